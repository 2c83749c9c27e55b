using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Analytics.Risk;

namespace Bellwether.Story.Writing;

/// <summary>What speaks against a reason that the data are inconsistent with.</summary>
public enum AgainstWhat
{
    /// <summary>Its effect favoured the other gauge.</summary>
    Effect,

    /// <summary>Its effect favoured the gauge, but for the opposite of what the reason says.</summary>
    Reward,
}

/// <summary>How one reason fared.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Text">The reason in words, after "because".</param>
/// <param name="Effect">Part of the gap that goes with it, with its interval.</param>
/// <param name="P">p after the correction for testing several.</param>
/// <param name="Rank">Rank of the window among placebo windows.</param>
/// <param name="Windows">Placebo windows, overlapping.</param>
/// <param name="Independent">Placebo windows side by side.</param>
public sealed record ReasonFinding(string Id, string Text, Fact Effect, Fact P, Fact Rank, Fact Windows, Fact Independent)
{
    /// <summary>Share of placebo characteristics with a reward as large; null when none were dealt.</summary>
    public Fact? PlaceboShare { get; init; }

    /// <summary>The verdict; null when it could not be tested.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Why it could not be tested.</summary>
    public string? Why { get; init; }

    /// <summary>What speaks against it, when the verdict is inconsistent.</summary>
    public AgainstWhat Against { get; init; }
}

/// <summary>One part of the daily factor model.</summary>
/// <param name="Name">Factor, or what is left.</param>
/// <param name="A">Part of the first gauge's window return.</param>
/// <param name="B">Of the second's.</param>
/// <param name="Gap">Of the difference.</param>
public sealed record FactorRow(string Name, Fact A, Fact B, Fact Gap)
{
    /// <summary>Slopes of both gauges and of their difference.</summary>
    public (Fact A, Fact B, Fact Gap)? Betas { get; init; }

    /// <summary>The factor's move over the window.</summary>
    public Fact? Change { get; init; }
}

/// <summary>One characteristic of the cross-section.</summary>
/// <param name="Name">Characteristic.</param>
/// <param name="Reward">Reward over the window of one standard deviation more, HC1 interval.</param>
/// <param name="Weekly">Fama–MacBeth mean a week in the window.</param>
/// <param name="History">The same before the window.</param>
/// <param name="Exposure">Exposure gap in standard deviations.</param>
public sealed record ColumnRow(string Name, Fact Reward, Fact Weekly, Fact History, Fact Exposure);

/// <summary>Equal-weight returns of one export orientation in both gauges.</summary>
/// <param name="Label">export, mixed or domestic.</param>
/// <param name="A">First gauge.</param>
/// <param name="B">Second gauge.</param>
public sealed record OrientationFinding(string Label, Fact A, Fact B);

/// <summary>Answers to yields, rising and falling apart.</summary>
/// <param name="Name">Gauge, or the difference.</param>
/// <param name="Up">Return for a rise by ten basis points.</param>
/// <param name="Down">For a fall by as much.</param>
/// <param name="Asymmetry">Their sum: zero when falls mirror rises.</param>
public sealed record RateRow(string Name, Fact Up, Fact Down, Fact Asymmetry);

/// <summary>Reactions to decisions.</summary>
/// <param name="What">Which decisions.</param>
/// <param name="Count">How many.</param>
/// <param name="A">Mean reaction of the first gauge.</param>
/// <param name="B">Of the second.</param>
/// <param name="Gap">Of the difference.</param>
public sealed record DecisionRow(string What, Fact Count, Fact A, Fact B, Fact Gap);

/// <summary>Reasons put to the test.</summary>
public sealed record DriversFinding
{
    /// <summary>First gauge.</summary>
    public required string A { get; init; }

    /// <summary>Second gauge.</summary>
    public required string B { get; init; }

    /// <summary>First gauge's headline return.</summary>
    public required Fact ReturnA { get; init; }

    /// <summary>Second gauge's.</summary>
    public required Fact ReturnB { get; init; }

    /// <summary>Their difference.</summary>
    public required Fact Excess { get; init; }

    /// <summary>The gap that the cross-section explains.</summary>
    public required Fact OpeningGap { get; init; }

    /// <summary>Reasons.</summary>
    public required ImmutableArray<ReasonFinding> Reasons { get; init; }

    /// <summary>What all single stocks together brought beyond characteristics and sectors.</summary>
    public required Fact Specific { get; init; }

    /// <summary>Share of the gap that single stocks account for.</summary>
    public required Fact SpecificShare { get; init; }

    /// <summary>Share of the variance of the daily gap that factors explain.</summary>
    public required Fact SystematicShare { get; init; }

    /// <summary>What the top names added beyond their characteristics.</summary>
    public required Fact TopNamesEffect { get; init; }

    /// <summary>How many the top names are.</summary>
    public required int TopNamesCount { get; init; }

    /// <summary>Stocks in the cross-section.</summary>
    public required Fact Stocks { get; init; }

    /// <summary>Share of each gauge's weight in it.</summary>
    public required (Fact A, Fact B) Coverage { get; init; }

    /// <summary>The daily factor model; empty without one.</summary>
    public ImmutableArray<FactorRow> Factors { get; init; } = [];

    /// <summary>The cross-section's characteristics.</summary>
    public ImmutableArray<ColumnRow> Columns { get; init; } = [];

    /// <summary>Equal-weight returns by export orientation.</summary>
    public ImmutableArray<OrientationFinding> Orientations { get; init; } = [];

    /// <summary>Stocks that brought most beyond their characteristics.</summary>
    public ImmutableArray<(string Name, Fact Specific)> TopNames { get; init; } = [];

    /// <summary>Answers to yields; empty without a yield.</summary>
    public ImmutableArray<RateRow> Rates { get; init; } = [];

    /// <summary>Reactions to policy decisions; empty without any.</summary>
    public ImmutableArray<DecisionRow> Decisions { get; init; } = [];

    /// <summary>What the reader must know.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
