using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Attribution;
using Bellwether.Analytics.Gauges;
using Bellwether.Indices;

namespace Bellwether.Desk;

/// <summary>An attribution worked out: both gauges' segments, the effects, and the way from replicated members to published levels.</summary>
internal sealed class AttributionCase
{
    private readonly Workspace _workspace;
    private readonly Gauge _gaugeA, _gaugeB;
    private readonly string _basis;
    private readonly int _start, _end;

    private AttributionCase(Workspace workspace, Gauge a, Gauge b, string basis, int start, int end, Segmentation by, AttributionOptions options)
    {
        (_workspace, _gaugeA, _gaugeB, _basis, _start, _end, By) = (workspace, a, b, basis, start, end, by);
        By.Check(workspace, Plan(a, basis, start, end), Plan(b, basis, start, end));
        (A, B) = (History(workspace, a, basis, start, end, by), History(workspace, b, basis, start, end, by));
        var effects = GaugeAttribution.Of(A, B, AttributionOptions.Ends(workspace.Market.Calendar, start, end, options.Period), options);
        if (!effects.HasValue) throw new DeskException(ExitCode.DataMissing, $"{a.Id} against {b.Id} cannot be attributed: {effects.Detail}");
        Effects = effects.Value;
        var (headA, headB) = (Headline(workspace, a, basis, start, end), Headline(workspace, b, basis, start, end));
        Gap = ReplicationGap.Of(headA, headB, options.Method);
        ReplicationGap.MustClose(
            Effects.Gap,
            ReplicationGap.Of(headA, (double)a.History(BasisOf(basis), start, end).Return, options.Method),
            ReplicationGap.Of(headB, (double)b.History(BasisOf(basis), start, end).Return, options.Method),
            Gap,
            options.Method);
        Words =
        [
            $"{AttributionChoice.Words(options)}, {BasisWords.Of(basis)}",
            string.Create(CultureInfo.InvariantCulture, $"{Effects.Periods} periods, {Effects.Segments.Length} segments by {by}, {a.Id} against {b.Id}"),
        ];
    }

    /// <summary>Segmentation.</summary>
    public Segmentation By { get; }

    /// <summary>Segments of the first gauge.</summary>
    public SegmentHistory A { get; }

    /// <summary>Segments of the second gauge.</summary>
    public SegmentHistory B { get; }

    /// <summary>Linked effects.</summary>
    public GaugeAttributionResult Effects { get; }

    /// <summary>The gap of the headline returns.</summary>
    public double Gap { get; }

    /// <summary>Inputs in words.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>The case of a fact's question, worked out once.</summary>
    public static AttributionCase Of(Question q)
    {
        var options = KeyOptions.Of(q.Key);
        if (options.Head.Length == 0 || options.Head.Contains('=', StringComparison.Ordinal)) throw new DeskException(ExitCode.Usage, $"{q.Key.Measure} names the other gauge, as in {q.Key.Measure}(nikkei225;by=sector).");
        return Of(q.Workspace, q.Gauge, q.Workspace.Find(options.Head), q.Key.Basis, q.Start, q.End, Segmentation.Of(options.Word("by", "sector")), AttributionChoice.Of(options));
    }

    /// <summary>A case, worked out once.</summary>
    public static AttributionCase Of(Workspace workspace, Gauge a, Gauge b, string basis, int start, int end, Segmentation by, AttributionOptions options)
    {
        if (by.Kind == "theme" && by.Theme is null) throw new DeskException(ExitCode.Usage, "Themes overlap: name one, as in by=theme:biotech.");
        return workspace.Once(string.Create(CultureInfo.InvariantCulture, $"attribution {a.Id} {b.Id} {basis} {start} {end} {by} {options}"), () => new AttributionCase(workspace, a, b, basis, start, end, by, options));
    }

    /// <summary>The segments of one gauge, worked out once.</summary>
    public static SegmentHistory History(Workspace workspace, Gauge gauge, string basis, int start, int end, Segmentation by) => workspace.Once(
        string.Create(CultureInfo.InvariantCulture, $"segments {gauge.Id} {basis} {start} {end} {by}"),
        () => SegmentHistory.Of(Plan(gauge, basis, start, end), workspace.Market.Panel, by.Label(workspace, start)));

    /// <summary>The plan of a gauge on a basis; a published series without constituents has none.</summary>
    public static ResolvedIndex Plan(Gauge gauge, string basis, int start, int end)
    {
        if (!gauge.HasMembers) throw new DeskException(ExitCode.DataMissing, $"The gauge {gauge.Id} is only a published series: it has levels, but no constituents to attribute a gap to.");
        return gauge.History(BasisOf(basis), start, end).Plan;
    }

