using Bellwether.Data.Sources;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

public sealed class CsvMapReaderTests
{
    private const string Prices = "table: prices\ncolumns: { code: Code, date: Date, close: Close, volume: Volume }\n";

    [Fact]
    public void Every_key_reaches_the_map()
    {
        var map = CsvMapReader.Read(
            """
            table: prices
            scheme: sample
            delimiter: tab
            encoding: shift-jis
            decimal: ","
            thousands: "."
            dates: [yyyy/MM/dd, yyyyMMdd]
            basis: split_adjusted
            columns: { date: 日付, close: 終値, volume: 出来高, split: 分割 }
            constants: { code: "4565" }
            """,
            "map.yaml");
        (map.Table, map.Scheme, map.Delimiter, map.Encoding, map.DecimalMark, map.ThousandsMark, map.Basis).ShouldBe((MapTable.Prices, "sample", '\t', "shift-jis", ',', '.', PriceBasis.SplitAdjusted));
        map.DateFormats.ShouldBe(["yyyy/MM/dd", "yyyyMMdd"]);
        map.Columns["close"].ShouldBe("終値");
        map.Constants["code"].ShouldBe("4565");
    }

    [Fact]
    public void Defaults_are_plain()
    {
        var map = CsvMapReader.Read(Prices, "map.yaml");
        (map.Scheme, map.Delimiter, map.Encoding, map.DecimalMark, map.ThousandsMark, map.Basis).ShouldBe(("tse", ',', "auto", '.', null, PriceBasis.Traded));
        map.DateFormats.ShouldBe(["yyyy-MM-dd"]);
    }

    [Theory]
    [InlineData("columns: { code: A }\n", "map.yaml:1:1: 'table' is missing from a CSV map.")]
    [InlineData("table: price\n", "map.yaml:1:8: table 'price' is not known. Did you mean 'prices'? Expected one of: prices, securities, listings, shares, splits, dividends, levels, macro, events.")]
    [InlineData("table: prices\n", "map.yaml:1:1: 'columns' is missing from a CSV map.")]
    [InlineData("table: prices\nseparator: x\n", "map.yaml:2:1: 'separator' is not a key of a CSV map. Known keys: table, scheme, delimiter, encoding, decimal, thousands, dates, basis, columns, constants.")]
    [InlineData("table: prices\ncolumns: { code: A, dat: B }\n", "map.yaml:2:21: 'dat' is not a key of columns. Did you mean 'date'? Known keys: code, date, close, volume, open, high, low, split, split_factor, dividend.")]
    [InlineData("table: prices\ncolumns: { code: A, date: B, close: C }\n", "map.yaml:2:10: nothing gives 'volume', which prices needs: add it to columns or constants.")]
    [InlineData("table: macro\ncolumns: { series: S, date: D, value: V }\nconstants: { unit: percent, series: X }\n", "map.yaml:3:37: 'series' is both a column and a constant.")]
    [InlineData(Prices + "delimiter: ab\n", "map.yaml:3:12: delimiter 'ab'; expected tab or one sign such as \",\", \";\" or \"|\".")]
    [InlineData(Prices + "encoding: shiftjis\n", "map.yaml:3:11: encoding 'shiftjis' is not known. Did you mean 'shift-jis'? Expected one of: auto, utf-8, utf-16, utf-16be, shift-jis.")]
    [InlineData(Prices + "decimal: \";\"\n", "map.yaml:3:10: decimal ';' is not known. Expected one of: ., ,.")]
    [InlineData(Prices + "thousands: \".\"\n", "map.yaml:3:12: thousands and decimal are the same mark.")]
    [InlineData(Prices + "dates: [MM/dd]\n", "map.yaml:3:8: 'MM/dd' does not hold year, month and day; expected a format such as yyyy/MM/dd or yyyyMMdd.")]
    [InlineData(Prices + "dates: []\n", "map.yaml:3:8: dates is empty; expected a format such as yyyy/MM/dd.")]
    [InlineData(Prices + "basis: split_adjusted\n", "map.yaml:3:8: basis: split_adjusted needs a split or split_factor column, or traded prices cannot be known. Where no share was split in the file, say basis: traded.")]
    [InlineData("table: prices\ncolumns: { code: A, date: B, close: C, volume: D, open: E }\n", "map.yaml:2:10: open, high and low come together: map all three, or none (then the close stands for them).")]
    [InlineData("table: prices\ncolumns: { code: A, date: B, close: C, volume: D, split_factor: E }\n", "map.yaml:2:65: split_factor goes with basis: split_adjusted.")]
    [InlineData("table: prices\ncolumns: { code: A, date: B, close: C, volume: D, split: F, split_factor: E }\n", "map.yaml:2:75: split and split_factor say the same thing; map one.")]
    [InlineData("table: prices\ncolumns: { code: A, date: B, close: C }\nconstants: { volume: 0 }\n", "map.yaml:3:12: 'volume' cannot be the same for every price row.")]
    [InlineData("table: splits\nbasis: traded\ncolumns: { code: A, ex_date: B, new_per_old: C }\n", "map.yaml:2:8: basis goes with table: prices.")]
    public void A_mistake_is_named_at_its_place(string yaml, string message) =>
        Should.Throw<DefinitionException>(() => CsvMapReader.Read(yaml, "map.yaml")).Message.ShouldBe(message);
}
