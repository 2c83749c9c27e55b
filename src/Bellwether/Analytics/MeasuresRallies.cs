namespace Bellwether.Analytics;

/// <summary>The measures of dating: turns, swings, drawdowns, ranks (METHODS 3).</summary>
public static partial class Measures
{
    /// <summary>Day of a dated peak or trough.</summary>
    public static readonly Measure TurnDate = new("turn_date", Unit.Date, "METHODS 3.2", "day of the k-th peak or trough of the rule");

    /// <summary>Day on which a turn was confirmed: before it nobody could know.</summary>
    public static readonly Measure TurnConfirmed = new("turn_confirmed", Unit.Date, "METHODS 3.2", "day of the close that confirmed the k-th turn");

    /// <summary>Close on the day of a turn.</summary>
    public static readonly Measure TurnLevel = new("turn_level", Unit.Points, "METHODS 3.2", "close on the day of the k-th turn");

    /// <summary>Size of the leg after a turn: to the next turn, or to the last close while it is open.</summary>
    public static readonly Measure SwingReturn = new("swing_return", Unit.Fraction, "METHODS 3.2", "P(next turn, or last close) / P(turn) - 1");

    /// <summary>Length of the leg after a turn.</summary>
    public static readonly Measure SwingDays = new("swing_days", Unit.Days, "METHODS 3.2", "trading days from the turn to the next turn, or to the last close");

    /// <summary>Number of turns a rule finds.</summary>
    public static readonly Measure TurnCount = new("turn_count", Unit.Count, "METHODS 3.2", "confirmed peaks and troughs");

    /// <summary>The trough of a rule that lies nearest to a low.</summary>
    public static readonly Measure NearestTrough = new("nearest_trough", Unit.Date, "METHODS 3.2", "day of the rule's trough nearest to the low");

    /// <summary>Depth of the k-th deepest drawdown, negative.</summary>
    public static readonly Measure DrawdownDepth = new("drawdown_depth", Unit.Fraction, "METHODS 3.5", "P(trough) / P(peak) - 1 of the k-th deepest episode");

    /// <summary>Peak of the k-th deepest drawdown.</summary>
    public static readonly Measure DrawdownPeak = new("drawdown_peak", Unit.Date, "METHODS 3.5", "last running maximum before the fall");

    /// <summary>Trough of the k-th deepest drawdown.</summary>
    public static readonly Measure DrawdownTrough = new("drawdown_trough", Unit.Date, "METHODS 3.5", "first minimum of the episode");

    /// <summary>Recovery of the k-th deepest drawdown.</summary>
    public static readonly Measure DrawdownRecovery = new("drawdown_recovery", Unit.Date, "METHODS 3.5", "first close at or above the peak");

    /// <summary>Length of the k-th deepest drawdown from peak to recovery.</summary>
    public static readonly Measure DrawdownDays = new("drawdown_days", Unit.Days, "METHODS 3.5", "trading days from peak to recovery");

    /// <summary>Trading days from peak to trough.</summary>
    public static readonly Measure DrawdownFallDays = new("drawdown_fall_days", Unit.Days, "METHODS 3.5", "trading days from peak to trough");

    /// <summary>Trading days from trough to recovery.</summary>
    public static readonly Measure DrawdownRecoveryDays = new("drawdown_recovery_days", Unit.Days, "METHODS 3.5", "trading days from trough to recovery");

    /// <summary>Last close against the highest close of the window.</summary>
    public static readonly Measure CurrentDrawdown = new("current_drawdown", Unit.Fraction, "METHODS 3.5", "P(end) / max P - 1");

    /// <summary>Return over the last w days of the series the rank is taken in.</summary>
    public static readonly Measure WindowReturn = new("window_return", Unit.Fraction, "METHODS 2.1", "P(end) / P(end - w) - 1");

    /// <summary>Rank of the last window's return among all windows of its length, 1 the best.</summary>
    public static readonly Measure WindowRank = new("window_rank", Unit.Count, "METHODS 7.7", "1 + number of windows of w days with a larger return");

    /// <summary>Number of windows of that length.</summary>
    public static readonly Measure WindowCount = new("window_count", Unit.Count, "METHODS 7.7", "windows of w days in the history, overlapping");

    /// <summary>Share of windows with a return at least as large.</summary>
    public static readonly Measure WindowRankShare = new("window_rank_share", Unit.Fraction, "METHODS 7.7", "rank / number of windows");

    /// <summary>Largest one-day fall in the window.</summary>
    public static readonly Measure MinOneDayChange = new("min_one_day_change", Unit.Fraction, "METHODS 2.1", "min of P(t) / P(t-1) - 1");

    /// <summary>Day of the largest one-day rise.</summary>
    public static readonly Measure MaxOneDayDate = new("max_one_day_date", Unit.Date, "METHODS 2.1", "day of the largest P(t) / P(t-1) - 1");

    /// <summary>Day of the largest one-day fall.</summary>
    public static readonly Measure MinOneDayDate = new("min_one_day_date", Unit.Date, "METHODS 2.1", "day of the smallest P(t) / P(t-1) - 1");
}
