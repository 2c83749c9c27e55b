using Bellwether.Data.Store;
using Bellwether.Market;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Store;

public sealed class ImportTests
{
    [Fact]
    public void The_same_import_twice_changes_nothing()
    {
        using var test = new TestStore();
        var market = TestMarket.Of(("1001", 0, 100, 5), ("1002", 0, 50, 0), ("1001", 1, 101, 7)).WithReference();
        test.Import(market).Batch!.Number.ShouldBe(1);
        var before = File.ReadAllBytes(Path.Combine(test.Path, MarketStore.DatabaseName)).Length;
        var again = test.Import(market);
        again.NothingNew.ShouldBeTrue();
        again.RowsWritten.ShouldBe(0);
        again.Tables.Single(t => t.Table == "prices").Unchanged.ShouldBe(3);
        File.ReadAllBytes(Path.Combine(test.Path, MarketStore.DatabaseName)).Length.ShouldBe(before);
        using var load = SnapshotLoader.Load(test.Path);
        load.Batches.Length.ShouldBe(1);
    }

    [Fact]
    public void A_changed_row_is_a_new_version_and_the_old_one_stays_known()
    {
        using var test = new TestStore();
        test.Import(TestMarket.Of(("1001", 0, 100, 5), ("1001", 1, 101, 7)));
        var first = test.Clock.Now.UtcDateTime;
        test.Clock.Now += TimeSpan.FromHours(1);
        var report = test.Import(TestMarket.Of(("1001", 1, 102, 7), ("1001", 2, 103, 7)));
        report.Tables.Single(t => t.Table == "prices").ShouldBe(new TableCount("prices", 2, 1, 1));

        using (var now = SnapshotLoader.Load(test.Path))
        {
            now.Snapshot.CloseAt("1001", 1).ShouldBe(102_0000);
            now.Snapshot.Calendar.Count.ShouldBe(3);
            now.Snapshot.Version.Batch.ShouldBe(2);
        }

        using (var then = SnapshotLoader.LoadKnownAt(test.Path, first))
        {
            then.Snapshot.CloseAt("1001", 1).ShouldBe(101_0000);
            then.Snapshot.Calendar.Count.ShouldBe(2);
            then.Snapshot.Version.Batch.ShouldBe(1);
        }

        using (var again = SnapshotLoader.LoadKnownAt(test.Path, first)) again.FromCache.ShouldBeTrue();
        Should.Throw<StoreMissingException>(() => SnapshotLoader.LoadKnownAt(test.Path, first.AddTicks(-10)));

        using var store = MarketStore.Open(test.Path, OpenMode.Read);
        var cell = store.ChangedCells(1, 2).ShouldHaveSingleItem();
        cell.ShouldSatisfyAllConditions(
            c => c.Table.ShouldBe("prices"),
            c => c.Code.ShouldBe("1001"),
            c => c.Date.ShouldBe(TestMarket.Day(1)),
            c => c.Batch.ShouldBe(2));
        cell.Fields.ShouldContain(new FieldChange("close", "1010000", "1020000"));
        store.ChangedCells(1, 2, includeNew: true).Length.ShouldBe(2);
        store.ChangedCells(2, 2).ShouldBeEmpty();
    }

    [Fact]
    public void A_changed_row_of_a_small_table_is_a_new_version()
    {
        using var test = new TestStore();
        var market = TestMarket.Of(("1001", 0, 100, 5)).WithReference();
        test.Import(market);
        test.Import(market with { Divisors = [new DivisorRow("NIKKEI225", TestMarket.Day(0), 27.5m)] }).RowsWritten.ShouldBe(1);
        using var store = MarketStore.Open(test.Path, OpenMode.Read);
        store.ChangedCells(1, 2).ShouldHaveSingleItem().Fields.ShouldBe([new FieldChange("divisor", "27.23700000", "27.50000000")]);
        using var load = store.Load(store.Batches[^1]);
        load.Snapshot.Divisors.ShouldBe([new DivisorRow("NIKKEI225", TestMarket.Day(0), 27.5m)]);
    }

