using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Every headline under every defensible convention (METHODS 1.3, 2.3, 6.1).</summary>
public static class ConventionsDesk
{
    /// <summary>The answer of <c>conventions</c>.</summary>
    public static Answer Ask(Workspace workspace, GaugeRequest request)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(request);
        var question = WindowQuestion.Of(workspace, "conventions", request);
        var finding = Finding(question);
        var span = string.Create(CultureInfo.InvariantCulture, $" --since {question.Settled.Window.Start:yyyy-MM-dd}");
        var brief = ConventionsWriter.Write(
            question.Settled.Window, finding, [.. question.Settled.Notes],
            [question.Next("compare", span, "the gauges side by side"), question.Next("counterfactual", span, "without its winners, and under other weightings")]);
        return question.Answer("conventions", "", brief, [ConventionsWriter.Rows("conventions", "Headlines under every convention", finding, finding.All)]);
    }

    /// <summary>The spread of the lead over a rival.</summary>
    internal static SpreadFinding Lead(Workspace workspace, FactBook book, Gauge subject, Gauge rival, SettledWindow settled)
    {
        Fact Make(Measure measure) => book.Make(new FactKey(measure.Name, subject.Id, null, settled.Window, subject.HeadlineBasis(settled.Start, settled.End), rival.Id));
        var (spread, at) = ConventionReturns.Pair(workspace, subject, rival, settled.Start, settled.End);
        return new SpreadFinding($"Lead over {Phrases.The(rival.Definition.Name)}", Make(Measures.ExcessSpread), Make(Measures.ConventionCount), Make(Measures.ConventionsBelow), Words(at, spread.LowestAt), Words(at, spread.HighestAt))
        {
            Lead = (rival.Definition.Name, Make(Measures.ConventionsAhead)),
        };
    }

    private static ConventionsFinding Finding(HistoryQuestion question)
    {
        var (workspace, settled) = (question.Workspace, question.Settled);
        var rivals = question.Gauges[1..];
        var spreads = new List<SpreadFinding>();
        foreach (var gauge in question.Gauges)
        {
            Fact Own(Measure measure) => question.Book.Make(new FactKey(measure.Name, gauge.Id, null, settled.Window, gauge.HeadlineBasis(settled.Start, settled.End)));
            var (spread, at) = ConventionReturns.Single(workspace, gauge, settled.Start, settled.End);
            spreads.Add(new SpreadFinding($"Return of {Phrases.The(gauge.Definition.Name)}", Own(Measures.ReturnSpread), Own(Measures.ConventionCount), Own(Measures.ConventionsBelow), Words(at, spread.LowestAt), Words(at, spread.HighestAt)));
        }

        spreads.AddRange(rivals.Select(rival => Lead(workspace, question.Book, question.Subject, rival, settled)));
        var doublers = question.Subject.HasMembers ? ConventionDoublers.Of(workspace, question.Subject, settled.Start, settled.End) : null;
        if (doublers is not null)
        {
            Fact Count(Measure measure, string? parameter) => question.Book.Make(new FactKey(measure.Name, question.Subject.Id, null, settled.Window, BasisName.Fixed, parameter));
            var spread = doublers.Spread;
            spreads.Add(new SpreadFinding("Members that at least doubled", Count(Measures.DoublersSpread, null), Count(Measures.ConventionCount, "doublers"), Count(Measures.ConventionsBelow, "doublers"), doublers.Words[spread.LowestAt], doublers.Words[spread.HighestAt]));
        }

        var attribution = rivals.FirstOrDefault(rival => rival.HasMembers) is { } rivalWithMembers ? ConventionAttribution.Of(workspace, question.Subject, rivalWithMembers, settled.Start, settled.End) : null;
        if (attribution is not null) spreads.AddRange(Attributed(question, attribution, rivals.First(rival => rival.HasMembers)));
        var all = Rows(question);
        return new ConventionsFinding
        {
            Gauges = [.. question.Gauges.Select(gauge => (gauge.Id, gauge.Definition.Name))],
            Spreads = [.. spreads],
            Doublers = doublers is null ? null : (question.Book.Make(doublers.Keys[0]), spreads.First(spread => spread.Spread.Measure == Measures.DoublersSpread)),
            Attribution = attribution is null ? null : (rivals.First(rival => rival.HasMembers).Definition.Name, spreads[^2], spreads[^1]),
            Order = rivals.IsEmpty ? null : (Ordered(question, rivals, Measures.ConventionCount, "order:"), Ordered(question, rivals, Measures.OrderingsKept, "")),
            Flips = [.. all.Where(row => row.KeepsOrder == false)],
            All = [.. all, .. Doublers(question, doublers), .. Attributed(question, attribution)],
            Notes = Notes(question, doublers is not null, attribution is not null),
        };
    }

    /// <summary>The headline's range under every convention, and whether the order of the gauges survives: what a brief says of it; null when no convention gives the subject a return.</summary>
    internal static HeadlineSpread? Headline(FactBook book, Gauge subject, IReadOnlyList<Gauge> rivals, SettledWindow settled)
    {
        Fact Make(Measure measure, string? parameter) => book.Make(new FactKey(measure.Name, subject.Id, null, settled.Window, subject.HeadlineBasis(settled.Start, settled.End), parameter));
        var spread = Make(Measures.ReturnSpread, null);
        if (spread.Value is null) return null;
        var others = string.Join(',', rivals.Select(rival => rival.Id));
        var tried = rivals.Count == 0 ? null : Make(Measures.ConventionCount, "order:" + others);
        return new HeadlineSpread(spread, Make(Measures.ConventionCount, null), tried is { Value: > 0 } ? (tried, Make(Measures.OrderingsKept, others)) : null);
    }

    private static SpreadFinding[] Attributed(HistoryQuestion question, ConventionAttribution own, Gauge rival)
    {
        SpreadFinding Of(string what, Measure measure, string head, ConventionSpread spread)
        {
            Fact Make(Measure own, string parameter) => question.Book.Make(new FactKey(own.Name, question.Subject.Id, null, question.Settled.Window, BasisName.Fixed, parameter));
            return new SpreadFinding($"{what} against {Phrases.The(rival.Definition.Name)}", Make(measure, rival.Id), Make(Measures.ConventionCount, head + rival.Id), Make(Measures.ConventionsBelow, head + rival.Id), own.Words[spread.LowestAt], own.Words[spread.HighestAt]);
        }

        return [Of("Allocation by sector", Measures.AllocationSpread, "allocation:", own.Allocation), Of("Selection by sector", Measures.SelectionSpread, "selection:", own.Selection)];
    }

    private static IEnumerable<ConventionRow> Attributed(HistoryQuestion question, ConventionAttribution? own)
    {
        if (own is null) yield break;
        for (var i = 0; i < own.Keys.Length; i++)
        {
            foreach (var (label, key) in new[] { ("allocation", own.Keys[i].Allocation), ("selection", own.Keys[i].Selection), ("interaction", own.Keys[i].Interaction) })
                yield return new ConventionRow(label, own.Words[i], [question.Book.Make(key), .. question.Gauges.Skip(1).Select(_ => (Fact?)null)], null);
        }
    }

    private static Fact Ordered(HistoryQuestion question, ImmutableArray<Gauge> rivals, Measure measure, string head) =>
        question.Book.Make(new FactKey(measure.Name, question.Subject.Id, null, question.Settled.Window, question.Subject.HeadlineBasis(question.Settled.Start, question.Settled.End), head + string.Join(',', rivals.Select(rival => rival.Id))));

    private static ImmutableArray<ConventionRow> Rows(HistoryQuestion question)
    {
        var (workspace, settled) = (question.Workspace, question.Settled);
        var all = question.Gauges.Select(gauge => ConventionReturns.Of(workspace, gauge, settled.Start, settled.End)).ToArray();
        var order = ConventionReturns.Order(workspace, question.Gauges, settled.Start, settled.End);
        var rows = ImmutableArray.CreateBuilder<ConventionRow>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Convention.All.Length; i++)
        {
            var keys = all.Select(own => own.Keys[i]).ToArray();
            if (keys.All(key => key is null) || !seen.Add(string.Join('|', keys.Select(key => key?.ToString())))) continue;
            var at = order.At.IndexOf(i);
            rows.Add(new ConventionRow("return", Convention.All[i].Words, [.. keys.Select(key => key is null ? null : question.Book.Make(key))], at >= 0 && keys.Length > 1 ? order.Kept[at] : null));
        }

        return rows.ToImmutable();
    }

    private static IEnumerable<ConventionRow> Doublers(HistoryQuestion question, ConventionDoublers? doublers) => doublers is null
        ? []
        : doublers.Keys.Select((key, i) => new ConventionRow("doublers", doublers.Words[i], [question.Book.Make(key), .. question.Gauges.Skip(1).Select(_ => (Fact?)null)], null));

    private static ImmutableArray<string> Notes(HistoryQuestion question, bool hasDoublers, bool hasAttribution)
    {
        var (start, end) = (question.Settled.Start, question.Settled.End);
        var notes = ImmutableArray.CreateBuilder<string>();
        notes.Add("Tried in every combination: members fixed on the first day or by the rulebook, official or replicated levels where both exist, price or total return, the first and the last day moved by one trading day, and the published intraday low of the first day as the base. In a lead both gauges are read the same way.");
        var noLow = question.Gauges.Where(gauge => gauge.HeadlineBasis(start, end) != BasisName.Official || Convention.LowOf(gauge, question.Settled.Window.Start) is null).Select(gauge => Phrases.The(gauge.Definition.Name)).ToArray();
        if (noLow.Length > 0) notes.Add($"There is no intraday low of {string.Join(" and ", noLow)}: the lows of single members fall at different times of the day and make no low of a gauge.");
        var noDividends = question.Gauges.Where(gauge => !gauge.HasMembers).Select(gauge => Phrases.The(gauge.Definition.Name)).ToArray();
        if (noDividends.Length > 0) notes.Add($"There is no total return of {string.Join(" and ", noDividends)}: only the price level is published here.");
        if (hasDoublers) notes.Add("Doublers are counted among members with prices; members without prices can only add to them. From the intraday low means from each member's own lowest trade of the first day.");
        if (hasAttribution) notes.Add("Allocation is what the mix of sectors brought, selection (interaction included) what the choice within them brought; tried are every linking of periods (Cariño, Menchero, GRAP, Frongello), days, weeks and months as periods, and both member sets, all by replicated levels. GRAP and Frongello give the same totals.");
        return notes.ToImmutable();
    }

    private static string Words(ImmutableArray<int> at, int position) => position < 0 ? "" : Convention.All[at[position]].Words;
}
