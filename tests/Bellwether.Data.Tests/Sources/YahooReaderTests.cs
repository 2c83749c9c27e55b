using Bellwether.Data.Sources;
using Bellwether.Market;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

public sealed class YahooReaderTests
{
    private const string Header = "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n";

    private static Loaded<YahooHistory> Read(string text, string name = "4565.T.csv")
    {
        using var directory = new TempDirectory();
        return YahooReader.ReadFile(directory.Write(name, text), YahooOptions.Default);
    }

    private static string[] Rows(PriceColumns p) => [.. Enumerable.Range(0, p.Count).Select(i =>
        FormattableString.Invariant($"{DateOnly.FromDayNumber(p.Date[i]):yyyy-MM-dd} {Units.ToAmount(p.Open[i]):0.####} {Units.ToAmount(p.High[i]):0.####} {Units.ToAmount(p.Low[i]):0.####} {Units.ToAmount(p.Close[i]):0.####} {p.Volume[i]}"))];

    private static string[] Failures<T>(Loaded<T> loaded) => [.. loaded.Failures.Select(f => $"{f.Reason} {f.File}:{f.Line} {f.Message}")];

    /// <summary>
    /// By hand. Traded closes 1000, 990 (ex-dividend 10 on day 2), 495 (ex 2:1 split on day 3), 500. Split-adjusted: 500, 495, 495, 500;
    /// the dividend becomes 5. Factor before day 2: 1 − 5/500 = 0.99, so day 1 is written as 495. Volume 1,000 traded is written 2,000.
    /// </summary>
    [Fact]
    public void Dividends_and_splits_are_undone()
    {
        var loaded = Read(Header
            + "2019-03-18,495,495,490.05,495,2000,0.0,0.0\n"
            + "2019-03-19,495,500,490,495,4000,5.0,0.0\n"
            + "2019-03-20,495,500,490,495,3000,0.0,2.0\n"
            + "2019-03-22,500,510,490,500,100,0.0,0.0\n");
        Rows(loaded.Value.Prices).ShouldBe([
            "2019-03-18 1000 1000 990 1000 1000",
            "2019-03-19 990 1000 980 990 2000",
            "2019-03-20 495 500 490 495 3000",
            "2019-03-22 500 510 490 500 100"]);
        loaded.Value.Splits.ShouldBe([new SplitEntry("4565", new DateOnly(2019, 3, 20), new Ratio(2, 1))]);
        loaded.Value.Dividends.ShouldBe([new DividendEntry("4565", new DateOnly(2019, 3, 19), 100_000)]);
        loaded.Value.Basis.ShouldBe(YahooBasis.Traded);
        loaded.Failures.ShouldBeEmpty();
    }

    /// <summary>A 10:1 consolidation with a dividend on the same day: 100 traded before; after it 1000 less 20. Split-adjusted 1000, factor 0.98.</summary>
    [Fact]
    public void A_consolidation_and_a_dividend_on_one_day()
    {
        var loaded = Read(Header + "2019-03-19,980,980,980,980,50,0,0\n2019-03-20,980,980,980,980,60,20,0.1\n");
        Rows(loaded.Value.Prices).ShouldBe(["2019-03-19 100 100 100 100 500", "2019-03-20 980 980 980 980 60"]);
        loaded.Value.Dividends.Single().PriceUnits.ShouldBe(200_000);
        loaded.Value.Splits.Single().NewPerOld.ShouldBe(new Ratio(1, 10));
    }

    [Fact]
    public void An_action_on_a_row_without_prices_moves_to_the_next_row_with_prices()
    {
        var loaded = Read(Header + "2019-03-20,990,990,990,990,5,0,0\n2019-03-21,,,,,,10,0\n2019-03-22,1000,1000,1000,1000,5,0,0\n");
        Rows(loaded.Value.Prices).ShouldBe(["2019-03-20 1000 1000 1000 1000 5", "2019-03-22 1000 1000 1000 1000 5"]);
        loaded.Value.Dividends.ShouldBe([new DividendEntry("4565", new DateOnly(2019, 3, 22), 100_000)]);
        Failures(loaded).ShouldBe(["MissingField 4565.T.csv:3 no prices."]);
    }

    [Fact]
    public void Derived_prices_near_the_grid_were_traded_on_it_and_others_stay()
    {
        var loaded = Read(Header + "2019-03-20,100.029,100.05,99.96,100.0290001,5,0,0\n");
        Rows(loaded.Value.Prices).ShouldBe(["2019-03-20 100 100.05 99.96 100 5"]);
    }

    [Fact]
    public void Closes_beside_adjusted_closes_are_split_adjusted()
    {
        var loaded = Read("Date,Open,High,Low,Close,Adj Close,Volume\n2019-03-20,1280,1434,1242,1421,1416.2,40000\n");
        Rows(loaded.Value.Prices).ShouldBe(["2019-03-20 1280 1434 1242 1421 40000"]);
        loaded.Value.Basis.ShouldBe(YahooBasis.SplitAdjusted);
    }

