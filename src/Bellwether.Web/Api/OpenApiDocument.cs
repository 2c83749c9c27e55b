using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Bellwether.Desk.Surfaces;

namespace Bellwether.Web.Api;

/// <summary>
/// The description of the interface in OpenAPI 3.1, written from the same forms that requests are read with: what it lists is what is understood.
/// </summary>
internal static class OpenApiDocument
{
    /// <summary>Where questions are asked.</summary>
    internal const string Root = "/api/v1";

    private static readonly (string Status, string Words)[] s_problems =
    [
        ("400", "The question was not understood."), ("404", "The data to answer it is missing, or there is no such question."), ("422", "An input could not be read."),
        ("413", "The request is too large."), ("415", "The body is of a type that is not read."), ("429", "Too many requests."), ("500", "A fault of the program."), ("503", "Too many questions wait."),
    ];

    /// <summary>The document.</summary>
    internal static byte[] Write(ImmutableArray<QuestionForm> forms, string version, bool needsToken)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("openapi", "3.1.0");
            json.WriteStartObject("info");
            json.WriteString("title", "Bellwether");
            json.WriteString("version", version);
            json.WriteString("description", "What did this gauge do, who moved it, why, and what could go wrong. Answers are those of the command line.");
            json.WriteEndObject();
            if (needsToken)
            {
                json.WriteStartArray("security");
                json.WriteStartObject();
                json.WriteStartArray("token");
                json.WriteEndArray();
                json.WriteEndObject();
                json.WriteEndArray();
            }

