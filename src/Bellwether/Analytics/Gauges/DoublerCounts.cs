using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Analytics.Gauges;

/// <summary>What a doubling is measured from, and whether dividends count.</summary>
public enum DoublerBasis
{
    /// <summary>From close to close, the default (METHODS 6.1).</summary>
    Close,

    /// <summary>From the lowest trade of the first day to the last close (METHODS 2.3, 10.4).</summary>
    IntradayLow,

    /// <summary>From close to close with dividends reinvested on their ex-dates (METHODS 2.5).</summary>
    Gross,
}

/// <summary>Members that at least doubled under other conventions than close to close.</summary>
public static class DoublerCounts
{
    /// <summary>The count over the members of a breadth report. <see cref="Reason.NoData"/> when the panel holds no lows.</summary>
    public static Outcome<int> Of(MarketSnapshot market, ShareCounts shares, BreadthReport breadth, DoublerBasis basis)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(breadth);
        if (basis == DoublerBasis.Close) return breadth.Doublers.Low;
        if (breadth.Windows.IsEmpty) return 0;
        if (basis == DoublerBasis.IntradayLow && market.Panel.Columns.Low.IsEmpty) return Reason.NoData;
        var (start, end) = (breadth.Roster.Day, breadth.EndDay);
        var count = 0;
        foreach (var own in breadth.Windows)
        {
            if (!own.HasReturn) continue;
            if (basis == DoublerBasis.Gross ? Gross(market, shares, own, start, end) >= 1 : FromLow(market, own, start).AtLeastDoubled) count++;
        }

        return count;
    }

    // Without a trade there was no low: the close stands in.
    private static StockWindow FromLow(MarketSnapshot market, StockWindow own, int start) =>
        market.Panel.Low(start)[own.Security] is > 0 and var low ? own with { StartPrice = low } : own;

    /// <summary>Return with every dividend reinvested at the close of its ex-date: (1 + r) ∏ (1 + D / P) − 1 (METHODS 2.5).</summary>
    public static double Gross(MarketSnapshot market, ShareCounts shares, StockWindow own, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(shares);
        var growth = 1 + own.Return.Value;
        foreach (var dividend in shares.Dividends(own.Security))
        {
            var day = market.Calendar.IndexOnOrAfter(dividend.ExDate);
            if (day <= start || day > end || market.Panel.CloseAt(day, own.Security) is not (> 0 and var close)) continue;
            growth *= 1 + (double)dividend.PriceUnits / close;
        }

        return growth - 1;
    }
}
