using System.Collections.Immutable;
using Bellwether.Data.Store;
using Bellwether.Market;

namespace Bellwether.Data.Tests.Store;

/// <summary>A store directory that is gone after the test, a clock that only moves when told, and small markets to import.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bellwether-store-");

    internal string Path => System.IO.Path.Combine(_folder.FullName, "store");

    internal FixedClock Clock { get; } = new(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));

    internal ImportOptions Options => new() { Clock = Clock };

    internal string Folder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(_folder.FullName, name)).FullName;

    internal ImportReport Import(MarketTables tables)
    {
        using var store = MarketStore.Open(Path, OpenMode.ReadWrite);
        return store.Import(tables, "test", "test", Options);
    }

    internal ImportReport ImportTables(string directory)
    {
        using var store = MarketStore.Open(Path, OpenMode.ReadWrite);
        return TablesImport.Run(store, directory, Options);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    internal DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

internal static class TestMarket
{
    internal static readonly DateOnly FirstDay = new(2019, 1, 7);

    /// <summary>Consecutive weekdays from a Monday.</summary>
    internal static DateOnly Day(int index) => FirstDay.AddDays((index / 5 * 7) + (index % 5));

    internal static MarketTables Of(params (string Code, int Day, double Close, long Volume)[] rows) => new()
    {
        Scheme = "tse",
        Prices = Prices([.. rows.Select(r => (r.Code, Day(r.Day), Units.FromAmount(r.Close), r.Volume))]),
    };

    internal static PriceColumns Prices(IReadOnlyList<(string Code, DateOnly Day, long Close, long Volume)> rows)
    {
        var codes = rows.Select(r => r.Code).Distinct(StringComparer.Ordinal).ToArray();
        long[] closes = [.. rows.Select(r => r.Close)];
        return new PriceColumns(
            codes, [.. rows.Select(r => Array.IndexOf(codes, r.Code))], [.. rows.Select(r => r.Day.DayNumber)],
            [.. closes], [.. closes.Select(c => c + 10)], [.. closes.Select(c => c - 10)], closes, [.. rows.Select(r => r.Volume)]);
    }

    internal static MarketTables WithReference(this MarketTables tables) => tables with
    {
        Securities = [.. tables.Prices.Codes.Select(c => new SecurityEntry(c, "名" + c, "Name " + c, "50", null, ["china", "weak_yen"], Day(0)))],
        Sectors = [new Sector("50", "水産", "Fishery", "domestic")],
        Listings = [.. tables.Prices.Codes.Select(c => new ListingEntry(Day(0), c, "MOTHERS", c != "1002"))],
        Shares = [.. tables.Prices.Codes.Select(c => new SharesEntry(c, Day(0), Day(0), 1_000_000, "reference"))],
        FloatFactors = [new FloatFactorEntry("1001", Day(0), 350_000)],
        Splits = [new SplitEntry("1001", Day(2), new Ratio(3, 2))],
        Dividends = [new DividendEntry("1001", Day(1), 25_000)],
        Levels = [new LevelEntry("TOPIX", new LevelRow(Day(0), 1.5m, null, 1.25m, 1500.12m))],
        Macro = [new MacroEntry("USDJPY", "yen", new MacroRow(Day(0), 108.25))],
        News = [new NewsEntry(Day(1), "1001", "company", "Something happened", null), new NewsEntry(Day(1), null, "market", "All fell", "paper")],
        Constituents = [new ConstituentEntry("NIKKEI225", "1001", Day(0), Day(3), new Ratio(12, 5)), new ConstituentEntry("NIKKEI225", "9999", Day(0), null, Ratio.One)],
        Divisors = [new DivisorRow("NIKKEI225", Day(0), 27.237m)],
    };

    internal static long CloseAt(this MarketSnapshot market, string code, int day) =>
        market.Panel.CloseAt(market.Calendar.IndexOf(Day(day)), market.OrdinalOf(new SecurityId("tse", code)));
}
