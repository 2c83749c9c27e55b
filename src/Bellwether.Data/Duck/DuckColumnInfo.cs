namespace Bellwether.Data.Duck;

/// <summary>Name and type of one column; width and scale are those of DECIMAL and otherwise 0.</summary>
public sealed record DuckColumnInfo(string Name, DuckType Type, byte Width, byte Scale)
{
    /// <summary>The element type in which DuckDB stores the column, or null where this binding cannot read it.</summary>
    public Type? Storage => Type switch
    {
        DuckType.Boolean => typeof(bool),
        DuckType.TinyInt => typeof(sbyte),
        DuckType.SmallInt => typeof(short),
        DuckType.Integer or DuckType.Date => typeof(int),
        DuckType.BigInt or DuckType.Timestamp or DuckType.TimestampTz or DuckType.TimestampSeconds
            or DuckType.TimestampMilliseconds or DuckType.TimestampNanoseconds or DuckType.Time => typeof(long),
        DuckType.UTinyInt => typeof(byte),
        DuckType.USmallInt => typeof(ushort),
        DuckType.UInteger => typeof(uint),
        DuckType.UBigInt => typeof(ulong),
        DuckType.Float => typeof(float),
        DuckType.Double => typeof(double),
        DuckType.HugeInt => typeof(Int128),
        DuckType.UHugeInt => typeof(UInt128),
        DuckType.Varchar or DuckType.Blob => typeof(string),
        DuckType.Decimal when Width <= 4 => typeof(short),
        DuckType.Decimal when Width <= 9 => typeof(int),
        DuckType.Decimal when Width <= 18 => typeof(long),
        DuckType.Decimal => typeof(Int128),
        DuckType.SqlNull => typeof(int),
        _ => null,
    };

    /// <summary>Throws unless the column is stored as <typeparamref name="T"/> (BOOLEAN is bool or byte).</summary>
    internal void Require<T>()
    {
        Type? storage = Storage;
        if (typeof(T) == storage || (Type == DuckType.Boolean && typeof(T) == typeof(byte))) return;
        if (storage is null) throw Unsupported();
        throw new InvalidCastException($"Column \"{Name}\" is {Sql} and is stored as {storage.Name}, not as {typeof(T).Name}.");
    }

    internal NotSupportedException Unsupported() =>
        new($"Column \"{Name}\" has type {Sql}, which cannot be read here: cast it in SQL, for instance to VARCHAR.");

    internal string Sql => Type == DuckType.Decimal ? $"DECIMAL({Width},{Scale})" : Type.ToString().ToUpperInvariant();

    /// <summary>Reads and destroys a duckdb_logical_type.</summary>
    internal static DuckColumnInfo Take(string name, nint logicalType)
    {
        var type = (DuckType)Native.TypeId(logicalType);
        bool isDecimal = type == DuckType.Decimal;
        byte width = isDecimal ? Native.DecimalWidth(logicalType) : (byte)0;
        byte scale = isDecimal ? Native.DecimalScale(logicalType) : (byte)0;
        Native.DestroyLogicalType(ref logicalType);
        return new DuckColumnInfo(name, type, width, scale);
    }
}
