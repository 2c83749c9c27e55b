using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Analytics.Events;

/// <summary>Where a session's close stands to the day's price limit (METHODS 8.3).</summary>
public enum LimitClose
{
    /// <summary>Inside the limits.</summary>
    Inside,

    /// <summary>At the upper limit: the price is not yet at equilibrium.</summary>
    Up,

    /// <summary>At the lower limit.</summary>
    Down,

    /// <summary>Above the upper limit as it is known: a widened limit, a base price other than the last close, or faulty data.</summary>
    AboveLimit,

    /// <summary>Below the lower limit as it is known.</summary>
    BelowLimit,

    /// <summary>Beyond a limit that cannot be known: without a trade the session before, quotes may have moved the base price, which the data do not have.</summary>
    BaseUnknown,
}

/// <summary>One stock's session beside its price limits; prices in 1/10,000 currency unit.</summary>
/// <param name="Base">Previous close on the day's split basis.</param>
/// <param name="Limit">How far the price may move, widened or not.</param>
/// <param name="Times">1, or how many times the usual limit it is.</param>
/// <param name="Close">Where the close stands.</param>
/// <param name="TouchedUp">The high reached the upper limit; null when the day has no high.</param>
/// <param name="TouchedDown">The low reached the lower limit; null when the day has no low.</param>
public readonly record struct LimitDay(long Base, long Limit, int Times, LimitClose Close, bool? TouchedUp, bool? TouchedDown)
{
    /// <summary>True when the close stands at a limit.</summary>
    public bool AtLimit => Close is LimitClose.Up or LimitClose.Down;
}

/// <summary>Finds sessions at the daily price limit (METHODS 8.3).</summary>
public sealed class LimitDays
{
    private readonly MarketSnapshot _market;
    private readonly ShareCounts _shares;
    private readonly PriceLimits _rules;

    /// <summary>Limits of a market by its rules.</summary>
    public LimitDays(MarketSnapshot market, ShareCounts shares, PriceLimits rules) => (_market, _shares, _rules) = (market, shares, rules);

    /// <summary>
    /// Close against previous close ± limit, to less than one tick, for the exchange puts a limit that lies between ticks on the nearer one inside.
    /// <see cref="Reason.NoData"/> without a trade that day or a close before it, or before the first table. METHODS 8.3.
    /// </summary>
    public Outcome<LimitDay> Of(int security, int day)
    {
        if (day < 1 || _market.Panel.StateAt(day, security) != CellState.Traded) return Outcome<LimitDay>.Undefined(Reason.NoData, "The stock did not trade that day: whether it stood at its limit without a trade is not in the data.");
        var before = Base(security, day);
        var date = _market.Calendar[day];
        if (before == 0 || _rules.LimitFor(before, date) is not { } limit) return Outcome<LimitDay>.Undefined(Reason.NoData, before == 0 ? "There is no close before that day." : "No price limits are known for that day.");
        var close = _market.Panel.CloseAt(day, security);
        var where = Where(close, before, limit, date);
        var times = 1;
        if (where is LimitClose.AboveLimit or LimitClose.BelowLimit && _rules.WideningOn(date) is { } widening && Widened(security, day, widening, where == LimitClose.AboveLimit))
        {
            times = widening.Times;
            where = Where(close, before, limit * times, date);
        }

        if (where is LimitClose.AboveLimit or LimitClose.BelowLimit && _market.Panel.StateAt(day - 1, security) != CellState.Traded) where = LimitClose.BaseUnknown;

        return new LimitDay(before, limit * times, times, where, Touched(_market.Panel.Columns.High, 1), Touched(_market.Panel.Columns.Low, -1));

        bool? Touched(ReadOnlyMemory<long> column, int sign)
        {
            if (column.IsEmpty || column.Span[day * _market.Panel.Securities + security] is not (> 0 and var price)) return null;
            return sign * (price - before) > limit * times - _rules.TickFor(price, date);
        }
    }

    private LimitClose Where(long close, long before, long limit, DateOnly date)
    {
        var tick = _rules.TickFor(close, date);
        var move = close - before;
        if (Math.Abs(move) >= limit + tick) return move > 0 ? LimitClose.AboveLimit : LimitClose.BelowLimit;
        if (Math.Abs(move) <= limit - tick) return LimitClose.Inside;
        return move > 0 ? LimitClose.Up : LimitClose.Down;
    }

    private long Base(int security, int day)
    {
        var close = _market.Panel.CloseAt(day - 1, security);
        if (close == 0 || _shares.Splits(security).IsEmpty) return close;
        var split = _shares.SplitRatio(security, _market.Calendar[day - 1], _market.Calendar[day]);
        return new Ratio(split.Denominator, split.Numerator).Scale(close);
    }

    // The sessions before: each at the limit in that direction, widened or not, or without a trade. A widened limit stays until a trade leaves it.
    private bool Widened(int security, int day, LimitWidening rule, bool up)
    {
        for (var d = day - 1; d >= day - rule.After; d--)
        {
            if (d < 1) return false;
            if (_market.Panel.StateAt(d, security) is CellState.NoTrade or CellState.Missing) continue;
            var before = Base(security, d);
            if (before == 0 || _rules.LimitFor(before, _market.Calendar[d]) is not { } limit) return false;
            var close = _market.Panel.CloseAt(d, security);
            var wanted = up ? LimitClose.Up : LimitClose.Down;
            if (Where(close, before, limit, _market.Calendar[d]) != wanted && Where(close, before, limit * rule.Times, _market.Calendar[d]) != wanted) return false;
        }

        return true;
    }
}
