using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>One of the two gauges of an attribution.</summary>
/// <param name="Id">Gauge id.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Headline">Return: of the published level where it answers, else of the members.</param>
/// <param name="Replica">Return of the members, when the headline is the published level.</param>
/// <param name="Difference">Published less members; null when the headline is that of the members.</param>
public sealed record AttributedGauge(string Id, string Name, Fact Headline, Fact? Replica, Fact? Difference);

/// <summary>A segment of both gauges.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Id">Kind and code, e.g. <c>sector:3250</c>.</param>
/// <param name="WeightA">Mean weight in the first gauge.</param>
/// <param name="WeightB">Mean weight in the second gauge.</param>
/// <param name="ReturnA">Return of the first gauge's members in it.</param>
/// <param name="ReturnB">Return of the second gauge's members in it.</param>
/// <param name="Effects">Its effects.</param>
public sealed record SegmentFinding(string Name, string Id, Fact WeightA, Fact WeightB, Fact ReturnA, Fact ReturnB, EffectFinding Effects);

/// <summary>Effects of a segment, or of all of them.</summary>
/// <param name="Allocation">Weights.</param>
/// <param name="Selection">Stocks inside segments.</param>
/// <param name="Interaction">Both together; null with the geometric method.</param>
/// <param name="Total">All effects; undefined for one segment with the geometric method.</param>
public sealed record EffectFinding(Fact Allocation, Fact Selection, Fact? Interaction, Fact Total);

/// <summary>A theme as a segmentation of its own: in it, or not.</summary>
/// <param name="Inside">The stocks that have it.</param>
/// <param name="Outside">All effects of the others.</param>
public sealed record ThemeFinding(SegmentFinding Inside, Fact Outside);

/// <summary>Why one gauge stands ahead of another, in effects of weights and of stocks (METHODS 5).</summary>
public sealed record AttributionFinding
{
    /// <summary>The gauge explained.</summary>
    public required AttributedGauge A { get; init; }

    /// <summary>The gauge it is measured against.</summary>
    public required AttributedGauge B { get; init; }

    /// <summary>Lead of the headline returns.</summary>
    public required Fact Gap { get; init; }

    /// <summary>Segments in the plural: sectors.</summary>
    public required string Plural { get; init; }

    /// <summary>True when effects multiply instead of adding.</summary>
    public bool IsGeometric { get; init; }

    /// <summary>Method, linking, periods and basis in words.</summary>
    public required string Convention { get; init; }

    /// <summary>Number of periods.</summary>
    public Fact? Periods { get; init; }

    /// <summary>All segments together; null when themes are listed one by one.</summary>
    public EffectFinding? Totals { get; init; }

    /// <summary>Segments, largest effect first.</summary>
    public ImmutableArray<SegmentFinding> Segments { get; init; } = [];

    /// <summary>Themes, each for itself.</summary>
    public ImmutableArray<ThemeFinding> Themes { get; init; } = [];

    /// <summary>What was moved or assumed.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
