using Bellwether.Analytics.Statistics;

namespace Bellwether.Analytics.Drivers;

/// <summary>
/// What a gauge would have returned before a window with the members and weights of its opening. Slopes estimated on a gauge's own past are those of members long gone; a
/// window's effect belongs to those it held (METHODS 7.2, 7.3).
/// </summary>
public static class BasketReturns
{
    /// <summary>
    /// Daily returns of <paramref name="weights"/> held constant over the days of a panel, stocks without a return left out and the others scaled up; shifted by a constant to the mean of
    /// the gauge's own returns (<paramref name="own"/>, one a day), since members known only later would lift it. Where less than half of the weight has a return the gauge's own
    /// stands. METHODS 7.2.
    /// </summary>
    public static double[] Of(StockReturnPanel panel, ReadOnlySpan<double> weights, ReadOnlySpan<double> own)
    {
        ArgumentNullException.ThrowIfNull(panel);
        Defined.SameLength(panel.Universe.Length, weights.Length, nameof(weights));
        Defined.SameLength(panel.Days, own.Length, nameof(own));
        var (sums, held, total) = (new double[own.Length], new double[own.Length], 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] > 0)) continue;
            total += weights[i];
            var returns = panel.Returns(i);
            for (var t = 0; t < returns.Length; t++)
            {
                if (!double.IsFinite(returns[t])) continue;
                sums[t] += weights[i] * returns[t];
                held[t] += weights[i];
            }
        }

        var basket = own.ToArray();
        var (difference, days) = (new CompensatedSum(), 0);
        for (var t = 0; t < basket.Length; t++)
        {
            if (!(held[t] > total / 2) || !double.IsFinite(own[t])) continue;
            basket[t] = sums[t] / held[t];
            difference.Add(own[t] - basket[t]);
            days++;
        }

        for (var t = 0; t < basket.Length && days > 0; t++)
        {
            if (held[t] > total / 2 && double.IsFinite(own[t])) basket[t] += difference.Value / days;
        }

        return basket;
    }
}
