using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>Sectors, securities and dated lists.</summary>
internal static class ReferenceTables
{
    private const string ThemeSuffix = "_theme";

    internal static void Read(TableFile? sectors, TableFile? securities, TableFile? listings, ImportSet set)
    {
        var orientation = new Dictionary<string, (string NameEn, string? Orientation)>(StringComparer.Ordinal);
        var found = new Dictionary<string, Placed<Sector>>(StringComparer.Ordinal);
        void AddSector(string? code, string? name, string? nameEn, string? label, string file, long line)
        {
            if (code is null || name is null || found.ContainsKey(code)) return;
            var known = orientation.GetValueOrDefault(name);
            found.Add(code, new(new Sector(code, name, nameEn ?? known.NameEn ?? "", known.Orientation ?? label), file, line));
        }

        sectors?.Each(set.Failures, "sector33 VARCHAR!, sector33_en VARCHAR, export_orientation VARCHAR?, sector33_code VARCHAR?", (r, line) =>
        {
            orientation[r.Get<string>(0)] = (r.TextOrNull(1) ?? "", r.TextOrNull(2));
            AddSector(r.TextOrNull(3), r.Get<string>(0), r.TextOrNull(1), r.TextOrNull(2), sectors.FileName, line);
        });
        var themeNames = securities?.Columns.Where(c => c.EndsWith(ThemeSuffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray() ?? [];
        securities?.Each(
            set.Failures,
            "code VARCHAR!, name VARCHAR!, name_en VARCHAR?, section VARCHAR?, section_uncertain BOOLEAN?, sector33_code VARCHAR?, sector33 VARCHAR?, sector33_en VARCHAR?, "
            + "export_orientation VARCHAR?, size_class VARCHAR?, as_of DATE?, first_trade DATE?" + string.Concat(themeNames.Select(t => $", {t} BOOLEAN?")),
            (r, line) =>
            {
                var code = r.Get<string>(0);
                var themes = ImmutableArray.CreateBuilder<string>();
                for (var i = 0; i < themeNames.Length; i++)
                {
                    if (r.GetOrNull<bool>(12 + i) == true) themes.Add(themeNames[i][..^ThemeSuffix.Length]);
                }

                set.Securities.Add(new(new SecurityEntry(code, r.Get<string>(1), r.TextOrNull(2), r.TextOrNull(5), r.TextOrNull(9), themes.ToImmutable(), r.GetOrNull<DateOnly>(11)), securities.FileName, line));
                AddSector(r.TextOrNull(5), r.TextOrNull(6), r.TextOrNull(7), r.TextOrNull(8), securities.FileName, line);
                if (r.TextOrNull(3) is { } section && r.GetOrNull<DateOnly>(10) is { } asOf)
                    set.Listings.Add(new(new ListingEntry(asOf, code, section, r.GetOrNull<bool>(4) != true), securities.FileName, line));
            });
        var latest = new Dictionary<string, (DateOnly AsOf, Placed<SecurityEntry> Row)>(StringComparer.Ordinal);
        listings?.Each(
            set.Failures,
            "as_of DATE!, code VARCHAR!, name VARCHAR?, section VARCHAR!, sector33_code VARCHAR?, sector33 VARCHAR?, sector33_en VARCHAR?, size_class VARCHAR?, certain BOOLEAN?",
            (r, line) =>
            {
                var (asOf, code) = (r.Get<DateOnly>(0), r.Get<string>(1));
                set.Listings.Add(new(new ListingEntry(asOf, code, r.Get<string>(3), r.GetOrNull<bool>(8) != false), listings.FileName, line));
                AddSector(r.TextOrNull(4), r.TextOrNull(5), r.TextOrNull(6), null, listings.FileName, line);
                if (latest.TryGetValue(code, out var known) && known.AsOf >= asOf) return;
                latest[code] = (asOf, new(new SecurityEntry(code, r.TextOrNull(2) ?? code, null, r.TextOrNull(4), r.TextOrNull(7), [], null), listings.FileName, line));
            });
        set.ListedNames.AddRange(latest.Values.Select(l => l.Row));
        set.Sectors.AddRange(found.Values);
    }
}
