using Bellwether.Data.Duck;
using Bellwether.Data.Store;
using Bellwether.Market;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Store;

public sealed class TablesImportTests
{
    private const string Header = "date,code,open,high,low,close,volume,dividend,split,split_factor\n";

    [Fact]
    public void Traded_prices_splits_and_dividends_are_derived()
    {
        using var test = new TestStore();
        var folder = test.Folder("in");
        File.WriteAllText(
            Path.Combine(folder, "prices.csv"),
            Header + "2019-03-18,1001,40,41,39,40,5000,0.5,0,5\n2019-03-19,1001,41,42,40,41,6000,0,5,1\n"
            + "2019-03-18,1002,1543.3333,1600,1500,1543.3333,600,0,0,6\n2019-03-19,1002,3087,3100,3000,3087,600,0,2,3\n");
        var report = test.ImportTables(folder);
        report.Rejected.ShouldBeEmpty();
        using var load = SnapshotLoader.Load(test.Path);
        var market = load.Snapshot;
        market.Panel.Close(0).ToArray().ShouldBe([200_0000, 9260_0000]);
        market.Panel.Volume(0).ToArray().ShouldBe([1000, 100]);
        market.Splits.ShouldBe([new SplitRow(0, new DateOnly(2019, 3, 19), new Ratio(5, 1)), new SplitRow(1, new DateOnly(2019, 3, 19), new Ratio(2, 1))]);
        market.Dividends.ShouldBe([new DividendRow(0, new DateOnly(2019, 3, 18), 2_5000)]);
    }

    [Fact]
    public void Where_factor_and_split_column_disagree_the_step_is_taken_and_noted()
    {
        using var test = new TestStore();
        var folder = test.Folder("in");
        File.WriteAllText(Path.Combine(folder, "prices.csv"), Header + "2019-03-18,1001,40,41,39,40,5000,0,0,3\n2019-03-19,1001,41,42,40,41,6000,0,5,1\n2019-03-20,1001,41,42,40,41,6000,0,2,1\n");
        test.ImportTables(folder).Notes.Count(n => n.Contains("1001 2019-03-", StringComparison.Ordinal)).ShouldBe(2);
        using var load = SnapshotLoader.Load(test.Path);
        load.Snapshot.Splits.ShouldHaveSingleItem().NewPerOld.ShouldBe(new Ratio(3, 1));
    }

    [Fact]
    public void Prices_that_were_never_adjusted_keep_their_listed_splits()
    {
        using var test = new TestStore();
        var folder = test.Folder("in");
        File.WriteAllText(Path.Combine(folder, "prices.csv"), "date,code,open,high,low,close,volume,split\n2019-03-18,1001,200,201,199,200,50,0\n2019-03-19,1001,41,42,40,41,60,5\n");
        test.ImportTables(folder);
        using var load = SnapshotLoader.Load(test.Path);
        load.Snapshot.Splits.ShouldHaveSingleItem().NewPerOld.ShouldBe(new Ratio(5, 1));
        load.Snapshot.Panel.CloseAt(0, 0).ShouldBe(200_0000);
    }

    [Fact]
    public void Corporate_actions_come_back_from_the_store_and_bad_ones_are_kept_aside()
    {
        using var test = new TestStore();
        var folder = test.Folder("in");
        File.WriteAllText(Path.Combine(folder, "prices.csv"), Header + "2019-03-18,1001,40,41,39,40,5000,0,0,1\n2019-03-18,1002,40,41,39,40,5000,0,0,1\n");
        File.WriteAllText(
            Path.Combine(folder, "corporate_actions.csv"),
            "code,ex_date,kind,new_per_old,price,successor\n1001,2019-03-18,rights,1/4,400,\n1002,2019-03-18,transfer,2,,1001\n1001,2019-03-18,merger,1,,\n1002,2019-03-18,spin-off,,-3,\n");
        var report = test.ImportTables(folder);
        report.Rejected.Select(row => (row.Line, row.Reason)).ShouldBe([(4L, FailureReason.Unparsable), (5L, FailureReason.Negative)], ignoreOrder: true);
        using var load = SnapshotLoader.Load(test.Path);
        var day = new DateOnly(2019, 3, 18);
        load.Snapshot.CorporateActions.ShouldBe(
        [
            new CorporateActionRow(0, day, CorporateActionKind.Rights, new Ratio(1, 4), 400_0000, -1),
            new CorporateActionRow(1, day, CorporateActionKind.Transfer, new Ratio(2, 1), 0, 0),
        ]);
    }

