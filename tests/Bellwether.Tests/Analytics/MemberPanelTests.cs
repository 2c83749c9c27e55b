using Bellwether.Analytics.Breadth;
using Bellwether.Analytics.Contribution;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Indices;
using Bellwether.Market;
using Bellwether.Tests.Indices;

namespace Bellwether.Tests.Analytics;

/// <summary>The risk of constituents: splits do not move a price, suspensions are missing, newcomers have a reason.</summary>
public sealed class MemberPanelTests
{
    private static readonly RollingPanelOptions s_short = new() { Window = 3, MinimumVolatility = 2, MinimumBeta = 2, PeriodsPerYear = 1 };

    [Fact]
    public void Volatility_beta_and_fall_are_those_of_adjusted_closes()
    {
        var market = new SmallMarket();
        // 100, 110, 88, 99, 90 in old shares; split 1 to 2 on day 2.
        market.Add("split", 10, 100, 110, 44, 49.5, 45);
        market.Splits.Add(new SplitRow(0, market.Day(2), new Ratio(2, 1)));
        double[] gauge = [double.NaN, 0.05, -0.1, 0.06, -0.04];
        var panel = Run(market, gauge);
        double[] logs = [Math.Log(0.8), Math.Log(99 / 88.0), Math.Log(90 / 99.0)];
        panel.Volatility(0).Value.ShouldBe(Moments.StandardDeviation(logs).Value, 1e-12);
        panel.Beta(0).Value.ShouldBe(MarketFit.Of(logs, gauge.AsSpan(2)).Value.Beta, 1e-12);
        var fall = panel.Fall(0).Value;
        fall.Depth.ShouldBe(0.2, 1e-12);
        (fall.PeakDay, fall.TroughDay).ShouldBe((1, 2));
    }

    [Fact]
    public void A_newcomer_a_riser_and_a_stranger()
    {
        var market = new SmallMarket();
        market.Add("new", 10, 0, 0, 0, 100, 104);
        market.Add("rises", 10, 100, 101, 102, 103, 104);
        var panel = Run(market, [double.NaN, 0.01, 0.01, 0.01, 0.01]);
        panel.Volatility(0).Reason.ShouldBe(Reason.TooShort);
        panel.Beta(1).HasValue.ShouldBeFalse();
        panel.Fall(1).Value.ShouldBe(new MemberFall(0, -1, -1));
        panel.IndexOf(7).ShouldBeLessThan(0);
    }

    [Fact]
    public void One_rule_counts_directions_and_one_freezes()
    {
        WindowTally.Of([(1, false), (1, true), (-3, false), (0, false)]).ShouldBe(new WindowTally(1, 1, 2));
        Multiples.Compare(10, 5, new Ratio(2, 1)).ShouldBe(0);
        Multiples.Compare(10, 21, Ratio.One, 2).ShouldBe(1);
        ExTop.Frozen(12m, 4m, 100m).ShouldBe(0.08m);
        ExTop.Moved(0.1m, 100m).ShouldBeTrue();
        ExTop.Moved(-0.0999m, 100m).ShouldBeFalse();
        ExTop.Moved(double.NaN, 100).ShouldBeFalse();
    }

    private static MemberPanel Run(SmallMarket market, double[] gauge)
    {
        var built = market.Build();
        var resolver = new IndexResolver(built);
        return MemberPanel.Of(built, resolver.Shares, [.. Enumerable.Range(0, built.Securities.Length)], 0, 4, gauge, s_short);
    }
}
