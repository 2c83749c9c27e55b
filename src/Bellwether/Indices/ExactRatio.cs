using System.Numerics;

namespace Bellwether.Indices;

/// <summary>factor × numerator / denominator as an integer, rounded half away from zero: how a level is carried (METHODS 1.2).</summary>
public static class ExactRatio
{
    // Up to here a remainder that a double's quotient leaves stays within 127 bits, with room to spare.
    private static readonly Int128 s_largestDenominator = (Int128)1 << 112;

    // Below long.MaxValue by more than the estimate's error.
    private const double LargestEstimate = 9.2e18;

    /// <summary>The definition, in integers of any size; the denominator is positive.</summary>
    public static BigInteger Rounded(long factor, Int128 numerator, Int128 denominator)
    {
        var product = (BigInteger)factor * (BigInteger)numerator;
        var divisor = (BigInteger)denominator;
        var twice = (product << 1) + (product.Sign < 0 ? -divisor : divisor);
        return twice / (divisor << 1);
    }

    /// <summary>
    /// The same in 128 bits: a double proposes the quotient, the exact remainder corrects it. False where operands are negative or so large that
    /// the remainder might not fit; then <see cref="Rounded"/> answers.
    /// </summary>
    public static bool TryRounded(long factor, Int128 numerator, Int128 denominator, out long rounded)
    {
        rounded = 0;
        if (factor < 0 || numerator < 0 || denominator <= 0 || denominator >= s_largestDenominator) return false;
        var divisor = (double)denominator;
        var estimate = factor * ((double)numerator / divisor);
        if (!(estimate < LargestEstimate)) return false;
        unchecked
        {
            // The estimate is off by fewer than 2¹³ units, so the remainder is below 2¹²⁵ and survives arithmetic modulo 2¹²⁸.
            var quotient = (long)estimate;
            var rest = numerator * factor - denominator * quotient;
            var correction = (long)Math.Floor((double)rest / divisor);
            quotient += correction;
            rest -= denominator * correction;
            for (; rest < 0; rest += denominator) quotient--;
            for (; rest >= denominator; rest -= denominator) quotient++;
            rounded = rest >= denominator - rest ? quotient + 1 : quotient;
        }

        return true;
    }
}