    [Fact]
    public void Unreadable_fields_name_their_row()
    {
        using var test = new TestStore();
        var folder = test.Folder("in");
        File.WriteAllText(
            Path.Combine(folder, "prices.csv"),
            Header + "2019-03-18,1001,40,41,39,40,5000,0,0,1\n2019-03-19,1001,41,42,40,4l,6000,0,0,1\n18.3.2019,1001,41,42,40,41,6000,0,0,1\n2019-03-20,1001,41,42,40,,6000,0,0,1\n");
        File.WriteAllText(Path.Combine(folder, "macro.csv"), "date,series,value,unit\n2019-03-18,VIX,12.5,points\n2019-03-19,VIX,n/a,points\n");
        var report = test.ImportTables(folder);
        report.Rejected.Select(r => (r.File, r.Line, r.Reason)).ShouldBe(
            [("macro.csv", 3, FailureReason.Unparsable), ("prices.csv", 3, FailureReason.Unparsable), ("prices.csv", 4, FailureReason.Unparsable), ("prices.csv", 5, FailureReason.MissingField)]);
        report.Rejected[1].Message.ShouldContain("'4l'");
        report.Tables.Select(t => (t.Table, t.Added)).ShouldContain(("prices", 1L));
    }

    [Fact]
    public void A_csv_row_with_too_few_or_too_many_fields_is_kept_aside()
    {
        using var test = new TestStore();
        var folder = test.Folder("in");
        File.WriteAllText(
            Path.Combine(folder, "macro.csv"),
            "date,series,value,unit\n2019-03-18,VIX,12.5,points\n2019-03-19,VIX\n2019-03-20,VIX,12,points,more\n2019-03-21,VIX,13,points\n2019-03-22,VIX,x,points\n");
        var report = test.ImportTables(folder);
        report.Rejected.Select(r => (r.File, r.Line, r.Reason)).ShouldBe([("macro.csv", 3, FailureReason.Unparsable), ("macro.csv", 4, FailureReason.Unparsable), ("macro.csv", 6, FailureReason.Unparsable)]);
        report.Tables.ShouldHaveSingleItem().Added.ShouldBe(2);
    }

    [Fact]
    public void Reference_tables_in_csv_make_securities_lists_and_shares()
    {
        using var test = new TestStore();
        var folder = test.Folder("in");
        File.WriteAllText(Path.Combine(folder, "sectors.csv"), "sector33,sector33_en,export_orientation\n医薬品,Pharmaceutical,domestic\n");
        File.WriteAllText(
            Path.Combine(folder, "securities.csv"),
            "code,name,name_en,section,section_uncertain,sector33_code,sector33,sector33_en,size_class,china_theme,as_of,first_trade,shares_outstanding,shares_as_of\n"
            + "4565,そーせい,Sosei,MOTHERS,false,3250,医薬品,Pharmaceutical,,true,2019-04-05,2004-07-16,76000000,2019-04-05\n"
            + "1301,極洋,,,false,,,,,false,2019-04-05,,,\n");
        File.WriteAllText(
            Path.Combine(folder, "listings.csv"),
            "as_of,code,name,section,sector33_code,sector33,sector33_en,size_class\n2017-10-31,4565,旧名,MOTHERS,3250,医薬品,Pharmaceutical,\n2017-10-31,9999,廃止,TSE2,3250,医薬品,Pharmaceutical,\n");
        File.WriteAllText(
            Path.Combine(folder, "share_estimates.csv"),
            "code,as_of,kind,shares\n4565,2020/02,\"equity / BPS, on the 2019-04-05 split basis\",75000000\n4565,2020-13,x,5\n8888,2020/03,x,5\n");
        File.WriteAllText(Path.Combine(folder, "float_factors.csv"), "code,from,factor\n4565,2019-01-01,0.85\n");
        var report = test.ImportTables(folder);
        report.Rejected.Select(r => (r.File, r.Line, r.Reason)).ShouldBe([("share_estimates.csv", 3, FailureReason.Unparsable), ("share_estimates.csv", 4, FailureReason.UnknownCode)]);
        using var load = SnapshotLoader.Load(test.Path);
        var s = load.Snapshot;
        var asOf = new DateOnly(2019, 4, 5);
        s.Securities.Select(x => (x.Id.Value, x.Name, x.NameEn, x.Sector, x.FirstTrade)).ShouldBe(
            [("1301", "極洋", null, null, null), ("4565", "そーせい", "Sosei", "3250", new DateOnly(2004, 7, 16)), ("9999", "廃止", null, "3250", null)]);
        s.Securities[1].Themes.ShouldBe(["china"]);
        s.Sectors.ShouldBe([new Sector("3250", "医薬品", "Pharmaceutical", "domestic")]);
        s.Listings.ShouldBe([new ListingRow(new DateOnly(2017, 10, 31), 1, "MOTHERS", true), new ListingRow(new DateOnly(2017, 10, 31), 2, "TSE2", true), new ListingRow(asOf, 1, "MOTHERS", true)]);
        s.Shares.ShouldBe([new SharesRow(1, asOf, asOf, 76_000_000, "reference"), new SharesRow(1, new DateOnly(2020, 2, 29), asOf, 75_000_000, "equity / BPS, on the 2019-04-05 split basis")]);
        s.FloatFactors.ShouldBe([new FloatFactorRow(1, new DateOnly(2019, 1, 1), 850_000)]);
    }

