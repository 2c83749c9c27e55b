using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Indices;

/// <summary>How constituents are weighted (METHODS 1.2, 1.4, 1.5).</summary>
public enum Weighting
{
    /// <summary>Full market capitalisation.</summary>
    FullCap,

    /// <summary>Free-float market capitalisation.</summary>
    FreeFloatCap,

    /// <summary>Free-float or full capitalisation with a cap on any weight, set on rebalance days.</summary>
    CappedCap,

    /// <summary>Price times price factor (presumed par, PAF, cap ratio) over a divisor.</summary>
    Price,

    /// <summary>Equal weights on rebalance days.</summary>
    Equal,
}

/// <summary>Where membership comes from (METHODS 1.6: membership is data, never inferred from prices).</summary>
public enum MembershipSource
{
    /// <summary>Dated lists of the exchange: every name on one of the sections.</summary>
    Listings,

    /// <summary>A published constituent table.</summary>
    Table,
}

/// <summary>When a new listing enters after its listing date.</summary>
public enum EntryRule
{
    /// <summary>On its first close.</summary>
    Immediately,

    /// <summary>After the close of the last trading day of the listing month.</summary>
    EndOfMonth,

    /// <summary>After the close of the last trading day of the month after the listing month (Mothers, TOPIX).</summary>
    EndOfNextMonth,
}

/// <summary>When weights are set again (equal and capped weighting).</summary>
public enum ReviewCalendar
{
    /// <summary>Never after the base date.</summary>
    None,

    /// <summary>After the close of the last trading day of each month.</summary>
    Monthly,

    /// <summary>After the close of the last trading day of March, June, September and December.</summary>
    Quarterly,

    /// <summary>After the close of the last trading day of June and December.</summary>
    SemiAnnual,

    /// <summary>After the close of the last trading day of December.</summary>
    Annual,
}

/// <summary>What an official series is used for.</summary>
public enum OfficialUse
{
    /// <summary>It is the gauge's level; the replication only explains it.</summary>
    Levels,

    /// <summary>It only checks the replicated level (<c>index audit</c>).</summary>
    Audit,
}

/// <summary>An index as its YAML file states it (DESIGN, decision 7), before it is resolved against reference data.</summary>
public sealed record IndexDefinition
{
    /// <summary>Gauge id, e.g. <c>mothers</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people, e.g. TSE Mothers Index.</summary>
    public required string Name { get; init; }

    /// <summary>Other names it is known by, for the command line and the article reader.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>What it is, in a sentence or two.</summary>
    public string? Description { get; init; }

    /// <summary>Weighting.</summary>
    public Weighting Weighting { get; init; }

    /// <summary>Membership source; null for a gauge that is only an official series.</summary>
    public MembershipSource? Membership { get; init; }

    /// <summary>Sections of the lists (<see cref="MembershipSource.Listings"/>).</summary>
    public ImmutableArray<string> Sections { get; init; } = [];

    /// <summary>Name of the constituent table (<see cref="MembershipSource.Table"/>).</summary>
    public string? Table { get; init; }

    /// <summary>Sector codes admitted; empty admits all.</summary>
    public ImmutableArray<string> Sectors { get; init; } = [];

    /// <summary>Codes left out, e.g. the Bank of Japan's 8301.</summary>
    public ImmutableArray<string> ExcludedCodes { get; init; } = [];

    /// <summary>Smallest market value at entry in currency units, or null.</summary>
    public decimal? MinimumMarketValue { get; init; }

    /// <summary>Number of largest names kept at a review, or null for all.</summary>
    public int? Largest { get; init; }

    /// <summary>Whether names whose section is doubtful on a date are left out (and counted) on that date.</summary>
    public bool ExcludeUncertain { get; init; } = true;

    /// <summary>Entry lag of new listings.</summary>
    public EntryRule Entry { get; init; } = EntryRule.EndOfNextMonth;

    /// <summary>Cap on a weight as a fraction, for <see cref="Weighting.CappedCap"/>.</summary>
    public decimal? Cap { get; init; }

    /// <summary>Review calendar.</summary>
    public ReviewCalendar Review { get; init; } = ReviewCalendar.None;

    /// <summary>Level on the base date.</summary>
    public decimal BaseLevel { get; init; } = 1000m;

    /// <summary>Base date; null takes the first trading day of the data.</summary>
    public DateOnly? BaseDate { get; init; }

    /// <summary>Decimals of the published level.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>Name of the official series in the data, or null.</summary>
    public string? Official { get; init; }

    /// <summary>What the official series is used for.</summary>
    public OfficialUse OfficialUse { get; init; } = OfficialUse.Audit;

    /// <summary>Withholding rate for net total return, e.g. 0.15315.</summary>
    public decimal WithholdingRate { get; init; } = 0.15315m;

    /// <summary>File and line it was read from, for messages.</summary>
    public string Origin { get; init; } = "";
}
