using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;
using Bellwether.Story;
using Bellwether.Story.Render;
using ModelContextProtocol.Protocol;

namespace Bellwether.Mcp;

/// <summary>An answer as a client takes it: a few paragraphs to read, and the object of <c>--format json</c>, as structure and as text.</summary>
internal static class ToolReply
{
    private const int Width = 100;

    // Japanese stays readable; the text is JSON, never pasted into HTML.
    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What every answer looks like, as a JSON schema.</summary>
    public static JsonElement OutputSchema { get; } = Parse("""
        {
          "type": "object",
          "required": ["command", "dataset", "sample", "facts"],
          "properties": {
            "command": { "type": "string", "description": "The command that asks the same question again." },
            "dataset": {
              "type": "object",
              "required": ["batch", "known_at", "content_hash"],
              "properties": { "batch": { "type": "integer" }, "known_at": { "type": "string" }, "content_hash": { "type": "string" } }
            },
            "sample": { "type": "boolean", "description": "True when the market is generated and fictional." },
            "replay": { "type": "string", "description": "The command that recomputes a fact, with ID for the fact's id." },
            "measures": {
              "type": "object",
              "description": "Unit and method of each measure, where a fact does not say its own; the first word of a fact's id is its measure.",
              "additionalProperties": { "type": "object", "required": ["unit", "method"], "properties": { "unit": { "type": "string" }, "method": { "type": "string" } } }
            },
            "inputs": { "type": "array", "description": "What facts stand on; a fact names its own by position, from 0.", "items": { "type": "array", "items": { "type": "string" } } },
            "facts": {
              "type": "array",
              "description": "Every number that may be quoted. Fractions, not percent. With detail 'full' each fact carries all of its fields itself.",
              "items": {
                "type": "object",
                "required": ["id", "value", "inputs"],
                "properties": {
                  "id": { "type": "string", "description": "measure/gauge/security/window/basis@dataset.digest, without what does not apply. The tool 'replay' takes it." },
                  "measure": { "type": "string" },
                  "subject": { "type": "string" },
                  "gauge": { "type": "string" },
                  "value": { "type": ["number", "string", "null"], "description": "Null when undefined: 'reason' says why. A string for a date." },
                  "low": { "type": ["number", "string", "null"], "description": "Lowest value that the data allow; absent or null when the value is certain." },
                  "high": { "type": ["number", "string", "null"] },
                  "unit": { "type": "string" },
                  "window": { "type": "object", "properties": { "start": { "type": "string" }, "end": { "type": "string" } } },
                  "method": { "type": "string" },
                  "inputs": { "type": ["integer", "array"] },
                  "replay": { "type": "string", "description": "The command that recomputes the value." },
                  "reason": { "type": "string" },
                  "basis": { "type": "string" },
                  "exact": { "type": "string" }
                }
              }
            },
            "tables": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "object" } } },
            "brief": { "type": "string", "description": "The answer as Markdown." }
          }
        }
        """);

    /// <summary>
    /// The reply to a question that has an answer. In full it is the object of the command line; in brief the words with their tables, and the facts that
    /// they print, with what many share said once.
    /// </summary>
    public static CallToolResult Of(AskedAnswer asked, Wanted wanted)
    {
        var json = wanted.IsFull ? Json(Cut(asked.Answer, wanted)) : ShortReply.Write(Cut(asked.Answer.AsPrinted(), wanted), s_compact);
        return new CallToolResult
        {
            Content = [new TextContentBlock { Text = Words(asked, wanted) }, new TextContentBlock { Text = Encoding.UTF8.GetString(json.Span) }],
            StructuredContent = Parse(json),
        };
    }

    /// <summary>The reply to a question that has none: the command line's words.</summary>
    public static CallToolResult Of(Refusal refusal) => new() { IsError = true, Content = [new TextContentBlock { Text = refusal.Message }] };

    private static Answer Cut(Answer answer, Wanted wanted) => wanted.Measures.IsEmpty
        ? answer
        : answer with
        {
            Facts = [.. answer.Facts.Where(fact => wanted.Measures.Contains(fact.Measure.Name, StringComparer.Ordinal))],
            Tables = [],
            Brief = answer.Brief with { Blocks = [.. answer.Brief.Blocks.Where(block => block is not TableBlock)] },
        };

    // The brief's own tables stand in the full object, and in the words of a short reply; charts are for eyes.
    private static string Words(AskedAnswer asked, Wanted wanted)
    {
        var brief = asked.Answer.Brief;
        var withTables = !wanted.IsFull && wanted.Measures.IsEmpty;
        var words = asked.Answer with { Brief = brief with { Blocks = [.. brief.Blocks.Where(block => block is not ChartBlock && (withTables || block is not TableBlock))], Next = [] } };
        var text = AnswerRenderer.ToString(words, withTables ? OutputFormat.Markdown : OutputFormat.Text, new RenderOptions { Width = Width, Charts = false });
        return asked.Code == ExitCode.Contradicted ? $"{text}\nSomething was contradicted or is unhealthy: see above.\n" : text;
    }

    private static ReadOnlyMemory<byte> Json(Answer answer)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, s_compact)) JsonRenderer.Write(answer, json);
        return buffer.WrittenMemory;
    }

    private static JsonElement Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
