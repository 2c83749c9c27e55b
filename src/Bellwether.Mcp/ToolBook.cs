using System.Collections.Immutable;
using Bellwether.Desk.Surfaces;

namespace Bellwether.Mcp;

/// <summary>A tool: a question under the name that assistants call it by.</summary>
/// <param name="Name">Name of the tool.</param>
/// <param name="Question">Name of the question.</param>
/// <param name="When">When to call it, in a sentence for the assistant.</param>
internal sealed record ToolEntry(string Name, string Question, string When);

/// <summary>The tools that are offered: those of the list whose question this program can answer.</summary>
internal static class ToolBook
{
    // A new question becomes a tool by a line here.
    private static readonly ToolEntry[] s_entries =
    [
        new("gauges", "gauges", "Call it first, to learn which gauges there are and how they did."),
        new("explain", "explain", "Call it for the whole story of one gauge."),
        new("compare", "compare", "Call it to set named gauges side by side."),
        new("movers", "movers", "Call it to learn which companies or sectors moved a gauge."),
        new("breadth", "breadth", "Call it to learn how many members took part, and which doubled."),
        new("gap", "gap", "Call it to learn why one gauge did better than another."),
        new("drivers", "drivers", "Call it to test reasons: exports, rates, currency, size, sector, single stocks."),
        new("events", "events", "Call it for abnormal days, dated news and event studies."),
        new("rallies", "rallies", "Call it for dated rises, falls and drawdowns."),
        new("risk", "risk", "Call it for volatility, losses and drawdowns beside other gauges."),
        new("stress", "stress", "Call it for what a shock of an outside factor would do."),
        new("analogues", "analogues", "Call it for what followed similar windows."),
        new("counterfactual", "counterfactual", "Call it for a gauge without some of its names."),
        new("conventions", "conventions", "Call it to see one headline under every defensible convention."),
        new("check_article", "check", "Call it with a text, to get a verdict on each of its claims."),
        new("replay", "replay", "Call it with the id of a fact, before you quote a number from an earlier conversation."),
    ];

    /// <summary>The tools over a book of questions.</summary>
    public static ImmutableArray<AssistantTool> Of(IQuestionBook book) =>
    [
        .. s_entries.Select(entry => (Entry: entry, Form: book.Forms.FirstOrDefault(form => form.Name == entry.Question)))
            .Where(pair => pair.Form is not null)
            .Select(pair => new AssistantTool(pair.Entry, pair.Form!)),
    ];
}
