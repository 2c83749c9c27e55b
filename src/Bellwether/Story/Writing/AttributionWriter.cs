using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>Writes an attribution: the gap, the effects that amount to it, segment by segment, and the convention beside them (METHODS 5).</summary>
public static class AttributionWriter
{
    private const int Bars = 8;

    /// <summary>The brief.</summary>
    public static Brief Write(Window window, AttributionFinding finding, ImmutableArray<NextStep> next)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var blocks = new List<Block> { Lead(window, finding) };
        if (finding.Totals is { } totals)
        {
            blocks.Add(Effects(finding, totals));
            blocks.AddRange(Charts(finding, totals));
            blocks.Add(Sum(finding, totals));
            blocks.Add(Segments(finding, totals));
        }
        else
        {
            blocks.Add(Themes(finding));
        }

        blocks.AddRange(Conventions(finding));
        foreach (var note in finding.Notes) blocks.Add(new Text().Add(note).Note());
        return new Brief($"{Phrases.The(finding.A.Name, start: true)} against {Phrases.The(finding.B.Name)}", CompareWriter.Subtitle(window), [.. blocks]) { Next = next };
    }

    private static Paragraph Lead(Window window, AttributionFinding finding)
    {
        var text = new Text().Add($"{Phrases.The(finding.A.Name, start: true)} {Phrases.Moved(finding.A.Headline)} ").Add(finding.A.Headline, FactStyle.Absolute)
            .Add($" {Phrases.From(window)}, {Phrases.The(finding.B.Name)} {Phrases.Moved(finding.B.Headline)} ").Add(finding.B.Headline, FactStyle.Absolute)
            .Add(finding.IsGeometric ? ": a gap of " : ", a gap of ").Add(finding.Gap, FactStyle.Signed).Add(finding.IsGeometric ? ", one growth divided by the other." : ".");
        foreach (var gauge in new[] { finding.A, finding.B })
        {
            if (gauge is not { Replica: { } replica, Difference: { } difference }) continue;
            text.Add($" {Phrases.The(gauge.Name, start: true)} is taken at its published level; its constituents here returned ").Add(replica, FactStyle.Signed)
                .Add(", and the difference of ").Add(difference, FactStyle.Signed).Add(" is a line of its own below.");
        }

        return text.Paragraph();
    }

    private static Paragraph Effects(AttributionFinding finding, EffectFinding totals)
    {
        var text = new Text().Add("Of the gap between the members, ").Add(totals.Total, FactStyle.Signed).Add($", holding more or less of each of the {finding.Plural} made ").Add(totals.Allocation, FactStyle.Signed)
            .Add(" (allocation) and holding other stocks within them ").Add(totals.Selection, FactStyle.Signed).Add(" (selection)");
        if (totals.Interaction is { } interaction) text.Add("; both together made ").Add(interaction, FactStyle.Signed).Add(" (interaction)");
        return text.Add(finding.IsGeometric ? "; the two multiply to it." : ".").Paragraph();
    }

    // The lines that amount to the gap of the printed returns; nothing is left over.
    private static TableBlock Sum(AttributionFinding finding, EffectFinding totals)
    {
        var rows = new List<(string Id, string Line, Fact Fact)> { ("allocation", "Allocation", totals.Allocation), ("selection", "Selection", totals.Selection) };
        if (totals.Interaction is { } interaction) rows.Add(("interaction", "Interaction", interaction));
        rows.Add(("members", "Gap between the members", totals.Total));
        if (finding.A.Difference is { } own) rows.Add(("published_a", $"{finding.A.Name}: published less members", own));
        if (finding.B.Difference is { } other) rows.Add(("published_b", $"{finding.B.Name}: published less members, taken off", other));
        rows.Add(("gap", "Gap between the returns", finding.Gap));
        return new TableBlock(
            "ledger",
            finding.IsGeometric ? "From effects to the gap; lines multiply" : "From effects to the gap; lines add up",
            [new Column("line", "Line"), new Column("text", "What"), new Column("effect", "Effect", RightAligned: true)],
            [.. rows.Select(row => ImmutableArray.Create(Cell.Of(row.Id), Cell.Of(row.Line), Cell.Of(row.Fact, FactStyle.Signed)))]);
    }

    private static TableBlock Segments(AttributionFinding finding, EffectFinding totals)
    {
        var all = new List<ImmutableArray<Cell>>(finding.Segments.Select(own => Row(Cell.Of(own.Name), own, own.Effects)));
        all.Add([Cell.Of("All"), Cell.Of(""), Cell.Of(""), Cell.Of(""), Cell.Of(""), .. Cells(totals)]);
        return new TableBlock("segments", $"Effects by segment: {finding.Convention}", [.. Columns(finding, "Segment"), .. finding.IsGeometric ? ImmutableArray<Column>.Empty : [new Column("total", "Total", RightAligned: true)]], [.. all]);

        ImmutableArray<Cell> Row(Cell name, SegmentFinding own, EffectFinding effects) =>
            [name, Cell.Of(own.WeightA), Cell.Of(own.WeightB), Held(own.ReturnA), Held(own.ReturnB), .. Cells(effects)];

        IEnumerable<Cell> Cells(EffectFinding effects)
        {
            yield return Cell.Of(effects.Allocation, FactStyle.Signed);
            yield return Cell.Of(effects.Selection, FactStyle.Signed);
            if (effects.Interaction is { } interaction) yield return Cell.Of(interaction, FactStyle.Signed);
            if (!finding.IsGeometric) yield return Cell.Of(effects.Total, FactStyle.Signed);
        }
    }

    private static TableBlock Themes(AttributionFinding finding) => new(
        "themes",
        $"Effects by theme, each for itself: {finding.Convention}",
        [
            .. Columns(finding, "Theme"),
            .. finding.IsGeometric ? ImmutableArray<Column>.Empty : [new Column("total", "In it", RightAligned: true), new Column("outside", "Not in it", RightAligned: true)],
        ],
        [
            .. finding.Themes.Select(own =>
            {
                var effects = own.Inside.Effects;
                var cells = new List<Cell> { Cell.Of(own.Inside.Name), Cell.Of(own.Inside.WeightA), Cell.Of(own.Inside.WeightB), Held(own.Inside.ReturnA), Held(own.Inside.ReturnB), Cell.Of(effects.Allocation, FactStyle.Signed), Cell.Of(effects.Selection, FactStyle.Signed) };
                if (effects.Interaction is { } interaction) cells.Add(Cell.Of(interaction, FactStyle.Signed));
                if (!finding.IsGeometric) cells.AddRange([Cell.Of(effects.Total, FactStyle.Signed), Cell.Of(own.Outside, FactStyle.Signed)]);
                return cells.ToImmutableArray();
            }),
        ]);

    // A gauge that holds nothing of a segment has no return there.
    private static Cell Held(Fact fact) => fact.Value is null ? Cell.Of("—") : Cell.Of(fact, FactStyle.Signed);

    private static IEnumerable<Column> Columns(AttributionFinding finding, string first)
    {
        yield return new Column("segment", first);
        yield return new Column("weight_a", $"Weight, {finding.A.Id}", RightAligned: true);
        yield return new Column("weight_b", finding.B.Id, RightAligned: true);
        yield return new Column("return_a", $"Return, {finding.A.Id}", RightAligned: true);
        yield return new Column("return_b", finding.B.Id, RightAligned: true);
        yield return new Column("allocation", "Allocation", RightAligned: true);
        yield return new Column("selection", "Selection", RightAligned: true);
        if (!finding.IsGeometric) yield return new Column("interaction", "Interaction", RightAligned: true);
    }

    private static IEnumerable<ChartBlock> Charts(AttributionFinding finding, EffectFinding totals)
    {
        if (finding.IsGeometric)
        {
            yield return Spread("allocation", $"Allocation by segment", "allocation", totals.Allocation, own => own.Effects.Allocation);
            yield return Spread("selection", $"Selection by segment", "selection", totals.Selection, own => own.Effects.Selection);
            yield break;
        }

        var parts = Parts(own => own.Effects.Total);
        if (finding.A.Difference is { Value: { } a }) parts.Add(new ChartPart($"{finding.A.Name}, published", a));
        if (finding.B.Difference is { Value: { } b }) parts.Add(new ChartPart($"{finding.B.Name}, published", -b));
        yield return new ChartBlock(new WaterfallChart(
            "attribution",
            $"From {Phrases.The(finding.B.Name)} to {Phrases.The(finding.A.Name)}",
            $"Largest effects: {string.Join(", ", parts.OrderByDescending(part => Math.Abs(part.Value)).Take(3).Select(part => part.Label))}.",
            finding.B.Name,
            finding.B.Headline.Value!.Value,
            finding.A.Name,
            [.. parts],
            "percent; steps in percentage points")
        {
            End = finding.A.Headline.Value,
            ValueUnit = Unit.PercentagePoints,
        });

        ChartBlock Spread(string id, string title, string what, Fact total, Func<SegmentFinding, Fact> pick) => new(new WaterfallChart(
            id, title, $"All segments together: the whole {what}.", "None", 0, "All", [.. Parts(pick)], "percentage points") { End = total.Value, ValueUnit = Unit.PercentagePoints });

        List<ChartPart> Parts(Func<SegmentFinding, Fact> pick)
        {
            var ranked = finding.Segments.Select(own => new ChartPart(own.Name, pick(own).Value ?? 0)).OrderByDescending(part => Math.Abs(part.Value)).ToArray();
            var shown = ranked.Take(Bars).OrderByDescending(part => part.Value).ToList();
            if (ranked.Length > Bars) shown.Add(new ChartPart("all others", ranked.Skip(Bars).Sum(part => part.Value)));
            return shown;
        }
    }

    private static IEnumerable<Note> Conventions(AttributionFinding finding)
    {
        var convention = new Text().Add($"Convention: {finding.Convention}");
        if (finding.Periods is { } periods) convention.Add("; ").Add(periods).Add(" periods");
        convention.Add(". Weights are means over the days of the window, returns those of each gauge's own members in the segment, a dash where it has none. Where only one gauge holds a segment there is nothing to select, and its whole effect is allocation. ");
        convention.Add(finding.IsGeometric
            ? "Selection holds the interaction. Totals compound over the periods without linking; a segment's part of them is spread by logarithms, so that the segments add up to the total of each column."
            : "Selection and interaction together are the effect of the first gauge's own stocks at its own weights.");
        yield return convention.Note();
        if (!finding.Themes.IsEmpty) yield return new Text().Add("Themes overlap, so each is a segmentation of its own: a stock has it or not. What is in a theme and what is not add up to the same gap, theme by theme; the rows do not add up to each other.").Note();
        yield return new Text().Add("An effect says where the difference arose under this convention, not what caused it; another segmentation or method parts it differently.").Note();
    }
}
