using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Story;
using Bellwether.Story.Charts;
using Bellwether.Story.Render;
using Microsoft.AspNetCore.Components;

namespace Bellwether.Web.Pages;

/// <summary>A heading of the market table.</summary>
/// <param name="Title">Words.</param>
/// <param name="IsNumber">True for numbers.</param>
public sealed record MarketColumn(string Title, bool IsNumber);

/// <summary>A cell of the market table.</summary>
/// <param name="Body">Markup.</param>
/// <param name="Key">What rows are sorted by; null for the words themselves.</param>
/// <param name="IsNumber">True for numbers.</param>
public sealed record MarketCell(MarkupString Body, string? Key, bool IsNumber);

/// <summary>A row of the market table.</summary>
/// <param name="Gauge">The gauge.</param>
/// <param name="Course">Its course as a small line.</param>
/// <param name="Cells">The cells after it.</param>
public sealed record MarketRow(GaugeName Gauge, MarkupString Course, IReadOnlyList<MarketCell> Cells);

/// <summary>The answer of <c>gauges</c> as a table whose rows lead to their pages, each with its course.</summary>
internal static class MarketTable
{
    /// <summary>Headings and rows; a gauge is known by its name in the answer.</summary>
    internal static (IReadOnlyList<MarketColumn> Columns, IReadOnlyList<MarketRow> Rows) Of(Answer answer, Frame frame, Func<Fact, string> link)
    {
        var table = answer.Brief.Blocks.OfType<TableBlock>().First(own => own.Id == "gauges");
        var lines = answer.Brief.Blocks.OfType<ChartBlock>().Select(block => block.Chart).OfType<LineChart>().FirstOrDefault()?.Lines ?? [];
        MarketColumn[] columns =
        [
            new(Title(table.Columns[0], frame), false),
            new(frame.Texts["chart"], false),
            .. table.Columns.Skip(1).Select(column => new MarketColumn(Title(column, frame), column.RightAligned)),
        ];
        var rows = table.Rows.Select(row =>
        {
            var name = row[0].Text ?? "";
            var gauge = frame.Gauges.FirstOrDefault(own => own.Name == name) ?? new GaugeName(name, name);
            var line = lines.FirstOrDefault(own => own.Name == name);
            var course = line is null ? "" : Sparkline.Draw(line, $"{frame.Texts["chart"]}: {frame.Name(gauge)}");
            return new MarketRow(gauge, (MarkupString)course, [.. row.Skip(1).Select((cell, i) => Cell(cell, table.Columns[i + 1].RightAligned, answer, frame, link))]);
        });
        return (columns, [.. rows]);
    }

    /// <summary>The window of the rows; null when no number has one.</summary>
    internal static Window? Window(Answer answer) => answer.Facts.FirstOrDefault(fact => fact.Measure.Name == "return")?.Window;

    private static string Title(Column column, Frame frame) => frame.Texts.Or("column." + column.Id, column.Title);

    private static MarketCell Cell(Story.Cell cell, bool isNumber, Answer answer, Frame frame, Func<Fact, string> link) => cell.Fact is { } fact
        ? new MarketCell((MarkupString)HtmlFragment.Of(fact, cell.Style, answer.Version, link), fact.Value?.ToString("R", CultureInfo.InvariantCulture), isNumber)
        : new MarketCell((MarkupString)System.Net.WebUtility.HtmlEncode(frame.Texts.Or("cell." + cell.Text, cell.Text ?? "")), null, isNumber);
}
