using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Indices;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Which counterfactuals to ask.</summary>
/// <param name="Without">Selections of names, each a row: <c>doublers</c>, <c>top:10</c>, <c>sector:3250</c>, <c>tse:4385,tse:4565</c>; empty takes the usual ones.</param>
/// <param name="Cap">Largest weight of the capped weighting, as a fraction.</param>
public sealed record CounterfactualOptions(ImmutableArray<string> Without, decimal Cap = 0.05m);

/// <summary>A gauge without some of its names, and the same names under other rules (METHODS 4.4, 1.5).</summary>
public static class CounterfactualDesk
{
    private const int MostSteps = 60;
    private static readonly string[] s_usual = ["doublers", "1", "5", "10"];

    /// <summary>The answer of <c>counterfactual</c>.</summary>
    public static Answer Ask(Workspace workspace, GaugeRequest request, CounterfactualOptions options)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Cap is not (> 0 and <= 1)) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--cap {options.Cap}: a cap is a share of the gauge between 0 and 1, such as 0.05."));
        var question = WindowQuestion.Of(workspace, "counterfactual", request);
        if (!question.Subject.HasMembers)
            throw new DeskException(ExitCode.DataMissing, $"The gauge {question.Subject.Id} is only a published series: it has levels, but no constituents to take out.");
        var brief = CounterfactualWriter.Write(question.Settled.Window, Finding(question, options), [.. question.Settled.Notes], Next(question));
        var words = string.Concat(options.Without.Select(text => $" --without {text}")) + (options.Cap == new CounterfactualOptions([]).Cap ? "" : string.Create(CultureInfo.InvariantCulture, $" --cap {options.Cap}"));
        return question.Answer("counterfactual", words, brief);
    }

    private static CounterfactualFinding Finding(HistoryQuestion question, CounterfactualOptions options)
    {
        var subject = question.Subject;
        var (start, end) = (question.Settled.Start, question.Settled.End);
        var rivals = question.Gauges[1..];
        var replicated = rivals.RemoveAll(rival => !rival.HasMembers || rival.Roster(Basis.Fixed, start).Held.IsEmpty);
        var (steps, cut) = rivals.IsEmpty ? ([], false) : Steps(question, rivals[0]);
        return new CounterfactualFinding
        {
            Name = subject.Definition.Name,
            Members = subject.Movers(Basis.Fixed, start, end).Ranked.Length,
            Return = Fixed(question, Measures.Return, subject),
            Leads = [.. rivals.Select(rival => new LeadFinding(
                rival.Definition.Name,
                question.Book.Make(new FactKey(Measures.Return.Name, rival.Id, null, question.Settled.Window, rival.HeadlineBasis(start, end))),
                Fixed(question, Measures.Excess, subject, rival.Id),
                Fixed(question, Measures.NamesToLoseLead, subject, KeyOptions.Write(rival.Id, "by", "drop")),
                Fixed(question, Measures.NamesToLoseLead, subject, KeyOptions.Write(rival.Id, "by", "freeze"))))],
            Steps = steps,
            StepsAreCut = cut,
            Removals = [.. (options.Without.IsEmpty ? s_usual : options.Without.AsEnumerable()).SelectMany(text => Removals(question, text, rivals, replicated))],
            Swapped = [subject.Definition.Name, .. replicated.Select(rival => rival.Definition.Name)],
            Swaps = Swaps(question, [subject, .. replicated], options.Cap),
            Notes = Notes(question, replicated),
        };
    }

    private static (ImmutableArray<LeadStep> Steps, bool Cut) Steps(HistoryQuestion question, Gauge rival)
    {
        var subject = question.Subject;
        var (start, end) = (question.Settled.Start, question.Settled.End);
        var drop = CounterfactualAnswers.Path(question.Workspace, subject, rival, Basis.Fixed, start, end, Removal.Drop);
        var freeze = CounterfactualAnswers.Path(question.Workspace, subject, rival, Basis.Fixed, start, end, Removal.Freeze);
        var ranked = subject.Movers(Basis.Fixed, start, end).Ranked;
        var needed = Math.Max(drop.Names ?? drop.Returns.Length - 1, freeze.Names ?? freeze.Returns.Length - 1);
        var shown = Math.Min(needed, MostSteps);
        var steps = Enumerable.Range(1, shown).Select(k =>
        {
            var mover = ranked[k - 1];
            var id = question.Workspace.Market.Securities[mover.Security].Id.ToString();
            Fact Own(Measure measure, int decimals = 1) => question.Book.Make(new FactKey(measure.Name, subject.Id, id, question.Settled.Window, BasisName.Fixed), decimals);
            Fact Lead(Measure measure) => Fixed(question, measure, subject, KeyOptions.Write(rival.Id, "without", k));
            return new LeadStep(k, question.Workspace.Market.Securities[mover.Security].DisplayName, id, Own(Measures.OpeningWeight), Own(Measures.Return), Own(Measures.ContributionPp, 2), Lead(Measures.ExcessExDrop), Lead(Measures.ExcessExFreeze));
        }).ToImmutableArray();
        return (steps, needed > shown);
    }

    private static IEnumerable<RemovalFinding> Removals(HistoryQuestion question, string text, ImmutableArray<Gauge> rivals, ImmutableArray<Gauge> replicated)
    {
        var (start, end) = (question.Settled.Start, question.Settled.End);
        var own = Removed.Of(question.Workspace, question.Subject, Basis.Fixed, start, end, text);
        yield return Row(question, question.Subject, own, rivals.IsEmpty ? null : Fixed(question, Measures.ExcessExDrop, question.Subject, KeyOptions.Write(rivals[0].Id, "without", own.Key)));
        foreach (var rival in replicated)
        {
            // A rival does not hold the same securities: as many of its own largest contributors are the fair comparison.
            var other = own.IsByName ? own.Names.Count.ToString(CultureInfo.InvariantCulture) : own.Key;
            yield return Row(question, rival, Removed.Of(question.Workspace, rival, Basis.Fixed, start, end, other), null);
        }
    }

    private static RemovalFinding Row(HistoryQuestion question, Gauge gauge, Removed removed, Fact? lead) => new(
        gauge.Definition.Name,
        ReferenceEquals(gauge, question.Subject),
        removed.Words,
        removed.Names.Count,
        Fixed(question, Measures.Return, gauge),
        Fixed(question, Measures.TopShare, gauge, removed.Key),
        Fixed(question, Measures.ReturnExDrop, gauge, removed.Key),
        Fixed(question, Measures.ReturnExFreeze, gauge, removed.Key),
        lead);

    private static ImmutableArray<SwapFinding> Swaps(HistoryQuestion question, ImmutableArray<Gauge> gauges, decimal cap)
    {
        var rules = new List<WeightingRule> { new(Weighting.FullCap), new(Weighting.CappedCap, cap), new(Weighting.Price), new(Weighting.Equal) };
        if (!question.Workspace.Market.FloatFactors.IsEmpty) rules.Insert(1, new WeightingRule(Weighting.FreeFloatCap));
        foreach (var gauge in gauges)
        {
            var own = WeightingRule.Of(gauge.Definition);
            if (!rules.Contains(own)) rules.Add(own);
        }

        return
        [
            .. rules.Select(rule =>
            {
                var parameter = rule.Cap is { } most ? KeyOptions.Write(rule.Name, "cap", (double)most) : rule.Name;
                var both = rule.Cap is { } limit ? KeyOptions.Write(gauges.Length > 1 ? gauges[1].Id : "", "rule", rule.Name, "cap", (double)limit) : KeyOptions.Write(gauges.Length > 1 ? gauges[1].Id : "", "rule", rule.Name);
                return new SwapFinding(
                    rule.Words,
                    [.. gauges.Where(gauge => WeightingRule.Of(gauge.Definition) == rule).Select(gauge => gauge.Definition.Name)],
                    [.. gauges.Select(gauge => Fixed(question, Measures.ReturnReweighted, gauge, parameter))],
                    gauges.Length > 1 ? Fixed(question, Measures.ExcessReweighted, gauges[0], both) : null);
            }),
        ];
    }

    private static ImmutableArray<string> Notes(HistoryQuestion question, ImmutableArray<Gauge> replicated)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        notes.Add("Members are those of the first day, fixed for the window, under every rule; equal weights are set once, on the first day. Where no table gives price factors, every share counts once and follows its splits.");
        if (question.Workspace.Market.FloatFactors.IsEmpty) notes.Add("The store has no free-float factors, so nothing can be weighted by free float.");
        var (start, end) = (question.Settled.Start, question.Settled.End);
        if (question.Subject.HeadlineBasis(start, end) == BasisName.Official)
            notes.Add($"Figures of {Phrases.The(question.Subject.Definition.Name)} are those of its replication, since a published level cannot be taken apart.");
        foreach (var rival in replicated.Where(rival => rival.HeadlineBasis(start, end) == BasisName.Official))
            notes.Add($"The lead is measured against the official level of {Phrases.The(rival.Definition.Name)}; what it would have been without its own names, or under other rules, comes from its replication.");
        return notes.ToImmutable();
    }

    private static ImmutableArray<NextStep> Next(HistoryQuestion question)
    {
        var span = string.Create(CultureInfo.InvariantCulture, $" --since {question.Settled.Window.Start:yyyy-MM-dd}");
        return
        [
            question.Next("movers", span, "every constituent's contribution"),
            question.Next("conventions", question.Gauges.Length > 1 ? $" {question.Gauges[1].Id}{span}" : span, "whether the lead depends on how it is measured"),
        ];
    }

    private static Fact Fixed(HistoryQuestion question, Measure measure, Gauge gauge, string? parameter = null) =>
        question.Book.Make(new FactKey(measure.Name, gauge.Id, null, question.Settled.Window, BasisName.Fixed, parameter));
}
