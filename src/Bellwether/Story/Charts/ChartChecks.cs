using System.Collections.Immutable;

namespace Bellwether.Story.Charts;

/// <summary>What a chart must hold before any renderer reads it (STYLE 7): each message names the chart and the rule.</summary>
internal static class ChartChecks
{
    private const double Rounding = 1e-9;

    /// <summary>The chart, when its parts fit together.</summary>
    public static Chart Checked(Chart chart)
    {
        switch (chart)
        {
            case LineChart lines: Lines(chart, lines.Days, lines.Lines); break;
            case UnderwaterChart underwater: Underwater(underwater); break;
            case PhaseChart phases: Phases(phases); break;
            case DistributionChart distribution: Distribution(distribution); break;
            case FanChart fan: Fan(fan); break;
            case CurveChart curve: Curve(curve); break;
            default: break;
        }

        return chart;
    }

    private static void Lines(Chart chart, ImmutableArray<DateOnly> days, ImmutableArray<ChartLine> lines)
    {
        for (var i = 1; i < days.Length; i++) Require(chart, days[i] > days[i - 1], $"days must ascend; {days[i]:yyyy-MM-dd} follows {days[i - 1]:yyyy-MM-dd}");
        foreach (var line in lines) Length(chart, $"line '{line.Name}'", line.Values.Length, days.Length, "days");
    }

    private static void Underwater(UnderwaterChart chart)
    {
        Lines(chart, chart.Days, chart.Lines);
        foreach (var line in chart.Lines)
        {
            foreach (var value in line.Values) Require(chart, value is null or <= Rounding, $"a drawdown is 0 or less; line '{line.Name}' has {value:R}");
        }

        foreach (var episode in chart.Episodes)
        {
            var line = chart.Lines.FirstOrDefault(line => line.Name == episode.Line);
            Require(chart, line is not null, $"an episode names line '{episode.Line}', which is not there");
            var trough = Day(chart, chart.Days, episode.Trough);
            Require(chart, line!.Values[trough] is not null, $"line '{episode.Line}' has no value at the trough of {episode.Trough:yyyy-MM-dd}");
            Require(chart, Day(chart, chart.Days, episode.Peak) <= trough, $"the episode of {episode.Trough:yyyy-MM-dd} has its trough before its peak");
            if (episode.Recovered is { } recovered) Require(chart, Day(chart, chart.Days, recovered) >= trough, $"the episode of {episode.Trough:yyyy-MM-dd} recovers before its trough");
        }
    }

    private static void Phases(PhaseChart chart)
    {
        Lines(chart, chart.Days, [new ChartLine(chart.Name, chart.Closes, Emphasised: true)]);
        foreach (var close in chart.Closes) Require(chart, !chart.Logarithmic || close is null or > 0, $"a logarithmic scale needs closes above 0, not {close:R}");
        var last = -1;
        foreach (var phase in chart.Phases)
        {
            var (from, to) = (Day(chart, chart.Days, phase.From), Day(chart, chart.Days, phase.To));
            Require(chart, from >= last && to > from, $"phases follow each other without overlap; one runs from {phase.From:yyyy-MM-dd} to {phase.To:yyyy-MM-dd}");
            Require(chart, !phase.IsOpen || phase == chart.Phases[^1], "only the last phase can be open");
            if (phase.Confirmed is { } confirmed) Require(chart, Day(chart, chart.Days, confirmed) >= from, $"the turn of {phase.From:yyyy-MM-dd} is confirmed before it happens");
            last = to;
        }
    }

    private static void Distribution(DistributionChart chart)
    {
        for (var i = 0; i < chart.Bins.Length; i++)
        {
            var bin = chart.Bins[i];
            Require(chart, double.IsFinite(bin.From) && double.IsFinite(bin.To) && bin.To > bin.From && bin.Count >= 0, $"a bin has a lower edge, a higher one and a count of 0 or more; bin {i} has {bin.From:R}, {bin.To:R}, {bin.Count}");
            if (i == 0) continue;
            var (width, before) = (bin.To - bin.From, chart.Bins[i - 1]);
            Require(chart, Math.Abs(bin.From - before.To) <= width * 1e-6 && Math.Abs(width - (before.To - before.From)) <= width * 1e-6, $"bins adjoin and have one width, else heights mislead; bin {i} differs");
        }

        foreach (var rule in chart.Rules) Require(chart, double.IsFinite(rule.X), $"rule '{rule.Label}' is not finite; leave undefined rules out (METHODS 0.5)");
        if (chart.TailBelow is { } tail) Require(chart, double.IsFinite(tail), "the tail's edge is not finite");
    }

    private static void Fan(FanChart chart)
    {
        var count = chart.Horizons.Length;
        for (var h = 1; h < count; h++) Require(chart, chart.Horizons[h] > chart.Horizons[h - 1], "horizons must ascend");
        Length(chart, "the median", chart.Median.Length, count, "horizons");
        foreach (var band in chart.Bands)
        {
            var name = $"band {ChartNumber.Percentile(band.LowProbability)} to {ChartNumber.Percentile(band.HighProbability)}";
            Length(chart, name, Math.Min(band.Low.Length, band.High.Length), count, "horizons");
            Length(chart, name, Math.Max(band.Low.Length, band.High.Length), count, "horizons");
            for (var h = 0; h < count; h++)
                Require(chart, band.Low[h] <= chart.Median[h] + Rounding && chart.Median[h] <= band.High[h] + Rounding, $"{name} does not hold the median at horizon {chart.Horizons[h]}");
        }

        foreach (var path in chart.Paths) Length(chart, $"path '{path.Label}'", path.Values.Length, count, "horizons");
    }

    private static void Curve(CurveChart chart)
    {
        for (var k = 1; k < chart.Counts.Length; k++) Require(chart, chart.Counts[k] > chart.Counts[k - 1], "counts must ascend");
        foreach (var line in chart.Lines) Length(chart, $"line '{line.Name}'", line.Values.Length, chart.Counts.Length, "counts");
    }

    private static int Day(Chart chart, ImmutableArray<DateOnly> days, DateOnly day)
    {
        var at = days.AsSpan().BinarySearch(day);
        Require(chart, at >= 0, $"{day:yyyy-MM-dd} is not one of its days");
        return at;
    }

    private static void Length(Chart chart, string what, int actual, int expected, string of) =>
        Require(chart, actual == expected, $"{what} has {actual} values for {expected} {of}");

    private static void Require(Chart chart, bool holds, string message)
    {
        if (!holds) throw new ArgumentException($"Chart '{chart.Id}': {message}.", nameof(chart));
    }
}
