using Bellwether.Market;

namespace Bellwether.Indices;

/// <summary>A gauge's history with its groups: levels, and every group's market value and contribution on every day.</summary>
/// <param name="Index">Levels, divisors and window contributions.</param>
/// <param name="Groups">Groups day by day.</param>
public sealed record MarketHistory(IndexHistory Index, GroupHistory Groups);

/// <summary>Runs the whole market: every listed security by full market value, its groups, and every stock's contribution on every day.</summary>
public static class MarketHistoryBuilder
{
    /// <summary>The definition of the whole market: every section that the lists know, weighted by full market value, entries on the first day.</summary>
    public static IndexDefinition WholeMarket(MarketSnapshot market)
    {
        ArgumentNullException.ThrowIfNull(market);
        var sections = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in market.Listings) sections.Add(row.Section);
        return new IndexDefinition
        {
            Id = "whole-market",
            Name = "Whole market",
            Weighting = Weighting.FullCap,
            Membership = MembershipSource.Listings,
            Sections = [.. sections],
            ExcludeUncertain = false,
            Entry = EntryRule.Immediately,
            Origin = "built in",
        };
    }

    /// <summary>
    /// Calculates the span. <paramref name="onDay"/> sees each day's index and every security's contribution in 10⁻¹² points; the span is
    /// overwritten on the next day.
    /// </summary>
    public static MarketHistory Run(ResolvedIndex plan, Panel panel, GroupLayout layout, Action<int, ReadOnlySpan<long>>? onDay = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(layout);
        var groups = new GroupRecorder(layout, plan);
        groups.Start(panel.Close(plan.StartDay));
        var index = IndexHistoryBuilder.Run(plan, panel, withContributions: true, (day, own, ledger, prices) =>
        {
            groups.Add(day, own, ledger!, prices.Span);
            onDay?.Invoke(day, ledger!.Today);
        });
        return new MarketHistory(index, groups.History);
    }
}
