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

    /// <summary>
    /// Price factor of a security on a day. Before the security's first row that row is carried back, and the factor follows the splits between
    /// (METHODS 1.4: the presumed par value falls with a split), so that the adjusted price is continuous.
    /// </summary>
    public static Ratio FactorOn(MarketSnapshot market, ShareCounts shares, string table, int security, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(market);
        if (InForce(market, table, security, day) is not { } inForce) throw new ResolveException($"The table {table} has no price factor for {market.Securities[security].Id}.");
        if (day >= inForce.From) return inForce.PriceFactor;
        var later = shares.SplitRatio(security, day, inForce.From);
        return inForce.PriceFactor * new Ratio(later.Denominator, later.Numerator);
    }

    // The latest row on or before the day, else the earliest one.
    private static ConstituentRow? InForce(MarketSnapshot market, string table, int security, DateOnly day)
    {
        ConstituentRow? found = null;
        foreach (var row in market.Constituents)
        {
            if (row.Security != security || !string.Equals(row.Index, table, StringComparison.OrdinalIgnoreCase)) continue;
            if (found is not { } other || (row.From <= day ? other.From > day || row.From >= other.From : other.From > day && row.From < other.From)) found = row;
        }

        return found;
    }

    private static List<ConstituentRow> Rows(MarketSnapshot market, string table)
    {
        ArgumentNullException.ThrowIfNull(market);
        return [.. market.Constituents.Where(row => string.Equals(row.Index, table, StringComparison.OrdinalIgnoreCase))];
    }
}
