using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>Writes what a gauge would have done without some of its names, or under other rules, with the hindsight warning (METHODS 4.4).</summary>
public static class CounterfactualWriter
{
    /// <summary>The brief.</summary>
    public static Brief Write(Window window, CounterfactualFinding finding, ImmutableArray<string> notes, ImmutableArray<NextStep> next)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var blocks = new List<Block>();
        foreach (var lead in finding.Leads) blocks.Add(Lead(finding, lead, ReferenceEquals(lead, finding.Leads[0])));
        if (finding.Leads.Length > 0 && finding.Steps.Length > 0)
        {
            blocks.Add(Curve(finding));
            blocks.Add(Steps(finding));
        }

        if (finding.Leads.Length > 1) blocks.Add(Leads(finding));
        if (!finding.Removals.IsEmpty)
        {
            blocks.Add(new Heading(2, "Without some of its names"));
            blocks.Add(Removals(finding));
            blocks.Add(Compared(finding));
            blocks.Add(Hindsight());
        }

        if (!finding.Swaps.IsEmpty)
        {
            blocks.Add(new Heading(2, "The same names under other rules"));
            blocks.AddRange(Swaps(finding));
        }

        foreach (var note in finding.Notes.Concat(notes)) blocks.Add(new Text().Add(note).Note());
        return new Brief($"{Phrases.The(finding.Name, start: true)} as it would have been", CompareWriter.Subtitle(window), [.. blocks]) { Next = next };
    }

    private static Paragraph Lead(CounterfactualFinding finding, LeadFinding lead, bool first)
    {
        var text = new Text();
        if (first) text.Add($"{Phrases.The(finding.Name, start: true)} {Phrases.Moved(finding.Return)} ").Add(finding.Return, FactStyle.Absolute).Add(", ");
        else text.Add($"{Phrases.The(finding.Name, start: true)} stands ");
        text.Add($"{Phrases.Stands(lead.Lead)} {Phrases.The(lead.Rival)} (").Add(lead.RivalReturn, FactStyle.Signed).Add(") by ").Add(lead.Lead, FactStyle.Absolute).Add(". ");
        if (!(lead.Lead.Value > 0)) return text.Add("There is no lead for its names to carry.").Paragraph();
        if (lead.Drop.Value is null && lead.Freeze.Value is null)
            return text.Add("It keeps that lead however many of its largest contributors are taken out, as long as a name is left.").Paragraph();
        text.Add("Taken out from the largest contribution down, ");
        if (lead.Drop.Value is { } dropped) text.Add(lead.Drop).Add($" {(dropped == 1 ? "name ends" : "names end")} that lead when the others are re-weighted");
        else text.Add("no number of names ends that lead when the others are re-weighted");
        if (lead.Freeze.Value is not null) text.Add(", ").Add(lead.Freeze).Add(lead.Freeze.Value == 1 ? " when it stands still." : " when they stand still.");
        else text.Add("; none does when they stand still.");
        return text.Paragraph();
    }

    private static ChartBlock Curve(CounterfactualFinding finding)
    {
        var rival = finding.Leads[0].Rival;
        var lead = finding.Leads[0].Lead.Value;
        return new ChartBlock(new CurveChart(
            "lead",
            $"Lead over {Phrases.The(rival)} by number of names taken out",
            $"From left to right, the largest contributor goes first: {string.Join(", ", finding.Steps.Take(3).Select(step => step.Name))}{(finding.Steps.Length > 3 ? " and so on" : "")}.",
            "names taken out, largest contribution first",
            $"lead over {Phrases.The(rival)}",
            [0, .. finding.Steps.Select(step => step.Rank)],
            [new ChartLine("others re-weighted", [lead, .. finding.Steps.Select(step => step.Drop.Value)], Emphasised: true), new ChartLine("standing still", [lead, .. finding.Steps.Select(step => step.Freeze.Value)], Emphasised: false)],
            "pp"));
    }

    private static TableBlock Steps(CounterfactualFinding finding) => new(
        "names",
        $"Names that carry the lead over {Phrases.The(finding.Leads[0].Rival)}{(finding.StepsAreCut ? ", the first of them" : "")}",
        [
            new Column("rank", "Out", RightAligned: true),
            new Column("name", "Name"),
            new Column("id", "Code"),
            new Column("opening_weight", "Weight before", RightAligned: true),
            new Column("return", "Return", RightAligned: true),
            new Column("pp", "Contribution", RightAligned: true),
            new Column("lead_drop", "Lead, re-weighted", RightAligned: true),
            new Column("lead_freeze", "Lead, standing still", RightAligned: true),
        ],
        [.. finding.Steps.Select(step => ImmutableArray.Create(
            Number(step.Rank),
            Cell.Of(step.Name),
            Cell.Of(step.Id),
            Cell.Of(step.OpeningWeight),
            Cell.Of(step.Return, FactStyle.Signed),
            Cell.Of(step.Pp, FactStyle.Signed),
            Cell.Of(step.Drop, FactStyle.Signed),
            Cell.Of(step.Freeze, FactStyle.Signed)))]);

    private static TableBlock Leads(CounterfactualFinding finding) => new(
        "leads",
        "Names that carry the lead over each",
        [new Column("rival", "Over"), new Column("return", "Its return", RightAligned: true), new Column("lead", "Lead", RightAligned: true), new Column("drop", "Names, re-weighted", RightAligned: true), new Column("freeze", "Names, standing still", RightAligned: true)],
        [.. finding.Leads.Select(lead => ImmutableArray.Create(
            Cell.Of(lead.Rival),
            Cell.Of(lead.RivalReturn, FactStyle.Signed),
            Cell.Of(lead.Lead, FactStyle.Signed),
            NamesCell(lead.Drop),
            NamesCell(lead.Freeze)))]);

    private static Cell NamesCell(Fact names) => names.Value is null ? Cell.Of("never") : Cell.Of(names);

    private static TableBlock Removals(CounterfactualFinding finding)
    {
        var hasLead = finding.Removals.Any(row => row.Lead is not null);
        ImmutableArray<Column> columns =
        [
            new("gauge", "Gauge"),
            new("without", "Without"),
            new("names", "Names", RightAligned: true),
            new("share", "Share of the move", RightAligned: true),
            new("drop", "Return, re-weighted", RightAligned: true),
            new("freeze", "standing still", RightAligned: true),
        ];
        if (hasLead) columns = columns.Add(new Column("lead", $"Lead over {finding.Leads[0].Rival}", RightAligned: true));
        return new TableBlock(
            "without",
            "Gauges without some of their names",
            columns,
            [.. finding.Removals.Select(row =>
            {
                ImmutableArray<Cell> cells = [Cell.Of(row.Gauge), Cell.Of(row.Without), Number(row.Names), Cell.Of(row.Share), Cell.Of(row.Drop, FactStyle.Signed), Cell.Of(row.Freeze, FactStyle.Signed)];
                return hasLead ? cells.Add(row.Lead is { } lead ? Cell.Of(lead, FactStyle.Signed) : Cell.Of("")) : cells;
            })]);
    }

    // METHODS 4.4: the same statistic for the comparison gauge.
    private static Paragraph Compared(CounterfactualFinding finding)
    {
        var own = finding.Removals[0];
        var text = new Text().Add($"Without {own.Without} {Phrases.The(own.Gauge)} would have returned ").Add(own.Drop, FactStyle.Signed).Add(" instead of ").Add(own.Return, FactStyle.Signed).Add(".");
        foreach (var rival in finding.Removals.Skip(1).TakeWhile(row => !row.IsSubject))
        {
            if (rival.Names == 0)
            {
                text.Add($" {Phrases.The(rival.Gauge, start: true)} has none of these.");
                continue;
            }

            text.Add($" {Phrases.The(rival.Gauge, start: true)} without {rival.Without}: ").Add(rival.Drop, FactStyle.Signed).Add(" instead of ").Add(rival.Return, FactStyle.Signed).Add(".");
        }

        return text.Paragraph();
    }

    private static Note Hindsight() => new Text().Add(
        "Names picked by hindsight, after their rise was known, push every figure without them down, for any gauge: compare it with the same figure for the rival. " +
        "A gauge that leads only with its winners has not led for that reason; a contribution says where the points arose, not why.").Note();

    private static IEnumerable<Block> Swaps(CounterfactualFinding finding)
    {
        var own = finding.Swaps.FirstOrDefault(swap => swap.IsOwn.Contains(finding.Name, StringComparer.Ordinal));
        var rival = finding.Swapped.Length > 1 ? finding.Swaps.FirstOrDefault(swap => swap.IsOwn.Contains(finding.Swapped[1], StringComparer.Ordinal)) : null;
        if (own is not null && rival is not null && !ReferenceEquals(own, rival))
        {
            var text = new Text().Add($"The members of {Phrases.The(finding.Name)}, weighted as {Phrases.The(finding.Swapped[1])} is ({rival.Rule}), would have returned ").Add(rival.Returns[0], FactStyle.Signed).Add(" instead of ").Add(own.Returns[0], FactStyle.Signed);
            text.Add($"; those of {Phrases.The(finding.Swapped[1])}, weighted as {Phrases.The(finding.Name)} is ({own.Rule}), ").Add(own.Returns[1], FactStyle.Signed).Add(" instead of ").Add(rival.Returns[1], FactStyle.Signed).Add(".");
            if (rival.Lead?.Value is not null && own.Lead?.Value is not null) text.Add(" Under either rule for both, the lead would have been ").Add(rival.Lead, FactStyle.Signed).Add(" or ").Add(own.Lead, FactStyle.Signed).Add(".");
            yield return text.Paragraph();
        }

        var hasLead = finding.Swaps.Any(swap => swap.Lead is not null);
        ImmutableArray<Column> columns = [new Column("rule", "Weighting"), .. finding.Swapped.Select((name, g) => new Column(string.Create(CultureInfo.InvariantCulture, $"gauge_{g + 1}"), name, RightAligned: true))];
        if (hasLead) columns = columns.Add(new Column("lead", $"Lead over {finding.Swapped[1]}", RightAligned: true));
        columns = columns.Add(new Column("own", "The rule of"));
        yield return new TableBlock(
            "weightings",
            "Members of the first day under each weighting",
            columns,
            [.. finding.Swaps.Select(swap =>
            {
                ImmutableArray<Cell> cells = [Cell.Of(swap.Rule), .. swap.Returns.Select(fact => Cell.Of(fact, FactStyle.Signed))];
                if (hasLead) cells = cells.Add(swap.Lead is { } lead ? Cell.Of(lead, FactStyle.Signed) : Cell.Of(""));
                return cells.Add(Cell.Of(string.Join(", ", swap.IsOwn)));
            })]);
    }

    private static Cell Number(int number) => Cell.Of(number, number.ToString(CultureInfo.InvariantCulture));
}