    /// <summary>By hand, the history of the first test as it is written without automatic adjustment.</summary>
    [Fact]
    public void Beside_adjusted_closes_splits_are_undone_and_dividends_only_listed()
    {
        var loaded = Read("Date,Open,High,Low,Close,Adj Close,Volume,Dividends,Stock Splits\n"
            + "2019-03-18,500,500,495,500,495,2000,0.0,0.0\n"
            + "2019-03-19,495,500,490,495,495,4000,5.0,0.0\n"
            + "2019-03-20,495,500,490,495,495,3000,0.0,2.0\n");
        Rows(loaded.Value.Prices).ShouldBe(["2019-03-18 1000 1000 990 1000 1000", "2019-03-19 990 1000 980 990 2000", "2019-03-20 495 500 490 495 3000"]);
        loaded.Value.Dividends.ShouldBe([new DividendEntry("4565", new DateOnly(2019, 3, 19), 100_000)]);
        loaded.Value.Basis.ShouldBe(YahooBasis.Traded);
    }

    [Theory]
    [InlineData("Price,Close,High,Low,Open,Volume\nTicker,7203.T,7203.T,7203.T,7203.T,7203.T\nDate,,,,,\n2019-03-20,1421,1434,1242,1280,40000\n", YahooBasis.DividendAdjusted)]
    [InlineData("Price,Adj Close,Close,High,Low,Open,Volume\nTicker,7203.T,7203.T,7203.T,7203.T,7203.T,7203.T\nDate,,,,,,\n2019-03-20,1416.2,1421.0,1434.0,1242.0,1280.0,40000\n", YahooBasis.SplitAdjusted)]
    [InlineData("Price,Volume,Open,Stock Splits,Low,High,Dividends,Close\nTicker,7203.T,7203.T,7203.T,7203.T,7203.T,7203.T,7203.T\nDate,,,,,,,\n2019-03-20,40000,1280,0.0,1242,1434,0.0,1421\n", YahooBasis.Traded)]
    public void Three_header_lines_in_any_column_order(string text, YahooBasis basis)
    {
        var loaded = Read(text, "7203.csv");
        loaded.Value.Code.ShouldBe("7203");
        Rows(loaded.Value.Prices).ShouldBe(["2019-03-20 1280 1434 1242 1421 40000"]);
        loaded.Value.Basis.ShouldBe(basis);
        loaded.Failures.ShouldBeEmpty();
    }

    [Fact]
    public void Days_with_a_time_zone_and_unsorted_rows()
    {
        var loaded = Read(Header + "2019-03-22 00:00:00+09:00,2,2,2,2,5,0,0\n2019-03-20 00:00:00+09:00,1,1,1,1,5,0,0\n");
        Rows(loaded.Value.Prices).ShouldBe(["2019-03-20 1 1 1 1 5", "2019-03-22 2 2 2 2 5"]);
    }

    [Fact]
    public void Bad_rows_are_named_with_their_lines_and_the_good_ones_kept()
    {
        var loaded = Read(Header
            + "2019-03-01,1,1,1,1,5,0,0\n"
            + "2019/03/04,1,1,1,1,5,0,0\n"
            + "2019-03-05,1,1,1,-1,5,0,0\n"
            + "2019-03-06,1,1,2,1,5,0,0\n"
            + "2019-03-07,1,1,1,１,5,0,0\n"
            + "2019-03-08,,1,1,1,5,0,0\n"
            + "2019-03-01,9,9,9,9,5,0,0\n"
            + "2019-03-11,null,null,null,null,null,0,0\n"
            + "2019-03-12,1,1,1,1,-5,0,0\n"
            + "2019-03-13,1,1,1,1,,0,0\n"
            + "2019-03-14,1,2,1,3,5,0,0\n"
            + "2019-03-15,1,1,1,1,5,0,0\n"
            + "2019-03-06,1,1,1,1,5,0,0\n");
        Rows(loaded.Value.Prices).ShouldBe(["2019-03-01 1 1 1 1 5", "2019-03-06 1 1 1 1 5", "2019-03-15 1 1 1 1 5"]);
        Failures(loaded).ShouldBe([
            "Unparsable 4565.T.csv:3 Date '2019/03/04'; expected a day as 2019-03-20, or as 2019-03-20 00:00:00+09:00.",
            "Negative 4565.T.csv:4 Close '-1'; expected a price above zero.",
            "HighBelowLow 4565.T.csv:5 High 1 is below low 2.",
            "Unparsable 4565.T.csv:6 Close '１' (full-width digits are not read as numbers); expected a number.",
            "MissingField 4565.T.csv:7 1 of the four prices are blank.",
            "DuplicateKey 4565.T.csv:8 2019-03-01 stands already on line 2.",
            "MissingField 4565.T.csv:9 no prices.",
            "Negative 4565.T.csv:10 Volume '-5' is below zero.",
            "MissingField 4565.T.csv:11 Volume is blank.",
            "HighBelowLow 4565.T.csv:12 Open 1 or close 3 lies outside low 1 to high 2."]);
    }

