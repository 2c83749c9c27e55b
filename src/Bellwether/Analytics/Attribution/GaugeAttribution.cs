using System.Collections.Immutable;
using Bellwether.Analytics.Contribution;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Attribution;

/// <summary>Linked effects of two gauges by segment (METHODS 5); every effect is a fraction.</summary>
/// <param name="Segments">All segments that either gauge held, in ordinal order.</param>
/// <param name="Allocation">Per segment.</param>
/// <param name="Selection">Per segment; with the geometric method interaction is in it.</param>
/// <param name="Interaction">Per segment; empty with the geometric method.</param>
/// <param name="TotalAllocation">Over all segments.</param>
/// <param name="TotalSelection">Over all segments.</param>
/// <param name="TotalInteraction">Over all segments; 0 with the geometric method.</param>
/// <param name="ReturnA">Compounded return of the first gauge.</param>
/// <param name="ReturnB">Compounded return of the second gauge.</param>
/// <param name="Gap">R(A) − R(B), or (1 + R(A))/(1 + R(B)) − 1 with the geometric method: what the totals amount to.</param>
/// <param name="Periods">Number of periods linked.</param>
/// <param name="Cuts">Periods that were cut because a gauge entered a segment inside them.</param>
public readonly record struct GaugeAttributionResult(
    ImmutableArray<string> Segments,
    ImmutableArray<double> Allocation,
    ImmutableArray<double> Selection,
    ImmutableArray<double> Interaction,
    double TotalAllocation,
    double TotalSelection,
    double TotalInteraction,
    double ReturnA,
    double ReturnB,
    double Gap,
    int Periods,
    int Cuts)
{
    /// <summary>All effects of a segment; they add up to the gap. Geometric effects multiply, so a segment has no total of its own.</summary>
    public Outcome<double> Total(int segment) => Interaction.IsEmpty
        ? Defined.Not(Reason.OutsideDomain, "Geometric effects multiply: only all segments together have a total.")
        : Allocation[segment] + Selection[segment] + Interaction[segment];
}

/// <summary>Attribution of two gauges over a window: periods with the weights at their open, effects, and their linking (METHODS 5).</summary>
public static class GaugeAttribution
{
    /// <summary>The sum of the effects may miss the compounded gap by this share of its terms.</summary>
    private const double Tolerance = 1e-12;

