#pragma warning disable CS1591 // The names are DuckDB's own SQL types; a sentence each would repeat them.
namespace Bellwether.Data.Duck;

/// <summary>DuckDB's column types (duckdb_type), with DuckDB's numbers.</summary>
public enum DuckType
{
    Invalid = 0, Boolean = 1, TinyInt = 2, SmallInt = 3, Integer = 4, BigInt = 5, UTinyInt = 6, USmallInt = 7,
    UInteger = 8, UBigInt = 9, Float = 10, Double = 11, Timestamp = 12, Date = 13, Time = 14, Interval = 15,
    HugeInt = 16, Varchar = 17, Blob = 18, Decimal = 19, TimestampSeconds = 20, TimestampMilliseconds = 21,
    TimestampNanoseconds = 22, Enum = 23, List = 24, Struct = 25, Map = 26, Uuid = 27, Union = 28, Bit = 29,
    TimeTz = 30, TimestampTz = 31, UHugeInt = 32, Array = 33, Any = 34, BigNum = 35, SqlNull = 36,
    StringLiteral = 37, IntegerLiteral = 38, TimeNanoseconds = 39,
}
