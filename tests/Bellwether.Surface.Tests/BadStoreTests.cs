using Bellwether.Data.Duck;

namespace Bellwether.Surface.Tests;

/// <summary>Stores that are missing, of another kind, newer, damaged or in use.</summary>
public sealed class BadStoreTests
{
    private static readonly string[] s_explain = ["explain", "sample-growth", "--since", "2018-12-26", "--quiet"];

    [Fact]
    public void A_missing_store_says_how_to_fill_one()
    {
        using var user = new Terminal();
        user.Run("explain", "mothers").Refusal(3).ShouldContain("Fill a store with 'bellwether sample' or 'bellwether import");
        user.Run("replay", "return/mothers/2018-12-25..2019-04-05/fixed").Refusal(3).ShouldContain("There is no data");
        user.Run("doctor").Refusal(3).ShouldContain("There is no data");
        Directory.GetFileSystemEntries(user.Home).ShouldBeEmpty();
    }

    [Fact]
    public void A_store_of_a_newer_program_is_left_alone()
    {
        using var user = Stores.OwnSample();
        Change(user, "UPDATE store_info SET schema_version = 99");
        foreach (var command in new[] { s_explain, ["doctor", "--quiet"], ["sample", "--quiet", "--store", user.Store] })
            user.Run(command).Refusal(3).ShouldContain("has layout 99; this program reads up to");
    }

    [Fact]
    public void Another_database_is_not_a_store()
    {
        using var user = new Terminal(ownStore: true);
        Directory.CreateDirectory(user.Store);
        Change(user, "CREATE TABLE cats (name VARCHAR)");
        user.Run(s_explain).Refusal(3).ShouldContain("is a DuckDB file, but not a Bellwether store");
        user.Write("store/bellwether.duckdb", "something else altogether");
        user.Run(s_explain).Refusal(3).ShouldContain("cannot be opened");
    }

    [Fact]
    public void A_file_where_the_store_should_be()
    {
        using var user = new Terminal(ownStore: true);
        user.Write("store", "a file");
        user.Run(s_explain).Refusal(3).ShouldContain("There is no data");
        user.Run("sample", "--securities", "100", "--days", "160", "--quiet", "--store", user.Store).Refusal(3).ShouldContain("cannot be created");
    }

    [Fact]
    public void A_cache_that_is_lost_or_damaged_is_built_again()
    {
        using var user = Stores.OwnSample();
        var before = user.Run(s_explain).Done().Output;
        var cache = Path.Combine(user.Store, "cache");
        foreach (var file in Directory.GetFiles(cache, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 4096))
        {
            using var stream = File.OpenWrite(file);
            stream.SetLength(stream.Length / 2);
        }

        user.Run(s_explain).Done().Output.ShouldBe(before);
        Directory.Delete(cache, recursive: true);
        user.Run(s_explain).Done().Output.ShouldBe(before);
    }

    private static void Change(Terminal user, string sql)
    {
        using var database = DuckDatabase.Open(Path.Combine(user.Store, "bellwether.duckdb"));
        using var connection = database.Connect();
        connection.Execute(sql, default(CancellationToken));
    }
}
