using Bellwether.Story.Render;

namespace Bellwether.Story.Charts;

/// <summary>Points in the plane, both axes in percent; the horizontal one by square roots when a few points are far larger than the rest.</summary>
internal static class SvgScatter
{
    private const double LargestRadius = 15;
    private const int VerticalTicks = 5;
    private const double SmallestRadius = 2.2;

    /// <summary>The picture.</summary>
    public static string Draw(ScatterChart chart, SvgOptions options)
    {
        var narrow = options.Width < 500;
        var (right, top) = (options.Width - 8.0, 30.0);
        var bottom = top + (narrow ? 270 : 340);
        var root = Spread(chart);
        double Shape(double value) => root ? Math.Sqrt(Math.Max(0, value)) : value;
        var y = Axis.Over(chart.Points.Select(point => point.Y).Concat(chart.Rules.Select(rule => rule.Y)), bottom, top, room: 0.08);
        var left = y.LabelRoom(VerticalTicks, VerticalLabel);
        var x = Axis.Over(chart.Points.Select(point => Checked(chart, Shape(point.X))), left, right, room: 0.06);
        if (root) x = x with { Low = 0 };
        var canvas = new SvgCanvas(chart, options);

        DrawAxes(canvas, chart, x, y, root, narrow);
        var largest = chart.Points.Select(point => point.Size).DefaultIfEmpty(0).Max();
        var drawn = chart.Points
            .Select(point => new Drawn(point, x.At(Shape(point.X)), y.At(point.Y), Radius(point.Size, largest)))
            .OrderBy(point => point.Point.Label is not null).ThenByDescending(point => point.Radius).ToList();
        foreach (var point in drawn) canvas.Circle(point.X, point.Y, point.Radius, point.Point.Label is null ? "point" : "named");
        DrawLabels(canvas, [.. drawn.Where(point => point.Point.Label is not null)], DrawRules(canvas, chart, x, y), new LabelBox(left, top - 6, options.Width, bottom), narrow);
        return canvas.Finish(bottom + 46);
    }

    private static string VerticalLabel(double tick) => FactText.Typographic(FactText.Percent(tick, 0));

    private static void DrawAxes(SvgCanvas canvas, ScatterChart chart, Axis x, Axis y, bool root, bool narrow)
    {
        canvas.Text(0, 13, chart.YLabel, Anchor.Start, "axis");
        foreach (var tick in y.Ticks(VerticalTicks))
        {
            canvas.Line(x.From, y.At(tick), x.To, y.At(tick), Math.Abs(tick) < 1e-12 ? "base" : "grid");
            canvas.Text(x.From - 6, y.At(tick) + 4, VerticalLabel(tick), Anchor.End, "axis");
        }

        var widest = root ? x.High * x.High : x.High;
        var low = root ? 0 : x.Low;
        var last = double.MinValue;
        foreach (var tick in new Axis(low, widest, 0, 1).Ticks(root ? 9 : narrow ? 4 : 7))
        {
            var at = x.At(root ? Math.Sqrt(Math.Max(0, tick)) : tick);
            var label = FactText.Typographic(FactText.Percent(tick, widest < 0.02 ? 1 : 0));
            var half = SvgCanvas.TextWidth(label, SvgChart.SmallType) / 2;
            if (at - half < last + 8 || at + half > x.To + 8) continue;
            last = at + half;
            canvas.Line(at, y.From, at, y.From + 5, "base");
            canvas.Text(at, y.From + 19, label, Anchor.Middle, "axis");
        }

        canvas.Line(x.From, y.From, x.To, y.From, "grid");
        canvas.Text(x.To, y.From + 40, chart.XLabel + (root ? " (square-root scale) →" : " →"), Anchor.End, "axis");
    }

    private static List<LabelBox> DrawRules(SvgCanvas canvas, ScatterChart chart, Axis x, Axis y)
    {
        var taken = new List<LabelBox>();
        foreach (var rule in chart.Rules)
        {
            var text = $"{Printable.Clean(rule.Label)} {FactText.Typographic(FactText.Percent(rule.Y, 1, signed: true))}";
            var at = y.At(rule.Y);
            canvas.Line(x.From, at, x.To, at, "mark");
            canvas.Text(x.To, at - 4, text, Anchor.End, "axis halo");
            taken.Add(new LabelBox(x.To - SvgCanvas.TextWidth(text, SvgChart.SmallType), at - 16, x.To, at));
        }

        return taken;
    }

    /// <summary>Names beside their points, largest first; a name that finds no free place is left out (the data table has it).</summary>
    private static void DrawLabels(SvgCanvas canvas, List<Drawn> named, List<LabelBox> taken, LabelBox limits, bool narrow)
    {
        taken.AddRange(named.Select(point => new LabelBox(point.X - point.Radius, point.Y - point.Radius, point.X + point.Radius, point.Y + point.Radius)));
        foreach (var point in named)
        {
            var text = SvgCanvas.Fit(Printable.Clean(point.Point.Label!), narrow ? 150 : 240, SvgChart.Type);
            var (width, gap) = (SvgCanvas.TextWidth(text, SvgChart.Type), point.Radius + 5);
            LabelBox[] offered =
            [
                Box(point.X + gap, point.Y), Box(point.X - gap - width, point.Y), Box(point.X - width / 2, point.Y - gap - 7), Box(point.X - width / 2, point.Y + gap + 7),
                Box(point.X + gap, point.Y - 13), Box(point.X + gap, point.Y + 13), Box(point.X - gap - width, point.Y - 13), Box(point.X - gap - width, point.Y + 13),
                Box(limits.Right - width, point.Y - gap - 7), Box(limits.Right - width, point.Y + gap + 7),
            ];
            LabelBox Box(double x, double middle) => new(x, middle - 8, x + width, middle + 8);
            if (LabelPlacer.FirstFree(offered, taken, limits) is not { } box) continue;
            taken.Add(box);
            canvas.Text(box.Left, box.Bottom - 3.5, text, Anchor.Start, "halo");
        }
    }

    private static double Radius(double size, double largest) =>
        largest > 0 ? Math.Max(SmallestRadius, Math.Sqrt(Math.Max(0, size) / largest) * LargestRadius) : SmallestRadius;

    /// <summary>True when the largest value is more than eight times the median and none is negative.</summary>
    private static bool Spread(ScatterChart chart)
    {
        var sorted = chart.Points.Select(point => point.X).Order().ToArray();
        return sorted.Length > 4 && sorted[0] >= 0 && sorted[^1] > 8 * sorted[sorted.Length / 2];
    }

    private static double Checked(ScatterChart chart, double value) => double.IsFinite(value)
        ? value
        : throw new InvalidOperationException($"Scatter '{chart.Id}' has a point that is not finite (METHODS 0.5).");

    private readonly record struct Drawn(ChartPoint Point, double X, double Y, double Radius);
}
