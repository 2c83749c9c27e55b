using System.Text;
using Bellwether.Data.Sources;
using Bellwether.Market;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

public sealed class MappedReaderTests
{
    private static Loaded<MarketTables> Read(string map, string csv) =>
        MappedReader.Read(Encoding.UTF8.GetBytes(csv), "f.csv", CsvMapReader.Read(map, "map.yaml"));

    private static string[] Failures(Loaded<MarketTables> loaded) => [.. loaded.Failures.Select(f => $"{f.Reason} {f.File}:{f.Line} {f.Message}")];

    private static string[] Rows(PriceColumns p) => [.. Enumerable.Range(0, p.Count).Select(i =>
        FormattableString.Invariant($"{p.Codes[p.Code[i]]} {DateOnly.FromDayNumber(p.Date[i]):MM-dd} {Units.ToAmount(p.Open[i]):0.####} {Units.ToAmount(p.High[i]):0.####} {Units.ToAmount(p.Low[i]):0.####} {Units.ToAmount(p.Close[i]):0.####} {p.Volume[i]}"))];

    [Fact]
    public void A_japanese_price_file_in_shift_jis()
    {
        using var directory = new TempDirectory();
        CodePagesEncodingProvider.Instance.GetEncoding(932).ShouldNotBeNull();
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes("日付,始値,高値,安値,終値,出来高\r\n2019/3/20,\"1,280\",\"1,434\",\"1,242\",\"1,421\",\"12,345,600\"\r\n");
        var map = CsvMapReader.Read("table: prices\ndates: [yyyy/M/d]\nthousands: \",\"\ncolumns: { date: 日付, open: 始値, high: 高値, low: 安値, close: 終値, volume: 出来高 }\nconstants: { code: 4565 }\n", "map.yaml");
        var loaded = MappedReader.Read(directory.Write("4565.csv", bytes), map);
        Rows(loaded.Value.Prices).ShouldBe(["4565 03-20 1280 1434 1242 1421 12345600"]);
        loaded.Failures.ShouldBeEmpty();
    }

    private const string SplitMap = "table: prices\nbasis: split_adjusted\ncolumns: { code: c, date: d, close: p, volume: v, split: s, dividend: i }\n";

    /// <summary>By hand: 1,000 traded, then a 2:1 split. Written split-adjusted: 500 and 2,000 shares; the dividend of 4 was 8 as paid.</summary>
    [Fact]
    public void Listed_splits_are_undone_code_by_code()
    {
        var loaded = Read(SplitMap, "c,d,p,v,s,i\nA,2019-03-18,500,2000,,4\nB,2019-03-18,7,1,0,\nA,2019-03-19,505,3000,2,\nB,2019-03-19,8,1,0,\n");
        Rows(loaded.Value.Prices).ShouldBe(["A 03-18 1000 1000 1000 1000 1000", "A 03-19 505 505 505 505 3000", "B 03-18 7 7 7 7 1", "B 03-19 8 8 8 8 1"]);
        loaded.Value.Splits.ShouldBe([new SplitEntry("A", new DateOnly(2019, 3, 19), new Ratio(2, 1))]);
        loaded.Value.Dividends.ShouldBe([new DividendEntry("A", new DateOnly(2019, 3, 18), 80_000)]);
    }

    [Fact]
    public void A_split_factor_column_gives_traded_prices_and_the_splits()
    {
        var loaded = Read("table: prices\nbasis: split_adjusted\ncolumns: { code: c, date: d, close: p, volume: v, split_factor: f }\n", "c,d,p,v,f\nA,2019-03-18,100,3000,3\nA,2019-03-19,101,60,1\n");
        Rows(loaded.Value.Prices).ShouldBe(["A 03-18 300 300 300 300 1000", "A 03-19 101 101 101 101 60"]);
        loaded.Value.Splits.Single().NewPerOld.ShouldBe(new Ratio(3, 1));
    }

