using System.Globalization;
using Bellwether.Story.Render;

namespace Bellwether.Story.Charts;

/// <summary>Lines over trading days with labels at their ends, marked days, and months on the axis.</summary>
internal static class SvgLines
{
    private const double Apart = 17;

    /// <summary>The picture.</summary>
    public static string Draw(LineChart chart, SvgOptions options)
    {
        foreach (var line in chart.Lines)
        {
            if (line.Values.Length != chart.Days.Length)
                throw new InvalidOperationException($"Line '{line.Name}' has {line.Values.Length} values for {chart.Days.Length} days.");
        }

        var narrow = options.Width < 500;
        var ends = chart.Lines.Select(line => End.Of(line, chart.ValueFormat)).ToArray();
        var labelRoom = Math.Min(ends.Select(end => end.Width(stacked: narrow)).DefaultIfEmpty(0).Max() + 14, options.Width * (narrow ? 0.36 : 0.32));
        var (right, top) = (options.Width - labelRoom, 14 + chart.Marks.Length * Apart);
        var bottom = top + (narrow ? 210 : 280);
        var canvas = new SvgCanvas();
        var values = chart.Lines.SelectMany(line => line.Values).OfType<double>();
        if (chart.Baseline is { } reference) values = values.Append(reference);
        var y = Axis.Over(values, bottom, top);
        var left = y.LabelRoom(Ticks(narrow), tick => Label(chart, tick));
        var x = new Axis(0, Math.Max(1, chart.Days.Length - 1), left, right);

        DrawFrame(canvas, chart, x, y, narrow);
        DrawMarks(canvas, chart, x, top, bottom);
        var styles = Styles(chart);
        foreach (var i in Enumerable.Range(0, chart.Lines.Length).OrderBy(i => chart.Lines[i].Emphasised))
            canvas.Path(chart.Lines[i].Values.Select((value, day) => value is { } v ? (x.At(day), y.At(v)) : ((double, double)?)null), $"s{styles[i]} d{styles[i]}{(chart.Lines[i].Emphasised ? " main" : "")}");
        DrawEnds(canvas, chart, ends, styles, x, y, labelRoom, narrow);
        return canvas.Finish(chart, options.Width, bottom + 26, options.Standalone, options.IdSuffix);
    }

    private static void DrawFrame(SvgCanvas canvas, LineChart chart, Axis x, Axis y, bool narrow)
    {
        foreach (var tick in y.Ticks(Ticks(narrow)))
        {
            canvas.Line(x.From, y.At(tick), x.To, y.At(tick), "grid");
            canvas.Text(x.From - 6, y.At(tick) + 4, Label(chart, tick), Anchor.End, "axis");
        }

        if (chart.Baseline is { } baseline) canvas.Line(x.From, y.At(baseline), x.To, y.At(baseline), "base");
        canvas.Line(x.From, y.From, x.To, y.From, "grid");
        foreach (var (day, label) in Axis.Months([.. chart.Days], narrow ? 3 : 6))
        {
            var at = x.At(day);
            canvas.Line(at, y.From, at, y.From + 5, "base");
            var half = SvgCanvas.TextWidth(label, SvgChart.SmallType) / 2;
            canvas.Text(Math.Clamp(at, x.From + half, Math.Max(x.From + half, x.To - half)), y.From + 19, label, Anchor.Middle, "axis");
        }
    }

    private static int Ticks(bool narrow) => narrow ? 4 : 6;

    private static string Label(LineChart chart, double tick) => FactText.Typographic(tick.ToString(chart.ValueFormat, CultureInfo.InvariantCulture));

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

    /// <summary>Name and last value at the end of each line; on a phone the value goes below the name.</summary>
    private static void DrawEnds(SvgCanvas canvas, LineChart chart, End[] ends, int[] styles, Axis x, Axis y, double room, bool stacked)
    {
        var shown = Enumerable.Range(0, chart.Lines.Length).Where(i => ends[i].Day >= 0).ToArray();
        var wished = shown.Select(i => y.At(chart.Lines[i].Values[ends[i].Day]!.Value)).ToArray();
        var placed = LabelPlacer.Spread(wished, stacked ? 2 * Apart - 2 : Apart, y.To + 4, y.From - 4);
        for (var k = 0; k < shown.Length; k++)
        {
            var end = ends[shown[k]];
            var style = $"halo t{styles[shown[k]]}{(end.Strong ? " strong" : "")}";
            if (Math.Abs(placed[k] - wished[k]) > 3) canvas.Line(x.At(end.Day) + 2, wished[k], x.To + 8, placed[k], "leader");
            if (stacked)
            {
                canvas.Text(x.To + 10, placed[k] - 2.5, end.FitName(room - 10, stacked), Anchor.Start, style);
                canvas.Text(x.To + 10, placed[k] + 12.5, end.Value, Anchor.Start, style);
            }
            else
            {
                canvas.Text(x.To + 10, placed[k] + 4.5, $"{end.FitName(room - 10, stacked)} {end.Value}", Anchor.Start, style);
            }
        }

        foreach (var mark in chart.Marks)
        {
            var day = chart.Days.AsSpan().BinarySearch(mark.Day);
            var main = chart.Lines.FirstOrDefault(line => line.Emphasised);
            if (day >= 0 && main?.Values[day] is { } value) canvas.Circle(x.At(day), y.At(value), 3.6, "dot");
        }
    }

    private static int LastDay(ChartLine line)
    {
        for (var day = line.Values.Length - 1; day >= 0; day--)
        {
            if (line.Values[day] is not null) return day;
        }

        return -1;
    }

    /// <summary>Style numbers: 1 (solid) is for the subject of the brief, the others follow in order.</summary>
    private static int[] Styles(LineChart chart)
    {
        var next = chart.Lines.Any(line => line.Emphasised) ? 2 : 1;
        var first = true;
        return [.. chart.Lines.Select(line =>
        {
            if (line.Emphasised && first)
            {
                first = false;
                return 1;
            }

            var style = next;
            next = next == 6 ? 2 : next + 1;
            return style;
        })];
    }

    /// <summary>What is written at the end of a line; the name gives way to the number when there is no room for both.</summary>
    private sealed record End(string Name, string Value, int Day, bool Strong)
    {
        public static End Of(ChartLine line, string format)
        {
            var day = LastDay(line);
            return new End(Printable.Clean(line.Name), day < 0 ? "" : FactText.Typographic(line.Values[day]!.Value.ToString(format, CultureInfo.InvariantCulture)), day, line.Emphasised);
        }

        public double Width(bool stacked)
        {
            var (name, value) = (SvgCanvas.TextWidth(Name, SvgChart.Type, Strong), SvgCanvas.TextWidth(Value, SvgChart.Type, Strong));
            return stacked ? Math.Max(name, value) : name + value + 5;
        }

        public string FitName(double room, bool stacked) =>
            SvgCanvas.Fit(Name, stacked ? room : room - 5 - SvgCanvas.TextWidth(Value, SvgChart.Type, Strong), SvgChart.Type, Strong);
    }
}
