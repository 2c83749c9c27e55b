using System.Globalization;
using System.Text.Json;
using Bellwether.Market;

namespace Bellwether.Tests.Reference;

/// <summary>
/// Inputs and expected values of one vector. Paths are names and positions joined by dots: <c>linked.carino.allocation</c>,
/// <c>episodes.0.date</c>. Null stands for undefined, in inputs for missing (NaN).
/// </summary>
internal sealed class ReferenceVector
{
    private readonly JsonElement _root;
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public ReferenceVector(JsonElement root)
    {
        _root = root;
        if (root.TryGetProperty("expected", out var expected)) Leaves(expected, "");
    }

    public JsonElement Input(string path) => At(_root.GetProperty("input"), path);

    public JsonElement Param(string path) => At(_root.GetProperty("params"), path);

    public JsonElement Expected(string path) => At(_root.GetProperty("expected"), path);

    /// <summary>True when the vector states an input of that name.</summary>
    public bool InputHas(string name) => _root.GetProperty("input").TryGetProperty(name, out _);

    /// <summary>True when the vector states an expected value of that name.</summary>
    public bool Has(string name) => _root.GetProperty("expected").TryGetProperty(name, out _);

    public double[] Numbers(string inputPath) => ToNumbers(Input(inputPath));

    public double[][] Rows(string inputPath) => [.. Input(inputPath).EnumerateArray().Select(ToNumbers)];

    public static double[] ToNumbers(JsonElement array) => [.. array.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble())];

    public void Check(string path, Outcome<double> actual) => Check(path, actual.OrNull);

    public void Check(string path, double actual) => Check(path, (double?)actual);

    public void Check(string path, double? actual)
    {
        var expected = Take(path);
        if (expected.ValueKind == JsonValueKind.Null)
        {
            if (actual is { } value && !double.IsNaN(value)) Fail(path, "undefined", value);
            return;
        }

        if (actual is not { } number || !Close(path, expected, number)) Fail(path, expected.GetRawText(), actual);
    }

    public void Check(string path, IReadOnlyList<double> actual)
    {
        Count(path, actual.Count);
        for (var i = 0; i < actual.Count; i++) Check($"{path}.{i}", actual[i]);
    }

    public void Check(string path, string actual)
    {
        var expected = Take(path).GetString();
        if (!string.Equals(expected, actual, StringComparison.Ordinal)) Fail(path, expected, actual);
    }

    public void Check(string path, bool? actual)
    {
        var expected = Take(path);
        bool? value = expected.ValueKind == JsonValueKind.Null ? null : expected.GetBoolean();
        if (value != actual) Fail(path, expected.GetRawText(), actual);
    }

    public void Check(string path, IReadOnlyList<string> actual)
    {
        Count(path, actual.Count);
        for (var i = 0; i < actual.Count; i++) Check($"{path}.{i}", actual[i]);
    }

    /// <summary>The array has that many elements.</summary>
    public void Count(string path, int actual)
    {
        var expected = Expected(path).GetArrayLength();
        if (expected != actual) Fail(path, $"{expected} elements", $"{actual} elements");
    }

    /// <summary>A comment inside the expected values, not a number.</summary>
    public void Note(string path) => Take(path);

    public void AllMustBeCompared()
    {
        if (_open.Count > 0) throw new InvalidOperationException("Expected values that no check read: " + string.Join(", ", _open.Order(StringComparer.Ordinal).Take(10)));
    }

    private JsonElement Take(string path)
    {
        _open.Remove(path);
        return Expected(path);
    }

    private bool Close(string path, JsonElement expected, double actual)
    {
        var value = expected.GetDouble();
        if (!double.IsFinite(actual)) return false;
        if (path.StartsWith("published", StringComparison.Ordinal)) return Math.Abs(actual - value) <= HalfLastDigit(expected.GetRawText());
        var (rel, abs) = Tolerance(path);
        return Math.Abs(actual - value) <= Math.Max(abs, rel * Math.Abs(value));
    }

    /// <summary>"rel" and "abs" hold everywhere; "full_rel" replaces them for the expected part "full".</summary>
    private (double Rel, double Abs) Tolerance(string path)
    {
        double? rel = null, abs = null, partRel = null, partAbs = null;
        foreach (var entry in _root.GetProperty("tolerance").EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.Number) continue;
            var cut = entry.Name.LastIndexOf('_');
            var part = cut < 0 ? "" : entry.Name[..cut];
            if (part.Length > 0 && !(path + ".").StartsWith(part + ".", StringComparison.Ordinal)) continue;
            switch (entry.Name[(cut + 1)..], part.Length > 0)
            {
                case ("rel", false): rel = entry.Value.GetDouble(); break;
                case ("abs", false): abs = entry.Value.GetDouble(); break;
                case ("rel", true): partRel = entry.Value.GetDouble(); break;
                case ("abs", true): partAbs = entry.Value.GetDouble(); break;
                default: throw new NotSupportedException($"Tolerance {entry.Name}");
            }
        }

        return partRel is null && partAbs is null ? (rel ?? 0, abs ?? 0) : (partRel ?? 0, partAbs ?? 0);
    }

    private static double HalfLastDigit(string printed)
    {
        var point = printed.IndexOf('.', StringComparison.Ordinal);
        return 0.5 * Math.Pow(10, point < 0 ? 0 : point + 1 - printed.Length) * (1 + 1e-9);
    }

    private void Leaves(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Object)
            foreach (var property in element.EnumerateObject())
                Leaves(property.Value, Join(path, property.Name));
        else if (element.ValueKind == JsonValueKind.Array)
            for (var i = 0; i < element.GetArrayLength(); i++)
                Leaves(element[i], Join(path, i.ToString(CultureInfo.InvariantCulture)));
        else
            _open.Add(path);
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static JsonElement At(JsonElement element, string path)
    {
        foreach (var name in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
            element = element.ValueKind == JsonValueKind.Array ? element[int.Parse(name, CultureInfo.InvariantCulture)] : element.GetProperty(name);
        return element;
    }

    private void Fail(string path, object? expected, object? actual) =>
        throw new Xunit.Sdk.XunitException($"{_root.GetProperty("id").GetString()} {path}: expected {expected}, got {actual ?? "undefined"}.");
}
