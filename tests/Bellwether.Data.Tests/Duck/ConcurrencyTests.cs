using System.Diagnostics;
using Bellwether.Data.Duck;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Duck;

public sealed class ConcurrencyTests : IDisposable
{
    // About 10^12 steps: without an interrupt it would run for hours.
    private const string Endless = "select count(*) from range(1000000) a(x), range(1000000) b(y) where (a.x * b.y) % 7 = 3";

    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(20);

    private readonly DuckDatabase _database = DuckDatabase.OpenInMemory();
    private readonly DuckConnection _connection;

    public ConcurrencyTests() => _connection = _database.Connect();

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    [Fact]
    public void Threads_read_at_once_on_their_own_connections()
    {
        _connection.Execute("create table t as select x, 'テキスト' || x as s from range(200000) r(x)");
        long[] sums = new long[8];
        Parallel.For(0, sums.Length, i =>
        {
            using DuckConnection mine = _database.Connect();
            using DuckResult result = mine.Stream("select x, s from t where x % 8 = ?", i);
            while (result.NextChunk() is { } chunk)
                for (int row = 0; row < chunk.RowCount; row++)
                {
                    sums[i] += chunk[0].At(row);
                    chunk[1].Text(row).ShouldBe("テキスト" + chunk[0].At(row));
                }
        });
        sums.Sum().ShouldBe(19_999_900_000);
    }

    [Fact]
    public void A_long_query_is_cancelled_in_each_way_of_running_it()
    {
        Action<CancellationToken>[] ways =
        [
            token => _connection.Execute(Endless, token),
            token => _connection.Execute(Endless + " and a.x > ?", token, 1),
            token => _connection.Read(Endless, token),
            token => { using DuckResult result = _connection.Stream(Endless, token); while (result.NextChunk() is not null) { } },
        ];
        foreach (Action<CancellationToken> run in ways)
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
            var clock = Stopwatch.StartNew();
            Should.Throw<OperationCanceledException>(() => run(source.Token)).CancellationToken.ShouldBe(source.Token);
            clock.Elapsed.ShouldBeLessThan(s_soon);
            _connection.Scalar<int>("select 1").ShouldBe(1);
        }
    }

    [Fact]
    public void A_long_streaming_read_is_cancelled_between_and_within_chunks()
    {
        using var source = new CancellationTokenSource();
        using (DuckResult result = _connection.Stream("select x from range(1000000000000) r(x)", source.Token))
        {
            result.NextChunk().ShouldNotBeNull();
            source.Cancel();
            Should.Throw<OperationCanceledException>(() => result.NextChunk());
        }

        _connection.Scalar<int>("select 1").ShouldBe(1);
    }

    [Fact]
    public void A_token_cancelled_before_the_start_runs_nothing()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => _connection.Execute("create table never (i integer)", source.Token));
        Should.Throw<DuckException>(() => _connection.Execute("select * from never"));
    }

    [Fact]
    public void Cancelling_at_any_moment_is_never_lost_and_never_hits_the_next_query()
    {
        for (int i = 0; i < 200; i++)
        {
            using var source = new CancellationTokenSource();
            using var start = new ManualResetEventSlim();
            var canceller = new Thread(() =>
            {
                start.Wait();
                Thread.SpinWait(i * 50);
                source.Cancel();
            });
            canceller.Start();
            start.Set();
            Should.Throw<OperationCanceledException>(() => _connection.Execute(Endless, source.Token));
            canceller.Join();
            _connection.Scalar<long>("select sum(x) from range(1000) r(x)").ShouldBe(499_500);
        }
    }

    [Fact]
    public void An_interrupt_without_a_token_is_a_DuckException()
    {
        using var timer = new Timer(_ => _connection.Interrupt(), null, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100));
        Should.Throw<DuckException>(() => _connection.Execute(Endless)).ErrorType.ShouldBe(DuckErrorType.Interrupt);
    }

    [Fact]
    public void Progress_grows_while_a_query_runs()
    {
        _connection.EnableProgress();
        _connection.Execute("create table t as select x from range(2000000) r(x)");
        var seen = new List<double>();
        bool done = false;
        var watcher = new Thread(() =>
        {
            while (!Volatile.Read(ref done))
            {
                if (_connection.Progress.Fraction is { } fraction) seen.Add(fraction);
                Thread.Sleep(2);
            }
        });
        watcher.Start();
        _connection.Execute("create table u as select md5(md5(md5(x::varchar))) m from t order by m");
        Volatile.Write(ref done, true);
        watcher.Join();
        seen.ShouldContain(f => f > 0 && f < 1);
        seen.ShouldAllBe(f => f >= 0 && f <= 1);
    }
}

internal static class ColumnExtensions
{
    internal static long At(this DuckColumn column, int row) => column.Values<long>()[row];
}
