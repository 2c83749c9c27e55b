using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story;

/// <summary>How a marked passage reads at a glance.</summary>
public enum MarkTone
{
    /// <summary>The data support it.</summary>
    Good,

    /// <summary>Near, or right under another reading, or not decided.</summary>
    Doubt,

    /// <summary>The data contradict it.</summary>
    Bad,

    /// <summary>Nothing to check.</summary>
    Open,
}

/// <summary>A marked passage of an article.</summary>
/// <param name="Number">Number in reading order, from 1.</param>
/// <param name="Start">First character in the text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Tone">Tone.</param>
/// <param name="Verdict">Verdict in words.</param>
/// <param name="Lines">What the data say, line by line.</param>
/// <param name="Facts">The facts behind it.</param>
/// <param name="Chart">The subject over the window, or null.</param>
public sealed record ArticleMark(int Number, int Start, int End, MarkTone Tone, string Verdict, ImmutableArray<ImmutableArray<Span>> Lines, ImmutableArray<Fact> Facts, LineChart? Chart);

/// <summary>A text that is not ours, with marked passages: drawn with underlines, and a card for each mark where there is room.</summary>
/// <param name="Text">The text as given.</param>
/// <param name="IsMarkup">True when the text is HTML, whose tags are not shown.</param>
/// <param name="Marks">Marked passages in reading order; they may overlap.</param>
public sealed record ArticleBlock(string Text, bool IsMarkup, ImmutableArray<ArticleMark> Marks) : Block
{
    /// <summary>A stretch of text and the narrowest mark over it.</summary>
    /// <param name="Text">Words.</param>
    /// <param name="Mark">The mark, or null.</param>
    /// <param name="Ends">Marks that end here, narrowest first.</param>
    public readonly record struct Stretch(string Text, ArticleMark? Mark, ImmutableArray<ArticleMark> Ends);

    /// <summary>Paragraphs of stretches, markup and empty lines left out.</summary>
    public IEnumerable<IReadOnlyList<Stretch>> Paragraphs()
    {
        var cuts = new SortedSet<int> { 0, Text.Length };
        foreach (var mark in Marks)
        {
            cuts.Add(mark.Start);
            cuts.Add(mark.End);
        }

        var paragraph = new List<Stretch>();
        var inTag = false;
        var ordered = cuts.ToArray();
        // Marks are in reading order: those that may cover a stretch are a short run.
        for (var i = 0; i + 1 < ordered.Length; i++)
        {
            var (from, to) = (ordered[i], ordered[i + 1]);
            ArticleMark? narrowest = null;
            var ends = ImmutableArray.CreateBuilder<ArticleMark>();
            foreach (var mark in Marks)
            {
                if (mark.Start <= from && mark.End >= to && mark.End > mark.Start && (narrowest is null || mark.End - mark.Start < narrowest.End - narrowest.Start)) narrowest = mark;
                if (mark.End == to && mark.End > mark.Start) ends.Add(mark);
            }

            var shown = IsMarkup ? ArticleMarkup.Plain(Text.AsSpan(from, to - from), ref inTag) : Text[from..to];
            var lines = shown.ReplaceLineEndings("\n").Split('\n');
            for (var line = 0; line < lines.Length; line++)
            {
                // One break inside a paragraph is a space of plain text; two end it.
                if (line > 0 && (IsMarkup || lines[line].Length == 0 || lines[line - 1].Length == 0) && paragraph.Exists(own => own.Text.Trim().Length > 0))
                {
                    yield return paragraph;
                    paragraph = [];
                }
                else if (line > 0)
                {
                    paragraph.Add(new Stretch(" ", null, []));
                }

                var last = line == lines.Length - 1;
                if (lines[line].Length > 0 || (last && ends.Count > 0)) paragraph.Add(new Stretch(lines[line], narrowest, last ? [.. ends.OrderBy(mark => mark.End - mark.Start)] : []));
            }
        }

        if (paragraph.Exists(own => own.Text.Trim().Length > 0)) yield return paragraph;
    }
}

/// <summary>The words of HTML without its tags; block tags become line breaks.</summary>
internal static class ArticleMarkup
{
    private static readonly (string Entity, string Text)[] s_entities = [("&nbsp;", " "), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&ldquo;", "\u201C"), ("&rdquo;", "\u201D"), ("&rsquo;", "\u2019"), ("&mdash;", "\u2014"), ("&amp;", "&")];

    public static string Plain(ReadOnlySpan<char> text, ref bool inTag)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (inTag)
            {
                inTag = text[i] != '>';
                continue;
            }

            if (text[i] == '<' && i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!' or '?'))
            {
                inTag = true;
                if (IsBlock(text[(i + 1)..])) plain.Append("\n\n");
                continue;
            }

            plain.Append(text[i] is '\n' or '\r' ? ' ' : text[i]);
        }

        foreach (var (entity, own) in s_entities) plain.Replace(entity, own);
        return plain.ToString();
    }

    private static bool IsBlock(ReadOnlySpan<char> tag)
    {
        var name = tag.TrimStart('/');
        foreach (var block in (ReadOnlySpan<string>)["p", "div", "br", "li", "h1", "h2", "h3", "h4", "tr", "article", "section", "blockquote", "ul", "ol", "table"])
        {
            if (name.StartsWith(block, StringComparison.OrdinalIgnoreCase) && (name.Length == block.Length || !char.IsAsciiLetterOrDigit(name[block.Length]))) return true;
        }

        return false;
    }
}
