using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>Writes who moved a gauge: contributions, groups, and the gauge without its heroes (METHODS 4).</summary>
public static class MoversWriter
{
    private static readonly ImmutableArray<Column> MoverColumns =
    [
        new("name", "Name"),
        new("id", "Code"),
        new("opening_weight", "Weight before", RightAligned: true),
        new("weight", "after", RightAligned: true),
        new("return", "Return", RightAligned: true),
        new("points", "Points", RightAligned: true),
        new("pp", "Contribution", RightAligned: true),
    ];

    /// <summary>The section's blocks.</summary>
    public static IEnumerable<Block> Section(WindowFinding window, GaugeFinding subject, MoversFinding movers)
    {
        yield return Lead(subject, movers);
        yield return Waterfall(subject, movers);
        yield return Table("contributors", "Largest contributors", movers.Top);
        if (!movers.Bottom.IsEmpty) yield return Table("detractors", "Largest detractors", movers.Bottom);
        foreach (var block in Heroes(movers)) yield return block;
        yield return Scatter(movers);
    }

    /// <summary>The groups' blocks.</summary>
    public static IEnumerable<Block> Groups(GaugeFinding subject, MoversFinding movers)
    {
        if (!movers.Sectors.IsEmpty)
        {
            var first = movers.Sectors[0];
            var text = new Text().Add($"By sector, {first.Name} brought the most: ").Add(first.Pp, FactStyle.Signed).Add($" of the return of {Phrases.The(subject.Name)} from an opening weight of ").Add(first.OpeningWeight);
            if (movers.Sectors[^1] is { } last && last.Pp.Value < 0) text.Add($"; {last.Name} cost the most: ").Add(last.Pp, FactStyle.Signed);
            yield return text.Add(".").Paragraph();
            yield return Table("sectors", "Contributions by sector", movers.Sectors);
        }

        if (!movers.Sections.IsEmpty) yield return Table("sections", "Contributions by section", movers.Sections);
        if (!movers.Themes.IsEmpty) yield return Table("themes", "Contributions by theme (themes overlap)", movers.Themes);
    }

    /// <summary>A table of constituents.</summary>
    public static TableBlock Table(string id, string title, ImmutableArray<MoverFinding> rows) => new(
        id,
        title,
        MoverColumns,
        [.. rows.Select(row => ImmutableArray.Create(
            Cell.Of(row.Name),
            Cell.Of(row.Id),
            Cell.Of(row.OpeningWeight),
            Cell.Of(row.Weight),
            Cell.Of(row.Return, FactStyle.Signed),
            Cell.Of(row.Points, FactStyle.Signed),
            Cell.Of(row.Pp, FactStyle.Signed)))]);

    private static Paragraph Lead(GaugeFinding subject, MoversFinding movers)
    {
        var text = new Text()
            .Add($"The constituents' contributions add up to the move of {Phrases.The(subject.Name)} exactly: ")
            .Add(movers.MovePoints, FactStyle.Signed)
            .Add(". ");
        if (!movers.Top.IsEmpty)
        {
            var first = movers.Top[0];
            text.Add($"{first.Name} brought ").Add(first.Points).Add(" (").Add(first.Pp).Add(")");
            if (movers.Top.Length > 2) text.Add($", more than any other, followed by {movers.Top[1].Name} (").Add(movers.Top[1].Pp).Add($") and {movers.Top[2].Name} (").Add(movers.Top[2].Pp).Add(")");
            text.Add(". ");
        }

        return text.Add($"{movers.Heaviest.Name}, the heaviest constituent at the end with ").Add(movers.Heaviest.Weight).Add(", returned ").Add(movers.Heaviest.Return, FactStyle.Signed).Add(".").Paragraph();
    }

    private static IEnumerable<Block> Heroes(MoversFinding movers)
    {
        if (movers.Heroes.IsEmpty) yield break;
        var own = movers.Heroes[0];
        var text = new Text().Add($"The {Phrases.Number(own.Count)} largest contributors account for ").Add(own.Share).Add($" of the move. Without them {Phrases.The(own.Gauge)} would have returned ")
            .Add(own.Drop, FactStyle.Signed).Add(", the others re-weighted, or ").Add(own.Freeze, FactStyle.Signed).Add(" had they stood still.");
        foreach (var rival in movers.Heroes.Skip(1))
        {
            text.Add($" {Phrases.The(rival.Gauge, start: true)} without its own {Phrases.Number(rival.Count)}: ").Add(rival.Drop, FactStyle.Signed).Add(" instead of ").Add(rival.Return, FactStyle.Signed).Add(" with them, both as replicated.");
        }

        yield return text.Paragraph();
        yield return new Text().Add("These names were picked by hindsight, after their rise was known: that pushes every figure without them down, for any gauge. A contribution says where the points arose, not why.").Note();
    }

    private static ChartBlock Waterfall(GaugeFinding subject, MoversFinding movers)
    {
        var parts = movers.Top.Take(6).Select(Part).ToList();
        var shown = movers.Top.Skip(6).Sum(mover => mover.Points.Value ?? 0) + movers.Rest.Gains;
        parts.Add(new ChartPart("other gainers", shown));
        parts.Add(new ChartPart("other losers", movers.Bottom.Skip(3).Sum(mover => mover.Points.Value ?? 0) + movers.Rest.Losses));
        parts.AddRange(movers.Bottom.Take(3).Select(Part));
        return new ChartBlock(new WaterfallChart(
            "contributions",
            $"Points that moved the {subject.Name}",
            $"Largest contributors: {string.Join(", ", movers.Top.Take(3).Select(mover => mover.Name))}.",
            "Start",
            movers.Levels.Start,
            "End",
            [.. parts],
            "points")
        {
            End = movers.Levels.End,
        });
    }

    /// <summary>The same parts by their size alone: how few names make up the move.</summary>
    public static ChartBlock Treemap(GaugeFinding subject, MoversFinding movers)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(movers);
        return new ChartBlock(new TreemapChart(
            "treemap",
            $"How much each name moved the {subject.Name}",
            "A tile's area is the points that a name brought or cost; gains are tinted, losses outlined.",
            [.. movers.Top.Select(Part), new ChartPart("other gainers", movers.Rest.Gains), .. movers.Bottom.Select(Part), new ChartPart("other losers", movers.Rest.Losses)],
            "points"));
    }

    private static ChartPart Part(MoverFinding mover) => new(mover.Name, mover.Points.Value ?? 0);

    private static ChartBlock Scatter(MoversFinding movers) => new(new ScatterChart(
        "weights",
        "Weight at the start against return",
        $"One mark per constituent, the larger the more it moved the gauge.",
        "Weight at the start",
        "Return",
        movers.Cloud));

    private static TableBlock Table(string id, string title, ImmutableArray<GroupFinding> rows) => new(
        id,
        title,
        [
            new Column("group", "Group"),
            new Column("members", "Members", RightAligned: true),
            new Column("opening_weight", "Weight before", RightAligned: true),
            new Column("weight", "after", RightAligned: true),
            new Column("points", "Points", RightAligned: true),
            new Column("pp", "Contribution", RightAligned: true),
        ],
        [.. rows.Select(row => ImmutableArray.Create(
            Cell.Of(row.Name),
            Cell.Of(row.Members, row.Members.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Cell.Of(row.OpeningWeight),
            Cell.Of(row.Weight),
            Cell.Of(row.Points, FactStyle.Signed),
            Cell.Of(row.Pp, FactStyle.Signed)))]);
}
