using System.Collections.Immutable;
using Bellwether.Analytics.Contribution;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>Two gauges and outside factors, day by day, over history and window (METHODS 7.2).</summary>
/// <param name="ReturnsA">Daily simple returns of gauge A; NaN where missing.</param>
/// <param name="ReturnsB">The same for gauge B.</param>
/// <param name="Factors">Factor ids.</param>
/// <param name="Rows">Day × factor changes; NaN where missing.</param>
/// <param name="WindowDays">The last so many days are the window.</param>
public sealed record GaugeFactorInputs(double[] ReturnsA, double[] ReturnsB, ImmutableArray<string> Factors, IReadOnlyList<double[]> Rows, int WindowDays);

/// <summary>One factor's part in a gap (METHODS 7.2, 7.3).</summary>
/// <param name="Factor">Factor id.</param>
/// <param name="BetaA">Slope of gauge A.</param>
/// <param name="BetaB">Slope of gauge B.</param>
/// <param name="BetaGap">Slope of the difference, with its Newey–West test.</param>
/// <param name="BetaGapError">Newey–West standard error of that slope.</param>
/// <param name="BetaTest">Its t-test.</param>
/// <param name="Move">The factor's change over the window.</param>
/// <param name="ContributionA">β(A) Σ (I(t−1)/I(0)) f: part of A's window return.</param>
/// <param name="ContributionB">The same for B.</param>
/// <param name="EffectError">Newey–West standard error of the difference of the two.</param>
/// <param name="EffectFreedom">Degrees of freedom of that error, fractional: few when the slope stands on few days.</param>
/// <param name="EffectTest">Its t-test.</param>
public sealed record FactorEffect(
    string Factor, double BetaA, double BetaB, double BetaGap, double BetaGapError, Outcome<CoefficientTestResult> BetaTest, double Move, double ContributionA, double ContributionB,
    double EffectError, double EffectFreedom, Outcome<CoefficientTestResult> EffectTest)
{
    /// <summary>Part of the gap in window returns.</summary>
    public double Effect => ContributionA - ContributionB;
}

/// <summary>Both gauges' windows split into factors, alpha and residual; the parts add up to the gap (METHODS 7.3).</summary>
/// <param name="Effects">Per factor.</param>
/// <param name="AlphaA">Contribution of A's intercept.</param>
/// <param name="AlphaB">Contribution of B's intercept.</param>
/// <param name="ResidualA">What the factors leave of A, with the days that lack a factor.</param>
/// <param name="ResidualB">The same for B.</param>
/// <param name="ReturnA">A's window return on the series used.</param>
/// <param name="ReturnB">B's.</param>
/// <param name="SystematicShare">1 − Σe²/Σ(g−ḡ)² of the daily gap over all days.</param>
/// <param name="SystematicShareA">The same for gauge A alone.</param>
/// <param name="Days">Days of the regression.</param>
/// <param name="Lags">Newey–West lags.</param>
public sealed record GaugeFactorResult(
    ImmutableArray<FactorEffect> Effects, double AlphaA, double AlphaB, double ResidualA, double ResidualB, double ReturnA, double ReturnB, double SystematicShare, double SystematicShareA, int Days, int Lags);

/// <summary>A daily factor model of two gauges and of their difference, betas from all days up to the window's end (METHODS 7.2, 7.3).</summary>
public static class GaugeFactors
{
    /// <summary>
    /// Fits both gauges on the same days. <see cref="Reason.TooShort"/> below max(30, 10 per factor) complete days; <see cref="Reason.ZeroVariance"/> for
    /// a factor that never moves and <see cref="Reason.Infeasible"/> for collinear ones (named); <see cref="Reason.NoData"/> when the window holds
    /// no return. METHODS 7.2, 7.3, 0.6.
    /// </summary>
    public static (GaugeFactorResult? Result, Reason Reason, string? Detail) Of(GaugeFactorInputs inputs, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var (a, b, rows, k) = (inputs.ReturnsA, inputs.ReturnsB, inputs.Rows, inputs.Factors.Length);
        Defined.SameLength(a.Length, b.Length, nameof(inputs));
        Defined.SameLength(a.Length, rows.Count, nameof(inputs));
        if (inputs.WindowDays < 1 || inputs.WindowDays > a.Length) throw new ArgumentException("The window does not fit.", nameof(inputs));
        // One set of days for both, so that slopes of the difference are differences of slopes.
        var (ownA, ownB) = ((double[])a.Clone(), (double[])b.Clone());
        var complete = 0;
        for (var t = 0; t < a.Length; t++)
        {
            if (double.IsFinite(a[t]) && double.IsFinite(b[t]) && rows[t].All(double.IsFinite)) complete++;
            else ownA[t] = ownB[t] = double.NaN;
        }

        var need = SampleMinimums.HacRegression(k);
        if (complete < need) return (null, Reason.TooShort, $"A regression on {k} factors needs {need} common days; there are {complete}.");
        for (var j = 0; j < k; j++)
        {
            if (Moments.IsConstant([.. rows.Where((_, t) => double.IsFinite(ownA[t])).Select(row => row[j])]))
                return (null, Reason.ZeroVariance, $"The factor {inputs.Factors[j]} does not move on the common days.");
        }

        var (fitA, fitB) = (LeastSquares.Fit(ownA, rows), LeastSquares.Fit(ownB, rows));
        if (!fitA.HasValue || !fitB.HasValue) return (null, Reason.OutsideDomain, fitA.Detail ?? fitB.Detail);
        if (!fitA.Value.Dropped.IsEmpty)
            return (null, Reason.Infeasible, $"These factors move exactly with the others: {string.Join(", ", fitA.Value.Dropped.Select(j => inputs.Factors[j - 1]))}. Leave one of them out.");
        // Least squares is linear in the target: the fit of a mixture is the mixture of the fits.
        var gap = Mixed(fitA.Value, fitB.Value, 1, 1);
        var robust = NeweyWest.Of(gap, rows).Value;
        var total = Moments.SquaredDeviations(Missing.Drop([.. ownA.Select((r, t) => r - ownB[t])]));
        if (!(total > 0) || !fitA.Value.RSquared.HasValue) return (null, Reason.ZeroVariance, "A gauge's returns, or their difference, do not vary.");
        var share = 1 - Moments.Sum([.. gap.Residuals.Where(double.IsFinite).Select(e => e * e)]) / total;
        var (partsA, partsB) = (Split(a, rows, fitA.Value, inputs.WindowDays), Split(b, rows, fitB.Value, inputs.WindowDays));
        var effects = ImmutableArray.CreateBuilder<FactorEffect>(k);
        var days = new Regressors(ownA, rows);
        for (var j = 0; j < k; j++)
        {
            var (betaA, betaB) = (fitA.Value.Coefficients[j + 1], fitB.Value.Coefficients[j + 1]);
            var (error, freedom) = EffectError(Mixed(fitA.Value, fitB.Value, partsA.Weighted[j], partsB.Weighted[j]), days, j);
            var effect = betaA * partsA.Weighted[j] - betaB * partsB.Weighted[j];
            effects.Add(new FactorEffect(
                inputs.Factors[j], betaA, betaB, gap.Coefficients[j + 1], robust.StandardErrors[j + 1], CoefficientTest.Of(gap.Coefficients[j + 1], robust.StandardErrors[j + 1], gap.DegreesOfFreedom, level),
                Moments.Sum([.. rows.Skip(a.Length - inputs.WindowDays).Select(row => row[j]).Where(double.IsFinite)]),
                betaA * partsA.Weighted[j], betaB * partsB.Weighted[j], error, freedom, CoefficientTest.Of(effect, error, freedom, level)));
        }

        return (new GaugeFactorResult(effects.MoveToImmutable(), partsA.Alpha, partsB.Alpha, partsA.Residual, partsB.Residual, partsA.Return, partsB.Return, share, fitA.Value.RSquared.Value, complete, robust.Lags), Reason.None, null);
    }

