using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Returns;

/// <summary>The gain since the low of a window (METHODS 2.3).</summary>
/// <param name="Path">P(t) / running low − 1, one per price; NaN where there is no price.</param>
/// <param name="LowIndex">Position of the window's low; the latest on ties.</param>
/// <param name="LowValue">The low.</param>
/// <param name="ReturnFromLow">Last observed price / low − 1.</param>
/// <param name="MaxGain">Largest gain from the low on any later day.</param>
public readonly record struct SinceLowResult(ImmutableArray<double> Path, int LowIndex, double LowValue, double ReturnFromLow, double MaxGain);

/// <summary>Return since the low of the closes (METHODS 2.3).</summary>
public static class SinceLow
{
    /// <summary>
    /// Since-low return of positive prices, NaN where missing; <see cref="Reason.NoData"/> without a price,
    /// <see cref="Reason.OutsideDomain"/> for a price ≤ 0. METHODS 2.3.
    /// </summary>
    public static Outcome<SinceLowResult> Of(ReadOnlySpan<double> prices)
    {
        if (!ClosePrices.AllPositive(prices)) return Outcome<SinceLowResult>.Undefined(Reason.OutsideDomain, ClosePrices.Rule);
        var path = new double[prices.Length];
        double low = double.PositiveInfinity, last = double.NaN, high = double.NaN;
        var lowIndex = -1;
        for (var t = 0; t < prices.Length; t++)
        {
            if (double.IsNaN(prices[t]))
            {
                path[t] = double.NaN;
                continue;
            }

            if (prices[t] <= low) (low, lowIndex, high) = (prices[t], t, prices[t]);
            last = prices[t];
            high = Math.Max(high, last);
            path[t] = last / low - 1;
        }

        return lowIndex < 0
            ? Outcome<SinceLowResult>.Undefined(Reason.NoData, "No price in the window.")
            : new SinceLowResult(Defined.Freeze(path), lowIndex, low, last / low - 1, high / low - 1);
    }
}
