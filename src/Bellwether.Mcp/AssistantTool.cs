using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;

namespace Bellwether.Mcp;

/// <summary>How much of an answer is wanted.</summary>
/// <param name="IsFull">True for everything, false for what the brief prints.</param>
/// <param name="Measures">Names of measures; facts of others, and tables, are left out. Empty for all.</param>
internal sealed record Wanted(bool IsFull, ImmutableArray<string> Measures);

/// <summary>One tool: its description for the client, and its arguments read into a question.</summary>
/// <param name="entry">Its name and when to call it.</param>
/// <param name="form">The question behind it.</param>
internal sealed class AssistantTool(ToolEntry entry, QuestionForm form)
{
    private const string Detail = "detail";
    private const string Text = "text";
    private const string Full = "full";
    private const string Brief = "brief";
    private const string Measures = "measures";

    /// <summary>Name of the tool.</summary>
    public string Name => entry.Name;

    /// <summary>What it answers and when to call it.</summary>
    public string Description => $"{form.Summary.Trim()} {entry.When}";

    /// <summary>The arguments as a JSON schema.</summary>
    public JsonElement InputSchema()
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var parameter in form.Parameters)
        {
            properties[Key(parameter)] = Schema(parameter);
            if (parameter.IsRequired) required.Add(Key(parameter));
        }

        if (form.TakesText)
        {
            properties[Text] = new JsonObject { ["type"] = "string", ["description"] = "The text to be read." };
            required.Add(Text);
        }

        properties[Detail] = new JsonObject
        {
            ["type"] = "string",
            ["enum"] = new JsonArray(Brief, Full),
            ["default"] = Brief,
            ["description"] = "'brief' (default) gives the facts and tables that the brief prints, 'full' all of them, which can be long.",
        };
        properties[Measures] = new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "string" },
            ["description"] = "Only facts of these measures, such as return, doublers or contribution_points; tables are then left out. Default: all.",
        };
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Count > 0) schema["required"] = required;
        return JsonSerializer.SerializeToElement(schema, ToolJson.Default.JsonObject);
    }

    /// <summary>The question of a call, and how much of its answer is wanted. An argument that does not fit is a usage error.</summary>
    public (AskedQuestion Question, Wanted Wanted) Read(IEnumerable<KeyValuePair<string, JsonElement>> arguments)
    {
        var values = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        string? text = null;
        var full = false;
        var measures = ImmutableArray<string>.Empty;
        foreach (var (name, value) in arguments)
        {
            if (value.ValueKind == JsonValueKind.Null) continue;
            if (name == Detail) full = Choice(value);
            else if (name == Measures) measures = [.. Strings(value)];
            else if (name == Text && form.TakesText) text = value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(name, "a text");
            else values.AddRange(Values(form.Parameters.FirstOrDefault(own => Key(own) == name) ?? throw Unknown(name), value));
        }

        foreach (var parameter in form.Parameters)
        {
            if (parameter.IsRequired && !values.Any(own => own.Key == parameter.Name)) throw new DeskException(ExitCode.Usage, $"{Name} needs '{Key(parameter)}': {parameter.Description}");
        }

        if (form.TakesText && string.IsNullOrWhiteSpace(text)) throw new DeskException(ExitCode.Usage, $"{Name} needs '{Text}': the text to be read.");
        return (new AskedQuestion(form.Name, values.ToImmutable()) { Text = text }, new Wanted(full, measures));
    }

    // Clients take letters, digits, dashes and dots in the name of an argument: GAUGE|SECURITY is called by its first word.
    private static string Key(QuestionParameter parameter) => parameter.Name.Split('|')[0];

    private static IEnumerable<string> Strings(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().SelectMany(Strings)
        : (value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static JsonObject Schema(QuestionParameter parameter)
    {
        var one = new JsonObject
        {
            ["type"] = parameter.Kind switch
            {
                ParameterKind.Whole => "integer",
                ParameterKind.Number => "number",
                ParameterKind.Flag => "boolean",
                _ => "string",
            },
        };
        var shape = parameter.Shape.Length == 0 ? "" : $" Form: {parameter.Shape}.";
        var usual = parameter.Default is { Length: > 0 } value ? $" Default: {value}." : "";
        var schema = parameter.Repeats ? new JsonObject { ["type"] = "array", ["items"] = one } : one;
        schema["description"] = $"{parameter.Description}{shape}{usual}";
        return schema;
    }

    // A list may come as one value: assistants do so.
    private IEnumerable<KeyValuePair<string, string>> Values(QuestionParameter parameter, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array) return [new(parameter.Name, Value(parameter, value))];
        return parameter.Repeats
            ? value.EnumerateArray().Select(own => new KeyValuePair<string, string>(parameter.Name, Value(parameter, own)))
            : throw Wrong(Key(parameter), "one value, not a list");
    }

    private string Value(QuestionParameter parameter, JsonElement value) => (parameter.Kind, value.ValueKind) switch
    {
        (_, JsonValueKind.String) => value.GetString()!,
        (ParameterKind.Whole or ParameterKind.Number, JsonValueKind.Number) => value.GetRawText(),
        (ParameterKind.Flag, JsonValueKind.True) => "true",
        (ParameterKind.Flag, JsonValueKind.False) => "false",
        (ParameterKind.Text, JsonValueKind.Number) => value.GetRawText(),
        _ => throw Wrong(Key(parameter), parameter.Kind switch
        {
            ParameterKind.Whole => "a whole number",
            ParameterKind.Number => "a number",
            ParameterKind.Flag => "true or false",
            _ => "a text",
        }),
    };

    private bool Choice(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is Brief or Full
        ? value.GetString() == Full
        : throw Wrong(Detail, $"'{Brief}' or '{Full}'");

    private DeskException Wrong(string name, string expected) => new(ExitCode.Usage, $"{Name}: '{name}' should be {expected}.");

    private DeskException Unknown(string name)
    {
        var known = form.Parameters.Select(Key).Append(Detail).Append(Measures).ToArray();
        var near = Data.Sources.Suggest.Nearest(name, known) is { } found ? $" Did you mean '{found}'?" : "";
        return new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"{Name} takes no '{name}'.{near} It takes: {string.Join(", ", known)}."));
    }
}
