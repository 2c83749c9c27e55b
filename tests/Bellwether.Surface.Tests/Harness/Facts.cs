using System.Globalization;
using System.Text.Json;

namespace Bellwether.Surface.Tests;

/// <summary>A fact as it stands in the JSON output.</summary>
internal sealed record JsonFact(JsonElement Raw)
{
    public string Id => Text("id")!;

    public string Measure => Text("measure")!;

    public string Subject => Text("subject")!;

    public string? Basis => Text("basis");

    public string Replay => Text("replay")!;

    public string Unit => Text("unit")!;

    public double? Value => Number("value");

    public double? Low => Number("low");

    public double? High => Number("high");

    public decimal? Exact => Text("exact") is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>The question: the id without data set and digest.</summary>
    public string Question => Id[..Id.LastIndexOf('@')];

    public override string ToString() => Id;

    private string? Text(string name) => Raw.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private double? Number(string name) => Raw.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}

/// <summary>The facts and tables of a JSON answer.</summary>
internal sealed class JsonAnswer(JsonElement root)
{
    public JsonElement Root => root;

    public JsonFact[] Facts { get; } = [.. root.GetProperty("facts").EnumerateArray().Select(fact => new JsonFact(fact))];

    public static JsonAnswer Of(Outcome outcome) => new(outcome.Done().Json);

    /// <summary>The one fact of a question.</summary>
    public JsonFact One(string measure, string subject, string? basis = null, string? contains = null)
    {
        var found = Facts.Where(fact => fact.Measure == measure && fact.Subject == subject && (basis is null || fact.Basis == basis) && (contains is null || fact.Id.Contains(contains, StringComparison.Ordinal))).ToArray();
        found.Length.ShouldBe(1, $"{measure} of {subject} {basis}: {string.Join(", ", found.Select(fact => fact.Id))}");
        return found[0];
    }

    public JsonElement[] Table(string id) => [.. root.GetProperty("tables").GetProperty(id).EnumerateArray()];
}
