using System.Globalization;
using System.Text.RegularExpressions;

namespace Bellwether.Claims.Dates;

/// <summary>
/// Finds when a text was published from what it carries: metadata of a page, front matter, an address, a labelled date, a dateline, a line that is a
/// date; failing all of these a year in a copyright line (METHODS 10.5). Only head and foot of a text are searched, so that a long one costs no more.
/// </summary>
public static partial class PublicationDates
{
    private const int Head = 24_000;
    private const int Foot = 6_000;
    private const int Top = 800;

    // Milliseconds on the clock, not of work: on a busy machine a second can pass while nothing runs.
    private const int Patience = 20_000;
    private const string Month = @"(?<m>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)";
    private const string Clock = @"(?:[T ,]+(?:at\s+)?(?<h>\d{1,2}):(?<n>\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?<ap>[AaPp]\.?[Mm]\.?)?\s*(?<z>Z|UTC|GMT|JST|[+-]\d{2}:?\d{2})?)?";
    private const string Iso = @"(?<y>(?:19|20)\d{2})-(?<mm>\d{2})-(?<d>\d{2})";
    private const string DayFirst = @"(?<d>\d{1,2})(?:st|nd|rd|th)?\s+" + Month + @",?\s+(?<y>(?:19|20)\d{2})";
    private const string MonthFirst = Month + @"\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>(?:19|20)\d{2})";
    private const string Kanji = @"(?<y>(?:19|20)\d{2})年(?<mm>\d{1,2})月(?<d>\d{1,2})日";
    private const string Weekday = @"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?";

    /// <summary>What the text says of its date, times turned into the market's local time; null when it says nothing.</summary>
    public static PublicationClue? Find(string text, TimeSpan utcOffset)
    {
        ArgumentNullException.ThrowIfNull(text);
        var head = text.Length <= Head ? text : text[..Head];
        var foot = text.Length <= Head ? "" : text[^Math.Min(Foot, text.Length - Head)..];
        foreach (var part in new[] { head, foot })
        {
            foreach (var (pattern, what) in new[] { (Metadata(), "metadata"), (FrontMatter(), "front matter"), (Address(), "an address"), (Labelled(), "a labelled date") })
            {
                if (First(pattern, part, utcOffset, what) is { } found) return found;
            }
        }

        var year = Year(head) ?? Year(foot);
        if (First(Dateline(), head, utcOffset, "a dateline") is { } dateline) return dateline;
        if (First(AloneOnLine(), head, utcOffset, "a line of its own") is { } line) return line;
        if (year is { } known && DatelineWithoutYear().Match(head) is { Success: true } match && Date(match, known.Year) is { } day)
            return Clue(new Publication(day, null, PublicationSource.Found, $"the dateline '{match.Value.Trim()}' and the year of '{known.Words}'"));
        if (First(Opening(), head.Length <= Top ? head : head[..Top], utcOffset, "the opening lines") is { } opening) return opening;
        if (year is null && DatelineWithoutYear().Match(head) is { Success: true } undated && (Date(undated, 2020) ?? Date(undated, 2019)) is { } within)
            return new PublicationClue(null, null, $"the dateline '{undated.Value.Trim()}'") { Month = within.Month, Day = within.Day };
        // "on Friday, January 4": the weekday tells the year.
        if (year is null && WeekdayDay().Match(head.Length <= Top ? head : head[..Top]) is { Success: true } named && Date(named, 2020) is { } stated)
            return new PublicationClue(null, null, $"'{named.Value.Trim()}'") { Month = stated.Month, Day = stated.Day, Weekday = WeekdayOf(named.Groups["w"].Value) };
        return year is { } only ? new PublicationClue(null, only.Year, $"'{only.Words}'") : null;
    }

