using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Analytics;

/// <summary>From the close of <see cref="Start"/> to the close of <see cref="End"/>; for a stock (a level, a weight) both are the same day.</summary>
/// <param name="Start">First trading day: its close is the base.</param>
/// <param name="End">Last trading day.</param>
public readonly record struct Window(DateOnly Start, DateOnly End)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Start:yyyy-MM-dd}..{End:yyyy-MM-dd}";
}

/// <summary>What a value is counted in; decides how it is printed. Returns and weights are fractions (0.21), never percent.</summary>
public enum Unit
{
    /// <summary>A fraction, printed as percent: 0.2124 prints +21.2 %.</summary>
    Fraction,

    /// <summary>A difference of fractions, printed in percentage points.</summary>
    PercentagePoints,

    /// <summary>Index points.</summary>
    Points,

    /// <summary>A number of things.</summary>
    Count,

    /// <summary>A plain ratio or number.</summary>
    Number,

    /// <summary>Currency.</summary>
    Currency,

    /// <summary>A date, stored as <see cref="DateOnly.DayNumber"/>.</summary>
    Date,

    /// <summary>A number of trading days.</summary>
    Days,

    /// <summary>Hundredths of a percentage point: changes of yields (METHODS 0.2).</summary>
    BasisPoints,
}

/// <summary>
/// The one vocabulary of Claims and Story: a stable name, its unit, and the METHODS section that defines it. What Story writes, Claims reads.
/// </summary>
/// <param name="Name">Stable snake_case name, e.g. <c>return</c>.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Method">METHODS section, e.g. <c>METHODS 2.3</c>.</param>
/// <param name="Formula">The formula in one line, for <c>replay</c>.</param>
public sealed record Measure(string Name, Unit Unit, string Method, string Formula)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>The measures of steps 1 (spine) with their METHODS sections.</summary>
public static partial class Measures
{
    /// <summary>Price return over a window.</summary>
    public static readonly Measure Return = new("return", Unit.Fraction, "METHODS 2.1", "I(end) / I(start) - 1");

    /// <summary>Level at the window's end.</summary>
    public static readonly Measure Level = new("level", Unit.Points, "METHODS 1.2", "I0 * M / B");

    /// <summary>Day of the low of the closes, latest on ties.</summary>
    public static readonly Measure LowDate = new("low_date", Unit.Date, "METHODS 2.3", "latest arg min of closes in the search range");

    /// <summary>Arithmetic difference of two returns.</summary>
    public static readonly Measure Excess = new("excess_return", Unit.PercentagePoints, "METHODS 2.4", "R(a) - R(b)");

    /// <summary>Geometric excess return.</summary>
    public static readonly Measure GeometricExcess = new("geometric_excess_return", Unit.Fraction, "METHODS 2.4", "(1 + R(a)) / (1 + R(b)) - 1");

    /// <summary>Number of members on a day.</summary>
    public static readonly Measure MemberCount = new("member_count", Unit.Count, "METHODS 1.6", "rows valid on the day");

    /// <summary>Members without prices.</summary>
    public static readonly Measure UnpricedMembers = new("unpriced_members", Unit.Count, "METHODS 0.6", "members on the day without a price");

    /// <summary>Names that may be members: their section on the day is unknown.</summary>
    public static readonly Measure UncertainMembers = new("uncertain_members", Unit.Count, "METHODS 1.6", "names on one of two neighbouring lists only");

    /// <summary>Residual-free contribution in index points.</summary>
    public static readonly Measure ContributionPoints = new("contribution_points", Unit.Points, "METHODS 4.1", "sum over days of I0 (P - P*) S / B");

    /// <summary>Contribution as a fraction of the level at the start.</summary>
    public static readonly Measure ContributionPp = new("contribution_pp", Unit.PercentagePoints, "METHODS 4.1", "contribution in points / I(start)");

    /// <summary>Weight at the window's end, as <see cref="Level"/> is the level at the end.</summary>
    public static readonly Measure Weight = new("weight", Unit.Fraction, "METHODS 4.1", "P S / M at the end");

    /// <summary>Weight at the window's start.</summary>
    public static readonly Measure OpeningWeight = new("opening_weight", Unit.Fraction, "METHODS 4.1", "P S / M at the start");

    /// <summary>Share of the gauge's move that the top k names account for.</summary>
    public static readonly Measure TopShare = new("top_share", Unit.Fraction, "METHODS 4.4", "sum of top-k contributions / (I(end) - I(start))");