    [Fact]
    public void Rows_before_an_unreadable_split_are_kept_aside()
    {
        var loaded = Read(SplitMap, "c,d,p,v,s,i\nA,2019-03-18,500,2000,,\nA,2019-03-19,505,3000,two,\nA,2019-03-20,505,3000,,\n");
        Rows(loaded.Value.Prices).ShouldBe(["A 03-20 505 505 505 505 3000"]);
        Failures(loaded).ShouldBe([
            "Unparsable f.csv:3 split (s) 'two'; expected a number.",
            "BrokenHistory f.csv:3 the split of this row is unknown, so the traded prices of A before it cannot be derived; 1 older rows are kept aside."]);
    }

    [Fact]
    public void Bad_price_rows_are_named_with_their_lines()
    {
        var loaded = Read(
            "table: prices\ncolumns: { code: c, date: d, open: o, high: h, low: l, close: p, volume: v }\n",
            "c,d,o,h,l,p,v\nA,20/03/2019,1,1,1,1,1\nA,2019-03-20,1,1,1,-1,1\nA,2019-03-20,1,1,2,1,1\nA,2019-03-20,1,1,1,1,1.5\n,2019-03-20,1,1,1,1,1\nA,2019-03-21,1,1\nA,2019-03-22,1,1,1,1,1\nA,2019-03-22,2,2,2,2,2\nA,2019-03-25,\"1\n\",1,1,1,1\nA,2019-03-26,,1,1,1,1\nA,2019-03-20,3,3,3,3,3\n");
        Rows(loaded.Value.Prices).ShouldBe(["A 03-20 3 3 3 3 3", "A 03-22 1 1 1 1 1"]);
        Failures(loaded).ShouldBe([
            "Unparsable f.csv:2 date (d) '20/03/2019'; expected a day as yyyy-MM-dd.",
            "Negative f.csv:3 close (p) '-1'; expected a number above zero and below 1e13.",
            "HighBelowLow f.csv:4 open 1, high 1, low 2, close 1; expected low ≤ open, close ≤ high.",
            "Unparsable f.csv:5 volume (v) '1.5'; expected a whole number.",
            "MissingField f.csv:6 code (c) is blank.",
            "Unparsable f.csv:7 4 fields; the header has 7.",
            "DuplicateKey f.csv:9 2019-03-22 stands already on line 8 for this code.",
            "Unparsable f.csv:10 open (o) '1\n'; expected a number.",
            "MissingField f.csv:12 open (o) is blank."]);
    }

    [Fact]
    public void A_missing_column_names_the_file_and_what_it_has() =>
        Should.Throw<SourceException>(() => Read("table: splits\ncolumns: { code: Code, ex_date: ExDate, new_per_old: Ratio }\n", "Code,Ex Date,Ratio\n")).Message
            .ShouldBe("f.csv:1: no column 'ExDate' (mapped to ex_date). Did you mean 'Ex Date'? Found 'Code', 'Ex Date', 'Ratio'.");

    [Fact]
    public void A_column_that_stands_twice_is_not_guessed() =>
        Should.Throw<SourceException>(() => Read("table: splits\ncolumns: { code: Code, ex_date: D, new_per_old: R }\n", "Code,D,R,R\n")).Message
            .ShouldBe("f.csv:1: column 'R' (mapped to new_per_old) stands twice in the header.");

    [Fact]
    public void An_empty_file_is_an_error() =>
        Should.Throw<SourceException>(() => Read("table: splits\ncolumns: { code: Code, ex_date: D, new_per_old: R }\n", "")).Message
            .ShouldBe("f.csv: is empty: expected a header row with the column names.");

    [Fact]
    public void Securities()
    {
        var loaded = Read(
            "table: securities\ncolumns: { code: c, name: n, name_en: e, sector: s, size_class: z, themes: t, first_trade: f }\n",
            "c,n,e,s,z,t,f\n4565,そーせい,\"Sosei\nGroup\",5250,,biotech; china,2004-07-29\n1301,,x,,,,\n");
        var entry = loaded.Value.Securities.Single();
        (entry.Code, entry.Name, entry.NameEn, entry.Sector, entry.SizeClass, entry.FirstTrade).ShouldBe(("4565", "そーせい", "Sosei\nGroup", "5250", null, new DateOnly(2004, 7, 29)));
        entry.Themes.ShouldBe(["biotech", "china"]);
        Failures(loaded).ShouldBe(["MissingField f.csv:4 name (n) is blank."]);
    }

