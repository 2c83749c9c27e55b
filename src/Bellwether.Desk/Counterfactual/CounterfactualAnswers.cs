using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Analytics.Returns;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Answers of gauges without some of their names, and of the same names under other rules (METHODS 4.4, 1.5).</summary>
internal static class CounterfactualAnswers
{
    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.TopShare.Name] = q => Without(q, Measures.TopShare, Selected(q), (movers, names) => movers.Share(names));
        answers[Measures.ReturnExDrop.Name] = q => Without(q, Measures.ReturnExDrop, Selected(q), (movers, names) => Drop(q, movers, names));
        answers[Measures.ReturnExFreeze.Name] = q => Without(q, Measures.ReturnExFreeze, Selected(q), (movers, names) => movers.Freeze(names));
        answers[Measures.ExcessExDrop.Name] = q => Excess(q, Measures.ExcessExDrop, (movers, names) => Drop(q, movers, names));
        answers[Measures.ExcessExFreeze.Name] = q => Excess(q, Measures.ExcessExFreeze, (movers, names) => movers.Freeze(names));
        answers[Measures.NamesToLoseLead.Name] = NamesToLoseLead;
        answers[Measures.ReturnReweighted.Name] = q =>
        {
            var rule = Rule(KeyOptions.Of(q.Key), KeyOptions.Of(q.Key).Head);
            var (outcome, words) = Reweighted(q.Workspace, q.Gauge, rule, q.Start, q.End);
            return Evaluation.Of(Measures.ReturnReweighted, outcome) with { Inputs = words };
        };
        answers[Measures.ExcessReweighted.Name] = ExcessReweighted;
    }

    /// <summary>The return of a gauge by its headline basis.</summary>
    public static double Headline(Gauge gauge, int start, int end) => gauge.HeadlineBasis(start, end) == BasisName.Official
        ? (double)ExactReturns.Between(gauge.Official![start]!.Value, gauge.Official[end]!.Value)
        : (double)gauge.History(Basis.Fixed, start, end).Return;

    /// <summary>The path of the lead as names are taken out, worked out once.</summary>
    public static LeadPath Path(Workspace workspace, Gauge gauge, Gauge rival, Basis basis, int start, int end, Removal removal) =>
        workspace.Once(GaugeSeries.KeyOf($"lead {removal} {gauge.Id} {basis}", rival.Id, start, end), () => LeadSearch.Of(gauge.Movers(basis, start, end), Headline(rival, start, end), removal));

    /// <summary>Return of a gauge's members under a weighting, and what it stands on.</summary>
    public static (Outcome<double> Return, System.Collections.Immutable.ImmutableArray<string> Words) Reweighted(Workspace workspace, Gauge gauge, WeightingRule rule, int start, int end)
    {
        if (rule.Weighting == Weighting.FreeFloatCap && workspace.Market.FloatFactors.IsEmpty)
            return (Outcome<double>.Undefined(Reason.NoData, "no free-float factors in the store"), ["no free-float factors in the store"]);
        try
        {
            var history = workspace.Once(
                GaugeSeries.KeyOf(string.Create(CultureInfo.InvariantCulture, $"reweighted {rule.Name} {rule.Cap}"), gauge.Id, start, end),
                () => gauge.Reweighted(rule, start, end));
            var roster = history.Plan.Roster;
            var left = roster.Unweighted.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {roster.Unweighted.Length} without a share count left out");
            return ((double)history.Return, [string.Create(CultureInfo.InvariantCulture, $"{roster.Held.Length} members of {gauge.Id} weighted {rule.Words}{left}")]);
        }
        catch (ResolveException problem)
        {
            return (Outcome<double>.Undefined(Reason.Infeasible, problem.Message), [problem.Message]);
        }
    }

    private static Outcome<double> Drop(Question q, MoversReport movers, HashSet<int> names) =>
        q.Workspace.Once($"drop {q.Gauge.Id} {q.Basis} {q.Start} {q.End} {string.Join(' ', names.Order())}", () => movers.Drop(names));

    private static Removed Selected(Question q) => Removed.Of(q.Workspace, q.Gauge, q.Basis, q.Start, q.End, q.Key.Parameter
        ?? throw new DeskException(ExitCode.Usage, $"{q.Key.Measure} names who is left out, as in {q.Key.Measure}(10), {q.Key.Measure}(doublers) or {q.Key.Measure}(sector:3250)."));

    private static Evaluation Without(Question q, Measure measure, Removed removed, Func<MoversReport, HashSet<int>, Outcome<double>> of)
    {
        var outcome = of(q.Movers, removed.Names);
        return Evaluation.Of(measure, outcome) with { Inputs = [Names(removed)] };
    }

    private static Evaluation Excess(Question q, Measure measure, Func<MoversReport, HashSet<int>, Outcome<double>> of)
    {
        var options = KeyOptions.Of(q.Key);
        var rival = Rival(q, options);
        var removed = Removed.Of(q.Workspace, q.Gauge, q.Basis, q.Start, q.End, options.Word("without", ""));
        var own = of(q.Movers, removed.Names);
        var outcome = own.HasValue ? RelativeReturn.Arithmetic(own.Value, Headline(rival, q.Start, q.End)) : own;
        return Evaluation.Of(measure, outcome) with { Inputs = [Names(removed), Against(q, rival)] };
    }

    private static Evaluation NamesToLoseLead(Question q)
    {
        var options = KeyOptions.Of(q.Key);
        var rival = Rival(q, options);
        var removal = options.Word("by", "drop") switch
        {
            "drop" => Removal.Drop,
            "freeze" => Removal.Freeze,
            var other => throw new DeskException(ExitCode.Usage, $"by={other}: names are taken out by 'drop' or by 'freeze'."),
        };
        var path = Path(q.Workspace, q.Gauge, rival, q.Basis, q.Start, q.End, removal);
        return path.Names is { } names
            ? Evaluation.Of(Measures.NamesToLoseLead, (decimal)names).With(Against(q, rival))
            : Evaluation.Undefined(Measures.NamesToLoseLead, Reason.Infeasible, string.Create(CultureInfo.InvariantCulture, $"never: it still beats {rival.Id} without {path.Returns.Length - 1} of its {q.Movers.Ranked.Length} names")).With(Against(q, rival));
    }

    private static Evaluation ExcessReweighted(Question q)
    {
        var options = KeyOptions.Of(q.Key);
        var rival = Rival(q, options);
        var rule = Rule(options, options.Word("rule", ""));
        var (own, words) = Reweighted(q.Workspace, q.Gauge, rule, q.Start, q.End);
        var (other, otherWords) = Reweighted(q.Workspace, rival, rule, q.Start, q.End);
        var outcome = !own.HasValue ? own : !other.HasValue ? other : RelativeReturn.Arithmetic(own.Value, other.Value);
        return Evaluation.Of(Measures.ExcessReweighted, outcome) with { Inputs = [.. words, .. otherWords] };
    }

    private static WeightingRule Rule(KeyOptions options, string name)
    {
        var cap = name == "capped" ? (decimal)options.Number("cap") : 0;
        if (name == "capped" && cap is not (> 0 and <= 1)) throw new DeskException(ExitCode.Usage, "A cap is a share of the gauge between 0 and 1, such as cap=0.05.");
        return WeightingRule.Find(name, cap) ?? throw new DeskException(ExitCode.Usage, $"There is no weighting '{name}'.{Data.Sources.Suggest.Phrase(name, WeightingRule.Names)} Known: {string.Join(", ", WeightingRule.Names)}.");
    }

    private static Gauge Rival(Question q, KeyOptions options) => options.Head.Length > 0 && !options.Head.Contains('=', StringComparison.Ordinal)
        ? q.Workspace.Find(options.Head)
        : throw new DeskException(ExitCode.Usage, $"{q.Key.Measure} names the other gauge, as in {q.Key.Measure}(nikkei225;…).");

    private static string Names(Removed removed) => string.Create(CultureInfo.InvariantCulture, $"without {removed.Words} ({removed.Names.Count} names)");

    private static string Against(Question q, Gauge rival) => $"against {rival.Id}, {(rival.HeadlineBasis(q.Start, q.End) == BasisName.Official ? "official closes" : "members fixed at the start")}";
}