    /// <summary>Return without the named constituents, others re-weighted.</summary>
    public static readonly Measure ReturnExDrop = new("return_ex_drop", Unit.Fraction, "METHODS 4.4", "chain of sum(w r) / sum(w) over the other members");

    /// <summary>Return with the named constituents earning nothing.</summary>
    public static readonly Measure ReturnExFreeze = new("return_ex_freeze", Unit.Fraction, "METHODS 4.4", "R - sum of their contributions / I(start)");

    /// <summary>Members that at least doubled.</summary>
    public static readonly Measure Doublers = new("doublers", Unit.Count, "METHODS 6.1", "members with P(end) k >= 2 P(start)");

    /// <summary>Members that rose.</summary>
    public static readonly Measure Advancers = new("advancers", Unit.Count, "METHODS 6.1", "eligible members with r > 0");

    /// <summary>Members that fell.</summary>
    public static readonly Measure Decliners = new("decliners", Unit.Count, "METHODS 6.1", "eligible members with r < 0");

    /// <summary>Members unchanged or stale.</summary>
    public static readonly Measure Unchanged = new("unchanged", Unit.Count, "METHODS 6.1", "eligible members with r = 0 or stale");

    /// <summary>Share of eligible members above their moving average.</summary>
    public static readonly Measure AboveAverage = new("above_moving_average", Unit.Fraction, "METHODS 6.2", "members with P > mean of last k closes / eligible");

    /// <summary>Herfindahl–Hirschman index of the weights at the window's end.</summary>
    public static readonly Measure Hhi = new("hhi", Unit.Number, "METHODS 6.3", "sum of squared weights");

    /// <summary>Effective number of names at the window's end.</summary>
    public static readonly Measure EffectiveNumber = new("effective_number", Unit.Number, "METHODS 6.3", "1 / HHI");

    /// <summary>Combined weight of the k heaviest names at the window's end.</summary>
    public static readonly Measure TopWeight = new("top_weight", Unit.Fraction, "METHODS 6.3", "sum of the k largest weights at the end");

    /// <summary>Largest one-day simple return in the window.</summary>
    public static readonly Measure MaxOneDayChange = new("max_one_day_change", Unit.Fraction, "METHODS 8.6", "max of P(t) k / P(t-1) - 1");

    /// <summary>Replicated level over official level on their last common day in the window, minus one; both start from the first common day.</summary>
    public static readonly Measure ReplicationError = new("replication_error", Unit.Fraction, "METHODS 1.6", "replicated level / official level - 1 on the last common day, both from the first common day");

    /// <summary>Median window return of eligible members.</summary>
    public static readonly Measure MedianReturn = new("median_return", Unit.Fraction, "METHODS 6.1", "median of the eligible members' window returns");
}

/// <summary>
/// A number that may reach a page (DESIGN, decision 6): value, subject, window, method, inputs, and the command that recomputes it.
/// </summary>
public sealed record Fact
{
    /// <summary>Identifier: question, dataset batch and a digest of the value; <c>replay</c> takes it.</summary>
    public required string Id { get; init; }

    /// <summary>What is measured.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Gauge id or security id, e.g. <c>mothers</c> or <c>tse:4565</c>; with a qualifier where one is needed (<c>mothers/sector:3250</c>).</summary>
    public required string Subject { get; init; }

    /// <summary>The gauge in which the subject is measured, when the subject is a constituent or group: a weight is a weight in a gauge.</summary>
    public string? Gauge { get; init; }

    /// <summary>The value in the measure's unit, or null when undefined.</summary>
    public required double? Value { get; init; }

    /// <summary>Exact decimal for levels and points, when there is one.</summary>
    public decimal? Exact { get; init; }

    /// <summary>Why there is no value.</summary>
    public Reason Reason { get; init; }

    /// <summary>Lower end when the value is uncertain (DESIGN, decision 8).</summary>
    public double? Low { get; init; }

    /// <summary>Upper end when the value is uncertain.</summary>
    public double? High { get; init; }

    /// <summary>The window.</summary>
    public required Window Window { get; init; }

    /// <summary>The basis when there are several defensible ones: <c>fixed</c> members, <c>chained</c> by the entry rule, <c>official</c> level.</summary>
    public string? Basis { get; init; }

    /// <summary>Decimals to print, in the unit as printed (percent for fractions).</summary>
    public int Decimals { get; init; } = 1;

    /// <summary>Data-set version, rows and other inputs, in words for the reader.</summary>
    public ImmutableArray<string> Inputs { get; init; } = [];

    /// <summary>The command that recomputes the value.</summary>
    public required string Replay { get; init; }
}
