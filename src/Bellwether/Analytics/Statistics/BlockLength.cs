using Bellwether.Market;

namespace Bellwether.Analytics.Statistics;

/// <summary>Automatic block length (METHODS 7.6).</summary>
/// <param name="LagsFound">m̂, the last lag with correlation.</param>
/// <param name="LagsUsed">M.</param>
/// <param name="G">Σ λ(k/M)·|k|·R(k).</param>
/// <param name="LongRunVariance">Σ λ(k/M)·R(k).</param>
/// <param name="Stationary">Mean block of the stationary bootstrap before the lower clamp at 1.</param>
/// <param name="Circular">Block of the circular bootstrap before rounding and the lower clamp.</param>
public readonly record struct BlockLengthResult(int LagsFound, int LagsUsed, double G, double LongRunVariance, double Stationary, double Circular)
{
    /// <summary>Mean block to use with <see cref="BlockBootstrap.Stationary"/>.</summary>
    public double StationaryToUse => Math.Max(Stationary, 1);

    /// <summary>Block to use with <see cref="BlockBootstrap.Circular"/>, rounded up.</summary>
    public int CircularToUse => (int)Math.Max(Math.Ceiling(Circular), 1);
}

/// <summary>Block length after Politis and White 2004, corrected 2009 (METHODS 7.6).</summary>
public static class BlockLength
{
    /// <summary>
    /// Block lengths for a series; <see cref="Reason.TooShort"/> when it has no more observations than lags to look at,
    /// <see cref="Reason.ZeroVariance"/> for a constant. METHODS 7.6.
    /// </summary>
    public static Outcome<BlockLengthResult> Of(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        if (n < 2) return Outcome<BlockLengthResult>.Undefined(Reason.TooShort, "Too few observations.");
        var run = Math.Max(5, (int)Math.Ceiling(Math.Sqrt(Math.Log10(n))));
        var most = (int)Math.Ceiling(Math.Sqrt(n)) + run;
        if (n <= most) return Outcome<BlockLengthResult>.Undefined(Reason.TooShort, $"Needs more than {most} observations.");
        var autocovariances = Autocovariances(values, most);
        if (Moments.IsConstant(values) || !(autocovariances[0] > 0)) return Outcome<BlockLengthResult>.Undefined(Reason.ZeroVariance, "The series is constant.");

        var found = LastLag(autocovariances, run, most, 2 * Math.Sqrt(Math.Log10(n) / n));
        var used = Math.Min(2 * found, most);
        CompensatedSum g = new(), variance = new();
        variance.Add(autocovariances[0]);
        for (var k = 1; k <= used; k++)
        {
            var weight = FlatTop((double)k / used);
            g.Add(2 * weight * k * autocovariances[k]);
            variance.Add(2 * weight * autocovariances[k]);
        }

        if (!double.IsFinite(g.Value) || variance.Value == 0) return Outcome<BlockLengthResult>.Undefined(Reason.OutsideDomain, "The long-run variance is zero.");
        var limit = Math.Ceiling(Math.Min(3 * Math.Sqrt(n), n / 3.0));
        double Block(double d) => Math.Min(Math.Cbrt(2 * g.Value * g.Value / (d * variance.Value * variance.Value)) * Math.Cbrt(n), limit);
        return new BlockLengthResult(found, used, g.Value, variance.Value, Block(2), Block(4.0 / 3));
    }

    /// <summary>The last lag before the first run of insignificant correlations.</summary>
    private static int LastLag(double[] autocovariances, int run, int most, double band)
    {
        bool Inside(int lag) => Math.Abs(autocovariances[lag] / autocovariances[0]) < band;
        for (var start = 1; start <= most - run + 1; start++)
        {
            var quiet = 0;
            while (quiet < run && Inside(start + quiet)) quiet++;
            if (quiet == run) return start;
        }

        for (var lag = most; lag >= 1; lag--)
            if (!Inside(lag))
                return lag;
        return 1;
    }

    private static double[] Autocovariances(ReadOnlySpan<double> values, int lags)
    {
        var mean = Moments.MeanOf(values);
        var result = new double[lags + 1];
        for (var k = 0; k <= lags; k++)
        {
            var sum = new CompensatedSum();
            for (var t = k; t < values.Length; t++) sum.Add((values[t] - mean) * (values[t - k] - mean));
            result[k] = sum.Value / values.Length;
        }

        return result;
    }

    private static double FlatTop(double x) => x <= 0.5 ? 1 : 2 * (1 - x);
}
