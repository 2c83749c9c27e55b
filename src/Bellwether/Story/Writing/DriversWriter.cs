using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Analytics.Risk;

namespace Bellwether.Story.Writing;

/// <summary>Writes reasons put to the test (METHODS 7.5: association is not cause; nothing is proved).</summary>
public static class DriversWriter
{
    /// <summary>The rule of verdicts in one sentence, wherever verdicts are printed.</summary>
    public const string Rule = "The data are consistent with a reason when its effect favours the gauge in the way stated and its p, corrected by Holm for all reasons tested together, is below one twentieth; inconsistent when it is as clear the other way; else inconclusive. That is association, not cause: nothing is proved.";

    /// <summary>The brief.</summary>
    public static Brief Write(Window window, DriversFinding drivers, ImmutableArray<string> notes, ImmutableArray<NextStep> next)
    {
        ArgumentNullException.ThrowIfNull(drivers);
        var blocks = new List<Block> { Lead(drivers), Table(drivers) };
        blocks.AddRange(drivers.Reasons.Where(reason => reason.Verdict is Verdict.Consistent or Verdict.Inconsistent).Select(reason => Sentence(drivers, reason)));
        blocks.AddRange(Untested(drivers));
        blocks.Add(new Text().Add(Rule).Note());
        blocks.Add(Stocks(drivers));
        if (!drivers.TopNames.IsEmpty) blocks.Add(Names(drivers));
        if (!drivers.Orientations.IsEmpty) blocks.Add(Orientations(drivers));
        if (!drivers.Columns.IsEmpty) blocks.Add(Columns(drivers));
        if (!drivers.Factors.IsEmpty)
        {
            blocks.Add(Factors(drivers));
            blocks.Add(new Text().Add("The factors account for ").Add(drivers.SystematicShare).Add(" of the variance of the daily gap; the rest is specific to the gauges. Slopes come from all days up to the window's end; the parts add up to the window's return.").Note());
        }

        if (!drivers.Rates.IsEmpty)
        {
            blocks.Add(new Heading(2, "Yields and policy decisions"));
            blocks.Add(Yields(drivers));
            blocks.Add(new TableBlock(
                "rates",
                "Return for ten basis points of the 10-year yield, the market held",
                [new Column("gauge", "Gauge"), new Column("up", "When they rise", RightAligned: true), new Column("down", "When they fall", RightAligned: true), new Column("asymmetry", "Sum: 0 if alike", RightAligned: true)],
                [.. drivers.Rates.Select(own => ImmutableArray.Create(Cell.Of(own.Name), Cell.Of(own.Up), Cell.Of(own.Down), Cell.Of(own.Asymmetry)))]));
        }

        if (!drivers.Decisions.IsEmpty)
        {
            blocks.Add(new TableBlock(
                "decisions",
                "Mean reaction to policy decisions, their day and the next, less that of ordinary days",
                [new Column("decision", "Decision"), new Column("count", "Number", RightAligned: true), new Column("a", drivers.A, RightAligned: true), new Column("b", drivers.B, RightAligned: true), new Column("gap", "Difference", RightAligned: true)],
                [.. drivers.Decisions.Select(own => ImmutableArray.Create(Cell.Of(own.What), Cell.Of(own.Count), Cell.Of(own.A, FactStyle.Signed), Cell.Of(own.B, FactStyle.Signed), Cell.Of(own.Gap, FactStyle.Signed)))]));
        }

        blocks.Add(new Text().Add("Effects of characteristics stand on ").Add(drivers.Stocks).Add(" stocks, ").Add(drivers.Coverage.A).Add($" of the weight of {Phrases.The(drivers.A)} and ").Add(drivers.Coverage.B).Add($" of that of {Phrases.The(drivers.B)}. The rank is that of the window among earlier windows of its length, which overlap one another and are worth the few that lie side by side; placebos as strong is the share of characteristics, or factors, dealt out at random that were rewarded at least as much.").Note());
        foreach (var note in drivers.Notes.Concat(notes)) blocks.Add(new Text().Add(note).Note());
        return new Brief($"Why {Phrases.The(drivers.A)} and {Phrases.The(drivers.B)} parted", CompareWriter.Subtitle(window), [.. blocks]) { Next = next };
    }

    /// <summary>The section of the big brief: three to five sentences.</summary>
    public static IEnumerable<Block> Why(DriversFinding drivers)
    {
        ArgumentNullException.ThrowIfNull(drivers);
        yield return Summary(drivers);
        yield return Stocks(drivers);
        yield return new Text().Add("Judged on the window's own days, with Holm's correction for testing several reasons: association, not cause, and nothing is proved.").Note();
    }

