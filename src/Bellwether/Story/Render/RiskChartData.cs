using System.Collections.Immutable;
using Bellwether.Story.Charts;

namespace Bellwether.Story.Render;

/// <summary>The data tables of the charts of risk and of phases.</summary>
internal static class RiskChartData
{
    private const int MostBins = 24;
    private const int MostHorizons = 6;

    /// <summary>The marked episodes; the deepest and the last value of each line when none is marked.</summary>
    public static ChartData OfUnderwater(UnderwaterChart chart)
    {
        if (!chart.Episodes.IsEmpty)
        {
            return new ChartData(
                ["Gauge", "Peak", "Trough", "Peak reached again", "Depth"],
                [.. chart.Episodes.Select(episode => (IReadOnlyList<string>)
                [
                    Printable.Clean(episode.Line), AnswerParts.Day(episode.Peak), AnswerParts.Day(episode.Trough), episode.Recovered is { } day ? AnswerParts.Day(day) : "not yet",
                    FactText.Percent(Depth(chart, episode), 1),
                ])]);
        }

        return new ChartData(
            ["Gauge", "Deepest", "Last"],
            [.. chart.Lines.Where(line => LineEnd.LastDay(line.Values) >= 0).Select(line => (IReadOnlyList<string>)
            [
                Printable.Clean(line.Name), FactText.Percent(line.Values.OfType<double>().Min(), 1), FactText.Percent(line.Values[LineEnd.LastDay(line.Values)]!.Value, 1),
            ])]);
    }

    /// <summary>The depth of an episode: its line's value at the trough.</summary>
    public static double Depth(UnderwaterChart chart, ChartEpisode episode) =>
        chart.Lines.First(line => line.Name == episode.Line).Values[chart.Days.AsSpan().BinarySearch(episode.Trough)]!.Value;

    /// <summary>One row per phase, with the change from its first to its last close.</summary>
    public static ChartData OfPhases(PhaseChart chart) => new(
        ["Phase", "From", "To", "Turn confirmed", "Trading days", "Change"],
        [.. chart.Phases.Select(phase =>
        {
            var (from, to) = (chart.Days.AsSpan().BinarySearch(phase.From), chart.Days.AsSpan().BinarySearch(phase.To));
            return (IReadOnlyList<string>)
            [
                phase.IsBull ? "bull" : "bear", AnswerParts.Day(phase.From), AnswerParts.Day(phase.To) + (phase.IsOpen ? " (open)" : ""),
                phase.Confirmed is { } day ? AnswerParts.Day(day) : "not known", FactText.Plain(to - from, 0),
                chart.Closes[from] is { } first and not 0 && chart.Closes[to] is { } last ? FactText.Percent(last / first - 1, 1, signed: true) : "no value",
            ];
        })]);

    /// <summary>Bins, joined until they fit a table, with the rules that fall into each.</summary>
    public static ChartData OfDistribution(DistributionChart chart)
    {
        var rows = HistogramRows.Of(chart, MostBins);
        return new ChartData(
            [chart.XLabel, chart.CountLabel, "Marked"],
            [.. rows.Select(row => (IReadOnlyList<string>)[row.Range, row.Count is { } count ? FactText.Plain(count, 0) : "none", row.Marks])]);
    }

    /// <summary>Quantiles from high to low, then the single paths, at a few horizons.</summary>
    public static ChartData OfFan(FanChart chart)
    {
        if (chart.Horizons.IsEmpty) return new ChartData([], []);
        var at = HorizonsOf(chart, MostHorizons);
        return new ChartData(
            [chart.XLabel, .. at.Select(h => FactText.Plain(chart.Horizons[h], 0))],
            [
                .. Quantiles(chart).Select(quantile => (IReadOnlyList<string>)[ChartNumber.Percentile(quantile.Probability), .. at.Select(h => FactText.Percent(quantile.Values[h], 1, signed: true))]),
                .. chart.Paths.Select(path => (IReadOnlyList<string>)
                [
                    Printable.Clean(path.Label), .. at.Select(h => path.Values[h] is { } value ? FactText.Percent(value, 1, signed: true) : "no value"),
                ]),
            ]);
    }

