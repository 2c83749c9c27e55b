using System.Collections.Immutable;
using Bellwether.Story.Charts;

namespace Bellwether.Story.Render;

/// <summary>Charts for a terminal: one small line per series on a common scale, and bars for waterfalls and scatters.</summary>
internal static class TextChart
{
    private const string Steps = "▁▂▃▄▅▆▇█";
    private const int MostPoints = 12;

    /// <summary>Writes the title, the picture and the finding in words.</summary>
    public static void Write(Chart chart, TextPage page, int columns)
    {
        foreach (var line in TextFlow.Wrap(chart.Title, columns)) page.Line(line, Ink.Strong);
        switch (ChartChecks.Checked(chart))
        {
            case LineChart lines: Lines(lines, page, columns); break;
            case WaterfallChart waterfall: Waterfall(waterfall, page, columns); break;
            case ScatterChart scatter: Scatter(scatter, page, columns); break;
            case TreemapChart treemap: Treemap(treemap, page, columns); break;
            case UnderwaterChart underwater: TextRiskCharts.Underwater(underwater, page, columns); break;
            case PhaseChart phases: TextRiskCharts.Phases(phases, page, columns); break;
            case DistributionChart distribution: TextRiskCharts.Distribution(distribution, page, columns); break;
            case FanChart fan: TextRiskCharts.Fan(fan, page, columns); break;
            case CurveChart curve: TextCurve.Write(curve, page, columns); break;
            default: break;
        }

        foreach (var line in TextFlow.Wrap(chart.Alternative, columns)) page.Line(line, Ink.Quiet);
    }

    private static void Lines(LineChart chart, TextPage page, int columns)
    {
        var values = chart.Lines.SelectMany(line => line.Values).OfType<double>().ToList();
        if (values.Count == 0 || chart.Days.IsEmpty) return;
        var (low, high) = (values.Min(), values.Max());
        var ends = chart.Lines.Select(line => End(line, chart.ValueFormat)).ToArray();
        var names = NameWidth(chart.Lines.Select(line => line.Name), columns);
        var ticks = Math.Min(chart.Days.Length, columns - names - ends.Max(text => text.Length) - 4);
        if (ticks < 4) return;
        for (var i = 0; i < chart.Lines.Length; i++)
        {
            var line = chart.Lines[i];
            var cells = Enumerable.Range(0, ticks).Select(tick => Step(At(line, tick, ticks), low, high));
            page.Line([
                new Piece(Name(line.Name, names) + "  ", line.Emphasised ? Ink.Strong : Ink.Plain),
                new Piece(string.Concat(cells), line.Emphasised ? Ink.Strong : Ink.Quiet),
                new Piece("  " + ends[i].PadLeft(ends.Max(text => text.Length)))]);
        }

        Ends(chart.Days, page, columns, names + 2, ticks);
        Marks(chart, page, columns, names + 2, ticks);
    }

    /// <summary>First and last day under the ends of the lines.</summary>
    public static void Ends(ImmutableArray<DateOnly> days, TextPage page, int columns, int left, int ticks)
    {
        var (first, last) = (AnswerParts.Day(days[0]), AnswerParts.Day(days[^1]));
        var between = ticks - first.Length - last.Length;
        if (between >= 1) page.Line(new string(' ', left) + first + new string(' ', between) + last, Ink.Quiet);
        else foreach (var line in TextFlow.Wrap($"{first} to {last}", columns)) page.Line(line, Ink.Quiet);
    }

    /// <summary>Each marked day under its place in the lines; without a place when the page is too narrow for its label.</summary>
    private static void Marks(LineChart chart, TextPage page, int columns, int left, int ticks)
    {
        foreach (var mark in chart.Marks)
        {
            var day = chart.Days.AsSpan().BinarySearch(mark.Day);
            if (day < 0) continue;
            var at = left + (chart.Days.Length == 1 ? 0 : (int)Math.Round((double)day * (ticks - 1) / (chart.Days.Length - 1)));
            var label = Printable.Clean(mark.Label);
            var width = DisplayWidth.Of(label) + 2;
            if (at + width <= columns) page.Line($"{new string(' ', at)}▲ {label}", Ink.Quiet);
            else if (width <= at + 1) page.Line($"{new string(' ', at + 1 - width)}{label} ▲", Ink.Quiet);
            else foreach (var line in TextFlow.Wrap($"▲ {label}, {AnswerParts.Day(mark.Day)}", columns)) page.Line(line, Ink.Quiet);
        }
    }

    private static void Waterfall(WaterfallChart chart, TextPage page, int columns)
    {
        var steps = WaterfallSteps.Of(chart);
        string Number(double value, bool signed) => ChartNumber.OfUnit(value, chart.ValueUnit, steps.Decimals, signed);
        var rows = new List<(string Label, string Value, double From, double To)> { (chart.StartLabel, Number(chart.Start, signed: false), chart.Start, chart.Start) };
        rows.AddRange(steps.Parts.Select(step => (step.Label, Number(step.To - step.From, signed: true), step.From, step.To)));
        rows.Add((chart.EndLabel, Number(steps.End, signed: false), steps.End, steps.End));
        var values = rows.Max(row => row.Value.Length);
        var names = NameWidth(rows.Select(row => row.Label), columns);
        var room = columns - names - values - 4;
        foreach (var (label, value, from, to) in rows)
        {
            var bar = room < 6 ? "" : "  " + Bar((from - steps.Lowest) / steps.Span, (to - steps.Lowest) / steps.Span, room);
            page.Line([new Piece(Name(label, names)), new Piece("  " + value.PadLeft(values)), new Piece(bar, to < from ? Ink.Quiet : Ink.Plain)]);
        }

        var unit = TextFlow.Wrap(chart.Unit, names + 2 + values);
        foreach (var line in unit) page.Line(DisplayWidth.Pad(line, names + 2 + values, right: true), Ink.Quiet);
    }

