using Bellwether.Analytics.Rallies;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Tests.Analytics;

public sealed class RiskTests
{
    private const double Nan = double.NaN;

    [Fact]
    public void A_shock_by_hand()
    {
        // METHODS 9.10: S&P −7 % with σ 1 % and TOPIX σ 1.3 %, ρ 0.3 gives TOPIX −2.73 %, Mahalanobis 7.
        var covariance = CovarianceMatrix.FromCorrelation([0.013, 0.01], [[1, 0.3], [0.3, 1]]);
        var stress = Stress.Conditional(covariance, [1, 0], new FactorShock(1, -0.07)).Value;
        stress.ConditionalMean[0].ShouldBe(-0.0273, 1e-15);
        stress.Mahalanobis.ShouldBe(7, 1e-12);
        stress.ConditionalDeviation.ShouldBe([0.013 * Math.Sqrt(1 - 0.09), 0], 1e-15);
        stress.EffectDeviation.ShouldBe(stress.ConditionalDeviation[0], 1e-15);
        stress.Clipped.ShouldBeFalse();
    }

    [Fact]
    public void A_covariance_that_is_not_positive_definite_is_repaired_and_says_so()
    {
        var stress = Stress.Conditional([[1, 1, 0], [1, 1, 0], [0, 0, 4]], [1, 1, 1], new FactorShock(0, -1)).Value;
        stress.Clipped.ShouldBeTrue();
        stress.ConditionalMean[1].ShouldBe(-1, 1e-6);
        Stress.Conditional([[0, 0], [0, 1]], [1, 1], new FactorShock(1, 1)).Reason.ShouldBe(Reason.OutsideDomain);
        Stress.Conditional([[1]], [1]).Reason.ShouldBe(Reason.NoData);
        Should.Throw<ArgumentException>(() => Stress.Conditional([[1]], [1], new FactorShock(0, 1), new FactorShock(0, 2)));
    }

    [Fact]
    public void Shocking_every_factor_leaves_nothing_free()
    {
        var stress = Stress.Conditional([[4]], [2], new FactorShock(0, -3)).Value;
        (stress.Effect, stress.EffectDeviation, stress.Mahalanobis).ShouldBe((-6, 0, 1.5));
    }

    [Fact]
    public void Down_day_and_weighted_covariances()
    {
        double[][] rows = [[-0.02, -0.01], [0.01, 0.03], [-0.01, -0.02], [Nan, 1], [-0.03, 0]];
        var down = CovarianceMatrix.Sample(rows, [.. rows.Select(r => r[0] < 0)])!;
        down[0][0].ShouldBe(1e-4, 1e-15);
        down[0][1].ShouldBe(-1e-4, 1e-15);
        CovarianceMatrix.Sample(rows[..1]).ShouldBeNull();
        CovarianceMatrix.Ewma([[1, 2], [3, -1]], 0.5)!.ShouldBe([[5, -0.5], [-0.5, 2.5]]);
        CovarianceMatrix.Ewma([]).ShouldBeNull();
    }

