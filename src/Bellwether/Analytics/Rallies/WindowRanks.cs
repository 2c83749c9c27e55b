using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Returns;
using Bellwether.Market;

namespace Bellwether.Analytics.Rallies;

/// <summary>How large the last window's return is among all windows of its length (METHODS 7.7, 2.3): the caution beside a window picked because it was good.</summary>
public static class WindowRanks
{
    /// <summary>
    /// Rank of the return over the last <paramref name="length"/> periods, 1 for the largest, windows overlapping.
    /// <see cref="Reason.TooShort"/> when no window fits; <see cref="Reason.OutsideDomain"/> for a missing price or one ≤ 0. METHODS 7.7.
    /// </summary>
    public static Outcome<WindowRank> Last(ReadOnlySpan<double> prices, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (length >= prices.Length) return Outcome<WindowRank>.Undefined(Reason.TooShort, "The window does not fit.");
        if (!ClosePrices.AllPositiveObserved(prices)) return Outcome<WindowRank>.Undefined(Reason.OutsideDomain, ClosePrices.Rule);
        var own = prices[^1] / prices[^(length + 1)];
        var better = 0;
        for (var t = length; t < prices.Length; t++)
            if (prices[t] / prices[t - length] > own)
                better++;
        return new WindowRank(better + 1, prices.Length - length);
    }
}
