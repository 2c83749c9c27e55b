using System.Globalization;

namespace Bellwether.Claims.Text;

/// <summary>One form for each sign: full-width digits, minus signs, quotation marks and spaces of typography.</summary>
internal static class Signs
{
    /// <summary>The character to read for a character, or NUL for one that has no width. Spaces that may stand inside a number become U+00A0.</summary>
    public static char Even(char c)
    {
        if (c < 0x7F) return c is >= ' ' or '\n' or '\t' ? c : c == '\r' ? '\0' : ' ';
        if (c is >= '\uFF01' and <= '\uFF5E') return Even((char)(c - 0xFEE0));
        switch (c)
        {
            case '\u00A0' or '\u202F' or '\u2009' or '\u200A' or '\u2007' or '\u2008':
                return '\u00A0';
            case '\u3000' or '\u2002' or '\u2003' or '\u2004' or '\u2005' or '\u2006' or '\u2028' or '\u2029' or '\u0085':
                return ' ';
            // The rule that text pages draw before a note.
            case '\u2502':
                return ' ';
            case '\u00AD':
                return '\0';
            case '\u2212' or '\uFE63' or '\u2010' or '\u2011':
                return '-';
            case '\u2012' or '\u2013':
                return '–';
            case '\u2014' or '\u2015':
                return '—';
            case '“' or '”' or '„' or '‟' or '«' or '»' or '″' or '「' or '」' or '『' or '』':
                return '"';
            case '‘' or '’' or '‚' or '‛' or 'ʼ' or '′' or '`':
                return '\'';
            case '、':
                return ',';
            case '。':
                return '.';
            case '￥':
                return '¥';
            case '\uFEFF' or '\u200B' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u2060' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'):
                return '\0';
        }

        if (char.IsDigit(c) && CharUnicodeInfo.GetDecimalDigitValue(c) is var digit and >= 0) return (char)('0' + digit);
        return char.IsControl(c) ? ' ' : c;
    }
}