    [Fact]
    public void Tables_of_splits_and_dividends_win_over_the_columns()
    {
        using var test = new TestStore();
        var folder = test.Folder("in");
        File.WriteAllText(Path.Combine(folder, "prices.csv"), Header + "2019-03-18,1001,40,41,39,40,5000,0.5,0,5\n2019-03-19,1001,41,42,40,41,6000,0,5,1\n");
        File.WriteAllText(Path.Combine(folder, "splits.csv"), "code,ex_date,new_per_old\n1001,2019-03-20,1.5\n");
        File.WriteAllText(Path.Combine(folder, "dividends.csv"), "code,ex_date,amount\n1001,2019-03-20,7.5\n");
        test.ImportTables(folder).Rejected.ShouldBeEmpty();
        using var load = SnapshotLoader.Load(test.Path);
        load.Snapshot.Splits.ShouldBe([new SplitRow(0, new DateOnly(2019, 3, 20), new Ratio(3, 2))]);
        load.Snapshot.Dividends.ShouldBe([new DividendRow(0, new DateOnly(2019, 3, 20), 7_5000)]);
    }

    [Fact]
    public void Nikkei_changes_are_unrolled()
    {
        using var test = new TestStore();
        var folder = test.Folder("in");
        File.WriteAllText(Path.Combine(folder, "nikkei225_constituents.csv"), "as_of,code,price_multiplier\n2019-07-01,1001,1\n2019-07-01,1002,0.1\n2019-07-01,1003,1\n");
        File.WriteAllText(
            Path.Combine(folder, "nikkei225_changes.csv"),
            "date,removed,added,presumed_par,divisor,kind\n2019-07-01,,,,27.237,divisor\n2019-08-01,1001,1004,125/6,27.5,replacement\n2019-09-02,1002,1002,50/3,27.5,par change\n");
        test.ImportTables(folder);
        using var load = SnapshotLoader.Load(test.Path);
        var (start, august, september) = (new DateOnly(2019, 7, 1), new DateOnly(2019, 8, 1), new DateOnly(2019, 9, 2));
        load.Snapshot.Constituents.ShouldBe(
            [
                new ConstituentRow("NIKKEI225", -1, "1001", start, august, Ratio.One),
                new ConstituentRow("NIKKEI225", -1, "1002", start, september, new Ratio(1, 10)),
                new ConstituentRow("NIKKEI225", -1, "1003", start, null, Ratio.One),
                new ConstituentRow("NIKKEI225", -1, "1004", august, null, new Ratio(12, 5)),
                new ConstituentRow("NIKKEI225", -1, "1002", september, null, new Ratio(3, 1)),
            ]);
        load.Snapshot.Divisors.Select(d => d.Divisor).ShouldBe([27.237m, 27.5m, 27.5m]);
    }

    [Fact]
    public void Input_that_cannot_be_used_says_what_to_do()
    {
        using var test = new TestStore();
        Should.Throw<BadInputException>(() => test.ImportTables("/no/such/folder")).Message.ShouldContain("no such folder");
        Should.Throw<BadInputException>(() => test.ImportTables(test.Folder("empty"))).Message.ShouldContain("empty");
        var odd = test.Folder("odd");
        File.WriteAllText(Path.Combine(odd, "notes.txt"), "x");
        Should.Throw<BadInputException>(() => test.ImportTables(odd)).Message.ShouldContain("notes.txt");
        var missing = test.Folder("missing");
        File.WriteAllText(Path.Combine(missing, "prices.csv"), "date,code,volume\n2019-03-18,1001,5\n");
        Should.Throw<BadInputException>(() => test.ImportTables(missing)).Message.ShouldContain("'close' is missing");
        using var load = MarketStore.Open(test.Path, OpenMode.Read);
        load.Batches.ShouldBeEmpty();
    }

    [Fact]
    public void A_parquet_file_cut_in_half_is_named()
    {
        using var test = new TestStore();
        var folder = test.Folder("in");
        var path = Path.Combine(folder, "prices.parquet");
        using (var database = DuckDatabase.OpenInMemory())
        using (var connection = database.Connect())
            connection.Execute($"COPY (SELECT DATE '2019-01-07' + (i // 10)::INTEGER AS date, (i % 10)::VARCHAR AS code, 1.0 AS close, 5 AS volume FROM range(20000) t(i)) TO '{path}'", default(CancellationToken));
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        Should.Throw<BadInputException>(() => test.ImportTables(folder)).Message.ShouldContain("prices.parquet");
    }
}