    // With L the weighted moves of the factor, L(A)β(A) − L(B)β(B) is the slope of L(A)·r(A) − L(B)·r(B): its error comes from that regression. The error is estimated too: from the
    // kurtosis of what each day adds to it, and from the lags. Satterthwaite's degrees of freedom hold both.
    private static (double Error, double Freedom) EffectError(LeastSquaresResult mixed, Regressors days, int factor)
    {
        var levered = mixed with { Residuals = days.Unlevered(mixed.Residuals) };
        if (NeweyWest.Of(levered, days.Rows) is not { HasValue: true } robust) return (double.NaN, double.NaN);
        double squares = 0, fourths = 0, weights = 0;
        foreach (var part in days.Parts(levered.Residuals, factor + 1))
        {
            squares += part * part;
            fourths += part * part * part * part;
        }

        for (var lag = 1; lag <= robust.Value.Lags; lag++) weights += Math.Pow(1 - lag / (robust.Value.Lags + 1.0), 2);
        var noise = fourths / (squares * squares) - 1.0 / days.Count + 4 * weights / days.Count;
        return (robust.Value.StandardErrors[factor + 1], Math.Max(1, Math.Min(mixed.DegreesOfFreedom, 2 / noise)));
    }

    // u·A − v·B on the same days and regressors; sums of squares are not carried over.
    private static LeastSquaresResult Mixed(LeastSquaresResult a, LeastSquaresResult b, double u, double v)
    {
        var (coefficients, residuals) = (new double[a.Coefficients.Length], new double[a.Residuals.Length]);
        for (var j = 0; j < coefficients.Length; j++) coefficients[j] = u * a.Coefficients[j] - v * b.Coefficients[j];
        for (var t = 0; t < residuals.Length; t++) residuals[t] = u * a.Residuals[t] - v * b.Residuals[t];
        return a with { Coefficients = Defined.Freeze(coefficients), Residuals = Defined.Freeze(residuals), ResidualSum = double.NaN, TotalSum = double.NaN };
    }

    private readonly record struct Parts(double Alpha, double[] Weighted, double Residual, double Return);

    private static Parts Split(double[] returns, IReadOnlyList<double[]> rows, LeastSquaresResult fit, int windowDays)
    {
        CompensatedSum alpha = new(), residual = new();
        var weighted = new CompensatedSum[rows[0].Length];
        double level = 1, scale = 1;
        for (var t = returns.Length - windowDays; t < returns.Length; t++)
        {
            if (double.IsNaN(returns[t])) continue;
            if (double.IsNaN(fit.Residuals[t]))
            {
                residual.Add(level * returns[t]);
            }
            else
            {
                alpha.Add(level * fit.Coefficients[0]);
                residual.Add(level * fit.Residuals[t]);
                for (var j = 0; j < weighted.Length; j++) weighted[j].Add(level * rows[t][j]);
            }

            scale += Math.Abs(level * returns[t]);
            level *= 1 + returns[t];
        }

        var moves = Array.ConvertAll(weighted, own => own.Value);
        double[] parts = [alpha.Value, residual.Value, .. moves.Select((move, j) => move * fit.Coefficients[j + 1])];
        ContributionSum.MustEqual(parts, level - 1, scale + parts.Sum(Math.Abs));
        return new Parts(alpha.Value, moves, residual.Value, level - 1);
    }
}
