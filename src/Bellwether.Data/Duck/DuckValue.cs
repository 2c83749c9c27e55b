namespace Bellwether.Data.Duck;

/// <summary>
/// A value for a parameter or an appended row. It converts implicitly from the types that the store uses and from null,
/// so calls read <c>connection.Execute("insert into t values (?, ?)", 4565, "text")</c> and nothing is boxed.
/// </summary>
public readonly struct DuckValue
{
    internal enum Kind : byte { Null, Boolean, Int32, Int64, HugeInt, Double, Decimal, Text, Date, Timestamp }

    private readonly Kind _kind;
    private readonly byte _scale;
    private readonly Int128 _bits;
    private readonly string? _text;

    private DuckValue(Kind kind, Int128 bits, byte scale = 0, string? text = null) => (_kind, _bits, _scale, _text) = (kind, bits, scale, text);

    /// <summary>SQL's NULL.</summary>
    public static DuckValue Null => default;

    /// <summary>True for NULL.</summary>
    public bool IsNull => _kind == Kind.Null;

    /// <summary>A BOOLEAN.</summary>
    public static implicit operator DuckValue(bool value) => new(Kind.Boolean, value ? 1 : 0);

    /// <summary>An INTEGER.</summary>
    public static implicit operator DuckValue(int value) => new(Kind.Int32, value);

    /// <summary>A BIGINT.</summary>
    public static implicit operator DuckValue(long value) => new(Kind.Int64, value);

    /// <summary>A HUGEINT.</summary>
    public static implicit operator DuckValue(Int128 value) => new(Kind.HugeInt, value);

    /// <summary>A DOUBLE; NaN stays NaN, it does not become NULL.</summary>
    public static implicit operator DuckValue(double value) => new(Kind.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A DECIMAL of the value's own scale.</summary>
    public static implicit operator DuckValue(decimal value)
    {
        (Int128 mantissa, byte scale) = DuckDecimal.Split(value);
        return new(Kind.Decimal, mantissa, scale);
    }

    /// <summary>A VARCHAR, or NULL.</summary>
    public static implicit operator DuckValue(string? value) => value is null ? Null : new(Kind.Text, 0, 0, value);

    /// <summary>A DATE.</summary>
    public static implicit operator DuckValue(DateOnly value) => new(Kind.Date, DuckTime.ToDays(value));

    /// <summary>A TIMESTAMP in microseconds; finer parts are cut off, local times are refused.</summary>
    public static implicit operator DuckValue(DateTime value) => new(Kind.Timestamp, DuckTime.ToMicroseconds(value));

    /// <summary>A BOOLEAN, or NULL.</summary>
    public static implicit operator DuckValue(bool? value) => value is { } v ? v : Null;

    /// <summary>An INTEGER, or NULL.</summary>
    public static implicit operator DuckValue(int? value) => value is { } v ? v : Null;

    /// <summary>A BIGINT, or NULL.</summary>
    public static implicit operator DuckValue(long? value) => value is { } v ? v : Null;

    /// <summary>A HUGEINT, or NULL.</summary>
    public static implicit operator DuckValue(Int128? value) => value is { } v ? v : Null;

    /// <summary>A DOUBLE, or NULL.</summary>
    public static implicit operator DuckValue(double? value) => value is { } v ? v : Null;

    /// <summary>A DECIMAL, or NULL.</summary>
    public static implicit operator DuckValue(decimal? value) => value is { } v ? v : Null;

    /// <summary>A DATE, or NULL.</summary>
    public static implicit operator DuckValue(DateOnly? value) => value is { } v ? v : Null;

    /// <summary>A TIMESTAMP, or NULL.</summary>
    public static implicit operator DuckValue(DateTime? value) => value is { } v ? v : Null;

    internal unsafe int Bind(StatementHandle statement, ulong index)
    {
        switch (_kind)
        {
            case Kind.Boolean: return Native.BindBoolean(statement, index, (byte)_bits);
            case Kind.Int32: return Native.BindInt32(statement, index, (int)_bits);
            case Kind.Int64: return Native.BindInt64(statement, index, (long)_bits);
            case Kind.HugeInt: return Native.BindHugeInt(statement, index, new(_bits));
            case Kind.Double: return Native.BindDouble(statement, index, BitConverter.Int64BitsToDouble((long)_bits));
            case Kind.Decimal: return Native.BindDecimal(statement, index, DuckDecimal.ToNative(_bits, _scale));
            case Kind.Date: return Native.BindDate(statement, index, (int)_bits);
            case Kind.Timestamp: return Native.BindTimestamp(statement, index, (long)_bits);
            case Kind.Text:
                using (var text = new Utf8Text(_text!, stackalloc byte[Utf8Text.StackSize]))
                    fixed (byte* bytes = text.Bytes) return Native.BindVarchar(statement, index, bytes, (ulong)text.Length);
            default: return Native.BindNull(statement, index);
        }
    }

    internal unsafe int Append(AppenderHandle appender)
    {
        switch (_kind)
        {
            case Kind.Boolean: return Native.AppendBool(appender, (byte)_bits);
            case Kind.Int32: return Native.AppendInt32(appender, (int)_bits);
            case Kind.Int64: return Native.AppendInt64(appender, (long)_bits);
            case Kind.HugeInt: return Native.AppendHugeInt(appender, new(_bits));
            case Kind.Double: return Native.AppendDouble(appender, BitConverter.Int64BitsToDouble((long)_bits));
            case Kind.Decimal:
                nint value = Native.CreateDecimal(DuckDecimal.ToNative(_bits, _scale));
                int state = Native.AppendValue(appender, value);
                Native.DestroyValue(ref value);
                return state;
            case Kind.Date: return Native.AppendDate(appender, (int)_bits);
            case Kind.Timestamp: return Native.AppendTimestamp(appender, (long)_bits);
            case Kind.Text:
                using (var text = new Utf8Text(_text!, stackalloc byte[Utf8Text.StackSize]))
                    fixed (byte* bytes = text.Bytes) return Native.AppendVarchar(appender, bytes, (ulong)text.Length);
            default: return Native.AppendNull(appender);
        }
    }
}
