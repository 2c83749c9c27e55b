using System.Diagnostics;
using Bellwether.Data.Duck;
using Bellwether.Data.Store;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Bellwether.Data.Tests.Store;

/// <summary>An import killed at any moment leaves the store exactly as before or exactly as after.</summary>
[Collection("Slow store tests")]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 50;

    [Fact]
    [Trait("Speed", "slow")]
    public void Fifty_kills_at_random_moments_leave_a_whole_store()
    {
        using var test = new TestStore();
        var (first, second) = (test.Folder("first"), test.Folder("second"));
        Write(first, "i % 500 < 250");
        Write(second, "true");
        test.ImportTables(first);
        var before = State(test.Path);
        var original = test.Folder("original");
        Copy(test.Path, original);
        var length = Run(test.Path, second, kill: null);
        var after = State(test.Path);
        (after == before).ShouldBeFalse();

        var random = new Random(20190405);
        var (untouched, done) = (0, 0);
        for (var i = 0; i < Kills; i++)
        {
            Directory.Delete(test.Path, recursive: true);
            Copy(original, test.Path);
            Run(test.Path, second, kill: length * random.NextDouble());
            var state = State(test.Path);
            if (state == before) untouched++;
            else if (state == after) done++;
            else throw new ShouldAssertException($"kill {i}: {state}; before {before}; after {after}");
        }

        output.WriteLine($"{Kills} kills within {length.TotalMilliseconds:0} ms: {untouched} before, {done} after");
    }

    /// <summary>Time from the child's first word to its end.</summary>
    private static TimeSpan Run(string store, string tables, TimeSpan? kill)
    {
        using var child = KillTarget.Start("import", store, tables);
        child.StandardOutput.ReadLine().ShouldBe("start");
        var watch = Stopwatch.StartNew();
        if (kill is { } moment)
        {
            Thread.Sleep(moment);
            child.Kill();
            child.WaitForExit();
            return watch.Elapsed;
        }

        child.StandardOutput.ReadLine().ShouldBe("end", child.HasExited ? child.StandardError.ReadToEnd() : "");
        child.WaitForExit();
        return watch.Elapsed;
    }

    /// <summary>The whole content: what the loader sees and what the database says.</summary>
    private static string State(string path)
    {
        using var load = SnapshotLoader.Load(path);
        using var store = MarketStore.Open(path, OpenMode.ReadWrite);
        store.Batches.Length.ShouldBe(load.Batches.Length);
        using var database = DuckDatabase.Open(Path.Combine(path, MarketStore.DatabaseName));
        using var connection = database.Connect();
        var rows = connection.Query("SELECT count(*), sum(close), sum(volume), (SELECT count(*) FROM macro), (SELECT count(*) FROM codes), (SELECT count(*) FROM batch_tables) FROM prices", r =>
            $"{r.Get<long>(0)} {r.Get<Int128>(1)} {r.Get<Int128>(2)} {r.Get<long>(3)} {r.Get<long>(4)} {r.Get<long>(5)}")[0];
        long sum = 0;
        foreach (var close in load.Snapshot.Panel.Columns.Close.Span) sum += close;
        return $"{load.Snapshot.Version.ContentHash} {load.Snapshot.Calendar.Count} {sum} {rows}";
    }

    private static void Write(string folder, string filter)
    {
        using var database = DuckDatabase.OpenInMemory();
        using var connection = database.Connect();
        connection.Execute($"""
            COPY (SELECT (DATE '2010-01-01' + (i % 500)::INTEGER) AS date, (1000 + i // 500)::VARCHAR AS code,
                  100.0 + i % 97 AS open, 200.0 + i % 97 AS high, 90.0 + i % 97 AS low, 110.0 + i % 97 AS close, 1000 + i % 7 AS volume
                  FROM range(60000) t(i) WHERE {filter}) TO '{folder}/prices.parquet' (FORMAT parquet);
            COPY (SELECT (DATE '2010-01-01' + (i % 500)::INTEGER) AS date, 'S' || (i // 500) AS series, i / 3.0 AS value, 'points' AS unit
                  FROM range(5000) t(i) WHERE {filter}) TO '{folder}/macro.parquet' (FORMAT parquet)
            """, default(CancellationToken));
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var directory in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, directory)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            File.Copy(file, target);
            File.SetLastWriteTimeUtc(target, File.GetLastWriteTimeUtc(file));
        }
    }
}
