using System.Collections.Immutable;
using Bellwether.Analytics.Returns;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>
/// Daily simple price returns of a universe of stocks between two days, adjusted for splits, rights and spin-offs (METHODS 2.1, 2.5 without
/// dividends). Position i of the universe, day t: the return from day From + t to From + t + 1.
/// </summary>
public sealed class StockReturnPanel
{
    private readonly double[] _returns;
    private readonly byte[] _states;

    private StockReturnPanel(ImmutableArray<int> universe, int from, int to, double[] returns, byte[] states) =>
        (Universe, From, To, _returns, _states) = (universe, from, to, returns, states);

    /// <summary>Security ordinals.</summary>
    public ImmutableArray<int> Universe { get; }

    /// <summary>Day index of the first base close.</summary>
    public int From { get; }

    /// <summary>Day index of the last close.</summary>
    public int To { get; }

    /// <summary>Number of returns a stock, To − From.</summary>
    public int Days => To - From;

    /// <summary>Returns of a universe from the close of <paramref name="from"/> to that of <paramref name="to"/> (day indices).</summary>
    public static StockReturnPanel Of(MarketSnapshot market, ShareCounts shares, IReadOnlyList<int> universe, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(universe);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var days = to - from;
        var returns = new double[days * universe.Count];
        var states = new byte[days * universe.Count];
        // Day by day: the panel is date-major.
        for (var t = 0; t < days; t++)
        {
            var before = market.Panel.Close(from + t);
            var now = market.Panel.Close(from + t + 1);
            var state = market.Panel.States(from + t + 1);
            for (var i = 0; i < universe.Count; i++)
            {
                var (p, q) = (before[universe[i]], now[universe[i]]);
                returns[i * days + t] = p > 0 && q > 0 ? (double)q / p - 1 : double.NaN;
                states[i * days + t] = state[universe[i]];
            }
        }

        for (var i = 0; i < universe.Count; i++)
        {
            foreach (var split in shares.Splits(universe[i])) Adjust(split.ExDate, i);
            foreach (var action in shares.Actions(universe[i])) Adjust(action.ExDate, i);
        }

        return new StockReturnPanel([.. universe], from, to, returns, states);

        // The ratio of the whole day, so that a split and a rights issue on one day count once.
        void Adjust(DateOnly exDate, int i)
        {
            var day = market.Calendar.IndexOnOrAfter(exDate);
            if (day <= from || day > to) return;
            var (p, q) = (market.Panel.CloseAt(day - 1, universe[i]), market.Panel.CloseAt(day, universe[i]));
            if (p == 0 || q == 0) return;
            var ratio = shares.PriceRatio(universe[i], market.Calendar[day - 1], market.Calendar[day]);
            returns[i * days + day - 1 - from] = (double)(q * (decimal)ratio.Numerator / (p * (decimal)ratio.Denominator) - 1);
        }
    }

    /// <summary>Returns of closes carried over days without a trade: 0 there; NaN where the stock is not listed on both days.</summary>
    public ReadOnlySpan<double> Returns(int position) => _returns.AsSpan(position * Days, Days);

    /// <summary>
    /// A copy for estimation: suspended days are missing, with one multi-day return on resumption; days of a stale run of three or more are
    /// missing. METHODS 0.6.
    /// </summary>
    public double[] ForEstimation(int position)
    {
        var own = Returns(position).ToArray();
        var states = _states.AsSpan(position * Days, Days);
        var stale = new bool[own.Length];
        for (var t = 0; t < own.Length; t++)
        {
            if (states[t] == (byte)CellState.Missing) own[t] = double.NaN;
            stale[t] = states[t] == (byte)CellState.NoTrade;
        }

        var excluded = StaleRuns.Excluded(stale);
        for (var t = 0; t < own.Length; t++)
        {
            if (excluded[t]) own[t] = double.NaN;
        }

        return own;
    }
}
