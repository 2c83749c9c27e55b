using System.Collections.Immutable;
using Bellwether.Analytics.Attribution;
using Bellwether.Indices;
using Bellwether.Market;
using Bellwether.Tests.Indices;
using FsCheck.Fluent;

namespace Bellwether.Tests.Analytics;

/// <summary>Attribution of whole gauges over whole windows: the effects amount to the gap of the levels, whatever enters, leaves or splits.</summary>
public sealed class GaugeAttributionTests
{
    private const int Securities = 12;
    private const int Days = 9;

    [Fact]
    public void One_day_is_the_textbook_case()
    {
        // Gauge A holds 300 of x and 100 of y, gauge B 100 of y and 300 of z; x +10 %, y −5 %, z +2 %.
        var market = Prices([100, 110], [100, 95], [100, 102]);
        var a = Segments(market, [3, 1, 0]);
        var b = Segments(market, [0, 1, 3]);
        var own = GaugeAttribution.Of(a, b, [1], new AttributionOptions()).Value;
        own.Segments.ShouldBe(["s0", "s1", "s2"]);
        own.ReturnA.ShouldBe(0.0625, 1e-15);
        own.ReturnB.ShouldBe(0.0025, 1e-15);
        // (0.75 − 0)(0.10 − 0.0025), 0, (0 − 0.75)(0.02 − 0.0025): a segment of one side has allocation alone.
        own.Allocation.ShouldBe([0.073125, 0, -0.013125], 1e-15);
        own.Selection.ShouldBe([0, 0, 0], 1e-15);
        own.Interaction.ShouldBe([0, 0, 0], 1e-15);
        own.Periods.ShouldBe(1);
        var geometric = GaugeAttribution.Of(a, b, [1], new AttributionOptions(AttributionMethod.Geometric)).Value;
        geometric.Gap.ShouldBe(1.0625 / 1.0025 - 1, 1e-15);
        geometric.TotalSelection.ShouldBe(0, 1e-15);
        geometric.Total(0).Reason.ShouldBe(Reason.OutsideDomain);
    }

    [Fact]
    public void A_gauge_of_a_single_constituent_is_attributed_too()
    {
        var market = Prices([100, 110, 99, 121], [100, 95, 97, 90], [100, 102, 103, 101]);
        var a = Segments(market, [5, 0, 0]);
        var b = Segments(market, [1, 1, 1]);
        foreach (var options in Every())
        {
            var own = GaugeAttribution.Of(a, b, AttributionOptions.Ends(market.Calendar, 0, 3, options.Period), options).Value;
            own.ReturnA.ShouldBe(0.21, 1e-12);
        }

        var same = GaugeAttribution.Of(a, a, [1, 2, 3], new AttributionOptions()).Value;
        same.Gap.ShouldBe(0);
        same.Allocation.Concat(same.Selection).Concat(same.Interaction).ShouldAllBe(effect => effect == 0);
    }

    [Fact]
    public void A_period_is_cut_where_a_gauge_enters_a_segment()
    {
        var market = Prices([100, 110, 120, 130], [100, 95, 97, 90]);
        var entering = Plan(market, [2, 0]) with { Changes = [new PlannedChange(2, 1, ChangeKind.Entry, 2_000_000)] };
        var a = SegmentHistory.Of(entering, market.Panel, Label);
        var b = Segments(market, [1, 1]);
        var own = GaugeAttribution.Of(a, b, [3], new AttributionOptions(Period: AttributionPeriod.Month)).Value;
        own.Periods.ShouldBe(2);
        own.Cuts.ShouldBe(1);
        a.Weights(0).ToArray().ShouldBe([1.0, 0]);
        a.Weights(1)[1].ShouldBe(95 / 205.0, 1e-15);
    }

    [Fact]
    public void A_segment_is_weighed_and_returns_as_its_members_do()
    {
        var market = Prices([100, 110, 99, 121], [100, 95, 97, 90], [100, 102, 103, 101]);
        var own = SegmentHistory.Of(Plan(market, [1, 2, 4]), market.Panel, security => security == 0 ? "one" : "two");
        own.Return(own.IndexOf("one")).Value.ShouldBe(0.21, 1e-12);
        own.Return(own.IndexOf("two")).Value.ShouldBe((2 * 90 + 4 * 101) / 600.0 - 1, 1e-12);
        own.IndexOf("three").ShouldBeLessThan(0);
        own.AverageWeight(0).ShouldBe((1 / 7.0 + 110 / 708.0 + 99 / 705.0) / 3, 1e-15);
    }

