using System.Collections.Immutable;
using Bellwether.Claims.Reading;
using Bellwether.Claims.Text;

namespace Bellwether.Claims;

/// <summary>A read text.</summary>
/// <param name="Text">The text as given.</param>
/// <param name="Claims">Its claims in reading order.</param>
/// <param name="Sentences">Where the sentences that were read lie in the text: boilerplate is not among them.</param>
public sealed record ClaimDocument(string Text, ImmutableArray<Claim> Claims, ImmutableArray<(int Start, int End)> Sentences)
{
    /// <summary>The window of the whole text, when a line of it is nothing but a window: the subtitle of a brief.</summary>
    public SpanTime? Window { get; init; }
}

/// <summary>
/// Reads a market story into claims (METHODS 10): normalise → sentences → tokens → phrases → claims → inheritance. Pure and deterministic;
/// any text may come in, and none throws.
/// </summary>
/// <param name="aliases">The names to resolve.</param>
public sealed class ClaimReader(AliasTable aliases)
{
    // No sentence of a story is longer; what is, is junk, and is read in pieces so that time stays in proportion to length.
    private const int LongestSentence = 400;

    /// <summary>The claims of a text.</summary>
    public ClaimDocument Read(string text, TextFormat format = TextFormat.Auto)
    {
        ArgumentNullException.ThrowIfNull(text);
        var source = SourceText.Of(text, format);
        var context = new ReadingContext(source);
        context.Review(source.Clean);
        var mentions = new Mentions(aliases, source.Clean);
        var sentences = ImmutableArray.CreateBuilder<(int, int)>();
        var rows = new List<(int Start, int End)>();
        foreach (var paragraph in Paragraphs.Of(source.Clean))
        {
            if (source.Clean.AsSpan(paragraph.Start, paragraph.End - paragraph.Start).TrimStart().StartsWith("|", StringComparison.Ordinal))
            {
                rows.Add(paragraph);
                continue;
            }

            Table(context, mentions, rows);
            if (Japanese.JapaneseReader.IsJapanese(source.Clean.AsSpan(paragraph.Start, paragraph.End - paragraph.Start)))
            {
                context.Speaker = null;
                Japanese.JapaneseReader.Read(context, mentions, paragraph.Start, paragraph.End, sentences);
                continue;
            }

            context.BeginParagraph();
            var speakers = Speakers.Of(source.Clean, paragraph.Start, paragraph.End);
            foreach (var (start, end) in Sentences.Of(source.Clean, paragraph.Start, paragraph.End))
            {
                var tokens = Tokenizer.Cut(source.Clean, start, end);
                if (tokens.Count == 0) continue;
                sentences.Add((source.StartOf(tokens[0].Start), source.EndOf(tokens[^1].End)));
                if (Times.TimeReader.Read(tokens, 0) is { Time: SpanTime window } whole && whole.Length == tokens.Count)
                {
                    context.Window = window;
                    continue;
                }

                context.Speaker = speakers.Of(start, end);
                for (var from = 0; from < tokens.Count; from += LongestSentence)
                {
                    var piece = tokens.Count <= LongestSentence ? tokens : tokens.GetRange(from, Math.Min(LongestSentence, tokens.Count - from));
                    SentenceReader.Read(context, piece, ItemScanner.Scan(piece, mentions));
                }
            }
        }

        Table(context, mentions, rows);
        return new ClaimDocument(text, [.. context.Claims], sentences.ToImmutable()) { Window = context.Window };
    }

    private static void Table(ReadingContext context, Mentions mentions, List<(int Start, int End)> rows)
    {
        context.Speaker = null;
        if (rows.Count > 0) TableReader.Read(context, mentions, rows);
        rows.Clear();
    }
}
