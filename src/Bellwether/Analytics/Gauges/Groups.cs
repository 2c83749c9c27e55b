using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Analytics.Gauges;

/// <summary>Groups of securities: sector, section on a day, size class, theme (METHODS 4.3).</summary>
public static class Groups
{
    /// <summary>Kinds of groups.</summary>
    public static readonly ImmutableArray<string> Kinds = ["all", "sector", "section", "size", "export", "theme"];

    /// <summary>
    /// The group of each security by kind; throws <see cref="ArgumentException"/> for an unknown kind. Themes overlap: a security is in the named one or not.
    /// </summary>
    public static Func<int, string?> Of(MarketSnapshot market, string kind, string? theme, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(market);
        return kind switch
        {
            "all" => _ => "members",
            "sector" => security => market.Securities[security].Sector,
            "size" => security => market.Securities[security].SizeClass,
            "export" => ByExport(market),
            "section" => BySection(market, day),
            "theme" => security => theme is not null && market.Securities[security].Themes.Contains(theme, StringComparer.Ordinal) ? theme : null,
            _ => throw new ArgumentException($"'{kind}' is no kind of group: expected {string.Join(", ", Kinds)}.", nameof(kind)),
        };
    }

    private static Func<int, string?> ByExport(MarketSnapshot market)
    {
        var bySector = market.Sectors.ToDictionary(sector => sector.Code, sector => sector.ExportOrientation, StringComparer.Ordinal);
        return security => market.Securities[security].Sector is { } code ? bySector.GetValueOrDefault(code) : null;
    }

    // The latest list on or before the day, else the first one after it.
    private static Func<int, string?> BySection(MarketSnapshot market, DateOnly day)
    {
        var sections = new string?[market.Securities.Length];
        var known = new DateOnly[market.Securities.Length];
        foreach (var row in market.Listings)
        {
            if (sections[row.Security] is not null && row.AsOf > day) continue;
            (sections[row.Security], known[row.Security]) = (row.Section, row.AsOf);
        }

        return security => sections[security];
    }
}