    [Fact]
    public void Periods_end_with_days_weeks_and_months()
    {
        // Thursday to the Tuesday after next, over a month's end.
        var calendar = new TradingCalendar([.. new[] { "2019-01-24", "2019-01-25", "2019-01-28", "2019-01-31", "2019-02-01", "2019-02-04", "2019-02-05" }.Select(day => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))]);
        AttributionOptions.Ends(calendar, 0, 6, AttributionPeriod.Day).ShouldBe([1, 2, 3, 4, 5, 6]);
        AttributionOptions.Ends(calendar, 0, 6, AttributionPeriod.Week).ShouldBe([1, 4, 6]);
        AttributionOptions.Ends(calendar, 0, 6, AttributionPeriod.Month).ShouldBe([3, 6]);
        AttributionOptions.Ends(calendar, 2, 3, AttributionPeriod.Month).ShouldBe([1]);
    }

    // What is asserted beside the sums that production checks itself: every linking gives the same gap, and segments add up to the totals.
    [Fact]
    public void Effects_amount_to_the_gap_through_entries_exits_and_splits() => Draw.Few(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
    {
        var (market, a, b) = Random(seed);
        double? gap = null;
        foreach (var options in Every())
        {
            var outcome = GaugeAttribution.Of(a, b, AttributionOptions.Ends(market.Calendar, 0, Days - 1, options.Period), options);
            if (!outcome.HasValue) return false;
            var own = outcome.Value;
            if (!Draw.Near(own.Allocation.Sum(), own.TotalAllocation, 1e-12) || !Draw.Near(own.Selection.Sum(), own.TotalSelection, 1e-12)) return false;
            if (options.Method == AttributionMethod.Geometric) continue;
            gap ??= own.Gap;
            if (!Draw.Near(own.Gap, gap.Value, 1e-12)) return false;
            if (!Draw.Near(Enumerable.Range(0, own.Segments.Length).Sum(i => own.Total(i).Value), own.Gap, 1e-12)) return false;
        }

        return true;
    });

    [Fact]
    public void Published_levels_close_the_way_or_stop_it()
    {
        ReplicationGap.MustClose(0.05, 0.01, -0.02, 0.08, AttributionMethod.Fachler);
        ReplicationGap.MustClose(0.05, 0.01, -0.02, 1.05 * 1.01 / 0.98 - 1, AttributionMethod.Geometric);
        Should.Throw<InvalidOperationException>(() => ReplicationGap.MustClose(0.05, 0.01, -0.02, 0.0801, AttributionMethod.Fachler));
        Should.Throw<InvalidOperationException>(() => ReplicationGap.MustClose(0.05, 0.01, double.NaN, 0.08, AttributionMethod.Fachler));
    }

    private static IEnumerable<AttributionOptions> Every() =>
        from method in Enum.GetValues<AttributionMethod>()
        from linking in method == AttributionMethod.Geometric ? [LinkingMethod.Carino] : Enum.GetValues<LinkingMethod>()
        from period in Enum.GetValues<AttributionPeriod>()
        select new AttributionOptions(method, linking, period);

    private static string Label(int security) => "s" + security.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static MarketSnapshot Prices(params double[][] prices)
    {
        var market = new SmallMarket();
        for (var i = 0; i < prices.Length; i++) market.Add("c" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), 1, prices[i]);
        return market.Build();
    }

    private static SegmentHistory Segments(MarketSnapshot market, long[] shares) => SegmentHistory.Of(Plan(market, shares), market.Panel, Label);

    private static ResolvedIndex Plan(MarketSnapshot market, long[] shares) => new()
    {
        Definition = SmallMarket.FullCap,
        Basis = Basis.Chained,
        StartDay = 0,
        EndDay = market.Calendar.Count - 1,
        StartLevel = Level.FromPoints(1000),
        Holdings = [.. shares.Select(count => count * Units.FactorOne)],
        Changes = [],
        Roster = new Roster(0, [.. Enumerable.Range(0, shares.Length).Where(i => shares[i] > 0)], [], [], []),
    };

    private static (MarketSnapshot Market, SegmentHistory A, SegmentHistory B) Random(int seed)
    {
        var random = new Random(seed);
        var prices = Enumerable.Range(0, Securities).Select(_ =>
        {
            var price = 50.0 + random.Next(2000);
            return Enumerable.Range(0, Days).Select(_ => price = Math.Round(price * (0.9 + 0.2 * random.NextDouble()) + 1, 1)).ToArray();
        }).ToArray();
        var market = Prices(prices);
        var groups = Enumerable.Range(0, Securities).Select(_ => random.Next(4)).ToArray();
        return (market, Life(), Life());

        SegmentHistory Life()
        {
            var held = Enumerable.Range(0, Securities).Select(i => i == seed % Securities || random.Next(3) > 0 ? (long)random.Next(1, 5000) : 0).ToArray();
            var plan = Plan(market, held);
            var now = plan.Holdings.ToArray();
            var changes = ImmutableArray.CreateBuilder<PlannedChange>();
            for (var day = 1; day < Days; day++)
            {
                var i = random.Next(Securities);
                if (i == seed % Securities) continue;
                var (kind, amount) = now[i] == 0 ? (ChangeKind.Entry, random.Next(1, 5000) * (long)Units.FactorOne) : random.Next(3) switch { 0 => (ChangeKind.Exit, 0L), 1 => (ChangeKind.Split, now[i] * 2), _ => (ChangeKind.Shares, now[i] + Units.FactorOne) };
                changes.Add(new PlannedChange(day, i, kind, amount));
                now[i] = amount;
            }

            return SegmentHistory.Of(plan with { Changes = changes.ToImmutable() }, market.Panel, security => Label(groups[security]));
        }
    }
}
