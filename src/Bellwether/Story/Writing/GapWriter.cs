using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>Writes the ledger of a gap: every line, the sectors and stocks behind two of them, and what the lines are not (METHODS 7.5).</summary>
public static class GapWriter
{
    // Lines of the cross-section first, then the bookkeeping that leads to the printed returns.
    private static readonly Dictionary<string, (string Name, string Words)> s_lines = new(StringComparer.Ordinal)
    {
        ["market"] = ("Market", "what every stock had in common; nothing, since both sides' weights sum to one"),
        ["size"] = ("Size", "logarithm of market value"),
        ["export"] = ("Export orientation", "the sector's label, not the company's overseas sales"),
        ["rate_beta"] = ("Rate sensitivity", "slope on the ten-year yield before the window"),
        ["sectors"] = ("Sectors", "beyond the characteristics above; the table of sectors has each"),
        ["stocks"] = ("Single stocks", "beyond characteristics and sector; the table of stocks has the largest"),
        ["weighting"] = ("Weighting scheme", "the gauges' own weights instead of weights by market value"),
        ["coverage"] = ("Stocks left out", "those that lack a characteristic or a window return"),
        ["entries"] = ("Entries and exits", "members by the rulebook instead of those fixed at the start"),
        ["published"] = ("Published levels", "published returns less those of the members"),
        ["drift"] = ("Weight drift", "share counts that changed inside the window; the last line, what is left to the gap"),
    };

