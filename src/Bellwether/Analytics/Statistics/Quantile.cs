using Bellwether.Market;

namespace Bellwether.Analytics.Statistics;

/// <summary>Quantiles by linear interpolation, Hyndman and Fan type 7 (METHODS 0.4).</summary>
public static class Quantile
{
    /// <summary>
    /// Quantile at probability <paramref name="p"/> in [0, 1] of values in any order; <see cref="Reason.NoData"/> when empty,
    /// <see cref="Reason.OutsideDomain"/> for a probability or a value outside. METHODS 0.4.
    /// </summary>
    public static Outcome<double> Of(ReadOnlySpan<double> values, double p)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, p);
    }

    /// <summary>As <see cref="Of"/> for values already in ascending order. METHODS 0.4.</summary>
    public static Outcome<double> OfSorted(ReadOnlySpan<double> ascending, double p)
    {
        if (ascending.IsEmpty) return Defined.Not(Reason.NoData, "A quantile needs one value.");
        if (!(p >= 0 && p <= 1)) return Defined.Not(Reason.OutsideDomain, "A probability lies between 0 and 1.");
        if (!double.IsFinite(ascending[0])) return Defined.Not(Reason.OutsideDomain, "The inputs are not finite.");
        var h = (ascending.Length - 1) * p;
        var below = (int)Math.Floor(h);
        var low = ascending[below];
        return below + 1 < ascending.Length ? Defined.Finite(low + (h - below) * (ascending[below + 1] - low)) : Defined.Finite(low);
    }

    /// <summary>Median, the quantile at ½. METHODS 0.4.</summary>
    public static Outcome<double> Median(ReadOnlySpan<double> values) => Of(values, 0.5);
}
