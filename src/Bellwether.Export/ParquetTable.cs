using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Data.Duck;
using Bellwether.Story;
using Bellwether.Story.Render;

namespace Bellwether.Export;

/// <summary>
/// One table as a Parquet file (zstd), written by DuckDB: numbers as DOUBLE, dates as DATE, words as VARCHAR; fractions stay fractions and undefined is
/// null. The file's own metadata say which command and data set it came from.
/// </summary>
internal static class ParquetTable
{
    private enum Kind
    {
        Words,
        Number,
        Date,
    }

    /// <summary>The table's bytes. Columns have the table's stable names and order.</summary>
    public static byte[] Of(Answer answer, TableBlock table, CancellationToken stop)
    {
        using var folder = new WorkFolder();
        var file = folder.File("table.parquet");
        using var database = DuckDatabase.OpenInMemory();
        using var connection = database.Connect();
        var kinds = table.Columns.Select((column, at) => KindOf(column, [.. table.Rows.Select(row => row[at])])).ToArray();
        var columns = table.Columns.Select((column, at) => $"{Name(column.Id)} {kinds[at] switch { Kind.Number => "DOUBLE", Kind.Date => "DATE", _ => "VARCHAR" }}");
        connection.Execute($"CREATE TABLE result ({string.Join(", ", columns)})", stop);
        Fill(connection, table, kinds);
        connection.Execute($"COPY result TO {Text(file)} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {Metadata(answer, table)})", stop);
        return File.ReadAllBytes(file);
    }

    private static void Fill(DuckConnection connection, TableBlock table, Kind[] kinds)
    {
        using var appender = connection.Appender("result");
        var row = new DuckValue[kinds.Length];
        foreach (var cells in table.Rows)
        {
            for (var i = 0; i < row.Length; i++) row[i] = Value(cells[i], kinds[i]);
            appender.AppendRow(row);
        }

        appender.Close();
    }

    // The heading says what an empty column holds; otherwise its cells do, and one word makes a column of words.
    private static Kind KindOf(Column column, Cell[] cells)
    {
        var full = cells.Where(cell => !IsEmpty(cell)).Select(KindOf).Distinct().ToArray();
        return full.Length switch
        {
            0 => column.RightAligned ? Kind.Number : Kind.Words,
            1 => full[0],
            _ => Kind.Words,
        };
    }

    private static Kind KindOf(Cell cell) =>
        cell.Fact is { } fact ? fact.Measure.Unit == Unit.Date ? Kind.Date : Kind.Number
        : cell.Number is not null ? Kind.Number
        : Day(cell.Text) is null ? Kind.Words : Kind.Date;

    private static bool IsEmpty(Cell cell) => cell.Fact is { } fact ? fact.Value is null : cell.Number is null && string.IsNullOrEmpty(cell.Text);

    private static DuckValue Value(Cell cell, Kind kind)
    {
        if (IsEmpty(cell)) return DuckValue.Null;
        return kind switch
        {
            Kind.Number => cell.Fact is { } fact ? fact.Value!.Value : (double)cell.Number!.Value,
            Kind.Date => cell.Fact is { } fact ? DateOnly.FromDayNumber((int)fact.Value!.Value) : Day(cell.Text)!.Value,
            _ => cell.Fact is { } fact ? FactText.Raw(fact) : cell.Number?.ToString(CultureInfo.InvariantCulture) ?? Printable.Clean(cell.Text!),
        };
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Metadata(Answer answer, TableBlock table) =>
        $"{{'table': {Text(table.Id)}, 'title': {Text(table.Title)}, 'command': {Text(answer.Command)}, 'dataset': {Text(AnswerParts.Version(answer.Version))}, 'sample': {Text(answer.Brief.IsSample ? "true" : "false")}}}";

    private static string Name(string id) => $"\"{id.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
