using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bellwether.Analytics;
using Bellwether.Market;

namespace Bellwether.Story.Render;

/// <summary>
/// The JSON contract of DESIGN 3: one object with <c>command</c>, <c>dataset</c>, <c>sample</c>, <c>facts</c>, <c>tables</c> and <c>brief</c>
/// (Markdown). Values are raw: fractions, not percent; dates as ISO strings; undefined as null with a <c>reason</c>. Numbers round-trip.
/// </summary>
public static class JsonRenderer
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        // Japanese stays readable; the output is a JSON document, never pasted into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the answer as one JSON object and a line break.</summary>
    public static void Write(Answer answer, TextWriter output)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        Write(answer, buffer);
        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Write('\n');
    }

    /// <summary>Writes the answer as UTF-8, indented.</summary>
    public static void Write(Answer answer, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Indented);
        Write(answer, json);
    }

    /// <summary>Writes the answer as one object into a document under construction.</summary>
    public static void Write(Answer answer, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("command", answer.Command);
        WriteDataset(json, answer.Version);
        json.WriteBoolean("sample", answer.Brief.IsSample);
        json.WriteStartArray("facts");
        foreach (var fact in answer.Facts) WriteFact(json, fact);
        json.WriteEndArray();
        json.WriteStartObject("tables");
        foreach (var table in AnswerParts.Tables(answer)) WriteTable(json, table);
        json.WriteEndObject();
        json.WriteString("brief", MarkdownRenderer.ToMarkdown(answer.Brief));
        json.WriteEndObject();
    }

    /// <summary>
    /// Writes some rows of one table: <c>command</c>, <c>dataset</c>, <c>table</c>, <c>total</c>, <c>offset</c>, <c>rows</c>. False, and nothing written,
    /// when the answer has no such table.
    /// </summary>
    public static bool WriteRows(Answer answer, string table, int offset, int count, Utf8JsonWriter json)
    {
        if (AnswerParts.Tables(answer).FirstOrDefault(own => own.Id == table) is not { } found) return false;
        json.WriteStartObject();
        json.WriteString("command", answer.Command);
        WriteDataset(json, answer.Version);
        json.WriteString("table", table);
        json.WriteNumber("total", found.Rows.Length);
        json.WriteNumber("offset", offset);
        WriteTable(json, found with { Rows = [.. found.Rows.Skip(offset).Take(count)] }, "rows");
        json.WriteEndObject();
        return true;
    }

    /// <summary>Writes one fact with the contract's fields.</summary>
    public static void WriteFact(Utf8JsonWriter json, Fact fact)
    {
        json.WriteStartObject();
        json.WriteString("id", fact.Id);
        json.WriteString("measure", fact.Measure.Name);
        json.WriteString("subject", fact.Subject);
        if (fact.Gauge is not null) json.WriteString("gauge", fact.Gauge);
        WriteNumber(json, "value", fact, fact.Value);
        WriteNumber(json, "low", fact, fact.Low);
        WriteNumber(json, "high", fact, fact.High);
        json.WriteString("unit", UnitName(fact.Measure.Unit));
        json.WriteStartObject("window");
        json.WriteString("start", fact.Window.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("end", fact.Window.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteString("method", fact.Measure.Method);
        WriteStrings(json, "inputs", fact.Inputs);
        json.WriteString("replay", fact.Replay);
        if (fact.Value is null) json.WriteString("reason", fact.Reason.ToString());
        if (fact.Basis is not null) json.WriteString("basis", fact.Basis);
        if (fact.Exact is { } exact) json.WriteString("exact", exact.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    /// <summary>The stable name of a unit.</summary>
    public static string UnitName(Unit unit) => unit switch
    {
        Unit.Fraction => "fraction",
        Unit.PercentagePoints => "percentage_points",
        Unit.Points => "points",
        Unit.Count => "count",
        Unit.Number => "number",
        Unit.Currency => "currency",
        Unit.Date => "date",
        Unit.Days => "days",
        Unit.BasisPoints => "basis_points",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit."),
    };

    /// <summary>Writes the property <c>dataset</c>: batch, time of knowledge and content hash.</summary>
    public static void WriteDataset(Utf8JsonWriter json, DatasetVersion version)
    {
        json.WriteStartObject("dataset");
        json.WriteNumber("batch", version.Batch);
        json.WriteString("known_at", AnswerParts.KnownAt(version));
        json.WriteString("content_hash", version.ContentHash);
        json.WriteEndObject();
    }

    private static void WriteTable(Utf8JsonWriter json, TableBlock table, string? name = null)
    {
        json.WriteStartArray(name ?? table.Id);
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < row.Length; i++)
            {
                var column = table.Columns[i].Id;
                if (row[i].Fact is { } fact) WriteNumber(json, column, fact, fact.Value);
                else if (row[i].Number is { } number) json.WriteNumber(column, number);
                else if (row[i].Text is { } text) json.WriteString(column, text);
                else json.WriteNull(column);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a value of a fact, or its low or high, as the contract does: a number, a date as text, null when there is none.</summary>
    public static void WriteNumber(Utf8JsonWriter json, string name, Fact fact, double? value)
    {
        if (value is not { } number) json.WriteNull(name);
        else if (fact.Measure.Unit == Unit.Date) json.WriteString(name, FactText.Raw(fact, number));
        else if (double.IsFinite(number)) json.WriteNumber(name, number);
        else throw new InvalidOperationException($"{fact.Measure} of {fact.Subject} is not finite; undefined values carry a reason (METHODS 0.5).");
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
