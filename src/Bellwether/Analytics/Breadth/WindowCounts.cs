using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Breadth;

/// <summary>One member over a window, for counting (METHODS 6.1, 0.6).</summary>
/// <param name="Id">Name of the member.</param>
/// <param name="AdjustedCloses">Adjusted closes over the window, null without a price.</param>
/// <param name="Delisted">True when it left the market inside the window.</param>
public sealed record CountedMember(string Id, ImmutableArray<decimal?> AdjustedCloses, bool Delisted = false);

/// <summary>A member's exact window prices after the carry rule.</summary>
/// <param name="Id">Name of the member.</param>
/// <param name="Start">First price.</param>
/// <param name="End">Last price, carried when stale.</param>
/// <param name="Stale">No price on the last day.</param>
public sealed record EligibleMember(string Id, decimal Start, decimal End, bool Stale)
{
    /// <summary>End/Start − 1.</summary>
    public double Return => (double)(End / Start - 1);
}

/// <summary>Counts over a window (METHODS 6.1); every list keeps the order of the input.</summary>
/// <param name="Eligible">Members with a price at the start and one at, or carried to, the end.</param>
/// <param name="NotFullWindow">Listed inside the window.</param>
/// <param name="Dropped">Delisted inside the window.</param>
/// <param name="Unpriced">Members without any price.</param>
/// <param name="Doubled">Eligible members at or above the multiple, compared exactly.</param>
public readonly record struct WindowCountsResult(
    ImmutableArray<EligibleMember> Eligible,
    ImmutableArray<string> NotFullWindow,
    ImmutableArray<string> Dropped,
    ImmutableArray<string> Unpriced,
    ImmutableArray<string> Doubled)
{
    /// <summary>Eligible members carried at the end: flagged, counted as unchanged.</summary>
    public ImmutableArray<string> Stale => [.. Eligible.Where(m => m.Stale).Select(m => m.Id)];

    /// <summary>Eligible members that rose.</summary>
    public int Advancers => Tally.Advancers;

    /// <summary>Eligible members that fell.</summary>
    public int Decliners => Tally.Decliners;

    /// <summary>Eligible members that did not move or are stale.</summary>
    public int Unchanged => Tally.Unchanged;

    /// <summary>Median window return of the eligible members; undefined without one.</summary>
    public Outcome<double> MedianReturn => Quantile.Median([.. Eligible.Select(m => m.Return)]);

    private WindowTally Tally => WindowTally.Of(Eligible.Select(m => (m.End.CompareTo(m.Start), m.Stale)));
}

/// <summary>Advancers, decliners, doublers of a window (METHODS 6.1).</summary>
public static class WindowCounts
{
    /// <summary>
    /// Classifies members and counts. <paramref name="multiple"/> 2 counts those that at least doubled (inclusive). Without members all
    /// lists are empty; <see cref="Reason.OutsideDomain"/> for a price ≤ 0. METHODS 6.1.
    /// </summary>
    public static Outcome<WindowCountsResult> Count(IEnumerable<CountedMember> members, decimal multiple = 2)
    {
        ArgumentNullException.ThrowIfNull(members);
        var eligible = ImmutableArray.CreateBuilder<EligibleMember>();
        ImmutableArray<string>.Builder entered = ImmutableArray.CreateBuilder<string>(), dropped = ImmutableArray.CreateBuilder<string>(), unpriced = ImmutableArray.CreateBuilder<string>();
        foreach (var member in members)
        {
            var closes = member.AdjustedCloses;
            if (closes.Any(p => p <= 0)) return Outcome<WindowCountsResult>.Undefined(Reason.OutsideDomain, $"{member.Id}: prices must be positive.");
            if (closes.All(p => p is null)) unpriced.Add(member.Id);
            else if (member.Delisted) dropped.Add(member.Id);
            else if (closes[0] is not { } start) entered.Add(member.Id);
            else eligible.Add(new EligibleMember(member.Id, start, closes.Last(p => p is not null)!.Value, closes[^1] is null));
        }

        return new WindowCountsResult(
            eligible.ToImmutable(), entered.ToImmutable(), dropped.ToImmutable(), unpriced.ToImmutable(),
            [.. eligible.Where(m => Multiples.AtLeast(m.Start, m.End, multiple)).Select(m => m.Id)]);
    }
}
