using System.Globalization;

namespace Bellwether.Claims.Text;

/// <summary>Takes HTML tags out; blocks become paragraphs, table cells are set off by bars, parts that are not the article are left out.</summary>
internal static class HtmlStripper
{
    private static readonly string[] s_left = ["script", "style", "head", "nav", "footer", "figcaption", "aside", "button", "form", "svg", "noscript", "template", "select", "iframe"];

    private static readonly string[] s_blocks =
        ["p", "div", "article", "section", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "blockquote", "figure", "figcaption", "pre", "hr", "dl", "dt", "dd", "body", "title", "caption", "thead", "tbody"];

    /// <summary>Writes the visible text.</summary>
    public static void Strip(string text, CleanWriter writer)
    {
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '<' && TagEnd(text, at) is var end and > 0)
            {
                at = Tag(text, at, end, writer);
                continue;
            }

            if (c == '&' && Entity(text, at, out var value) is var length and > 0)
            {
                writer.Add(value, at, at + length);
                at += length;
                continue;
            }

            // A line break in HTML is a space.
            writer.Add(c is '\n' or '\r' or '\t' ? ' ' : c, at, at + 1);
            at++;
        }
    }

    /// <summary>One past the tag, or 0 when the sign opens none.</summary>
    internal static int TagEnd(string text, int at)
    {
        if (at + 1 >= text.Length || !(char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!')) return 0;
        if (text.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
        {
            var close = text.IndexOf("-->", at + 4, StringComparison.Ordinal);
            return close < 0 ? text.Length : close + 3;
        }

        // A tag is short; a lone sign in a long text must not swallow it nor be searched for again and again.
        var limit = Math.Min(text.Length, at + 4000);
        for (var i = at + 1; i < limit; i++)
        {
            if (text[i] == '>') return i + 1;
            if (text[i] == '<') return 0;
        }

        return 0;
    }

    /// <summary>Writes what a tag stands for and returns where to go on.</summary>
    internal static int Tag(string text, int at, int end, CleanWriter writer)
    {
        var closing = text[at + 1] == '/';
        var nameStart = at + (closing ? 2 : 1);
        var nameEnd = nameStart;
        while (nameEnd < end && char.IsAsciiLetterOrDigit(text[nameEnd])) nameEnd++;
        var name = text[nameStart..nameEnd].ToLowerInvariant();
        if (!closing && text[end - 2] != '/' && Array.IndexOf(s_left, name) >= 0)
        {
            writer.Add("\n\n", at, at);
            return After(text, end, name);
        }

        if (name == "br") writer.Add("\n", at, at);
        else if (name is "tr") writer.Add(closing ? "|\n" : "\n|", at, at);
        else if (name is "td" or "th" && closing) writer.Add("|", at, at);
        else if (Array.IndexOf(s_blocks, name) >= 0) writer.Add("\n\n", at, at);
        return end;
    }

    private static int After(string text, int at, string name)
    {
        var close = text.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
        if (close < 0) return name is "nav" or "aside" or "form" or "head" or "footer" ? at : text.Length;
        var end = text.IndexOf('>', close);
        return end < 0 ? text.Length : end + 1;
    }

    /// <summary>Length of a character reference, or 0.</summary>
    internal static int Entity(string text, int at, out char value)
    {
        value = ' ';
        var end = text.IndexOf(';', at, Math.Min(12, text.Length - at));
        if (end < 0) return 0;
        var name = text.AsSpan(at + 1, end - at - 1);
        if (name.Length > 1 && name[0] == '#')
        {
            var hex = name[1] is 'x' or 'X';
            if (!int.TryParse(name[(hex ? 2 : 1)..], hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)) return 0;
            value = code is > 0 and < 0xD800 or > 0xDFFF and < 0x10000 ? (char)code : '\uFFFD';
            return end - at + 1;
        }

        value = name switch
        {
            "nbsp" => '\u00A0',
            "thinsp" => '\u2009',
            "ensp" or "emsp" => ' ',
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" or "ldquo" or "rdquo" or "bdquo" or "laquo" or "raquo" => '"',
            "apos" or "lsquo" or "rsquo" => '\'',
            "minus" => '-',
            "ndash" => '–',
            "mdash" => '—',
            "yen" => '¥',
            "euro" => '€',
            "pound" => '£',
            "frac12" => '½',
            "frac14" => '¼',
            "frac34" => '¾',
            "plusmn" => '±',
            "hellip" => '…',
            "copy" => '©',
            "times" => 'x',
            "percnt" => '%',
            "plus" => '+',
            "shy" or "zwnj" or "zwj" => '\u00AD',
            _ => '\0',
        };
        return value == '\0' ? 0 : end - at + 1;
    }
}