    /// <summary>The return a reader is told: of the published level where it answers, else of the members on the basis.</summary>
    public static double Headline(Workspace workspace, Gauge gauge, string basis, int start, int end) => gauge.HeadlineBasis(start, end) == BasisName.Official
        ? (double)ExactReturns.Between(gauge.Official![start]!.Value, gauge.Official[end]!.Value)
        : (double)gauge.History(BasisOf(basis), start, end).Return;

    /// <summary>The basis of a key; attribution stands on members.</summary>
    public static Basis BasisOf(string basis) => basis switch
    {
        BasisName.Fixed => Basis.Fixed,
        BasisName.Chained => Basis.Chained,
        _ => throw new DeskException(ExitCode.Usage, $"An attribution stands on members: its basis is {BasisName.Fixed} or {BasisName.Chained}, not {basis}."),
    };

    /// <summary>The segment that a key names, without its kind.</summary>
    public string Segment(FactKey key)
    {
        var prefix = By.Kind + ":";
        return key.Member!.StartsWith(prefix, StringComparison.Ordinal) ? key.Member[prefix.Length..] : throw NoSegment(key);
    }

    /// <summary>Neither gauge held that segment.</summary>
    public DeskException NoSegment(FactKey key) =>
        new(ExitCode.DataMissing, $"Neither {_gaugeA.Id} nor {_gaugeB.Id} held {key.Member} in {key.Window}. Segments by {By}: {string.Join(", ", Effects.Segments.Select(name => $"{By.Kind}:{name}"))}.");

    /// <summary>The way down: effects of the segment, then both gauges' constituents in it.</summary>
    public IEnumerable<string> Rows(FactKey key)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{Effects.Periods} periods: {_gaugeA.Id} returned {Effects.ReturnA:R}, {_gaugeB.Id} {Effects.ReturnB:R}; all effects amount to {Effects.Gap:R}");
        yield return string.Create(CultureInfo.InvariantCulture, $"allocation {Effects.TotalAllocation:R}, selection {Effects.TotalSelection:R}, interaction {Effects.TotalInteraction:R}");
        var names = key.Member is null ? Largest() : [Segment(key)];
        foreach (var name in names)
        {
            var at = Effects.Segments.BinarySearch(name, StringComparer.Ordinal);
            var interaction = Effects.Interaction.IsEmpty ? "" : string.Create(CultureInfo.InvariantCulture, $", interaction {Effects.Interaction[at]:R}");
            yield return string.Create(CultureInfo.InvariantCulture, $"{By.Kind}:{name} allocation {Effects.Allocation[at]:R}, selection {Effects.Selection[at]:R}{interaction}");
            foreach (var row in SegmentRows.Of(_workspace, _gaugeA, _basis, _start, _end, A, By, name)) yield return row;
            foreach (var row in SegmentRows.Of(_workspace, _gaugeB, _basis, _start, _end, B, By, name)) yield return row;
        }
    }

    private IEnumerable<string> Largest() => Effects.Segments
        .Select((name, at) => (name, Size: Math.Abs(Effects.Allocation[at]) + Math.Abs(Effects.Selection[at]))).OrderByDescending(own => own.Size).Take(3).Select(own => own.name);
}

/// <summary>The constituents behind a segment of one gauge, for <c>replay</c>.</summary>
internal static class SegmentRows
{
    private const int Shown = 5;

    public static IEnumerable<string> Of(Workspace workspace, Gauge gauge, string basis, int start, int end, SegmentHistory history, Segmentation by, string segment)
    {
        var at = history.IndexOf(segment);
        if (at < 0)
        {
            yield return $"{gauge.Id} held nothing in {by.Kind}:{segment}";
            yield break;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{gauge.Id} {by.Kind}:{segment} weight {history.Weights(0)[at]:R} at the start, {history.AverageWeight(at):R} on average, return {history.Return(at).OrNull:R}");
        var label = by.Label(workspace, start);
        var movers = gauge.Movers(AttributionCase.BasisOf(basis), start, end).Ranked.Where(mover => label(mover.Security) == segment).ToArray();
        foreach (var mover in movers.OrderByDescending(mover => Math.Abs(mover.Points.Pico)).Take(Shown))
            yield return string.Create(CultureInfo.InvariantCulture, $"{workspace.Market.Securities[mover.Security].Id} close {Market.Units.ToAmount(mover.Window.StartPrice):0.####} to {Market.Units.ToAmount(mover.Window.EndPrice):0.####}, weight {mover.OpeningWeight:R} at the start, {mover.Points} points");
        if (movers.Length > Shown) yield return string.Create(CultureInfo.InvariantCulture, $"and {movers.Length - Shown} more constituents of {gauge.Id} in {by.Kind}:{segment}");
    }
}
