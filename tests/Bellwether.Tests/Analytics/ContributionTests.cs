using Bellwether.Analytics.Contribution;
using Bellwether.Market;

namespace Bellwether.Tests.Analytics;

public sealed class ContributionTests
{
    private const double Nan = double.NaN;

    [Fact]
    public void Points_of_a_day_by_hand()
    {
        // Vector 1.2, day 1: 1,000 points on 1,700,000; A +10·1000, B −3·2000, C +60·500.
        var points = DailyPoints.CapWeighted([500_000.0, 600_000, 600_000], [510_000.0, 594_000, 630_000], 1000).Value;
        points[0].ShouldBe(5.882352941176470, 1e-12);
        points[1].ShouldBe(-3.529411764705882, 1e-12);
        points[2].ShouldBe(17.64705882352941, 1e-12);
    }

    [Fact]
    public void Decimal_points_agree_with_double_points()
    {
        var exact = DailyPoints.CapWeighted([500_000m, 600_000m, null], [510_000m, null, 1m], 1000m).Value;
        var statistic = DailyPoints.CapWeighted([500_000.0, 600_000, Nan], [510_000.0, Nan, 1], 1000).Value;
        exact.Select(p => (double)p).ShouldBe(statistic, 1e-12);
        exact[1].ShouldBe(0);
    }

    [Fact]
    public void Dividends_add_points_to_a_total_return_index() =>
        // 1,000 points, dividends of 20 on a market of 1,000: 20 points, all from the payer.
        DailyPoints.Dividends([400, 600], [20, Nan], 1000).Value.ShouldBe([20, 0], 1e-12);

    [Fact]
    public void Edge_cases_have_reasons()
    {
        DailyPoints.CapWeighted([Nan], [1.0], 1000).Reason.ShouldBe(Reason.NoData);
        DailyPoints.CapWeighted([-1.0], [1.0], 1000).Reason.ShouldBe(Reason.OutsideDomain);
        DailyPoints.CapWeighted([1.0], [-1.0], 1000).Reason.ShouldBe(Reason.OutsideDomain);
        DailyPoints.CapWeighted([(decimal?)null], [1m], 1000).Reason.ShouldBe(Reason.NoData);
        DailyPoints.PriceWeighted([1], [2], 0).Reason.ShouldBe(Reason.OutsideDomain);
        WindowContribution.CapWeighted([], [], 1000).Reason.ShouldBe(Reason.NoData);
        CarinoContribution.Link([]).Reason.ShouldBe(Reason.NoData);
        CarinoContribution.Link([[-1.0]]).Reason.ShouldBe(Reason.OutsideDomain);
        CarinoContribution.Coefficient(Nan).Reason.ShouldBe(Reason.OutsideDomain);
        GroupContribution.Return([[0.0]], [[0.1]], [true]).Reason.ShouldBe(Reason.NoData);
        ExTop.Share([], 100, 110, 3).Reason.ShouldBe(Reason.NoData);
    }

    [Fact]
    public void The_share_of_a_rally_that_did_not_happen_is_undefined()
    {
        ExTop.Share([5, -4.95], 100, 100.05, 1).Reason.ShouldBe(Reason.OutsideDomain);
        ExTop.Share([5, 3, 2], 100, 110, 2).Value.ShouldBe(0.8, 1e-15);
    }

    [Fact]
    public void Carino_coefficients_join_smoothly_at_zero()
    {
        CarinoContribution.Coefficient(0).Value.ShouldBe(1);
        foreach (var r in new[] { 9.9e-5, 1.01e-4, -9.9e-5, -1.01e-4 })
            CarinoContribution.Coefficient(r).Value.ShouldBe(1 - r / 2 + r * r / 3, 3e-12);
    }

    [Fact]
    public void A_sum_that_misses_the_whole_throws_and_so_does_nan()
    {
        Should.Throw<InvalidOperationException>(() => ContributionSum.MustEqual([1, 2], 4, 1000));
        Should.Throw<InvalidOperationException>(() => ContributionSum.MustEqual([1, Nan], 3, 1000));
        ContributionSum.MustEqual([1, 2], 3, 1000);
    }

    [Fact]
    public void Groups_take_the_label_valid_on_each_day()
    {
        var groups = GroupContribution.SumByDay([[1, 2], [10, 20]], [["bio", "it"], ["it", "it"]]);
        groups.ShouldBe([new GroupTotal("bio", 1), new GroupTotal("it", 32)]);
    }

    [Fact]
    public void Contributions_add_up_to_the_return() => Draw.Law(Draw.Baskets, market =>
    {
        var basket = DriftingWeights.Of(market.Values, market.Returns).Value;
        var linked = CarinoContribution.Link(basket.WeightRows(), market.Returns).Value;
        return Draw.Near(basket.Contributions.Sum(), basket.Return) && Draw.Near(linked.Fractions.Sum(), basket.Return) && Draw.Near(linked.WindowReturn, basket.Return);
    });

    [Fact]
    public void Contributions_follow_a_permutation_of_the_names() => Draw.Law(Draw.Baskets, market =>
    {
        var straight = DriftingWeights.Of(market.Values, market.Returns).Value;
        var mirrored = DriftingWeights.Of([.. market.Values.Reverse()], [.. market.Returns.Select(day => day.Reverse().ToArray())]).Value;
        return straight.Contributions.Zip(mirrored.Contributions.Reverse()).All(c => Draw.Near(c.First, c.Second, 1e-12));
    });

    [Fact]
    public void Dropping_nobody_is_the_gauge_and_a_group_of_all_too() => Draw.Law(Draw.Baskets, market =>
    {
        var basket = DriftingWeights.Of(market.Values, market.Returns).Value;
        return Draw.Near(ExTop.Drop(basket.WeightRows(), market.Returns, []).Value, basket.Return)
            && Draw.Near(ExTop.Freeze(basket.Return, basket.Contributions.AsSpan(), []).Value, basket.Return);
    });

    [Fact]
    public void A_group_without_its_only_hero_is_the_return_of_the_others() => Draw.Law(Draw.Baskets, market =>
    {
        var basket = DriftingWeights.Of(market.Values, market.Returns).Value;
        var others = DriftingWeights.Of(market.Values.AsSpan(1), [.. market.Returns.Select(day => day[1..])]).Value;
        return Draw.Near(ExTop.Drop(basket.WeightRows(), market.Returns, [0]).Value, others.Return);
    });
}
