using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story;

/// <summary>Signed parts as tiles: the area is a part's size, gains stand apart from losses. The parts' sum says what a waterfall says; this shows how few make it up.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Alternative">Text alternative.</param>
/// <param name="Parts">Parts in any order; zero takes no room.</param>
/// <param name="Unit">Unit in words, e.g. points.</param>
public sealed record TreemapChart(string Id, string Title, string Alternative, ImmutableArray<ChartPart> Parts, string Unit) : Chart(Id, Title, Alternative)
{
    /// <summary>What the values are; fractions print times 100.</summary>
    public Unit ValueUnit { get; init; } = Analytics.Unit.Points;
}
