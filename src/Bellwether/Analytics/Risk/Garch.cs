using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>GARCH(1,1) with a constant mean (METHODS 9.6).</summary>
/// <param name="Mu">Mean per period.</param>
/// <param name="Omega">ω &gt; 0.</param>
/// <param name="Alpha">α ≥ 0, weight of the last squared residual.</param>
/// <param name="Beta">β ≥ 0, weight of the last variance.</param>
public readonly record struct GarchParameters(double Mu, double Omega, double Alpha, double Beta)
{
    /// <summary>α + β.</summary>
    public double Persistence => Alpha + Beta;

    /// <summary>True for ω &gt; 0, α, β ≥ 0 and α + β &lt; 1.</summary>
    public bool IsStationary => Omega > 0 && Alpha >= 0 && Beta >= 0 && Persistence < 1 && double.IsFinite(Mu + Omega);
}

/// <summary>Variances under given parameters (METHODS 9.6), in squared units of the returns.</summary>
/// <param name="Residuals">e = r − μ.</param>
/// <param name="Variances">σ²(t).</param>
/// <param name="Standardised">z = e/σ.</param>
/// <param name="NextVariance">σ² of the period after the last.</param>
/// <param name="LogLikelihood">Gaussian, with the constant.</param>
public readonly record struct GarchPath(
    ImmutableArray<double> Residuals, ImmutableArray<double> Variances, ImmutableArray<double> Standardised, double NextVariance, double LogLikelihood);

/// <summary>The variance recursion of GARCH(1,1) (METHODS 9.6).</summary>
public static class Garch
{
    /// <summary>
    /// σ²(t) = ω + αe²(t−1) + βσ²(t−1), pre-sample e² and σ² = mean e². Missing returns (NaN) are left out.
    /// <see cref="Reason.NoData"/> without a return; <see cref="Reason.OutsideDomain"/> for parameters that are not stationary. METHODS 9.6.
    /// </summary>
    public static Outcome<GarchPath> Filter(ReadOnlySpan<double> returns, GarchParameters parameters)
    {
        var seen = Missing.Drop(returns);
        if (seen.IsEmpty) return Outcome<GarchPath>.Undefined(Reason.NoData, "No return.");
        if (!parameters.IsStationary) return Outcome<GarchPath>.Undefined(Reason.OutsideDomain, "Needs omega > 0, alpha, beta >= 0 and alpha + beta < 1.");
        double[] residuals = new double[seen.Length], variances = new double[seen.Length], standardised = new double[seen.Length];
        var (logLikelihood, next) = Run(seen, parameters, residuals, variances);
        for (var t = 0; t < seen.Length; t++) standardised[t] = residuals[t] / Math.Sqrt(variances[t]);
        return double.IsFinite(logLikelihood)
            ? new GarchPath(Defined.Freeze(residuals), Defined.Freeze(variances), Defined.Freeze(standardised), next, logLikelihood)
            : Outcome<GarchPath>.Undefined(Reason.OutsideDomain, "A return is not finite.");
    }

    /// <summary>Log-likelihood and next variance; fills residuals and variances.</summary>
    internal static (double LogLikelihood, double NextVariance) Run(ReadOnlySpan<double> returns, GarchParameters p, Span<double> residuals, Span<double> variances)
    {
        var squares = 0.0;
        for (var t = 0; t < returns.Length; t++)
        {
            residuals[t] = returns[t] - p.Mu;
            squares += residuals[t] * residuals[t];
        }

        var start = squares / returns.Length;
        var variance = p.Omega + p.Persistence * start;
        // A logarithm a day would be most of the work: variances are multiplied while their product is far from the ends of a double's range.
        double sum = 0.0, product = 1.0;
        for (var t = 0; t < returns.Length; t++)
        {
            variances[t] = variance;
            var square = residuals[t] * residuals[t];
            sum += square / variance;
            if (product is > 1e-150 and < 1e150 && variance is > 1e-150 and < 1e150)
            {
                product *= variance;
            }
            else
            {
                sum += Math.Log(product) + Math.Log(variance);
                product = 1;
            }

            variance = p.Omega + p.Alpha * square + p.Beta * variance;
        }

        return (-0.5 * (returns.Length * Math.Log(2 * Math.PI) + sum + Math.Log(product)), variance);
    }
}
