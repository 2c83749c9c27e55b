namespace Bellwether.Analytics;

/// <summary>Measures that articles speak of and briefs do not print: prices, macro series, ranks, streaks, precedents (METHODS 10.1).</summary>
public static partial class Measures
{
    /// <summary>Traded close of a security.</summary>
    public static readonly Measure Price = new("price", Unit.Currency, "METHODS 2.1", "traded close on the day");

    /// <summary>Change of a security's close, adjusted for splits to the last day's basis.</summary>
    public static readonly Measure PriceChange = new("price_change", Unit.Currency, "METHODS 2.1", "P(end) - P(start) / k, k new shares per old");

    /// <summary>Change of a gauge in points.</summary>
    public static readonly Measure PointsChange = new("points_change", Unit.Points, "METHODS 1.2", "I(end) - I(start)");

    /// <summary>Value of a macro series that is no rate: a currency, an index of volatility.</summary>
    public static readonly Measure MacroLevel = new("macro_level", Unit.Number, "METHODS 10.1", "last value on or before the day");

    /// <summary>Value of a rate or yield.</summary>
    public static readonly Measure RateLevel = new("rate_level", Unit.Fraction, "METHODS 10.1", "last value in percent on or before the day / 100");

    /// <summary>Relative change of a macro series.</summary>
    public static readonly Measure MacroChange = new("macro_change", Unit.Fraction, "METHODS 2.1", "V(end) / V(start) - 1");

    /// <summary>The same of the reciprocal: dollars per yen instead of yen per dollar.</summary>
    public static readonly Measure MacroInverseChange = new("macro_inverse_change", Unit.Fraction, "METHODS 10.2", "V(start) / V(end) - 1");

    /// <summary>Change of a currency as the currency's own gain: the yen gains when fewer yen buy a dollar.</summary>
    public static readonly Measure CurrencyGain = new("currency_gain", Unit.Fraction, "METHODS 10.2", "1 - V(end) / V(start), V units of the currency per unit of the other");

    /// <summary>Change of a macro series in its own unit.</summary>
    public static readonly Measure MacroMove = new("macro_move", Unit.Number, "METHODS 10.1", "V(end) - V(start)");

    /// <summary>Change of a rate in basis points.</summary>
    public static readonly Measure RateChangeBp = new("rate_change_bp", Unit.BasisPoints, "METHODS 0.2", "100 (V(end) - V(start)), V in percent");

    /// <summary>Rank by weight at the end, 1 the heaviest.</summary>
    public static readonly Measure WeightRank = new("weight_rank", Unit.Count, "METHODS 10.1", "1 + constituents with a larger weight at the end");

    /// <summary>Rank by window return, 1 the largest.</summary>
    public static readonly Measure ReturnRank = new("return_rank", Unit.Count, "METHODS 10.1", "1 + members with a larger window return");

    /// <summary>Rank by contribution, 1 the largest.</summary>
    public static readonly Measure ContributionRank = new("contribution_rank", Unit.Count, "METHODS 10.1", "1 + constituents with a larger contribution in points");

    /// <summary>Members whose window return stands in a relation to a threshold.</summary>
    public static readonly Measure MembersWhere = new("members_where", Unit.Count, "METHODS 6.1", "eligible members with r in the stated relation to x");

    /// <summary>The same as a share of the members.</summary>
    public static readonly Measure MembersWhereShare = new("members_where_share", Unit.Fraction, "METHODS 6.1", "eligible members with r in the stated relation to x / members");

    /// <summary>Share of the gauge's move that a constituent or group accounts for.</summary>
    public static readonly Measure ContributionShare = new("contribution_share", Unit.Fraction, "METHODS 4.4", "contribution in points / (I(end) - I(start))");

    /// <summary>A return as a multiple of another subject's.</summary>
    public static readonly Measure ReturnRatio = new("return_ratio", Unit.Number, "METHODS 10.1", "R(a) / R(b)");