    private static Paragraph Lead(DriversFinding drivers)
    {
        var text = new Text().Add($"{Phrases.The(drivers.A, start: true)} {Phrases.Moved(drivers.ReturnA)} ").Add(drivers.ReturnA, FactStyle.Absolute).Add($" and {Phrases.The(drivers.B)} {Phrases.Moved(drivers.ReturnB)} ").Add(drivers.ReturnB, FactStyle.Absolute)
            .Add(", a gap of ").Add(drivers.Excess, FactStyle.Signed).Add("; for the stocks with every characteristic, held from the opening, it is ").Add(drivers.OpeningGap, FactStyle.Signed).Add(". ");
        return text.Add(Summary(drivers).Text).Paragraph();
    }

    private static Paragraph Summary(DriversFinding drivers)
    {
        var tested = drivers.Reasons.Where(reason => reason.Verdict is not null).ToArray();
        var text = new Text().Add($"{Capital(Phrases.Number(tested.Length))} {(tested.Length == 1 ? "reason" : "reasons")} why {Phrases.The(drivers.A)} would beat {Phrases.The(drivers.B)} {(tested.Length == 1 ? "was" : "were")} put to the test. ");
        var parts = new List<ImmutableArray<Span>>();
        void Group(Verdict verdict, string opening)
        {
            var own = tested.Where(reason => reason.Verdict == verdict).ToArray();
            if (own.Length > 0) parts.Add(new Text().Add(opening).Add(Phrases.Join([.. own.Select(reason => verdict == Verdict.Inconclusive ? new Text().Add($"\"{reason.Text}\"").Spans : new Text().Add($"\"{reason.Text}\" (").Add(reason.Effect, FactStyle.Signed).Add(" of the gap)").Spans)])).Spans);
        }

        Group(Verdict.Consistent, "consistent with ");
        Group(Verdict.Inconsistent, "inconsistent with ");
        Group(Verdict.Inconclusive, "inconclusive on ");
        return parts.Count == 0 ? text.Add("The data allow no test.").Paragraph() : text.Add("The data are ").Add(Phrases.Join(parts)).Add(".").Paragraph();
    }

    private static Paragraph Yields(DriversFinding drivers)
    {
        var gap = drivers.Rates[^1];
        if (gap.Up.Value is null) return new Text().Add("How the gauges answer to yields cannot be told: ").Add(gap.Up).Add(".").Paragraph();
        var text = new Text().Add($"Against {Phrases.The(drivers.B)}, {Phrases.The(drivers.A)} moved by ").Add(gap.Up, FactStyle.Signed).Add(" when the 10-year yield rose by ten basis points, and by ").Add(gap.Down, FactStyle.Signed).Add(" when it fell by as much");
        text.Add((gap.Up.Low, gap.Up.High) switch
        {
            (_, < 0) => ": it lost when yields rose.",
            ( > 0, _) => ": it gained when yields rose.",
            (null, _) => ".",
            _ => ": whether it loses when yields rise, these days do not tell.",
        });
        return text.Paragraph();
    }

    private static Paragraph Sentence(DriversFinding drivers, ReasonFinding reason)
    {
        var text = new Text().Add($"\"{Capital(reason.Text)}\": the data are {Words(reason.Verdict)}. With it goes ").Add(reason.Effect, FactStyle.Signed).Add(" of the gap, p ").Add(reason.P).Add(" after correction");
        if (reason.Verdict == Verdict.Inconsistent) text.Add(reason.Against == AgainstWhat.Effect ? $"; it worked for {Phrases.The(drivers.B)}" : "; the effect comes from the opposite of what the reason says");
        if (reason.Rank.Value is not null) text.Add(". Among ").Add(reason.Windows).Add(" earlier windows of that length, worth ").Add(reason.Independent).Add(" independent ones, it ranks ").Add(reason.Rank);
        if (reason.PlaceboShare is { } share) text.Add(". Of placebos dealt at random ").Add(share).Add(" were rewarded as strongly");
        return text.Add(".").Paragraph();
    }

