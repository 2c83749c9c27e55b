namespace Bellwether.Analytics;

/// <summary>The measures of scenarios and analogues (METHODS 9.10, 9.11).</summary>
public static partial class Measures
{
    /// <summary>A shocked factor's move as asked for.</summary>
    public static readonly Measure FactorShock = new("factor_shock", Unit.Fraction, "METHODS 9.10", "the shock as given");

    /// <summary>Expected move of a factor under the shocks.</summary>
    public static readonly Measure FactorMove = new("factor_move", Unit.Fraction, "METHODS 9.10", "E[f | s] = S(rs) S(ss)^-1 s");

    /// <summary>Standard deviation of a factor's move under the shocks.</summary>
    public static readonly Measure FactorMoveDeviation = new("factor_move_deviation", Unit.Fraction, "METHODS 9.10", "sqrt of diag(S(rr) - S(rs) S(ss)^-1 S(sr))");

    /// <summary>The gauge's slope on a factor, the other factors held.</summary>
    public static readonly Measure FactorBeta = new("factor_beta", Unit.Number, "METHODS 7.1", "least-squares slope of daily returns on the factors together");

    /// <summary>Expected effect on the gauge.</summary>
    public static readonly Measure StressEffect = new("stress_effect", Unit.Fraction, "METHODS 9.10", "beta' E[f | s]");

    /// <summary>Standard deviation of the effect.</summary>
    public static readonly Measure StressDeviation = new("stress_deviation", Unit.Fraction, "METHODS 9.10", "sqrt(beta' Var[f | s] beta + residual variance)");

    /// <summary>How implausible the shocks are together.</summary>
    public static readonly Measure Mahalanobis = new("mahalanobis", Unit.Number, "METHODS 9.10", "sqrt(s' S(ss)^-1 s)");

    /// <summary>Days on which every shocked factor moved at least as far the same way.</summary>
    public static readonly Measure ShockPrecedents = new("shock_precedents", Unit.Count, "METHODS 9.10", "days on which each shocked factor moved at least as far in the same direction");

    /// <summary>Share of the gauge's variance the factors explain.</summary>
    public static readonly Measure FactorRSquared = new("factor_r_squared", Unit.Fraction, "METHODS 7.1", "1 - e'e / total sum of squares");

    /// <summary>Number of past windows that resemble the current one.</summary>
    public static readonly Measure AnalogueCount = new("analogue_count", Unit.Count, "METHODS 9.11", "past days that match, at least the gap apart, with a full forward window");

    /// <summary>Independent observations among the analogues.</summary>
    public static readonly Measure EffectiveSample = new("effective_sample", Unit.Count, "METHODS 9.11", "analogues whose forward windows do not overlap");

    /// <summary>Median forward return of the analogues.</summary>
    public static readonly Measure AnalogueMedian = new("analogue_median", Unit.Fraction, "METHODS 9.11", "median forward return of the analogues");

    /// <summary>Lowest forward return of the analogues.</summary>
    public static readonly Measure AnalogueWorst = new("analogue_worst", Unit.Fraction, "METHODS 9.11", "smallest forward return of the analogues");

    /// <summary>Highest forward return of the analogues.</summary>
    public static readonly Measure AnalogueBest = new("analogue_best", Unit.Fraction, "METHODS 9.11", "largest forward return of the analogues");

    /// <summary>Share of analogues followed by a fall.</summary>
    public static readonly Measure AnalogueShareNegative = new("analogue_share_negative", Unit.Fraction, "METHODS 9.11", "share of analogues with a negative forward return");

    /// <summary>Median forward return of all days.</summary>
    public static readonly Measure BaseMedian = new("base_median", Unit.Fraction, "METHODS 9.11", "median forward return of all days");

    /// <summary>Share of all days followed by a fall.</summary>
    public static readonly Measure BaseShareNegative = new("base_share_negative", Unit.Fraction, "METHODS 9.11", "share of all days with a negative forward return");

    /// <summary>End day of the k-th analogue.</summary>
    public static readonly Measure AnalogueDate = new("analogue_date", Unit.Date, "METHODS 9.11", "last day of the k-th analogue");

    /// <summary>Past return of the k-th analogue.</summary>
    public static readonly Measure AnalogueReturn = new("analogue_return", Unit.Fraction, "METHODS 9.11", "P(t) / P(t - w) - 1 at the k-th analogue");

    /// <summary>Forward return of the k-th analogue.</summary>
    public static readonly Measure AnalogueForward = new("analogue_forward", Unit.Fraction, "METHODS 9.11", "P(t + h) / P(t) - 1 at the k-th analogue");

    /// <summary>Distance of the k-th analogue's features from today's.</summary>
    public static readonly Measure AnalogueDistance = new("analogue_distance", Unit.Number, "METHODS 9.11", "Euclidean distance of z-scored features");
}
