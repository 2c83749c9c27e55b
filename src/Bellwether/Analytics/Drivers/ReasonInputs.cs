using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>What a reason stands on.</summary>
public enum ReasonKind
{
    /// <summary>One column, or a group of columns such as the sectors, of a cross-section of stocks.</summary>
    Characteristic,

    /// <summary>A factor of the daily model of the two gauges.</summary>
    Factor,

    /// <summary>What single stocks added beyond their characteristics, all of them together.</summary>
    StockSpecific,

    /// <summary>What the few stocks that added most brought beyond their characteristics, over what they usually bring in a window of that length.</summary>
    TopNames,
}

/// <summary>A reason why gauge A beat gauge B, stated so that data can speak to it.</summary>
/// <param name="Id">Stable name, e.g. <c>exports</c>.</param>
/// <param name="Text">The reason in words.</param>
/// <param name="Kind">What it stands on.</param>
/// <param name="Source">The column group of the cross-section, or the factor's id.</param>
/// <param name="Model">Position of the cross-section among <see cref="ReasonInputs.Models"/>; ignored for a factor.</param>
/// <param name="Expected">
/// The sign that the reward (or the slope of A − B on the factor) must have: −1 for "stocks with less of it did better", 1 for more, 0 when only the
/// effect counts. The effect itself must favour A in any case.
/// </param>
public sealed record StatedReason(string Id, string Text, ReasonKind Kind, string Source, int Model, int Expected);

/// <summary>A cross-section of the window and the segments before it, oldest first and not touching the window (METHODS 7.4).</summary>
/// <param name="Window">The window; returns as <see cref="CrossSegment.Increments"/>.</param>
/// <param name="History">Segments before it, each with the characteristics known at its own opening; daily simple returns.</param>
/// <param name="Strata">Per stock of the window: a number; placebo characteristics are dealt within equal numbers.</param>
public sealed record CrossModel(CrossSegment Window, ImmutableArray<CrossSegment> History, ImmutableArray<int> Strata)
{
    /// <summary>Other strata for single column groups: a characteristic that the strata are made of cannot be dealt within them.</summary>
    public ImmutableDictionary<string, ImmutableArray<int>> StrataOf { get; init; } = ImmutableDictionary<string, ImmutableArray<int>>.Empty;
}

/// <summary>Everything a tournament stands on: arrays only, no market.</summary>
public sealed record ReasonInputs
{
    /// <summary>The reasons; the count decides the correction for testing several.</summary>
    public required ImmutableArray<StatedReason> Reasons { get; init; }

    /// <summary>Cross-sections that the reasons refer to.</summary>
    public ImmutableArray<CrossModel> Models { get; init; } = [];

    /// <summary>The daily factor model, when a reason refers to a factor.</summary>
    public GaugeFactorInputs? Factors { get; init; }

    /// <summary>Level of the intervals, and 1 − the share of false alarms allowed over all reasons together.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Placebo characteristics a reason; 0 leaves them out.</summary>
    public int Placebos { get; init; } = 499;

    /// <summary>Seed of the placebo characteristics.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many names "the top names" are.</summary>
    public int TopNames { get; init; } = 10;
}

/// <summary>How one reason fared.</summary>
public sealed record ReasonResult
{
    /// <summary>The reason.</summary>
    public required StatedReason Stated { get; init; }

    /// <summary>Why it could not be tested; None when it was.</summary>
    public Reason Reason { get; init; }

    /// <summary>The same in a sentence.</summary>
    public string? Detail { get; init; }

    /// <summary>Part of R(A) − R(B) that goes with it, a fraction.</summary>
    public double Effect { get; init; }

    /// <summary>Standard error of the effect.</summary>
    public double StandardError { get; init; }

    /// <summary>Lower end of the effect's interval, one reason taken by itself.</summary>
    public double Low { get; init; }

    /// <summary>Upper end.</summary>
    public double High { get; init; }

    /// <summary>Degrees of freedom of the t-law behind them.</summary>
    public double Freedom { get; init; }

    /// <summary>Two-sided p of "no effect", by itself.</summary>
    public double P { get; init; }

    /// <summary>The same after Holm's correction over all reasons that could be tested.</summary>
    public double PAdjusted { get; init; }

    /// <summary>Reward of one standard deviation more of the characteristic over the window, or slope of A − B on the factor; NaN for groups and single stocks.</summary>
    public double Reward { get; init; } = double.NaN;

    /// <summary>A's exposure less B's in standard deviations, or the factor's move over the window; NaN for groups and single stocks.</summary>
    public double Exposure { get; init; } = double.NaN;

    /// <summary>Where the window stands among placebo windows; null without any.</summary>
    public PlaceboRank? Windows { get; init; }

    /// <summary>Share of placebo characteristics, or shifted factors, with a reward at least as large in size; null when none were dealt.</summary>
    public double? PlaceboShare { get; init; }

    /// <summary>consistent, inconsistent or inconclusive; never proved.</summary>
    public Risk.Verdict Verdict { get; init; } = Risk.Verdict.Inconclusive;
}

/// <summary>What a tournament found.</summary>
public sealed record ReasonTournamentResult
{
    /// <summary>One result a reason, in the order stated.</summary>
    public required ImmutableArray<ReasonResult> Reasons { get; init; }

    /// <summary>Per cross-section: its daily figures over the window, or null with the reason it could not be run.</summary>
    public required ImmutableArray<CrossDays?> Windows { get; init; }

    /// <summary>Per cross-section: daily figures of its history segments, oldest first.</summary>
    public required ImmutableArray<ImmutableArray<CrossDays>> Histories { get; init; }

    /// <summary>The factor model; null when there is none or it could not be fitted.</summary>
    public GaugeFactorResult? Factors { get; init; }

    /// <summary>What the top names added to the gap in the window, by hindsight; null without a reason about them.</summary>
    public double? TopNames { get; init; }
}