    /// <summary>The brief.</summary>
    public static Brief Write(Window window, GapFinding finding, ImmutableArray<NextStep> next)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var blocks = new List<Block> { Lead(window, finding), Parts(finding), Chart(finding), Ledger(finding) };
        if (!finding.Sectors.IsEmpty) blocks.Add(Sectors(finding));
        blocks.Add(Stocks(finding));
        blocks.AddRange(Notes(finding));
        return new Brief($"Why {Phrases.The(finding.A.Name)} and {Phrases.The(finding.B.Name)} parted", CompareWriter.Subtitle(window), [.. blocks]) { Next = next };
    }

    private static Paragraph Lead(Window window, GapFinding finding) => new Text()
        .Add($"{Phrases.The(finding.A.Name, start: true)} {Phrases.Moved(finding.A.Return)} ").Add(finding.A.Return, FactStyle.Absolute)
        .Add($" {Phrases.From(window)}, {Phrases.The(finding.B.Name)} {Phrases.Moved(finding.B.Return)} ").Add(finding.B.Return, FactStyle.Absolute)
        .Add(", a gap of ").Add(finding.Gap, FactStyle.Signed).Add(". The lines below add up to it, with nothing left over.").Paragraph();

    private static Paragraph Parts(GapFinding finding)
    {
        var text = new Text();
        var estimated = finding.Lines.Where(line => line.Id is "size" or "export" or "rate_beta" or "sectors").ToArray();
        text.Add("Across the ").Add(finding.Stocks).Add(" stocks of both gauges ");
        text.Add(Phrases.Join([.. estimated.Select(line => new Text().Add($"{Name(line.Id).ToLowerInvariant()} go{(line.Id == "sectors" ? "" : "es")} with ").Add(line.Value, FactStyle.Signed).Spans)]));
        text.Add(", and single stocks with ").Add(finding.Lines.First(line => line.Id == "stocks").Value, FactStyle.Signed).Add(".");
        if (!finding.Gainers.IsEmpty) text.Add($" The largest of these {(finding.Gainers.Length == 1 ? "is" : "are")} ").Add(Phrases.Join([.. finding.Gainers.Take(3).Select(stock => new Text().Add($"{stock.Name} (").Add(stock.Part, FactStyle.Signed).Add(")").Spans)])).Add(".");
        return text.Paragraph();
    }

    private static ChartBlock Chart(GapFinding finding)
    {
        var parts = finding.Lines.Where(line => Math.Abs(line.Value.Value ?? 0) >= 0.00005).Select(line => new ChartPart(Name(line.Id), line.Value.Value!.Value)).ToList();
        var rest = finding.Lines.Where(line => Math.Abs(line.Value.Value ?? 0) < 0.00005).Sum(line => line.Value.Value ?? 0);
        if (rest != 0) parts.Add(new ChartPart("all other lines", rest));
        return new ChartBlock(new WaterfallChart(
            "gap",
            $"From {Phrases.The(finding.B.Name)} to {Phrases.The(finding.A.Name)}",
            $"Largest lines: {string.Join(", ", parts.OrderByDescending(part => Math.Abs(part.Value)).Take(3).Select(part => part.Label))}.",
            finding.B.Name,
            finding.B.Return.Value!.Value,
            finding.A.Name,
            [.. parts],
            "percent; steps in percentage points")
        {
            End = finding.A.Return.Value,
            ValueUnit = Unit.PercentagePoints,
        });
    }

    private static TableBlock Ledger(GapFinding finding) => new(
        "ledger",
        "The gap, line by line; estimated lines with a 95 % interval",
        [new Column("line", "Line"), new Column("effect", "Effect", RightAligned: true), new Column("text", "What it is")],
        [
            .. finding.Lines.Select(line => ImmutableArray.Create(Cell.Of(Name(line.Id)), Cell.Of(line.Value, FactStyle.Signed), Cell.Of(s_lines.TryGetValue(line.Id, out var known) ? known.Words : ""))),
            [Cell.Of("Gap"), Cell.Of(finding.Gap, FactStyle.Signed), Cell.Of("all lines")],
        ]);

    private static TableBlock Sectors(GapFinding finding) => new(
        "sectors",
        "Sectors, beyond size, export orientation and rate sensitivity",
        [new Column("sector", "Sector"), new Column("effect", "Effect (95 % interval)", RightAligned: true)],
        [.. finding.Sectors.Select(own => ImmutableArray.Create(Cell.Of(own.Name), Cell.Of(own.Value, FactStyle.Signed)))]);

    private static TableBlock Stocks(GapFinding finding) => new(
        "stocks",
        "Single stocks: the largest parts on either side",
        [
            new Column("name", "Stock"),
            new Column("id", "Code"),
            new Column("weight_a", finding.A.Id, RightAligned: true),
            new Column("weight_b", finding.B.Id, RightAligned: true),
            new Column("return", "Return", RightAligned: true),
            new Column("part", "Own part", RightAligned: true),
        ],
        [
            .. finding.Gainers.Concat(finding.Losers.Reverse()).Select(own => ImmutableArray.Create(
                Cell.Of(own.Name),
                Cell.Of(own.Id),
                own.WeightA is { } a ? Cell.Of(a) : Cell.Of("—"),
                own.WeightB is { } b ? Cell.Of(b) : Cell.Of("—"),
                Cell.Of(own.Return, FactStyle.Signed),
                Cell.Of(own.Part, FactStyle.Signed))),
        ]);

    private static IEnumerable<Note> Notes(GapFinding finding)
    {
        yield return new Text().Add("A line is an association across stocks, not a cause: that stocks of a kind did better does not say that they did so because of it. A large line of single stocks is consistent with \"individual stocks drove it\", and proves it no more. Names were picked by hindsight.").Note();
        yield return new Text().Add("The window's returns are regressed on the characteristics first, and what these leave on the sectors, since an export label is a function of the sector. Intervals come from the uncertainty of the coefficients alone. The cross-section holds ")
            .Add(finding.Coverage.A).Add($" of the weight of {Phrases.The(finding.A.Name)} and ").Add(finding.Coverage.B).Add($" of that of {Phrases.The(finding.B.Name)}.").Note();
        if (finding.IsFixed) yield return new Text().Add("Members are fixed at the start, so that nobody enters; with --basis chained the line of entries says what the rulebook adds.").Note();
        if (!finding.LeftOut.IsEmpty) yield return new Text().Add($"Not in the ledger, because the store knows them for fewer than half of the stocks or they do not vary: {string.Join(", ", finding.LeftOut.Select(id => Name(id).ToLowerInvariant()))}.").Note();
        foreach (var note in finding.Notes) yield return new Text().Add(note).Note();
    }

    private static string Name(string id) => s_lines.TryGetValue(id, out var known) ? known.Name : id;
}
