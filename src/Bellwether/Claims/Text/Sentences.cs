namespace Bellwether.Claims.Text;

/// <summary>Sentences of a paragraph: a full stop after an abbreviation or inside a number ends none.</summary>
internal static class Sentences
{
    private static readonly string[] s_abbreviations =
    [
        "inc", "corp", "co", "ltd", "plc", "mr", "mrs", "ms", "dr", "prof", "jr", "sr", "st", "vs", "etc", "e.g", "i.e", "u.s", "u.k", "u.n", "a.m", "p.m", "no", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "approx", "est", "gen", "gov", "sen", "rep", "s.a", "n.v", "l.p", "p.p", "pct",
    ];

    /// <summary>The sentences.</summary>
    public static List<(int Start, int End)> Of(string clean, int start, int end)
    {
        var found = new List<(int, int)>();
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (clean[i] is not ('.' or '!' or '?') || !Ends(clean, i, start, end)) continue;
            var stop = i + 1;
            while (stop < end && clean[stop] is '"' or '\'' or ')' or '.') stop++;
            found.Add((from, stop));
            from = stop;
            i = stop - 1;
        }

        if (from < end && !clean.AsSpan(from, end - from).IsWhiteSpace()) found.Add((from, end));
        return found;
    }

    private static bool Ends(string clean, int at, int start, int end)
    {
        var next = at + 1;
        while (next < end && clean[next] is '"' or '\'' or ')') next++;
        if (next >= end) return true;
        if (!char.IsWhiteSpace(clean[next]) && clean[next] != '\u00A0') return clean[at] == '.' && IsCjk(clean[next]);
        while (next < end && (char.IsWhiteSpace(clean[next]) || clean[next] == '\u00A0')) next++;
        if (next >= end) return true;
        if (char.IsLower(clean[next])) return false;
        if (clean[at] != '.') return true;
        var word = at;
        while (word > start && (char.IsLetter(clean[word - 1]) || clean[word - 1] == '.')) word--;
        var before = clean.AsSpan(word, at - word);
        if (before.Length == 1 && char.IsUpper(before[0])) return false;
        foreach (var abbreviation in s_abbreviations)
        {
            if (!before.Equals(abbreviation, StringComparison.OrdinalIgnoreCase)) continue;
            // "Corp. The" ends a sentence, "Corp. Ltd." and "Dec. 25" do not.
            return IsCompanyForm(abbreviation) && OpensSentence(clean.AsSpan(next, end - next));
        }

        return true;
    }

    private static bool IsCompanyForm(string abbreviation) => abbreviation is "inc" or "corp" or "co" or "ltd" or "plc" or "p.m" or "a.m" or "etc" or "pct" or "u.s";

    private static bool OpensSentence(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsLetter(text[length])) length++;
        return length > 0 && CommonWords.Contains(text[..length].ToString().ToLowerInvariant()) || text[0] == '"';
    }

    private static bool IsCjk(char c) => c is >= '\u3040' and <= '\u9FFF';
}
