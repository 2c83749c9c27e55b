using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Returns;

/// <summary>Returns between closes (METHODS 2.1). Prices are positive; NaN is a missing price.</summary>
public static class PriceReturns
{
    /// <summary>
    /// n−1 simple returns P(t)/P(t−1) − 1 of n prices. A missing price gives a missing return (NaN) and the next observed price one
    /// multi-day return from the last price seen (METHODS 0.6). A price ≤ 0 is <see cref="Reason.OutsideDomain"/>. METHODS 2.1.
    /// </summary>
    public static Outcome<ImmutableArray<double>> Simple(ReadOnlySpan<double> prices) => Between(prices, log: false);

    /// <summary>n−1 log returns, by log1p of the simple return; missing and errors as <see cref="Simple"/>. METHODS 2.1.</summary>
    public static Outcome<ImmutableArray<double>> Log(ReadOnlySpan<double> prices) => Between(prices, log: true);

    /// <summary>P(last)/P(first) − 1 over the observed prices; <see cref="Reason.TooShort"/> below two of them. METHODS 2.1.</summary>
    public static Outcome<double> Window(ReadOnlySpan<double> prices)
    {
        var seen = Missing.Drop(prices);
        if (seen.Length < 2) return Defined.Not(seen.IsEmpty ? Reason.NoData : Reason.TooShort, "A return needs two prices.");
        return ClosePrices.AllPositive(seen) ? Defined.Finite(seen[^1] / seen[0] - 1) : Defined.Not(Reason.OutsideDomain, ClosePrices.Rule);
    }

    private static Outcome<ImmutableArray<double>> Between(ReadOnlySpan<double> prices, bool log)
    {
        if (prices.Length < 2) return Outcome<ImmutableArray<double>>.Undefined(prices.IsEmpty ? Reason.NoData : Reason.TooShort, "A return needs two prices.");
        if (!ClosePrices.AllPositive(prices)) return Outcome<ImmutableArray<double>>.Undefined(Reason.OutsideDomain, ClosePrices.Rule);
        var returns = new double[prices.Length - 1];
        var last = prices[0];
        for (var t = 1; t < prices.Length; t++)
        {
            // The ratio of a missing side is NaN by itself, which is the marker we want.
            returns[t - 1] = log ? LogReturn(last, prices[t]) : prices[t] / last - 1;
            if (!double.IsNaN(prices[t])) last = prices[t];
        }

        return Defined.Freeze(returns);
    }

    // log1p of the difference keeps the digits of small moves.
    internal static double LogReturn(double from, double to) => Math.Abs(to - from) < 0.5 * from ? LogOnePlus((to - from) / from) : Math.Log(to / from);

    /// <summary>ln(1+x) without loss near 0 (Kahan's correction).</summary>
    internal static double LogOnePlus(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }
}
