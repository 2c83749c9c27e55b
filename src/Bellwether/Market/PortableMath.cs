namespace Bellwether.Market;

/// <summary>
/// Exponential and logarithm from additions, multiplications and divisions only, which IEEE 754 fixes to the bit; the platform's own may
/// differ in the last place. Used where generated data must be the same everywhere; relative error about 1e-15. Statistics use <see cref="Math"/>.
/// </summary>
public static class PortableMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>e to the power of x; 0 below about -708, infinite above about 709, NaN for NaN.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > 709) return double.PositiveInfinity;
        if (x < -708) return 0;
        var k = Math.Floor(x / (Ln2High + Ln2Low) + 0.5);
        var r = x - k * Ln2High - k * Ln2Low;
        var sum = 1.0;
        for (var n = 14; n >= 1; n--) sum = 1.0 + sum * r / n;
        return sum * BitConverter.Int64BitsToDouble(((long)k + 1023) << 52);
    }

    /// <summary>Natural logarithm; NaN below zero, minus infinity at zero.</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0) return double.NaN;
        if (x == 0) return double.NegativeInfinity;
        if (double.IsPositiveInfinity(x)) return x;
        var shift = 0;
        if (!double.IsNormal(x))
        {
            x *= 1UL << 54;
            shift = -54;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        var s = (mantissa - 1.0) / (mantissa + 1.0);
        var square = s * s;
        var sum = 0.0;
        for (var n = 23; n >= 3; n -= 2) sum = (sum + 1.0 / n) * square;
        var e = exponent + shift;
        return e * Ln2High + (2.0 * s + (2.0 * s * sum + e * Ln2Low));
    }
}
