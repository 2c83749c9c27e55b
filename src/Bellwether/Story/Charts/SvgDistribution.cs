using Bellwether.Story.Render;

namespace Bellwether.Story.Charts;

/// <summary>A histogram with upright rules, each named on a line of its own above the bars; the tail is hatched.</summary>
internal static class SvgDistribution
{
    private const double Apart = 17;

    /// <summary>The picture.</summary>
    public static string Draw(DistributionChart chart, SvgOptions options)
    {
        var narrow = options.Width < 500;
        var top = 22 + chart.Rules.Length * Apart;
        var bottom = top + (narrow ? 190 : 240);
        var largest = chart.Bins.Select(bin => bin.Count).DefaultIfEmpty(0).Max();
        var y = new Axis(0, Math.Max(1, largest) * 1.04, bottom, top);
        var ticks = y.Ticks(Frame.Ticks(narrow)).Where(tick => tick == Math.Round(tick)).ToArray();
        var values = chart.Bins.SelectMany(bin => new[] { bin.From, bin.To }).Concat(chart.Rules.Select(rule => rule.X));
        var x = Axis.Over(values, Frame.LabelRoom(ticks, "#,0"), options.Width - 8, room: 0.02);
        var canvas = new SvgCanvas(chart, options);

        canvas.Text(0, 13, chart.CountLabel, Anchor.Start, "axis");
        Frame.Values(canvas, ticks, "#,0", x, y.At);
        foreach (var bin in chart.Bins) DrawBin(canvas, bin, chart.TailBelow, x, y);
        canvas.Line(x.From, bottom, x.To, bottom, "base");
        DrawHorizontal(canvas, chart, x, bottom, narrow);
        DrawRules(canvas, chart, x, bottom);
        return canvas.Finish(bottom + 46);
    }

    private static void DrawBin(SvgCanvas canvas, ChartBin bin, double? tail, Axis x, Axis y)
    {
        if (bin.Count == 0) return;
        var split = Math.Clamp(tail ?? bin.From, bin.From, bin.To);
        var (from, middle, to, height) = (x.At(bin.From), x.At(split), x.At(bin.To), y.From - y.At(bin.Count));
        if (middle > from)
        {
            canvas.Hatch(from, y.From - height, middle - from, height);
            canvas.Rectangle(from, y.From - height, middle - from, height, "tail");
        }

        if (to > middle) canvas.Rectangle(middle, y.From - height, to - middle, height, "bar");
    }

    private static void DrawHorizontal(SvgCanvas canvas, DistributionChart chart, Axis x, double bottom, bool narrow)
    {
        var ticks = x.Ticks(narrow ? 6 : 8).ToArray();
        var format = ChartNumber.ForTicks(ticks, "0 %");
        var free = double.MinValue;
        foreach (var tick in ticks)
        {
            var label = FactText.Typographic(ChartNumber.Text(tick, format));
            var (at, half) = (x.At(tick), SvgCanvas.TextWidth(label, SvgChart.SmallType) / 2);
            canvas.Line(at, bottom, at, bottom + 5, "base");
            if (at - half < free || at + half > x.To + 8) continue;
            canvas.Text(at, bottom + 19, label, Anchor.Middle, "axis");
            free = at + half + 8;
        }

        canvas.Text(x.To, bottom + 40, SvgCanvas.Fit(chart.XLabel + " →", x.To, SvgChart.SmallType), Anchor.End, "axis");
    }

    private static void DrawRules(SvgCanvas canvas, DistributionChart chart, Axis x, double bottom)
    {
        var rules = chart.Rules.OrderBy(rule => rule.X).ToArray();
        for (var i = 0; i < rules.Length; i++)
        {
            var (at, height) = (x.At(rules[i].X), 30 + i * Apart);
            canvas.Line(at, height - 10, at, bottom, "clear");
            canvas.Line(at, height - 10, at, bottom, "rule");
            var text = $"{Printable.Clean(rules[i].Label)} {FactText.Typographic(FactText.Percent(rules[i].X, 1, signed: true))}";
            var fitted = SvgCanvas.Fit(text, Math.Max(at - x.From, x.To + 8 - at) - 6, SvgChart.Type);
            var right = at + 5 + SvgCanvas.TextWidth(fitted, SvgChart.Type) <= x.To + 8;
            canvas.Text(right ? at + 5 : at - 5, height, fitted, right ? Anchor.Start : Anchor.End, "halo");
        }
    }
}
