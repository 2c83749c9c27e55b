using Bellwether.Data.Duck;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Duck;

public sealed class AppenderTests : IDisposable
{
    private readonly DuckDatabase _database = DuckDatabase.OpenInMemory();
    private readonly DuckConnection _connection;

    public AppenderTests() => _connection = _database.Connect();

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    [Fact]
    [Trait("speed", "slow")]
    public void A_million_rows_append_by_chunks()
    {
        const int rows = 1_000_000;
        _connection.Execute("create table p (code integer, day date, close bigint, shares hugeint, weight double, note varchar)");
        using DuckAppender appender = _connection.Appender("p");
        using DuckChunkBuilder chunk = appender.CreateChunk();
        for (int start = 0; start < rows; start += DuckChunkBuilder.Capacity)
        {
            int count = Math.Min(DuckChunkBuilder.Capacity, rows - start);
            Span<int> codes = chunk.Values<int>(0), days = chunk.Values<int>(1);
            Span<long> closes = chunk.Values<long>(2);
            Span<Int128> shares = chunk.Values<Int128>(3);
            Span<double> weights = chunk.Values<double>(4);
            for (int i = 0; i < count; i++)
            {
                int row = start + i;
                (codes[i], days[i], closes[i], shares[i], weights[i]) = (row, row % 5000, row * 10_000L, (Int128)row << 70, row / 2.0);
                if (row % 7 == 0) chunk.SetNull(4, i);
                if (row % 100 == 0) chunk.SetText(5, i, "東証マザーズ四五六五"u8);
                else chunk.SetNull(5, i);
            }

            appender.Append(chunk, count);
        }

        appender.Close();
        _connection.Query("select count(*), sum(code), sum(close), count(weight), count(note), max(shares), min(note), max(day) from p",
            row => (row.Get<int>(0), row.Get<long>(1), row.Get<long>(2), row.Get<int>(3), row.Get<int>(4), row.Get<Int128>(5), row.Get<string>(6), row.Get<DateOnly>(7)))
            .ShouldBe([(rows, 499_999_500_000, 4_999_995_000_000_000, rows - 142_858, 10_000, (Int128)(rows - 1) << 70, "東証マザーズ四五六五", DuckTime.ToDate(4999))]);
    }

    [Fact]
    public void Spans_and_masks_are_copied()
    {
        _connection.Execute("create table t (i integer, m decimal(9,2), b boolean)");
        using DuckAppender appender = _connection.Appender("t");
        using DuckChunkBuilder chunk = appender.CreateChunk();
        chunk.Set<int>(0, [1, 2, 3], [false, true, false]);
        chunk.Set<int>(1, [150, -225, 0]);
        chunk.Set<bool>(2, [true, false, true]);
        appender.Append(chunk, 3);
        chunk.Set<int>(0, [4]);
        chunk.Set<int>(1, [100]);
        chunk.Set<byte>(2, [1]);
        appender.Append(chunk, 1);
        appender.Close();
        _connection.Query("select * from t order by rowid", row => (row.GetOrNull<int>(0), row.Get<decimal>(1), row.Get<bool>(2)))
            .ShouldBe([(1, 1.50m, true), (null, -2.25m, false), (3, 0m, true), (4, 1m, true)]);
    }

    [Fact]
    public void A_text_that_nobody_set_is_empty_even_after_a_chunk_was_reused()
    {
        _connection.Execute("create table t (s varchar)");
        using DuckAppender appender = _connection.Appender("t");
        using DuckChunkBuilder chunk = appender.CreateChunk();
        chunk.SetText(0, 0, new string('x', 500));
        appender.Append(chunk, 1);
        appender.Append(chunk, 2);
        appender.Close();
        _connection.Query("select strlen(s) from t order by rowid", row => row.Get<int>(0)).ShouldBe([500, 0, 0]);
    }

    [Fact]
    public void Without_Close_the_buffer_is_dropped()
    {
        _connection.Execute("create table t (i integer)");
        using (DuckAppender appender = _connection.Appender("t"))
        {
            appender.AppendRow(1);
            appender.Flush();
            appender.AppendRow(2);
        }

        _connection.Query("select i from t", row => row.Get<int>(0)).ShouldBe([1]);
    }

    [Fact]
    public void Errors_name_their_cause_and_end_the_appender()
    {
        Should.Throw<DuckException>(() => _connection.Appender("nowhere")).Message.ShouldContain("nowhere");
        _connection.Execute("create table t (i integer primary key, n integer not null)");
        using DuckAppender appender = _connection.Appender("t");
        Should.Throw<ArgumentException>(() => appender.AppendRow(1));
        appender.AppendRow(1, 1);
        appender.AppendRow(1, 2);
        Should.Throw<DuckException>(appender.Close).ErrorType.ShouldBe(DuckErrorType.Constraint);
        Should.Throw<InvalidOperationException>(() => appender.AppendRow(3, 3));
        _connection.Scalar<int>("select count(*) from t").ShouldBe(0);

        using DuckAppender text = _connection.Appender("t");
        Should.Throw<DuckException>(() => text.AppendRow("not a number", 1)).Message.ShouldContain("not a number");
        Should.Throw<InvalidOperationException>(() => text.AppendRow(1, 1));
    }

    [Fact]
    public void Misuse_of_a_chunk_is_refused()
    {
        _connection.Execute("create table t (i integer, s varchar)");
        using DuckAppender appender = _connection.Appender("t");
        DuckChunkBuilder chunk = appender.CreateChunk();
        Should.Throw<InvalidCastException>(() => chunk.Values<long>(0).Length);
        Should.Throw<InvalidCastException>(() => chunk.SetText(0, 0, "x"));
        Should.Throw<ArgumentOutOfRangeException>(() => chunk.SetNull(2, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => chunk.SetNull(0, DuckChunkBuilder.Capacity));
        Should.Throw<ArgumentOutOfRangeException>(() => appender.Append(chunk, DuckChunkBuilder.Capacity + 1));
        chunk.Dispose();
        Should.Throw<ObjectDisposedException>(() => chunk.Values<int>(0).Length);
    }

    [Fact]
    public void An_append_belongs_to_the_transaction()
    {
        _connection.Execute("create table t (i integer)");
        using (_connection.Begin())
        {
            using DuckAppender appender = _connection.Appender("t");
            for (int i = 0; i < 300_000; i++) appender.AppendRow(i);
            appender.Close();
            _connection.Scalar<int>("select count(*) from t").ShouldBe(300_000);
        }

        _connection.Scalar<int>("select count(*) from t").ShouldBe(0);
    }
}