    /// <summary>Reads a date or a date with time, ISO 8601, as <c>--published</c> takes it; null when it is none. A time without zone is local.</summary>
    public static Publication? Parse(string text, TimeSpan utcOffset)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Stamp().Match(text.Trim()) is { Success: true } match && Of(match, utcOffset, PublicationSource.Stated, $"--published {text.Trim()}") is { } found ? found : null;
    }

    private static PublicationClue? First(Regex pattern, string text, TimeSpan utcOffset, string what)
    {
        for (var match = pattern.Match(text); match.Success; match = match.NextMatch())
        {
            if (Of(match, utcOffset, PublicationSource.Found, $"'{Short(match.Value)}' in {what}") is { } found) return Clue(found);
        }

        return null;
    }

    private static Publication? Of(Match match, TimeSpan utcOffset, PublicationSource source, string evidence)
    {
        if (Date(match, null) is not { } date) return null;
        if (Whole(match, "h") is not { } hour || Whole(match, "n") is not { } minute) return new Publication(date, null, source, evidence);
        if (match.Groups["ap"] is { Success: true, Value: var half })
        {
            if (hour is < 1 or > 12) return new Publication(date, null, source, evidence);
            hour = hour % 12 + (half[0] is 'p' or 'P' ? 12 : 0);
        }

        if (hour > 23 || minute > 59) return new Publication(date, null, source, evidence);
        var local = date.ToDateTime(new TimeOnly(hour, minute));
        if (match.Groups["z"] is { Success: true, Value: var zone })
        {
            if (Offset(zone) is not { } offset) return new Publication(date, null, source, evidence);
            local = local - offset + utcOffset;
        }

        return new Publication(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), source, evidence);
    }

    private static TimeSpan? Offset(string zone) => zone switch
    {
        "Z" or "UTC" or "GMT" => TimeSpan.Zero,
        "JST" => TimeSpan.FromHours(9),
        _ when int.TryParse(zone.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            && int.TryParse(zone.AsSpan(zone.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && hours <= 14 && minutes < 60
            => (zone[0] == '-' ? -1 : 1) * new TimeSpan(hours, minutes, 0),
        _ => null,
    };

    private static DateOnly? Date(Match match, int? year)
    {
        if ((Whole(match, "y") ?? year) is not { } y || Whole(match, "d") is not { } d) return null;
        var m = Whole(match, "mm") ?? MonthOf(match.Groups["m"].Value);
        return m is { } month ? CalendarDays.Of(y, month, d) : null;
    }

    private static DayOfWeek? WeekdayOf(string name)
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
            if (day.ToString().StartsWith(name[..3], StringComparison.OrdinalIgnoreCase))
                return day;
        return null;
    }

    private static int? MonthOf(string name) =>
        name.Length >= 3 && Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, own => own.Length > 0 && name.StartsWith(own, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? at + 1 : null;

    private static int? Whole(Match match, string group) =>
        match.Groups[group] is { Success: true } found && int.TryParse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static (int Year, string Words)? Year(string text) =>
        Copyright().Match(text) is { Success: true } match && Whole(match, "y") is { } year ? (year, Short(match.Value)) : null;

    private static PublicationClue Clue(Publication publication) => new(publication, publication.Date.Year, publication.Evidence);

    private static string Short(string words)
    {
        var line = words.ReplaceLineEndings(" ").Trim();
        return line.Length <= 80 ? line : line[..79] + "…";
    }

    [GeneratedRegex(@"^" + Iso + Clock + "$", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"(?:datePublished""?\s*:\s*""|(?:article:published_time|datePublished|pubdate|publish-date|parsely-pub-date|dc\.date(?:\.issued)?|date)""?\s+content=""|<time[^>]{0,80}?datetime="")" + Iso + Clock, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Metadata();

    [GeneratedRegex(@"(?<=\A\s*(?:---|\+\+\+)\s[^\0]{0,2000}?^(?:date|published|pubDate|publish_date|created)\s*[:=]\s*[""']?)" + Iso + Clock, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline, Patience)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"(?:https?://|www\.)[^\s""'<>]{0,200}?[/-](?<y>(?:19|20)\d{2})[/-](?<mm>\d{2})[/-](?<d>\d{2})(?=[/\-_.?#\s""'<>]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline, Patience)]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(?:Published|Posted|Updated|Last updated|First published|Publication date|Date)\b(?:\s+(?:on|at))?\s*[:–—-]?\s*" + Weekday + "(?:" + Iso + "|" + DayFirst + "|" + MonthFirst + ")" + Clock, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^[\s*_#>]*(?:[A-Z][A-Za-z .'-]{1,30},\s+)" + Weekday + "(?:" + MonthFirst + "|" + DayFirst + "|" + Iso + @")\s*(?:\([A-Z][^)]{1,40}\)|[-–—])", RegexOptions.CultureInvariant | RegexOptions.Multiline, Patience)]
    private static partial Regex Dateline();

    // A full date that opens a line or stands behind a bracket, a bar, a dash or the comma of a place; in running text it has a preposition before it.
    // The first day of a window ("25 December 2018 to 5 April 2019") is no date of a text, nor is the mark or the first end of a drawn axis.
    [GeneratedRegex(@"(?:^[\s*_#>]*|[(|\[–—-]\s*|(?<![▲▼] )\b(?!On|In|Since|From|By|Until|After|Before)[A-Z][A-Za-z]{2,20},\s+)" + Weekday + "(?:" + MonthFirst + "|" + DayFirst + "|" + Iso + "|" + Kanji + ")" + Clock + @"(?!\s*(?:to|until|till|through)\b|\s*(?:[-–—~〜から])\s*\w|[ \t]{2,}\d)", RegexOptions.CultureInvariant | RegexOptions.Multiline, Patience)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^[\s*_#>]*(?:[A-Z][A-Za-z .'-]{1,30},\s+)?" + Weekday + Month + @"\s+(?<d>\d{1,2})\s*(?:\([A-Z][^)]{1,40}\)|[-–—])", RegexOptions.CultureInvariant | RegexOptions.Multiline, Patience)]
    private static partial Regex DatelineWithoutYear();

    [GeneratedRegex(@"\b(?<w>Mon|Tue|Wed|Thu|Fri)[a-z]{0,6}\.?,?\s+" + Month + @"\s+(?<d>\d{1,2})\b(?!,?\s+(?:19|20)\d{2})", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex WeekdayDay();

    [GeneratedRegex(@"^[\s*_#>]*" + Weekday + "(?:" + MonthFirst + "|" + DayFirst + "|" + Iso + "|" + Kanji + ")" + Clock + @"[\s*_.]*$", RegexOptions.CultureInvariant | RegexOptions.Multiline, Patience)]
    private static partial Regex AloneOnLine();

    [GeneratedRegex(@"(?:©|\(c\)|copyright)\s{0,3}(?:©\s{0,3})?(?<y>(?:19|20)\d{2})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Copyright();
}
