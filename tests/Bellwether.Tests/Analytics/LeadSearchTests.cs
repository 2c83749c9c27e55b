using Bellwether.Analytics.Gauges;
using Bellwether.Indices;
using Bellwether.Market;
using Bellwether.Tests.Indices;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Analytics;

/// <summary>How many names carry a lead (METHODS 4.4), by hand and on drawn markets.</summary>
public sealed class LeadSearchTests
{
    // Values 100 each: A +100, B +50, C +10, D −20; the gauge returns 140 / 400 = 35 %.
    // Dropped: without A 40 / 300 = 13.3 %, without A, B −10 / 200 = −5 %. Frozen: 40 / 400 = 10 %, −10 / 400 = −2.5 %.
    [Theory]
    [InlineData(0.36, 0, 0)]
    [InlineData(0.35, 0, 0)]
    [InlineData(0.14, 1, 1)]
    [InlineData(0.12, 2, 1)]
    [InlineData(0.00, 2, 2)]
    [InlineData(-0.04, 2, 3)]
    [InlineData(-0.19, 3, null)]
    [InlineData(-0.21, null, null)]
    public void Names_by_hand(double rival, int? drop, int? freeze)
    {
        var movers = Movers((100, 200), (100, 150), (100, 110), (100, 80));
        LeadSearch.Of(movers, rival, Removal.Drop).Names.ShouldBe(drop);
        LeadSearch.Of(movers, rival, Removal.Freeze).Names.ShouldBe(freeze);
    }

    [Fact]
    public void Every_number_of_names_is_tried_because_dropping_a_heavy_one_can_lift_the_rest()
    {
        // A is heavy and contributes most (+30 of 300 = 10 %), yet rose less than B (+25 %) does.
        var movers = Movers((300, 330), (40, 50), (60, 60));
        var path = LeadSearch.Of(movers, 0.04, Removal.Drop);
        path.Returns[0].ShouldBe(0.1, 1e-12);
        path.Returns[1].ShouldBe(0.1, 1e-12);
        path.Returns[2].ShouldBe(0, 1e-12);
        path.Names.ShouldBe(2);
    }

    [Fact]
    public void The_number_found_is_the_smallest_and_the_path_leads_up_to_it()
    {
        var random = new SplitMix64(20260101);
        for (var run = 0; run < 40; run++)
        {
            var movers = Movers([.. Enumerable.Range(0, 8).Select(_ => (random.NextDouble(50, 500), random.NextDouble(40, 900)))]);
            var rival = random.NextDouble(-0.3, 1);
            foreach (var removal in Enum.GetValues<Removal>())
            {
                var path = LeadSearch.Of(movers, rival, removal);
                for (var k = 0; k < path.Returns.Length; k++)
                {
                    path.Returns[k].ShouldBe(removal == Removal.Drop ? movers.Drop(k).Value : movers.Freeze(k), 1e-15);
                    (path.Returns[k] <= rival).ShouldBe(k == path.Names);
                }

                if (path.Names is null) path.Returns.Length.ShouldBe(movers.Ranked.Length);
            }
        }
    }

    [Fact]
    public void A_selection_of_everybody_leaves_nothing_to_drop_and_nothing_moved_when_frozen()
    {
        var movers = Movers((100, 200), (100, 150));
        var all = movers.Largest(2);
        movers.Drop(all).Reason.ShouldBe(Reason.NoData);
        movers.Freeze(all).ShouldBe(0, 1e-15);
        movers.Share(all).Value.ShouldBe(1, 1e-15);
        Should.Throw<ArgumentOutOfRangeException>(() => LeadSearch.Of(movers, double.NaN, Removal.Drop));
    }

    [Fact]
    public void A_spread_knows_its_ends_and_the_place_of_the_default()
    {
        var spread = new ConventionSpread(0.02, [0.02, double.NaN, -0.01, 0.05, 0.01]);
        (spread.Count, spread.LowestAt, spread.HighestAt, spread.Below, spread.AboveZero).ShouldBe((4, 2, 3, 2, 3));
        new ConventionSpread(double.NaN, []).LowestAt.ShouldBe(-1);
        Orderings.Same([3, 2, 1], [0.3, 0.2, 0.1]).ShouldBeTrue();
        Orderings.Same([3, 2, 1], [0.3, 0.1, 0.2]).ShouldBeFalse();
        Orderings.Same([3, 2], [0.2, 0.2]).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => Orderings.Same([1], [1, 2]));
    }

    private static MoversReport Movers(params (double First, double Last)[] prices)
    {
        var small = new SmallMarket();
        for (var i = 0; i < prices.Length; i++) small.Add($"N{i}", 1000, prices[i].First, prices[i].Last);
        small.List(0, [.. Enumerable.Range(0, prices.Length)]);
        var market = small.Build();
        var resolver = new IndexResolver(market);
        var history = IndexHistoryBuilder.Run(resolver.Resolve(SmallMarket.FullCap, 0, 1, Basis.Fixed, Level.FromPoints(1000)), market.Panel);
        return new MoversReport(market, resolver.Shares, history);
    }
}
