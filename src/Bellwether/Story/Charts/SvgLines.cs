namespace Bellwether.Story.Charts;

/// <summary>Lines over trading days with labels at their ends, marked days, and months on the axis.</summary>
internal static class SvgLines
{
    private const double Apart = 17;

    /// <summary>The picture.</summary>
    public static string Draw(LineChart chart, SvgOptions options)
    {
        var narrow = options.Width < 500;
        var ends = LineEnd.Of(chart.Lines, chart.ValueFormat);
        var labelRoom = LineEnds.Room(ends, options.Width, narrow);
        var (right, top) = (options.Width - labelRoom, 14 + chart.Marks.Length * Apart);
        var bottom = top + (narrow ? 210 : 280);
        var canvas = new SvgCanvas(chart, options);
        var values = chart.Lines.SelectMany(line => line.Values).OfType<double>();
        if (chart.Baseline is { } reference) values = values.Append(reference);
        var y = Axis.Over(values, bottom, top);
        var ticks = y.Ticks(Frame.Ticks(narrow)).ToArray();
        var format = ChartNumber.ForTicks(ticks, chart.ValueFormat);
        var x = new Axis(0, Math.Max(1, chart.Days.Length - 1), Frame.LabelRoom(ticks, format), right);

        Frame.Values(canvas, ticks, format, x, y.At);
        if (chart.Baseline is { } baseline) canvas.Line(x.From, y.At(baseline), x.To, y.At(baseline), "base");
        Frame.Days(canvas, chart.Days, x, bottom, narrow);
        DrawMarks(canvas, chart, x, top, bottom);
        foreach (var i in Enumerable.Range(0, chart.Lines.Length).OrderBy(i => chart.Lines[i].Emphasised))
            canvas.Path(Thinning.Of(chart.Lines[i].Values.Select((value, day) => value is { } v ? (x.At(day), y.At(v)) : ((double, double)?)null)), $"s{ends[i].Style} d{ends[i].Style}{(chart.Lines[i].Emphasised ? " main" : "")}");
        LineEnds.Draw(canvas, ends, x, y, labelRoom, narrow);
        DrawDots(canvas, chart, x, y);
        return canvas.Finish(bottom + 26);
    }

    private static void DrawMarks(SvgCanvas canvas, LineChart chart, Axis x, double top, double bottom)
    {
        var emphasised = chart.Lines.FirstOrDefault(line => line.Emphasised) ?? chart.Lines.FirstOrDefault();
        for (var i = 0; i < chart.Marks.Length; i++)
        {
            var day = chart.Days.AsSpan().BinarySearch(chart.Marks[i].Day);
            if (day < 0 || emphasised is null) continue;
            var (at, height) = (x.At(day), 14 + i * Apart);
            canvas.Line(at, height + 4, at, bottom, "mark");
            var right = at + SvgCanvas.TextWidth(chart.Marks[i].Label, SvgChart.SmallType) > x.To;
            canvas.Text(right ? at + 2 : at - 2, height, chart.Marks[i].Label, right ? Anchor.End : Anchor.Start, "axis");
        }
    }

    private static void DrawDots(SvgCanvas canvas, LineChart chart, Axis x, Axis y)
    {
        var main = chart.Lines.FirstOrDefault(line => line.Emphasised);
        foreach (var mark in chart.Marks)
        {
            var day = chart.Days.AsSpan().BinarySearch(mark.Day);
            if (day >= 0 && main?.Values[day] is { } value) canvas.Circle(x.At(day), y.At(value), 3.6, "dot");
        }
    }
}