    [Fact]
    public void Undefined_ratios_say_why()
    {
        Ratios.Sharpe([0.01, 0.01, 0.01], 252).Reason.ShouldBe(Reason.ZeroVariance);
        Ratios.Sharpe([0.01], 252).Reason.ShouldBe(Reason.TooShort);
        Ratios.Sortino([0.01, 0.02]).Reason.ShouldBe(Reason.NoDownside);
        Ratios.Omega([0.01, 0.02]).Reason.ShouldBe(Reason.NoDownside);
        Ratios.Calmar([0.01, 0.02], 252).Reason.ShouldBe(Reason.NoDownside);
        Ratios.Sharpe([], 252).Reason.ShouldBe(Reason.NoData);
        MarketFit.Of([0.1, 0.2], [0.01, 0.01]).Reason.ShouldBe(Reason.ZeroVariance);
        MarketFit.Bear([0.1, 0.2], [0.01, 0.02]).Reason.ShouldBe(Reason.TooShort);
        Capture.Down([0.1], [0.1]).Reason.ShouldBe(Reason.NoData);
        Capture.Down([0.1], [0]).Reason.ShouldBe(Reason.ZeroVariance);
        ValueAtRisk.Historical([], 0.95).Reason.ShouldBe(Reason.NoData);
        ValueAtRisk.Historical([0.1], 1).Reason.ShouldBe(Reason.OutsideDomain);
        CornishFisher.Of([0.1, 0.1], 0.95).Reason.ShouldBe(Reason.ZeroVariance);
        DrawdownRisk.Conditional([1, 2], 1).Reason.ShouldBe(Reason.OutsideDomain);
        RangeVolatility.RogersSatchell([10], [9], [8], [9], 252).Reason.ShouldBe(Reason.OutsideDomain);
        RangeVolatility.RogersSatchell([Nan], [Nan], [Nan], [9], 252).Reason.ShouldBe(Reason.NoData);
        RangeVolatility.YangZhang([10, 10], [11, 11], [9, 9], [10, 10], 252).Reason.ShouldBe(Reason.TooShort);
        Garch.Filter([], new GarchParameters(0, 1, 0, 0)).Reason.ShouldBe(Reason.NoData);
        Garch.Filter([1], new GarchParameters(0, 1, 0.5, 0.5)).Reason.ShouldBe(Reason.OutsideDomain);
        GarchFit.Of([.. Enumerable.Repeat(0.1, 30)]).Reason.ShouldBe(Reason.ZeroVariance);
        GarchFit.Of([0.1, -0.1]).Reason.ShouldBe(Reason.TooShort);
        NormalLaw.Quantile(0).Reason.ShouldBe(Reason.OutsideDomain);
        BlockLength.Of([1, 2, 3]).Reason.ShouldBe(Reason.TooShort);
    }

    [Fact]
    public void Constant_growth_has_no_variance_although_its_returns_are_rounded()
    {
        double[] prices = [.. Enumerable.Range(0, 30).Select(t => 100 * Math.Pow(1.01, t))];
        var returns = Bellwether.Analytics.Returns.PriceReturns.Simple(prices).Value.ToArray();
        returns.Distinct().Count().ShouldBeGreaterThan(1);
        Ratios.Sharpe(returns, 252).Reason.ShouldBe(Reason.ZeroVariance);
        MarketFit.Of(returns, returns).Reason.ShouldBe(Reason.ZeroVariance);
    }

    [Fact]
    public void Missing_returns_do_not_count()
    {
        double[] full = [0.01, -0.02, 0.03, -0.01], holes = [Nan, 0.01, -0.02, Nan, 0.03, -0.01];
        Ratios.Sharpe(holes, 252).ShouldBe(Ratios.Sharpe(full, 252));
        Ratios.Sortino(holes).ShouldBe(Ratios.Sortino(full));
        DrawdownRisk.UlcerIndex(holes).ShouldBe(DrawdownRisk.UlcerIndex(full));
        ValueAtRisk.Historical(holes, 0.9).ShouldBe(ValueAtRisk.Historical(full, 0.9));
        Volatility.OfReturns(holes, 252).ShouldBe(Volatility.OfReturns(full, 252));
    }

    [Fact]
    public void An_ewma_keeps_its_variance_over_a_missing_day()
    {
        var variances = Volatility.Ewma([Nan, 0.1, Nan, 0.2], 0.5).Value;
        double.IsNaN(variances[0]).ShouldBeTrue();
        variances[1..].ShouldBe([0.01, 0.01, 0.025], 1e-17);
    }

    [Theory]
    [InlineData(0.05, -1.6448536269514722)]
    [InlineData(0.01, -2.3263478740408408)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(1e-10, -6.361340902404056)]
    public void The_normal_quantile_to_the_last_digits(double p, double z) => NormalLaw.Quantile(p).Value.ShouldBe(z, 1e-13);

