using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>Sample versions of spread and tail measures as printed by Bacon (METHODS 9.2). Missing returns (NaN) are left out.</summary>
public static class SampleShape
{
    /// <summary>Mean |r − r̄|; <see cref="Reason.NoData"/> without a return. METHODS 9.2.</summary>
    public static Outcome<double> MeanAbsoluteDeviation(ReadOnlySpan<double> returns)
    {
        var seen = Missing.Drop(returns);
        if (seen.IsEmpty) return Defined.Not(Reason.NoData, "No return.");
        var mean = Moments.MeanOf(seen);
        var sum = new CompensatedSum();
        foreach (var r in seen) sum.Add(Math.Abs(r - mean));
        return Defined.Finite(sum.Value / seen.Length);
    }

    /// <summary>n(n+1)/((n−1)(n−2)(n−3))·Σ((r−r̄)/s)⁴; <see cref="Reason.TooShort"/> below four returns. METHODS 9.2.</summary>
    public static Outcome<double> Kurtosis(ReadOnlySpan<double> returns)
    {
        var seen = Missing.Drop(returns);
        double n = seen.Length;
        if (n < 4) return Defined.Not(Reason.TooShort, "A sample kurtosis needs four returns.");
        var moments = Moments.Population(seen);
        if (!moments.HasValue) return Defined.Not(moments.Reason, moments.Detail!);
        // Σ((r−r̄)/s)⁴ = n·(K+3)·((n−1)/n)², because s² = m₂·n/(n−1).
        var fourth = n * (moments.Value.ExcessKurtosis + 3) * ((n - 1) / n) * ((n - 1) / n);
        return Defined.Finite(n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * fourth);
    }

    /// <summary>Sample kurtosis − 3(n−1)²/((n−2)(n−3)); reasons as <see cref="Kurtosis"/>. METHODS 9.2.</summary>
    public static Outcome<double> ExcessKurtosis(ReadOnlySpan<double> returns)
    {
        var kurtosis = Kurtosis(returns);
        double n = Missing.Drop(returns).Length;
        return kurtosis.HasValue ? kurtosis.Value - 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3)) : kurtosis;
    }
}