    [Fact]
    public void Everything_comes_back_as_it_went_in()
    {
        using var test = new TestStore();
        test.Import(TestMarket.Of(("1001", 0, 100, 5), ("1002", 0, 50, 0), ("1001", 1, 101, 7)).WithReference());
        using var load = SnapshotLoader.Load(test.Path);
        var s = load.Snapshot;
        s.Securities.Select(x => x.ToString()).ShouldBe([new Security(new SecurityId("tse", "1001"), "名1001", "Name 1001", "50", null, s.Securities[0].Themes, TestMarket.Day(0)).ToString(), s.Securities[1].ToString()]);
        s.Securities[0].Themes.ShouldBe(["china", "weak_yen"]);
        s.Sectors.ShouldBe([new Sector("50", "水産", "Fishery", "domestic")]);
        s.Listings.ShouldBe([new ListingRow(TestMarket.Day(0), 0, "MOTHERS", true), new ListingRow(TestMarket.Day(0), 1, "MOTHERS", false)]);
        s.Shares.ShouldBe([new SharesRow(0, TestMarket.Day(0), TestMarket.Day(0), 1_000_000, "reference"), new SharesRow(1, TestMarket.Day(0), TestMarket.Day(0), 1_000_000, "reference")]);
        s.FloatFactors.ShouldBe([new FloatFactorRow(0, TestMarket.Day(0), 350_000)]);
        s.Splits.ShouldBe([new SplitRow(0, TestMarket.Day(2), new Ratio(3, 2))]);
        s.Dividends.ShouldBe([new DividendRow(0, TestMarket.Day(1), 25_000)]);
        s.Official("topix")!.Rows.ShouldBe([new LevelRow(TestMarket.Day(0), 1.5m, null, 1.25m, 1500.12m)]);
        s.Official("topix")!.Rows[0].Close.ToString().ShouldBe("1500.12");
        s.Macro.ShouldHaveSingleItem().Rows.ShouldBe([new MacroRow(TestMarket.Day(0), 108.25)]);
        s.News.ShouldBe([new NewsRow(TestMarket.Day(1), -1, "market", "All fell", "paper"), new NewsRow(TestMarket.Day(1), 0, "company", "Something happened", null)]);
        s.Constituents.ShouldBe([new ConstituentRow("NIKKEI225", 0, "1001", TestMarket.Day(0), TestMarket.Day(3), new Ratio(12, 5)), new ConstituentRow("NIKKEI225", -1, "9999", TestMarket.Day(0), null, Ratio.One)]);
        s.Panel.StateAt(0, 1).ShouldBe(CellState.NoTrade);
        s.Panel.StateAt(1, 1).ShouldBe(CellState.Absent);
        s.Panel.Open(0).ToArray().ShouldBe([100_0000, 0]);
        s.IsSample.ShouldBeFalse();
    }

