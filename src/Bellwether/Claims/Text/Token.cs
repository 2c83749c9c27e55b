namespace Bellwether.Claims.Text;

/// <summary>Kinds of tokens.</summary>
internal enum TokenKind
{
    /// <summary>Letters, digits after letters, apostrophes; also times, codes and addresses, which no rule takes for numbers.</summary>
    Word,

    /// <summary>A number in digits.</summary>
    Number,

    /// <summary>A number in digits with an ordinal ending: 20th.</summary>
    Ordinal,

    /// <summary>A date in digits: 2018-12-25.</summary>
    Date,

    /// <summary>One other character.</summary>
    Symbol,
}

/// <summary>One token of a sentence; offsets are into the clean text.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
/// <param name="Lower">Text in lower case.</param>
/// <param name="Capital">True when the first letter is a capital.</param>
/// <param name="Glued">True when no space stands before it; a hyphen between two words or numbers glues the second and is no token.</param>
/// <param name="Hyphen">True when a hyphen was dropped before it.</param>
/// <param name="Value">Value of a number, ordinal; for a date its day number.</param>
/// <param name="Place">Unit of the last printed place of a number.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Lower, bool Capital, bool Glued, bool Hyphen, decimal Value = 0, decimal Place = 0)
{
    public bool Is(string lower) => Lower == lower;

    public bool IsSymbol(char symbol) => Kind == TokenKind.Symbol && Lower[0] == symbol;

    public override string ToString() => Lower;
}
