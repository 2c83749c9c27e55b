using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>Writes how broad a move was, with the survivorship interval (METHODS 6).</summary>
public static class BreadthWriter
{
    private const int NamesInProse = 6;

    /// <summary>The section's blocks.</summary>
    public static IEnumerable<Block> Section(GaugeFinding subject, BreadthFinding breadth)
    {
        var text = new Text().Add($"Of the members of {Phrases.The(subject.Name)}, ").Add(breadth.Counts.Advancers).Add(" rose, ").Add(breadth.Counts.Decliners).Add(" fell and ")
            .Add(breadth.Counts.Unchanged).Add(" did not move or no longer traded. The median member returned ").Add(breadth.Median, FactStyle.Signed).Add(". ")
            .Add(breadth.Doublers).Add(" at least doubled");
        if (!breadth.DoublerNames.IsEmpty)
        {
            text.Add(", among them ").Add(Phrases.Join([.. breadth.DoublerNames.Take(NamesInProse).Select(own => new Text().Add($"{own.Name} (").Add(own.Return, FactStyle.Signed).Add(")").Spans)]));
        }

        yield return text.Add(".").Paragraph();
        yield return new Text().Add("At the end ").Add(breadth.AboveAverage.Short).Add(" of the members with prices stood above their average of the last 25 trading days, ")
            .Add(breadth.AboveAverage.Long).Add(" above that of the last 75. The weights were then as concentrated as those of ").Add(breadth.Concentration.EffectiveNumber)
            .Add(" equal names; the ten heaviest held ").Add(breadth.Concentration.TopTen).Add(".").Paragraph();
        foreach (var block in Survivorship(subject, breadth)) yield return block;
    }

    /// <summary>Every doubler.</summary>
    public static TableBlock Doublers(BreadthFinding breadth) => new(
        "doublers",
        "Members that at least doubled",
        [new Column("name", "Name"), new Column("id", "Code"), new Column("return", "Return", RightAligned: true)],
        [.. breadth.DoublerNames.Select(own => ImmutableArray.Create(Cell.Of(own.Name), Cell.Of(own.Id), Cell.Of(own.Return, FactStyle.Signed)))]);

    private static IEnumerable<Block> Survivorship(GaugeFinding subject, BreadthFinding breadth)
    {
        if (breadth.Unpriced.Value > 0)
        {
            yield return new Text().Add(breadth.Unpriced).Add($" {(breadth.Unpriced.Value == 1 ? "member" : "members")} of {Phrases.The(subject.Name)} {(breadth.Unpriced.Value == 1 ? "has" : "have")} no prices in this store ({string.Join(", ", breadth.UnpricedCodes)}): each count above is an interval that holds whatever they did.").Note();
        }

        if (breadth.Uncertain.Value > 0)
        {
            yield return new Text().Add(breadth.Uncertain).Add($" further names may have been members of {Phrases.The(subject.Name)}: they are on one of two neighbouring lists only, and the day they moved is unknown. They are left out.").Note();
        }
    }
}