    [Fact]
    public void A_broken_dividend_history_stops_the_walk_and_keeps_what_is_later()
    {
        var loaded = Read(Header + "2019-03-18,7,7,7,7,5,0,0\n2019-03-19,-3,-3,-3,-3,5,0,0\n2019-03-20,10,10,10,10,5,20,0\n2019-03-22,11,11,11,11,5,0,0\n");
        Rows(loaded.Value.Prices).ShouldBe(["2019-03-20 10 10 10 10 5", "2019-03-22 11 11 11 11 5"]);
        Failures(loaded).ShouldBe([
            "Negative 4565.T.csv:3 Close '-3'; expected a price above zero.",
            "BrokenHistory 4565.T.csv:3 the dividend of 20 on line 4 cannot be undone: the close before it would be 17 and the factor -0.176471, expected a price above zero and a factor in (0, 1.5]; 1 older priced rows are kept aside."]);
    }

    [Theory]
    [InlineData("2019-03-19,10,10,10,10,5,x,0\n", "Unparsable 4565.T.csv:3 Dividends 'x'; expected a number.", 2)]
    [InlineData("2019-03-19,10,10,10,10,5,0,-2\n", "Negative 4565.T.csv:3 Stock Splits '-2' is below zero.", 2)]
    [InlineData("2019-03-19,10,10\n", "Unparsable 4565.T.csv:3 3 fields; the header has 8.", 1)]
    [InlineData("2019-99-99,10,10\n", "Unparsable 4565.T.csv:3 3 fields; the header has 8.", 1)]
    public void What_lies_before_an_unknown_action_is_kept_aside(string line, string failure, int kept)
    {
        var loaded = Read(Header + "2019-03-18,9,9,9,9,5,0,0\n" + line + "2019-03-20,10,10,10,10,5,0,0\n");
        loaded.Value.Prices.Count.ShouldBe(kept);
        loaded.Value.Prices.Date[0].ShouldBeGreaterThan(new DateOnly(2019, 3, 18).DayNumber);
        Failures(loaded)[0].ShouldBe(failure);
        loaded.Failures[1].Reason.ShouldBe(FailureReason.BrokenHistory);
        loaded.Failures[1].Message.ShouldBe("its dividend or split is unknown; 1 older priced rows are kept aside.");
    }

    [Fact]
    public void A_download_cut_off_in_its_last_line_tells_nothing_of_what_came_before()
    {
        var loaded = Read(Header + "2019-03-18,9,9,9,9,5,0,0\n2019-03-19,9,9,9,9,5,0,0\n2019-0");
        loaded.Value.Prices.Count.ShouldBe(0);
        Failures(loaded).ShouldBe([
            "Unparsable 4565.T.csv:4 1 fields; the header has 8.",
            "BrokenHistory 4565.T.csv:4 its dividend or split is unknown; 2 older priced rows are kept aside."]);
    }

    [Theory]
    [InlineData("", "4565.T.csv: is empty: expected a header row with the column names.")]
    [InlineData("Date,Open,High,Low,Volume\n", "4565.T.csv:1: no column 'Close'; found 'Date', 'Open', 'High', 'Low', 'Volume'. Expected a daily price history as Yahoo or yfinance writes it.")]
    [InlineData("code,name\n", "4565.T.csv:1: no columns 'Date', 'Open', 'High', 'Low', 'Close', 'Volume'; found 'code', 'name'. Expected a daily price history as Yahoo or yfinance writes it.")]
    [InlineData("Price,Close,Close\nTicker,7203.T,6758.T\nDate,,\n", "4565.T.csv:2: holds two tickers, '7203.T' and '6758.T'; expected one file per code.")]
    [InlineData("Price,Close\n2019-03-20,1\n", "4565.T.csv:2: expected a second header line that starts with 'Ticker' after one that starts with 'Price'.")]
    [InlineData("Date,Open,High,Low,Close,Volume\n2019-03-20,\"1,1,1,1,5\n", "4565.T.csv:2: a quoted field that starts in this record is never closed.")]
    public void A_file_that_is_no_history_is_refused(string text, string message) =>
        Should.Throw<SourceException>(() => Read(text)).Message.ShouldBe(message);

    [Fact]
    public void A_header_without_rows_is_a_history_without_rows()
    {
        var loaded = Read(Header);
        loaded.Value.Prices.Count.ShouldBe(0);
        loaded.Failures.ShouldBeEmpty();
    }
}
