using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

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
        if (CovarianceMatrix.PositiveDefinite(covariance) is not var (sd, rho, clipped))
            return Outcome<StressResult>.Undefined(Reason.OutsideDomain, "The covariance has a zero or missing variance.");

        // In standard deviations of each factor, back in its unit at the end.
        var s = new double[shocks.Length];
        for (var i = 0; i < s.Length; i++) s[i] = shocks[i].Value / sd[shocks[i].Factor];
        int[] rest = [.. Enumerable.Range(0, n).Except(shocked)];
        if (Cholesky.Of(Pick(rho, shocked, shocked)) is not { } within)
            return Outcome<StressResult>.Undefined(Reason.OutsideDomain, "The shocked factors move exactly together.");
        var solved = within.Solve(s);
        var distance = Dot(s, solved);
        double[] mean = new double[n], deviation = new double[n];
        foreach (var shock in shocks) mean[shock.Factor] = shock.Value;
        var effectVariance = 0.0;
        double[][] cross = [.. rest.Select(i => shocked.Select(j => rho[i, j]).ToArray())];
        double[][] weights = [.. cross.Select(row => within.Solve(row))];
        for (var i = 0; i < rest.Length; i++)
        {
            mean[rest[i]] = Dot(cross[i], solved) * sd[rest[i]];
            for (var j = 0; j < rest.Length; j++)
            {
                var left = rho[rest[i], rest[j]] - Dot(cross[i], weights[j]);
                if (i == j) deviation[rest[i]] = Math.Sqrt(Math.Max(left, 0)) * sd[rest[i]];
                effectVariance += betas[rest[i]] * sd[rest[i]] * left * betas[rest[j]] * sd[rest[j]];
            }
        }

        effectVariance = Math.Max(effectVariance, 0);
        var effect = 0.0;
        for (var i = 0; i < n; i++) effect += betas[i] * mean[i];
        return double.IsFinite(effect + effectVariance + distance) && Array.TrueForAll(mean, double.IsFinite)
            ? new StressResult(Defined.Freeze(mean), Defined.Freeze(deviation), Math.Sqrt(Math.Max(distance, 0)), effect, Math.Sqrt(effectVariance), clipped)
            : Outcome<StressResult>.Undefined(Reason.OutsideDomain, "A shock or beta is not finite.");
    }

    private static double[,] Pick(double[,] from, int[] rows, int[] columns)
    {
        var picked = new double[rows.Length, columns.Length];
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < columns.Length; j++)
                picked[i, j] = from[rows[i], columns[j]];
        return picked;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
