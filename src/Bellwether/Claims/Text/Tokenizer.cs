using System.Globalization;

namespace Bellwether.Claims.Text;

/// <summary>Cuts clean text into tokens.</summary>
internal static class Tokenizer
{
    private const string CurrencySigns = "$€£¥₩₹";

    /// <summary>The tokens of a stretch of clean text.</summary>
    public static List<Token> Cut(string clean, int start, int end)
    {
        var tokens = new List<Token>((end - start) / 5 + 4);
        var at = start;
        var glued = false;
        var hyphen = false;
        while (at < end)
        {
            var c = clean[at];
            if (c is ' ' or '\u00A0' or '\t' or '\n' or '\r')
            {
                at++;
                (glued, hyphen) = (false, false);
                continue;
            }

            if (c is '-' or '–' && glued && at + 1 < end && IsInside(clean[at - 1]) && IsInside(clean[at + 1]))
            {
                hyphen = true;
                at++;
                continue;
            }

            var token = Next(clean, at, end, glued, hyphen);
            if (token.Kind == TokenKind.Word && token.Lower.Length > 2 && token.Lower.EndsWith("'s", StringComparison.Ordinal))
            {
                tokens.Add(token with { End = token.End - 2, Lower = token.Lower[..^2] });
                tokens.Add(new Token(TokenKind.Word, token.End - 2, token.End, "'s", false, true, false));
            }
            else
            {
                tokens.Add(token);
            }

            at = token.End;
            (glued, hyphen) = (true, false);
        }

        return tokens;
    }

    private static bool IsIdeographic(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uFF66' and <= '\uFF9F';

    private static bool IsInside(char c) => char.IsLetterOrDigit(c) || c is '%' or '$' or '€' or '£' or '¥';

    private static Token Next(string clean, int at, int end, bool glued, bool hyphen)
    {
        var c = clean[at];
        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < end && char.IsAsciiDigit(clean[at + 1]) && !glued)) return Digits(clean, at, end, glued, hyphen);
        if (VulgarFraction(c) is { } part) return new Token(TokenKind.Number, at, at + 1, clean.Substring(at, 1), false, glued, hyphen, part, part / 5);
        // Japanese and Chinese put no spaces between words: a character is a token, a name a run of them.
        if (IsIdeographic(c)) return new Token(TokenKind.Word, at, at + 1, clean.Substring(at, 1), true, glued, hyphen);
        if (char.IsLetter(c) || c == '_') return Word(clean, at, end, glued, hyphen);
        if (c == '\'' && glued && at + 1 < end && clean[at + 1] is 's' or 'S' && (at + 2 >= end || !char.IsLetterOrDigit(clean[at + 2])))
            return new Token(TokenKind.Word, at, at + 2, "'s", false, true, false);
        return new Token(TokenKind.Symbol, at, at + 1, c is '–' or '—' ? "—" : CurrencySigns.Contains(c, StringComparison.Ordinal) ? clean.Substring(at, 1) : c.ToString(CultureInfo.InvariantCulture), false, glued, hyphen);
    }

    private static Token Word(string clean, int at, int end, bool glued, bool hyphen)
    {
        var to = at;
        while (to < end && IsWordCharacter(clean, to, end)) to++;
        // tse:4565 and sample:S0588 are one word; so are addresses, which must not leave numbers behind.
        if (to + 1 < end && clean[to] == ':' && char.IsLetterOrDigit(clean[to + 1]))
        {
            to++;
            while (to < end && (char.IsLetterOrDigit(clean[to]) || clean[to] == '.' && to + 1 < end && char.IsLetterOrDigit(clean[to + 1]))) to++;
        }
        else if (to < end && (clean[to] == '@' || (clean[to] == '.' && to + 2 < end && char.IsAsciiLetterLower(clean[to + 1]) && char.IsAsciiLetterLower(clean[to + 2]) && to - at > 1)))
        {
            while (to < end && !char.IsWhiteSpace(clean[to]) && clean[to] is not ('\u00A0' or ',' or ';' or ')' or '|' or '"')) to++;
            if (clean[to - 1] == '.') to--;
        }

        return new Token(TokenKind.Word, at, to, clean[at..to].ToLowerInvariant(), char.IsUpper(clean[at]), glued, hyphen);
    }

    // Letters, digits after letters, apostrophes inside, the ampersand of S&P, the points of U.S.
    private static bool IsWordCharacter(string clean, int at, int end)
    {
        var c = clean[at];
        if (IsIdeographic(c)) return false;
        if (char.IsLetterOrDigit(c) || c == '_' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) return true;
        var inside = at + 1 < end && char.IsLetter(clean[at + 1]);
        if (c is '\'' or '&') return inside && at > 0 && char.IsLetter(clean[at - 1]);
        return c == '.' && at > 0 && char.IsUpper(clean[at - 1]) && (at < 2 || !char.IsLetter(clean[at - 2])) && (inside && char.IsUpper(clean[at + 1]) || (at > 2 && clean[at - 2] == '.'));
    }

    private static Token Digits(string clean, int at, int end, bool glued, bool hyphen)
    {
        var span = clean.AsSpan(at, end - at);
        if (IsoDate(span) is { } date) return new Token(TokenKind.Date, at, at + 10, clean.Substring(at, 10), false, glued, hyphen, date.DayNumber);
        var length = NumberScanner.Scan(span, out var value, out var place);
        var isTime = length is 1 or 2 && length + 2 < span.Length && span[length] == ':' && char.IsAsciiDigit(span[length + 1]);
        var isCode = length > 0 && length + 1 < span.Length && span[length] == '.' && char.IsAsciiLetterUpper(span[length + 1]) && place == 1
            && (length + 2 >= span.Length || !char.IsLetter(span[length + 2]));
        if (length == 0 || isTime || isCode)
        {
            var to = at;
            while (to < end && (char.IsLetterOrDigit(clean[to]) || (clean[to] is ':' or '.' && to + 1 < end && char.IsLetterOrDigit(clean[to + 1])))) to++;
            if (to == at) to++;
            return new Token(TokenKind.Word, at, to, clean[at..to].ToLowerInvariant(), false, glued, hyphen);
        }

        var rest = span[length..];
        if (place == 1 && rest.Length >= 2 && (rest.Length == 2 || !char.IsLetterOrDigit(rest[2])) && OrdinalEnding(rest))
            return new Token(TokenKind.Ordinal, at, at + length + 2, clean.Substring(at, length + 2).ToLowerInvariant(), false, glued, hyphen, value, 1);
        return new Token(TokenKind.Number, at, at + length, clean.Substring(at, length), false, glued, hyphen, value, place);
    }

    private static bool OrdinalEnding(ReadOnlySpan<char> rest) =>
        (char.ToLowerInvariant(rest[0]), char.ToLowerInvariant(rest[1])) is ('s', 't') or ('n', 'd') or ('r', 'd') or ('t', 'h');

    private static DateOnly? IsoDate(ReadOnlySpan<char> span) =>
        span.Length >= 10 && (span.Length == 10 || !char.IsAsciiDigit(span[10]))
        && (DateOnly.TryParseExact(span[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || DateOnly.TryParseExact(span[..10], "yyyy/MM/dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)) ? date : null;

    private static decimal? VulgarFraction(char c) => c switch
    {
        '½' => 0.5m,
        '¼' => 0.25m,
        '¾' => 0.75m,
        '⅓' => 1m / 3,
        '⅔' => 2m / 3,
        _ => null,
    };
}
