using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Analytics.Risk;

namespace Bellwether.Story.Writing;

/// <summary>A leg of a dated swing.</summary>
/// <param name="IsUp">True for a rise.</param>
/// <param name="IsOpen">True while its end is not dated.</param>
/// <param name="From">Day of the turn it starts from.</param>
/// <param name="Confirmed">Day on which that turn was confirmed.</param>
/// <param name="Level">Close on the day of the turn.</param>
/// <param name="To">Day of the next turn; null while open.</param>
/// <param name="Return">Size, to the last close while open.</param>
/// <param name="Days">Length.</param>
public sealed record LegFinding(bool IsUp, bool IsOpen, Fact From, Fact Confirmed, Fact Level, Fact? To, Fact Return, Fact Days);

/// <summary>What one dating rule found.</summary>
/// <param name="Id">Name in options, e.g. <c>threshold</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Count">Number of turns.</param>
/// <param name="Legs">Legs in time order.</param>
public sealed record RuleFinding(string Id, string Name, Fact Count, ImmutableArray<LegFinding> Legs);

/// <summary>A drawdown.</summary>
/// <param name="Depth">Depth, negative.</param>
/// <param name="Peak">Day of the peak.</param>
/// <param name="Trough">Day of the trough.</param>
/// <param name="Recovery">Day of the recovery; undefined while open.</param>
/// <param name="FallDays">Peak to trough.</param>
/// <param name="RecoveryDays">Trough to recovery.</param>
/// <param name="Days">Peak to recovery.</param>
public sealed record DrawdownFinding(Fact Depth, Fact Peak, Fact Trough, Fact Recovery, Fact FallDays, Fact RecoveryDays, Fact Days);

/// <summary>The dated history of a gauge.</summary>
/// <param name="Name">Gauge name.</param>
/// <param name="Rules">Rules, the chosen one first.</param>
/// <param name="Drawdowns">Deepest first.</param>
/// <param name="Current">Last close against the highest.</param>
public sealed record RalliesFinding(string Name, ImmutableArray<RuleFinding> Rules, ImmutableArray<DrawdownFinding> Drawdowns, Fact Current)
{
    /// <summary>Charts in reading order.</summary>
    public ImmutableArray<ChartBlock> Charts { get; init; } = [];
}

/// <summary>Whether a dating rule puts a trough on a low.</summary>
public enum LowAgreement
{
    /// <summary>On the same day.</summary>
    Same,

    /// <summary>Its nearest trough is another day, or it has none.</summary>
    Other,

    /// <summary>The low is too recent for the rule to say.</summary>
    TooRecent,
}

/// <summary>One rule's word on a low.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Trough">Its nearest trough; undefined when it has none.</param>
/// <param name="Agreement">Whether that is the low.</param>
public sealed record LowRuleFinding(string Rule, Fact Trough, LowAgreement Agreement);

/// <summary>A measure of several gauges side by side.</summary>
/// <param name="Id">Stable name of the row.</param>
/// <param name="Label">Heading for people.</param>
/// <param name="Facts">One per gauge.</param>
public sealed record RiskRow(string Id, string Label, ImmutableArray<Fact> Facts);

/// <summary>A tested comparison with a rival.</summary>
/// <param name="Statement">What is tested, e.g. more volatile.</param>
/// <param name="Rival">Rival's name.</param>
/// <param name="Ratio">Ratio with its interval.</param>
/// <param name="Verdict">What the interval says; null when the ratio is undefined.</param>
public sealed record RiskTest(string Statement, string Rival, Fact Ratio, Verdict? Verdict);

/// <summary>The risk of a gauge beside others.</summary>
public sealed record RiskFinding
{
    /// <summary>Ids and names, the subject first.</summary>
    public required ImmutableArray<(string Id, string Name)> Gauges { get; init; }

    /// <summary>Share of days beyond the value at risk, in words of a heading, e.g. <c>5 %</c>.</summary>
    public string WorstShare { get; init; } = "5 %";

    /// <summary>Own measures.</summary>
    public required ImmutableArray<RiskRow> Own { get; init; }

    /// <summary>Measures against each rival; facts per rival.</summary>
    public ImmutableArray<RiskRow> Against { get; init; } = [];

    /// <summary>Tested statements.</summary>
    public ImmutableArray<RiskTest> Tests { get; init; } = [];

    /// <summary>Warnings: short samples, domains, lags.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Charts in reading order.</summary>
    public ImmutableArray<ChartBlock> Charts { get; init; } = [];

    /// <summary>The row of an id.</summary>
    public RiskRow Row(string id) => Own.Concat(Against).First(row => row.Id == id);
}

