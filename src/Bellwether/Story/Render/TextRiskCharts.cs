using System.Collections.Immutable;
using Bellwether.Story.Charts;

namespace Bellwether.Story.Render;

/// <summary>The charts of risk and of phases for a terminal.</summary>
internal static class TextRiskCharts
{
    private const int MostRows = 16;

    /// <summary>One small line per gauge, full at the peak, lowest at the deepest fall of all; then the marked episodes in words.</summary>
    public static void Underwater(UnderwaterChart chart, TextPage page, int columns)
    {
        var values = chart.Lines.SelectMany(line => line.Values).OfType<double>().ToList();
        if (values.Count == 0 || chart.Days.IsEmpty) return;
        var low = values.Min();
        var ends = chart.Lines.Select(line => LineEnd.LastDay(line.Values) is >= 0 and var day ? FactText.Percent(line.Values[day]!.Value, 1) : "").ToArray();
        var names = TextChart.NameWidth(chart.Lines.Select(line => line.Name), columns);
        var ticks = Math.Min(chart.Days.Length, columns - names - ends.Max(text => text.Length) - 4);
        if (ticks >= 4)
        {
            for (var i = 0; i < chart.Lines.Length; i++)
            {
                var (line, ink) = (chart.Lines[i], chart.Lines[i].Emphasised ? Ink.Strong : Ink.Plain);
                // The deepest day of each stretch, so that a short fall is not skipped.
                var cells = Stretches(chart.Days.Length, ticks).Select(days => TextChart.Step(line.Values[days].Min(), low, 0));
                page.Line([
                    new Piece(TextChart.Name(line.Name, names) + "  ", ink),
                    new Piece(string.Concat(cells), line.Emphasised ? Ink.Strong : Ink.Quiet),
                    new Piece("  " + ends[i].PadLeft(ends.Max(text => text.Length)))]);
            }

            TextChart.Ends(chart.Days, page, columns, names + 2, ticks);
        }

        foreach (var episode in chart.Episodes)
        {
            var end = episode.Recovered is { } day ? $"peak reached again {AnswerParts.Day(day)}" : "peak not reached again";
            var who = chart.Lines.Length > 1 ? $"{Printable.Clean(episode.Line)} " : "";
            foreach (var line in TextFlow.Wrap($"{who}{FactText.Percent(RiskChartData.Depth(chart, episode), 1)} from {AnswerParts.Day(episode.Peak)} to {AnswerParts.Day(episode.Trough)}; {end}", columns))
                page.Line(line, Ink.Quiet);
        }
    }

    /// <summary>A small line of closes with a sign per stretch below it: + bull, - bear, a dot where nothing is dated; then the phases in words.</summary>
    public static void Phases(PhaseChart chart, TextPage page, int columns)
    {
        double? Shape(double? close) => chart.Logarithmic && close is { } value ? Math.Log(value) : close;
        var values = chart.Closes.Select(Shape).OfType<double>().ToList();
        if (values.Count == 0) return;
        var end = ChartNumber.Text(chart.Closes[LineEnd.LastDay(chart.Closes)]!.Value, chart.ValueFormat);
        var names = TextChart.NameWidth([chart.Name], columns);
        var ticks = Math.Min(chart.Days.Length, columns - names - end.Length - 4);
        if (ticks >= 4)
        {
            var stretches = Stretches(chart.Days.Length, ticks).ToArray();
            page.Line([
                new Piece(TextChart.Name(chart.Name, names) + "  ", Ink.Strong),
                new Piece(string.Concat(stretches.Select(days => TextChart.Step(Shape(chart.Closes[days].LastOrDefault(close => close is not null)), values.Min(), values.Max()))), Ink.Strong),
                new Piece("  " + end)]);
            page.Line(new string(' ', names + 2) + string.Concat(stretches.Select(days => Sign(chart, days))));
            TextChart.Ends(chart.Days, page, columns, names + 2, ticks);
            foreach (var line in TextFlow.Wrap("+ bull, - bear, · not dated", columns)) page.Line(line, Ink.Quiet);
        }

        foreach (var row in RiskChartData.OfPhases(chart).Rows)
        {
            foreach (var line in TextFlow.Wrap($"{row[0]} {row[5]} from {row[1]} to {row[2]}, turn confirmed {row[3]}", columns)) page.Line(line, Ink.Quiet);
        }
    }

