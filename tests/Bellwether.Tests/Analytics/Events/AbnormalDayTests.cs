using Bellwether.Analytics.Events;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;
using FsCheck;
using FsCheck.Fluent;

namespace Bellwether.Tests.Analytics.Events;

/// <summary>Abnormal days: the moving kernels against the definitions day by day (METHODS 8.6).</summary>
public sealed class AbnormalDayTests
{
    private static readonly Arbitrary<(double[] Values, int Window, int Minimum)> s_series =
        (from n in Gen.Choose(1, 90)
         from window in Gen.Choose(1, 40)
         from minimum in Gen.Choose(1, 20)
         from values in Gen.Choose(-6, 7).Select(i => i == 7 ? double.NaN : i * 0.01).ArrayOf(n)
         select (values, window, minimum)).ToArbitrary();

    [Fact]
    public void A_trailing_z_is_that_of_the_days_before() => Draw.Law(s_series, series =>
    {
        var z = new double[series.Values.Length];
        RobustZ.Trailing(series.Values, z, series.Window, series.Minimum);
        for (var t = 0; t < z.Length; t++)
        {
            double[] before = [.. series.Values[Math.Max(0, t - series.Window)..t].Where(x => !double.IsNaN(x))];
            var expected = double.NaN;
            if (before.Length >= series.Minimum && !double.IsNaN(series.Values[t]))
            {
                var median = Quantile.Median(before).Value;
                double[] away = [.. before.Select(x => Math.Abs(x - median))];
                var mad = Quantile.Median(away).Value;
                var scale = mad > 0 ? 1.4826022185056018 * mad : 1.2533141373155001 * away.Average();
                if (scale > 0) expected = (series.Values[t] - median) / scale;
            }

            if (!(double.IsNaN(expected) ? double.IsNaN(z[t]) : Draw.Near(z[t], expected, 1e-9))) return false;
        }

        return true;
    });

    [Theory]
    [InlineData(ReturnModel.Market)]
    [InlineData(ReturnModel.MeanAdjusted)]
    [InlineData(ReturnModel.MarketAdjusted)]
    public void Abnormal_returns_are_those_of_a_fit_to_each_window(ReturnModel model)
    {
        var random = new SplitMix64(5);
        double[] market = [.. Enumerable.Range(0, 400).Select(_ => random.NextGaussian() * 0.01)];
        double[] returns = [.. market.Select(m => random.NextIndex(20) == 0 ? double.NaN : 0.7 * m + random.NextGaussian() * 0.03)];
        bool[] estimable = [.. market.Select(_ => random.NextIndex(10) > 0)];
        var options = new AbnormalOptions(model, Estimation: 120, Gap: 10, MinimumReturns: 60);
        var series = AbnormalSeries.Of(returns, market, estimable, options);
        var checkedDays = 0;
        for (var t = 0; t < 400; t++)
        {
            var window = Math.Max(0, t - 130)..Math.Max(0, t - 10);
            double[] own = [.. returns.Select((r, d) => estimable[d] ? r : double.NaN)];
            var fit = EstimationModels.Fit(own.AsSpan(window), market.AsSpan(window), model, model == ReturnModel.MarketAdjusted ? 0 : 60);
            if (!fit.HasValue || double.IsNaN(returns[t]))
            {
                if (model != ReturnModel.MarketAdjusted) series.AbnormalReturns[t].ShouldBe(double.NaN);
                continue;
            }

            series.AbnormalReturns[t].ShouldBe(returns[t] - fit.Value.Expected(market[t]), 1e-13);
            checkedDays++;
        }

        checkedDays.ShouldBeGreaterThan(250);
    }

    [Fact]
    public void A_day_sees_nothing_after_it()
    {
        var random = new SplitMix64(9);
        double[] market = [.. Enumerable.Range(0, 300).Select(_ => random.NextGaussian() * 0.01)];
        double[] returns = [.. market.Select(m => m + random.NextGaussian() * 0.02)];
        var before = AbnormalSeries.Of(returns, market);
        for (var t = 250; t < 300; t++) (returns[t], market[t]) = (5, -5);
        var after = AbnormalSeries.Of(returns, market);
        after.AbnormalReturns[..250].ToArray().ShouldBe(before.AbnormalReturns[..250].ToArray());
        after.Z[..250].ToArray().ShouldBe(before.Z[..250].ToArray());
        after.Flagged.ShouldContain(250);
    }

    [Fact]
    public void A_series_that_never_moves_has_no_abnormal_day()
    {
        var still = RobustZ.Of(new double[20]).Value;
        still.Scale.ShouldBe(0);
        still.Flagged.ShouldBeEmpty();
        // More than half of the days without a move: the MAD is zero and the mean deviation takes its place.
        double[] mostly = [0, 0, 0, 0, 0, 0, 0.01, -0.01, 0.002];
        var fallback = RobustZ.Of(mostly).Value;
        fallback.Mad.ShouldBe(0);
        fallback.Scale.ShouldBe(1.2533141373155001 * 0.022 / 9, 1e-15);
    }

    [Fact]
    public void Undefined_inputs_give_reasons()
    {
        RobustZ.Of([]).Reason.ShouldBe(Reason.NoData);
        RobustZ.Of([double.NaN]).Reason.ShouldBe(Reason.NoData);
        RobustZ.Of([1, double.PositiveInfinity]).Reason.ShouldBe(Reason.OutsideDomain);
    }
}
