using System.Diagnostics;
using Bellwether.Data.Duck;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Duck;

public sealed class ResultTests : IDisposable
{
    private readonly DuckDatabase _database = DuckDatabase.OpenInMemory();
    private readonly DuckConnection _connection;

    public ResultTests() => _connection = _database.Connect();

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    [Fact]
    public void A_materialised_answer_is_read_in_chunks_and_survives_a_further_query()
    {
        using DuckResult result = _connection.Read("select x from range(5000) r(x)");
        result.IsStreaming.ShouldBeFalse();
        _connection.Execute("create table other (i integer)");
        result.ToList(row => row.Get<long>(0)).ShouldBe(Enumerable.Range(0, 5000).Select(x => (long)x));
        result.NextChunk().ShouldBeNull();
    }

    [Fact]
    public void A_chunk_may_not_be_used_after_the_next_one_was_read()
    {
        using DuckResult result = _connection.Stream("select x from range(5000) r(x)");
        DuckChunk first = result.NextChunk().ShouldNotBeNull();
        result.NextChunk().ShouldNotBeNull();
        Should.Throw<ObjectDisposedException>(() => first.Values<long>(0).Length);
    }

    [Fact]
    public void Validity_words_agree_with_IsNull()
    {
        using DuckResult result = _connection.Read("select if(x % 3 = 0, null, x) from range(2500) r(x)");
        while (result.NextChunk() is { } chunk)
        {
            DuckColumn column = chunk[0];
            for (int row = 0; row < chunk.RowCount; row++)
                ((column.Validity[row / 64] >> (row % 64) & 1) == 0).ShouldBe(column.IsNull(row));
        }

        using DuckResult full = _connection.Read("select x from range(10) r(x)");
        full.NextChunk()![0].NullCount.ShouldBe(0);
    }

    [Fact]
    public void A_failure_in_the_middle_of_a_stream_is_thrown_not_cut_short()
    {
        using DuckResult result = _connection.Stream("select if(x = 3000000, error('boom'), x) from range(4000000) r(x)");
        DuckException error = Should.Throw<DuckException>(() => { while (result.NextChunk() is not null) { } });
        error.Message.ShouldContain("boom");
        error.ErrorType.ShouldBe(DuckErrorType.InvalidInput);
    }

    [Fact]
    public void A_further_query_ends_an_open_stream_with_an_error_not_with_fewer_rows()
    {
        using DuckResult stream = _connection.Stream("select x from range(5000000) r(x)");
        stream.NextChunk().ShouldNotBeNull();
        _connection.Scalar<int>("select 1").ShouldBe(1);
        Should.Throw<DuckException>(() => { while (stream.NextChunk() is not null) { } });
    }

    [Fact]
    public void An_empty_answer_has_columns_and_no_chunk()
    {
        using DuckResult result = _connection.Stream("select 1 as a, 'x' as b where false");
        result.Columns.Select(c => (c.Name, c.Type)).ShouldBe([("a", DuckType.Integer), ("b", DuckType.Varchar)]);
        result.NextChunk().ShouldBeNull();
    }

    [Fact]
    public void Statements_are_reused_and_count_their_parameters_and_changed_rows()
    {
        _connection.Execute("create table t (i integer); insert into t select x from range(10) r(x);").ShouldBe(10);
        using DuckStatement update = _connection.Prepare("update t set i = i + 100 where i < ?");
        update.ParameterCount.ShouldBe(1);
        update.Execute(3).ShouldBe(3);
        update.Execute(3).ShouldBe(0);
        Should.Throw<ArgumentException>(() => update.Execute()).Message.ShouldContain("1 parameters; 0 values");
        _connection.Execute("delete from t where i > ?", 100).ShouldBe(2);
        using DuckResult inserted = _connection.Read("insert into t values (1), (2)");
        inserted.RowsChanged.ShouldBe(2);
    }

    [Fact]
    public void Bad_sql_gives_the_message_and_class_of_the_error()
    {
        Error("selec 1").ErrorType.ShouldBe(DuckErrorType.Parser);
        DuckException error = Error("select * from nowhere");
        error.ErrorType.ShouldBe(DuckErrorType.Catalog);
        error.Message.ShouldContain("nowhere");
        Error("select a").ErrorType.ShouldBe(DuckErrorType.Binder);
        Should.Throw<DuckException>(() => _connection.Prepare("selec 1")).ErrorType.ShouldBe(DuckErrorType.Parser);
        Should.Throw<DuckException>(() => _connection.Read("select 'x'::integer")).ErrorType.ShouldBe(DuckErrorType.Conversion);
        _connection.Execute("create table k (i integer primary key); insert into k values (1)");
        Error("insert into k values (1)").ErrorType.ShouldBe(DuckErrorType.Constraint);
        Should.Throw<DuckException>(() => _connection.Prepare("select 1; select 2"));

        DuckException Error(string sql) => Should.Throw<DuckException>(() => _connection.Execute(sql));
    }

    [Fact]
    public void Extensions_are_never_fetched()
    {
        _connection.Query("select current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions')",
            row => (row.Get<bool>(0), row.Get<bool>(1))).ShouldBe([(false, false)]);
        var clock = Stopwatch.StartNew();
        Should.Throw<DuckException>(() => _connection.Read("select * from 'https://example.invalid/a.parquet'"));
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
