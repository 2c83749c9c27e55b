using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Bellwether.Analytics;
using Bellwether.Story;
using Bellwether.Story.Render;

namespace Bellwether.Mcp;

/// <summary>
/// The facts of an answer with what many share said once: units and methods by measure, inputs by position, one pattern for the commands that recompute
/// them. A fact's id says the rest. A whole brief so fits into what an assistant reads at a time.
/// </summary>
internal static class ShortReply
{
    private const string Id = "ID";

    /// <summary>Writes it.</summary>
    public static ReadOnlyMemory<byte> Write(Answer answer, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>(32 * 1024);
        using (var json = new Utf8JsonWriter(buffer, options)) Write(answer, json);
        return buffer.WrittenMemory;
    }

    private static void Write(Answer answer, Utf8JsonWriter json)
    {
        var replay = answer.Facts.IsEmpty ? "" : Pattern(answer.Facts[0]);
        var inputs = new Dictionary<string, int>(StringComparer.Ordinal);
        json.WriteStartObject();
        json.WriteString("command", answer.Command);
        JsonRenderer.WriteDataset(json, answer.Version);
        json.WriteBoolean("sample", answer.Brief.IsSample);
        if (replay.Length > 0) json.WriteString("replay", replay);
        json.WriteStartObject("measures");
        var measures = answer.Facts.Select(fact => fact.Measure).DistinctBy(measure => measure.Name, StringComparer.Ordinal).ToDictionary(measure => measure.Name, StringComparer.Ordinal);
        foreach (var measure in measures.Values)
        {
            json.WriteStartObject(measure.Name);
            json.WriteString("unit", JsonRenderer.UnitName(measure.Unit));
            json.WriteString("method", measure.Method);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("inputs");
        foreach (var fact in answer.Facts)
        {
            if (!inputs.TryAdd(Key(fact), inputs.Count)) continue;
            json.WriteStartArray();
            foreach (var input in fact.Inputs) json.WriteStringValue(input);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("facts");
        foreach (var fact in answer.Facts) Write(fact, measures[fact.Measure.Name], inputs[Key(fact)], replay, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Fact fact, Measure usual, int inputs, string replay, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", fact.Id);
        JsonRenderer.WriteNumber(json, "value", fact, fact.Value);
        if (fact.Low is not null) JsonRenderer.WriteNumber(json, "low", fact, fact.Low);
        if (fact.High is not null) JsonRenderer.WriteNumber(json, "high", fact, fact.High);
        if (fact.Value is null) json.WriteString("reason", fact.Reason.ToString());
        // A measure of outside factors has the unit of the factor.
        if (fact.Measure.Unit != usual.Unit) json.WriteString("unit", JsonRenderer.UnitName(fact.Measure.Unit));
        if (fact.Measure.Method != usual.Method) json.WriteString("method", fact.Measure.Method);
        json.WriteNumber("inputs", inputs);
        if (Pattern(fact) != replay) json.WriteString("replay", fact.Replay);
        json.WriteEndObject();
    }

    private static string Pattern(Fact fact) => fact.Replay.Replace(fact.Id, Id, StringComparison.Ordinal);

    private static string Key(Fact fact) => string.Join('\n', fact.Inputs.Select(input => string.Create(CultureInfo.InvariantCulture, $"{input.Length}:{input}")));
}
