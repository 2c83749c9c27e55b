using System.Globalization;
using System.Text;

namespace Bellwether.Story.Render;

/// <summary>Columns that text takes in a terminal: full-width East Asian characters take two, combining marks none (Unicode TR 11).</summary>
public static class DisplayWidth
{
    private static readonly (int From, int To)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF), (0xA960, 0xA97C),
        (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F900, 0x1F9FF),
        (0x20000, 0x3FFFD),
    ];

    /// <summary>Columns of a text.</summary>
    public static int Of(string text)
    {
        var columns = 0;
        foreach (var rune in text.EnumerateRunes()) columns += Of(rune);
        return columns;
    }

    /// <summary>Columns of one character.</summary>
    public static int Of(Rune rune)
    {
        if (rune.Value is >= 0x20 and < 0x300) return 1;
        foreach (var (from, to) in Wide)
        {
            if (rune.Value >= from && rune.Value <= to) return 2;
        }

        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : 1;
    }

    /// <summary>The text filled with spaces to a number of columns; unchanged when it is wider.</summary>
    public static string Pad(string text, int columns, bool right)
    {
        var fill = new string(' ', Math.Max(0, columns - Of(text)));
        return right ? fill + text : text + fill;
    }
}
