using Bellwether.Claims.Quantities;
using Bellwether.Claims.Text;

namespace Bellwether.Claims.Times;

/// <summary>Single words of dates: months, weekdays, holidays, years.</summary>
internal static class DateWords
{
    private static readonly string[] s_months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly (string[] Words, Holiday Holiday)[] s_holidays =
    [
        (["christmas", "eve"], Holiday.ChristmasEve), (["christmas", "day"], Holiday.ChristmasDay), (["christmas"], Holiday.ChristmasDay), (["boxing", "day"], Holiday.BoxingDay),
        (["new", "year", "'s", "eve"], Holiday.NewYearsEve), (["new", "year", "'s", "day"], Holiday.NewYearsDay), (["new", "year", "'s"], Holiday.NewYearsDay), (["new", "year"], Holiday.NewYearsDay),
        (["valentine", "'s", "day"], Holiday.ValentinesDay), (["good", "friday"], Holiday.GoodFriday), (["easter", "monday"], Holiday.EasterMonday),
        (["thanksgiving"], Holiday.Thanksgiving), (["thanksgiving", "day"], Holiday.Thanksgiving), (["independence", "day"], Holiday.IndependenceDay), (["labor", "day"], Holiday.LaborDay), (["halloween"], Holiday.Halloween),
    ];

    /// <summary>Month 1 to 12 of a capitalised name or abbreviation, or 0.</summary>
    public static int Month(Token token)
    {
        if (token.Kind != TokenKind.Word || !token.Capital) return 0;
        var word = token.Lower;
        for (var i = 0; i < 12; i++)
        {
            if (word == s_months[i] || (word.Length == 3 && s_months[i].StartsWith(word, StringComparison.Ordinal))) return i + 1;
        }

        return word == "sept" ? 9 : 0;
    }

    /// <summary>Weekday of a capitalised name, or null.</summary>
    public static DayOfWeek? Weekday(Token token) => !token.Capital ? null : token.Lower switch
    {
        "monday" or "mon" => DayOfWeek.Monday,
        "tuesday" or "tue" or "tues" => DayOfWeek.Tuesday,
        "wednesday" or "wed" => DayOfWeek.Wednesday,
        "thursday" or "thu" or "thurs" => DayOfWeek.Thursday,
        "friday" or "fri" => DayOfWeek.Friday,
        "saturday" => DayOfWeek.Saturday,
        "sunday" => DayOfWeek.Sunday,
        _ => null,
    };

    /// <summary>Tokens of a holiday's name, or 0.</summary>
    public static int HolidayName(List<Token> tokens, int at, out Holiday holiday)
    {
        var best = 0;
        holiday = default;
        foreach (var (words, named) in s_holidays)
        {
            if (words.Length <= best || at + words.Length > tokens.Count || !tokens[at].Capital) continue;
            var i = 0;
            while (i < words.Length && tokens[at + i].Lower == words[i]) i++;
            if (i == words.Length) (best, holiday) = (i, named);
        }

        return best;
    }

    /// <summary>A plain year, or null.</summary>
    public static int? Year(List<Token> tokens, int at) =>
        at < tokens.Count && tokens[at].Kind == TokenKind.Number && tokens[at].Place == 1 && tokens[at].End - tokens[at].Start == 4 && tokens[at].Value is >= 1900 and <= 2100
        && !(at + 1 < tokens.Count && UnitWords.Read(tokens, at + 1, out var form, out _) > 0 && form != Form.Time) ? (int)tokens[at].Value : null;

    /// <summary>A day of a month, 20 or 20th, or 0.</summary>
    public static int Day(List<Token> tokens, int at) =>
        at < tokens.Count && tokens[at].Kind is TokenKind.Number or TokenKind.Ordinal && tokens[at].Place == 1 && tokens[at].Value is >= 1 and <= 31 && tokens[at].End - tokens[at].Start <= 4
        && !(at + 1 < tokens.Count && tokens[at + 1].IsSymbol('%')) ? (int)tokens[at].Value : 0;

    /// <summary>The position after a point that ends an abbreviation.</summary>
    public static int SkipPoint(List<Token> tokens, int at) => at > 0 && at < tokens.Count && tokens[at - 1].Lower is { Length: <= 4 } and not ("may" or "june" or "july") && tokens[at].IsSymbol('.') && tokens[at].Glued ? at + 1 : at;

    /// <summary>True when the words stand at a position.</summary>
    public static bool At(List<Token> tokens, int at, params ReadOnlySpan<string> words)
    {
        if (at < 0 || at + words.Length > tokens.Count) return false;
        for (var i = 0; i < words.Length; i++)
            if (tokens[at + i].Lower != words[i])
                return false;
        return true;
    }
}
