using Bellwether.Analytics.Rallies;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>
/// Drawdowns as risk: positive numbers (METHODS 9.2, 9.8). From simple returns wealth starts at 1 before the first; missing returns (NaN)
/// change nothing and do not count. Reasons as <see cref="Drawdowns.Wealth"/>.
/// </summary>
public static class DrawdownRisk
{
    /// <summary>Deepest drawdown; 0 without one. METHODS 9.2.</summary>
    public static Outcome<double> Maximum(ReadOnlySpan<double> simpleReturns)
    {
        var maximum = Drawdowns.MaximumOfReturns(simpleReturns);
        return maximum.HasValue ? 0 - maximum.Value : maximum;
    }

    /// <summary>Ulcer index √mean(DD²) over the n observed returns. METHODS 9.2.</summary>
    public static Outcome<double> UlcerIndex(ReadOnlySpan<double> simpleReturns)
    {
        var mean = MeanOver(simpleReturns, d => d * d);
        return mean.HasValue ? Math.Sqrt(mean.Value) : mean;
    }

    /// <summary>Pain index, mean |DD| over the n observed returns. METHODS 9.2.</summary>
    public static Outcome<double> PainIndex(ReadOnlySpan<double> simpleReturns) => MeanOver(simpleReturns, d => d);

    /// <summary>
    /// Conditional drawdown at risk of prices: mean of the worst (1−α) share of the daily drawdowns, the last one with its fraction;
    /// α = 0 is the average drawdown. <see cref="Reason.OutsideDomain"/> unless 0 ≤ α &lt; 1; else as <see cref="Drawdowns.Series"/>. METHODS 9.8.
    /// </summary>
    public static Outcome<double> Conditional(ReadOnlySpan<double> prices, double confidence)
    {
        if (!(confidence is >= 0 and < 1)) return Defined.Not(Reason.OutsideDomain, "A confidence lies in [0, 1).");
        var series = Drawdowns.Series(prices);
        if (!series.HasValue) return Defined.Not(series.Reason, series.Detail!);
        double[] worst = [.. series.Value.Select(d => -d).OrderDescending()];
        var share = (1 - confidence) * worst.Length;
        var whole = Math.Min((int)Math.Floor(share), worst.Length);
        var sum = Moments.Sum(worst.AsSpan(0, whole));
        if (whole < worst.Length) sum += (share - whole) * worst[whole];
        return Defined.Finite(sum / share);
    }

    private static Outcome<double> MeanOver(ReadOnlySpan<double> simpleReturns, Func<double, double> of)
    {
        var wealth = Drawdowns.Wealth(Missing.Drop(simpleReturns));
        if (!wealth.HasValue) return Defined.Not(wealth.Reason, wealth.Detail!);
        var drawdowns = Drawdowns.SeriesOf(wealth.Value.AsSpan());
        var sum = new CompensatedSum();
        foreach (var d in drawdowns) sum.Add(of(-d));
        return Defined.Finite(sum.Value / (drawdowns.Length - 1));
    }
}
