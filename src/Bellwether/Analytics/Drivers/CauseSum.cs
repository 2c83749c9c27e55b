using Bellwether.Analytics.Statistics;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>What a known cause did to a gauge: a factor through its members' loadings, or runs of their prices (METHODS 7.3, 7.5).</summary>
public static class CauseSum
{
    /// <summary>
    /// What runs of price do to a gauge on the mean over chance, simple returns without them having mean zero: Σ w(i) (e^run(i) − 1), opening weights w and
    /// log runs by security ordinal. How a name's own luck multiplied its run is the name's.
    /// </summary>
    public static double OfRuns(IndexHistory history, Panel panel, ReadOnlySpan<double> runs)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(panel);
        var first = panel.Close(history.Plan.StartDay);
        var holdings = history.Plan.Holdings;
        CompensatedSum value = new(), done = new();
        for (var i = 0; i < holdings.Length; i++)
        {
            if (holdings[i] == 0) continue;
            value.Add((double)first[i] * holdings[i]);
            done.Add((double)first[i] * holdings[i] * (Math.Exp(runs[i]) - 1));
        }

        return done.Value / value.Value;
    }

    /// <summary>
    /// What a factor did on the mean over chance: Σ (I(t−1)/I(0)) f(t) Σ w(i) β(i), opening weights w; <paramref name="loadings"/> by security ordinal, <paramref name="moves"/> by day of the
    /// calendar from its second on. How a name's own luck changed its weight, and with it what the gauge felt of the factor, is the name's, as in <see cref="OfRuns"/>.
    /// </summary>
    public static double OfFactor(IndexHistory history, Panel panel, ReadOnlySpan<double> loadings, ReadOnlySpan<double> moves)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(panel);
        var closes = panel.Close(history.Plan.StartDay);
        var holdings = history.Plan.Holdings;
        CompensatedSum value = new(), weighted = new(), moved = new();
        for (var i = 0; i < holdings.Length; i++)
        {
            if (holdings[i] == 0) continue;
            value.Add((double)closes[i] * holdings[i]);
            weighted.Add((double)closes[i] * holdings[i] * loadings[i]);
        }

        for (var day = history.Plan.StartDay + 1; day <= history.Plan.EndDay; day++) moved.Add((double)(history.PriceOn(day - 1).Points / history.Price[0].Points) * moves[day - 1]);
        return weighted.Value / value.Value * moved.Value;
    }
}