    /// <summary>All quantiles of a fan, from high to low.</summary>
    public static IEnumerable<(double Probability, ImmutableArray<double> Values)> Quantiles(FanChart chart) => chart.Bands
        .SelectMany(band => new[] { (Probability: band.HighProbability, Values: band.High), (Probability: band.LowProbability, Values: band.Low) })
        .Append((Probability: 0.5, Values: chart.Median)).OrderByDescending(quantile => quantile.Probability);

    /// <summary>Positions of at most so many horizons after today, evenly spread, the last one among them.</summary>
    public static IReadOnlyList<int> HorizonsOf(FanChart chart, int most)
    {
        var first = chart.Horizons.Length > 1 && chart.Horizons[0] == 0 ? 1 : 0;
        var count = chart.Horizons.Length - first;
        var shown = Math.Min(most, count);
        return [.. Enumerable.Range(1, shown).Select(k => first - 1 + (int)Math.Round((double)k * count / shown, MidpointRounding.AwayFromZero)).Distinct()];
    }
}

/// <summary>Part of a histogram as a row: its range, its count (null outside the bins), and the rules that fall into it.</summary>
/// <param name="Range">Range in percent.</param>
/// <param name="Count">Values, or null for a rule outside the bins.</param>
/// <param name="Marks">Rules, with their values.</param>
/// <param name="IsTail">True when the whole range lies in the tail.</param>
internal readonly record struct HistogramRow(string Range, long? Count, string Marks, bool IsTail);

/// <summary>A distribution as rows of at most so many joined bins.</summary>
internal static class HistogramRows
{
    /// <summary>Rows in ascending order; neighbouring bins are joined, from zero outwards where zero is an edge.</summary>
    public static IReadOnlyList<HistogramRow> Of(DistributionChart chart, int most)
    {
        var bins = chart.Bins;
        var join = Math.Max(1, (bins.Length + most - 1) / most);
        var zero = Enumerable.Range(0, bins.Length).FirstOrDefault(i => Math.Abs(bins[i].From) <= (bins[i].To - bins[i].From) * 1e-6, 0);
        var groups = Enumerable.Range(0, bins.Length).GroupBy(i => Math.Floor((double)(i - zero) / join)).Select(group => (Key: group.Key, First: group.First(), Last: group.Last())).ToArray();
        // Full steps at both ends as well, so that all rows are equally wide.
        double Edge(double key) => bins[zero].From + key * join * (bins[zero].To - bins[zero].From);
        var edges = groups.Select(group => Edge(group.Key)).Concat(bins.IsEmpty ? [] : [Edge(groups[^1].Key + 1)]).ToArray();
        var format = ChartNumber.ForTicks(edges, "0.0 %");
        string Mark(ChartUpright rule) => $"{Printable.Clean(rule.Label)} {FactText.Percent(rule.X, 1, signed: true)}";
        string Marks(Func<double, bool> inside) => string.Join(", ", chart.Rules.Where(rule => inside(rule.X)).OrderBy(rule => rule.X).Select(Mark));

        var rows = new List<HistogramRow>();
        foreach (var rule in chart.Rules.Where(rule => bins.IsEmpty || rule.X < edges[0]).OrderBy(rule => rule.X)) rows.Add(Outside(rule));
        for (var g = 0; g < groups.Length; g++)
        {
            var (from, to, last) = (edges[g], edges[g + 1], g == groups.Length - 1);
            rows.Add(new HistogramRow(
                $"{ChartNumber.Text(from, format).Replace(" %", "", StringComparison.Ordinal)} to {ChartNumber.Text(to, format)}",
                Enumerable.Range(groups[g].First, groups[g].Last - groups[g].First + 1).Sum(i => (long)bins[i].Count),
                Marks(x => x >= from && (x < to || (last && x == to))),
                chart.TailBelow is { } tail && to <= tail));
        }

        foreach (var rule in chart.Rules.Where(rule => !bins.IsEmpty && rule.X > edges[^1]).OrderBy(rule => rule.X)) rows.Add(Outside(rule));
        return rows;

        HistogramRow Outside(ChartUpright rule) => new(FactText.Percent(rule.X, 1), null, Mark(rule), false);
    }
}
