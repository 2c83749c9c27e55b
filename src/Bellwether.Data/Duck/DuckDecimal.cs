namespace Bellwether.Data.Duck;

/// <summary>Exact crossing between .NET decimals and DuckDB's scaled integers.</summary>
internal static class DuckDecimal
{
    private const int MaxScale = 28;
    private static readonly UInt128 s_limit = (UInt128)1 << 96;

    /// <summary>The integer m and scale s with value = m / 10^s.</summary>
    internal static (Int128 Mantissa, byte Scale) Split(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        Int128 mantissa = ((Int128)(uint)bits[2] << 64) | ((Int128)(uint)bits[1] << 32) | (uint)bits[0];
        return (value < 0 ? -mantissa : mantissa, value.Scale);
    }

    /// <summary>m / 10^s; throws where the value has more digits than a decimal holds.</summary>
    internal static decimal Join(Int128 mantissa, int scale)
    {
        bool negative = Int128.IsNegative(mantissa);
        UInt128 size = negative ? (UInt128)0 - (UInt128)mantissa : (UInt128)mantissa;
        while ((scale > MaxScale || size >= s_limit) && scale > 0 && size % 10 == 0) (size, scale) = (size / 10, scale - 1);
        if (scale > MaxScale || size >= s_limit) throw new OverflowException("A DECIMAL value has more digits than .NET's decimal holds.");
        return new decimal((int)(uint)size, (int)(uint)(size >> 32), (int)(uint)(size >> 64), negative, (byte)scale);
    }

    /// <summary>The smallest DECIMAL that holds the value: a wide one would make DuckDB's arithmetic overflow early.</summary>
    internal static Native.Decimal ToNative(Int128 mantissa, byte scale)
    {
        byte digits = 1;
        for (Int128 rest = Int128.Abs(mantissa) / 10; rest > 0; rest /= 10) digits++;
        return new Native.Decimal(Math.Max(digits, scale), scale, mantissa);
    }
}
