using Bellwether.Analytics.Statistics;
using Bellwether.Market;
using FsCheck.Fluent;

namespace Bellwether.Tests.Analytics;

public sealed class StatisticsTests
{
    [Fact]
    public void Neumaier_keeps_what_a_plain_sum_loses() => Moments.Sum([1, 1e100, 1, -1e100]).ShouldBe(2);

    [Fact]
    public void A_constant_series_has_no_variance_whatever_its_level()
    {
        var constant = Enumerable.Repeat(0.1, 9).ToArray();
        Moments.Variance(constant).Value.ShouldBe(0);
        Moments.Autocorrelation1(constant).Reason.ShouldBe(Reason.ZeroVariance);
        Moments.Population(constant).Reason.ShouldBe(Reason.ZeroVariance);
        Moments.Correlation(constant, [1, 2, 3, 4, 5, 6, 7, 8, 9]).Reason.ShouldBe(Reason.ZeroVariance);
    }

    [Fact]
    public void Too_little_data_is_a_reason()
    {
        Moments.Mean([]).Reason.ShouldBe(Reason.NoData);
        Moments.Variance([1]).Reason.ShouldBe(Reason.TooShort);
        Moments.Autocorrelation1([1]).Reason.ShouldBe(Reason.TooShort);
        Moments.Covariance([1], [2]).Reason.ShouldBe(Reason.TooShort);
        Moments.PopulationVariance([]).Reason.ShouldBe(Reason.NoData);
        Quantile.Of([], 0.5).Reason.ShouldBe(Reason.NoData);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.MaxValue)]
    public void What_is_not_finite_does_not_come_out(double bad)
    {
        Moments.Mean([bad, bad, 1]).Reason.ShouldBe(Reason.OutsideDomain);
        Moments.Variance([bad, -bad, 1]).Reason.ShouldBe(Reason.OutsideDomain);
    }

    [Fact]
    public void Quantile_rejects_probabilities_outside_0_and_1()
    {
        Quantile.Of([1, 2], -0.1).Reason.ShouldBe(Reason.OutsideDomain);
        Quantile.Of([1, 2], double.NaN).Reason.ShouldBe(Reason.OutsideDomain);
        Quantile.Of([1, double.NaN], 0.5).Reason.ShouldBe(Reason.OutsideDomain);
    }

    [Fact]
    public void Population_moments_divide_by_n()
    {
        // By hand for 1..5: mean 3, m2 = (4+1+0+1+4)/5 = 2, m4 = (16+1+0+1+16)/5 = 6.8.
        var moments = Moments.Population([1, 2, 3, 4, 5]).Value;
        moments.Variance.ShouldBe(2, 1e-15);
        moments.Skewness.ShouldBe(0, 1e-15);
        moments.ExcessKurtosis.ShouldBe(6.8 / 4 - 3, 1e-15);
    }

    [Theory]
    [InlineData("1605.345", "1605.35")]
    [InlineData("-0.005", "-0.01")]
    [InlineData("1055.3360910031024", "1055.34")]
    public void Published_levels_round_half_away_from_zero_on_the_decimal(string level, string printed) =>
        PublishedLevel.Round(decimal.Parse(level, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(decimal.Parse(printed, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Pairs_are_dropped_when_either_side_is_missing()
    {
        var (a, b) = Missing.DropPairs([1, double.NaN, 3, 4], [5, 6, double.NaN, 8]);
        a.ShouldBe([1, 4]);
        b.ShouldBe([5, 8]);
        Should.Throw<ArgumentException>(() => Missing.DropPairs([1], [1, 2]));
    }

    [Fact]
    public void The_minimums_of_METHODS_0_6()
    {
        SampleMinimums.HistoricalVar(0.95).ShouldBe(200);
        SampleMinimums.HistoricalVar(0.99).ShouldBe(1000);
        SampleMinimums.HacRegression(5).ShouldBe(50);
        SampleMinimums.CrossSection(3).ShouldBe(20);
        SampleMinimums.Check(19, SampleMinimums.Default.Volatility).ShouldBe(Reason.TooShort);
        SampleMinimums.Check(20, SampleMinimums.Default.Volatility).ShouldBe(Reason.None);
    }

    [Fact]
    public void Variance_ignores_shifts_and_squares_scales() => Draw.Law(Draw.Returns, x =>
    {
        if (x.Length < 2) return true;
        var variance = Moments.Variance(x).Value;
        return Draw.Near(Moments.Variance([.. x.Select(v => v + 7)]).Value, variance) && Draw.Near(Moments.Variance([.. x.Select(v => 3 * v)]).Value, 9 * variance);
    });

    [Fact]
    public void Covariance_is_symmetric_and_of_a_series_with_itself_its_variance() => Draw.Law(Draw.Returns, x =>
    {
        if (x.Length < 2) return true;
        var reversed = x.Reverse().ToArray();
        return Draw.Near(Moments.Covariance(x, x).Value, Moments.Variance(x).Value)
            && Draw.Near(Moments.Covariance(x, reversed).Value, Moments.Covariance(reversed, x).Value);
    });

    [Fact]
    public void Moments_do_not_depend_on_order() => Draw.Law(Draw.Returns, x => Draw.Near(Moments.Mean(x).Value, Moments.Mean([.. x.Order()]).Value, 1e-14));

    [Fact]
    public void Quantiles_rise_with_the_probability_and_stay_inside() => Draw.Law(Draw.Returns, x =>
    {
        var last = x.Min();
        for (var step = 0; step <= 50; step++)
        {
            var q = Quantile.Of(x, step / 50.0).Value;
            if (q < last - 1e-15 || q > x.Max() + 1e-15) return false;
            last = q;
        }

        return Draw.Near(last, x.Max(), 1e-15);
    });
}
