namespace Bellwether.Claims.Text;

/// <summary>
/// Takes Markdown marks out and leaves plain text as it is: headings, lists, quotes, emphasis, links, code (which is never read), HTML tags.
/// Table rows keep their bars.
/// </summary>
internal static class MarkdownStripper
{
    /// <summary>Writes the visible text.</summary>
    public static void Strip(string text, CleanWriter writer)
    {
        var at = 0;
        var fenced = false;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0) end = text.Length;
            var line = text.AsSpan(at, end - at).Trim();
            if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal)) fenced = !fenced;
            else if (!fenced) Line(text, at, end, writer);
            if (end < text.Length) writer.Add('\n', end, end + 1);
            at = end + 1;
        }
    }

    private static void Line(string text, int start, int end, CleanWriter writer)
    {
        var at = Opening(text, start, end, writer);
        while (at < end)
        {
            var c = text[at];
            if (c == '`' && text.IndexOf('`', at + 1, end - at - 1) is var close and > 0)
            {
                at = close + 1;
                continue;
            }

            if (c is '*' or '_' && IsEmphasis(text, at, start, end))
            {
                at++;
                continue;
            }

            if (c == '\\' && at + 1 < end && char.IsPunctuation(text[at + 1]))
            {
                writer.Add(text[at + 1], at, at + 2);
                at += 2;
                continue;
            }

            if (c is '!' or '[' && Link(text, at, end) is (> 0, _, _) link)
            {
                if (c == '[') Words(text, link.TextStart, link.TextEnd, writer);
                at = link.End;
                continue;
            }

            if (c == '<' && HtmlStripper.TagEnd(text, at) is var tag and > 0 && tag <= end)
            {
                at = HtmlStripper.Tag(text, at, tag, writer);
                continue;
            }

            if (c == '&' && HtmlStripper.Entity(text, at, out var value) is var length and > 0)
            {
                writer.Add(value, at, at + length);
                at += length;
                continue;
            }

            writer.Add(c, at, at + 1);
            at++;
        }
    }

    // # heading, > quote, - item, 1. item: a paragraph of its own.
    private static int Opening(string text, int start, int end, CleanWriter writer)
    {
        var at = start;
        while (at < end)
        {
            while (at < end && text[at] is ' ' or '\t') at++;
            if (at >= end) return at;
            var mark = 0;
            while (at + mark < end && text[at + mark] == '#') mark++;
            if (mark is > 0 and <= 6 && at + mark < end && text[at + mark] == ' ') return Own(at + mark + 1);
            if (text[at] == '>' && (at + 1 >= end || text[at + 1] is ' ' or '>'))
            {
                at++;
                continue;
            }

            if (text[at] is '-' or '*' or '+' && at + 1 < end && text[at + 1] == ' ' && !(at + 2 < end && char.IsAsciiDigit(text[at + 2]))) return Own(at + 2);
            var digits = 0;
            while (at + digits < end && char.IsAsciiDigit(text[at + digits])) digits++;
            if (digits is 1 or 2 && at + digits + 1 < end && text[at + digits] is '.' or ')' && text[at + digits + 1] == ' ') return Own(at + digits + 2);
            return at;
        }

        return at;

        int Own(int next)
        {
            writer.Add("\n", start, start);
            return next;
        }
    }

    private static void Words(string text, int start, int end, CleanWriter writer)
    {
        for (var i = start; i < end; i++)
            if (text[i] is not ('*' or '`'))
                writer.Add(text[i], i, i + 1);
    }

    // A star or underline that touches a word on one side only; snake_case and 3 * 4 stay.
    private static bool IsEmphasis(string text, int at, int start, int end)
    {
        var mark = text[at];
        var before = at > start ? text[at - 1] : ' ';
        var after = at + 1 < end ? text[at + 1] : ' ';
        if (before == mark || after == mark) return true;
        if (mark == '_') return !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after));
        return !(char.IsWhiteSpace(before) && char.IsWhiteSpace(after));
    }

    private static (int End, int TextStart, int TextEnd) Link(string text, int at, int end)
    {
        var open = text[at] == '!' ? at + 1 : at;
        if (open >= end || text[open] != '[') return default;
        var limit = Math.Min(end, open + 400);
        var close = text.IndexOf(']', open, limit - open);
        if (close < 0 || close + 1 >= end || text[close + 1] != '(') return default;
        limit = Math.Min(end, close + 2000);
        var stop = text.IndexOf(')', close, limit - close);
        return stop < 0 ? default : (stop + 1, open + 1, close);
    }
}
