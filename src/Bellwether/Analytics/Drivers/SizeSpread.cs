using Bellwether.Analytics.Statistics;

namespace Bellwether.Analytics.Drivers;

/// <summary>The size factor without the market in it (METHODS 7.2).</summary>
public static class SizeSpread
{
    /// <summary>
    /// Residual of small − large on the market over the days on which all are known, NaN elsewhere; null when it cannot be made: too few days, or a
    /// spread that the market determines. METHODS 7.2.
    /// </summary>
    public static double[]? Residual(ReadOnlySpan<double> small, ReadOnlySpan<double> large, double[] market)
    {
        ArgumentNullException.ThrowIfNull(market);
        Defined.SameLength(small.Length, large.Length, nameof(large));
        Defined.SameLength(small.Length, market.Length, nameof(market));
        var spread = new double[small.Length];
        for (var t = 0; t < spread.Length; t++) spread[t] = small[t] - large[t];
        var slope = new double[1];
        var days = SlopeFit.Into(slope, spread, [market]);
        if (!days.HasValue || days.Value < SampleMinimums.HacRegression(1)) return null;
        for (var t = 0; t < spread.Length; t++) spread[t] -= slope[0] * market[t];
        var seen = Missing.Drop(spread);
        var mean = Moments.MeanOf(seen);
        if (!(Moments.StandardDeviation(seen).OrNull > 1e-12)) return null;
        for (var t = 0; t < spread.Length; t++) spread[t] -= mean;
        return spread;
    }
}
