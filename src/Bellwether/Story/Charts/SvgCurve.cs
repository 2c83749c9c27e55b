using System.Globalization;

namespace Bellwether.Story.Charts;

/// <summary>Lines over whole numbers with labels at their ends and a line at zero.</summary>
internal static class SvgCurve
{
    private const double Top = 26;

    /// <summary>The picture.</summary>
    public static string Draw(CurveChart chart, SvgOptions options)
    {
        var narrow = options.Width < 500;
        var bottom = Top + (narrow ? 210 : 260);
        var styles = LineStyles.Of(chart.Lines);
        LineEnd[] ends = [.. chart.Lines.Select((line, i) => LineEnd.LastDay(line.Values) is >= 0 and var at
            ? new LineEnd(Render.Printable.Clean(line.Name), CurveNumber.Typographic(line.Values[at]!.Value, chart.Unit), chart.Counts[at], line.Values[at], styles[i], line.Emphasised)
            : new LineEnd(Render.Printable.Clean(line.Name), "", 0, null, styles[i], line.Emphasised))];
        var room = LineEnds.Room(ends, options.Width, narrow);
        var y = Axis.Over(chart.Lines.SelectMany(line => line.Values).OfType<double>().Append(0), bottom, Top);
        var ticks = y.Ticks(Frame.Ticks(narrow)).ToArray();
        var format = ChartNumber.ForTicks(ticks, "+0 %;-0 %;0 %").Replace(" %", $" '{chart.Unit}'", StringComparison.Ordinal);
        var labels = ticks.Select(tick => Render.FactText.Typographic(ChartNumber.Text(tick * 100, format))).ToArray();
        var left = labels.Select(label => SvgCanvas.TextWidth(label, SvgChart.SmallType)).DefaultIfEmpty(0).Max() + 8;
        var counts = chart.Counts;
        var x = new Axis(counts.IsEmpty ? 0 : counts[0], counts.Length < 2 ? (counts.IsEmpty ? 0 : counts[0]) + 1 : counts[^1], left, options.Width - room);
        var canvas = new SvgCanvas(chart, options);

        canvas.Text(0, 13, chart.YLabel, Anchor.Start, "axis");
        for (var i = 0; i < ticks.Length; i++)
        {
            canvas.Line(x.From, y.At(ticks[i]), x.To, y.At(ticks[i]), "grid");
            canvas.Text(x.From - 6, y.At(ticks[i]) + 4, labels[i], Anchor.End, "axis");
        }

        canvas.Line(x.From, y.At(0), x.To, y.At(0), "base");
        DrawHorizontal(canvas, chart, x, bottom, narrow);
        foreach (var i in Enumerable.Range(0, chart.Lines.Length).OrderBy(i => chart.Lines[i].Emphasised))
            canvas.Path(Thinning.Of(chart.Lines[i].Values.Select((value, at) => value is { } v ? (x.At(counts[at]), y.At(v)) : ((double, double)?)null)), $"s{styles[i]} d{styles[i]}{(chart.Lines[i].Emphasised ? " main" : "")}");
        LineEnds.Draw(canvas, ends, x, y, room, narrow);
        return canvas.Finish(bottom + 46);
    }

    private static void DrawHorizontal(SvgCanvas canvas, CurveChart chart, Axis x, double bottom, bool narrow)
    {
        canvas.Line(x.From, bottom, x.To, bottom, "grid");
        foreach (var tick in x.Ticks(narrow ? 4 : 7).Where(tick => tick == Math.Round(tick)))
        {
            canvas.Line(x.At(tick), bottom, x.At(tick), bottom + 5, "base");
            canvas.Text(x.At(tick), bottom + 19, tick.ToString("0", CultureInfo.InvariantCulture), Anchor.Middle, "axis");
        }

        canvas.Text(x.To, bottom + 40, SvgCanvas.Fit(chart.XLabel + " →", x.To, SvgChart.SmallType), Anchor.End, "axis");
    }
}

/// <summary>Values of a curve as text.</summary>
internal static class CurveNumber
{
    /// <summary>A fraction times 100 with its sign and unit.</summary>
    public static string Text(double value, string unit) => $"{Render.FactText.Plain(value * 100, 1, signed: true)} {unit}";

    /// <summary>The same with a real minus sign.</summary>
    public static string Typographic(double value, string unit) => Render.FactText.Typographic(Text(value, unit));
}
