namespace Bellwether.Analytics;

/// <summary>The measures of reasons and drivers (METHODS 7).</summary>
public static partial class Measures
{
    /// <summary>Part of the gap in window returns that goes with a reason; the interval is of the reason by itself.</summary>
    public static readonly Measure DriverEffect = new("driver_effect", Unit.PercentagePoints, "METHODS 7.5", "sum over days of reward x exposure gap, or L(A) beta(A) - L(B) beta(B) for a factor");

    /// <summary>p of a reason after the correction for testing several.</summary>
    public static readonly Measure DriverP = new("driver_p", Unit.Number, "METHODS 7.4", "two-sided t from the window's daily variation x long-run ratio (factors: Newey-West), Holm over all reasons");

    /// <summary>What one standard deviation more of a characteristic brought over the window.</summary>
    public static readonly Measure CharacteristicReward = new("characteristic_reward", Unit.PercentagePoints, "METHODS 7.4", "slope of window returns on the z-scored characteristic; HC1 interval");

    /// <summary>Fama–MacBeth mean reward a week.</summary>
    public static readonly Measure WeeklyReward = new("weekly_reward", Unit.PercentagePoints, "METHODS 7.4", "mean of weekly cross-section slopes; Newey-West interval");

    /// <summary>A's exposure less its rival's.</summary>
    public static readonly Measure ExposureGap = new("exposure_gap", Unit.Number, "METHODS 7.5", "sum of (w(A) - w(B)) z over stocks");

    /// <summary>Slope of a gauge, or of the difference of two, on a factor.</summary>
    public static readonly Measure DriverBeta = new("driver_beta", Unit.Number, "METHODS 7.2", "least-squares slope of daily returns on the factors together; Newey-West interval");

    /// <summary>A factor's move over the window.</summary>
    public static readonly Measure FactorChange = new("factor_change", Unit.Fraction, "METHODS 7.2", "sum of the factor's daily changes over the window");

    /// <summary>A factor's part in a window return, or in the gap.</summary>
    public static readonly Measure FactorContribution = new("factor_contribution", Unit.PercentagePoints, "METHODS 7.3", "sum of I(t-1) / I(0) x beta x f(t)");

    /// <summary>Rank of the window among placebo windows.</summary>
    public static readonly Measure PlaceboRank = new("placebo_rank", Unit.Count, "METHODS 7.7", "1 + number of earlier windows of equal length with a larger value");

    /// <summary>Number of placebo windows, overlapping one another.</summary>
    public static readonly Measure PlaceboWindows = new("placebo_windows", Unit.Count, "METHODS 7.7", "windows of equal length before the window, not touching it");

    /// <summary>Placebo windows that fit side by side.</summary>
    public static readonly Measure PlaceboIndependent = new("placebo_independent", Unit.Count, "METHODS 7.7", "placebo windows that do not overlap");

    /// <summary>Share of placebo characteristics with a reward at least as large in size.</summary>
    public static readonly Measure PlaceboShare = new("placebo_share", Unit.Fraction, "METHODS 7.7", "(1 + permutations, or shifts, at least as large) / (1 + permutations)");

    /// <summary>Share of the variance of daily returns, or of the daily gap, that the factors explain.</summary>
    public static readonly Measure SystematicShare = new("systematic_share", Unit.Fraction, "METHODS 7.3", "1 - e'e / sum of squared deviations");

    /// <summary>Gap between the two gauges at opening weights, held through the window.</summary>
    public static readonly Measure OpeningGap = new("opening_gap", Unit.PercentagePoints, "METHODS 7.5", "sum of (w(A) - w(B)) r over the stocks used, weights of the opening close");

    /// <summary>What all single stocks together brought beyond their characteristics and sectors.</summary>
    public static readonly Measure StockSpecificEffect = new("stock_specific_effect", Unit.PercentagePoints, "METHODS 7.5", "sum of (w(A) - w(B)) e");

    /// <summary>Share of the gap that no characteristic and no sector accounts for.</summary>
    public static readonly Measure StockSpecificShare = new("stock_specific_share", Unit.Fraction, "METHODS 7.5", "sum of (w(A) - w(B)) e / gap");

    /// <summary>What the names that added most brought beyond their characteristics.</summary>
    public static readonly Measure TopNamesEffect = new("top_names_effect", Unit.PercentagePoints, "METHODS 7.5", "sum of the k largest (w(A) - w(B)) e above zero; hindsight");

    /// <summary>What one stock brought beyond its characteristics.</summary>
    public static readonly Measure SpecificContribution = new("specific_contribution", Unit.PercentagePoints, "METHODS 7.5", "(w(A) - w(B)) e of the stock");

    /// <summary>Stocks in the cross-section.</summary>
    public static readonly Measure CrossSectionStocks = new("cross_section_stocks", Unit.Count, "METHODS 7.4", "stocks with prices and every characteristic");

    /// <summary>Share of a gauge's opening weight in the cross-section.</summary>
    public static readonly Measure CharacteristicCoverage = new("characteristic_coverage", Unit.Fraction, "METHODS 7.4", "weight of the stocks used / weight of all held");

    /// <summary>Equal-weight mean of window returns of a gauge's members of one export orientation.</summary>
    public static readonly Measure EqualWeightReturn = new("equal_weight_return", Unit.Fraction, "METHODS 2.1", "mean of the members' window returns");

    /// <summary>Return for a rise of the yield by ten basis points, on days on which it rises, the market held.</summary>
    public static readonly Measure RateBetaUp = new("rate_beta_up", Unit.PercentagePoints, "METHODS 7.2", "10 x slope on max(yield change in bp, 0), market held; Newey-West interval");

    /// <summary>Return for a fall of the yield by ten basis points, on days on which it falls, the market held.</summary>
    public static readonly Measure RateBetaDown = new("rate_beta_down", Unit.PercentagePoints, "METHODS 7.2", "-10 x slope on min(yield change in bp, 0), market held; Newey-West interval");

    /// <summary>Ten times the slope on rises less that on falls: zero when the answer to falls mirrors that to rises.</summary>
    public static readonly Measure RateBetaAsymmetry = new("rate_beta_asymmetry", Unit.PercentagePoints, "METHODS 7.2", "rate_beta_up + rate_beta_down; Newey-West interval");

    /// <summary>Mean reaction to policy decisions.</summary>
    public static readonly Measure DecisionReaction = new("decision_reaction", Unit.PercentagePoints, "METHODS 8.2", "mean of returns over the day of the decision and the next, less that of ordinary days");

    /// <summary>Policy decisions looked at.</summary>
    public static readonly Measure DecisionCount = new("decision_count", Unit.Count, "METHODS 8.2", "days on which the series changes, or dated news of the kind");
}
