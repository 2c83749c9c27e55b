using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace Bellwether.Web;

/// <summary>The words of the interface in one language, from a file of lines <c>key = words</c>.</summary>
public sealed class Texts
{
    private static readonly FrozenDictionary<string, Texts> s_all = new[] { "en", "ja" }.ToFrozenDictionary(code => code, Load, StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> _words;

    private Texts(string code, FrozenDictionary<string, string> words) => (Code, _words) = (code, words);

    /// <summary>The language, as HTML names it.</summary>
    public string Code { get; }

    /// <summary>The words of a key; a key that is not there is a fault of the program.</summary>
    public string this[string key] => _words.TryGetValue(key, out var words) ? words : throw new KeyNotFoundException($"The interface has no words for '{key}'.");

    /// <summary>The keys of the interface's own words; words of answers and of the command line, which only need other languages, are not among them.</summary>
    public IEnumerable<string> Keys => _words.Keys.Where(key => !key.Contains('.', StringComparison.Ordinal));

    /// <summary>The words of a key, or others where it has none.</summary>
    public string Or(string key, string others) => _words.GetValueOrDefault(key, others);

    /// <summary>True when a text holds Japanese letters.</summary>
    public static bool IsJapanese(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Any(c => c is >= '\u3041' and <= '\u30FF' or >= '\u4E00' and <= '\u9FFF');
    }

    /// <summary>A window as the language writes it.</summary>
    public string Of(Analytics.Window window) => With("window", Day(window.Start), Day(window.End));

    private string Day(DateOnly day) => day.ToString(this["day"], CultureInfo.InvariantCulture);

    /// <summary>The words of a key around values.</summary>
    public string With(string key, params string[] values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The language of a code, or null when the interface does not speak it.</summary>
    public static Texts? Of(string? code) => code is not null && s_all.TryGetValue(code, out var texts) ? texts : null;

    /// <summary>The language asked for, else the first one that the browser accepts and the interface speaks, else English.</summary>
    public static Texts For(string? asked, string accepted)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        if (Of(asked) is { } chosen) return chosen;
        foreach (var range in accepted.Split(',', StringSplitOptions.TrimEntries))
        {
            if (Of(range.Split(';')[0].Split('-')[0].ToLowerInvariant()) is { } spoken) return spoken;
        }

        return s_all["en"];
    }

    private static Texts Load(string code)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Texts/{code}.txt")!;
        using var reader = new StreamReader(stream);
        return new Texts(code, reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(" = ", 2)).ToFrozenDictionary(parts => parts[0], parts => parts[1].TrimEnd(), StringComparer.Ordinal));
    }
}
