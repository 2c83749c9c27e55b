using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Tests.Analytics;

public sealed class PolicyReactionTests
{
    private static (double[] Returns, double[] Market, double[] Yield) Series(double up, double down, ulong seed = 3, int days = 300)
    {
        var random = SplitMix64.Stream(seed, 8);
        double[] market = new double[days], yield = new double[days], returns = new double[days];
        for (var t = 0; t < days; t++)
        {
            market[t] = 0.01 * random.NextGaussian();
            yield[t] = Math.Round(2 * random.NextGaussian(), 1);
            returns[t] = 1.2 * market[t] + up * Math.Max(yield[t], 0) + down * Math.Min(yield[t], 0) + 0.001 * random.NextGaussian();
        }

        return (returns, market, yield);
    }

    [Fact]
    public void Rises_and_falls_are_told_apart()
    {
        var (returns, market, yield) = Series(-0.002, 0.0005);
        var own = RateReaction.Of(returns, market, yield).Value;
        own.Up.ShouldBe(-0.002, 0.0002);
        own.Down.ShouldBe(0.0005, 0.0002);
        own.Asymmetry.ShouldBe(own.Up - own.Down, 1e-12);
        own.AsymmetryTest.High.ShouldBeLessThan(0);
        own.UpTest.Low.ShouldBeLessThan(-0.002);
        (own.Rises + own.Falls).ShouldBeInRange(280, 300);
        // The second route: the same regression written out.
        double[][] rows = [.. market.Select((m, t) => new[] { Math.Max(yield[t], 0), Math.Min(yield[t], 0), m })];
        LeastSquares.Fit(returns, rows).Value.Coefficients[1].ShouldBe(own.Up, 1e-14);
    }

    [Fact]
    public void A_turned_yield_turns_rises_into_falls()
    {
        var (returns, market, yield) = Series(-0.002, 0.0005, 5);
        var own = RateReaction.Of(returns, market, yield).Value;
        var turned = RateReaction.Of(returns, market, [.. yield.Select(y => -y)]).Value;
        turned.Up.ShouldBe(-own.Down, 1e-12);
        turned.Down.ShouldBe(-own.Up, 1e-12);
        turned.Rises.ShouldBe(own.Falls);
    }

    [Fact]
    public void Missing_days_keep_their_place_and_too_few_moves_are_refused()
    {
        var (returns, market, yield) = Series(-0.002, 0.0005);
        returns[10] = double.NaN;
        yield[20] = double.NaN;
        RateReaction.Of(returns, market, yield).Value.Days.ShouldBe(298);
        RateReaction.Of(returns, [], yield).HasValue.ShouldBeTrue();
        RateReaction.Of(returns, market, [.. yield.Select(y => Math.Abs(y))]).Detail.ShouldStartWith("Reactions to yields need 20 days of rises and as many of falls; there are ");
    }

    [Fact]
    public void Decisions_by_hand()
    {
        // Ordinary days bring 1 a day; the two decisions bring 5 + 3 and 1 + 1 over two days.
        double[] returns = [.. Enumerable.Repeat(1.0, 40)];
        (returns[10], returns[11]) = (5, 3);
        var own = DecisionDays.Of(returns, [10, 20]).Value;
        own.Mean.ShouldBe((8 + 2) / 2.0 - 2, 1e-12);
        own.Low.ShouldBeNull();
        own.Decisions.ShouldBe(2);
        // Five decisions: 8, 2, 2, 2, 2 have mean 3.2 and deviation 2.6833; t(4) at 97.5 % is 2.7764.
        var more = DecisionDays.Of(returns, [10, 15, 20, 25, 30]).Value;
        more.Mean.ShouldBe(1.2, 1e-12);
        more.Low!.Value.ShouldBe(1.2 - 2.7764451051977987 * 2.6832815729997477 / Math.Sqrt(5), 1e-9);
        // One outside and one with a missing return are left out.
        returns[21] = double.NaN;
        DecisionDays.Of(returns, [10, 20, 39, -1]).Value.Decisions.ShouldBe(1);
        DecisionDays.Of(returns, []).Reason.ShouldBe(Reason.NoData);
    }

    [Fact]
    public void Weekly_rewards_by_hand_and_the_size_spread_without_the_market()
    {
        double[] daily = [1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 4, 0, 9];
        var own = WeeklyRewards.Of(daily).Value;
        own.Mean.ShouldBe(2.5);
        own.Periods.ShouldBe(4);
        WeeklyRewards.Of(daily.AsSpan(0, 19)).Reason.ShouldBe(Reason.TooShort);
        var (small, market, large) = Series(0, 0);
        var spread = SizeSpread.Residual(small, large, market)!;
        var slope = new double[1];
        SlopeFit.Into(slope, spread, [market]);
        slope[0].ShouldBe(0, 1e-12);
        spread.Average().ShouldBe(0, 1e-12);
        SizeSpread.Residual(market, new double[market.Length], market).ShouldBeNull();
    }
}
