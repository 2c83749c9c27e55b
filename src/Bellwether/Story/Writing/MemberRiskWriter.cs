using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>The risk of one constituent.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Id">Security id.</param>
/// <param name="Volatility">Rolling volatility on the last day.</param>
/// <param name="Beta">Rolling beta on the gauge.</param>
/// <param name="Drawdown">Deepest drawdown of the window.</param>
/// <param name="Peak">Day it fell from.</param>
/// <param name="Trough">Day it fell to.</param>
public sealed record MemberRiskFinding(string Name, string Id, Fact Volatility, Fact Beta, Fact Drawdown, Fact Peak, Fact Trough);

/// <summary>Writes the risk of a gauge's constituents: a few of the most volatile in the brief, all of them in the tables.</summary>
public static class MemberRiskWriter
{
    private const int Shown = 10;

    /// <summary>The section of a brief.</summary>
    public static ImmutableArray<Block> Section(string gauge, ImmutableArray<MemberRiskFinding> members) =>
    [
        new Heading(2, $"The constituents of {Phrases.The(gauge)}"),
        Table("wildest", "The most volatile now", [.. members.Take(Shown)]),
        new Text().Add("Volatility and beta are those of the rolling window that ends on the last day; drawdowns are the deepest of the whole window, prices adjusted for splits. Constituents are those held on the last day; the table of members has all of them in JSON and CSV.").Note(),
    ];

    /// <summary>All constituents.</summary>
    public static TableBlock Table(string id, string title, ImmutableArray<MemberRiskFinding> members) => new(
        id,
        title,
        [
            new Column("name", "Stock"),
            new Column("id", "Code"),
            new Column("volatility", "Volatility", RightAligned: true),
            new Column("beta", "Beta", RightAligned: true),
            new Column("drawdown", "Deepest fall", RightAligned: true),
            new Column("peak", "from", RightAligned: true),
            new Column("trough", "to", RightAligned: true),
        ],
        [.. members.Select(own => ImmutableArray.Create(Cell.Of(own.Name), Cell.Of(own.Id), Cell.Of(own.Volatility), Cell.Of(own.Beta), Cell.Of(own.Drawdown), Cell.Of(own.Peak), Cell.Of(own.Trough)))]);
}
