using System.Globalization;
namespace Bellwether.Story.Render;

/// <summary>
/// One table as RFC 4180 values: column ids, then rows with raw facts (fractions, ISO dates; empty when undefined). Words that a spreadsheet
/// would run as a formula are written behind an apostrophe.
/// </summary>
public static class CsvRenderer
{
    /// <summary>Writes the table named by the options, or the first one; throws when there is none of that name, listing those there are.</summary>
    public static void Write(Answer answer, TextWriter output, RenderOptions options)
    {
        var tables = AnswerParts.Tables(answer);
        if (!answer.Facts.IsEmpty && (options.TableId == FactTable.Id || tables.Count == 0)) tables = [.. tables, FactTable.Of(answer)];
        var table = options.TableId is null ? tables.FirstOrDefault() : tables.FirstOrDefault(t => string.Equals(t.Id, options.TableId, StringComparison.Ordinal));
        if (table is null)
        {
            var known = string.Join(", ", tables.Select(t => t.Id));
            throw new ArgumentException($"There is no table '{options.TableId ?? "(first)"}' in this answer; tables: {(known.Length == 0 ? "none" : known)}.", nameof(options));
        }

        Write(table, output);
    }

    /// <summary>Writes one table.</summary>
    public static void Write(TableBlock table, TextWriter output)
    {
        WriteLine(output, table.Columns.Select(column => column.Id));
        foreach (var row in table.Rows)
            WriteLine(output, row.Select(cell => cell.Fact is { } fact ? FactText.Raw(fact) : cell.Number is { } number ? number.ToString(CultureInfo.InvariantCulture) : Harmless(Printable.Clean(cell.Text ?? ""))));
    }

    private static void WriteLine(TextWriter output, IEnumerable<string> values)
    {
        output.Write(string.Join(',', values.Select(Quoted)));
        output.Write('\n');
    }

    private static string Harmless(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? "'" + text : text;

    private static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
