using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>Names of lists and indices that have no prices (survivorship), and names whose section is doubtful.</summary>
internal static class MembershipChecks
{
    // Sections that are hardly priced at all (funds, professional markets) are outside the data set, not damaged.
    private const double PricedShare = 0.5;

    internal static IEnumerable<Finding> Run(MarketSnapshot market)
    {
        var first = market.Panel.Columns.FirstDay;
        bool Priced(int security) => security >= 0 && security < first.Length && first[security] >= 0;
        foreach (var list in market.Listings.GroupBy(l => (l.AsOf, l.Section)).OrderBy(g => g.Key.AsOf).ThenBy(g => g.Key.Section, StringComparer.Ordinal))
        {
            var missing = list.Where(l => !Priced(l.Security)).Select(l => l.Security).ToImmutableArray();
            var total = list.Count();
            if (missing.IsEmpty || missing.Length > (1 - PricedShare) * total) continue;
            yield return Missing($"{list.Key.Section} of the list of {list.Key.AsOf:yyyy-MM-dd}", list.Key.AsOf, missing, [.. missing.Select(m => market.Securities[m].Id.Value)], total);
        }

        foreach (var index in market.Constituents.GroupBy(c => c.Index, StringComparer.Ordinal))
        {
            var start = index.Min(c => c.From);
            var members = index.Where(c => c.From == start).ToList();
            var missing = members.Where(c => !Priced(c.Security)).ToList();
            if (missing.Count > 0)
                yield return Missing($"{index.Key} of {start:yyyy-MM-dd}", start, [.. missing.Where(m => m.Security >= 0).Select(m => m.Security)], [.. missing.Select(m => m.Code)], members.Count);
        }

        foreach (var list in market.Listings.Where(l => !l.Certain).GroupBy(l => l.AsOf))
        {
            var members = list.Select(l => l.Security).ToImmutableArray();
            yield return new Finding(
                FindingKind.UncertainSection, Severity.Warning, -1, list.Key, null, members.Length, 0,
                string.Create(CultureInfo.InvariantCulture, $"List of {list.Key:yyyy-MM-dd}: the section of {members.Length} names is doubtful."), members);
        }
    }

    private static Finding Missing(string list, DateOnly date, ImmutableArray<int> securities, List<string> codes, int total) => new(
        FindingKind.MembersWithoutPrices, Severity.Warning, -1, date, null, codes.Count, total,
        string.Create(CultureInfo.InvariantCulture, $"{list}: {codes.Count} of {total} names have no prices ({string.Join(' ', codes.Take(20))}{(codes.Count > 20 ? " …" : "")}); counts over it are intervals."), securities);
}
