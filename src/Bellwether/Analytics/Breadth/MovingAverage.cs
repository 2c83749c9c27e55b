using System.Collections.Immutable;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Breadth;

/// <summary>A series against its moving average (METHODS 6.2).</summary>
/// <param name="Average">Mean of the last k closes including today; NaN before k closes or with one missing.</param>
/// <param name="Above">True when strictly above; null where the average is undefined.</param>
public readonly record struct MovingAverageResult(ImmutableArray<double> Average, ImmutableArray<bool?> Above);

/// <summary>Simple moving averages and the share of members above theirs (METHODS 6.2).</summary>
public static class MovingAverage
{
    /// <summary>
    /// Average of <paramref name="window"/> closes and the comparison, day by day. <see cref="Reason.NoData"/> when empty,
    /// <see cref="Reason.OutsideDomain"/> for a price ≤ 0. METHODS 6.2.
    /// </summary>
    public static Outcome<MovingAverageResult> Of(ReadOnlySpan<double> prices, int window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        if (prices.IsEmpty) return Outcome<MovingAverageResult>.Undefined(Reason.NoData, "No price.");
        if (!ClosePrices.AllPositive(prices)) return Outcome<MovingAverageResult>.Undefined(Reason.OutsideDomain, ClosePrices.Rule);
        var average = new double[prices.Length];
        var above = new bool?[prices.Length];
        for (var t = 0; t < prices.Length; t++)
        {
            // A fresh sum per day: a running sum would drift and let NaN stay for ever.
            average[t] = t + 1 < window ? double.NaN : Moments.Sum(prices.Slice(t + 1 - window, window)) / window;
            above[t] = double.IsNaN(average[t]) ? null : prices[t] > average[t];
        }

        return new MovingAverageResult(Defined.Freeze(average), Defined.Freeze(above));
    }

    /// <summary>
    /// Share of the members with enough closes that end strictly above their average of <paramref name="window"/> closes;
    /// <see cref="Reason.TooShort"/> when none has enough. METHODS 6.2.
    /// </summary>
    public static Outcome<double> ShareAbove(IEnumerable<double[]> pricesByMember, int window)
    {
        ArgumentNullException.ThrowIfNull(pricesByMember);
        int above = 0, eligible = 0;
        foreach (var prices in pricesByMember)
        {
            var result = prices.Length < window ? Reason.TooShort : Of(prices.AsSpan(prices.Length - window), window);
            if (result.OrNull?.Above[^1] is not { } isAbove) continue;
            eligible++;
            if (isAbove) above++;
        }

        return eligible == 0 ? Defined.Not(Reason.TooShort, "No member has enough closes.") : (double)above / eligible;
    }
}
