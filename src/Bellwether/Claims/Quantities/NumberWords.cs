using System.Collections.Frozen;
using Bellwether.Claims.Text;

namespace Bellwether.Claims.Quantities;

/// <summary>Numbers in words: twenty-one, a dozen, two hundred, 1.2 million; ordinals; fraction words.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> s_small = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["zero"] = 0, ["no"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10,
        ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> s_tens = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal> s_scales = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["hundred"] = 100, ["thousand"] = 1000, ["million"] = 1_000_000, ["billion"] = 1_000_000_000, ["trillion"] = 1_000_000_000_000, ["dozen"] = 12,
        ["mn"] = 1_000_000, ["bn"] = 1_000_000_000, ["tn"] = 1_000_000_000_000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> s_ordinals = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["first"] = 1, ["second"] = 2, ["third"] = 3, ["fourth"] = 4, ["fifth"] = 5, ["sixth"] = 6, ["seventh"] = 7, ["eighth"] = 8, ["ninth"] = 9, ["tenth"] = 10,
        ["eleventh"] = 11, ["twelfth"] = 12, ["thirteenth"] = 13, ["fourteenth"] = 14, ["fifteenth"] = 15, ["sixteenth"] = 16, ["seventeenth"] = 17,
        ["eighteenth"] = 18, ["nineteenth"] = 19, ["twentieth"] = 20,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> s_parts = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["half"] = 2, ["halves"] = 2, ["third"] = 3, ["thirds"] = 3, ["quarter"] = 4, ["quarters"] = 4, ["fourth"] = 4, ["fourths"] = 4, ["fifth"] = 5, ["fifths"] = 5,
        ["sixth"] = 6, ["sixths"] = 6, ["seventh"] = 7, ["sevenths"] = 7, ["eighth"] = 8, ["eighths"] = 8, ["ninth"] = 9, ["ninths"] = 9, ["tenth"] = 10, ["tenths"] = 10,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Rank of an ordinal word or number, or 0.</summary>
    public static int Ordinal(Token token) => token.Kind == TokenKind.Ordinal ? (int)Math.Min(token.Value, 100_000) : token.Lower is null ? 0 : s_ordinals.GetValueOrDefault(token.Lower);

    /// <summary>Denominator of a fraction word, or 0.</summary>
    public static int Part(string word) => s_parts.GetValueOrDefault(word);

    /// <summary>
    /// Tokens taken by a number in digits or words at a position, with its value and last place; 0 when there is none. A bare <c>a</c> or
    /// <c>no</c> is no number here.
    /// </summary>
    public static int Read(List<Token> tokens, int at, out decimal value, out decimal place)
    {
        (value, place) = (0, 1);
        if (at >= tokens.Count) return 0;
        if (tokens[at].Kind == TokenKind.Number)
        {
            (value, place) = (tokens[at].Value, tokens[at].Place);
            var next = at + 1;
            if (next < tokens.Count && tokens[next].Kind == TokenKind.Number && tokens[next].End - tokens[next].Start == 1 && tokens[next].Value is > 0 and < 1 && place == 1)
            {
                (value, place) = (value + tokens[next].Value, 0.1m);
                next++;
            }

            return Scaled(tokens, next, ref value, ref place) - at;
        }

        var taken = Words(tokens, at, ref value);
        if (taken == 0) return 0;
        var end = at + taken;
        if (end + 2 < tokens.Count && tokens[end].Is("and") && tokens[end + 1].Is("a") && Part(tokens[end + 2].Lower) is 2 or 4)
        {
            (value, place) = (value + (1m / Part(tokens[end + 2].Lower)), 0.1m);
            end += 3;
        }

        return Scaled(tokens, end, ref value, ref place) - at;
    }

    private static int Scaled(List<Token> tokens, int at, ref decimal value, ref decimal place)
    {
        while (at < tokens.Count && tokens[at].Kind == TokenKind.Word && s_scales.TryGetValue(tokens[at].Lower, out var scale) && value < 1_000_000)
        {
            value *= scale;
            place *= scale;
            at++;
        }

        return at;
    }

    // twenty · twenty one · one hundred and five · a dozen · half a dozen · a hundred
    private static int Words(List<Token> tokens, int at, ref decimal value)
    {
        var word = tokens[at].Lower;
        if (tokens[at].Kind != TokenKind.Word || word == "no") return 0;
        if (word == "half" && at + 2 < tokens.Count && tokens[at + 1].Is("a") && tokens[at + 2].Is("dozen"))
        {
            value = 6;
            return 3;
        }

        if (word is "a" && at + 1 < tokens.Count && s_scales.TryGetValue(tokens[at + 1].Lower, out var single))
        {
            value = single;
            return 2;
        }

        if (word == "dozen")
        {
            value = 12;
            return 1;
        }

        var end = at;
        if (s_tens.TryGetValue(word, out var tens))
        {
            value = tens;
            end++;
            if (end < tokens.Count && s_small.TryGetValue(tokens[end].Lower, out var unit) && unit is > 0 and < 10)
            {
                value += unit;
                end++;
            }
        }
        else if (s_small.TryGetValue(word, out var small))
        {
            value = small;
            end++;
        }

        if (end == at) return 0;
        if (end < tokens.Count && tokens[end].Is("hundred"))
        {
            value *= 100;
            end++;
            var from = end < tokens.Count && tokens[end].Is("and") ? end + 1 : end;
            decimal rest = 0;
            if (from < tokens.Count && (s_tens.ContainsKey(tokens[from].Lower) || s_small.GetValueOrDefault(tokens[from].Lower) > 0) && Words(tokens, from, ref rest) is var taken and > 0)
            {
                value += rest;
                end = from + taken;
            }
        }

        return end - at;
    }
}
