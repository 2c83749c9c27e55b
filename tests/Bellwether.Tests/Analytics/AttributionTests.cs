using Bellwether.Analytics.Attribution;
using Bellwether.Market;
using FsCheck;
using FsCheck.Fluent;

namespace Bellwether.Tests.Analytics;

public sealed class AttributionTests
{
    private static readonly double[] Wp = [0.4, 0.3, 0.3], Wb = [0.4, 0.2, 0.4], Rp = [0.2, -0.05, 0.06], Rb = [0.1, -0.04, 0.08];

    [Fact]
    public void Both_allocations_have_one_total()
    {
        // METHODS 5.2, Bacon: both total −1.2 %.
        Brinson.HoodBeebower(Wp, Wb, Rp, Rb).Value.TotalAllocation.ShouldBe(-0.012, 1e-15);
        Brinson.Fachler(Wp, Wb, Rp, Rb).Value.TotalAllocation.ShouldBe(-0.012, 1e-15);
    }

    [Fact]
    public void A_segment_on_one_side_only_has_neither_selection_nor_interaction()
    {
        var result = Brinson.Fachler([0.5, 0.5, 0], [0.5, 0, 0.5], [0.1, 0.2, double.NaN], [0.05, double.NaN, -0.1]).Value;
        result.Selection[1..].ShouldBe([0, 0]);
        result.Interaction[1..].ShouldBe([0, 0]);
        (result.TotalAllocation + result.TotalSelection + result.TotalInteraction).ShouldBe(result.Excess, 1e-15);
    }

    [Fact]
    public void Edge_cases_have_reasons()
    {
        Brinson.Fachler([], [], [], []).Reason.ShouldBe(Reason.NoData);
        Brinson.Fachler([1], [1], [double.NaN], [0]).Reason.ShouldBe(Reason.OutsideDomain);
        Brinson.Fachler([1], [0.9], [0.1], [0]).Reason.ShouldBe(Reason.OutsideDomain);
        GeometricBrinson.Of([1], [1], [0.1], [-1]).Reason.ShouldBe(Reason.OutsideDomain);
        GeometricBrinson.OverTime([]).Reason.ShouldBe(Reason.NoData);
        EffectLinking.Link(LinkingMethod.Carino, [], [], []).Reason.ShouldBe(Reason.NoData);
        EffectLinking.Link(LinkingMethod.Grap, [[0.1]], [-1], [0]).Reason.ShouldBe(Reason.OutsideDomain);
        Should.Throw<ArgumentException>(() => Brinson.Fachler([1], [1, 2], [1], [1]));
    }

    [Fact]
    public void Constituents_are_gathered_into_segments()
    {
        var segments = SegmentTotals.Of([0.2, 0.3, 0.5, 0], [0.1, -0.1, 0.04, double.NaN], ["it", "bio", "it", "mining"]).Value;
        segments.Select(s => (s.Group, s.Weight)).ShouldBe([("bio", 0.3), ("it", 0.7), ("mining", 0)]);
        segments[1].Return.ShouldBe((0.02 + 0.02) / 0.7, 1e-16);
        double.IsNaN(segments[2].Return).ShouldBeTrue();
        SegmentTotals.Of([1], [double.NaN], ["it"]).Reason.ShouldBe(Reason.OutsideDomain);
    }

    [Fact]
    public void Equal_gauges_link_to_nothing()
    {
        foreach (var method in Enum.GetValues<LinkingMethod>())
            EffectLinking.Link(method, [[0.01, -0.01], [0.02, -0.02]], [0.1, -0.1], [0.1, -0.1]).Value.Total.ShouldBe(0, 1e-16);
    }

    [Fact]
    public void Linked_effects_add_up_to_the_compounded_gap_with_every_method() => Draw.Law(Periods, periods =>
    {
        var results = periods.Select(p => Brinson.Fachler(p.Wp, p.Wb, p.Rp, p.Rb).Value).ToArray();
        double[] a = [.. results.Select(r => r.ReturnPortfolio)], b = [.. results.Select(r => r.ReturnBenchmark)];
        double[][] effects = [.. results.Select(r => (double[])[.. r.Allocation, .. r.Selection, .. r.Interaction])];
        var linked = Enum.GetValues<LinkingMethod>().Select(m => EffectLinking.Link(m, effects, a, b).Value).ToArray();
        return linked.All(l => Draw.Near(l.Total, l.ReturnPortfolio - l.ReturnBenchmark));
    });

    [Fact]
    public void Geometric_effects_multiply_to_the_geometric_gap() => Draw.Law(Periods, periods =>
    {
        var total = GeometricBrinson.OverTime([.. periods.Select(p => GeometricBrinson.Of(p.Wp, p.Wb, p.Rp, p.Rb).Value)]).Value;
        return Draw.Near((1 + total.Allocation) * (1 + total.Selection), 1 + total.Excess);
    });

    private static Arbitrary<(double[] Wp, double[] Wb, double[] Rp, double[] Rb)[]> Periods { get; } =
        (from n in Gen.Choose(1, 5)
         from periods in Gen.Choose(1, 6)
         from all in
             (from wp in Weights(n)
              from wb in Weights(n)
              from rp in Draw.Fraction(-0.3, 0.3).ArrayOf(n)
              from rb in Draw.Fraction(-0.3, 0.3).ArrayOf(n)
              select (wp, wb, rp, rb)).ArrayOf(periods)
         select all).ToArbitrary();

    private static Gen<double[]> Weights(int n) => Gen.Choose(0, 10).ArrayOf(n).Select(w => w.Sum() == 0 ? [.. w.Select(_ => 1.0 / w.Length)] : w.Select(x => (double)x / w.Sum()).ToArray());
}
