using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Answers about one number under every defensible convention (METHODS 2.3, 1.3, 6.1).</summary>
internal static class ConventionAnswers
{
    private static readonly HashSet<string> s_spreads = [Measures.ReturnSpread.Name, Measures.ExcessSpread.Name, Measures.DoublersSpread.Name, Measures.AllocationSpread.Name, Measures.SelectionSpread.Name, Measures.ConventionCount.Name, Measures.ConventionsBelow.Name, Measures.ConventionsAhead.Name, Measures.OrderingsKept.Name];

    private static readonly (string Head, Func<ConventionAttribution, ConventionSpread> Pick)[] s_effects = [("allocation:", own => own.Allocation), ("selection:", own => own.Selection)];

    /// <summary>True for keys that are answered from many ways to read a window, not from one.</summary>
    public static bool Answers(FactKey key) => s_spreads.Contains(key.Measure);

    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.TotalReturn.Name] = q => q.IsOfficial
            ? throw new DeskException(ExitCode.Usage, $"A published price level of {q.Gauge.Id} has no dividends in it: the basis of {q.Key.Measure} is {BasisName.Fixed} or {BasisName.Chained}.")
            : Evaluation.Of(Measures.TotalReturn, (double)(q.History.Gross[^1].Points / q.History.Gross[0].Points - 1));
        answers[Measures.ReturnFromLow.Name] = q => Convention.LowOf(q.Gauge, q.Key.Window.Start) is { } low && q.IsOfficial
            ? Evaluation.Of(Measures.ReturnFromLow, (double)(q.Official(q.End) / low - 1))
            : Evaluation.Undefined(Measures.ReturnFromLow, Reason.NoData, "no published intraday low on the first day");
        answers[Measures.Doublers.Name] = Doublers;
        answers[Measures.ReturnSpread.Name] = q => Spread(q, Measures.ReturnSpread, ConventionReturns.Single(q.Workspace, q.Gauge, q.Start, q.End));
        answers[Measures.ExcessSpread.Name] = q => Spread(q, Measures.ExcessSpread, ConventionReturns.Pair(q.Workspace, q.Gauge, Rival(q, q.Key.Parameter), q.Start, q.End));
        answers[Measures.DoublersSpread.Name] = q =>
        {
            var counts = ConventionDoublers.Of(q.Workspace, q.Gauge, q.Start, q.End);
            var values = counts.Values;
            return (Evaluation.Of(Measures.DoublersSpread, values[0], values[0]) with
            {
                Low = values.Min(),
                High = values.Max(),
                Chain = () => counts.Keys.Select((key, i) => string.Create(CultureInfo.InvariantCulture, $"{values[i]} {key}")),
            }).With(Words(values.Length));
        };
        answers[Measures.AllocationSpread.Name] = q => Attribution(q, Measures.AllocationSpread, own => own.Allocation);
        answers[Measures.SelectionSpread.Name] = q => Attribution(q, Measures.SelectionSpread, own => own.Selection);
        answers[Measures.ConventionCount.Name] = q => Counted(Measures.ConventionCount, Values(q).Count, q);
        answers[Measures.ConventionsBelow.Name] = q => Counted(Measures.ConventionsBelow, Values(q).Below, q);
        answers[Measures.ConventionsAhead.Name] = q => Counted(Measures.ConventionsAhead, ConventionReturns.Pair(q.Workspace, q.Gauge, Rival(q, q.Key.Parameter), q.Start, q.End).Spread.AboveZero, q);
        answers[Measures.OrderingsKept.Name] = q => Evaluation.Of(Measures.OrderingsKept, (decimal)ConventionReturns.Order(q.Workspace, Gauges(q, q.Key.Parameter), q.Start, q.End).Kept.Count(kept => kept)) with { Chain = () => Ordered(q, Gauges(q, q.Key.Parameter)) };
    }

    // METHODS 6.1; with a parameter from the intraday low of the first day, or with dividends.
    private static Evaluation Doublers(Question q)
    {
        var basis = q.Key.Parameter switch
        {
            null => DoublerBasis.Close,
            "low" => DoublerBasis.IntradayLow,
            "gross" => DoublerBasis.Gross,
            var other => throw new DeskException(ExitCode.Usage, $"doublers({other}): doublers are counted from close to close, from the intraday low of the first day, doublers(low), or with dividends, doublers(gross)."),
        };
        var count = DoublerCounts.Of(q.Workspace.Market, q.Workspace.Resolver.Shares, q.Breadth, basis);
        return count.HasValue
            ? Evaluation.Of(Measures.Doublers, count.Value, count.Value + q.Breadth.Unseen)
            : Evaluation.Undefined(Measures.Doublers, count.Reason, "the store holds no intraday lows");
    }

    private static Evaluation Spread(Question q, Measure measure, (ConventionSpread Spread, ImmutableArray<int> At) found)
    {
        var (spread, at) = found;
        if (spread.Count == 0) return Evaluation.Undefined(measure, Reason.NoData, "no convention gives a value");
        var (low, high) = (spread.LowestAt, spread.HighestAt);
        return (Evaluation.Of(measure, spread.Default) with
        {
            Low = spread.Values[low],
            High = spread.Values[high],
            Chain = () => at.Select((convention, i) => string.Create(CultureInfo.InvariantCulture, $"{spread.Values[i]:R} {Convention.All[convention].Words}")),
        }).With(
            Words(spread.Count),
            $"lowest: {Convention.All[at[low]].Words}",
            $"highest: {Convention.All[at[high]].Words}");
    }

    private static Evaluation Counted(Measure measure, int count, Question q) => Evaluation.Of(measure, (decimal)count) with { Chain = () => Rows(q) };

    // What was counted, convention by convention.
    private static IEnumerable<string> Rows(Question q)
    {
        if (q.Key.Parameter is { } parameter)
        {
            var doublers = parameter == "doublers" ? ConventionDoublers.Of(q.Workspace, q.Gauge, q.Start, q.End) : null;
            if (doublers is not null) return Listed(doublers.Spread, doublers.Words);
            if (parameter.StartsWith("order:", StringComparison.Ordinal)) return Ordered(q, Gauges(q, parameter["order:".Length..]));
            foreach (var (head, pick) in s_effects)
            {
                if (parameter.StartsWith(head, StringComparison.Ordinal))
                    return ConventionAttribution.Of(q.Workspace, q.Gauge, Rival(q, parameter[head.Length..]), q.Start, q.End) is { } own ? Listed(pick(own), own.Words) : [];
            }
        }

        var (spread, at) = q.Key.Parameter is { } rival ? ConventionReturns.Pair(q.Workspace, q.Gauge, Rival(q, rival), q.Start, q.End) : ConventionReturns.Single(q.Workspace, q.Gauge, q.Start, q.End);
        return Listed(spread, [.. at.Select(convention => Convention.All[convention].Words)]);
    }

    private static IEnumerable<string> Listed(ConventionSpread spread, ImmutableArray<string> words) => words.Select((own, i) => string.Create(CultureInfo.InvariantCulture, $"{spread.Values[i]:R} {own}"));

    private static IEnumerable<string> Ordered(Question q, Gauge[] gauges)
    {
        var (at, kept) = ConventionReturns.Order(q.Workspace, gauges, q.Start, q.End);
        var returns = Array.ConvertAll(gauges, gauge => ConventionReturns.Of(q.Workspace, gauge, q.Start, q.End));
        return at.Select((convention, i) => string.Create(CultureInfo.InvariantCulture, $"{(kept[i] ? "kept" : "flipped")}: {string.Join(", ", gauges.Select((gauge, g) => string.Create(CultureInfo.InvariantCulture, $"{gauge.Id} {returns[g].Values[convention]:R}")))}, {Convention.All[convention].Words}"));
    }

    private static Evaluation Attribution(Question q, Measure measure, Func<ConventionAttribution, ConventionSpread> pick)
    {
        if (ConventionAttribution.Of(q.Workspace, q.Gauge, Rival(q, q.Key.Parameter), q.Start, q.End) is not { } own) return Evaluation.Undefined(measure, Reason.NoData, "an attribution needs the members of both gauges");
        var spread = pick(own);
        return (Evaluation.Of(measure, spread.Default) with
        {
            Low = spread.Values[spread.LowestAt],
            High = spread.Values[spread.HighestAt],
            Chain = () => Listed(spread, own.Words),
        }).With(Words(spread.Count), $"lowest: {own.Words[spread.LowestAt]}", $"highest: {own.Words[spread.HighestAt]}");
    }

    // The parameter: nothing for the return, doublers, order:a,b, allocation:rival, selection:rival, or the rival of a lead.
    private static ConventionSpread Values(Question q)
    {
        if (q.Key.Parameter is not { } parameter) return ConventionReturns.Single(q.Workspace, q.Gauge, q.Start, q.End).Spread;
        if (parameter == "doublers") return ConventionDoublers.Of(q.Workspace, q.Gauge, q.Start, q.End).Spread;
        foreach (var (head, pick) in s_effects)
        {
            if (parameter.StartsWith(head, StringComparison.Ordinal))
                return ConventionAttribution.Of(q.Workspace, q.Gauge, Rival(q, parameter[head.Length..]), q.Start, q.End) is { } own ? pick(own) : new ConventionSpread(double.NaN, []);
        }

        if (parameter.StartsWith("order:", StringComparison.Ordinal))
        {
            var order = ConventionReturns.Order(q.Workspace, Gauges(q, parameter["order:".Length..]), q.Start, q.End);
            return new ConventionSpread(0, [.. order.At.Select(_ => 0.0)]);
        }

        return ConventionReturns.Pair(q.Workspace, q.Gauge, Rival(q, parameter), q.Start, q.End).Spread;
    }

    private static Gauge[] Gauges(Question q, string? rivals) => [q.Gauge, .. (rivals ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(q.Workspace.Find)];

    private static Gauge Rival(Question q, string? name) => q.Workspace.Find(name ?? throw new DeskException(ExitCode.Usage, $"{q.Key.Measure} names the other gauge, as in {q.Key.Measure}(nikkei225)."));

    private static string Words(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} conventions");
}
