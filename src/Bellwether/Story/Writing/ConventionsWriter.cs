using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>Writes how far headlines depend on conventions: ranges, the default's place in them, and whether the order of gauges survives.</summary>
public static class ConventionsWriter
{
    /// <summary>The brief.</summary>
    public static Brief Write(Window window, ConventionsFinding finding, ImmutableArray<string> notes, ImmutableArray<NextStep> next)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var blocks = new List<Block>();
        foreach (var spread in finding.Spreads.Where(spread => spread.Lead is not null)) blocks.Add(new Text().Add(Sentence(finding.Gauges[0].Name, spread)).Paragraph());
        if (finding.Spreads.All(spread => spread.Lead is null)) blocks.Add(Alone(finding));
        if (finding.Order is { } order) blocks.Add(Order(finding, order));
        if (finding.Doublers is { } doublers)
            blocks.Add(new Text().Add("By default ").Add(doublers.Default).Add(" members at least doubled; under the ").Add(doublers.Spread.Count).Add(" conventions for such a count, ").Add(doublers.Spread.Spread).Add(".").Paragraph());
        if (finding.Attribution is { } attribution) blocks.Add(Attributed(attribution));
        blocks.Add(Spreads(finding));
        if (!finding.Flips.IsEmpty) blocks.Add(Rows("flips", "Conventions that change the order", finding, finding.Flips));
        foreach (var note in finding.Notes.Concat(notes)) blocks.Add(new Text().Add(note).Note());
        return new Brief($"{Phrases.The(finding.Gauges[0].Name, start: true)} under every convention", CompareWriter.Subtitle(window), [.. blocks]) { Next = next };
    }

    /// <summary>The lead over one rival in a sentence: whether it survives every convention, and how far it reaches.</summary>
    public static ImmutableArray<Span> Sentence(string gauge, SpreadFinding spread)
    {
        ArgumentNullException.ThrowIfNull(spread);
        var (rival, ahead) = spread.Lead!.Value;
        if (spread.Spread.Value is null) return new Text().Add($"No convention gives both a return of {Phrases.The(gauge)} and of {Phrases.The(rival)}.").Spans;
        var (tried, kept) = (spread.Count.Value, ahead.Value);
        var leads = spread.Spread.Value > 0;
        var text = new Text().Add(leads ? $"The lead of {Phrases.The(gauge)} over {Phrases.The(rival)} " : $"{Phrases.The(gauge, start: true)} trails {Phrases.The(rival)}, and that ");
        if ((leads && kept == tried) || (!leads && kept == 0)) text.Add("survives all ").Add(spread.Count).Add(" conventions tried");
        else if (leads) text.Add("survives ").Add(ahead).Add(" of ").Add(spread.Count).Add(" conventions tried");
        else text.Add("turns into a lead under ").Add(ahead).Add(" of ").Add(spread.Count).Add(" conventions tried");
        return text.Add(": ").Add(spread.Spread, FactStyle.Signed).Add(".").Spans;
    }

    /// <summary>The headline's range in a sentence, and whether the order of the gauges survives it.</summary>
    public static Paragraph Headline(string gauge, HeadlineSpread headline)
    {
        ArgumentNullException.ThrowIfNull(headline);
        var text = new Text().Add($"The return of {Phrases.The(gauge)} is ").Add(headline.Spread, FactStyle.Signed).Add(" under the ").Add(headline.Count).Add(" defensible conventions tried (members, levels, dividends, a day more or less)");
        if (headline.Order is not var (tried, kept)) return text.Add(".").Paragraph();
        text.Add("; the order of the gauges ");
        if (tried.Value == kept.Value) text.Add("survives all ").Add(tried);
        else text.Add("is kept by ").Add(kept).Add(" of ").Add(tried);
        return text.Add(" that give every one of them a return.").Paragraph();
    }

    private static Paragraph Attributed((string Rival, SpreadFinding Allocation, SpreadFinding Selection) own) => new Text()
        .Add($"Of the gap to {Phrases.The(own.Rival)} the mix of sectors brought ").Add(own.Allocation.Spread, FactStyle.Signed).Add(" and the choice within sectors ").Add(own.Selection.Spread, FactStyle.Signed)
        .Add(", over ").Add(own.Allocation.Count).Add(" ways to link periods of a day, a week or a month.").Paragraph();

    private static Paragraph Alone(ConventionsFinding finding)
    {
        var spread = finding.Spreads[0];
        return new Text().Add($"The return of {Phrases.The(finding.Gauges[0].Name)} under the ").Add(spread.Count).Add(" conventions tried: ").Add(spread.Spread, FactStyle.Signed).Add(".").Paragraph();
    }

    private static Paragraph Order(ConventionsFinding finding, (Fact Tried, Fact Kept) order)
    {
        var text = new Text().Add("The order of the gauges ");
        if (order.Tried.Value == order.Kept.Value) text.Add("is the same under all ").Add(order.Tried).Add(" conventions that give every one of them a return.");
        else text.Add("is the default's under ").Add(order.Kept).Add(" of the ").Add(order.Tried).Add(" conventions that give every one of them a return; the table of flips lists the others.");
        return text.Paragraph();
    }

    private static TableBlock Spreads(ConventionsFinding finding) => new(
        "spreads",
        "Headlines under every convention",
        [
            new Column("headline", "Headline"),
            new Column("spread", "Default (lowest to highest)", RightAligned: true),
            new Column("conventions", "Conventions", RightAligned: true),
            new Column("below", "Below default", RightAligned: true),
            new Column("lowest", "Lowest"),
            new Column("highest", "Highest"),
        ],
        [.. finding.Spreads.Select(spread => ImmutableArray.Create(
            Cell.Of(spread.Label),
            Cell.Of(spread.Spread, spread.Spread.Measure.Unit == Unit.Count ? FactStyle.Plain : FactStyle.Signed),
            Cell.Of(spread.Count),
            Cell.Of(spread.Below),
            Cell.Of(spread.LowestIs),
            Cell.Of(spread.HighestIs)))]);

    /// <summary>One row per convention.</summary>
    public static TableBlock Rows(string id, string title, ConventionsFinding finding, ImmutableArray<ConventionRow> rows)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new TableBlock(
            id,
            title,
            [new Column("headline", "Headline"), new Column("convention", "Convention"), .. finding.Gauges.Select(gauge => new Column(gauge.Id, gauge.Name, RightAligned: true)), new Column("order", "Order")],
            [.. rows.Select(row => (ImmutableArray<Cell>)
            [
                Cell.Of(row.Label),
                Cell.Of(row.Convention),
                .. row.Values.Select(fact => fact is null ? Cell.Of("") : Cell.Of(fact, fact.Measure.Unit == Unit.Count ? FactStyle.Plain : FactStyle.Signed)),
                Cell.Of(row.KeepsOrder is { } keeps ? keeps ? "kept" : "flipped" : ""),
            ])]);
    }
}
