using Bellwether.Claims.Quantities;
using Bellwether.Claims.Times;

namespace Bellwether.Claims.Reading;

/// <summary>Kinds of phrases in a sentence.</summary>
internal enum ItemKind
{
    /// <summary>A word of the lexicon, see <see cref="Item.Role"/>, or any other word.</summary>
    Word,

    /// <summary>A subject, named or by an anaphor.</summary>
    Subject,

    /// <summary>A number.</summary>
    Quantity,

    /// <summary>A multiplicative verb: doubled.</summary>
    Multiple,

    /// <summary>A phrase of time.</summary>
    Time,

    /// <summary>Punctuation.</summary>
    Mark,
}

/// <summary>A phrase: a stretch of tokens and what it is.</summary>
internal sealed class Item
{
    public required ItemKind Kind { get; init; }

    /// <summary>First token.</summary>
    public required int First { get; init; }

    /// <summary>One past the last token.</summary>
    public required int End { get; init; }

    /// <summary>First word, lower case; the mark for punctuation.</summary>
    public required string Word { get; init; }

    public Role Role { get; set; }

    public int Sign { get; set; }

    /// <summary>A subject that is resolved; null for an anaphor until it is.</summary>
    public SubjectRef? Subject { get; set; }

    /// <summary>What an anaphor meant when the reading came to it; names after it do not change that.</summary>
    public IReadOnlyList<SubjectRef>? Meant { get; set; }

    /// <summary>The kind of an anaphor.</summary>
    public Anaphor Anaphor { get; init; }

    public Quantity? Quantity { get; init; }

    public RoundingInterval? Multiple { get; init; }

    public TimeMatch Time { get; init; }

    /// <summary>True when a quantity has made its claim, or a time belongs to a record.</summary>
    public bool Used { get; set; }

    public bool Is(string word) => Word == word;

    public bool IsMark(char mark) => Kind == ItemKind.Mark && Word[0] == mark;

    public bool IsBreak => Kind == ItemKind.Mark && Word[0] is ',' or ';' or ':' or '—' or '(' or ')' or '"' or '|' or '.';

    public override string ToString() => $"{Kind}:{Role}:{Word}";
}

/// <summary>Words that stand for a subject named before.</summary>
internal enum Anaphor
{
    /// <summary>No anaphor.</summary>
    None,

    /// <summary>the gauge, the index, the measure.</summary>
    Gauge,

    /// <summary>these indexes, the gauges.</summary>
    Gauges,

    /// <summary>the stock, the company, the shares.</summary>
    Security,

    /// <summary>it, its.</summary>
    It,

    /// <summary>they, their.</summary>
    They,

    /// <summary>the former, the latter are not resolved.</summary>
    Currency,

    /// <summary>the yield, the rate.</summary>
    Yield,

    /// <summary>the two stocks, both biotechs: the two securities named last.</summary>
    Pair,
}
