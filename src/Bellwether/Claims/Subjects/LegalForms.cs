namespace Bellwether.Claims;

/// <summary>Legal forms and filler words of company names, so that "Sosei Group Corporation" is also "Sosei Group Corp.", "Sosei Group" and "Sosei".</summary>
internal static class LegalForms
{
    private static readonly string[] s_forms =
        ["corporation", "corp", "company", "co", "incorporated", "inc", "limited", "ltd", "plc", "ag", "sa", "nv", "se", "kk", "llc", "lp", "spa", "gmbh", "oyj", "ab", "asa"];

    private static readonly string[] s_fillers = ["group", "holdings", "holding", "japan", "international", "global", "hd"];

    /// <summary>True for a legal form, without its point.</summary>
    public static bool IsForm(string word) => Array.IndexOf(s_forms, word) >= 0;

    /// <summary>The name without legal forms and without a bracketed remark.</summary>
    public static string Strip(string name)
    {
        var bare = Bare(name);
        // "Bengo4.com,Inc.": a form may hang on the name by a comma alone.
        var words = bare.Replace(",", ", ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var end = words.Length;
        while (end > 1 && IsForm(words[end - 1].Trim('.', ',').ToLowerInvariant())) end--;
        return string.Join(' ', words[..end]).TrimEnd(',', ' ');
    }

    /// <summary>The name in full and without its legal form; with and without a bracketed remark such as "(sample)".</summary>
    public static IEnumerable<string> Of(string name)
    {
        yield return name;
        var bare = Bare(name);
        if (bare != name) yield return bare;
        var stripped = Strip(name);
        if (stripped != bare) yield return stripped;
    }

    /// <summary>The name without fillers at its end, or null when nothing was shortened.</summary>
    public static string? Short(string name)
    {
        var stripped = Strip(name);
        var words = stripped.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var end = words.Length;
        while (end > 1 && Array.IndexOf(s_fillers, words[end - 1].ToLowerInvariant()) >= 0) end--;
        var brief = string.Join(' ', words[..end]);
        return end == words.Length || brief.Length < 3 ? null : brief;
    }

    /// <summary>The first word, by which a text may name a company when no other has it; null when it is short or an everyday word.</summary>
    public static string? FirstWord(string name)
    {
        var stripped = Strip(name);
        var space = stripped.IndexOf(' ', StringComparison.Ordinal);
        return space < 4 || CommonWords.Contains(stripped[..space].ToLowerInvariant()) ? null : stripped[..space].TrimEnd(',');
    }

    /// <summary>The first two words of a longer name: "Mitsubishi UFJ" of "Mitsubishi UFJ Financial Group"; null when the first is an everyday word.</summary>
    public static string? FirstWords(string name)
    {
        var words = Strip(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 3 || CommonWords.Contains(words[0].ToLowerInvariant()) || words[1] is "&" or "and" or "of" ? null : $"{words[0]} {words[1].TrimEnd(',')}";
    }

    private static string Bare(string name)
    {
        var even = Text.SourceText.Of(name, TextFormat.Plain).Clean.Replace("株式会社", "", StringComparison.Ordinal).Replace("(株)", "", StringComparison.Ordinal).Trim();
        var open = even.IndexOf(" (", StringComparison.Ordinal);
        return (open > 0 && even.EndsWith(')') ? even[..open] : even).Trim();
    }
}
