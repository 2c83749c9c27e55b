using System.Collections.Immutable;

namespace Bellwether.Indices;

/// <summary>Which members a window's return stands on.</summary>
public enum Basis
{
    /// <summary>Every member with a price on the first day, fixed for the window: no entries.</summary>
    Fixed,

    /// <summary>The rulebook: new listings enter by the entry rule, leavers leave, weights are reviewed.</summary>
    Chained,
}

/// <summary>What a planned change does.</summary>
public enum ChangeKind
{
    /// <summary>A constituent enters with a holding.</summary>
    Entry,

    /// <summary>A constituent leaves at its last price.</summary>
    Exit,

    /// <summary>The holding changes: shares, free float, price factor.</summary>
    Shares,

    /// <summary>A split: the holding changes, the value does not.</summary>
    Split,

    /// <summary>A price-weighted constituent goes ex split with its factor unchanged: the opening price changes, the holding does not.</summary>
    ExSplitPrice,

    /// <summary>A rights issue: the holding grows, the new part is valued at the subscription price.</summary>
    Rights,

    /// <summary>A cash dividend goes ex.</summary>
    Dividend,

    /// <summary>Weights are set again.</summary>
    Review,
}

/// <summary>A change that takes effect before the open of a day.</summary>
/// <param name="Day">Day index.</param>
/// <param name="Security">Security ordinal.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Amount">New holding; for a dividend the amount per share, for an ex price the opening price, both in 1/10,000 currency unit.</param>
/// <param name="Price">Adjustment price where it is not the previous close: subscription price, or a successor's theoretical price; else 0.</param>
public readonly record struct PlannedChange(int Day, int Security, ChangeKind Kind, long Amount, long Price = 0);

/// <summary>A constituent that no longer trades and is carried at its last price until it is removed (METHODS 1.2).</summary>
/// <param name="Security">Security ordinal.</param>
/// <param name="From">First day carried.</param>
/// <param name="Until">First day no longer carried.</param>
/// <param name="Price">Last price.</param>
public readonly record struct CarriedPrice(int Security, int From, int Until, long Price);

/// <summary>Who belongs to a gauge on one day, and who cannot be counted (the survivorship meter; DESIGN, decision 3).</summary>
/// <param name="Day">Day index.</param>
/// <param name="Held">Ordinals in the index: members with a price and a share count.</param>
/// <param name="Unpriced">Members without a price on the day.</param>
/// <param name="Unweighted">Members with a price and no share count.</param>
/// <param name="Uncertain">Names that may be members: their section on the day is unknown.</param>
public sealed record Roster(
    int Day,
    ImmutableArray<int> Held,
    ImmutableArray<int> Unpriced,
    ImmutableArray<int> Unweighted,
    ImmutableArray<int> Uncertain)
{
    /// <summary>Members on the day, priced or not.</summary>
    public int Members => Held.Length + Unpriced.Length + Unweighted.Length;
}

/// <summary>A definition settled against reference data for a span of days: membership, holdings and changes, before any arithmetic (STYLE 8).</summary>
public sealed record ResolvedIndex
{
    /// <summary>The definition.</summary>
    public required IndexDefinition Definition { get; init; }

    /// <summary>Fixed or chained.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Base day of the span: its close is the base.</summary>
    public required int StartDay { get; init; }

    /// <summary>Last day of the span.</summary>
    public required int EndDay { get; init; }

    /// <summary>Level on the base day.</summary>
    public required Level StartLevel { get; init; }

    /// <summary>Holdings on the base day, one per security; zero for non-members.</summary>
    public required long[] Holdings { get; init; }

    /// <summary>Changes, ascending by day.</summary>
    public required ImmutableArray<PlannedChange> Changes { get; init; }

    /// <summary>Constituents carried at their last price after they stopped trading.</summary>
    public ImmutableArray<CarriedPrice> Carried { get; init; } = [];

    /// <summary>Who is in on the base day.</summary>
    public required Roster Roster { get; init; }

    /// <summary>What the reader must know, e.g. lists carried back.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
