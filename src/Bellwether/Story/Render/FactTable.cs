using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;

namespace Bellwether.Story.Render;

/// <summary>
/// Every fact of an answer as a table with stable columns, for CSV, Parquet and the provenance sheet of a workbook: what a number is, where it comes
/// from, and the command that recomputes it.
/// </summary>
public static class FactTable
{
    /// <summary>The table's name: <c>--table facts</c>.</summary>
    public const string Id = "facts";

    private static readonly ImmutableArray<Column> s_columns =
    [
        new("id", "Id"), new("measure", "Measure"), new("subject", "Subject"), new("gauge", "Gauge"),
        new("start", "Window start"), new("end", "Window end"), new("basis", "Basis"),
        new("value", "Value", RightAligned: true), new("low", "Low", RightAligned: true), new("high", "High", RightAligned: true), new("date", "Date"),
        new("unit", "Unit"), new("reason", "Why there is no value"), new("method", "Method"), new("formula", "Formula"), new("inputs", "Inputs"), new("replay", "Recompute"),
    ];

    /// <summary>The facts in the answer's order, raw: fractions, ISO dates; empty where there is no value.</summary>
    public static TableBlock Of(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new TableBlock(Id, "Where every number comes from", s_columns, [.. answer.Facts.Select(Row)]);
    }

    private static ImmutableArray<Cell> Row(Fact fact) =>
    [
        Cell.Of(fact.Id), Cell.Of(fact.Measure.Name), Cell.Of(fact.Subject), Cell.Of(fact.Gauge),
        Cell.Of(Day(fact.Window.Start)), Cell.Of(Day(fact.Window.End)), Cell.Of(fact.Basis),
        Number(fact, fact.Value), Number(fact, fact.Low), Number(fact, fact.High), Date(fact),
        Cell.Of(JsonRenderer.UnitName(fact.Measure.Unit)), Cell.Of(fact.Value is null ? fact.Reason.ToString() : null),
        Cell.Of(fact.Measure.Method), Cell.Of(fact.Measure.Formula), Cell.Of(fact.Inputs.IsDefaultOrEmpty ? null : string.Join("; ", fact.Inputs)), Cell.Of(fact.Replay),
    ];

    // Columns keep one type: a fact whose value is a day has it in a column of its own. An end of an interval prints as its fact does.
    private static Cell Number(Fact fact, double? number) =>
        number is { } value && fact.Measure.Unit != Unit.Date ? Cell.Of(fact with { Value = value, Exact = null, Low = null, High = null }) : Cell.Of((string?)null);

    private static Cell Date(Fact fact) => fact.Value is not null && fact.Measure.Unit == Unit.Date ? Cell.Of(fact with { Low = null, High = null }) : Cell.Of((string?)null);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
