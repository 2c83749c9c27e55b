using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics.Rallies;
using Bellwether.Analytics.Risk;
using Bellwether.Story.Charts;

namespace Bellwether.Story.Writing;

/// <summary>A gauge's closes for charts.</summary>
/// <param name="Name">Gauge name.</param>
/// <param name="Days">Days with a close.</param>
/// <param name="Closes">Closes, as many as days.</param>
public sealed record SeriesFinding(string Name, ImmutableArray<DateOnly> Days, ImmutableArray<double> Closes);

/// <summary>Draws histories: phases, drawdowns, daily returns, rolling volatility, what followed.</summary>
public static class RiskChartWriter
{
    private const int RollingDays = 60;

    /// <summary>Closes with bull and bear phases of one rule.</summary>
    public static ChartBlock Phases(SeriesFinding series, ImmutableArray<TurningPoint> turns, string rule)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new ChartBlock(new PhaseChart(
            "phases",
            $"Rises and falls by {rule}",
            $"{turns.Length} dated turns; {(turns.IsEmpty ? "no phase is dated" : turns[^1].Kind == TurnKind.Trough ? "the last leg, a rise, is open" : "the last leg, a fall, is open")}.",
            series.Days,
            series.Name,
            [.. series.Closes.Select(close => (double?)close)],
            ChartEpisodes.Phases(series.Days, turns),
            Logarithmic: true,
            "#,0"));
    }

    /// <summary>Drawdowns of the gauges, the subject's deepest marked.</summary>
    public static ChartBlock Underwater(ImmutableArray<SeriesFinding> gauges, int marked)
    {
        var subject = gauges[0];
        var episodes = Drawdowns.Episodes(subject.Closes.AsSpan());
        return new ChartBlock(new UnderwaterChart(
            "underwater",
            "Fall from the highest close so far",
            $"The deepest falls of {Phrases.The(subject.Name)} are marked.",
            subject.Days,
            [.. gauges.Select((gauge, i) => new ChartLine(gauge.Name, On(subject.Days, gauge, Falls(gauge)), i == 0))],
            episodes.HasValue ? ChartEpisodes.Drawdowns(subject.Name, subject.Days, Drawdowns.Deepest(episodes.Value, marked)) : []));
    }

    /// <summary>The subject's daily returns with its value at risk and expected shortfall.</summary>
    public static ChartBlock Distribution(SeriesFinding series, ImmutableArray<double> returns, double valueAtRisk, double shortfall, string level)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new ChartBlock(new DistributionChart(
            "returns",
            $"Daily returns of {Phrases.The(series.Name)}",
            "Days that lost more than the value at risk are hatched.",
            "Daily return",
            Histogram.Bins(returns.AsSpan()),
            [new ChartUpright($"VaR {level}", -valueAtRisk), new ChartUpright($"ES {level}", -shortfall)])
        { TailBelow = -valueAtRisk });
    }

    /// <summary>Volatility of the last sixty returns.</summary>
    public static ChartBlock Rolling(ImmutableArray<SeriesFinding> gauges, ImmutableArray<ImmutableArray<double>> logs, double periodsPerYear) => new(new LineChart(
        "rolling_volatility",
        string.Create(CultureInfo.InvariantCulture, $"Volatility of the last {RollingDays} trading days, a year's worth"),
        "One line a gauge; it starts when enough days have passed.",
        gauges[0].Days,
        [.. gauges.Select((gauge, i) => new ChartLine(gauge.Name, On(gauges[0].Days, gauge, RollingVolatility.Of(logs[i].AsSpan(), RollingDays, periodsPerYear)), i == 0))],
        [],
        "0.0 %",
        null));

    /// <summary>What followed the analogues, over what followed all days.</summary>
    public static ChartBlock Fan(SeriesFinding series, int horizon, ImmutableArray<int> hits)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (bands, median) = Charts.Fan.Of(ForwardReturns.Paths(series.Closes.AsSpan(), horizon));
        return new ChartBlock(new FanChart(
            "fan",
            "What followed windows like this one, over what followed all days",
            "Bands and median are those of all days of the history; the thin lines are the analogues.",
            "trading days ahead",
            [.. Enumerable.Range(0, horizon + 1)],
            bands,
            median)
        {
            Paths = [.. hits.Select(at => new ChartPath(series.Days[at].ToString("d MMM yyyy", CultureInfo.InvariantCulture), [.. ForwardReturns.Path(series.Closes.AsSpan(), at, horizon).Select(value => (double?)value)]))],
        });
    }

    private static double[] Falls(SeriesFinding gauge)
    {
        var falls = Drawdowns.Series(gauge.Closes.AsSpan());
        return falls.HasValue ? [.. falls.Value] : [];
    }

    // Values on the subject's days; null where the gauge has none.
    private static ImmutableArray<double?> On(ImmutableArray<DateOnly> days, SeriesFinding gauge, double[] values) =>
    [
        .. days.Select(day => gauge.Days.AsSpan().BinarySearch(day) is >= 0 and var at && at < values.Length && double.IsFinite(values[at]) ? values[at] : (double?)null),
    ];
}
