namespace Bellwether.Claims.Text;

/// <summary>Paragraphs of clean text that are the story itself.</summary>
internal static class Paragraphs
{
    /// <summary>The paragraphs, without boilerplate and without a headline that is repeated; a row of a table is a paragraph that begins with a bar.</summary>
    public static List<(int Start, int End)> Of(string clean)
    {
        var found = new List<(int Start, int End)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var drawn = Drawn(clean);
        foreach (var (start, end) in Cut(clean))
        {
            if (drawn.Exists(block => start < block.End && end > block.Start)) continue;
            var text = clean.AsSpan(start, end - start).Trim();
            if (text.Length > 0 && text[0] == '|')
            {
                found.Add((start, end));
                continue;
            }

            if (text.Length == 0 || Boilerplate.Is(text)) continue;
            if (text.Length < 200 && !seen.Add(text.ToString())) continue;
            found.Add((start, end));
        }

        return found;
    }

    // Charts of blocks and tables under a drawn rule are pictures of numbers, not sentences: what stands between the blank lines around them is passed over.
    private static List<(int Start, int End)> Drawn(string clean)
    {
        var blocks = new List<(int, int)>();
        if (!clean.AsSpan().ContainsAnyInRange('\u2580', '\u259F') && !clean.Contains('\u2500', StringComparison.Ordinal)) return blocks;
        var (start, drawn) = (0, false);
        for (var at = 0; at <= clean.Length;)
        {
            var end = at < clean.Length && clean.IndexOf('\n', at) is >= 0 and var found ? found : clean.Length;
            var line = clean.AsSpan(at, end - at).Trim();
            if (line.IsEmpty)
            {
                if (drawn) blocks.Add((start, end));
                (start, drawn) = (end, false);
            }

            drawn |= line.ContainsAnyInRange('\u2580', '\u259F') || (line.Length > 2 && line[0] == '\u2500' && line.Trim("\u2500 ").IsEmpty);
            at = end + 1;
        }

        if (drawn) blocks.Add((start, clean.Length));
        return blocks;
    }

    // Blank lines part paragraphs; a single line break parts them after a full stop or a short line, else it is a space of a hard-wrapped text.
    private static IEnumerable<(int Start, int End)> Cut(string clean)
    {
        var start = 0;
        var at = 0;
        while (at < clean.Length)
        {
            var end = clean.IndexOf('\n', at);
            if (end < 0) break;
            var line = clean.AsSpan(at, end - at).Trim();
            var next = end + 1;
            var blank = next < clean.Length && clean[next] is '\n' or '|';
            if (line.Length == 0 || blank || line[0] == '|' || line.Length < 50 || (line[^1] is '.' or '!' or '?' or '"' or ':' && !GoesOn(clean, end)) || Boilerplate.Is(line))
            {
                if (end > start) yield return (start, end);
                start = next;
            }

            at = next;
        }

        if (start < clean.Length) yield return (start, clean.Length);
    }

    // "Innovation Inc." at the end of a line and "(+3 %)" on the next, "the most:" and "-3.8 points": no sentence ended.
    private static bool GoesOn(string clean, int end)
    {
        var next = end + 1;
        while (next < clean.Length && clean[next] is ' ' or '\u00A0') next++;
        return next < clean.Length && (clean[next] is '(' or ',' or '+' or '-' || char.IsLower(clean[next]) || (clean[end - 1] == ':' && char.IsAsciiDigit(clean[next])));
    }
}