    private static IEnumerable<Block> Untested(DriversFinding drivers)
    {
        foreach (var group in drivers.Reasons.Where(reason => reason.Verdict is null).GroupBy(reason => reason.Why ?? "", StringComparer.Ordinal))
            yield return new Text().Add($"Not tested: {string.Join(", ", group.Select(reason => $"\"{reason.Text}\""))}. {group.Key}").Note();
    }

    /// <summary>What single stocks brought.</summary>
    private static Paragraph Stocks(DriversFinding drivers)
    {
        var own = drivers.Reasons.FirstOrDefault(reason => reason.Id == "stocks");
        if (drivers.TopNamesEffect.Value is null || drivers.Specific.Value is null) return new Text().Add("What single stocks brought cannot be told: ").Add(drivers.SpecificShare).Add(".").Paragraph();
        var text = new Text().Add($"Beyond their size, betas and sectors, the {Phrases.Number(drivers.TopNamesCount)} names that added most, chosen by hindsight, brought ").Add(drivers.TopNamesEffect, FactStyle.Signed).Add($" of the gap between {Phrases.The(drivers.A)} and {Phrases.The(drivers.B)}");
        if (own?.Effect.Value is not null) text.Add(", ").Add(own.Effect, FactStyle.Absolute).Add($" {(own.Effect.Value < 0 ? "less" : "more")} than such names usually bring in a window of that length");
        if (own?.Rank.Value is not null) text.Add("; among ").Add(own.Windows).Add(" earlier windows, worth ").Add(own.Independent).Add(" independent ones, that ranks ").Add(own.Rank);
        return text.Add(". All single stocks of both gauges together come to ").Add(drivers.Specific, FactStyle.Signed).Add(" of it.").Paragraph();
    }

    private static TableBlock Table(DriversFinding drivers) => new(
        "reasons",
        $"Reasons why {Phrases.The(drivers.A)} would beat {Phrases.The(drivers.B)}",
        [
            new Column("reason", "Reason"),
            new Column("verdict", "The data are"),
            new Column("effect", "Part of the gap (95 %)", RightAligned: true),
            new Column("p", "p", RightAligned: true),
            new Column("rank", "Rank", RightAligned: true),
            new Column("windows", "of", RightAligned: true),
            new Column("placebos", "Placebos as strong", RightAligned: true),
        ],
        [.. drivers.Reasons.Select(reason => ImmutableArray.Create(
            Cell.Of(Capital(reason.Id.Replace('_', ' '))),
            Cell.Of(Words(reason.Verdict)),
            Cell.Of(reason.Effect, FactStyle.Signed),
            Cell.Of(reason.P),
            Cell.Of(reason.Rank),
            Cell.Of(reason.Windows),
            reason.PlaceboShare is { } share ? Cell.Of(share) : Cell.Of("")))]);

    private static TableBlock Names(DriversFinding drivers) => new(
        "names",
        "Stocks that brought most beyond their characteristics",
        [new Column("name", "Name"), new Column("specific", "Part of the gap", RightAligned: true)],
        [.. drivers.TopNames.Select(own => ImmutableArray.Create(Cell.Of(own.Name), Cell.Of(own.Specific, FactStyle.Signed)))]);

    private static TableBlock Orientations(DriversFinding drivers) => new(
        "orientation",
        "Equal-weight returns by export orientation of the sector",
        [new Column("orientation", "Sectors"), new Column("a", drivers.A, RightAligned: true), new Column("b", drivers.B, RightAligned: true)],
        [.. drivers.Orientations.Select(own => ImmutableArray.Create(Cell.Of(own.Label), Cell.Of(own.A, FactStyle.Signed), Cell.Of(own.B, FactStyle.Signed)))]);

    private static TableBlock Columns(DriversFinding drivers) => new(
        "characteristics",
        "What one standard deviation more of a characteristic brought",
        [
            new Column("characteristic", "Characteristic"),
            new Column("reward", "Over the window (HC1)", RightAligned: true),
            new Column("weekly", "A week in the window", RightAligned: true),
            new Column("history", "A week before it", RightAligned: true),
            new Column("exposure", "Exposure gap", RightAligned: true),
        ],
        [.. drivers.Columns.Select(own => ImmutableArray.Create(Cell.Of(own.Name), Cell.Of(own.Reward, FactStyle.Signed), Cell.Of(own.Weekly, FactStyle.Signed), Cell.Of(own.History, FactStyle.Signed), Cell.Of(own.Exposure, FactStyle.Signed)))]);

    private static TableBlock Factors(DriversFinding drivers) => new(
        "factors",
        "The window by a daily factor model",
        [
            new Column("factor", "Factor"),
            new Column("change", "Its move", RightAligned: true),
            new Column("beta_a", $"Beta of {drivers.A}", RightAligned: true),
            new Column("beta_b", $"Beta of {drivers.B}", RightAligned: true),
            new Column("beta_gap", "Difference (95 % interval)", RightAligned: true),
            new Column("a", $"Part of {drivers.A}", RightAligned: true),
            new Column("b", $"Part of {drivers.B}", RightAligned: true),
            new Column("gap", "Part of the gap", RightAligned: true),
        ],
        [.. drivers.Factors.Select(own => ImmutableArray.Create(
            Cell.Of(own.Name),
            own.Change is { } change ? Cell.Of(change, FactStyle.Signed) : Cell.Of(""),
            own.Betas is { } a ? Cell.Of(a.A) : Cell.Of(""),
            own.Betas is { } b ? Cell.Of(b.B) : Cell.Of(""),
            own.Betas is { } gap ? Cell.Of(gap.Gap) : Cell.Of(""),
            Cell.Of(own.A, FactStyle.Signed),
            Cell.Of(own.B, FactStyle.Signed),
            Cell.Of(own.Gap, FactStyle.Signed)))]);

    /// <summary>The verdict as it is printed.</summary>
    public static string Words(Verdict? verdict) => verdict switch
    {
        Verdict.Consistent => "consistent",
        Verdict.Inconsistent => "inconsistent",
        Verdict.Inconclusive => "inconclusive",
        _ => "not enough",
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
