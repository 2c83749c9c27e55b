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

    /// <summary>The words of a stretch in one line: text as printed is wrapped.</summary>
    public static string Line(string text) => SpacePattern().Replace(text, " ");

    /// <summary>"the ten largest", "without its own ten", "its five best": the number nearest before the end of the quote; null when there is none.</summary>
    public static int? HowMany(string text, int end)
    {
        var last = HowManyPattern().Matches(Before(text, end, 500)).LastOrDefault();
        return last is null ? null : Number(last.Groups["k"].Value);
    }

    /// <summary>"of the last 25 trading days", "above that of the last 75": the number after the quote.</summary>
    public static int? Days(string text, int start) => Count(LastPattern().Match(After(text, start, 160)));

    /// <summary>"over its last 244 trading days": the number nearest before the end of the quote.</summary>
    public static int? LastDays(string text, int end) => Count(LastDaysPattern().Matches(Before(text, end, 600)).LastOrDefault());

    /// <summary>"over the last 244 trading days" just after the quote.</summary>
    public static int? OverLastDays(string text, int end) => Count(OverLastPattern().Match(After(text, end, 60)));

    /// <summary>"the next 60 trading days": the number nearest the quote, before it or after.</summary>
    public static int? NextDays(string text, int start, int end) => Count(NextDaysPattern().Matches(Before(text, end, 500)).LastOrDefault()) ?? Count(NextDaysPattern().Match(After(text, start, 300)));

    /// <summary>"the lowest close of the trailing 252 trading days": the number after the quote.</summary>
    public static int? TrailingDays(string text, int end) => Count(TrailingPattern().Match(After(text, end, 100)));

    /// <summary>"on its worst 5 % of days": the share nearest before the quote.</summary>
    public static decimal? WorstShare(string text, int start) =>
        WorstPattern().Matches(Before(text, start, 300)).LastOrDefault() is { } last && decimal.TryParse(last.Groups["p"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and < 100 ? percent / 100 : null;

    /// <summary>"by the rulebook" just before the quote.</summary>
    public static bool Rulebook(string text, int start) => Before(text, start, 40).TrimEnd().EndsWith("by the rulebook", StringComparison.OrdinalIgnoreCase);

    /// <summary>"Among all windows of that length since 26 December 2017": the day.</summary>
    public static DateOnly? Since(string text, int end)
    {
        var last = SincePattern().Matches(Before(text, end, 300)).LastOrDefault();
        return last is not null && DateOnly.TryParseExact(last.Groups["d"].Value, "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>What stands before a place in its paragraph, in one line.</summary>
    public static string Before(string text, int end, int most)
    {
        var from = Math.Max(0, end - most);
        var gap = text.LastIndexOf("\n\n", Math.Max(0, end - 1), Math.Max(0, end - from), StringComparison.Ordinal);
        return Line(text[(gap < 0 ? from : gap)..end]);
    }

    private static string After(string text, int start, int most) => Line(text[start..Math.Min(text.Length, start + most)]);

    private static int? Count(Match? match) => match is { Success: true } ? int.Parse(match.Groups["k"].ValueSpan, CultureInfo.InvariantCulture) : null;

    private static int? Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var k) ? k : Array.IndexOf(s_numbers, word.ToLowerInvariant()) is >= 0 and var at ? at + 1 : null;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex SpacePattern();

    [GeneratedRegex(@"\b(?:(?:the|its|their)\s+(?<k>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:largest|heaviest|biggest|best|worst)|(?:its|their)\s+own\s+(?<k>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex HowManyPattern();

    [GeneratedRegex(@"\blast (?<k>\d{1,3})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex LastPattern();

    [GeneratedRegex(@"\blast (?<k>\d{1,4}) trading days?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex LastDaysPattern();

    [GeneratedRegex(@"^ over (?:the|its) last (?<k>\d{1,4}) trading days?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex OverLastPattern();

    [GeneratedRegex(@"\bnext (?<k>\d{1,4}) trading days?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex NextDaysPattern();

    [GeneratedRegex(@"\btrailing (?<k>\d{1,4}) trading days?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex TrailingPattern();

    [GeneratedRegex(@"\bworst (?<p>\d{1,2}(?:\.\d+)?) ?% of (?:its |the )?days\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex WorstPattern();

    [GeneratedRegex(@"\bwindows of that length since (?<d>\d{1,2} [A-Z][a-z]+ \d{4})", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex SincePattern();
}
