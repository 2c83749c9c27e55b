using Bellwether.Data.Duck;
using Bellwether.Export;
using Bellwether.Story.Render;
using Bellwether.Tests.Story;

namespace Bellwether.Surface.Tests.Export;

/// <summary>Parquet read back by the engine: stable names and types, the numbers of JSON, and where they came from.</summary>
public sealed class ParquetTests
{
    private static readonly string[] s_ask = ["explain", "sample-growth", "--since", "2018-12-26"];

    [Fact]
    public void A_folder_gets_every_table_and_the_facts_with_the_numbers_of_json()
    {
        using var user = new Terminal();
        var json = JsonAnswer.Of(Stores.Sample.Run([.. s_ask, "--format", "json"]));
        Stores.Sample.Run([.. s_ask, "--format", "parquet", "--out", user.Home]).Done();
        var tables = json.Root.GetProperty("tables").EnumerateObject().ToArray();
        Directory.GetFiles(user.Home, "*.parquet").Select(Path.GetFileNameWithoutExtension).ShouldBe([.. tables.Select(table => table.Name), "facts"], ignoreOrder: true);
        using var database = DuckDatabase.OpenInMemory();
        using var connection = database.Connect();
        string Parquet(string table) => $"read_parquet('{Path.Combine(user.Home, table)}.parquet')";
        foreach (var table in tables) connection.Scalar<long>($"SELECT count(*) FROM {Parquet(table.Name)}").ShouldBe(table.Value.GetArrayLength());

        var facts = connection.Query($"SELECT id, value, replay FROM {Parquet("facts")}", row => (Id: row.Get<string>(0), Value: row.GetOrNull<double>(1), Replay: row.Get<string>(2)));
        facts.Select(fact => fact.Id).ShouldBe(json.Facts.Select(fact => fact.Id));
        facts.Select(fact => fact.Value).ShouldBe(json.Facts.Select(fact => fact.Value));
        facts.Select(fact => fact.Replay).ShouldBe(json.Facts.Select(fact => fact.Replay));
        connection.Query($"SELECT \"return\" FROM {Parquet("gauges")}", row => row.Get<double>(0)).ShouldBe(json.Table("gauges").Select(row => row.GetProperty("return").GetDouble()));
        Types(connection, Parquet("gauges"))["return"].ShouldBe("DOUBLE");
        string.Join(' ', Types(connection, Parquet("facts")).Where(own => own.Value != "VARCHAR").Select(own => $"{own.Key}:{own.Value}")).ShouldBe("start:DATE end:DATE value:DOUBLE low:DOUBLE high:DOUBLE date:DATE");
        connection.Scalar<string>($"SELECT decode(value) FROM parquet_kv_metadata('{Path.Combine(user.Home, "gauges.parquet")}') WHERE decode(key) = 'command'")
            .ShouldBe(json.Root.GetProperty("command").GetString());
    }

    [Fact]
    public void Names_are_kept_and_undefined_is_null()
    {
        using var user = new Terminal();
        var file = user.Write("gauges.parquet", "");
        File.WriteAllBytes(file, AnswerExport.ToBytes(FictionalAnswer.Create(), OutputFormat.Parquet, new ExportOptions { TableId = "gauges" }));
        using var database = DuckDatabase.OpenInMemory();
        using var connection = database.Connect();
        connection.Query($"SELECT gauge FROM '{file}'", row => row.Get<string>(0)).ShouldBe(["カラマツ小型株 Larch", "Cedar 225", "モミ Fir"]);
        connection.Query($"SELECT above FROM '{file}'", row => row.GetOrNull<double>(0)).ShouldBe([0.634, 0.58, null]);
    }

    private static Dictionary<string, string> Types(DuckConnection connection, string source) =>
        connection.Query($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {source})", row => (row.Get<string>(0), row.Get<string>(1))).ToDictionary(StringComparer.Ordinal);
}
