using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Analytics.Risk;

/// <summary>What a day is compared by, and how many of the hits count as independent (METHODS 9.11).</summary>
public static class AnalogueFeatures
{
    /// <summary>The band around a return: ±<paramref name="tolerance"/> of its size. METHODS 9.11.</summary>
    public static (double Low, double High) Band(double value, double tolerance)
    {
        var reach = Math.Abs(value) * tolerance;
        return (value - reach, value + reach);
    }

    /// <summary>
    /// Day × (w-day return, w-day volatility, drawdown from the highest price so far) rows for <see cref="Analogues.ByFeatures"/>; NaN before the
    /// first full window. Prices are positive and observed. METHODS 9.11.
    /// </summary>
    public static double[][] Of(ReadOnlySpan<double> prices, int window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        var rows = new double[prices.Length][];
        var logs = PriceReturns.Log(prices);
        var drawdown = prices.IsEmpty ? [] : Rallies.Drawdowns.SeriesOf(prices);
        for (var t = 0; t < rows.Length; t++)
        {
            rows[t] = t < window || !logs.HasValue
                ? [double.NaN, double.NaN, double.NaN]
                : [prices[t] / prices[t - window] - 1, Moments.StandardDeviation(logs.Value.AsSpan().Slice(t - window, window)).OrNull ?? double.NaN, drawdown[t]];
        }

        return rows;
    }

    /// <summary>Hits whose forward windows do not overlap, counted from the first: the sample that is honest to name. METHODS 9.11.</summary>
    public static int EffectiveSample(ReadOnlySpan<Analogue> hits, int forward)
    {
        int count = 0, free = int.MinValue;
        foreach (var hit in hits)
        {
            if (hit.Index < free) continue;
            count++;
            free = hit.Index + forward;
        }

        return count;
    }
}
