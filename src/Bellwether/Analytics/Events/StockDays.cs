using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Analytics.Events;

/// <summary>
/// One stock's daily returns over the whole calendar as event studies need them (METHODS 0.6): split-adjusted, a day without trade 0, a suspended
/// day missing, one multi-day return on resumption beside the market's return over the same days.
/// </summary>
public sealed class StockDays
{
    private readonly double[] _returns;
    private readonly double[] _market;
    private readonly bool[] _estimable;
    private readonly int[] _spans;

    private StockDays(int days)
    {
        _returns = new double[days];
        _market = new double[days];
        _estimable = new bool[days];
        _spans = new int[days];
    }

    /// <summary>Returns by day, fractions or logs; NaN where there is none.</summary>
    public ReadOnlyMemory<double> Returns => _returns;

    /// <summary>The market's returns by day, over several days where the stock's return is.</summary>
    public ReadOnlyMemory<double> Market => _market;

    /// <summary>Days that may enter an estimate: a return of one day, no stale run of three or more, not masked.</summary>
    public ReadOnlySpan<bool> Estimable => _estimable;

    /// <summary>Days that the return of a day spans: 1 as a rule, 0 without a return.</summary>
    public ReadOnlySpan<int> Spans => _spans;

    /// <summary>
    /// Returns of a security by calendar day. <paramref name="market"/> holds the market's returns (NaN where missing); <paramref name="masked"/> lists days that
    /// other events of the firm take out of estimates (METHODS 8.3).
    /// </summary>
    public static StockDays Of(MarketSnapshot snapshot, ShareCounts shares, int security, ReadOnlySpan<double> market, bool logarithmic = false, IReadOnlyCollection<int>? masked = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(shares);
        Defined.SameLength(snapshot.Calendar.Count, market.Length, nameof(market));
        var days = new StockDays(market.Length);
        var stale = new bool[market.Length];
        var adjusted = !shares.Splits(security).IsEmpty || !shares.Actions(security).IsEmpty;
        var last = -1;
        for (var t = 0; t < market.Length; t++)
        {
            days._returns[t] = double.NaN;
            days._market[t] = market[t];
            var state = snapshot.Panel.StateAt(t, security);
            var price = state is CellState.Traded or CellState.NoTrade ? snapshot.Panel.CloseAt(t, security) : 0;
            if (price == 0) continue;
            if (last >= 0)
            {
                var ratio = adjusted ? shares.PriceRatio(security, snapshot.Calendar[last], snapshot.Calendar[t]).ToDouble() : 1;
                var growth = price * ratio / snapshot.Panel.CloseAt(last, security);
                days._returns[t] = logarithmic ? Math.Log(growth) : growth - 1;
                days._spans[t] = t - last;
                if (t - last > 1) days._market[t] = Compounded(market[(last + 1)..(t + 1)], logarithmic);
            }

            stale[t] = state == CellState.NoTrade;
            last = t;
        }

        var excluded = StaleRuns.Excluded(stale);
        for (var t = 0; t < market.Length; t++) days._estimable[t] = days._spans[t] == 1 && !excluded[t];
        foreach (var t in masked ?? []) if (t >= 0 && t < market.Length) days._estimable[t] = false;
        return days;
    }

    /// <summary>Returns with every day that may not enter an estimate missing, up to and without <paramref name="until"/>; later days as they are.</summary>
    public double[] ForEstimation(int until)
    {
        var returns = (double[])_returns.Clone();
        for (var t = 0; t < until && t < returns.Length; t++)
            if (!_estimable[t])
                returns[t] = double.NaN;
        return returns;
    }

    private static double Compounded(ReadOnlySpan<double> returns, bool logarithmic)
    {
        var (sum, growth) = (0.0, 1.0);
        foreach (var r in returns)
        {
            sum += r;
            growth *= 1 + r;
        }

        return logarithmic ? sum : growth - 1;
    }
}
