using System.Collections.Immutable;

namespace Bellwether.Story;

/// <summary>
/// Drawdowns from the running highest close, one line per gauge, hanging from zero; the marked episodes are labelled with depth and trough day.
/// </summary>
/// <param name="Id">Stable name.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Alternative">Text alternative.</param>
/// <param name="Days">The days on the horizontal axis, ascending.</param>
/// <param name="Lines">Drawdowns as fractions, 0 or less; each as long as <paramref name="Days"/>.</param>
/// <param name="Episodes">The episodes worth marking, deepest first.</param>
public sealed record UnderwaterChart(
    string Id,
    string Title,
    string Alternative,
    ImmutableArray<DateOnly> Days,
    ImmutableArray<ChartLine> Lines,
    ImmutableArray<ChartEpisode> Episodes) : Chart(Id, Title, Alternative);

/// <summary>One fall from a peak and its recovery; its depth is the line's value at the trough.</summary>
/// <param name="Line">Name of the line it belongs to.</param>
/// <param name="Peak">Day of the highest close before the fall.</param>
/// <param name="Trough">Day of the lowest close.</param>
/// <param name="Recovered">First day at the old peak again, or null when that has not happened.</param>
public sealed record ChartEpisode(string Line, DateOnly Peak, DateOnly Trough, DateOnly? Recovered);

/// <summary>A line of closes with its bull and bear phases shaded, turning points dated and confirmation days ticked.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Alternative">Text alternative.</param>
/// <param name="Days">The days on the horizontal axis, ascending.</param>
/// <param name="Name">Name of the gauge.</param>
/// <param name="Closes">Closes, as long as <paramref name="Days"/>; null where there is none, above zero on a logarithmic scale.</param>
/// <param name="Phases">Phases in order, not overlapping; days outside every phase stay unshaded.</param>
/// <param name="Logarithmic">True for a scale on which equal ratios have equal heights.</param>
/// <param name="ValueFormat">Number format of closes, e.g. <c>#,0</c>.</param>
public sealed record PhaseChart(
    string Id,
    string Title,
    string Alternative,
    ImmutableArray<DateOnly> Days,
    string Name,
    ImmutableArray<double?> Closes,
    ImmutableArray<ChartPhase> Phases,
    bool Logarithmic,
    string ValueFormat) : Chart(Id, Title, Alternative);

/// <summary>A bull or bear phase from one turning point to the next, or to the last day when it is open.</summary>
/// <param name="From">Day of the turning point that opens it.</param>
/// <param name="To">Day of the turning point that ends it; the last day when open.</param>
/// <param name="IsBull">True when prices rise from trough to peak.</param>
/// <param name="Confirmed">First day on which the rule could know the opening turning point; null when it never could.</param>
/// <param name="IsOpen">True when no rule has ended it yet.</param>
public sealed record ChartPhase(DateOnly From, DateOnly To, bool IsBull, DateOnly? Confirmed, bool IsOpen);

/// <summary>A histogram of returns with labelled upright rules, e.g. value at risk, expected shortfall, mean, today.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Alternative">Text alternative.</param>
/// <param name="XLabel">What the horizontal axis shows; its values are fractions, printed in percent.</param>
/// <param name="Bins">Adjoining bins in ascending order; <see cref="Charts.Histogram"/> computes them from a sample.</param>
/// <param name="Rules">Upright rules.</param>
public sealed record DistributionChart(
    string Id,
    string Title,
    string Alternative,
    string XLabel,
    ImmutableArray<ChartBin> Bins,
    ImmutableArray<ChartUpright> Rules) : Chart(Id, Title, Alternative)
{
    /// <summary>What is counted, e.g. days, windows.</summary>
    public string CountLabel { get; init; } = "days";

    /// <summary>Returns at or below this value are drawn as the tail (hatched), e.g. the negative of the value at risk.</summary>
    public double? TailBelow { get; init; }
}

/// <summary>One bin: values from its lower edge up to, but without, its upper edge.</summary>
/// <param name="From">Lower edge.</param>
/// <param name="To">Upper edge, above <paramref name="From"/>.</param>
/// <param name="Count">Values in it.</param>
public readonly record struct ChartBin(double From, double To, int Count);

/// <summary>A labelled upright rule.</summary>
/// <param name="Label">Label without its value, e.g. VaR 95 %.</param>
/// <param name="X">Horizontal value.</param>
public sealed record ChartUpright(string Label, double X);

/// <summary>
/// What followed, or might follow, today: bands between quantiles of many paths, their median, and a few paths by name. All values are
/// cumulative returns since today, as fractions.
/// </summary>
/// <param name="Id">Stable name.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Alternative">Text alternative.</param>
/// <param name="XLabel">What the horizontal axis counts, e.g. trading days from today.</param>
/// <param name="Horizons">Days ahead, ascending; 0 is today.</param>
/// <param name="Bands">Bands from the widest to the narrowest.</param>
/// <param name="Median">Median of the paths at each horizon.</param>
public sealed record FanChart(
    string Id,
    string Title,
    string Alternative,
    string XLabel,
    ImmutableArray<int> Horizons,
    ImmutableArray<ChartBand> Bands,
    ImmutableArray<double> Median) : Chart(Id, Title, Alternative)
{
    /// <summary>Single paths drawn as thin lines, e.g. the closest analogues.</summary>
    public ImmutableArray<ChartPath> Paths { get; init; } = [];
}

/// <summary>The space between two quantiles, at each horizon of its fan.</summary>
/// <param name="LowProbability">Probability of the lower quantile, e.g. 0.05.</param>
/// <param name="HighProbability">Probability of the upper quantile, e.g. 0.95.</param>
/// <param name="Low">Lower quantile.</param>
/// <param name="High">Upper quantile.</param>
public sealed record ChartBand(double LowProbability, double HighProbability, ImmutableArray<double> Low, ImmutableArray<double> High);

/// <summary>One path of a fan; null where it has no value (yet).</summary>
/// <param name="Label">Label, e.g. from 12 Feb 2016.</param>
/// <param name="Values">Cumulative return at each horizon of its fan.</param>
public sealed record ChartPath(string Label, ImmutableArray<double?> Values);
