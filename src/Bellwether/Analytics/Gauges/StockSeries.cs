using Bellwether.Analytics.Returns;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Analytics.Gauges;

/// <summary>One security's prices over a window on the split basis of the window's first day (METHODS 1.3, 2.5); NaN where it has none.</summary>
public static class StockSeries
{
    /// <summary>Closes from day index start to end, in currency units, carried over days without trade.</summary>
    public static double[] Closes(MarketSnapshot market, ShareCounts shares, int security, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(market);
        return Adjusted(market, shares, security, start, end, day => market.Panel.CloseAt(day, security));
    }

    /// <summary>Price of a day's high, or low, on the split basis of another day; NaN without a trade or without such prices in the store.</summary>
    public static double Extreme(MarketSnapshot market, ShareCounts shares, int security, int day, bool high, int basisDay)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(shares);
        var column = high ? market.Panel.Columns.High : market.Panel.Columns.Low;
        if (column.IsEmpty) return double.NaN;
        var units = column.Span[day * market.Panel.Securities + security];
        if (units <= 0) return double.NaN;
        var ratio = basisDay <= day
            ? shares.PriceRatio(security, market.Calendar[basisDay], market.Calendar[day]).ToDouble()
            : 1 / shares.PriceRatio(security, market.Calendar[day], market.Calendar[basisDay]).ToDouble();
        return Units.ToDouble(units) * ratio;
    }

    /// <summary>Return with dividends over a window (METHODS 2.5); reasons as <see cref="StockTotalReturn.Of"/>.</summary>
    public static Outcome<double> TotalReturn(MarketSnapshot market, ShareCounts shares, int security, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(shares);
        var days = end - start + 1;
        var (closes, ratios, dividends) = (new double[days], new double[days], new double[days]);
        for (var t = 0; t < days; t++)
        {
            var units = market.Panel.CloseAt(start + t, security);
            closes[t] = units > 0 ? Units.ToDouble(units) : double.NaN;
            ratios[t] = t == 0 ? 1 : shares.PriceRatio(security, market.Calendar[start + t - 1], market.Calendar[start + t]).ToDouble();
        }

        foreach (var dividend in shares.Dividends(security))
        {
            // A dividend whose ex-date is no session belongs to the next one.
            var day = market.Calendar.IndexOnOrAfter(dividend.ExDate);
            if (day > start && day <= end) dividends[day - start] += Units.ToDouble(dividend.PriceUnits);
        }

        if (double.IsNaN(closes[0]) || double.IsNaN(closes[^1])) return Outcome<double>.Undefined(Reason.NoData, "No price on both days.");
        var total = StockTotalReturn.Of(closes, ratios, dividends, 1);
        return total.HasValue ? total.Value.Index[^1] / total.Value.Index[0] - 1 : Outcome<double>.Undefined(total.Reason, total.Detail);
    }

    private static double[] Adjusted(MarketSnapshot market, ShareCounts shares, int security, int start, int end, Func<int, long> price)
    {
        ArgumentNullException.ThrowIfNull(shares);
        var prices = new double[end - start + 1];
        double ratio = 1;
        for (var day = start; day <= end; day++)
        {
            if (day > start) ratio *= shares.PriceRatio(security, market.Calendar[day - 1], market.Calendar[day]).ToDouble();
            var units = price(day);
            prices[day - start] = units > 0 ? Units.ToDouble(units) * ratio : double.NaN;
        }

        return prices;
    }
}
