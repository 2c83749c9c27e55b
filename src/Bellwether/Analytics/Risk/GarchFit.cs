using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Bellwether.Analytics.Risk;

/// <summary>A fitted GARCH(1,1), or its EWMA fall-back (METHODS 9.6).</summary>
/// <param name="Parameters">Estimates in units of the returns.</param>
/// <param name="LogLikelihood">At the estimates.</param>
/// <param name="StandardErrors">Of μ, ω, α, β from the numerical Hessian; NaN where it is not positive, e.g. on a boundary.</param>
/// <param name="Converged">False: use <see cref="Variances"/>, which then are EWMA variances (λ = 0.94).</param>
/// <param name="Variances">σ²(t) of each observed return.</param>
public readonly record struct GarchFitResult(
    GarchParameters Parameters, double LogLikelihood, ImmutableArray<double> StandardErrors, bool Converged, ImmutableArray<double> Variances);

/// <summary>Maximum likelihood of GARCH(1,1): transforms, Nelder–Mead restarts, then BFGS (METHODS 9.6).</summary>
public static class GarchFit
{
    private const int ParameterCount = 4;
    private const double Lambda = 0.94;

    /// <summary>Loss outside the domain, worse than any inside.</summary>
    private const double Refused = 1e10;

    /// <summary>
    /// Fits returns in any unit (NaN left out; scaled to unit variance inside). <see cref="Reason.TooShort"/> below 10 returns,
    /// <see cref="Reason.ZeroVariance"/> for a constant; without convergence the result says so and carries EWMA variances. METHODS 9.6.
    /// </summary>
    public static Outcome<GarchFitResult> Of(ReadOnlySpan<double> returns)
    {
        var seen = Missing.Drop(returns).ToArray();
        if (seen.Length < 10) return Outcome<GarchFitResult>.Undefined(Reason.TooShort, "GARCH needs ten returns even to start.");
        var deviation = Moments.StandardDeviation(seen);
        if (!deviation.HasValue) return Outcome<GarchFitResult>.Undefined(deviation.Reason, deviation.Detail);
        if (deviation.Value == 0) return Outcome<GarchFitResult>.Undefined(Reason.ZeroVariance, "The returns are constant.");
        var scale = deviation.Value;
        var scaled = Array.ConvertAll(seen, r => r / scale);
        double[] residuals = new double[seen.Length], variances = new double[seen.Length];
        double Loss(GarchParameters p)
        {
            var logLikelihood = p.IsStationary ? Garch.Run(scaled, p, residuals, variances).LogLikelihood : double.NaN;
            return double.IsFinite(logLikelihood) ? -logLikelihood : Refused;
        }

        var (best, converged) = Minimise(v => Loss(FromFree(v)), Moments.MeanOf(scaled));
        var errors = StandardErrors(Loss, best);
        var parameters = new GarchParameters(best.Mu * scale, best.Omega * scale * scale, best.Alpha, best.Beta);
        var path = Garch.Filter(seen, parameters);
        var isUsable = converged && path.HasValue;
        return new GarchFitResult(
            parameters,
            path.HasValue ? path.Value.LogLikelihood : -Loss(best) - seen.Length * Math.Log(scale),
            [errors[0] * scale, errors[1] * scale * scale, errors[2], errors[3]],
            isUsable,
            isUsable ? path.Value.Variances : Volatility.Ewma(seen, Lambda).Value);
    }

    private static (GarchParameters Best, bool Converged) Minimise(Func<Vector<double>, double> loss, double mean)
    {
        var objective = ObjectiveFunction.Value(loss);
        (double Alpha, double Beta)[] starts = [(0.1, 0.8), (0.05, 0.9), (0.2, 0.6), (0.02, 0.5)];
        Vector<double>? best = null;
        var converged = false;
        foreach (var (alpha, beta) in starts)
        {
            var at = ToFree(new GarchParameters(mean, 1 - alpha - beta, alpha, beta));
            for (var restart = 0; restart < 3; restart++)
            {
                try
                {
                    at = new NelderMeadSimplex(1e-10, 5000).FindMinimum(objective, at, Vector<double>.Build.Dense([0.05, 0.2, 0.2, 0.2])).MinimizingPoint;
                    converged = true;
                }
                catch (OptimizationException)
                {
                    break;
                }
            }

            if (best is null || loss(at) < loss(best)) best = at;
        }

        return (FromFree(Polish(loss, best!)), converged);
    }

    /// <summary>BFGS from the simplex result; kept only when it is better.</summary>
    private static Vector<double> Polish(Func<Vector<double>, double> loss, Vector<double> start)
    {
        Vector<double> Gradient(Vector<double> x)
        {
            var gradient = Vector<double>.Build.Dense(ParameterCount);
            for (var j = 0; j < ParameterCount; j++)
            {
                const double Step = 1e-5;
                var (up, down) = (x.Clone(), x.Clone());
                up[j] += Step;
                down[j] -= Step;
                gradient[j] = (loss(up) - loss(down)) / (2 * Step);
            }

            return gradient;
        }

        try
        {
            var found = new BfgsMinimizer(1e-6, 1e-9, 1e-12, 200).FindMinimum(ObjectiveFunction.Gradient(loss, Gradient), start).MinimizingPoint;
            return loss(found) < loss(start) ? found : start;
        }
        catch (OptimizationException)
        {
            return start;
        }
    }

    /// <summary>μ, ln ω, logit of the persistence, logit of α's share in it.</summary>
    private static Vector<double> ToFree(GarchParameters p) =>
        Vector<double>.Build.Dense([p.Mu, Math.Log(p.Omega), Logit(p.Persistence), Logit(p.Alpha / p.Persistence)]);

    private static GarchParameters FromFree(Vector<double> v)
    {
        double persistence = Logistic(v[2]), share = Logistic(v[3]);
        return new GarchParameters(v[0], Math.Exp(v[1]), persistence * share, persistence * (1 - share));
    }

    private static double Logit(double p) => Math.Log(p / (1 - p));

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static double[] StandardErrors(Func<GarchParameters, double> loss, GarchParameters at)
    {
        double[] x = [at.Mu, at.Omega, at.Alpha, at.Beta];
        // The mean has no scale of its own after scaling to unit variance; the others step by a share of themselves.
        double[] step = [1e-3, 1e-3 * at.Omega, 1e-3 * Math.Max(at.Alpha, 1e-3), 1e-3 * Math.Min(at.Beta, 1 - at.Persistence)];
        double At(int i, double di, int j, double dj)
        {
            var y = (double[])x.Clone();
            y[i] += di;
            y[j] += dj;
            return loss(new GarchParameters(y[0], y[1], y[2], y[3]));
        }

        var hessian = Matrix<double>.Build.Dense(ParameterCount, ParameterCount, (i, j) =>
            (At(i, step[i], j, step[j]) - At(i, step[i], j, -step[j]) - At(i, -step[i], j, step[j]) + At(i, -step[i], j, -step[j])) / (4 * step[i] * step[j]));
        var inverse = hessian.Determinant() is var d && d != 0 && double.IsFinite(d) ? hessian.Inverse() : Matrix<double>.Build.Dense(ParameterCount, ParameterCount, double.NaN);
        return [.. inverse.Diagonal().Select(v => v > 0 && double.IsFinite(v) ? Math.Sqrt(v) : double.NaN)];
    }
}