    private static void Treemap(TreemapChart chart, TextPage page, int columns)
    {
        var parts = chart.Parts.Where(part => part.Value != 0).OrderByDescending(part => Math.Abs(part.Value)).Take(MostPoints).ToList();
        if (parts.Count == 0) return;
        var largest = Math.Abs(parts[0].Value);
        string[] shown = [.. parts.Select(part => ChartNumber.OfUnit(part.Value, chart.ValueUnit, 2, signed: true))];
        var (values, names) = (shown.Max(text => text.Length), NameWidth(parts.Select(part => part.Label), columns));
        var room = columns - names - values - 4;
        for (var i = 0; i < parts.Count; i++)
            page.Line([new Piece(Name(parts[i].Label, names)), new Piece("  " + shown[i].PadLeft(values)), new Piece(room < 6 ? "" : "  " + Bar(0, Math.Abs(parts[i].Value) / largest, room), parts[i].Value < 0 ? Ink.Quiet : Ink.Plain)]);
    }

    private static void Scatter(ScatterChart chart, TextPage page, int columns)
    {
        var named = chart.Points.Where(point => point.Label is not null).OrderByDescending(point => point.Size).Take(MostPoints).ToList();
        if (named.Count == 0) return;
        var (low, high) = (Math.Min(0, named.Min(point => point.Y)), Math.Max(0, named.Max(point => point.Y)));
        var span = high > low ? high - low : 1;
        var xs = named.Select(point => FactText.Percent(point.X, 1)).ToArray();
        var ys = named.Select(point => FactText.Percent(point.Y, 1, signed: true)).ToArray();
        var (xWidth, yWidth) = (xs.Max(text => text.Length), ys.Max(text => text.Length));
        var names = NameWidth(named.Select(point => point.Label!), columns);
        var both = names + xWidth + yWidth + 4 <= columns;
        var room = columns - names - xWidth - yWidth - 6;
        for (var i = 0; i < named.Count; i++)
        {
            var bar = room < 6 ? "" : "  " + Bar(-low / span, (named[i].Y - low) / span, room);
            page.Line([new Piece(Name(named[i].Label!, names)), new Piece($"{(both ? "  " + xs[i].PadLeft(xWidth) : "")}  {ys[i].PadLeft(yWidth)}"), new Piece(bar)]);
        }

        var unlisted = chart.Points.Count(point => point.Label is not null) - named.Count;
        if (unlisted > 0) page.Line($"… {unlisted} more", Ink.Quiet);
        foreach (var line in TextFlow.Wrap(both ? $"{chart.XLabel}; {chart.YLabel}" : chart.YLabel, columns)) page.Line(line, Ink.Quiet);
    }

    /// <summary>A bar from one share of the room to another; a thin mark when both are the same.</summary>
    public static string Bar(double from, double to, int room)
    {
        var (left, right) = from <= to ? (from, to) : (to, from);
        var start = (int)Math.Clamp(Math.Floor(left * (room - 1)), 0, room - 1);
        if (left == right) return new string(' ', start) + "│";
        var eighths = Math.Max(1, (int)Math.Round((right - left) * (room - 1) * 8));
        var bar = new string('█', eighths / 8) + (eighths % 8 == 0 ? "" : "▏▎▍▌▋▊▉"[eighths % 8 - 1].ToString());
        return new string(' ', start) + bar;
    }

    private static double? At(ChartLine line, int tick, int ticks)
    {
        var at = ticks == 1 ? line.Values.Length - 1 : (int)Math.Round((double)tick * (line.Values.Length - 1) / (ticks - 1));
        return line.Values[at];
    }

    /// <summary>The block that is as high as the value in its range; a space where there is none.</summary>
    public static string Step(double? value, double low, double high)
    {
        if (value is not { } number) return " ";
        var share = high > low ? (number - low) / (high - low) : 0.5;
        return Steps[Math.Clamp((int)(share * Steps.Length), 0, Steps.Length - 1)].ToString();
    }

    private static string End(ChartLine line, string format)
    {
        for (var i = line.Values.Length - 1; i >= 0; i--)
        {
            if (line.Values[i] is { } value) return ChartNumber.Text(value, format);
        }

        return "";
    }

    /// <summary>Columns for names: those of the widest, up to two fifths of the page.</summary>
    public static int NameWidth(IEnumerable<string> names, int columns) =>
        Math.Min(names.Max(name => DisplayWidth.Of(Printable.Clean(name))), Math.Max(8, columns * 2 / 5));

    /// <summary>A name in exactly so many columns.</summary>
    public static string Name(string name, int columns)
    {
        var clean = Printable.Clean(name);
        if (DisplayWidth.Of(clean) <= columns) return DisplayWidth.Pad(clean, columns, right: false);
        var shortened = TextFlow.Wrap(clean.Replace(' ', '\u00A0'), columns - 1)[0];
        return DisplayWidth.Pad(shortened.TrimEnd('\u00A0').Replace('\u00A0', ' ') + "…", columns, right: false);
    }
}
