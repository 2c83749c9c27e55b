using System.Collections.Immutable;
using Bellwether.Analytics.Contribution;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>A window's return split into factors, alpha and residual (METHODS 7.3). The parts add up to the return.</summary>
/// <param name="Fit">The daily regression, alpha first.</param>
/// <param name="Robust">Newey–West errors of its coefficients.</param>
/// <param name="Alpha">Contribution of the intercept.</param>
/// <param name="Factors">Contribution of each factor; 0 for a factor the others determine.</param>
/// <param name="Residual">Contribution of what the factors do not explain, with the days that lack a factor.</param>
/// <param name="WindowReturn">I(T)/I(0) − 1.</param>
/// <param name="SystematicShare">1 − Σe²/Σ(R−R̄)².</param>
public readonly record struct WindowDecompositionResult(
    LeastSquaresResult Fit, RobustCovariance Robust, double Alpha, ImmutableArray<double> Factors, double Residual, double WindowReturn, double SystematicShare);

/// <summary>Additive decomposition of a window by a daily factor model (METHODS 7.2, 7.3).</summary>
public static class WindowDecomposition
{
    /// <summary>
    /// From daily simple returns and day × factor rows (NaN: missing; a missing return leaves the level where it is). Lags null takes the
    /// default of METHODS 7.2. Reasons as <see cref="LeastSquares.Fit"/>; <see cref="Reason.TooShort"/> also without degrees of freedom,
    /// <see cref="Reason.ZeroVariance"/> for constant returns. METHODS 7.3.
    /// </summary>
    public static Outcome<WindowDecompositionResult> Of(ReadOnlySpan<double> returns, IReadOnlyList<double[]> factors, int? lags = null)
    {
        var fit = LeastSquares.Fit(returns, factors);
        if (!fit.HasValue) return Outcome<WindowDecompositionResult>.Undefined(fit.Reason, fit.Detail);
        var f = fit.Value;
        var robust = NeweyWest.Of(f, factors, lags);
        if (!robust.HasValue) return Outcome<WindowDecompositionResult>.Undefined(robust.Reason, robust.Detail);
        if (!f.RSquared.HasValue) return Outcome<WindowDecompositionResult>.Undefined(f.RSquared.Reason, "The returns are constant.");

        CompensatedSum alpha = new(), residual = new();
        var parts = new CompensatedSum[f.Coefficients.Length - 1];
        double level = 1, moved = 1;
        for (var t = 0; t < returns.Length; t++)
        {
            if (double.IsNaN(returns[t])) continue;
            if (double.IsNaN(f.Residuals[t]))
            {
                residual.Add(level * returns[t]);
            }
            else
            {
                alpha.Add(level * f.Coefficients[0]);
                residual.Add(level * f.Residuals[t]);
                for (var k = 0; k < parts.Length; k++)
                    if (!double.IsNaN(f.Coefficients[k + 1]))
                        parts[k].Add(level * f.Coefficients[k + 1] * factors[t][k]);
            }

            moved += Math.Abs(level * returns[t]);
            level *= 1 + returns[t];
        }

        if (!double.IsFinite(level)) return Outcome<WindowDecompositionResult>.Undefined(Reason.OutsideDomain, "A return is not finite or the growth overflows.");
        var contributions = Array.ConvertAll(parts, p => p.Value);
        ContributionSum.MustEqual([alpha.Value, residual.Value, .. contributions], level - 1, moved + Math.Abs(alpha.Value) + Math.Abs(residual.Value) + contributions.Sum(Math.Abs));
        return new WindowDecompositionResult(f, robust.Value, alpha.Value, Defined.Freeze(contributions), residual.Value, level - 1, f.RSquared.Value);
    }
}
