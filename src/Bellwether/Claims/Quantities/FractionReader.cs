using Bellwether.Analytics;
using Bellwether.Claims.Text;

namespace Bellwether.Claims.Quantities;

/// <summary>Fraction and multiplicative words: half, a third, three quarters, half a percent, a quarter point, twice.</summary>
internal static class FractionReader
{
    /// <summary>The quantity in words at a token, or null.</summary>
    public static Quantity? Read(List<Token> tokens, int first, int at, Modifier modifier)
    {
        var word = tokens[at].Lower;
        if (word is "twice" or "thrice" or "double" or "triple" or "quadruple" && IsFactor(tokens, at))
        {
            decimal ratio = word switch { "twice" or "double" => 2, "thrice" or "triple" => 3, _ => 4 };
            return new Quantity(first, at + 1, at, Form.Multiple, RoundingInterval.Of(ratio, 0.1m, Unit.Number, modifier), false, ratio);
        }

        // twofold, tenfold
        if (word.Length > 4 && word.EndsWith("fold", StringComparison.Ordinal) && Fold(word[..^4]) is { } fold)
            return new Quantity(first, at + 1, at, Form.Multiple, RoundingInterval.Of(fold, 0.1m, Unit.Number, modifier), false, fold);

        var (numerator, part, end) = Part(tokens, at);
        if (part == 0) return null;
        var value = numerator / (decimal)part;
        var of = end;
        if (of < tokens.Count && tokens[of].Is("of")) of++;
        if (of < tokens.Count && tokens[of].Lower is "a" or "an" or "one") of++;
        if ((of > end || part is 2 or 4) && UnitWords.Read(tokens, of, out var form, out var unitWord) is var taken and > 0 && form is Form.Percent or Form.PercentagePoints or Form.Points or Form.BasisPoints)
        {
            var (unit, factor) = UnitWords.Of(form);
            return new Quantity(first, of + taken, at, form, RoundingInterval.Fraction(value * factor, unit, modifier), false, value) { UnitWord = unitWord };
        }

        return IsTimeOrOrder(tokens, at, end, part) ? null : new Quantity(first, end, at, Form.Part, RoundingInterval.Fraction(value, Unit.Fraction, modifier), false, value);
    }

    private static (int Numerator, int Part, int End) Part(List<Token> tokens, int at)
    {
        if (tokens[at].Is("half")) return (1, 2, at + 1);
        if (at + 1 >= tokens.Count) return default;
        if (tokens[at].Lower is "a" or "one") return NumberWords.Part(tokens[at + 1].Lower) is var part and > 0 && !tokens[at + 1].Lower.EndsWith('s') ? (1, part, at + 2) : default;
        var length = NumberWords.Read(tokens, at, out var value, out var place);
        if (length == 1 && place == 1 && value is >= 1 and <= 9 && at + 1 < tokens.Count)
        {
            var parts = NumberWords.Part(tokens[at + 1].Lower);
            if (parts > value && tokens[at + 1].Lower.EndsWith('s') && parts > 2) return ((int)value, parts, at + 2);
            // 1/3
            if (at + 2 < tokens.Count && tokens[at].Kind == TokenKind.Number && tokens[at + 1].IsSymbol('/') && tokens[at + 2].Kind == TokenKind.Number && tokens[at + 2].Value is > 1 and <= 10
                && tokens[at + 2].Value > value && !(at + 3 < tokens.Count && tokens[at + 3].IsSymbol('/')))
                return ((int)value, (int)tokens[at + 2].Value, at + 3);
        }

        return default;
    }

    // "a third straight gain", "the first half", "in a quarter", "three quarters of growth" are order and time, not parts.
    private static bool IsTimeOrOrder(List<Token> tokens, int at, int end, int part)
    {
        var next = end < tokens.Count ? tokens[end].Lower : "";
        var previous = at > 0 ? tokens[at - 1].Lower : "";
        if (next is "straight" or "consecutive" or "successive" or "day" or "week" or "month" or "year" or "time" or "session" or "quarter" or "reason" or "factor" or "in" or "hour" or "term" or "party") return true;
        if (tokens[at].Is("half") && NumberWords.Ordinal(at > 0 ? tokens[at - 1] : default) > 0) return true;
        if (tokens[at].Is("half") && previous is "this" or "last" or "next" or "each" or "per" or "fiscal" or "previous" or "'s") return true;
        if (next is "of" or "the" or "its" or "their" || previous is "by" or "than" or "about" or "nearly" or "almost" or "roughly" or "around" or "some" || part == 3) return false;
        if (part == 4 && previous is "in" or "for" or "over" or "each" or "per" or "a" or "last" or "this" or "every") return true;
        return part is not (2 or 4) && tokens[at].Is("a") && next.Length > 0 && char.IsLetter(next[0]) && next is not ("to" or "from" or "since" or "over" or "this" or "on" or "after" or "as" or "and" or "while" or "when" or "between" or "during" or "against" or "last");
    }

    // "at least double" and "to double" are verbs; "double the gain" is a factor.
    private static bool IsFactor(List<Token> tokens, int at)
    {
        if (tokens[at].Lower is "twice" or "thrice") return at + 1 < tokens.Count && tokens[at + 1].Lower is "the" or "as" or "that" or "its" or "what" or "those";
        return at + 1 < tokens.Count && tokens[at + 1].Lower is "the" or "that" or "its" or "what" && !(at > 0 && tokens[at - 1].Lower is "to" or "least" or "will" or "would" or "could" or "may");
    }

    private static decimal? Fold(string word) => word switch
    {
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "hundred" => 100,
        _ => null,
    };
}
