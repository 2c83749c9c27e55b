using System.Globalization;
using System.Text;

namespace Bellwether.Story.Render;

/// <summary>
/// Names come from data files and are not trusted: control characters (terminal escapes), unpaired surrogates and characters that turn the
/// writing direction are dropped before any renderer sees them. Line breaks and tabs become spaces.
/// </summary>
internal static class Printable
{
    /// <summary>The text without characters that could act instead of being read.</summary>
    public static string Clean(string text)
    {
        if (IsClean(text)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' or '\r') clean.Append(' ');
            else if (IsHarmless(rune)) clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsHarmless(rune)) return false;
        }

        return true;
    }

    private static bool IsHarmless(Rune rune) =>
        rune.Value is not (>= 0x202A and <= 0x202E) and not (>= 0x2066 and <= 0x2069) and not 0x200E and not 0x200F and not 0xFEFF
        and not 0xFFFD and not 0xFFFE and not 0xFFFF
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
