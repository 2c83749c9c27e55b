using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>Writes dated swings, where rules disagree, and drawdowns (METHODS 3).</summary>
public static class RalliesWriter
{
    /// <summary>The brief.</summary>
    public static Brief Write(Window window, RalliesFinding rallies, ImmutableArray<string> notes, ImmutableArray<NextStep> next)
    {
        ArgumentNullException.ThrowIfNull(rallies);
        var blocks = new List<Block> { Lead(window, rallies) };
        blocks.AddRange(rallies.Charts.Take(1));
        blocks.Add(Swings(rallies.Rules[0]));
        blocks.AddRange(Disagreement(rallies));
        blocks.Add(new Heading(2, "Drawdowns"));
        blocks.Add(DrawdownLead(rallies));
        blocks.AddRange(rallies.Charts.Skip(1));
        if (!rallies.Drawdowns.IsEmpty) blocks.Add(Drawdowns(rallies));
        blocks.Add(new Text().Add("Turns are dated with hindsight: before the day of confirmation nobody could know them. An open leg has no end yet; its size runs to the last close.").Note());
        foreach (var note in notes) blocks.Add(new Text().Add(note).Note());
        return new Brief($"Rises and falls of {Phrases.The(rallies.Name)}", CompareWriter.Subtitle(window), [.. blocks]) { Next = next };
    }

    /// <summary>Legs of one rule.</summary>
    public static TableBlock Swings(RuleFinding rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new TableBlock(
            "swings",
            $"Swings by {rule.Name}",
            [
                new Column("direction", "Leg"),
                new Column("from", "From", RightAligned: true),
                new Column("level", "Level", RightAligned: true),
                new Column("confirmed", "Turn confirmed", RightAligned: true),
                new Column("to", "To", RightAligned: true),
                new Column("return", "Size", RightAligned: true),
                new Column("days", "Trading days", RightAligned: true),
            ],
            [.. rule.Legs.Select(leg => ImmutableArray.Create(
                Cell.Of(leg.IsUp ? "rise" : "fall"),
                Cell.Of(leg.From),
                Cell.Of(leg.Level),
                Cell.Of(leg.Confirmed),
                leg.To is { } to ? Cell.Of(to) : Cell.Of("open"),
                Cell.Of(leg.Return, FactStyle.Signed),
                Cell.Of(leg.Days)))]);
    }

    /// <summary>What the rules say of the window's low, in one sentence or two; nothing without a searched low.</summary>
    public static Text LowDating(string gauge, Fact low, ImmutableArray<LowRuleFinding> rules)
    {
        var text = new Text().Add($"The low of {Phrases.The(gauge)} on ").Add(low).Add(" is the lowest close of the trailing 252 trading days, the latest such day were there several. ");
        var same = rules.Where(rule => rule.Agreement == LowAgreement.Same).Select(rule => rule.Rule).ToArray();
        var sentences = new List<Text>();
        if (same.Length > 0) sentences.Add(new Text().Add($"{Capital(List(same))} {(same.Length > 1 ? "put" : "puts")} a trough on the same day."));
        foreach (var rule in rules.Where(rule => rule.Agreement == LowAgreement.Other))
        {
            sentences.Add(rule.Trough.Value is null
                ? new Text().Add($"{Capital(rule.Rule)} has no trough there.")
                : new Text().Add($"{Capital(rule.Rule)} has none there: its nearest trough is ").Add(rule.Trough).Add("."));
        }

        var recent = rules.Where(rule => rule.Agreement == LowAgreement.TooRecent).Select(rule => rule.Rule).ToArray();
        if (recent.Length > 0) sentences.Add(new Text().Add($"{Capital(List(recent))} cannot say yet: too few trading days have followed."));
        for (var i = 0; i < sentences.Count; i++) text.Add(i == 0 ? "" : " ").Add(sentences[i].Spans);
        return text;
    }

    private static Paragraph Lead(Window window, RalliesFinding rallies)
    {
        var rule = rallies.Rules[0];
        var text = new Text();
        if (rule.Count.Value is null) return text.Add($"{Capital(rule.Name)} dates no turn of {Phrases.The(rallies.Name)} {Phrases.From(window)}: ").Add(rule.Count).Add(".").Paragraph();
        if (rule.Legs.IsEmpty) return text.Add($"{Capital(rule.Name)} finds no turn of {Phrases.The(rallies.Name)} {Phrases.From(window)}: it neither rose nor fell far enough.").Paragraph();
        var last = rule.Legs[^1];
        return text.Add($"{Capital(rule.Name)} finds ").Add(rule.Count).Add($" {(rule.Legs.Length == 1 ? "turn" : "turns")} of {Phrases.The(rallies.Name)} {Phrases.From(window)}. The last is the {(last.IsUp ? "trough" : "peak")} of ").Add(last.From)
            .Add(", confirmed on ").Add(last.Confirmed).Add($"; the {(last.IsUp ? "rise" : "fall")} since then is open and stands at ").Add(last.Return, FactStyle.Signed).Add(".").Paragraph();
    }

