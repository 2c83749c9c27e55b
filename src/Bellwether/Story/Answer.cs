using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Market;

namespace Bellwether.Story;

/// <summary>What the desk gives back for one question: facts, tables and a brief; every surface renders the same answer.</summary>
/// <param name="Command">The command that asks the same question again.</param>
/// <param name="Version">Data-set version.</param>
/// <param name="Brief">The typed document.</param>
public sealed record Answer(string Command, DatasetVersion Version, Brief Brief)
{
    /// <summary>Facts in order of first appearance, each once by id; also those that only tables print.</summary>
    public required ImmutableArray<Fact> Facts { get; init; }

    /// <summary>Tables by stable name; those of the brief and longer ones for JSON and CSV.</summary>
    public ImmutableArray<TableBlock> Tables { get; init; } = [];

    /// <summary>The same answer with what its brief prints and no more: facts that only long tables hold are left out, and tables are as short as in the brief.</summary>
    public Answer AsPrinted() => this with { Facts = [.. Render.AnswerParts.PrintedFacts(Brief)], Tables = [] };
}
