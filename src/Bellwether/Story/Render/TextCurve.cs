using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Story.Charts;

namespace Bellwether.Story.Render;

/// <summary>Lines over whole numbers in a terminal and as a data table.</summary>
internal static class TextCurve
{
    private const int MostColumns = 8;

    /// <summary>One small line per curve, its last value beside it, the first and the last count below.</summary>
    public static void Write(CurveChart chart, TextPage page, int columns)
    {
        var values = chart.Lines.SelectMany(line => line.Values).OfType<double>().ToList();
        if (values.Count == 0) return;
        var (low, high) = (Math.Min(0, values.Min()), Math.Max(0, values.Max()));
        var ends = chart.Lines.Select(line => LineEnd.LastDay(line.Values) is >= 0 and var at ? CurveNumber.Text(line.Values[at]!.Value, chart.Unit) : "").ToArray();
        var names = TextChart.NameWidth(chart.Lines.Select(line => line.Name), columns);
        // At least a quarter of the page, or a short path could not be read.
        var ticks = Math.Min(Math.Max(chart.Counts.Length, columns / 4), columns - names - ends.Max(text => text.Length) - 4);
        if (ticks < 4) return;
        for (var i = 0; i < chart.Lines.Length; i++)
        {
            var line = chart.Lines[i];
            var cells = Enumerable.Range(0, ticks).Select(tick => TextChart.Step(line.Values[(int)((long)tick * line.Values.Length / ticks)], low, high));
            page.Line([
                new Piece(TextChart.Name(line.Name, names) + "  ", line.Emphasised ? Ink.Strong : Ink.Plain),
                new Piece(string.Concat(cells), line.Emphasised ? Ink.Strong : Ink.Quiet),
                new Piece("  " + ends[i].PadLeft(ends.Max(text => text.Length)))]);
        }

        var (first, last) = (Count(chart.Counts[0]), Count(chart.Counts[^1]));
        page.Line(new string(' ', names + 2) + first + new string(' ', Math.Max(1, ticks - first.Length - last.Length)) + last, Ink.Quiet);
        foreach (var line in TextFlow.Wrap($"{chart.YLabel}; {chart.XLabel}", columns)) page.Line(line, Ink.Quiet);
    }

    /// <summary>The curves at a few counts.</summary>
    public static ChartData Data(CurveChart chart)
    {
        var last = chart.Counts.Length - 1;
        var at = Enumerable.Range(0, Math.Min(MostColumns, chart.Counts.Length)).Select(k => last < MostColumns ? k : (int)Math.Round((double)k * last / (MostColumns - 1))).Distinct().ToArray();
        return new ChartData(
            [chart.XLabel, .. at.Select(k => Count(chart.Counts[k]))],
            [.. chart.Lines.Select(line => (IReadOnlyList<string>)[Printable.Clean(line.Name), .. at.Select(k => line.Values[k] is { } value ? CurveNumber.Text(value, chart.Unit) : "no value")])]);
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