    /// <summary>
    /// Effects of gauge A against gauge B over the same days; <paramref name="ends"/> as <see cref="AttributionOptions.Ends"/> gives them. A segment
    /// that one gauge does not hold takes the other side's return, so that its whole effect is allocation. That the effects amount to the gap of
    /// the two histories is checked here. Reasons as <see cref="EffectLinking.Link"/> and <see cref="GeometricBrinson.Of"/>. METHODS 5.
    /// </summary>
    public static Outcome<GaugeAttributionResult> Of(SegmentHistory a, SegmentHistory b, ReadOnlySpan<int> ends, AttributionOptions options)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(options);
        if (a.Plan.StartDay != b.Plan.StartDay || a.Days != b.Days) throw new ArgumentException("Both gauges must be run over the same days.", nameof(b));
        ImmutableArray<string> names = [.. a.Names.Concat(b.Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var cut = Cut(ends, a, b);
        var rows = new Rows(names, a, b);
        var from = 0;
        foreach (var to in cut)
        {
            rows.Add(from, to);
            from = to;
        }

        var result = options.Method == AttributionMethod.Geometric ? rows.Geometric() : rows.Arithmetic(options);
        if (!result.HasValue) return result;
        var own = result.Value with { Periods = cut.Length, Cuts = cut.Length - ends.Length };
        Check(own, a, b, options);
        return own;
    }

    private static int[] Cut(ReadOnlySpan<int> ends, SegmentHistory a, SegmentHistory b)
    {
        var all = new SortedSet<int>(a.Entries().Concat(b.Entries()));
        foreach (var end in ends) all.Add(end);
        return [.. all];
    }

    // Conservation (DESIGN, decision 5): against the levels of the histories, which no effect was made from.
    private static void Check(GaugeAttributionResult own, SegmentHistory a, SegmentHistory b, AttributionOptions options)
    {
        double growthA = Growth(a), growthB = Growth(b);
        var geometric = options.Method == AttributionMethod.Geometric;
        var gap = geometric ? growthA / growthB - 1 : growthA - growthB;
        var effects = geometric ? (1 + own.TotalAllocation) * (1 + own.TotalSelection) - 1 : own.TotalAllocation + own.TotalSelection + own.TotalInteraction;
        var terms = own.Allocation.Concat(own.Selection).Concat(own.Interaction).Sum(Math.Abs);
        if (!(Math.Abs(effects - gap) <= Tolerance * Math.Max(1, growthA + growthB + terms)))
            throw new InvalidOperationException($"The effects of {a.Plan.Definition.Id} against {b.Plan.Definition.Id} amount to {effects:R}, the gap is {gap:R}.");
    }

    private static double Growth(SegmentHistory own) => (double)(own.Levels[^1].Points / own.Levels[0].Points);

    private sealed class Rows(ImmutableArray<string> names, SegmentHistory a, SegmentHistory b)
    {
        private readonly int[] _a = [.. names.Select(a.IndexOf)], _b = [.. names.Select(b.IndexOf)];
        private readonly List<(double[] WeightsA, double[] WeightsB, double[] ReturnsA, double[] ReturnsB)> _periods = [];
        private readonly List<double> _returnsA = [], _returnsB = [];

        public void Add(int from, int to)
        {
            var (own, other) = (a.Period(from, to), b.Period(from, to));
            _periods.Add((Spread(own.Weights, _a, 0), Spread(other.Weights, _b, 0), Spread(own.Returns, _a, double.NaN), Spread(other.Returns, _b, double.NaN)));
            _returnsA.Add(own.Return);
            _returnsB.Add(other.Return);
        }

        public Outcome<GaugeAttributionResult> Arithmetic(AttributionOptions options)
        {
            var n = names.Length;
            var effects = new List<double[]>();
            foreach (var p in _periods)
            {
                var period = options.Method == AttributionMethod.HoodBeebower
                    ? Brinson.HoodBeebower(p.WeightsA, p.WeightsB, p.ReturnsA, p.ReturnsB)
                    : Brinson.Fachler(p.WeightsA, p.WeightsB, p.ReturnsA, p.ReturnsB);
                if (!period.HasValue) return Outcome<GaugeAttributionResult>.Undefined(period.Reason, period.Detail);
                effects.Add([.. period.Value.Allocation, .. period.Value.Selection, .. period.Value.Interaction]);
            }

            var linked = EffectLinking.Link(options.Linking, effects, _returnsA.ToArray(), _returnsB.ToArray());
            if (!linked.HasValue) return Outcome<GaugeAttributionResult>.Undefined(linked.Reason, linked.Detail);
            var all = linked.Value.Effects;
            ImmutableArray<double> allocation = all[..n], selection = all[n..(2 * n)], interaction = all[(2 * n)..];
            return new GaugeAttributionResult(
                names, allocation, selection, interaction, Moments.Sum(allocation.AsSpan()), Moments.Sum(selection.AsSpan()), Moments.Sum(interaction.AsSpan()),
                linked.Value.ReturnPortfolio, linked.Value.ReturnBenchmark, linked.Value.ReturnPortfolio - linked.Value.ReturnBenchmark, 0, 0);
        }

        // Totals compound without linking (METHODS 5.3); a segment's share of them is spread by the logarithms of METHODS 4.2.
        public Outcome<GaugeAttributionResult> Geometric()
        {
            var periods = new List<GeometricBrinsonResult>();
            foreach (var p in _periods)
            {
                var period = GeometricBrinson.Of(p.WeightsA, p.WeightsB, p.ReturnsA, p.ReturnsB);
                if (!period.HasValue) return Outcome<GaugeAttributionResult>.Undefined(period.Reason, period.Detail);
                periods.Add(period.Value);
            }

            var totals = GeometricBrinson.OverTime(periods);
            if (!totals.HasValue) return Outcome<GaugeAttributionResult>.Undefined(totals.Reason, totals.Detail);
            var allocation = CarinoContribution.Link([.. periods.Select(period => period.Allocation.ToArray())]);
            if (!allocation.HasValue) return Outcome<GaugeAttributionResult>.Undefined(allocation.Reason, allocation.Detail);
            var selection = CarinoContribution.Link([.. periods.Select(period => period.Selection.ToArray())]);
            if (!selection.HasValue) return Outcome<GaugeAttributionResult>.Undefined(selection.Reason, selection.Detail);
            return new GaugeAttributionResult(
                names, allocation.Value.Fractions, selection.Value.Fractions, [], totals.Value.Allocation, totals.Value.Selection, 0,
                Compound(_returnsA), Compound(_returnsB), totals.Value.Excess, 0, 0);
        }

        private static double Compound(List<double> returns)
        {
            var growth = 1.0;
            foreach (var r in returns) growth *= 1 + r;
            return growth - 1;
        }

        private static double[] Spread(double[] own, int[] positions, double absent) => Array.ConvertAll(positions, at => at >= 0 ? own[at] : absent);
    }
}

/// <summary>From replicated members to published levels: the part of a gap that no segment explains (METHODS 2.4).</summary>
public static class ReplicationGap
{
    /// <summary>R(official) − R(replica), or (1 + R(official))/(1 + R(replica)) − 1.</summary>
    public static double Of(double official, double replica, AttributionMethod method) =>
        method == AttributionMethod.Geometric ? (1 + official) / (1 + replica) - 1 : official - replica;

    /// <summary>Throws unless effects and both replication gaps amount to the gap of the returns that are printed; NaN fails too. DESIGN, decision 5.</summary>
    public static void MustClose(double effects, double replicationA, double replicationB, double gap, AttributionMethod method)
    {
        var closed = method == AttributionMethod.Geometric ? (1 + effects) * (1 + replicationA) / (1 + replicationB) - 1 : effects + replicationA - replicationB;
        if (!(Math.Abs(closed - gap) <= 1e-11 * Math.Max(1, Math.Abs(gap)))) throw new InvalidOperationException($"Effects and replication gaps amount to {closed:R}, the gap is {gap:R}.");
    }
}
