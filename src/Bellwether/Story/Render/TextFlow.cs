using System.Globalization;
using System.Text;

namespace Bellwether.Story.Render;

/// <summary>How a piece of terminal text looks when colour is on.</summary>
internal enum Ink
{
    /// <summary>As the terminal has it.</summary>
    Plain,

    /// <summary>Titles, headings, facts.</summary>
    Strong,

    /// <summary>Captions, rules, the footer.</summary>
    Quiet,

    /// <summary>The sample banner and notes.</summary>
    Warm,

    /// <summary>A marked passage that the data support.</summary>
    Good,

    /// <summary>A marked passage in doubt.</summary>
    Doubt,

    /// <summary>A marked passage that the data contradict.</summary>
    Bad,

    /// <summary>A marked passage with nothing to check.</summary>
    Open,

    /// <summary>Number of a supported passage.</summary>
    GoodNumber,

    /// <summary>Number of a passage in doubt.</summary>
    DoubtNumber,

    /// <summary>Number of a contradicted passage.</summary>
    BadNumber,
}

/// <summary>A piece of a line.</summary>
/// <param name="Text">Text.</param>
/// <param name="Ink">Look.</param>
internal readonly record struct Piece(string Text, Ink Ink = Ink.Plain);

/// <summary>
/// Breaks running text into lines of a number of columns. Facts are never broken; Japanese breaks between full-width characters, but not
/// before closing punctuation.
/// </summary>
internal static class TextFlow
{
    private const string NeverFirst = "、。，．・：；？！）」』】〉》ー々";

    /// <summary>Facts up to this length stay on one line.</summary>
    private const int LongestUnbroken = 26;

    /// <summary>Lines of at most <paramref name="columns"/> columns; a word wider than that is cut.</summary>
    public static List<List<Piece>> Wrap(IEnumerable<Span> text, int columns)
    {
        var lines = new List<List<Piece>>();
        var line = new List<Piece>();
        var used = 0;
        foreach (var token in Tokens(text))
        {
            var space = token.SpaceBefore && used > 0 ? 1 : 0;
            if (used > 0 && used + space + token.Columns > columns)
            {
                lines.Add(line);
                (line, used, space) = ([], 0, 0);
            }

            if (space > 0) line.Add(new Piece(" "));
            used += space;
            foreach (var piece in token.Pieces)
            {
                foreach (var part in Cut(piece, columns))
                {
                    var width = DisplayWidth.Of(part.Text);
                    if (used > 0 && used + width > columns)
                    {
                        lines.Add(line);
                        (line, used) = ([], 0);
                    }

                    line.Add(part);
                    used += width;
                }
            }
        }

        if (line.Count > 0) lines.Add(line);
        return lines;
    }

    /// <summary>Lines of plain words.</summary>
    public static List<string> Wrap(string words, int columns) =>
        Wrap([new Words(words)], columns).Select(line => string.Concat(line.Select(piece => piece.Text))).ToList();

    private static IEnumerable<Piece> Cut(Piece piece, int columns)
    {
        if (DisplayWidth.Of(piece.Text) <= columns) return [piece];
        var parts = new List<Piece>();
        var part = new StringBuilder();
        var used = 0;
        foreach (var rune in piece.Text.EnumerateRunes())
        {
            var width = DisplayWidth.Of(rune);
            if (used + width > columns && used > 0)
            {
                parts.Add(new Piece(part.ToString(), piece.Ink));
                part.Clear();
                used = 0;
            }

            part.Append(rune.ToString());
            used += width;
        }

        parts.Add(new Piece(part.ToString(), piece.Ink));
        return parts;
    }

    private static List<Token> Tokens(IEnumerable<Span> text)
    {
        var tokens = new List<Token>();
        var token = new Token(false);
        var word = new StringBuilder();

        void EndWord()
        {
            if (word.Length > 0) token.Pieces.Add(new Piece(word.ToString()));
            word.Clear();
        }

        void EndToken(bool space)
        {
            EndWord();
            if (token.Pieces.Count > 0)
            {
                tokens.Add(token);
                token = new Token(space);
            }
            else
            {
                token = new Token(token.SpaceBefore || space);
            }
        }

        // A number keeps its unit on its line; a long one (an interval, a reason) may break at its words.
        void AddFact(string printed)
        {
            var words = printed.Length <= LongestUnbroken ? [printed] : printed.Split(' ');
            for (var i = 0; i < words.Length; i++)
            {
                if (i > 0 && words[i] is not ("%" or "%)" or "pp")) EndToken(space: true);
                token.Pieces.Add(new Piece(i > 0 && words[i][0] == '%' ? " " + words[i] : words[i], Ink.Strong));
            }
        }

        var afterWide = false;
        foreach (var span in text)
        {
            if (span is FactSpan fact)
            {
                EndWord();
                AddFact(FactText.Prose(fact.Fact, fact.Style));
                afterWide = false;
                continue;
            }

            foreach (var rune in Printable.Clean(((Words)span).Text).EnumerateRunes())
            {
                if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator && rune.Value != 0xA0)
                {
                    EndToken(space: true);
                    afterWide = false;
                    continue;
                }

                var wide = DisplayWidth.Of(rune) == 2;
                if ((wide || afterWide) && !NeverFirst.Contains(rune.ToString(), StringComparison.Ordinal)) EndToken(space: false);
                word.Append(rune.ToString());
                afterWide = wide;
            }
        }

        EndToken(space: false);
        return tokens;
    }

    private sealed class Token(bool spaceBefore)
    {
        public bool SpaceBefore { get; } = spaceBefore;

        public List<Piece> Pieces { get; } = [];

        public int Columns => Pieces.Sum(piece => DisplayWidth.Of(piece.Text));
    }
}
