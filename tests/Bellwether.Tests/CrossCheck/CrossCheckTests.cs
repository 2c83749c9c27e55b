using Bellwether.Analytics.Rallies;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Tests.CrossCheck;

/// <summary>Our statistics against numpy, scipy and statsmodels on random data from fixed seeds.</summary>
public sealed class CrossCheckTests
{
    [CrossCheckFact]
    public void Regressions_and_their_HAC_errors()
    {
        foreach (var (seed, n, k, intercept, smallSample) in new[] { (1, 40, 1, true, true), (2, 250, 3, true, true), (3, 120, 2, false, true), (4, 500, 4, true, false) })
        {
            var random = new Random(seed);
            double[][] rows = [.. Enumerable.Range(0, n).Select(_ => Enumerable.Range(0, k).Select(j => 0.01 * (j + 1) * Normal(random)).ToArray())];
            var y = new double[n];
            var noise = 0.0;
            for (var t = 0; t < n; t++)
            {
                // Errors that follow one another and grow with the first regressor.
                noise = 0.5 * noise + 0.01 * (1 + 30 * Math.Abs(rows[t][0])) * Normal(random);
                y[t] = 0.0005 + rows[t].Select((x, j) => x * (j - 0.7)).Sum() + noise;
            }

            int[] lags = [0, 1, NeweyWest.DefaultLags(n), 12];
            var answer = Independent.Ask(new { task = "regression", y, rows, intercept, small_sample = smallSample, lags });
            var fit = LeastSquares.Fit(y, rows, intercept).Value;
            Close(fit.Coefficients, answer.Doubles("coefficients"), 1e-10, $"coefficients, seed {seed}");
            Close(fit.StandardErrors, answer.Doubles("errors"), 1e-10, $"classical errors, seed {seed}");
            Close([fit.RSquared.Value], [answer.GetProperty("r_squared").GetDouble()], 1e-10, $"R², seed {seed}");
            Close([fit.ResidualDeviation.Value], [answer.GetProperty("residual_deviation").GetDouble()], 1e-10, $"residual deviation, seed {seed}");
            foreach (var (errors, lag) in answer.GetProperty("robust").EnumerateArray().Zip(lags))
                Close(NeweyWest.Of(fit, rows, lag, smallSample, intercept).Value.StandardErrors, [.. errors.EnumerateArray().Select(e => e.GetDouble())], 1e-10, $"HAC errors, {lag} lags, seed {seed}");
        }
    }

    [CrossCheckFact]
    public void Quantiles()
    {
        double[] p = [0, 0.001, 0.01, 0.05, 0.25, 1.0 / 3, 0.5, 0.9, 0.975, 0.999, 1];
        foreach (var n in new[] { 1, 2, 7, 100, 1001 })
        {
            var random = new Random(n);
            double[] values = [.. Enumerable.Range(0, n).Select(_ => Math.Round(Normal(random), 2))];
            Close(p.Select(q => Quantile.Of(values, q).Value), Independent.Ask(new { task = "quantiles", values, p }).Doubles("quantiles"), 1e-13, $"{n} values");
        }
    }

    [CrossCheckFact]
    public void Drawdowns_and_their_episodes()
    {
        foreach (var (seed, n) in new[] { (1, 1), (2, 2), (3, 30), (4, 800), (5, 800), (6, 3000) })
        {
            var random = new Random(seed);
            var prices = new double[n];
            var price = 500.0;
            for (var t = 0; t < n; t++)
            {
                // Whole prices, so that peaks and troughs tie.
                prices[t] = Math.Round(price);
                price *= Math.Exp(0.0005 + 0.015 * Normal(random));
            }

            var answer = Independent.Ask(new { task = "drawdowns", prices });
            Close([Drawdowns.Maximum(prices).Value], [answer.GetProperty("maximum").GetDouble()], 1e-14, $"maximum, seed {seed}");
            Close(Drawdowns.Series(prices).Value, answer.Doubles("series"), 1e-14, $"series, seed {seed}");
            var expected = answer.GetProperty("episodes").EnumerateArray().Select(e => (e[0].GetInt32(), e[1].GetInt32(), e[2].GetInt32(), e[3].GetDouble())).ToArray();
            Drawdowns.Episodes(prices).Value.Select(e => (e.Peak, e.Trough, e.Recovery ?? -1, e.Depth)).ToArray().ShouldBe(expected, $"seed {seed}");
        }
    }

    [CrossCheckFact]
    public void Garch_likelihood_and_its_maximum()
    {
        foreach (var (seed, truth) in new[] { (1, new GarchParameters(0.0004, 4e-6, 0.10, 0.86)), (2, new GarchParameters(0, 2e-5, 0.20, 0.70)) })
        {
            var random = new Random(seed);
            var returns = new double[1500];
            var variance = truth.Omega / (1 - truth.Persistence);
            for (var t = 0; t < returns.Length; t++)
            {
                var e = Math.Sqrt(variance) * Normal(random);
                returns[t] = truth.Mu + e;
                variance = truth.Omega + truth.Alpha * e * e + truth.Beta * variance;
            }

            var answer = Independent.Ask(new { task = "garch", returns });
            var expected = answer.Doubles("parameters");
            var likelihood = answer.GetProperty("log_likelihood").GetDouble();
            var fit = GarchFit.Of(returns).Value;
            fit.Converged.ShouldBeTrue();
            fit.LogLikelihood.ShouldBe(likelihood, 1e-6 * Math.Abs(likelihood), $"seed {seed}");
            Garch.Filter(returns, new GarchParameters(expected[0], expected[1], expected[2], expected[3])).Value.LogLikelihood.ShouldBe(likelihood, 1e-9 * Math.Abs(likelihood), $"the same parameters, seed {seed}");
            Close([fit.Parameters.Omega, fit.Parameters.Alpha, fit.Parameters.Beta], expected[1..], 1e-3, $"seed {seed}");
            // The mean may be near 0: a thousandth of the size of a return's hundredth.
            fit.Parameters.Mu.ShouldBe(expected[0], 1e-3 * Math.Max(Math.Abs(expected[0]), 1e-4), $"seed {seed}");
        }
    }

    [CrossCheckFact]
    public void The_normal_law()
    {
        double[] p = [1e-12, 1e-6, 0.001, 0.01, 0.025, 0.05, 0.3, 0.5, 0.8, 0.95, 0.99, 0.999, 1 - 1e-9], x = [-8, -3, -1.5, -0.1, 0, 0.5, 2, 4];
        var answer = Independent.Ask(new { task = "normal", p, x });
        Close(p.Select(q => NormalLaw.Quantile(q).Value), answer.Doubles("quantiles"), 1e-9, "quantiles");
        Close(x.Select(NormalLaw.Cdf), answer.Doubles("cdf"), 1e-12, "distribution");
    }

    /// <summary>Each within a share of the expected size; where 0 is expected, of 1e-3.</summary>
    private static void Close(IEnumerable<double> values, double[] expected, double tolerance, string what)
    {
        double[] found = [.. values];
        found.Length.ShouldBe(expected.Length, what);
        for (var i = 0; i < found.Length; i++) found[i].ShouldBe(expected[i], tolerance * Math.Max(Math.Abs(expected[i]), expected[i] == 0 ? 1e-3 : 0), $"{what}, position {i}");
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
