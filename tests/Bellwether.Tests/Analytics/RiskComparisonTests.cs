using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Tests.Analytics;

public sealed class RiskComparisonTests
{
    [Fact]
    public void The_estimates_are_those_of_the_measures_themselves()
    {
        var (a, b) = (Draws(1, 400, 0.02), Draws(2, 400, 0.01));
        var result = RiskComparison.Bootstrap(a, b, 0.95, 200, 1).Value;
        result.Variance.Value.Estimate.ShouldBe(Moments.Variance(a).Value / Moments.Variance(b).Value, 1e-12);
        result.Shortfall.Value.Estimate.ShouldBe(ValueAtRisk.Historical(a, 0.95).Value.Es / ValueAtRisk.Historical(b, 0.95).Value.Es, 1e-12);
        result.Drawdown.Value.Estimate.ShouldBe(DrawdownRisk.Maximum(a).Value / DrawdownRisk.Maximum(b).Value, 1e-12);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.95)]
    [InlineData(0.99)]
    public void A_shortfall_counts_ties_and_repeats_as_the_measure_does(double confidence)
    {
        // Returns on a coarse grid, so that the quantile falls on ties.
        double[] a = [.. Draws(3, 150, 0.02).Select(r => Math.Round(r, 2))], b = [.. Draws(4, 150, 0.01).Select(r => Math.Round(r, 2))];
        var expected = ValueAtRisk.Historical(a, confidence).Value.Es / ValueAtRisk.Historical(b, confidence).Value.Es;
        RiskComparison.Bootstrap(a, b, confidence, 2, 1).Value.Shortfall.Value.Estimate.ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void Twice_the_size_is_four_times_the_variance_in_every_resample()
    {
        var b = Draws(5, 300, 0.01);
        var result = RiskComparison.Bootstrap([.. b.Select(r => 2 * r)], b, 0.95, 100, 7).Value;
        result.Variance.Value.Ascending.ShouldAllBe(ratio => Math.Abs(ratio - 4) < 1e-9);
        var (low, high) = result.Variance.Value.Interval();
        RiskComparison.Judge(low, high).ShouldBe(Verdict.Consistent);
    }

    [Fact]
    public void A_series_against_itself_is_inconclusive_and_the_seed_decides_the_bits()
    {
        var (a, b) = (Draws(6, 500, 0.01), Draws(8, 500, 0.01));
        var result = RiskComparison.Bootstrap(a, b, 0.95, 500, 1).Value;
        var (low, high) = result.Variance.Value.Interval();
        RiskComparison.Judge(low, high).ShouldBe(Verdict.Inconclusive);
        RiskComparison.Bootstrap(a, b, 0.95, 500, 1).Value.Variance.Value.Ascending.ShouldBe(result.Variance.Value.Ascending);
        RiskComparison.Bootstrap(a, b, 0.95, 500, 2).Value.Variance.Value.Ascending.ShouldNotBe(result.Variance.Value.Ascending);
    }

    [Theory]
    [InlineData(1.2, 3, Verdict.Consistent)]
    [InlineData(1.004, 3, Verdict.Inconclusive)]
    [InlineData(0.4, 0.9, Verdict.Inconsistent)]
    [InlineData(0.4, 1.2, Verdict.Inconclusive)]
    public void Verdicts_hold_at_the_printed_digits(double low, double high, Verdict expected) => RiskComparison.Judge(low, high).ShouldBe(expected);

    [Fact]
    public void Odd_inputs_give_reasons()
    {
        var b = Draws(9, 100, 0.01);
        RiskComparison.Bootstrap(b, b, 1, 10, 1).Reason.ShouldBe(Reason.OutsideDomain);
        RiskComparison.Bootstrap(b[..10], b[..10], 0.95, 10, 1).Reason.ShouldBe(Reason.TooShort);
        RiskComparison.Bootstrap(new double[100], b, 0.95, 10, 1).Reason.ShouldBe(Reason.ZeroVariance);
        RiskComparison.Bootstrap([-2, .. b[1..]], b, 0.95, 10, 1).Reason.ShouldBe(Reason.OutsideDomain);
        var rising = Enumerable.Range(0, 100).Select(i => 0.001 + i % 7 * 0.001).ToArray();
        RiskComparison.Bootstrap(rising, b, 0.95, 10, 1).Value.Shortfall.Reason.ShouldBe(Reason.NoDownside);
        RiskComparison.Bootstrap(b, rising, 0.95, 10, 1).Value.Drawdown.Reason.ShouldBe(Reason.NoDownside);
        Should.Throw<ArgumentException>(() => RiskComparison.Bootstrap(b, b[..50], 0.95, 10, 1));
    }

    private static double[] Draws(ulong seed, int n, double size)
    {
        var random = new SplitMix64(seed);
        return [.. Enumerable.Range(0, n).Select(_ => size * random.NextGaussian())];
    }
}
