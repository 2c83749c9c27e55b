using Bellwether.Analytics.Gauges;
using Bellwether.Indices;
using Bellwether.Market;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Indices;

/// <summary>The same members under other weightings (METHODS 1.2, 1.4, 1.5), by hand.</summary>
public sealed class ReweightedTests
{
    // A: 1,000 shares, 100 to 150; B: 3,000 shares, 200 to 220; C: 500 shares, 400 split 1:2 to 240 (a share became 480).
    private static SmallMarket Three()
    {
        var small = new SmallMarket();
        var a = small.Add("A", 1000, 100, 120, 150);
        var b = small.Add("B", 3000, 200, 210, 220);
        var c = small.Add("C", 500, 400, 230, 240);
        small.List(0, a, b, c);
        small.Splits.Add(new SplitRow(c, small.Day(1), new Ratio(2, 1)));
        return small;
    }

    [Fact]
    public void Every_weighting_gives_the_return_worked_out_by_hand()
    {
        var small = Three();
        // Market values 100, 600, 200 thousand to 150, 660, 240.
        Return(small, new WeightingRule(Weighting.FullCap)).ShouldBe(1050.0 / 900 - 1, 1e-12);
        Return(small, new WeightingRule(Weighting.FreeFloatCap)).ShouldBe(1050.0 / 900 - 1, 1e-12);
        Return(small, new WeightingRule(Weighting.Price)).ShouldBe((150.0 + 220 + 480) / 700 - 1, 1e-12);
        Return(small, new WeightingRule(Weighting.Equal)).ShouldBe((0.5 + 0.1 + 0.2) / 3, 1e-12);
        // Capped at 50 %: B from 2/3 to 1/2, the others share the other half as 1 to 2.
        Return(small, new WeightingRule(Weighting.CappedCap, 0.5m)).ShouldBe(0.5 * 0.1 + 0.5 * (0.5 + 2 * 0.2) / 3, 1e-6);
    }

    [Fact]
    public void The_own_rule_gives_the_own_return()
    {
        var small = Three();
        var own = small.Run(SmallMarket.FullCap, 0, 2, Basis.Fixed);
        var market = small.Build();
        var under = IndexHistoryBuilder.Run(new IndexResolver(market).Reweighted(SmallMarket.FullCap, WeightingRule.Of(SmallMarket.FullCap), 0, 2, Level.FromPoints(1000)), market.Panel);
        under.Price.ShouldBe(own.Price);
    }

    [Fact]
    public void Members_without_a_share_count_are_left_out_where_the_rule_needs_one_and_said()
    {
        var small = Three();
        var d = small.Add("D", 0, 10, 11, 12);
        small.Shares.RemoveAll(row => row.Security == d);
        small.List(0, d);
        var market = small.Build();
        var equal = SmallMarket.FullCap with { Weighting = Weighting.Equal };
        var resolver = new IndexResolver(market);
        var plan = resolver.Reweighted(equal, new WeightingRule(Weighting.FullCap), 0, 2, Level.FromPoints(1000));
        plan.Roster.Unweighted.ShouldBe([d]);
        plan.Roster.Held.Length.ShouldBe(3);
        resolver.Reweighted(equal, new WeightingRule(Weighting.Price), 0, 2, Level.FromPoints(1000)).Roster.Held.Length.ShouldBe(4);

        // Members are those of the gauge's own rule: one that a market-value gauge cannot hold does not come in by price.
        resolver.Reweighted(SmallMarket.FullCap, new WeightingRule(Weighting.Price), 0, 2, Level.FromPoints(1000)).Roster.Held.Length.ShouldBe(3);
    }

    [Fact]
    public void A_cap_that_cannot_be_met_is_a_reason() =>
        Should.Throw<ResolveException>(() => Return(Three(), new WeightingRule(Weighting.CappedCap, 0.1m))).Message.ShouldContain("cannot be met by 3 constituents");

    [Fact]
    public void Doublers_from_the_low_and_with_dividends()
    {
        // A 100 → 190 with a dividend of 10 at a close of 180: 1.9 · (1 + 10 / 180) = 2.0056, doubled only with it.
        var small = new SmallMarket();
        var a = small.Add("A", 1000, 100, 180, 190);
        small.List(0, a);
        small.Dividends.Add(new DividendRow(a, small.Day(1), Units.FromAmount(10m)));
        var market = small.Build();
        var resolver = new IndexResolver(market);
        var breadth = BreadthReport.Of(market, resolver.Shares, resolver.RosterOn(SmallMarket.FullCap, 0, Basis.Fixed), 0, 2);
        DoublerCounts.Of(market, resolver.Shares, breadth, DoublerBasis.Close).Value.ShouldBe(0);
        DoublerCounts.Of(market, resolver.Shares, breadth, DoublerBasis.Gross).Value.ShouldBe(1);
        DoublerCounts.Gross(market, resolver.Shares, breadth.Windows[0], 0, 2).ShouldBe(1.9 * (1 + 10.0 / 180) - 1, 1e-12);
        DoublerCounts.Of(market, resolver.Shares, breadth, DoublerBasis.IntradayLow).Reason.ShouldBe(Reason.NoData);
        var panel = market.Panel;
        var withLows = market with { Panel = new Panel(panel.Days, panel.Securities, panel.Columns with { Low = new[] { Units.FromAmount(95m), 0L, 0L } }) };
        DoublerCounts.Of(withLows, resolver.Shares, breadth, DoublerBasis.IntradayLow).Value.ShouldBe(1);
    }

    private static double Return(SmallMarket small, WeightingRule rule)
    {
        var market = small.Build();
        return (double)IndexHistoryBuilder.Run(new IndexResolver(market).Reweighted(SmallMarket.FullCap, rule, 0, 2, Level.FromPoints(1000)), market.Panel).Return;
    }
}
