namespace Bellwether.Claims.Text;

/// <summary>Paragraphs of clean text that are the story itself.</summary>
internal static class Paragraphs
{
    /// <summary>The paragraphs, without boilerplate and without a headline that is repeated; a row of a table is a paragraph that begins with a bar.</summary>
    public static List<(int Start, int End)> Of(string clean)
    {
        var found = new List<(int Start, int End)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (start, end) in Cut(clean))
        {
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
            if (line.Length == 0 || blank || line[0] == '|' || line.Length < 50 || line[^1] is '.' or '!' or '?' or '"' or ':' || Boilerplate.Is(line))
            {
                if (end > start) yield return (start, end);
                start = next;
            }

            at = next;
        }

        if (start < clean.Length) yield return (start, clean.Length);
    }
}
