using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Attribution;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>
/// Answers of attribution. The key's parameter names the other gauge and the convention, <c>allocation(nikkei225;by=sector;method=fachler;…)</c>; the
/// member is the segment, <c>sector:3250</c>, and none means all of them (METHODS 5).
/// </summary>
internal static class AttributionAnswers
{
    private static readonly HashSet<string> s_measures = Known();

    /// <summary>True for keys that are answered here.</summary>
    public static bool Answers(FactKey key) => s_measures.Contains(key.Measure);

    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.Allocation.Name] = q => Effect(q, Measures.Allocation, own => own.TotalAllocation, (own, at) => own.Allocation[at]);
        answers[Measures.Selection.Name] = q => Effect(q, Measures.Selection, own => own.TotalSelection, (own, at) => own.Selection[at]);
        answers[Measures.Interaction.Name] = q => Effect(q, Measures.Interaction, own => own.Interaction.IsEmpty ? Inside : own.TotalInteraction, (own, at) => own.Interaction.IsEmpty ? Inside : own.Interaction[at]);
        answers[Measures.AttributionTotal.Name] = q => Effect(q, Measures.AttributionTotal, own => own.Gap, (own, at) => own.Total(at));
        answers[Measures.AttributionPeriods.Name] = q => Effect(q, Measures.AttributionPeriods, own => own.Periods, (own, _) => own.Periods);
        answers[Measures.AttributionGap.Name] = q => Between(q, Measures.AttributionGap, own => own.Gap);
        answers[Measures.ReplicationGap.Name] = Replication;
        answers[Measures.AverageWeight.Name] = q => Own(q, Measures.AverageWeight, (history, at) => at < 0 ? 0 : history.AverageWeight(at));
        answers[Measures.SegmentReturn.Name] = q => Own(q, Measures.SegmentReturn, (history, at) => at < 0 ? Outcome<double>.Undefined(Reason.NoData) : history.Return(at));
        GapAnswers.AddTo(answers);
    }

    private static Outcome<double> Inside => Outcome<double>.Undefined(Reason.OutsideDomain, "The geometric selection holds the interaction.");

    private static Evaluation Effect(Question q, Measure measure, Func<GaugeAttributionResult, Outcome<double>> total, Func<GaugeAttributionResult, int, Outcome<double>> segment) => Between(q, measure, own =>
    {
        if (q.Key.Member is null) return total(own.Effects);
        var at = own.Effects.Segments.BinarySearch(own.Segment(q.Key), StringComparer.Ordinal);
        return at >= 0 ? segment(own.Effects, at) : throw own.NoSegment(q.Key);
    });

    private static Evaluation Between(Question q, Measure measure, Func<AttributionCase, Outcome<double>> of)
    {
        var own = AttributionCase.Of(q);
        var value = of(own);
        var evaluation = measure.Unit == Unit.Count ? Evaluation.Of(measure, (decimal)value.Value) : value.HasValue ? Evaluation.Of(measure, value) : Evaluation.Undefined(measure, value.Reason, value.Detail);
        return evaluation.With([.. own.Words]) with { Chain = () => own.Rows(q.Key) };
    }

    private static Evaluation Own(Question q, Measure measure, Func<SegmentHistory, int, Outcome<double>> of)
    {
        var by = Segmentation.Of(KeyOptions.Of(q.Key).Word("by", "sector"));
        var history = AttributionCase.History(q.Workspace, q.Gauge, q.Key.Basis, q.Start, q.End, by);
        if (q.Key.Member is null) throw new DeskException(ExitCode.Usage, $"{measure} is that of a segment: name it between gauge and window, such as {by.Kind}:{history.Names[0]}.");
        var segment = q.Key.Member[(q.Key.Member.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var value = of(history, history.IndexOf(segment));
        var evaluation = value.HasValue ? Evaluation.Of(measure, value) : Evaluation.Undefined(measure, value.Reason, value.Detail);
        return evaluation.With(BasisWords.Of(q.Key.Basis), string.Create(CultureInfo.InvariantCulture, $"{history.Days} days, {history.Names.Length} segments by {by}")) with
        {
            Chain = () => SegmentRows.Of(q.Workspace, q.Gauge, q.Key.Basis, q.Start, q.End, history, by, segment),
        };
    }

    private static Evaluation Replication(Question q)
    {
        var method = AttributionChoice.Of(KeyOptions.Of(q.Key)).Method;
        if (!q.Gauge.HasMembers || q.Gauge.HeadlineBasis(q.Start, q.End) != BasisName.Official)
            return Evaluation.Undefined(Measures.ReplicationGap, Reason.NoData, "no official level answers for this gauge");
        var (official, replica) = (AttributionCase.Headline(q.Workspace, q.Gauge, q.Key.Basis, q.Start, q.End), (double)q.History.Return);
        return Evaluation.Of(Measures.ReplicationGap, ReplicationGap.Of(official, replica, method)).With(BasisWords.Of(q.Key.Basis), $"official closes {q.Gauge.Official!.Series.Name}") with
        {
            Chain = () =>
            [
                string.Create(CultureInfo.InvariantCulture, $"index_levels {q.Gauge.Official.Series.Name} {q.Key.Window.Start:yyyy-MM-dd} close {q.Official(q.Start)}, {q.Key.Window.End:yyyy-MM-dd} close {q.Official(q.End)}: {official:R}"),
                string.Create(CultureInfo.InvariantCulture, $"replicated level {q.History.Price[0]} to {q.History.Price[^1]}: {replica:R}"),
            ],
        };
    }

    private static HashSet<string> Known()
    {
        var answers = new Dictionary<string, Func<Question, Evaluation>>(StringComparer.Ordinal);
        AddTo(answers);
        return [.. answers.Keys];
    }
}

/// <summary>The basis of members in a few words.</summary>
internal static class BasisWords
{
    /// <summary>members fixed at the start, or members by the rulebook.</summary>
    public static string Of(string basis) => basis == BasisName.Fixed ? "members fixed at the start" : "members by the rulebook";
}