    private static IEnumerable<Block> Disagreement(RalliesFinding rallies)
    {
        var undated = rallies.Rules.Where(rule => rule.Count.Value is null).ToArray();
        foreach (var rule in undated) yield return new Text().Add($"{Capital(rule.Name)} dates nothing here: ").Add(rule.Count).Add(".").Note();
        var dated = rallies.Rules.Where(rule => rule.Count.Value is not null).ToArray();
        if (dated.Length < 2) yield break;
        var turns = dated.SelectMany((rule, at) => rule.Legs.Select(leg => (Day: leg.From.Value!.Value, leg.IsUp, Rule: at, Leg: leg))).GroupBy(turn => (turn.Day, turn.IsUp)).OrderBy(group => group.Key.Day).ToArray();
        var split = turns.Where(group => group.Count() < dated.Length).ToArray();
        if (split.Length == 0)
        {
            yield return new Text().Add($"The rules agree: {List([.. dated.Select(rule => rule.Name)])} date the same turns.").Paragraph();
            yield break;
        }

        yield return new Text().Add("The rules do not date every turn alike. The table shows the turns that only some of them find, with the day on which each confirmed it.").Paragraph();
        yield return new TableBlock(
            "rules",
            "Turns that the rules do not share",
            [new Column("turn", "Turn"), new Column("date", "Day", RightAligned: true), .. dated.Select(rule => new Column(rule.Id, Short(rule.Id), RightAligned: true))],
            [.. split.Select(group => ImmutableArray.Create(
                [Cell.Of(group.Key.IsUp ? "trough" : "peak"), Cell.Of(group.First().Leg.From), .. dated.Select((_, at) => group.FirstOrDefault(turn => turn.Rule == at).Leg is { } leg ? Cell.Of(leg.Confirmed) : Cell.Of(""))]))]);
    }

    private static Paragraph DrawdownLead(RalliesFinding rallies)
    {
        var text = new Text();
        if (rallies.Drawdowns.IsEmpty) return text.Add($"{Phrases.The(rallies.Name, start: true)} never closed below an earlier close.").Paragraph();
        var worst = rallies.Drawdowns[0];
        text.Add("The deepest fall from a peak was ").Add(worst.Depth, FactStyle.Absolute).Add(", from ").Add(worst.Peak).Add(" to ").Add(worst.Trough);
        if (worst.Recovery.Value is not null) text.Add("; the peak was reached again on ").Add(worst.Recovery);
        else text.Add("; the peak has not been reached again");
        text.Add(". The last close stands ").Add(rallies.Current, FactStyle.Absolute).Add(" below the highest.");
        return text.Paragraph();
    }

    private static TableBlock Drawdowns(RalliesFinding rallies) => new(
        "drawdowns",
        "Deepest drawdowns of the closes",
        [
            new Column("depth", "Depth", RightAligned: true),
            new Column("peak", "Peak", RightAligned: true),
            new Column("trough", "Trough", RightAligned: true),
            new Column("recovery", "Recovery", RightAligned: true),
            new Column("fall_days", "Days down", RightAligned: true),
            new Column("recovery_days", "Days back", RightAligned: true),
            new Column("days", "In all", RightAligned: true),
        ],
        [.. rallies.Drawdowns.Select(row => ImmutableArray.Create(
            Cell.Of(row.Depth, FactStyle.Signed), Cell.Of(row.Peak), Cell.Of(row.Trough), Ended(row.Recovery), Cell.Of(row.FallDays), Ended(row.RecoveryDays), Ended(row.Days)))]);

    private static Cell Ended(Fact fact) => fact.Value is null ? Cell.Of("open") : Cell.Of(fact);

    private static string Short(string rule) => rule switch
    {
        "threshold" => "Threshold",
        "lunde-timmermann" => "Lunde–Timmermann",
        "pagan-sossounov" => "Pagan–Sossounov",
        _ => rule,
    };

    private static string Capital(string text) => text.Length == 0 ? text : string.Concat(char.ToUpper(text[0], CultureInfo.InvariantCulture).ToString(), text.AsSpan(1));

    private static string List(string[] names) => names.Length switch
    {
        0 => "",
        1 => names[0],
        _ => string.Join(", ", names[..^1]) + " and " + names[^1],
    };
}
