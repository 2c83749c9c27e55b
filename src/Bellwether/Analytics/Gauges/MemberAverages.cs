using Bellwether.Analytics.Breadth;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Analytics.Gauges;

/// <summary>Members above their moving average on a day, prices adjusted for splits (METHODS 6.2).</summary>
public static class MemberAverages
{
    /// <summary>Share of <paramref name="members"/> with k closes whose last one lies strictly above their mean; undefined when nobody has k closes.</summary>
    public static Outcome<double> ShareAbove(MarketSnapshot market, ShareCounts shares, IReadOnlyList<int> members, int day, int k)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(members);
        if (day + 1 < k) return Outcome<double>.Undefined(Reason.TooShort, $"A {k}-day average needs {k} days.");
        return MovingAverage.ShareAbove(members.Select(security => Closes(market, shares, security, day, k)).Where(closes => closes.Length == k), k);
    }

    private static double[] Closes(MarketSnapshot market, ShareCounts shares, int security, int day, int k)
    {
        var closes = new double[k];
        var last = market.Calendar[day];
        for (var t = 0; t < k; t++)
        {
            var at = day - k + 1 + t;
            var price = market.Panel.CloseAt(at, security);
            if (price == 0) return [];
            closes[t] = Units.ToDouble(price) / shares.PriceRatio(security, market.Calendar[at], last).ToDouble();
        }

        return closes;
    }
}
