using System.Numerics;
using System.Runtime.InteropServices;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Analytics.Events;

/// <summary>Ranks with ties sharing the average of their places (METHODS 8.4).</summary>
public static class AverageRanks
{
    /// <summary>
    /// Ranks from 1 for the smallest, into <paramref name="ranks"/>; NaN stays NaN and does not count. Returns how many values have a rank.
    /// Counting beats sorting for the few hundred days of an event study: every value against all, several at a time. METHODS 8.4.
    /// </summary>
    public static int Of(ReadOnlySpan<double> values, Span<double> ranks)
    {
        Defined.SameLength(values.Length, ranks.Length, nameof(ranks));
        var observed = 0;
        foreach (var value in values)
            if (!double.IsNaN(value))
                observed++;
        for (var i = 0; i < values.Length; i++) ranks[i] = double.IsNaN(values[i]) ? double.NaN : Rank(values, values[i]);
        return observed;
    }

    // Below + half of the equal ones, itself among them, + ½. Comparisons with NaN are false.
    private static double Rank(ReadOnlySpan<double> values, double value)
    {
        var width = Vector<double>.Count;
        var own = new Vector<double>(value);
        Vector<long> below = Vector<long>.Zero, upTo = Vector<long>.Zero;
        ref var first = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - width; i += width)
        {
            var those = Vector.LoadUnsafe(ref first, (nuint)i);
            below -= Vector.LessThan(those, own);
            upTo -= Vector.LessThanOrEqual(those, own);
        }

        long less = Vector.Sum(below), most = Vector.Sum(upTo);
        for (; i < values.Length; i++)
        {
            if (values[i] < value) less++;
            if (values[i] <= value) most++;
        }

        return (less + most + 1) * 0.5;
    }
}