/// <summary>A factor in a stress.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Id">Name in options.</param>
/// <param name="IsShocked">True when its move was given.</param>
/// <param name="Move">Its move.</param>
/// <param name="Deviation">Give or take; null when shocked.</param>
/// <param name="Beta">The gauge's beta on it.</param>
public sealed record FactorFinding(string Name, string Id, bool IsShocked, Fact Move, Fact? Deviation, Fact Beta)
{
    /// <summary>worst or best, when the shock repeats the factor's worst or best day of the window.</summary>
    public string? Repeats { get; init; }
}

/// <summary>A stress of a gauge.</summary>
public sealed record StressFinding
{
    /// <summary>The named scenario, to follow "in"; null for shocks as typed.</summary>
    public string? Scenario { get; init; }

    /// <summary>Why that scenario has these shocks.</summary>
    public string? Reasoning { get; init; }

    /// <summary>The same scenario for other gauges.</summary>
    public ImmutableArray<StressFinding> Others { get; init; } = [];

    /// <summary>Gauge name.</summary>
    public required string Name { get; init; }

    /// <summary>Factors, the shocked ones first.</summary>
    public required ImmutableArray<FactorFinding> Factors { get; init; }

    /// <summary>Expected effect.</summary>
    public required Fact Effect { get; init; }

    /// <summary>Give or take.</summary>
    public required Fact Deviation { get; init; }

    /// <summary>Plausibility in standard deviations.</summary>
    public required Fact Mahalanobis { get; init; }

    /// <summary>Days that moved as far.</summary>
    public required Fact Precedents { get; init; }

    /// <summary>Share of variance the factors explain.</summary>
    public required Fact RSquared { get; init; }

    /// <summary>First day of the history it stands on.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Trading days the shock takes.</summary>
    public int Over { get; init; } = 1;

    /// <summary>Warnings.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>A past window like the current one.</summary>
/// <param name="Day">Its last day.</param>
/// <param name="Return">Its return.</param>
/// <param name="Forward">What followed.</param>
/// <param name="Distance">Distance of features, when compared by them.</param>
public sealed record AnalogueFinding(Fact Day, Fact Return, Fact Forward, Fact? Distance);

/// <summary>What followed windows like the current one.</summary>
public sealed record AnaloguesFinding
{
    /// <summary>Gauge name.</summary>
    public required string Name { get; init; }

    /// <summary>Length of the windows.</summary>
    public required int Days { get; init; }

    /// <summary>First day of the history that was searched.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Length of the forward windows.</summary>
    public required int Horizon { get; init; }

    /// <summary>True when compared by features, not by return alone.</summary>
    public bool ByFeatures { get; init; }

    /// <summary>The current window's return.</summary>
    public required Fact Now { get; init; }

    /// <summary>Number of analogues.</summary>
    public required Fact Count { get; init; }

    /// <summary>Those that count as independent.</summary>
    public required Fact Effective { get; init; }

    /// <summary>Median forward return of the analogues and of all days.</summary>
    public required (Fact Analogues, Fact All) Median { get; init; }

    /// <summary>Share of falls after the analogues and after all days.</summary>
    public required (Fact Analogues, Fact All) ShareNegative { get; init; }

    /// <summary>Worst and best forward return.</summary>
    public required (Fact Worst, Fact Best) Range { get; init; }

    /// <summary>The analogues in time order.</summary>
    public ImmutableArray<AnalogueFinding> Hits { get; init; } = [];

    /// <summary>The fan, when there are analogues.</summary>
    public ChartBlock? Chart { get; init; }

    /// <summary>True below ten independent analogues.</summary>
    public bool IsAnecdotal => !(Effective.Value >= 10);
}

/// <summary>How big the window's move was.</summary>
/// <param name="Return">The return by the basis in which all windows are compared.</param>
/// <param name="Rank">Rank among all windows of its length.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Share">Rank as a share.</param>
/// <param name="History">First day of the history.</param>
/// <param name="Best">Largest one-day rise in the window, with its day.</param>
/// <param name="Worst">Largest one-day fall in the window, with its day.</param>
public sealed record SizeFinding(Fact Return, Fact Rank, Fact Count, Fact Share, DateOnly History, (Fact Change, Fact Day) Best, (Fact Change, Fact Day) Worst);

/// <summary>What could go wrong, for the brief.</summary>
/// <param name="Risk">Risk beside the rivals.</param>
/// <param name="Window">The history it stands on.</param>
/// <param name="Stress">One scenario, when the store has a world factor.</param>
/// <param name="Analogues">What followed similar windows; null when the history is too short.</param>
public sealed record OutlookFinding(RiskFinding Risk, Window Window, StressFinding? Stress, AnaloguesFinding? Analogues);
