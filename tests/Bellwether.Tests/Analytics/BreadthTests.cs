using Bellwether.Analytics.Breadth;
using Bellwether.Market;

namespace Bellwether.Tests.Analytics;

public sealed class BreadthTests
{
    [Fact]
    public void Doubling_is_inclusive_and_exact()
    {
        Multiples.AtLeast(0.1m, 0.2m).ShouldBeTrue();
        Multiples.AtLeast(33.33m, 66.65m).ShouldBeFalse();
        // 1,500 yen before a 1:3 split, 1,000 after it: 3,000 is exactly twice.
        Multiples.AtLeast(15_000_000, 10_000_000, new Ratio(3, 1)).ShouldBeTrue();
        Multiples.AtLeast(15_000_001, 10_000_000, new Ratio(3, 1)).ShouldBeFalse();
        Multiples.AtLeast(10_000_000, 9_000_000, Ratio.One, 1).ShouldBeFalse();
    }

    [Fact]
    public void Members_are_counted_once_each()
    {
        var counts = WindowCounts.Count(
        [
            new CountedMember("up", [1m, 3m]), new CountedMember("flat", [2m, 2m]), new CountedMember("ipo", [null, 5m]),
            new CountedMember("gone", [5m, null], Delisted: true), new CountedMember("halted", [5m, 6m, null]), new CountedMember("none", [null, null]),
        ]).Value;
        counts.Eligible.Select(m => m.Id).ShouldBe(["up", "flat", "halted"]);
        (counts.Advancers, counts.Decliners, counts.Unchanged).ShouldBe((1, 0, 2));
        counts.NotFullWindow.ShouldBe(["ipo"]);
        counts.Dropped.ShouldBe(["gone"]);
        counts.Unpriced.ShouldBe(["none"]);
        counts.Stale.ShouldBe(["halted"]);
        counts.MedianReturn.Value.ShouldBe(0.2, 1e-15);
        WindowCounts.Count([new CountedMember("bad", [0m, 1m])]).Reason.ShouldBe(Reason.OutsideDomain);
        WindowCounts.Count([]).Value.Eligible.ShouldBeEmpty();
        WindowCounts.Count([]).Value.MedianReturn.Reason.ShouldBe(Reason.NoData);
    }

    [Fact]
    public void An_average_needs_all_its_closes()
    {
        var result = MovingAverage.Of([1, 2, double.NaN, 4, 5, 6], 3).Value;
        result.Above.ShouldBe([null, null, null, null, null, true]);
        MovingAverage.Of([], 3).Reason.ShouldBe(Reason.NoData);
        MovingAverage.Of([0], 3).Reason.ShouldBe(Reason.OutsideDomain);
        MovingAverage.ShareAbove([[1, 2, 3], [3, 2, 1], [1]], 3).Value.ShouldBe(0.5);
        MovingAverage.ShareAbove([[1, 2]], 3).Reason.ShouldBe(Reason.TooShort);
    }

    [Fact]
    public void Equal_to_the_average_is_not_above() => MovingAverage.Of([2, 2, 2], 3).Value.Above[2].ShouldBe(false);

    [Fact]
    public void Concentration_edge_cases()
    {
        Concentration.Of([]).Reason.ShouldBe(Reason.NoData);
        Concentration.Of([0, 0]).Reason.ShouldBe(Reason.NoData);
        Concentration.Of([1, -1]).Reason.ShouldBe(Reason.OutsideDomain);
        Concentration.Of([1, double.NaN]).Reason.ShouldBe(Reason.OutsideDomain);
        var single = Concentration.Of([7]).Value;
        (single.Hhi, single.EffectiveNumber, single.Normalised, single.EntropyNumber, single.Gini).ShouldBe((1, 1, 1, 1, 0));
    }

    [Fact]
    public void A_day_counts_stale_members_as_unchanged() =>
        AdvanceDecline.Day([0.1, -0.1, 0, 0.2, double.NaN], [false, false, false, true, false]).ShouldBe(new DailyCounts(1, 1, 2));

    [Fact]
    public void Momentum_without_movers_is_zero()
    {
        McClellan.Of([0, 10], [0, 0]).RatioAdjustedNet.ShouldBe([0, 1000]);
        McClellan.Of([], []).Oscillator.ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => McClellan.Of([1], []));
        AdvanceDecline.Line([3, 1], [1, 4]).ShouldBe([2, -1]);
        Should.Throw<ArgumentException>(() => AdvanceDecline.Line([-1], [0]));
    }

    [Fact]
    public void Concentration_lies_between_its_bounds_and_ignores_units_and_order() => Draw.Law(Draw.Weights, w =>
    {
        var result = Concentration.Of(w).Value;
        var other = Concentration.Of([.. w.Reverse().Select(x => x * 1e6)]).Value;
        return result.EffectiveNumber >= 1 - 1e-12 && result.EffectiveNumber <= result.EntropyNumber + 1e-9 && result.EntropyNumber <= w.Length + 1e-9
            && result.Gini is >= 0 and < 1 && Draw.Near(result.Top(w.Length), 1) && Draw.Near(result.Hhi, other.Hhi) && Draw.Near(result.Gini, other.Gini);
    });
}
