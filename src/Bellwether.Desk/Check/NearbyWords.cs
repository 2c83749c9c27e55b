using System.Globalization;
using System.Text.RegularExpressions;

namespace Bellwether.Desk;

/// <summary>
/// Parts of a measure's key that a text states in words around the number: how many of the largest, over how many days, since when. Briefs always
/// state them; a text that does not leaves the measure unchecked.
/// </summary>
internal static partial class NearbyWords
{
    private static readonly string[] s_numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>"the ten largest", "without its own ten", "the ten heaviest": the number nearest before the end of the quote; null when there is none.</summary>
    public static int? HowMany(string text, int end)
    {
        var from = Math.Max(0, end - 500);
        var last = HowManyPattern().Matches(text[from..end]).LastOrDefault();
        return last is null ? null : Number(last.Groups["k"].Value);
    }

    /// <summary>"of the last 25 trading days", "above that of the last 75": the number after the quote.</summary>
    public static int? Days(string text, int start)
    {
        var match = DaysPattern().Match(text, start, Math.Min(160, text.Length - start));
        return match.Success ? int.Parse(match.Groups["k"].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>"Among all windows of that length since 26 December 2017": the day.</summary>
    public static DateOnly? Since(string text, int end)
    {
        var from = Math.Max(0, end - 300);
        var last = SincePattern().Matches(text[from..end]).LastOrDefault();
        return last is not null && DateOnly.TryParseExact(last.Groups["d"].Value, "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private static int? Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var k) ? k : Array.IndexOf(s_numbers, word.ToLowerInvariant()) is >= 0 and var at ? at + 1 : null;

    [GeneratedRegex(@"\b(?:(?:the|its|their)\s+(?<k>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:largest|heaviest|biggest)|(?:its|their)\s+own\s+(?<k>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex HowManyPattern();

    [GeneratedRegex(@"\blast\s+(?<k>\d{1,3})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex DaysPattern();

    [GeneratedRegex(@"\bwindows of that length since\s+(?<d>\d{1,2}\s+[A-Z][a-z]+\s+\d{4})", RegexOptions.CultureInvariant, 200)]
    private static partial Regex SincePattern();
}