            json.WriteStartObject("paths");
            foreach (var form in forms) Path(json, form);
            json.WriteEndObject();
            Components(json, needsToken);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Path(Utf8JsonWriter json, QuestionForm form)
    {
        json.WriteStartObject($"{Root}/{form.Name}");
        json.WriteStartObject(form.TakesText ? "post" : "get");
        json.WriteString("operationId", form.Name.Replace('/', '_'));
        json.WriteString("summary", form.Summary);
        json.WriteStartArray("parameters");
        foreach (var parameter in form.Parameters) Parameter(json, parameter);
        var isLevels = form.Name == Levels.Form.Name;
        Shared(json, "format", "How the answer is written; the header Accept says it too.", "string", isLevels ? ["json", "csv"] : [.. ApiRequest.Formats.Select(own => own.Name)]);
        if (!isLevels) Shared(json, "table", "One table of the answer alone.", "string", []);
        Shared(json, "offset", "First row.", "integer", []);
        Shared(json, "limit", "Most rows.", "integer", []);
        json.WriteEndArray();
        if (form.TakesText)
        {
            json.WriteStartObject("requestBody");
            json.WriteBoolean("required", true);
            json.WriteStartObject("content");
            foreach (var media in TextBody.Plain)
            {
                json.WriteStartObject(media);
                json.WriteStartObject("schema");
                json.WriteString("type", "string");
                json.WriteNumber("maxLength", TextBody.Longest);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteStartObject(TextBody.Json);
            json.WriteStartObject("schema");
            json.WriteString("$ref", "#/components/schemas/Text");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        Responses(json, isLevels, form.TakesText);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Parameter(Utf8JsonWriter json, QuestionParameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("name", parameter.Name);
        json.WriteString("in", "query");
        json.WriteString("description", parameter.Shape.Length > 0 ? $"{parameter.Description} ({parameter.Shape})" : parameter.Description);
        if (parameter.IsRequired) json.WriteBoolean("required", true);
        json.WriteStartObject("schema");
        var type = parameter.Kind switch { ParameterKind.Whole => "integer", ParameterKind.Number => "number", ParameterKind.Flag => "boolean", _ => "string" };
        if (parameter.Repeats)
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
            json.WriteString("type", type);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("type", type);
            Default(json, parameter);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Default(Utf8JsonWriter json, QuestionParameter parameter)
    {
        if (parameter.Default is not { } text) return;
        if (parameter.Kind is ParameterKind.Whole or ParameterKind.Number && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) json.WriteNumber("default", number);
        else if (parameter.Kind == ParameterKind.Flag && bool.TryParse(text, out var flag)) json.WriteBoolean("default", flag);
        else json.WriteString("default", text);
    }

    private static void Shared(Utf8JsonWriter json, string name, string description, string type, string[] values)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("in", "query");
        json.WriteString("description", description);
        json.WriteStartObject("schema");
        json.WriteString("type", type);
        if (type == "integer") json.WriteNumber("minimum", name == "limit" ? 1 : 0);
        if (values.Length > 0)
        {
            json.WriteStartArray("enum");
            foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Responses(Utf8JsonWriter json, bool isLevels, bool takesText)
    {
        json.WriteStartObject("responses");
        json.WriteStartObject("200");
        json.WriteString("description", "The answer; the header ETag names the version of the data and the question.");
        json.WriteStartObject("content");
        foreach (var (name, media) in ApiRequest.Formats.Where(own => !isLevels || own.Name is "json" or "csv"))
        {
            json.WriteStartObject(media);
            json.WriteStartObject("schema");
            if (name == "json") json.WriteString("$ref", isLevels ? "#/components/schemas/Levels" : "#/components/schemas/Answer");
            else json.WriteString("type", "string");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("304");
        json.WriteString("description", "If-None-Match names the answer that there would be.");
        json.WriteEndObject();
        foreach (var (status, words) in s_problems.Where(own => takesText || own.Status is not ("413" or "415")))
        {
            json.WriteStartObject(status);
            json.WriteString("description", words);
            json.WriteStartObject("content");
            json.WriteStartObject("application/problem+json");
            json.WriteStartObject("schema");
            json.WriteString("$ref", "#/components/schemas/Problem");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Components(Utf8JsonWriter json, bool needsToken)
    {
        json.WriteStartObject("components");
        json.WritePropertyName("schemas");
        json.WriteRawValue(Schemas);
        if (needsToken)
        {
            json.WritePropertyName("securitySchemes");
            json.WriteRawValue("""{ "token": { "type": "http", "scheme": "bearer" } }""");
        }

        json.WriteEndObject();
    }

    private const string Schemas = """
        {
          "Dataset": { "type": "object", "required": ["batch", "known_at", "content_hash"], "properties": {
            "batch": { "type": "integer" }, "known_at": { "type": "string", "format": "date-time" }, "content_hash": { "type": "string" } } },
          "Fact": { "type": "object", "required": ["id", "measure", "subject", "value", "low", "high", "unit", "window", "method", "inputs", "replay"], "properties": {
            "id": { "type": "string" }, "measure": { "type": "string" }, "subject": { "type": "string" }, "gauge": { "type": "string" },
            "value": { "type": ["number", "string", "null"] }, "low": { "type": ["number", "string", "null"] }, "high": { "type": ["number", "string", "null"] },
            "unit": { "type": "string" }, "window": { "type": "object", "required": ["start", "end"], "properties": { "start": { "type": "string", "format": "date" }, "end": { "type": "string", "format": "date" } } },
            "method": { "type": "string" }, "inputs": { "type": "array", "items": { "type": "string" } }, "replay": { "type": "string" },
            "reason": { "type": "string" }, "basis": { "type": "string" }, "exact": { "type": "string" } } },
          "Answer": { "type": "object", "required": ["command", "dataset"], "properties": {
            "command": { "type": "string" }, "dataset": { "$ref": "#/components/schemas/Dataset" }, "sample": { "type": "boolean" },
            "facts": { "type": "array", "items": { "$ref": "#/components/schemas/Fact" } },
            "tables": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "object" } } },
            "brief": { "type": "string" },
            "table": { "type": "string" }, "total": { "type": "integer" }, "offset": { "type": "integer" }, "rows": { "type": "array", "items": { "type": "object" } } } },
          "Text": { "type": "object", "required": ["text"], "additionalProperties": { "type": ["string", "number", "boolean", "null"] }, "properties": { "text": { "type": "string" } },
            "description": "The text, and beside it values of the question, which may stand in the address instead." },
          "Levels": { "type": "object", "required": ["gauge", "basis", "unit", "dataset", "total", "offset", "levels"], "properties": {
            "gauge": { "type": "string" }, "basis": { "type": "string" }, "unit": { "type": "string" }, "dataset": { "$ref": "#/components/schemas/Dataset" },
            "total": { "type": "integer" }, "offset": { "type": "integer" },
            "levels": { "type": "array", "items": { "type": "object", "required": ["date", "level"], "properties": { "date": { "type": "string", "format": "date" }, "level": { "type": "number" } } } } } },
          "Problem": { "type": "object", "required": ["type", "title", "status", "detail"], "properties": {
            "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" }, "detail": { "type": "string" }, "code": { "type": "integer" }, "instance": { "type": "string" } } }
        }
        """;
}
