using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>What a gauge did in the window.</summary>
public sealed record GaugeFinding
{
    /// <summary>Gauge id.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Headline return.</summary>
    public required Fact Return { get; init; }

    /// <summary>Level at the window's end.</summary>
    public required Fact Level { get; init; }

    /// <summary>The subject's return minus this gauge's; null for the subject itself.</summary>
    public Fact? Excess { get; init; }

    /// <summary>Return by the rulebook, when the headline fixes the members.</summary>
    public Fact? Chained { get; init; }

    /// <summary>Return of the replication with fixed members, when the headline is the official level.</summary>
    public Fact? Replica { get; init; }

    /// <summary>Replicated against official level on their last common day.</summary>
    public Fact? ReplicationError { get; init; }

    /// <summary>The same for the rulebook basis.</summary>
    public Fact? ChainedError { get; init; }

    /// <summary>Constituents with prices at the start; null for a published series without constituents.</summary>
    public Fact? Members { get; init; }

    /// <summary>Members without prices.</summary>
    public Fact? Unpriced { get; init; }

    /// <summary>Names whose section is unknown.</summary>
    public Fact? Uncertain { get; init; }

    /// <summary>Largest one-day rise in the window.</summary>
    public Fact? BestDay { get; init; }

    /// <summary>Closes over the window rebased to 100, for the chart; null where there is none.</summary>
    public ImmutableArray<double?> Rebased { get; init; } = [];

    /// <summary>What the reader must know of the membership.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>A constituent's part.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Id">Security id.</param>
/// <param name="Weight">Weight at the end.</param>
/// <param name="OpeningWeight">Weight at the start.</param>
/// <param name="Return">Window return.</param>
/// <param name="Points">Contribution in points.</param>
/// <param name="Pp">Contribution in percentage points.</param>
public sealed record MoverFinding(string Name, string Id, Fact Weight, Fact OpeningWeight, Fact Return, Fact Points, Fact Pp);

/// <summary>A group's part.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Members">Number of constituents.</param>
/// <param name="Weight">Weight at the end.</param>
/// <param name="OpeningWeight">Weight at the start.</param>
/// <param name="Points">Contribution in points.</param>
/// <param name="Pp">Contribution in percentage points.</param>
public sealed record GroupFinding(string Name, int Members, Fact Weight, Fact OpeningWeight, Fact Points, Fact Pp);

/// <summary>A gauge with and without its largest contributors (METHODS 4.4).</summary>
/// <param name="Gauge">Gauge name.</param>
/// <param name="Count">How many names.</param>
/// <param name="Return">Return of the replication with everybody.</param>
/// <param name="Share">Share of the move the names account for.</param>
/// <param name="Drop">Return without them, the others re-weighted.</param>
/// <param name="Freeze">Return had they stood still.</param>
public sealed record HeroFinding(string Gauge, int Count, Fact Return, Fact Share, Fact Drop, Fact Freeze);

/// <summary>Who moved the gauge.</summary>
public sealed record MoversFinding
{
    /// <summary>Largest contributors first.</summary>
    public required ImmutableArray<MoverFinding> Top { get; init; }

    /// <summary>Largest detractors first.</summary>
    public required ImmutableArray<MoverFinding> Bottom { get; init; }

    /// <summary>The heaviest name at the end.</summary>
    public required MoverFinding Heaviest { get; init; }

    /// <summary>The whole move in points.</summary>
    public required Fact MovePoints { get; init; }

    /// <summary>The subject and the first rival with constituents, without their heroes.</summary>
    public required ImmutableArray<HeroFinding> Heroes { get; init; }

    /// <summary>Groups, largest contribution first.</summary>
    public required ImmutableArray<GroupFinding> Sectors { get; init; }

    /// <summary>Sections, when the gauge spans several.</summary>
    public ImmutableArray<GroupFinding> Sections { get; init; } = [];

    /// <summary>Themes, when members carry any.</summary>
    public ImmutableArray<GroupFinding> Themes { get; init; } = [];

    /// <summary>Opening and closing level of the replication, for the waterfall.</summary>
    public required (double Start, double End) Levels { get; init; }

    /// <summary>Contributions in points of those not among <see cref="Top"/> and <see cref="Bottom"/>: gains and losses.</summary>
    public required (double Gains, double Losses) Rest { get; init; }

    /// <summary>Weights against returns, for the scatter chart.</summary>
    public ImmutableArray<ChartPoint> Cloud { get; init; } = [];
}

/// <summary>How broad the move was.</summary>
public sealed record BreadthFinding
{
    /// <summary>Members that rose, fell, did not move.</summary>
    public required (Fact Advancers, Fact Decliners, Fact Unchanged) Counts { get; init; }

    /// <summary>Members that at least doubled.</summary>
    public required Fact Doublers { get; init; }

    /// <summary>Their names, largest return first.</summary>
    public required ImmutableArray<(string Name, string Id, Fact Return)> DoublerNames { get; init; }

    /// <summary>Median member.</summary>
    public required Fact Median { get; init; }

    /// <summary>Share of members above their 25- and 75-day averages at the end.</summary>
    public required (Fact Short, Fact Long) AboveAverage { get; init; }

    /// <summary>Effective number of names and weight of the ten heaviest at the end.</summary>
    public required (Fact EffectiveNumber, Fact TopTen) Concentration { get; init; }

    /// <summary>Members without prices.</summary>
    public required Fact Unpriced { get; init; }

    /// <summary>Their codes.</summary>
    public required ImmutableArray<string> UnpricedCodes { get; init; }

    /// <summary>Names whose section is unknown.</summary>
    public required Fact Uncertain { get; init; }
}

/// <summary>The window as the reader sees it.</summary>
/// <param name="Window">Dates.</param>
/// <param name="LowDate">The dated low, when the window starts at one that was searched for.</param>
/// <param name="Notes">What was moved or assumed.</param>
/// <param name="Days">Trading days of the window, ascending, for charts.</param>
public sealed record WindowFinding(Window Window, Fact? LowDate, ImmutableArray<string> Notes, ImmutableArray<DateOnly> Days)
{
    /// <summary>What each dating rule says of the low; empty when the window does not start at one, or nobody asked.</summary>
    public ImmutableArray<LowRuleFinding> LowRules { get; init; } = [];
}