    [Fact]
    public void Bad_rows_are_kept_aside_with_their_reasons()
    {
        using var test = new TestStore();
        var good = Enumerable.Range(0, 6).SelectMany(d => new[] { "1001", "1002", "1003", "1004", "1005", "1006" }.Select(c => (c, TestMarket.Day(d), 100_0000L, 5L)));
        var prices = TestMarket.Prices([
            .. good,
            ("1001", TestMarket.Day(0), 90_0000, 5),                    // row 37: twice
            ("1002", TestMarket.Day(7), 0, 5),                          // 38: no price
            ("1002", TestMarket.Day(6), 100_0000, -1),                  // 39: volume below zero
            ("1001", TestMarket.FirstDay.AddDays(5), 100_0000, 5),      // 40: Saturday, one row of six
            ("1001", new DateOnly(2020, 1, 6), 100_0000, 5),            // 41: future
            ("1007", TestMarket.Day(0), 100_0000, 5),                   // 42: in no list
        ]);
        var market = new MarketTables { Scheme = "tse", Prices = prices }.WithReference();
        market = market with
        {
            Securities = [.. market.Securities.Where(s => s.Code != "1007")],
            Listings = [.. market.Listings.Where(s => s.Code != "1007")],
            Shares = [new SharesEntry("1001", TestMarket.Day(0), TestMarket.Day(0), 0, "reference"), new SharesEntry("1007", TestMarket.Day(0), TestMarket.Day(0), 5, "reference")],
        };
        prices.High[5] = 90_0000;
        var report = test.Import(market);
        report.Rejected.Select(r => (r.File, r.Line, r.Reason)).ShouldBe(
            [
                ("prices", 6, FailureReason.HighBelowLow), ("prices", 37, FailureReason.DuplicateKey), ("prices", 38, FailureReason.Negative), ("prices", 39, FailureReason.Negative),
                ("prices", 40, FailureReason.NonTradingDay), ("prices", 41, FailureReason.FutureDate), ("prices", 42, FailureReason.UnknownCode),
                ("shares", 1, FailureReason.Negative), ("shares", 2, FailureReason.UnknownCode),
            ]);
        using var load = SnapshotLoader.Load(test.Path);
        load.Rejected.Length.ShouldBe(9);
        load.Snapshot.Calendar.Count.ShouldBe(6);
        load.Snapshot.CloseAt("1001", 0).ShouldBe(100_0000);
        load.Snapshot.CloseAt("1006", 0).ShouldBe(100_0000);
        load.Snapshot.Panel.High(0)[5].ShouldBe(0);
        load.Snapshot.Panel.High(0)[4].ShouldBe(100_0010);
    }

    [Fact]
    public void Codes_of_prices_alone_become_securities_named_by_their_code()
    {
        using var test = new TestStore();
        test.Import(TestMarket.Of(("1001", 0, 100, 5)).WithReference());
        var report = test.Import(TestMarket.Of(("1001", 1, 100, 5), ("5036", 1, 200, 1)));
        report.Rejected.ShouldBeEmpty();
        report.Notes.ShouldHaveSingleItem().ShouldContain("5036");
        using var load = SnapshotLoader.Load(test.Path);
        load.Snapshot.Securities.Select(s => s.Name).ShouldBe(["名1001", "5036"]);
        test.Import(TestMarket.Of(("5036", 2, 100, 5)).WithReference());
        using var later = SnapshotLoader.Load(test.Path);
        later.Snapshot.Securities[1].Name.ShouldBe("名5036");
    }

    [Fact]
    public void A_cancelled_import_leaves_the_store_as_before()
    {
        using var test = new TestStore();
        test.Import(TestMarket.Of(("1001", 0, 100, 5)));
        using var cancel = new CancellationTokenSource();
        var options = test.Options with { Progress = new Reporter(p => { if (p.Stage == "writing the store") cancel.Cancel(); }) };
        using (var store = MarketStore.Open(test.Path, OpenMode.ReadWrite))
            Should.Throw<OperationCanceledException>(() => store.Import(TestMarket.Of(("1001", 1, 100, 5)), "test", "test", options, default, cancel.Token));
        using var load = SnapshotLoader.Load(test.Path);
        load.Snapshot.Version.Batch.ShouldBe(1);
        load.Snapshot.Calendar.Count.ShouldBe(1);
        test.Import(TestMarket.Of(("1001", 1, 100, 5))).Batch!.Number.ShouldBe(2);
    }

    [Fact]
    public void A_store_holds_one_market()
    {
        using var test = new TestStore();
        test.Import(TestMarket.Of(("1001", 0, 100, 5)) with { Scheme = "sample" });
        using (var load = SnapshotLoader.Load(test.Path)) load.Snapshot.IsSample.ShouldBeTrue();
        Should.Throw<BadInputException>(() => test.Import(TestMarket.Of(("1001", 1, 100, 5)))).Message.ShouldContain("sample");
    }

    [Fact]
    public void A_clock_set_back_does_not_reorder_batches()
    {
        using var test = new TestStore();
        test.Import(TestMarket.Of(("1001", 0, 100, 5)));
        test.Clock.Now -= TimeSpan.FromDays(1);
        var report = test.Import(TestMarket.Of(("1001", 1, 100, 5)));
        report.Batch!.KnownAt.ShouldBe(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    private sealed class Reporter(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
