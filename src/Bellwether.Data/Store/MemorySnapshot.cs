using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>
/// A snapshot of generated tables without a store: the same rows in the same order as an import and a load would give, for runs over many markets. The
/// tables are trusted: nothing is checked, kept aside or versioned, so only the program's own generator may come this way.
/// </summary>
public static class MemorySnapshot
{
    /// <summary>The snapshot of tables; <paramref name="version"/> is what its facts would carry.</summary>
    public static MarketSnapshot Of(MarketTables tables, DatasetVersion version)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(version);
        ImmutableArray<Security> securities =
        [
            .. tables.Securities.Select(entry => new Security(new SecurityId(tables.Scheme, entry.Code), entry.Name, entry.NameEn, entry.Sector, entry.SizeClass, entry.Themes, entry.FirstTrade)).OrderBy(own => own.Id),
        ];
        var ordinals = securities.Select((own, i) => (own.Id.Value, i)).ToDictionary(pair => pair.Value, pair => pair.i, StringComparer.Ordinal);
        int Ordinal(string? code) => code is null ? -1 : ordinals.GetValueOrDefault(code, -1);
        var calendar = new TradingCalendar([.. tables.Prices.Date.Distinct().Order().Select(DateOnly.FromDayNumber)]);
        var panel = new PanelBuilder(calendar, [.. Enumerable.Range(0, securities.Length)]);
        panel.Fill(tables.Prices, Array.ConvertAll(tables.Prices.Codes, Ordinal));
        return new MarketSnapshot
        {
            Version = version,
            IsSample = tables.Scheme == "sample",
            Calendar = calendar,
            Securities = securities,
            Panel = new Panel(calendar.Count, securities.Length, new PanelColumns
            {
                Close = panel.Close,
                State = panel.State,
                Open = panel.Open,
                High = panel.High,
                Low = panel.Low,
                Volume = panel.Volume,
                FirstDay = panel.FirstDay,
                LastDay = panel.LastDay,
            }),
            Sectors = [.. tables.Sectors.OrderBy(own => own.Code, StringComparer.Ordinal)],
            Listings = [.. tables.Listings.Select(row => new ListingRow(row.AsOf, Ordinal(row.Code), row.Section, row.Certain)).OrderBy(row => row.AsOf).ThenBy(row => row.Security)],
            Shares = [.. tables.Shares.Select(row => new SharesRow(Ordinal(row.Code), row.AsOf, row.BasisDate, row.Shares, row.Kind)).OrderBy(row => row.Security).ThenBy(row => row.AsOf)],
            FloatFactors = [.. tables.FloatFactors.Select(row => new FloatFactorRow(Ordinal(row.Code), row.From, row.Millionths)).OrderBy(row => row.Security).ThenBy(row => row.From)],
            Splits = [.. tables.Splits.Select(row => new SplitRow(Ordinal(row.Code), row.ExDate, row.NewPerOld)).OrderBy(row => row.Security).ThenBy(row => row.ExDate)],
            Dividends = [.. tables.Dividends.Select(row => new DividendRow(Ordinal(row.Code), row.ExDate, row.PriceUnits)).OrderBy(row => row.Security).ThenBy(row => row.ExDate)],
            OfficialLevels =
            [
                .. tables.Levels.GroupBy(entry => entry.Index, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new OfficialSeries(group.Key, [.. group.Select(entry => entry.Row).OrderBy(row => row.Date)])),
            ],
            Macro =
            [
                .. tables.Macro.GroupBy(entry => entry.Series, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new MacroSeries(group.Key, group.First().Unit, [.. group.Select(entry => entry.Row).OrderBy(row => row.Date)])),
            ],
            News = [.. tables.News.OrderBy(row => row.Date).ThenBy(row => row.Code ?? "", StringComparer.Ordinal).ThenBy(row => row.Summary, StringComparer.Ordinal).Select(row => new NewsRow(row.Date, Ordinal(row.Code), row.Kind, row.Summary, row.Source))],
            Constituents =
            [
                .. tables.Constituents.OrderBy(row => row.Index, StringComparer.Ordinal).ThenBy(row => row.From).ThenBy(row => row.Code, StringComparer.Ordinal)
                    .Select(row => new ConstituentRow(row.Index, Ordinal(row.Code), row.Code, row.From, row.Until, row.PriceFactor)),
            ],
            Divisors = [.. tables.Divisors.OrderBy(row => row.Index, StringComparer.Ordinal).ThenBy(row => row.From)],
        };
    }
}
