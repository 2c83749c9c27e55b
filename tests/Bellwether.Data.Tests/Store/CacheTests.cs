using Bellwether.Data.Duck;
using Bellwether.Data.Store;
using Bellwether.Market;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Store;

public sealed class CacheTests
{
    [Theory]
    [InlineData("close.i64")]
    [InlineData("state.u8")]
    [InlineData("tables.bin")]
    [InlineData("manifest")]
    public void A_damaged_file_is_noticed_and_the_cache_rebuilt(string name)
    {
        using var test = new TestStore();
        test.Import(TestMarket.Of(("1001", 0, 100, 5), ("1002", 0, 50, 0)).WithReference());
        using (var load = SnapshotLoader.Load(test.Path)) load.FromCache.ShouldBeTrue();
        Damage(test, name);
        using (var load = SnapshotLoader.Load(test.Path))
        {
            load.FromCache.ShouldBeFalse();
            load.Snapshot.CloseAt("1001", 0).ShouldBe(100_0000);
        }

        using (var load = SnapshotLoader.Load(test.Path)) load.FromCache.ShouldBeTrue();
    }

    [Fact]
    public void A_damaged_column_of_later_use_is_noticed_on_first_use()
    {
        using var test = new TestStore();
        test.Import(TestMarket.Of(("1001", 0, 100, 5)));
        Damage(test, "volume.i64");
        using (var load = SnapshotLoader.Load(test.Path))
            Should.Throw<StoreDamagedException>(() => load.Snapshot.Panel.Volume(0)[0]);
        using (var load = SnapshotLoader.Load(test.Path)) load.Snapshot.Panel.Volume(0)[0].ShouldBe(5);
    }

    [Fact]
    public void A_cut_off_column_is_noticed()
    {
        using var test = new TestStore();
        test.Import(TestMarket.Of(("1001", 0, 100, 5)));
        File.WriteAllBytes(CacheFile(test, "close.i64"), []);
        using var load = SnapshotLoader.Load(test.Path);
        load.FromCache.ShouldBeFalse();
    }

    [Fact]
    public void Without_a_cache_the_store_is_enough()
    {
        using var test = new TestStore();
        test.Import(TestMarket.Of(("1001", 0, 100, 5)));
        Directory.Delete(Path.Combine(test.Path, "cache"), recursive: true);
        using var load = SnapshotLoader.Load(test.Path);
        load.Snapshot.CloseAt("1001", 0).ShouldBe(100_0000);
    }

    [Fact]
    public void An_import_replaces_the_old_cache()
    {
        using var test = new TestStore();
        test.Import(TestMarket.Of(("1001", 0, 100, 5)));
        test.Import(TestMarket.Of(("1001", 1, 100, 5)));
        Path.GetFileName(Directory.EnumerateDirectories(Path.Combine(test.Path, "cache")).ShouldHaveSingleItem()).ShouldStartWith("2-");
        using var load = SnapshotLoader.Load(test.Path);
        load.FromCache.ShouldBeTrue();
        load.Snapshot.Version.Batch.ShouldBe(2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    public void The_panel_says_what_the_database_says(int seed)
    {
        using var test = new TestStore();
        var random = new Random(seed);
        string[] codes = ["1001", "130A", "2002", "9999"];
        for (var batch = 0; batch < 4; batch++)
        {
            var rows = new Dictionary<(string, DateOnly), (long, long)>();
            for (var i = 0; i < 60; i++) rows[(codes[random.Next(codes.Length)], TestMarket.Day(random.Next(40)))] = (random.Next(1, 5000) * 1000L, random.Next(3) * 100);
            test.Import(new MarketTables { Scheme = "tse", Prices = TestMarket.Prices([.. rows.Select(r => (r.Key.Item1, r.Key.Item2, r.Value.Item1, r.Value.Item2))]) });
        }

        using var load = SnapshotLoader.Load(test.Path);
        var market = load.Snapshot;
        using var database = DuckDatabase.Open(Path.Combine(test.Path, MarketStore.DatabaseName), new DuckOptions { ReadOnly = true });
        using var connection = database.Connect();
        connection.Query("SELECT DISTINCT date FROM prices ORDER BY 1", r => r.Get<DateOnly>(0)).ShouldBe(market.Calendar.Days);
        for (var s = 0; s < market.Securities.Length; s++)
        {
            for (var d = 0; d < market.Calendar.Count; d++)
            {
                var row = connection.Query(
                    "SELECT p.close, p.volume, coalesce(p.open, 0) FROM prices p JOIN codes c ON c.id = p.security WHERE c.code = ? AND p.date <= ? AND EXISTS (SELECT 1 FROM prices q WHERE q.security = p.security AND q.date >= ?) AND p.date = ? ORDER BY p.batch DESC LIMIT 1",
                    r => (Close: r.Get<long>(0), Volume: r.Get<long>(1), Open: r.Get<long>(2)), market.Securities[s].Id.Value, market.Calendar[d], market.Calendar[d], market.Calendar[d]);
                var state = market.Panel.StateAt(d, s);
                if (row.Count == 0)
                {
                    state.ShouldBeOneOf(CellState.Missing, CellState.Absent);
                    if (state == CellState.Missing) market.Panel.CloseAt(d, s).ShouldBe(market.Panel.CloseAt(d - 1, s));
                    else market.Panel.CloseAt(d, s).ShouldBe(0);
                    (state == CellState.Missing).ShouldBe(d > market.Panel.Columns.FirstDay[s] && d < market.Panel.Columns.LastDay[s]);
                    continue;
                }

                state.ShouldBe(row[0].Volume > 0 ? CellState.Traded : CellState.NoTrade);
                market.Panel.CloseAt(d, s).ShouldBe(row[0].Close);
                market.Panel.Volume(d)[s].ShouldBe(row[0].Volume);
                market.Panel.Open(d)[s].ShouldBe(row[0].Open);
            }
        }
    }

    private static string CacheFile(TestStore test, string name) => Path.Combine(Directory.EnumerateDirectories(Path.Combine(test.Path, "cache")).Single(), name);

    private static void Damage(TestStore test, string name)
    {
        var path = CacheFile(test, name);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
