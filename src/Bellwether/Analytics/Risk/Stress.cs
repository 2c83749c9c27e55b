using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;
using MathNet.Numerics.LinearAlgebra;

namespace Bellwether.Analytics.Risk;

/// <summary>One shocked factor (METHODS 9.10).</summary>
/// <param name="Factor">Position of the factor.</param>
/// <param name="Value">The shock in the factor's unit.</param>
public readonly record struct FactorShock(int Factor, double Value);

/// <summary>What the other factors do on average under a shock (METHODS 9.10).</summary>
/// <param name="ConditionalMean">Per factor; the shock itself where shocked.</param>
/// <param name="ConditionalDeviation">Per factor; 0 where shocked.</param>
/// <param name="Mahalanobis">√(s'Σ⁻¹s): how implausible the shock is, in standard deviations for a single factor.</param>
/// <param name="Effect">β'f, the expected effect on the gauge.</param>
/// <param name="EffectDeviation">Standard deviation of that effect from the factors left free.</param>
/// <param name="Clipped">True when the covariance was not positive definite and had to be repaired.</param>
public readonly record struct StressResult(
    ImmutableArray<double> ConditionalMean, ImmutableArray<double> ConditionalDeviation, double Mahalanobis, double Effect, double EffectDeviation, bool Clipped);

/// <summary>Conditional stress test after Kupiec 1998 (METHODS 9.10).</summary>
public static class Stress
{
    /// <summary>
    /// Conditional means and deviations of all factors under the shocks, by Cholesky. <see cref="Reason.NoData"/> without a shock;
    /// <see cref="Reason.OutsideDomain"/> for a covariance with a zero or missing variance. METHODS 9.10.
    /// </summary>
    public static Outcome<StressResult> Conditional(IReadOnlyList<double[]> covariance, ReadOnlySpan<double> betas, params ReadOnlySpan<FactorShock> shocks)
    {
        CovarianceMatrix.Square(covariance, nameof(covariance));
        var n = covariance.Count;
        Defined.SameLength(n, betas.Length, nameof(betas));
        if (shocks.IsEmpty) return Outcome<StressResult>.Undefined(Reason.NoData, "No shock.");
        int[] shocked = [.. shocks.ToArray().Select(s => s.Factor)];
        if (shocked.Distinct().Count() != shocked.Length || shocked.Any(i => i < 0 || i >= n)) throw new ArgumentException("Each shock needs its own factor.", nameof(shocks));
        if (CovarianceMatrix.PositiveDefinite(Matrix<double>.Build.DenseOfRowArrays([.. covariance])) is not var (sd, rho, clipped))
            return Outcome<StressResult>.Undefined(Reason.OutsideDomain, "The covariance has a zero or missing variance.");

        // In standard deviations of each factor, back in its unit at the end.
        var s = Vector<double>.Build.DenseOfEnumerable(shocks.ToArray().Select(shock => shock.Value / sd[shock.Factor]));
        int[] rest = [.. Enumerable.Range(0, n).Except(shocked)];
        var within = Pick(rho, shocked, shocked).Cholesky();
        var solved = within.Solve(s);
        double[] mean = new double[n], deviation = new double[n];
        foreach (var shock in shocks) mean[shock.Factor] = shock.Value;
        var effectVariance = 0.0;
        if (rest.Length > 0)
        {
            var cross = Pick(rho, rest, shocked);
            var left = Pick(rho, rest, rest) - cross * within.Solve(cross.Transpose());
            var expected = cross * solved;
            for (var i = 0; i < rest.Length; i++) (mean[rest[i]], deviation[rest[i]]) = (expected[i] * sd[rest[i]], Math.Sqrt(Math.Max(left[i, i], 0)) * sd[rest[i]]);
            var b = betas.ToArray();
            var free = Vector<double>.Build.DenseOfEnumerable(rest.Select(i => b[i] * sd[i]));
            effectVariance = Math.Max(free * left * free, 0);
        }

        var effect = 0.0;
        for (var i = 0; i < n; i++) effect += betas[i] * mean[i];
        return double.IsFinite(effect + effectVariance + s * solved) && Array.TrueForAll(mean, double.IsFinite)
            ? new StressResult(Defined.Freeze(mean), Defined.Freeze(deviation), Math.Sqrt(Math.Max(s * solved, 0)), effect, Math.Sqrt(effectVariance), clipped)
            : Outcome<StressResult>.Undefined(Reason.OutsideDomain, "A shock or beta is not finite.");
    }

    private static Matrix<double> Pick(Matrix<double> from, int[] rows, int[] columns) => Matrix<double>.Build.Dense(rows.Length, columns.Length, (i, j) => from[rows[i], columns[j]]);
}