    [Fact]
    public void Listings_shares_splits_and_dividends()
    {
        Read("table: listings\ncolumns: { code: c, section: s, certain: k }\nconstants: { as_of: 2019-09-30 }\n", "c,s,k\n1,MOTHERS,\n2,TSE1,false\n3,TSE1,maybe\n1,TSE2,\n").ShouldSatisfyAllConditions(
            l => l.Value.Listings.ShouldBe([new(new(2019, 9, 30), "1", "MOTHERS", true), new(new(2019, 9, 30), "2", "TSE1", false)]),
            l => Failures(l).ShouldBe(["Unparsable f.csv:4 certain (k) 'maybe'; expected true or false.", "DuplicateKey f.csv:5 the same key stands already on line 2."]));
        Read("table: shares\ncolumns: { code: c, as_of: d, shares: n }\n", "c,d,n\n1,2019-04-05,1000.0\n2,2019-04-05,0\n").ShouldSatisfyAllConditions(
            l => l.Value.Shares.ShouldBe([new("1", new(2019, 4, 5), new(2019, 4, 5), 1000, "reference")]),
            l => Failures(l).ShouldBe(["Negative f.csv:3 shares (n) is zero; expected a number of shares."]));
        Read("table: splits\ncolumns: { code: c, ex_date: d, new_per_old: r }\n", "c,d,r\n1,2019-03-20,2\n2,2019-03-20,3:2\n3,2019-03-20,0.333333333\n4,2019-03-20,-1\n").ShouldSatisfyAllConditions(
            l => l.Value.Splits.Select(s => s.NewPerOld).ShouldBe([new(2, 1), new(3, 2), new(1, 3)]),
            l => l.Failures.Single().Reason.ShouldBe(FailureReason.Negative));
        Read("table: dividends\ncolumns: { code: c, ex_date: d, amount: a }\n", "c,d,a\n1,2019-03-20,12.25\n").Value.Dividends.ShouldBe([new("1", new(2019, 3, 20), 122_500)]);
    }

    [Fact]
    public void Levels_macro_and_events()
    {
        Read("table: levels\ndelimiter: ;\ndecimal: \",\"\ncolumns: { date: d, close: p, high: h, low: l }\nconstants: { index: TOPIX }\n", "d;p;h;l\n2019-04-05;1625,75;;\n2019-04-08;1620,14;1,5;2\n").ShouldSatisfyAllConditions(
            l => l.Value.Levels.ShouldBe([new("TOPIX", new(new(2019, 4, 5), null, null, null, 1625.75m))]),
            l => Failures(l).ShouldBe(["HighBelowLow f.csv:3 high 1.5 is below low 2."]));
        Read("table: macro\ncolumns: { date: d, value: v }\nconstants: { series: JGB_10Y, unit: percent }\n", "d,v\n2019-04-05,-0.035\n2019-04-08,－0.1\n").ShouldSatisfyAllConditions(
            l => l.Value.Macro.ShouldBe([new("JGB_10Y", "percent", new(new(2019, 4, 5), -0.035))]),
            l => Failures(l).ShouldBe(["Unparsable f.csv:3 value (v) '－0.1'; expected a number."]));
        Read("table: events\ncolumns: { date: d, code: c, kind: k, summary: s }\n", "d,c,k,s\n2019-03-22,4565,company,\"Confirms, in China\"\n2018-12-25,,market,Low\n").Value.News
            .ShouldBe([new(new(2019, 3, 22), "4565", "company", "Confirms, in China", null), new(new(2018, 12, 25), null, "market", "Low", null)]);
    }
}
