using System.Collections.Immutable;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>Shares of a gauge's variance (METHODS 7.3); factors and specific part sum to 1.</summary>
/// <param name="Variance">β'Σβ + specific variance.</param>
/// <param name="Factors">β(k)·(Σβ)(k)/Var, Euler's shares; one may be negative.</param>
/// <param name="Specific">Share of the specific variance.</param>
public readonly record struct VarianceSharesResult(double Variance, ImmutableArray<double> Factors, double Specific);

/// <summary>Systematic and specific variance of a gauge (METHODS 7.3).</summary>
public static class VarianceShares
{
    /// <summary>
    /// Euler shares from factor betas, the factor covariance and the specific variance Σw²σ²(e). <see cref="Reason.ZeroVariance"/>
    /// without variance; <see cref="Reason.OutsideDomain"/> for a negative or infinite one. METHODS 7.3.
    /// </summary>
    public static Outcome<VarianceSharesResult> Of(ReadOnlySpan<double> betas, IReadOnlyList<double[]> factorCovariance, double specificVariance)
    {
        CovarianceMatrix.Square(factorCovariance, nameof(factorCovariance));
        Defined.SameLength(factorCovariance.Count, betas.Length, nameof(betas));
        var parts = new double[betas.Length];
        for (var k = 0; k < parts.Length; k++)
        {
            var sum = new CompensatedSum();
            for (var j = 0; j < parts.Length; j++) sum.Add(factorCovariance[k][j] * betas[j]);
            parts[k] = betas[k] * sum.Value;
        }

        var variance = Moments.Sum(parts) + specificVariance;
        if (variance == 0) return Outcome<VarianceSharesResult>.Undefined(Reason.ZeroVariance, "There is no variance to share.");
        if (!(variance > 0 && specificVariance >= 0) || double.IsInfinity(variance)) return Outcome<VarianceSharesResult>.Undefined(Reason.OutsideDomain, "A variance is negative or not finite.");
        return new VarianceSharesResult(variance, Defined.Freeze(Array.ConvertAll(parts, p => p / variance)), specificVariance / variance);
    }
}
