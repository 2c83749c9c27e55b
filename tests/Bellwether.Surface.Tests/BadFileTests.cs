using System.Text;
using Bellwether.Data.Duck;

namespace Bellwether.Surface.Tests;

/// <summary>Files as the world sends them, through import.</summary>
public sealed class BadFileTests : IDisposable
{
    private readonly Terminal _user = new(ownStore: true);

    public void Dispose() => _user.Dispose();

    [Fact]
    public void A_table_without_a_needed_column()
    {
        var file = _user.Write("tables/prices.csv", "date,code,open,high,low,close\n2019-01-04,1301,1,1,1,1\n");
        Refused("import", "tables", Path.GetDirectoryName(file)!).ShouldContain($"{file}: the column 'volume' is missing.");
    }

    [Fact]
    public void An_empty_folder() => Refused("import", "tables", Directory.CreateDirectory(Path.Combine(_user.Home, "empty")).FullName).ShouldContain("the folder is empty. Expected one or more of prices,");

    [Fact]
    public void A_file_in_place_of_a_folder() => Refused("import", "tables", _user.Write("prices.csv", "date\n")).ShouldContain("prices.csv");

    [Fact]
    public void An_empty_file() => Refused("import", "tables", Path.GetDirectoryName(_user.Write("tables/prices.csv", ""))!).ShouldContain("prices.csv");

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.01)]
    public void A_Parquet_file_cut_off(double kept)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_user.Home, "cut")).FullName;
        var file = Path.Combine(folder, "macro.parquet");
        using (var database = DuckDatabase.OpenInMemory())
        using (var connection = database.Connect())
            connection.Execute($"COPY (SELECT DATE '2019-01-04' + (x // 9)::INT AS date, 'S' || x % 9 AS series, random() AS value, 'percent' AS unit FROM range(20000) r(x)) TO '{file}' (FORMAT parquet)", default(CancellationToken));
        using (var stream = File.OpenWrite(file)) stream.SetLength((long)(stream.Length * kept));
        var refused = Refused("import", "tables", folder);
        refused.ShouldContain($"{file} cannot be read as Parquet: it may be cut off or of another format.");
        _user.Run("index", "list").Refusal(3).ShouldContain("There is no data");
    }

    [Fact]
    public void Byte_order_marks_carriage_returns_and_quoted_line_breaks()
    {
        var map = _user.Write("map.yaml", "table: events\ncolumns: { date: Day, kind: Kind, summary: What }\nconstants: { source: desk }\n");
        var file = _user.Write("events.csv", "Day,Kind,What\r\n2019-03-20,news,\"first line\r\nsecond, with a \"\"quote\"\"\"\r\nnot a day,news,lost\r\n2019-03-22,news,after\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var import = _user.Run("import", "csv", file, "--map", map).Done();
        import.Output.ShouldContain("Kept aside: 1 rows.");
        import.Output.ShouldContain($"{Path.GetFileName(file)}:4:");
        Stored("SELECT summary FROM events ORDER BY date").ShouldBe(["first line\r\nsecond, with a \"quote\"", "after"]);
    }

    [Fact]
    public void Shift_JIS_with_Japanese_headers()
    {
        var map = _user.Write("map.yaml", "table: prices\nscheme: tse\nthousands: \",\"\ndates: [yyyy/M/d]\ncolumns: { date: 日付, open: 始値, high: 高値, low: 安値, close: 終値, volume: 出来高 }\nconstants: { code: \"4565\" }\n");
        var file = _user.Write("prices.csv", "日付,始値,高値,安値,終値,出来高\n2019/3/19,\"1,200\",\"1,230\",\"1,190\",\"1,215\",100\n2019/3/20,\"1,300\",\"1,450\",\"1,290\",\"1,421\",200\n", CodePagesEncodingProvider.Instance.GetEncoding(932)!);
        _user.Run("import", "csv", file, "--map", map).Done().Output.ShouldContain("prices");
        Stored("SELECT (close // 10000)::VARCHAR FROM prices ORDER BY date").ShouldBe(["1215", "1421"]);
        _user.Run("import", "csv", file, "--map", map).Done().Output.ShouldStartWith("Nothing new");
    }

    [Fact]
    public void A_map_that_is_missing_misspelt_or_names_a_column_that_is_not_there()
    {
        var file = _user.Write("prices.csv", "date,code,close\n2019-01-04,1301,1\n");
        Refused("import", "csv", file, "--map", Path.Combine(_user.Home, "none.yaml")).ShouldContain("docs/csv-map.md shows one");
        var misspelt = _user.Write("misspelt.yaml", "table: prices\ncolums: { date: date }\n");
        Refused("import", "csv", file, "--map", misspelt).ShouldContain($"{misspelt}:2:1: 'colums' is not a key of a CSV map. Did you mean 'columns'?");
        var map = _user.Write("map.yaml", "table: prices\ncolumns: { date: date, code: code, close: close, volume: Volume }\n");
        var refused = Refused("import", "csv", file, "--map", map);
        refused.ShouldContain("'Volume'");
        refused.ShouldContain("close");
        Refused("import", "csv", Path.Combine(_user.Home, "none.csv"), "--map", map).ShouldContain("none.csv");
    }

    [Fact]
    public void A_market_of_another_scheme()
    {
        using var sample = Stores.OwnSample();
        var map = sample.Write("map.yaml", "table: prices\nscheme: tse\ncolumns: { date: date, code: code, close: close, volume: volume }\n");
        var file = sample.Write("prices.csv", "date,code,close,volume\n2019-01-04,1301,1,1\n");
        var outcome = sample.Run("import", "csv", file, "--map", map);
        outcome.Code.ShouldBe(4, outcome.Errors);
        outcome.Errors.ShouldContain("A store holds one market");
    }

    private string Refused(params string[] args)
    {
        var outcome = _user.Run([.. args, "--quiet"]);
        return outcome.Refusal(4);
    }

    private List<string> Stored(string sql)
    {
        using var database = DuckDatabase.Open(Path.Combine(_user.Store, "bellwether.duckdb"), new DuckOptions { ReadOnly = true });
        using var connection = database.Connect();
        return connection.Query(sql, row => row.Get<string>(0));
    }
}
