using System.Collections.Immutable;
using Bellwether.Analytics.Contribution;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>Why one gauge beat another, by one cross-section over both (METHODS 7.5). Association is not causation.</summary>
/// <param name="Fit">The regression of window returns on characteristics, without added intercept.</param>
/// <param name="Robust">HC1 errors of γ.</param>
/// <param name="ExposureGap">Σδ·x(k), with δ = w(A) − w(B).</param>
/// <param name="Explained">γ(k)·exposure gap; 0 for a characteristic the others determine.</param>
/// <param name="ExplainedErrors">|exposure gap|·se(γ(k)), the delta method.</param>
/// <param name="ByStock">δ·e of each stock; NaN for a stock left out.</param>
/// <param name="StockSpecific">Their sum.</param>
/// <param name="ReturnGap">R(A) − R(B) of the stocks used; explained and stock-specific terms add up to it.</param>
/// <param name="CoverageA">Share of gauge A's weight with all characteristics.</param>
/// <param name="CoverageB">Share of gauge B's weight with all characteristics.</param>
public readonly record struct GapDecompositionResult(
    LeastSquaresResult Fit,
    RobustCovariance Robust,
    ImmutableArray<double> ExposureGap,
    ImmutableArray<double> Explained,
    ImmutableArray<double> ExplainedErrors,
    ImmutableArray<double> ByStock,
    double StockSpecific,
    double ReturnGap,
    double CoverageA,
    double CoverageB);

/// <summary>Gap decomposition (METHODS 7.5).</summary>
public static class GapDecomposition
{
    /// <summary>
    /// From window returns, stock × characteristic rows (put a constant column first) and both gauges' opening weights, which are
    /// normalised inside. A stock with a missing number is left out and lowers the coverage. Reasons as <see cref="LeastSquares.Fit"/>;
    /// <see cref="Reason.TooShort"/> without degrees of freedom, <see cref="Reason.OutsideDomain"/> for a negative weight,
    /// <see cref="Reason.NoData"/> when a gauge keeps no weight. METHODS 7.5.
    /// </summary>
    public static Outcome<GapDecompositionResult> Of(ReadOnlySpan<double> windowReturns, IReadOnlyList<double[]> characteristics, ReadOnlySpan<double> weightsA, ReadOnlySpan<double> weightsB)
    {
        Defined.SameLength(windowReturns.Length, weightsA.Length, nameof(weightsA));
        Defined.SameLength(windowReturns.Length, weightsB.Length, nameof(weightsB));
        var fit = LeastSquares.Fit(windowReturns, characteristics, intercept: false);
        if (!fit.HasValue) return Outcome<GapDecompositionResult>.Undefined(fit.Reason, fit.Detail);
        var f = fit.Value;
        var robust = NeweyWest.Of(f, characteristics, lags: 0, intercept: false);
        if (!robust.HasValue) return Outcome<GapDecompositionResult>.Undefined(robust.Reason, robust.Detail);
        foreach (var weight in (ReadOnlySpan<double>)[.. weightsA, .. weightsB])
            if (!(weight >= 0) || double.IsInfinity(weight))
                return Outcome<GapDecompositionResult>.Undefined(Reason.OutsideDomain, "A weight is negative or missing.");

        double[] all = f.Residuals.ToArray(), a = weightsA.ToArray(), b = weightsB.ToArray();
        double usedA = Moments.Sum([.. a.Where((_, i) => !double.IsNaN(all[i]))]), usedB = Moments.Sum([.. b.Where((_, i) => !double.IsNaN(all[i]))]);
        if (!(usedA > 0 && usedB > 0)) return Outcome<GapDecompositionResult>.Undefined(Reason.NoData, "A gauge has no stock with all characteristics.");

        var gaps = new CompensatedSum[f.Coefficients.Length];
        CompensatedSum specific = new(), gap = new();
        var byStock = new double[all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            byStock[i] = double.NaN;
            if (double.IsNaN(all[i])) continue;
            var delta = a[i] / usedA - b[i] / usedB;
            byStock[i] = delta * all[i];
            specific.Add(byStock[i]);
            gap.Add(delta * windowReturns[i]);
            for (var k = 0; k < gaps.Length; k++) gaps[k].Add(delta * characteristics[i][k]);
        }

        var exposure = Array.ConvertAll(gaps, g => g.Value);
        double[] explained = new double[exposure.Length], errors = new double[exposure.Length];
        var kept = 0;
        for (var k = 0; k < exposure.Length; k++)
        {
            if (double.IsNaN(f.Coefficients[k])) continue;
            explained[k] = f.Coefficients[k] * exposure[k];
            errors[k] = Math.Abs(exposure[k]) * robust.Value.StandardErrors[kept++];
        }

        ContributionSum.MustEqual([specific.Value, .. explained], gap.Value, 1);
        return new GapDecompositionResult(
            f, robust.Value, Defined.Freeze(exposure), Defined.Freeze(explained), Defined.Freeze(errors), Defined.Freeze(byStock), specific.Value, gap.Value,
            usedA / Moments.Sum(a), usedB / Moments.Sum(b));
    }
}
