using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Bellwether.Data.Sources;

/// <summary>A YAML mapping read strictly: only known keys, values of the expected type, every error at its line and column.</summary>
internal sealed class YamlSection
{
    private readonly string _file;
    private readonly string _name;
    private readonly YamlMappingNode _node;
    private readonly Dictionary<string, (YamlScalarNode Key, YamlNode Value)> _values = new(StringComparer.Ordinal);

    private YamlSection(string file, string name, YamlMappingNode node, IReadOnlyCollection<string>? keys)
    {
        (_file, _name, _node) = (file, name, node);
        foreach (var (keyNode, value) in node.Children)
        {
            if (keyNode is not YamlScalarNode { Value: { } key } scalar) throw At(keyNode, "expected a plain key.");
            if (keys is not null && !keys.Contains(key, StringComparer.Ordinal))
                throw At(keyNode, $"'{key}' is not a key of {name}.{Suggest.Phrase(key, keys)} Known keys: {string.Join(", ", keys)}.");
            _values.Add(key, (scalar, value));
        }
    }

    /// <summary>The keys that are there, in the file's order.</summary>
    public IEnumerable<string> Keys => _values.Keys;

    /// <summary>Parses a file that is one mapping; <paramref name="name"/> names it in messages, e.g. "an index definition".</summary>
    public static YamlSection Parse(string text, string file, string name, IReadOnlyCollection<string> keys)
    {
        var stream = new YamlStream();
        var parser = new Parser(new StringReader(text));
        try
        {
            stream.Load(parser);
        }
        catch (YamlException e)
        {
            throw Syntax(e, e.Start, text, file);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet meets some broken input with a bare exception.
            throw Syntax(new YamlException("a bracket, quote or indent is left open.", e), parser.Current?.End ?? Mark.Empty, text, file);
        }

        if (stream.Documents.Count == 0) throw new DefinitionException(file, 1, 1, $"is empty; expected {name}.");
        if (stream.Documents.Count > 1)
        {
            var second = stream.Documents[1].RootNode.Start;
            throw new DefinitionException(file, (int)second.Line, (int)second.Column, $"a second document starts here; expected {name} alone in its file.");
        }

        return stream.Documents[0].RootNode is YamlMappingNode root
            ? new YamlSection(file, name, root, keys)
            : throw new DefinitionException(file, 1, 1, $"expected {name}: lines of 'key: value'.");
    }

    /// <summary>True when the key is there.</summary>
    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>An error at the key's value, or at the section when the key is absent.</summary>
    public DefinitionException Error(string key, string problem) => At(_values.TryGetValue(key, out var found) ? found.Value : _node, problem);

    /// <summary>Text that must be there.</summary>
    public string RequiredText(string key) => Text(key) ?? throw At(_node, $"'{key}' is missing from {_name}.");

    /// <summary>Text, or null when the key is absent.</summary>
    public string? Text(string key) => _values.TryGetValue(key, out var found) ? Scalar(key, found.Value, "text") : null;

    /// <summary>One of a few words, or null when the key is absent.</summary>
    public T? Choice<T>(string key, params ReadOnlySpan<(string Word, T Value)> choices)
        where T : struct
    {
        if (!_values.TryGetValue(key, out var found)) return null;
        var text = Scalar(key, found.Value, "a word");
        var words = new List<string>();
        foreach (var (word, value) in choices)
        {
            if (string.Equals(word, text, StringComparison.Ordinal)) return value;
            words.Add(word);
        }

        throw At(found.Value, $"{key} '{text}' is not known.{Suggest.Phrase(text, words)} Expected {(words.Count == 1 ? "" : "one of: ")}{string.Join(", ", words)}.");
    }

    /// <summary>A decimal number for which <paramref name="holds"/> is true, or null when the key is absent.</summary>
    public decimal? Number(string key, string expected, Predicate<decimal> holds)
    {
        if (!_values.TryGetValue(key, out var found)) return null;
        var text = Scalar(key, found.Value, expected);
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && holds(number)
            ? number
            : throw At(found.Value, $"{key} '{text}'; expected {expected}.");
    }

