using System.Diagnostics;
using System.Runtime.CompilerServices;
using Bellwether.Data.Duck;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Duck;

public sealed class LifetimeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_keeps_its_rows_and_a_read_only_opening_cannot_write()
    {
        string path = _folder.File("市場.duckdb");
        using (DuckDatabase database = DuckDatabase.Open(path))
        using (DuckConnection connection = database.Connect())
            connection.Execute("create table t as select 42 as i");

        using DuckDatabase reader = DuckDatabase.Open(path, new DuckOptions { ReadOnly = true, Threads = 1, MemoryLimitBytes = 200_000_000 });
        using DuckConnection reading = reader.Connect();
        reading.Scalar<int>("select i from t").ShouldBe(42);
        reading.Scalar<int>("select current_setting('threads')").ShouldBe(1);
        Should.Throw<DuckException>(() => reading.Execute("insert into t values (1)")).ErrorType.ShouldBe(DuckErrorType.InvalidInput);
    }

    [Fact]
    public void Unknown_settings_and_folders_are_refused()
    {
        var options = new DuckOptions { Settings = DuckOptions.Default.Settings.Add("no_such_setting", "1") };
        Should.Throw<DuckException>(() => DuckDatabase.OpenInMemory(options)).Message.ShouldContain("no_such_setting");
        Should.Throw<DuckException>(() => DuckDatabase.Open(_folder.File("missing/x.duckdb"))).ErrorType.ShouldBe(DuckErrorType.IO);
    }

    [Fact]
    public void Opening_a_file_twice_in_one_process_shares_it()
    {
        string path = _folder.File("twice.duckdb");
        using DuckDatabase first = DuckDatabase.Open(path);
        using DuckDatabase second = DuckDatabase.Open(path);
        using DuckConnection one = first.Connect(), two = second.Connect();
        one.Execute("create table t as select 7 as i");
        two.Scalar<int>("select i from t").ShouldBe(7);
        Should.Throw<DuckException>(() => DuckDatabase.Open(path, new DuckOptions { ReadOnly = true })).Message.ShouldContain("different configuration");
    }

    [Fact]
    public void Forgotten_objects_are_finalised_without_harm()
    {
        string path = _folder.File("forgotten.duckdb");
        for (int i = 0; i < 20; i++) Forget(path);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using DuckDatabase again = DuckDatabase.Open(path, new DuckOptions { ReadOnly = true }); // refused while the writer lives
        using DuckConnection reader = again.Connect();
        reader.Scalar<int>("select count(*) from t").ShouldBe(5000);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Forget(string path)
        {
            DuckConnection connection = DuckDatabase.Open(path).Connect();
            connection.Execute("create table if not exists t as select x from range(5000) r(x)");
            connection.Prepare("select x from t where x > ?").Stream(10L).NextChunk().ShouldNotBeNull();
            DuckAppender appender = connection.Appender("t");
            appender.AppendRow(1L);
            appender.CreateChunk().Values<long>(0)[0] = 1;
            connection.Begin();
        }
    }

    [Fact]
    public void A_file_open_in_another_process_is_locked()
    {
        string path = _folder.File("locked.duckdb");
        using (OtherProcess other = OtherProcess.Holding(path))
            Should.Throw<DuckLockedException>(() => DuckDatabase.Open(path)).Message.ShouldContain("locked.duckdb");

        using DuckDatabase database = DuckDatabase.Open(path);
        using DuckConnection connection = database.Connect();
        connection.Scalar<int>("select 1").ShouldBe(1);
    }

    [Fact]
    public void The_order_of_disposal_does_not_matter()
    {
        string path = _folder.File("order.duckdb");
        DuckDatabase database = DuckDatabase.Open(path);
        DuckConnection connection = database.Connect();
        database.Dispose();
        Should.Throw<ObjectDisposedException>(database.Connect);

        connection.Execute("create table t as select x from range(10000) r(x)");
        DuckStatement statement = connection.Prepare("select x from t");
        DuckResult read = statement.Read(), stream = statement.Stream();
        stream.NextChunk().ShouldNotBeNull();
        DuckAppender appender = connection.Appender("t");
        appender.AppendRow(1L);
        connection.Dispose();
        database.Dispose();

        Should.Throw<ObjectDisposedException>(() => connection.Execute("select 1"));
        Should.Throw<ObjectDisposedException>(() => statement.Execute());
        Should.Throw<ObjectDisposedException>(() => appender.AppendRow(1L));
        Should.Throw<ObjectDisposedException>(() => stream.NextChunk());
        statement.Dispose();
        statement.Dispose();
        appender.Dispose();
        stream.Dispose();
        read.Dispose();
        Should.Throw<ObjectDisposedException>(() => read.NextChunk());

        using DuckDatabase again = DuckDatabase.Open(path, new DuckOptions { ReadOnly = true }); // only possible once all is closed
        using DuckConnection reader = again.Connect();
        reader.Scalar<int>("select count(*) from t").ShouldBe(10_000);
    }

    [Fact]
    public void Transactions_commit_roll_back_and_roll_back_when_forgotten()
    {
        using DuckDatabase database = DuckDatabase.OpenInMemory();
        using DuckConnection connection = database.Connect(), other = database.Connect();
        connection.Execute("create table t (i integer)");

        using (DuckTransaction transaction = connection.Begin())
        {
            connection.Execute("insert into t values (1)");
            other.Scalar<int>("select count(*) from t").ShouldBe(0);
            transaction.Commit();
            Should.Throw<ObjectDisposedException>(transaction.Commit);
        }

        using (DuckTransaction transaction = connection.Begin())
        {
            connection.Execute("insert into t values (2)");
            transaction.Rollback();
        }

        using (connection.Begin())
            connection.Execute("insert into t values (3)");

        using (connection.Begin())
            Should.Throw<DuckException>(() => connection.Execute("insert into t values ('x')"));

        DuckConnection forgetful = database.Connect();
        forgetful.Begin();
        forgetful.Execute("insert into t values (4)");
        forgetful.Dispose();
        other.Query("select i from t", row => row.Get<int>(0)).ShouldBe([1]);
    }

    [Fact]
    public void Parquet_is_written_and_read()
    {
        using DuckDatabase database = DuckDatabase.OpenInMemory();
        using DuckConnection connection = database.Connect();
        string file = _folder.File("prices.parquet");
        connection.Execute($"copy (select x as code, date '2018-12-25' + x::integer as day, x / 4 as close, '銘柄' || x as name from range(3000) r(x)) to '{file}' (format parquet)");
        connection.Query("select count(*), max(day), sum(close), max(name) from read_parquet(?)",
            row => (row.Get<int>(0), row.Get<DateOnly>(1), row.Get<double>(2), row.Get<string>(3)), file)
            .ShouldBe([(3000, new DateOnly(2018, 12, 25).AddDays(2999), 1_124_625.0, "銘柄999")]);
    }

    /// <summary>Node, which the build needs anyway, loads the same npm package and opens the file with DuckDB's own lock.</summary>
    private sealed class OtherProcess : IDisposable
    {
        private readonly Process _process;

        private OtherProcess(Process process) => _process = process;

        public static OtherProcess Holding(string path)
        {
            var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, UseShellExecute = false };
            start.ArgumentList.Add("-e");
            start.ArgumentList.Add("require(process.argv[1]).open(process.argv[2]).then(d => { globalThis.held = d; console.log('held'); setInterval(() => {}, 1000); })");
            start.ArgumentList.Add(NodeModule());
            start.ArgumentList.Add(path);
            Process process = Process.Start(start).ShouldNotBeNull();
            process.StandardOutput.ReadLine().ShouldBe("held");
            return new OtherProcess(process);
        }

        public void Dispose()
        {
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }

        private static string NodeModule()
        {
            for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                string packages = Path.Combine(folder.FullName, "native", "node_modules", "@duckdb");
                if (Directory.Exists(packages)) return Directory.GetFiles(packages, "duckdb.node", SearchOption.AllDirectories).Single();
            }

            throw new InvalidOperationException("native/node_modules was not found above the test.");
        }
    }
}
