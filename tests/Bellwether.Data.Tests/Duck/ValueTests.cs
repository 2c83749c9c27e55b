using Bellwether.Data.Duck;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Duck;

public sealed class ValueTests : IDisposable
{
    private const string AllTypes =
        "create table t (b boolean, i integer, l bigint, h hugeint, d double, m decimal(18,4), s varchar, day date, known timestamp)";

    private readonly DuckDatabase _database = DuckDatabase.OpenInMemory();
    private readonly DuckConnection _connection;

    public ValueTests() => _connection = _database.Connect();

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    [Fact]
    public void The_library_is_the_version_this_binding_was_written_for() => DuckDatabase.LibraryVersion.ShouldBe("v1.5.6");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Booleans_round_trip(bool value) => _connection.Scalar<bool>("select ?", value).ShouldBe(value);

    [Theory]
    [InlineData(0)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Integers_round_trip(int value) => _connection.Scalar<int>("select ?", value).ShouldBe(value);

    [Theory]
    [InlineData(0L)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void Long_integers_round_trip(long value) => _connection.Scalar<long>("select ?", value).ShouldBe(value);

    [Fact]
    public void Huge_integers_round_trip()
    {
        foreach (Int128 value in new[] { 0, -1, (Int128)ulong.MaxValue + 1, -((Int128)1 << 100), Int128.MaxValue, Int128.MinValue + 1 })
        {
            _connection.Scalar<Int128>("select ?", value).ShouldBe(value);
            _connection.Scalar<string>("select ?::varchar", value).ShouldBe(value.ToString());
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-0.1)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Doubles_round_trip_to_the_bit(double value) =>
        BitConverter.DoubleToInt64Bits(_connection.Scalar<double>("select ?", value)).ShouldBe(BitConverter.DoubleToInt64Bits(value));

    [Fact]
    public void Decimals_round_trip_with_their_scale()
    {
        foreach (decimal value in new[] { 0m, 1m, -1.50m, 0.0001m, 12345.6789m, decimal.MaxValue, decimal.MinValue, 1e-28m, -7.9228162514264337593543950335m })
        {
            decimal back = _connection.Scalar<decimal>("select ?", value);
            back.ShouldBe(value);
            back.Scale.ShouldBe(value.Scale);
        }
    }

    [Fact]
    public void Decimals_of_every_physical_width_are_read()
    {
        using DuckResult result = _connection.Read("select 1.5::decimal(4,1), -2.25::decimal(9,2), 3.125::decimal(18,3), -4.0625::decimal(38,4)");
        DuckChunk chunk = result.NextChunk().ShouldNotBeNull();
        chunk.Values<short>(0)[0].ShouldBe((short)15);
        chunk.Values<int>(1)[0].ShouldBe(-225);
        chunk.Values<long>(2)[0].ShouldBe(3125);
        chunk.Values<Int128>(3)[0].ShouldBe(-40625);
        chunk[3].Get<decimal>(0).ShouldBe(-4.0625m);
        result.Columns[3].ShouldBe(new DuckColumnInfo(result.Columns[3].Name, DuckType.Decimal, 38, 4));
    }

    [Fact]
    public void A_decimal_too_long_for_dotnet_throws_and_trailing_zeros_do_not_matter()
    {
        Should.Throw<OverflowException>(() => _connection.Scalar<decimal>("select 99999999999999999999999999999999999999::decimal(38,0)"));
        _connection.Scalar<decimal>("select 1::decimal(38,36)").ShouldBe(1m);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1969-12-31")]
    [InlineData("2018-12-25")]
    [InlineData("9999-12-31")]
    public void Dates_round_trip(string text)
    {
        DateOnly value = DateOnly.ParseExact(text, "yyyy-MM-dd");
        _connection.Scalar<DateOnly>("select ?", value).ShouldBe(value);
        _connection.Scalar<string>("select ?::varchar", value).ShouldBe(text);
    }

    [Fact]
    public void Timestamps_round_trip_in_microseconds()
    {
        var value = new DateTime(2019, 3, 20, 15, 0, 0, 123, 456, DateTimeKind.Utc);
        _connection.Scalar<DateTime>("select ?", value).ShouldBe(value);
        _connection.Scalar<DateTime>("select ?", value.AddTicks(7)).ShouldBe(value);
        _connection.Scalar<string>("select ?::varchar", value).ShouldBe("2019-03-20 15:00:00.123456");
        _connection.Scalar<DateTime>("select ?", DateTime.UnixEpoch.AddTicks(-10)).ShouldBe(DateTime.UnixEpoch.AddTicks(-10));
        Should.Throw<ArgumentException>(() => _connection.Scalar<DateTime>("select ?", DateTime.SpecifyKind(value, DateTimeKind.Local)));
    }

    [Fact]
    public void Infinite_dates_throw_instead_of_becoming_a_day()
    {
        Should.Throw<Exception>(() => _connection.Scalar<DateOnly>("select 'infinity'::date")).ShouldBeAssignableTo<ArithmeticException>();
        Should.Throw<Exception>(() => _connection.Scalar<DateTime>("select 'infinity'::timestamp")).ShouldBeAssignableTo<ArithmeticException>();
    }

    [Fact]
    public void Texts_of_every_length_class_round_trip_by_parameter_appender_and_chunk()
    {
        string[] texts = ["", "abcdefghijkl", "abcdefghijklm", new('x', 10_000), "東証マザーズ指数", "🙂 a\0b", new('株', 5_000)];
        _connection.Execute("create table s (i integer, s varchar)");
        for (int i = 0; i < texts.Length; i++) _connection.Execute("insert into s values (?, ?)", i, texts[i]);
        using (DuckAppender appender = _connection.Appender("s"))
        {
            for (int i = 0; i < texts.Length; i++) appender.AppendRow(100 + i, texts[i]);
            using DuckChunkBuilder chunk = appender.CreateChunk();
            for (int i = 0; i < texts.Length; i++)
            {
                chunk.Values<int>(0)[i] = 200 + i;
                chunk.SetText(1, i, texts[i]);
            }

            appender.Append(chunk, texts.Length);
            appender.Close();
        }

        _connection.Query("select s from s order by i", row => row.Get<string>(0)).ShouldBe([.. texts, .. texts, .. texts]);
        _connection.Query("select strlen(s) from s where i < 100 order by i", row => row.Get<int>(0))
            .ShouldBe([0, 12, 13, 10_000, 24, 8, 15_000]);
    }

    [Fact]
    public void Broken_text_is_refused_not_repaired()
    {
        Should.Throw<ArgumentException>(() => _connection.Scalar<string>("select ?", "\ud800"));
        _connection.Execute("create table s (s varchar)");
        using DuckAppender appender = _connection.Appender("s");
        using DuckChunkBuilder chunk = appender.CreateChunk();
        Should.Throw<ArgumentException>(() => chunk.SetText(0, 0, [0xff, 0xfe]));
    }

    [Fact]
    public void Null_round_trips_in_every_type_by_every_route()
    {
        _connection.Execute(AllTypes);
        DuckValue n = DuckValue.Null;
        _connection.Execute("insert into t values (?,?,?,?,?,?,?,?,?)", n, n, n, n, n, n, n, n, n);
        using (DuckAppender appender = _connection.Appender("t"))
        {
            appender.AppendRow((bool?)null, (int?)null, (long?)null, (Int128?)null, (double?)null, (decimal?)null, (string?)null, (DateOnly?)null, (DateTime?)null);
            using DuckChunkBuilder chunk = appender.CreateChunk();
            for (int column = 0; column < 9; column++) chunk.SetNull(column, 0);
            appender.Append(chunk, 1);
            appender.Close();
        }

        using DuckResult result = _connection.Read("select * from t");
        DuckChunk rows = result.NextChunk().ShouldNotBeNull();
        rows.RowCount.ShouldBe(3);
        for (int column = 0; column < 9; column++)
        {
            rows[column].NullCount.ShouldBe(3);
            rows[column].IsNull(2).ShouldBeTrue();
        }

        rows[6].Text(0).ShouldBeNull();
        _connection.ScalarOrNull<int>("select i from t").ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => _connection.Scalar<int>("select i from t"));
        Should.Throw<InvalidOperationException>(() => _connection.Scalar<string>("select s from t"));
        Should.Throw<InvalidOperationException>(() => _connection.Scalar<int>("select 1 where false"));
    }

    [Fact]
    public void Every_type_round_trips_through_the_row_appender()
    {
        _connection.Execute(AllTypes);
        var day = new DateOnly(2019, 4, 5);
        var at = new DateTime(2019, 4, 5, 6, 0, 0, DateTimeKind.Utc);
        using (DuckAppender appender = _connection.Appender("t"))
        {
            appender.AppendRow(true, -1, long.MinValue, Int128.MaxValue, 0.1, -12.3456m, "マザーズ", day, at);
            appender.Close();
        }

        var row = _connection.Query("select * from t", r => (r.Get<bool>(0), r.Get<int>(1), r.Get<long>(2), r.Get<Int128>(3), r.Get<double>(4),
            r.Get<decimal>(5), r.Get<string>(6), r.Get<DateOnly>(7), r.Get<DateTime>(8))).ShouldHaveSingleItem();
        row.ShouldBe((true, -1, long.MinValue, Int128.MaxValue, 0.1, -12.3456m, "マザーズ", day, at));
    }

    [Fact]
    public void Conversions_are_exact_or_refused()
    {
        _connection.Scalar<long>("select sum(x) from range(10) r(x)").ShouldBe(45);
        _connection.Scalar<int>("select 7::utinyint").ShouldBe(7);
        Should.Throw<OverflowException>(() => _connection.Scalar<int>("select 3000000000"));
        Should.Throw<InvalidCastException>(() => _connection.Scalar<int>("select 1.5"));
        Should.Throw<InvalidCastException>(() => _connection.Scalar<string>("select 1"));
        Should.Throw<NotSupportedException>(() => _connection.Scalar<string>("select [1, 2]")).Message.ShouldContain("LIST");
        Should.Throw<InvalidCastException>(() =>
        {
            using DuckResult result = _connection.Read("select 1 as x");
            result.NextChunk()!.Values<long>(0);
        }).Message.ShouldContain("\"x\" is INTEGER and is stored as Int32, not as Int64");
    }
}