    /// <summary>One bar per range of returns, with the rules that fall into it.</summary>
    public static void Distribution(DistributionChart chart, TextPage page, int columns)
    {
        var rows = HistogramRows.Of(chart, MostRows);
        if (rows.Count == 0) return;
        var counts = rows.Select(row => row.Count is { } count ? FactText.Plain(count, 0) : "").ToArray();
        var (ranges, numbers) = (rows.Max(row => row.Range.Length), counts.Max(text => text.Length));
        var largest = Math.Max(1, rows.Max(row => row.Count ?? 0));
        var marks = rows.Max(row => DisplayWidth.Of(row.Marks));
        var room = columns - ranges - numbers - 4;
        // Marks stand behind the bars when both fit, else on lines of their own.
        var beside = marks > 0 && room - marks - 4 >= 12;
        var bars = Math.Min(48, beside ? room - marks - 4 : room);
        for (var i = 0; i < rows.Count; i++)
        {
            var bar = bars >= 4 && rows[i].Count > 0 ? TextChart.Bar(0, (double)rows[i].Count!.Value / largest, bars) : "";
            var mark = rows[i].Marks.Length > 0 && beside ? "◂ " + rows[i].Marks : "";
            page.Line([
                new Piece($"{rows[i].Range.PadLeft(ranges)}  {counts[i].PadLeft(numbers)}"),
                new Piece(bar.Length + mark.Length == 0 ? "" : "  " + (mark.Length > 0 ? DisplayWidth.Pad(bar, bars, right: false) : bar), rows[i].IsTail ? Ink.Strong : Ink.Plain),
                new Piece(mark.Length > 0 ? "  " + mark : "", Ink.Quiet)]);
            if (beside || rows[i].Marks.Length == 0) continue;
            foreach (var line in TextFlow.Wrap("▴ " + rows[i].Marks, columns)) page.Line(line, Ink.Quiet);
        }

        foreach (var line in TextFlow.Wrap($"{chart.XLabel}; {chart.CountLabel}", columns)) page.Line(line, Ink.Quiet);
    }

    /// <summary>A small picture of the bands at a few horizons, then their numbers.</summary>
    public static void Fan(FanChart chart, TextPage page, int columns)
    {
        if (chart.Horizons.IsEmpty) return;
        var at = RiskChartData.HorizonsOf(chart, columns < 60 ? 4 : 6);
        var labels = at.Select(h => FactText.Plain(chart.Horizons[h], 0)).ToArray();
        var names = labels.Max(text => text.Length);
        var room = Math.Min(60, columns - names - 2);
        if (room >= 16 && chart.Bands.Length > 0)
        {
            var (low, high) = (Math.Min(0, at.Min(h => chart.Bands.Min(band => band.Low[h]))), Math.Max(0, at.Max(h => chart.Bands.Max(band => band.High[h]))));
            for (var i = 0; i < at.Count; i++) page.Line(labels[i].PadLeft(names) + "  " + Row(chart, at[i], low, high > low ? high : low + 1, room).TrimEnd());
            var inner = chart.Bands[^1];
            var outer = chart.Bands[0];
            string Band(ChartBand band) => $"{ChartNumber.Percentile(band.LowProbability)} to {ChartNumber.Percentile(band.HighProbability)}";
            foreach (var line in TextFlow.Wrap($"{(outer == inner ? "" : $"─ {Band(outer)}, ")}━ {Band(inner)}, ┃ median, 0 where it started", columns)) page.Line(line, Ink.Quiet);
        }

        Numbers(chart, at, page, columns);
    }

    private static string Row(FanChart chart, int h, double low, double high, int room)
    {
        var row = Enumerable.Repeat(' ', room).ToArray();
        int Place(double value) => Math.Clamp((int)Math.Round((value - low) / (high - low) * (room - 1), MidpointRounding.AwayFromZero), 0, room - 1);
        for (var i = 0; i < chart.Bands.Length; i++)
        {
            for (var k = Place(chart.Bands[i].Low[h]); k <= Place(chart.Bands[i].High[h]); k++) row[k] = i == chart.Bands.Length - 1 ? '━' : '─';
        }

        row[Place(0)] = '0';
        row[Place(chart.Median[h])] = '┃';
        return new string(row);
    }

    private static void Numbers(FanChart chart, IReadOnlyList<int> at, TextPage page, int columns)
    {
        string Number(double value) => FactText.Plain(value * 100, 1, signed: true);
        var table = new TableBlock(
            chart.Id,
            "In percent:",
            [new Column("quantile", chart.XLabel), .. at.Select(h => new Column("at", FactText.Plain(chart.Horizons[h], 0), true))],
            [.. RiskChartData.Quantiles(chart).Select(quantile => (ImmutableArray<Cell>)
            [
                Cell.Of(ChartNumber.Percentile(quantile.Probability)), .. at.Select(h => Cell.Of(Number(quantile.Values[h]))),
            ])]);
        TextTable.Write(table, page, columns, maxRows: null);
    }

    /// <summary>The days behind each cell: equal stretches that cover them all.</summary>
    private static IEnumerable<Range> Stretches(int days, int cells) =>
        Enumerable.Range(0, cells).Select(k => (int)((long)k * days / cells)..(int)((long)(k + 1) * days / cells));

    private static char Sign(PhaseChart chart, Range days)
    {
        var middle = chart.Days[(days.Start.Value + days.End.Value - 1) / 2];
        var phase = chart.Phases.LastOrDefault(phase => phase.From <= middle && middle <= phase.To);
        return phase is null ? '·' : phase.IsBull ? '+' : '-';
    }
}
