namespace Bellwether.Data.Duck;

/// <summary>Single values for small answers: exact conversions only, everything else throws.</summary>
internal static class DuckConvert
{
    internal static T Get<T>(scoped in DuckColumn column, int row)
    {
        // The comparisons are constants to the JIT, and the casts through object vanish with them.
        if (typeof(T) == typeof(string)) return (T)(object)Text(column, row);
        if (typeof(T) == typeof(bool)) return (T)(object)(column.Info.Type == DuckType.Boolean ? column.At<byte>(row) != 0 : throw Unlike<T>(column));
        if (typeof(T) == typeof(int)) return (T)(object)checked((int)Integer<T>(column, row));
        if (typeof(T) == typeof(long)) return (T)(object)checked((long)Integer<T>(column, row));
        if (typeof(T) == typeof(Int128)) return (T)(object)Integer<T>(column, row);
        if (typeof(T) == typeof(double)) return (T)(object)Double(column, row);
        if (typeof(T) == typeof(decimal)) return (T)(object)Decimal<T>(column, row);
        if (typeof(T) == typeof(DateOnly)) return (T)(object)(column.Info.Type == DuckType.Date ? DuckTime.ToDate(column.At<int>(row)) : throw Unlike<T>(column));
        if (typeof(T) == typeof(DateTime)) return (T)(object)Time<T>(column, row);
        throw new NotSupportedException($"Values are not read as {typeof(T).Name}.");
    }

    private static string Text(scoped in DuckColumn column, int row) =>
        column.Info.Type == DuckType.Varchar ? column.Text(row)! : throw Unlike<string>(column);

    private static Int128 Integer<T>(scoped in DuckColumn column, int row) => column.Info.Type switch
    {
        DuckType.TinyInt => column.At<sbyte>(row),
        DuckType.SmallInt => column.At<short>(row),
        DuckType.Integer => column.At<int>(row),
        DuckType.BigInt => column.At<long>(row),
        DuckType.HugeInt => column.At<Int128>(row),
        DuckType.UTinyInt => column.At<byte>(row),
        DuckType.USmallInt => column.At<ushort>(row),
        DuckType.UInteger => column.At<uint>(row),
        DuckType.UBigInt => column.At<ulong>(row),
        DuckType.Decimal when column.Info.Scale == 0 => Mantissa(column, row),
        _ => throw Unlike<T>(column),
    };

    private static Int128 Mantissa(scoped in DuckColumn column, int row) => column.Info.Width switch
    {
        <= 4 => column.At<short>(row),
        <= 9 => column.At<int>(row),
        <= 18 => column.At<long>(row),
        _ => column.At<Int128>(row),
    };

    private static double Double(scoped in DuckColumn column, int row) => column.Info.Type switch
    {
        DuckType.Double => column.At<double>(row),
        DuckType.Float => column.At<float>(row),
        DuckType.Decimal => (double)DuckDecimal.Join(Mantissa(column, row), column.Info.Scale),
        _ => (double)Integer<double>(column, row),
    };

    private static decimal Decimal<T>(scoped in DuckColumn column, int row) => column.Info.Type == DuckType.Decimal
        ? DuckDecimal.Join(Mantissa(column, row), column.Info.Scale)
        : DuckDecimal.Join(Integer<T>(column, row), scale: 0);

    private static DateTime Time<T>(scoped in DuckColumn column, int row) => column.Info.Type switch
    {
        DuckType.Timestamp => DuckTime.ToDateTime(column.At<long>(row)),
        DuckType.TimestampTz => DuckTime.ToDateTime(column.At<long>(row), DateTimeKind.Utc),
        DuckType.TimestampMilliseconds => DuckTime.ToDateTime(checked(column.At<long>(row) * 1_000)),
        DuckType.TimestampSeconds => DuckTime.ToDateTime(checked(column.At<long>(row) * 1_000_000)),
        DuckType.Date => DuckTime.ToDate(column.At<int>(row)).ToDateTime(TimeOnly.MinValue),
        _ => throw Unlike<T>(column),
    };

    private static Exception Unlike<T>(scoped in DuckColumn column) => column.Info.Storage is null
        ? column.Info.Unsupported()
        : new InvalidCastException($"Column \"{column.Info.Name}\" is {column.Info.Sql}, which is not read as {typeof(T).Name}.");
}