    [Fact]
    public void A_fit_recovers_the_parameters_of_a_simulated_market_in_any_unit()
    {
        var random = new SplitMix64(7);
        var truth = new GarchParameters(0.0005, 2e-6, 0.08, 0.9);
        var returns = new double[6000];
        double variance = truth.Omega / (1 - truth.Persistence);
        for (var t = 0; t < returns.Length; t++)
        {
            var e = Math.Sqrt(variance) * NormalLaw.Quantile(Math.Max(random.NextDouble(), 1e-12)).Value;
            returns[t] = truth.Mu + e;
            variance = truth.Omega + truth.Alpha * e * e + truth.Beta * variance;
        }

        var fit = GarchFit.Of(returns).Value;
        fit.Converged.ShouldBeTrue();
        fit.Parameters.Alpha.ShouldBe(truth.Alpha, 4 * fit.StandardErrors[2]);
        fit.Parameters.Beta.ShouldBe(truth.Beta, 4 * fit.StandardErrors[3]);
        var percent = GarchFit.Of([.. returns.Select(r => 100 * r)]).Value;
        percent.Parameters.Omega.ShouldBe(1e4 * fit.Parameters.Omega, 1e-3 * percent.Parameters.Omega);
        percent.LogLikelihood.ShouldBe(fit.LogLikelihood - returns.Length * Math.Log(100), 1e-4);
    }

    [Fact]
    public void The_nearest_days_are_apart_and_before_the_last()
    {
        double[] prices = [.. Enumerable.Range(0, 40).Select(t => 100 + Math.Sin(t))];
        double[][] features = [.. Enumerable.Range(0, 40).Select(t => new[] { t % 10, 5.0 })];
        var result = Analogues.ByFeatures(prices, features, 3, 2, 5).Value;
        result.Hits.Select(h => h.Index).ShouldBe([9, 19, 29]);
        result.IsAnecdotal.ShouldBeTrue();
        Analogues.ByFeatures(prices, [.. prices.Select(_ => new[] { 1.0 })], 3, 2, 5).Reason.ShouldBe(Reason.ZeroVariance);
        Analogues.ByReturn([1, 2], new AnalogueOptions(3, 0, 1, 2, 1)).Reason.ShouldBe(Reason.TooShort);
        Analogues.ByReturn(prices, new AnalogueOptions(3, 5, 6, 2, 1)).Value.ForwardMedian.Reason.ShouldBe(Reason.NoData);
    }

    [Fact]
    public void Volatility_scales_with_returns_and_ignores_their_level() => Draw.Law(Draw.Returns, r =>
        r.Length < 2 || (Draw.Near(Volatility.OfReturns([.. r.Select(x => 2 * x)], 252).Value, 2 * Volatility.OfReturns(r, 252).Value)
            && Draw.Near(Volatility.OfReturns([.. r.Select(x => x + 0.1)], 252).Value, Volatility.OfReturns(r, 252).Value)));

    [Fact]
    public void Expected_shortfall_is_at_least_the_value_at_risk() => Draw.Law(Draw.Returns, r =>
    {
        var historical = ValueAtRisk.Historical(r, 0.9).Value;
        var modified = CornishFisher.Of(r, 0.9);
        return historical.Es >= historical.Var - 1e-15 && (!modified.HasValue || modified.Value.Es >= modified.Value.Var);
    });

    [Fact]
    public void Conditional_drawdown_rises_with_confidence_up_to_the_maximum() => Draw.Law(Draw.Prices, prices =>
    {
        double low = DrawdownRisk.Conditional(prices, 0.2).Value, high = DrawdownRisk.Conditional(prices, 0.9).Value, most = -Drawdowns.Maximum(prices).Value;
        return low <= high + 1e-12 && high <= most + 1e-12;
    });

    [Fact]
    public void The_beta_of_a_leveraged_copy_is_its_leverage() => Draw.Law(Draw.Returns, r =>
        MarketFit.Of([.. r.Select(x => 1.5 * x + 0.001)], r) is not { HasValue: true, Value: var line } || (Draw.Near(line.Beta, 1.5) && Draw.Near(line.Alpha, 0.001)));

    [Fact]
    public void Resampling_with_one_seed_gives_one_answer()
    {
        double[] r = [0.01, -0.03, 0.02, 0.005, -0.01];
        DrawdownBootstrap.Run(r, 2, 10, 50, 3).Value.Ascending.ShouldBe(DrawdownBootstrap.Run(r, 2, 10, 50, 3).Value.Ascending);
        DrawdownBootstrap.Run(r, 2, 10, 50, 3).Value.Ascending.ShouldNotBe(DrawdownBootstrap.Run(r, 2, 10, 50, 4).Value.Ascending);
    }
}
