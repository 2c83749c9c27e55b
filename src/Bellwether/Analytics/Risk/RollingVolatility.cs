using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>Volatility of the last few returns, day by day (METHODS 9.1).</summary>
public static class RollingVolatility
{
    /// <summary>
    /// Volatility per year of the last <paramref name="window"/> returns, one per price of n + 1 prices behind n log returns; NaN before the first
    /// full window. METHODS 9.1.
    /// </summary>
    public static double[] Of(ReadOnlySpan<double> logReturns, int window, double periodsPerYear)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        var rolling = new double[logReturns.Length + 1];
        Array.Fill(rolling, double.NaN);
        for (var t = window; t <= logReturns.Length; t++) rolling[t] = Volatility.OfReturns(logReturns.Slice(t - window, window), periodsPerYear).OrNull ?? double.NaN;
        return rolling;
    }
}