    /// <summary>A return minus another subject's.</summary>
    public static readonly Measure ReturnDifference = new("return_difference", Unit.PercentagePoints, "METHODS 2.4", "R(a) - R(b)");

    /// <summary>Length of the run of moves the same way that ends the window; negative for falls.</summary>
    public static readonly Measure Streak = new("streak", Unit.Count, "METHODS 10.1", "moves of one sign in a row up to the last close, with that sign");

    /// <summary>The last earlier day with a move at least as large the same way.</summary>
    public static readonly Measure LastLargerMove = new("last_larger_move", Unit.Date, "METHODS 10.1", "latest earlier day with |r| at least that of the last day, the same sign");

    /// <summary>The last earlier day with a close at least as high.</summary>
    public static readonly Measure LastHigherClose = new("last_higher_close", Unit.Date, "METHODS 10.1", "latest earlier day with P at least the last close");

    /// <summary>The last earlier day with a close at least as low.</summary>
    public static readonly Measure LastLowerClose = new("last_lower_close", Unit.Date, "METHODS 10.1", "latest earlier day with P at most the last close");

    /// <summary>Largest one-day fall of a security.</summary>
    public static readonly Measure LargestFall = new("largest_fall", Unit.Fraction, "METHODS 8.6", "min of P(t) k / P(t-1) - 1");

    /// <summary>Day of a security's largest one-day rise.</summary>
    public static readonly Measure LargestRiseDate = new("largest_rise_date", Unit.Date, "METHODS 8.6", "day of the largest P(t) k / P(t-1) - 1");

    /// <summary>Day of a security's largest one-day fall.</summary>
    public static readonly Measure LargestFallDate = new("largest_fall_date", Unit.Date, "METHODS 8.6", "day of the smallest P(t) k / P(t-1) - 1");

    /// <summary>Volatility per year of a security.</summary>
    public static readonly Measure StockVolatility = new("stock_volatility", Unit.Fraction, "METHODS 9.1", "sd (n - 1) of daily log returns x sqrt(252)");

    /// <summary>Deepest drawdown of a security, positive.</summary>
    public static readonly Measure StockDrawdown = new("stock_drawdown", Unit.Fraction, "METHODS 9.2", "max of 1 - P / running maximum");

    /// <summary>Return of a security with dividends.</summary>
    public static readonly Measure StockTotalReturn = new("stock_total_return", Unit.Fraction, "METHODS 2.5", "prod((P k + D k) / P(t-1)) - 1");

    /// <summary>Return of traded closes, splits ignored.</summary>
    public static readonly Measure RawReturn = new("raw_return", Unit.Fraction, "METHODS 10.4", "traded P(end) / traded P(start) - 1");

    /// <summary>Return from the intraday low of the first day.</summary>
    public static readonly Measure ReturnFromIntradayLow = new("rise_from_intraday_low", Unit.Fraction, "METHODS 2.3", "P(end) / low(start) - 1");

    /// <summary>Return from the intraday high of the first day.</summary>
    public static readonly Measure ReturnFromIntradayHigh = new("return_from_intraday_high", Unit.Fraction, "METHODS 2.3", "P(end) / high(start) - 1");

    /// <summary>Return to the intraday high of the last day.</summary>
    public static readonly Measure ReturnToIntradayHigh = new("return_to_intraday_high", Unit.Fraction, "METHODS 10.2", "high(end) / P(start) - 1");

    /// <summary>Return to the intraday low of the last day.</summary>
    public static readonly Measure ReturnToIntradayLow = new("return_to_intraday_low", Unit.Fraction, "METHODS 10.2", "low(end) / P(start) - 1");

    /// <summary>Intraday high of the day.</summary>
    public static readonly Measure HighLevel = new("intraday_high", Unit.Points, "METHODS 10.4", "high of the day");

    /// <summary>Intraday low of the day.</summary>
    public static readonly Measure LowLevel = new("intraday_low", Unit.Points, "METHODS 10.4", "low of the day");
}
