using Bellwether.Analytics.Statistics;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>What a factor did to a gauge whose members' loadings are known: Σ (I(t−1)/I(0)) Σ w(i,t) β(i) f(t) (METHODS 7.3).</summary>
public static class FactorSum
{
    /// <summary>
    /// The sum over a history with fixed holdings; <paramref name="loadings"/> by security ordinal, <paramref name="moves"/> by day of the calendar from
    /// its second on. Holdings that change inside the window count as at its start.
    /// </summary>
    public static double Of(IndexHistory history, Panel panel, ReadOnlySpan<double> loadings, ReadOnlySpan<double> moves)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(panel);
        var sum = new CompensatedSum();
        var holdings = history.Plan.Holdings;
        for (var day = history.Plan.StartDay + 1; day <= history.Plan.EndDay; day++)
        {
            var closes = panel.Close(day - 1);
            double value = 0, weighted = 0;
            for (var i = 0; i < holdings.Length; i++)
            {
                if (holdings[i] == 0) continue;
                var own = (double)closes[i] * holdings[i];
                value += own;
                weighted += own * loadings[i];
            }

            if (value > 0) sum.Add((double)(history.PriceOn(day - 1).Points / history.Price[0].Points) * (weighted / value) * moves[day - 1]);
        }

        return sum.Value;
    }
}
