using Bellwether.Analytics.Breadth;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Analytics.Gauges;

/// <summary>How a member stands in a window's counts (METHODS 0.6, 6.1).</summary>
public enum WindowStanding
{
    /// <summary>A price on both sides.</summary>
    Eligible,

    /// <summary>A price on both sides, the last one carried.</summary>
    Stale,

    /// <summary>No price on the first day: listed inside the window, or without prices.</summary>
    NotFullWindow,

    /// <summary>No price on the last day: delisted inside the window.</summary>
    Dropped,
}

/// <summary>One security over one window: exact prices, the split ratio between, and what follows from them.</summary>
/// <param name="Security">Security ordinal.</param>
/// <param name="Standing">Eligibility.</param>
/// <param name="StartPrice">Traded close on the first day, 1/10,000 currency unit.</param>
/// <param name="EndPrice">Traded close on the last day.</param>
/// <param name="Split">New shares per old over the window.</param>
public readonly record struct StockWindow(int Security, WindowStanding Standing, long StartPrice, long EndPrice, Ratio Split)
{
    /// <summary>True when a window return exists.</summary>
    public bool HasReturn => Standing is WindowStanding.Eligible or WindowStanding.Stale;

    /// <summary>Price return P(end)·k / P(start) − 1 (METHODS 2.5 without dividends).</summary>
    public Outcome<double> Return => HasReturn
        ? (double)(EndPrice * (decimal)Split.Numerator / (StartPrice * (decimal)Split.Denominator) - 1)
        : Outcome<double>.Undefined(Reason.NoData, "No price on both days.");

    /// <summary>Sign of the return, exact.</summary>
    public int Direction => HasReturn ? Multiples.Compare(StartPrice, EndPrice, Split) : 0;

    /// <summary>True when the price at least doubled, exact: P(end)·k ≥ 2·P(start) (METHODS 6.1).</summary>
    public bool AtLeastDoubled => HasReturn && Multiples.AtLeast(StartPrice, EndPrice, Split);
}

/// <summary>Window returns and daily changes of single securities.</summary>
public static class StockWindows
{
    /// <summary>One security from the close of <paramref name="start"/> to the close of <paramref name="end"/> (day indices).</summary>
    public static StockWindow Of(MarketSnapshot market, ShareCounts shares, int security, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(shares);
        var (first, last) = (market.Panel.CloseAt(start, security), market.Panel.CloseAt(end, security));
        var standing = first == 0 ? WindowStanding.NotFullWindow
            : last == 0 ? WindowStanding.Dropped
            : market.Panel.StateAt(end, security) == CellState.Traded ? WindowStanding.Eligible
            : WindowStanding.Stale;
        var split = shares.PriceRatio(security, market.Calendar[start], market.Calendar[end]);
        return new StockWindow(security, standing, first, last, split);
    }

    /// <summary>The day after <paramref name="start"/> up to <paramref name="end"/> with the largest one-day simple return, adjusted for splits; day −1 when there is none.</summary>
    public static (int Day, double Return) LargestDay(MarketSnapshot market, ShareCounts shares, int security, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(shares);
        var best = (Day: -1, Return: double.NegativeInfinity);
        for (var day = start + 1; day <= end; day++)
        {
            var own = Of(market, shares, security, day - 1, day);
            if (own.Return.OrNull is { } change && change > best.Return) best = (day, change);
        }

        return best;
    }
}
