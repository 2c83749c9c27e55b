using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Returns;

/// <summary>Total return of one stock (METHODS 2.5).</summary>
/// <param name="Returns">Daily total returns, one per close; 0 on the first day with a price and on stale days; NaN before the first price.</param>
/// <param name="Index">Growth of the base level, NaN before the first price.</param>
/// <param name="Stale">True on days without a trade after the first price.</param>
public readonly record struct StockTotalReturnResult(ImmutableArray<double> Returns, ImmutableArray<double> Index, ImmutableArray<bool> Stale);

/// <summary>Stock total return with splits and dividends on their ex-dates (METHODS 2.5, 0.6).</summary>
public static class StockTotalReturn
{
    /// <summary>
    /// r = (P(t)·k + D·k)/P(t−1) − 1 with k new shares per old and D per new share. On a day without a price (NaN) the return is 0
    /// with the stale flag, and splits and dividends of that day are booked on the next price.
    /// <see cref="Reason.NoData"/> without a price; <see cref="Reason.OutsideDomain"/> for a price or ratio ≤ 0 or a negative dividend. METHODS 2.5.
    /// </summary>
    public static Outcome<StockTotalReturnResult> Of(ReadOnlySpan<double> closes, ReadOnlySpan<double> splitRatios, ReadOnlySpan<double> dividendsPerNewShare, double baseLevel = 100)
    {
        Defined.SameLength(closes.Length, splitRatios.Length, nameof(splitRatios));
        Defined.SameLength(closes.Length, dividendsPerNewShare.Length, nameof(dividendsPerNewShare));
        if (!ClosePrices.AllPositive(closes) || !ClosePrices.AllPositiveObserved(splitRatios))
            return Outcome<StockTotalReturnResult>.Undefined(Reason.OutsideDomain, "Prices and split ratios must be positive and finite.");
        foreach (var dividend in dividendsPerNewShare)
            if (!(dividend >= 0) || double.IsInfinity(dividend))
                return Outcome<StockTotalReturnResult>.Undefined(Reason.OutsideDomain, "Dividends must be zero or positive.");

        var returns = new double[closes.Length];
        var index = new double[closes.Length];
        var stale = new bool[closes.Length];
        double last = double.NaN, shares = 1, cash = 0, level = baseLevel;
        for (var t = 0; t < closes.Length; t++)
        {
            var traded = !double.IsNaN(closes[t]);
            if (double.IsNaN(last))
            {
                (returns[t], index[t]) = traded ? (0, level) : (double.NaN, double.NaN);
            }
            else
            {
                shares *= splitRatios[t];
                cash += dividendsPerNewShare[t] * shares;
                stale[t] = !traded;
                returns[t] = traded ? (closes[t] * shares + cash) / last - 1 : 0;
                level *= 1 + returns[t];
                index[t] = level;
            }

            if (traded) (last, shares, cash) = (closes[t], 1, 0);
        }

        return double.IsNaN(last)
            ? Outcome<StockTotalReturnResult>.Undefined(Reason.NoData, "No price in the window.")
            : new StockTotalReturnResult(Defined.Freeze(returns), Defined.Freeze(index), Defined.Freeze(stale));
    }
}
