using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>How a gauge answers to rising and to falling yields, the market held (METHODS 7.2).</summary>
/// <param name="Up">Return per basis point on days on which the yield rose, with its Newey–West test.</param>
/// <param name="UpTest">Test of <paramref name="Up"/>.</param>
/// <param name="Down">Return per basis point on days on which it fell: positive means the gauge loses with it.</param>
/// <param name="DownTest">Test of <paramref name="Down"/>.</param>
/// <param name="Asymmetry">Up − Down.</param>
/// <param name="AsymmetryTest">Test of "both are the same".</param>
/// <param name="Days">Days used.</param>
/// <param name="Rises">Of which the yield rose.</param>
/// <param name="Falls">Of which it fell.</param>
public readonly record struct RateReactionResult(
    double Up, CoefficientTestResult UpTest, double Down, CoefficientTestResult DownTest, double Asymmetry, CoefficientTestResult AsymmetryTest, int Days, int Rises, int Falls);

/// <summary>Reactions to yields, rising and falling apart (METHODS 7.2).</summary>
public static class RateReaction
{
    /// <summary>Fewest days of either direction, those of bull and bear betas (METHODS 0.6).</summary>
    public static int Minimum => SampleMinimums.Default.ConditionalBeta;

    /// <summary>
    /// From daily returns, market changes (empty: none is held) and yield changes in basis points on the same days, NaN where missing.
    /// <see cref="Reason.TooShort"/> below <see cref="Minimum"/> days of either direction or max(30, 10 per regressor) in all;
    /// <see cref="Reason.Infeasible"/> when the regressors are collinear. METHODS 7.2, 0.6.
    /// </summary>
    public static Outcome<RateReactionResult> Of(ReadOnlySpan<double> returns, double[] market, double[] yieldChangeBp, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(yieldChangeBp);
        Defined.SameLength(returns.Length, yieldChangeBp.Length, nameof(yieldChangeBp));
        if (market.Length > 0) Defined.SameLength(returns.Length, market.Length, nameof(market));
        var (apart, nested) = (new double[returns.Length][], new double[returns.Length][]);
        var (days, rises, falls) = (0, 0, 0);
        for (var t = 0; t < apart.Length; t++)
        {
            var (change, held) = (yieldChangeBp[t], market.Length > 0 ? market[t] : 0);
            var rise = double.IsNaN(change) ? double.NaN : Math.Max(change, 0);
            apart[t] = market.Length > 0 ? [rise, change - rise, held] : [rise, change - rise];
            nested[t] = market.Length > 0 ? [change, rise, held] : [change, rise];
            if (!double.IsFinite(returns[t]) || !double.IsFinite(change) || !double.IsFinite(held)) continue;
            days++;
            if (change > 0) rises++;
            else if (change < 0) falls++;
        }

        if (days < SampleMinimums.HacRegression(apart.Length > 0 ? apart[0].Length : 2) || rises < Minimum || falls < Minimum)
            return Outcome<RateReactionResult>.Undefined(Reason.TooShort, $"Reactions to yields need {Minimum} days of rises and as many of falls; there are {rises} and {falls}.");
        var (split, both) = (LeastSquares.Fit(returns, apart), LeastSquares.Fit(returns, nested));
        if (!split.HasValue) return Outcome<RateReactionResult>.Undefined(split.Reason, split.Detail);
        if (!split.Value.Dropped.IsEmpty || !both.HasValue || !both.Value.Dropped.IsEmpty) return Outcome<RateReactionResult>.Undefined(Reason.Infeasible, "The yield moves exactly with the market.");
        var (errors, nestedErrors) = (NeweyWest.Of(split.Value, apart), NeweyWest.Of(both.Value, nested));
        if (!errors.HasValue || !nestedErrors.HasValue) return Outcome<RateReactionResult>.Undefined(errors.HasValue ? nestedErrors.Reason : errors.Reason);
        CoefficientTestResult? Test(LeastSquaresResult fit, RobustCovariance robust, int at) => CoefficientTest.Of(fit.Coefficients[at], robust.StandardErrors[at], fit.DegreesOfFreedom, level).OrNull;
        return Test(split.Value, errors.Value, 1) is { } up && Test(split.Value, errors.Value, 2) is { } down && Test(both.Value, nestedErrors.Value, 2) is { } difference
            ? new RateReactionResult(split.Value.Coefficients[1], up, split.Value.Coefficients[2], down, both.Value.Coefficients[2], difference, days, rises, falls)
            : Outcome<RateReactionResult>.Undefined(Reason.ZeroVariance, "The returns leave no residual.");
    }
}