    /// <summary>A whole number within bounds, or null when the key is absent.</summary>
    public int? Whole(string key, int least, int most)
    {
        var expected = most == int.MaxValue ? $"a whole number of at least {least}" : $"a whole number from {least} to {most}";
        return (int?)Number(key, expected, n => n == decimal.Truncate(n) && n >= least && n <= most);
    }

    /// <summary>A day as 2017-01-04, or null when the key is absent.</summary>
    public DateOnly? Day(string key)
    {
        if (!_values.TryGetValue(key, out var found)) return null;
        var text = Scalar(key, found.Value, "a day");
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw At(found.Value, $"{key} '{text}'; expected a day as 2017-01-04.");
    }

    /// <summary>A list of texts; empty when the key is absent. A single text stands for a list of one when <paramref name="single"/> is set.</summary>
    public ImmutableArray<string> List(string key, bool single = false)
    {
        if (!_values.TryGetValue(key, out var found)) return [];
        if (single && found.Value is YamlScalarNode) return [Scalar(key, found.Value, "text")];
        if (found.Value is not YamlSequenceNode sequence) throw At(found.Value, $"{key} must be a list, for example [A, B].");
        var items = ImmutableArray.CreateBuilder<string>();
        foreach (var item in sequence.Children)
        {
            var text = Scalar(key, item, "text in the list");
            if (items.Contains(text, StringComparer.Ordinal)) throw At(item, $"'{text}' stands twice in {key}.");
            items.Add(text);
        }

        return items.ToImmutable();
    }

    /// <summary>A nested mapping, or null when the key is absent; null <paramref name="keys"/> admits any key.</summary>
    public YamlSection? Section(string key, IReadOnlyCollection<string>? keys)
    {
        if (!_values.TryGetValue(key, out var found)) return null;
        return found.Value is YamlMappingNode mapping
            ? new YamlSection(_file, key, mapping, keys)
            : throw At(found.Value, $"{key} must be a section of 'key: value' lines{(keys is null ? "" : $" with {string.Join(", ", keys)}")}.");
    }

    private string Scalar(string key, YamlNode node, string expected)
    {
        if (node is not YamlScalarNode scalar) throw At(node, $"{key} must be {expected}, not a {(node is YamlSequenceNode ? "list" : "section")}.");
        var plain = scalar.Style == ScalarStyle.Plain;
        return string.IsNullOrEmpty(scalar.Value) || (plain && scalar.Value is "~" or "null")
            ? throw At(node, $"{key} has no value; expected {expected}, or leave the key out.")
            : scalar.Value;
    }

    private DefinitionException At(YamlNode node, string problem) => new(_file, (int)node.Start.Line, (int)node.Start.Column, problem);

    private static DefinitionException Syntax(Exception e, Mark mark, string text, string file)
    {
        var lines = text.Split('\n');
        var at = (int)mark.Line;
        for (var line = Math.Max(1, at); line <= Math.Min(lines.Length, at + 1); line++)
        {
            var indent = lines[line - 1][..^lines[line - 1].TrimStart().Length];
            var tab = indent.IndexOf('\t', StringComparison.Ordinal);
            if (tab >= 0) return new DefinitionException(file, line, tab + 1, "a tab indents this line; YAML is indented with spaces.", e);
        }

        var problem = $"is not valid YAML near here: {e.Message}";
        if (e.Message.Contains("Duplicate key", StringComparison.OrdinalIgnoreCase) && at <= lines.Length)
        {
            var from = Math.Clamp((int)mark.Column - 1, 0, lines[at - 1].Length);
            problem = $"'{lines[at - 1][from..].Split(':')[0].Trim()}' stands twice; each key may stand once.";
        }

        return new DefinitionException(file, at, (int)mark.Column, problem, e);
    }
}
