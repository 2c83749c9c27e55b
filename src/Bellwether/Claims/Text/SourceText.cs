using System.Text;

namespace Bellwether.Claims.Text;

/// <summary>
/// A text without its markup and with one form of each sign, and for each character where it stood: quotes are cut from the original, so
/// markup may be removed freely.
/// </summary>
internal sealed class SourceText
{
    private readonly int[] _starts;
    private readonly int[] _ends;

    internal SourceText(string original, StringBuilder clean, List<int> starts, List<int> ends)
    {
        Original = original;
        Clean = clean.ToString();
        _starts = [.. starts];
        _ends = [.. ends];
    }

    /// <summary>The text as given.</summary>
    public string Original { get; }

    /// <summary>The text to read.</summary>
    public string Clean { get; }

    /// <summary>Where a clean character begins in the original.</summary>
    public int StartOf(int clean) => clean < _starts.Length ? _starts[clean] : Original.Length;

    /// <summary>Where the clean character before this position ends in the original.</summary>
    public int EndOf(int cleanEnd) => cleanEnd == 0 ? 0 : _ends[cleanEnd - 1];

    /// <summary>Removes markup and evens out signs.</summary>
    public static SourceText Of(string text, TextFormat format)
    {
        var kind = format == TextFormat.Auto ? Detect(text) : format;
        var writer = new CleanWriter(text);
        if (kind == TextFormat.Html) HtmlStripper.Strip(text, writer);
        else if (kind == TextFormat.Markdown) MarkdownStripper.Strip(text, writer);
        else for (var i = 0; i < text.Length; i++) writer.Add(text[i], i, i + 1);
        return writer.Done();
    }

    // Plain text goes through the Markdown rules, which leave it as it is.
    private static TextFormat Detect(string text)
    {
        foreach (var tag in (ReadOnlySpan<string>)["<html", "<!doctype", "<body", "<p>", "<p ", "<div", "<article", "<table", "<span", "<br"])
            if (text.Contains(tag, StringComparison.OrdinalIgnoreCase))
                return TextFormat.Html;
        return TextFormat.Markdown;
    }
}

/// <summary>Collects clean characters and their places.</summary>
internal sealed class CleanWriter(string original)
{
    private readonly StringBuilder _clean = new(original.Length);
    private readonly List<int> _starts = new(original.Length);
    private readonly List<int> _ends = new(original.Length);

    /// <summary>The last clean character, or a line break at the beginning.</summary>
    public char Last => _clean.Length == 0 ? '\n' : _clean[^1];

    /// <summary>Adds a character that stands at [start, end) in the original.</summary>
    public void Add(char c, int start, int end)
    {
        var even = Signs.Even(c);
        if (even == '\0') return;
        _clean.Append(even);
        _starts.Add(start);
        _ends.Add(end);
    }

    /// <summary>Adds characters that stand for a piece of markup.</summary>
    public void Add(string text, int start, int end)
    {
        foreach (var c in text) Add(c, start, end);
    }

    /// <summary>The text.</summary>
    public SourceText Done() => new(original, _clean, _starts, _ends);
}
