using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>A stock's own part of a gap.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Id">Security id.</param>
/// <param name="WeightA">Opening weight in the first gauge; null outside.</param>
/// <param name="WeightB">Opening weight in the second gauge.</param>
/// <param name="Return">Window return.</param>
/// <param name="Part">What its return beyond characteristics and sector adds to the gap.</param>
public sealed record GapStockFinding(string Name, string Id, Fact? WeightA, Fact? WeightB, Fact Return, Fact Part);

/// <summary>The ledger of a gap (METHODS 7.5).</summary>
public sealed record GapFinding
{
    /// <summary>The gauge explained: id, name, printed return.</summary>
    public required (string Id, string Name, Fact Return) A { get; init; }

    /// <summary>The gauge it is measured against.</summary>
    public required (string Id, string Name, Fact Return) B { get; init; }

    /// <summary>The gap of the printed returns.</summary>
    public required Fact Gap { get; init; }

    /// <summary>Lines by id, in reading order; they add up to the gap.</summary>
    public required ImmutableArray<(string Id, Fact Value)> Lines { get; init; }

    /// <summary>What makes up the line of sectors, largest first.</summary>
    public required ImmutableArray<(string Name, string Id, Fact Value)> Sectors { get; init; }

    /// <summary>Stocks whose own part widened the gap most.</summary>
    public required ImmutableArray<GapStockFinding> Gainers { get; init; }

    /// <summary>Stocks whose own part narrowed it most.</summary>
    public required ImmutableArray<GapStockFinding> Losers { get; init; }

    /// <summary>Stocks in the cross-section.</summary>
    public required Fact Stocks { get; init; }

    /// <summary>Share of each gauge's weight in it.</summary>
    public required (Fact A, Fact B) Coverage { get; init; }

    /// <summary>True when the members are fixed, so that nobody enters.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Characteristics that the store knows for too few stocks.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>What was moved or assumed.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
