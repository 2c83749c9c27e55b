using System.Globalization;

namespace Bellwether.Desk;

/// <summary>
/// A fact key's parameter with several parts, <c>historical;c=0.95</c>: a head, then options by name. Numbers are written so that they read back
/// to the same bits.
/// </summary>
public sealed class KeyOptions
{
    private readonly string _measure;
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    private KeyOptions(string measure, string head)
    {
        _measure = measure;
        Head = head;
    }

    /// <summary>The part before the first semicolon; it may be an option itself.</summary>
    public string Head { get; }

    /// <summary>Reads the parameter of a key.</summary>
    public static KeyOptions Of(FactKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var parts = (key.Parameter ?? "").Split(';');
        var options = new KeyOptions(key.Measure, parts[0]);
        foreach (var part in parts)
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at > 0) options._options[part[..at]] = part[(at + 1)..];
        }

        return options;
    }

    /// <summary>Writes a parameter; names and values in turn.</summary>
    public static string Write(string head, params object[] options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var parts = new List<string>();
        if (head.Length > 0) parts.Add(head);
        for (var i = 0; i + 1 < options.Length; i += 2)
            parts.Add(options[i] + "=" + (options[i + 1] is double number ? number.ToString("R", CultureInfo.InvariantCulture) : Convert.ToString(options[i + 1], CultureInfo.InvariantCulture)));
        return string.Join(';', parts);
    }

    /// <summary>A word, or the default.</summary>
    public string Word(string name, string fallback) => _options.GetValueOrDefault(name, fallback);

    /// <summary>A number; the key must name it unless there is a default.</summary>
    public double Number(string name, double? fallback = null)
    {
        if (_options.TryGetValue(name, out var text))
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
            throw Refuse(name, "a number");
        }

        return fallback ?? throw Refuse(name, "a number");
    }

    /// <summary>A whole number of at least one.</summary>
    public int Whole(string name, int? fallback = null)
    {
        if (_options.TryGetValue(name, out var text))
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole > 0 ? whole : throw Refuse(name, "a whole number above zero");
        return fallback ?? throw Refuse(name, "a whole number above zero");
    }

    /// <summary>A seed.</summary>
    public ulong Seed(ulong fallback = 1) => !_options.TryGetValue("seed", out var text) ? fallback
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : throw Refuse("seed", "a whole number");

    /// <summary>A day.</summary>
    public DateOnly Day(string name) =>
        _options.TryGetValue(name, out var text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Refuse(name, "a day such as 2018-12-25");

    private DeskException Refuse(string name, string what) => new(ExitCode.Usage, $"The parameter of {_measure} needs {name} as {what}, as in {_measure}({name}=…).");
}
