using System.Globalization;

namespace Bellwether.Story.Render;

/// <summary>An article in a terminal: wrapped, marked passages underlined in colour, each followed by its number and a sign.</summary>
internal static class ArticleText
{
    /// <summary>Writes the article.</summary>
    public static void Write(ArticleBlock article, TextPage page, int columns)
    {
        foreach (var paragraph in article.Paragraphs())
        {
            page.Gap();
            foreach (var line in Wrap(paragraph, columns)) page.Line(line);
        }
    }

    /// <summary>The sign of a tone.</summary>
    public static string Sign(MarkTone tone) => tone switch
    {
        MarkTone.Good => "✓",
        MarkTone.Doubt => "≈",
        MarkTone.Bad => "✗",
        _ => "·",
    };

    private static List<List<Piece>> Wrap(IReadOnlyList<ArticleBlock.Stretch> paragraph, int columns)
    {
        var (lines, line, used, space) = (new List<List<Piece>>(), new List<Piece>(), 0, false);
        void Add(string word, Ink ink, bool glued)
        {
            var width = DisplayWidth.Of(word);
            if (used > 0 && used + (space && !glued ? 1 : 0) + width > columns)
            {
                lines.Add(line);
                (line, used, space) = ([], 0, false);
            }

            if (space && !glued && used > 0)
            {
                line.Add(new Piece(" "));
                used++;
            }

            // A word longer than the page is cut.
            while (width > columns && word.Length > columns)
            {
                line.Add(new Piece(word[..columns], ink));
                lines.Add(line);
                (line, used, word) = ([], 0, word[columns..]);
                width = DisplayWidth.Of(word);
            }

            line.Add(new Piece(word, ink));
            used += width;
            space = false;
        }

        foreach (var stretch in paragraph)
        {
            var ink = stretch.Mark is null ? Ink.Plain : Of(stretch.Mark.Tone);
            var text = Printable.Clean(stretch.Text);
            var word = 0;
            for (var i = 0; i <= text.Length; i++)
            {
                if (i < text.Length && !char.IsWhiteSpace(text[i])) continue;
                if (i > word) Add(text[word..i], ink, glued: false);
                if (i < text.Length) space = true;
                word = i + 1;
            }

            foreach (var mark in stretch.Ends) Add(string.Create(CultureInfo.InvariantCulture, $"[{mark.Number}{Sign(mark.Tone)}]"), Of(mark.Tone, number: true), glued: true);
        }

        if (line.Count > 0) lines.Add(line);
        return lines;
    }

    private static Ink Of(MarkTone tone, bool number = false) => tone switch
    {
        MarkTone.Good => number ? Ink.GoodNumber : Ink.Good,
        MarkTone.Doubt => number ? Ink.DoubtNumber : Ink.Doubt,
        MarkTone.Bad => number ? Ink.BadNumber : Ink.Bad,
        _ => number ? Ink.Quiet : Ink.Open,
    };
}
