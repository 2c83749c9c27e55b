using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Indices;

/// <summary>Membership and price factors from a published constituent table (METHODS 1.4, 1.6). The first table is carried back before its date.</summary>
public static class ConstituentTable
{
    /// <summary>Stays of the table's securities; rows whose security is unknown to the store are left out here and counted by <see cref="Unknown"/>.</summary>
    public static ImmutableArray<Stay> Stays(MarketSnapshot market, string table)
    {
        ArgumentNullException.ThrowIfNull(market);
        var rows = Rows(market, table);
        if (rows.Count == 0) return [];
        var first = rows.Min(row => row.From);
        var stays = new List<Stay>();
        foreach (var row in rows.Where(row => row.Security >= 0).OrderBy(row => row.Security).ThenBy(row => row.From))
        {
            var from = row.From == first ? DateOnly.MinValue : row.From;
            var until = row.Until ?? DateOnly.MaxValue;
            if (stays.Count > 0 && stays[^1] is var open && open.Security == row.Security && open.Until == from)
                stays[^1] = open with { Until = until };
            else
                stays.Add(new Stay(row.Security, from, until, MembershipKind.Certain, Listed: false));
        }

        return [.. stays];
    }

    /// <summary>Codes of the table that the store does not know, on a day.</summary>
    public static ImmutableArray<string> Unknown(MarketSnapshot market, string table, DateOnly day) =>
        [.. Rows(market, table).Where(row => row.Security < 0 && (row.Until is null || row.Until > day)).Select(row => row.Code).Distinct(StringComparer.Ordinal)];

    /// <summary>Price factor of a security on a day; before the first table its first factor.</summary>
    public static Ratio FactorOn(MarketSnapshot market, string table, int security, DateOnly day)
    {
        Ratio? factor = null;
        foreach (var row in Rows(market, table).Where(row => row.Security == security).OrderBy(row => row.From))
        {
            if (factor is null || row.From <= day) factor = row.PriceFactor;
        }

        return factor ?? throw new ResolveException($"The table {table} has no price factor for {market.Securities[security].Id}.");
    }

    private static List<ConstituentRow> Rows(MarketSnapshot market, string table)
    {
        ArgumentNullException.ThrowIfNull(market);
        return [.. market.Constituents.Where(row => string.Equals(row.Index, table, StringComparison.OrdinalIgnoreCase))];
    }
}
