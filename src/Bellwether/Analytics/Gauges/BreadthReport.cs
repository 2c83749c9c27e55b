using System.Collections.Immutable;
using Bellwether.Analytics.Breadth;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Analytics.Gauges;

/// <summary>A count over members of whom some have no prices: it lies between <see cref="Low"/> and <see cref="High"/> (DESIGN, decision 3).</summary>
/// <param name="Low">Counted among members with prices.</param>
/// <param name="High">The same plus every member without prices.</param>
public readonly record struct CountInterval(int Low, int High);

/// <summary>Counts over the members of a gauge in a window, with the survivorship interval (METHODS 6.1).</summary>
public sealed record BreadthReport
{
    /// <summary>Members at the start.</summary>
    public required Roster Roster { get; init; }

    /// <summary>Every member with a price at the start.</summary>
    public required ImmutableArray<StockWindow> Windows { get; init; }

    /// <summary>Last day index of the window.</summary>
    public int EndDay { get; init; }

    /// <summary>Members with a price on both sides.</summary>
    public int Eligible => Windows.Count(own => own.HasReturn);

    /// <summary>Members whose last price is carried.</summary>
    public int Stale => Windows.Count(own => own.Standing == WindowStanding.Stale);

    /// <summary>Members that lost their price inside the window.</summary>
    public int Dropped => Windows.Count(own => own.Standing == WindowStanding.Dropped);

    /// <summary>Members that rose.</summary>
    public CountInterval Advancers => With(Tally.Advancers);

    /// <summary>Members that fell.</summary>
    public CountInterval Decliners => With(Tally.Decliners);

    /// <summary>Members unchanged or with a carried price.</summary>
    public CountInterval Unchanged => With(Tally.Unchanged);

    /// <summary>Members that at least doubled.</summary>
    public CountInterval Doublers => With(Windows.Count(own => own.AtLeastDoubled));

    /// <summary>The doublers, largest return first.</summary>
    public ImmutableArray<StockWindow> DoublerNames => [.. Windows.Where(own => own.AtLeastDoubled).OrderByDescending(own => own.Return.Value).ThenBy(own => own.Security)];

    /// <summary>Members without a price, or with a price that ended inside the window.</summary>
    public int Unseen => Roster.Unpriced.Length + Dropped;

    /// <summary>Window returns of eligible members.</summary>
    public double[] Returns => [.. Windows.Where(own => own.HasReturn).Select(own => own.Return.Value)];

    /// <summary>Breadth of a roster over a window of day indices. Members without a share count are counted too: a count needs no weight.</summary>
    public static BreadthReport Of(MarketSnapshot market, ShareCounts shares, Roster roster, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(roster);
        return new BreadthReport
        {
            Roster = roster,
            EndDay = end,
            Windows = [.. roster.Held.Concat(roster.Unweighted).Order().Select(i => StockWindows.Of(market, shares, i, start, end))],
        };
    }

    private WindowTally Tally => WindowTally.Of(Windows.Where(own => own.HasReturn).Select(own => (own.Direction, own.Standing == WindowStanding.Stale)));

    private CountInterval With(int counted) => new(counted, counted + Unseen);
}
