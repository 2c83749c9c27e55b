using Bellwether.Claims.Text;
using static Bellwether.Claims.Times.DateWords;

namespace Bellwether.Claims.Times;

/// <summary>What a phrase of time does besides naming a window.</summary>
internal enum TimeRole
{
    /// <summary>It names a window or a day.</summary>
    Window,

    /// <summary><c>in the rally, over the same period, since then</c>: the window named before.</summary>
    Same,

    /// <summary><c>in one day</c>: a single session within the window.</summary>
    OneDay,
}

/// <summary>A phrase of time in a sentence.</summary>
/// <param name="Length">Tokens.</param>
/// <param name="Role">What it does.</param>
/// <param name="Time">The window, for <see cref="TimeRole.Window"/>.</param>
/// <param name="Since">True after <c>since</c>: the phrase may belong to a record rather than a window.</param>
internal readonly record struct TimeMatch(int Length, TimeRole Role, TimePhrase Time, bool Since = false);

/// <summary>Reads a phrase of time at a token (METHODS 10.5 resolves it).</summary>
internal static class TimeReader
{
    private static readonly DatePhrase s_asOf = new AsOfDay();

    private static readonly string[][] s_same =
    [
        .. ((string[])["in the rally", "in this rally", "in the recent rally", "during the rally", "in that rally", "over the same period", "in the same period", "during the same period", "over that period", "in that period", "during that period",
            "over the period", "in the period", "over this period", "in that time", "over that time", "over the same span", "over that span", "over the same stretch", "in the same stretch", "since then", "during that time", "over the same time", "over the window",
            "in the window", "in the same window", "over the same window", "in the rebound", "in the selloff", "in the same time", "in that span", "for the same period", "for the period"]).Select(words => words.Split(' ')),
    ];

    private static readonly string[][] s_oneDay =
        [.. ((string[])["in one day", "in a single day", "in a day", "in a single session", "in one session", "on a single day", "within a day", "within one day"]).Select(words => words.Split(' '))];

    /// <summary>The phrase at a position; length 0 when there is none.</summary>
    public static TimeMatch Read(List<Token> tokens, int at)
    {
        foreach (var words in s_same)
            if (At(tokens, at, words))
                return new TimeMatch(words.Length, TimeRole.Same, new UnstatedTime());
        foreach (var words in s_oneDay)
            if (At(tokens, at, words))
                return new TimeMatch(words.Length, TimeRole.OneDay, new UnstatedTime());
        return tokens[at].Lower switch
        {
            "from" => From(tokens, at),
            "since" => Since(tokens, at),
            "between" => Between(tokens, at),
            "on" or "by" when !At(tokens, at, "on", "the", "year") => On(tokens, at, 1),
            "at" => AtClose(tokens, at),
            "as" when At(tokens, at, "as", "of") || At(tokens, at, "as", "at") => On(tokens, at, 2),
            "so" when At(tokens, at, "so", "far") => Within(tokens, at, 2),
            "in" or "over" or "during" or "for" or "through" or "within" or "on" => Within(tokens, at, 1),
            "year" when At(tokens, at, "year", "to", "date") => new TimeMatch(3, TimeRole.Window, new DuringTime(new CalendarPeriod(TimeUnit.Year, 0))),
            _ => Plain(tokens, at),
        };
    }

    // from a low on Christmas Day [to 12 April] · from March 1 to March 8 · from a year earlier
    private static TimeMatch From(List<Token> tokens, int at)
    {
        var taken = DateReader.Read(tokens, at + 1, out var start);
        if (taken == 0 && at + 1 < tokens.Count && tokens[at + 1].Lower is "their" or "its" && DateReader.Read(tokens, at + 2, out start) is > 0 and var owned) taken = owned + 1;
        if (taken == 0)
        {
            var month = PeriodReader.Read(tokens, at + 1, true, out var period);
            if (month == 0 || period is CalendarPeriod or TrailingPeriod || At(tokens, at + 1 + month, "'s")) return default;
            (taken, start) = (month, new PeriodEdge(period, false));
        }

        return Ended(tokens, at, at + 1 + taken, start, false);
    }

    private static TimeMatch Since(List<Token> tokens, int at)
    {
        var from = at + 1;
        if (from < tokens.Count && tokens[from].Lower is "the" && At(tokens, from + 1, "close", "on")) from += 3;
        from += Beginning(tokens, from);
        var taken = DateReader.Read(tokens, from, out var start);
        if (taken == 0)
        {
            if (from < tokens.Count && tokens[from].Lower is "at" && At(tokens, from + 1, "least")) from += 2;
            if (from < tokens.Count && tokens[from].Lower is "early" or "mid" or "late") from++;
            var period = PeriodReader.Read(tokens, from, true, out var named);
            if (period == 0) return default;
            (taken, start) = (period, new PeriodEdge(named, false));
        }

        return Ended(tokens, at, from + taken, start, true);
    }

    // "since the streak began on Oct. 2", "since listing in June 2018", "since its debut on June 19"
    private static int Beginning(List<Token> tokens, int at)
    {
        for (var i = at; i < Math.Min(tokens.Count, at + 6); i++)
        {
            if (tokens[i].Lower is not ("began" or "started" or "begun" or "listing" or "debut" or "debuting" or "ipo" or "listed")) continue;
            return i + 1 < tokens.Count && tokens[i + 1].Lower is "on" or "in" or "of" ? i + 2 - at : i + 1 - at;
        }

        return 0;
    }

    private static TimeMatch Ended(List<Token> tokens, int at, int next, DatePhrase start, bool since)
    {
        var role = start is ExtremeDay extreme ? extreme.Role : PriceRole.Close;
        next += Closes(tokens, next);
        var (end, endRole, length) = End(tokens, next);
        return new TimeMatch(next + length - at, TimeRole.Window, new SpanTime(start, role, end, endRole), since);
    }

    // to|through|until a day
    private static (DatePhrase End, PriceRole Role, int Length) End(List<Token> tokens, int next)
    {
        if (next < tokens.Count && tokens[next].Lower is "to" or "through" or "until" or "till" or "—")
        {
            var from = next + 1;
            if (At(tokens, from, "the", "close", "on")) from += 3;
            var taken = DateReader.Read(tokens, from, out var end);
            if (taken > 0) return (end, end is ExtremeDay extreme ? extreme.Role : PriceRole.Close, from + taken + Closes(tokens, from + taken) - next);
            taken = PeriodReader.Read(tokens, from, true, out var period);
            if (taken > 0 && period is NamedMonth or NamedYear or CalendarPeriod { Offset: < 0 }) return (new PeriodEdge(period, true), PriceRole.Close, from + taken - next);
        }

        return (s_asOf, PriceRole.Close, 0);
    }

    // "from their Dec. 25 closes to Friday's close"
    private static int Closes(List<Token> tokens, int at) => at < tokens.Count && tokens[at].Lower is "close" or "closes" ? 1 : 0;

    private static TimeMatch Between(List<Token> tokens, int at)
    {
        var first = DayOrEdge(tokens, at + 1, false, out var start);
        if (first == 0 || !At(tokens, at + 1 + first, "and")) return default;
        var last = DayOrEdge(tokens, at + 2 + first, true, out var end);
        if (last == 0) return default;
        return new TimeMatch(2 + first + last, TimeRole.Window, new SpanTime(start, start is ExtremeDay low ? low.Role : PriceRole.Close, end));
    }

    private static int DayOrEdge(List<Token> tokens, int at, bool atEnd, out DatePhrase day)
    {
        var taken = DateReader.Read(tokens, at, out day);
        if (taken > 0) return taken;
        taken = PeriodReader.Read(tokens, at, false, out var period);
        if (taken > 0) day = new PeriodEdge(period, atEnd);
        return taken;
    }

    private static TimeMatch On(List<Token> tokens, int at, int skip)
    {
        var from = at + skip;
        if (At(tokens, from, "the", "close", "of")) from += 3;
        var taken = DateReader.Calendar(tokens, from, out var day);
        if (taken == 0 && skip == 2) taken = DateReader.Read(tokens, from, out day);
        if (taken > 0) return new TimeMatch(from + taken - at, TimeRole.Window, new OnTime(day));
        return skip == 1 && tokens[at].Is("on") ? Within(tokens, at, 1) : default;
    }

    // at the close on Friday · at the end of March · at the end
    private static TimeMatch AtClose(List<Token> tokens, int at)
    {
        if (At(tokens, at, "at", "the", "close"))
        {
            var on = at + 3 < tokens.Count && tokens[at + 3].Lower is "on" or "of" ? 4 : 3;
            var taken = DateReader.Calendar(tokens, at + on, out var day);
            return taken > 0 ? new TimeMatch(on + taken, TimeRole.Window, new OnTime(day)) : default;
        }

        if (!At(tokens, at, "at", "the", "end", "of") && !At(tokens, at, "at", "the", "start", "of") && !At(tokens, at, "at", "the", "beginning", "of")) return default;
        var length = DateReader.Read(tokens, at + 1, out var edge);
        return length > 0 ? new TimeMatch(1 + length, TimeRole.Window, new OnTime(edge)) : default;
    }

    private static TimeMatch Within(List<Token> tokens, int at, int skip)
    {
        var from = at + skip;
        if (from < tokens.Count && tokens[from].Lower is "all" or "just" or "only") from++;
        if (from < tokens.Count && tokens[from].Lower is "late" or "early" or "mid") from++;
        // Japan's fiscal year begins in April.
        for (var fiscal = from; fiscal < Math.Min(tokens.Count, from + 2); fiscal++)
            if (At(tokens, fiscal, "fiscal", "year") && (fiscal == from || tokens[from].Lower is "the" or "this"))
                return new TimeMatch(fiscal + 2 - at, TimeRole.Window, new SpanTime(new PeriodEdge(new NamedMonth(4), false), PriceRole.Close, s_asOf));
        // the week ended March 8 · the three months to March · the year through March
        if (Ending(tokens, from, out var ending) is var closed and > 0) return new TimeMatch(from + closed - at, TimeRole.Window, ending);
        var taken = PeriodReader.Read(tokens, from, true, out var period);
        if (taken == 0)
        {
            // over five days · in three months: back from the as-of day
            if (At(tokens, from, "the")) from++;
            var length = Quantities.NumberWords.Read(tokens, from, out var count, out var place);
            if (length == 0 || place != 1 || count is <= 0 or > 1000 || PeriodReader.Unit(tokens, from + length, out var unit) is not (> 0 and var size)) return default;
            var word = tokens[from + length + size - 1].Lower;
            if (tokens[at].Lower is "for" or "through" || from + length + size < tokens.Count && tokens[from + length + size].Lower is "earlier" or "ago") return default;
            return word.Length == 0 ? default : new TimeMatch(from + length + size - at, TimeRole.Window, new DuringTime(new TrailingPeriod((int)count, unit)));
        }

        var next = from + taken;
        if (tokens[at].Lower is "for" && period is NamedYear && tokens[from].Kind == TokenKind.Number) return default;
        var (end, role, more) = End(tokens, next);
        if (more > 0 && period is CalendarPeriod or NamedMonth or NamedYear or NamedQuarter) return new TimeMatch(next + more - at, TimeRole.Window, new SpanTime(new PeriodEdge(period, false), PriceRole.Close, end, role));
        if (period is CalendarPeriod { Unit: TimeUnit.Day, Offset: 0 }) return new TimeMatch(next - at, TimeRole.Window, new OnTime(new RelativeDay(0)));
        return new TimeMatch(next - at, TimeRole.Window, new DuringTime(period));
    }

    private static int Ending(List<Token> tokens, int at, out TimePhrase time)
    {
        time = new UnstatedTime();
        var from = At(tokens, at, "the") ? at + 1 : at;
        var count = 1m;
        var length = Quantities.NumberWords.Read(tokens, from, out var stated, out var place);
        if (length > 0 && place == 1 && stated is > 0 and < 1000) (count, from) = (stated, from + length);
        var taken = PeriodReader.Unit(tokens, from, out var unit);
        if (taken == 0) return 0;
        from += taken;
        if (from >= tokens.Count || tokens[from].Lower is not ("ended" or "ending" or "to" or "through")) return 0;
        var until = from;
        from++;
        var day = DateReader.Read(tokens, from, out var last);
        if (day == 0)
        {
            day = PeriodReader.Read(tokens, from, true, out var month);
            if (day == 0) return 0;
            last = new PeriodEdge(month, true);
        }

        if (tokens[until].Is("to") && length == 0 && unit != TimeUnit.Year && last is not (CalendarDay or WeekDay or PeriodEdge)) return 0;
        // The three months to September are July, August and September.
        if (length > 0 && unit == TimeUnit.Month && last is PeriodEdge { AtEnd: true, Period: NamedMonth final } && count <= 12)
        {
            var opening = (final.Month - (int)count + 12) % 12 + 1;
            var year = final.Year is { } named ? opening > final.Month ? named - 1 : named : (int?)null;
            time = new SpanTime(new PeriodEdge(new NamedMonth(opening, year), false), PriceRole.Close, last);
            return from + day - at;
        }

        time = length == 0 ? new DuringTime(new PeriodEnding(unit, last)) : new SpanTime(new DayAgo((int)count, unit), PriceRole.Close, last);
        return from + day - at;
    }

    // Friday · last month · this year · a year earlier · 26 December 2018 to 12 April 2019
    private static TimeMatch Plain(List<Token> tokens, int at)
    {
        var taken = DateReader.Calendar(tokens, at, out var day);
        if (taken > 0)
        {
            var (end, _, more) = End(tokens, at + taken);
            if (more > 0 && end is CalendarDay or HolidayDay && day is CalendarDay or HolidayDay) return new TimeMatch(taken + more, TimeRole.Window, new SpanTime(day, PriceRole.Close, end));
            return new TimeMatch(taken, TimeRole.Window, new OnTime(day));
        }

        // "December's rout", "March's 3 percent drop"
        if (Month(tokens[at]) > 0 && PeriodReader.Read(tokens, at, false, out var owning) is > 0 and var own && At(tokens, at + own, "'s")) return new TimeMatch(own, TimeRole.Window, new DuringTime(owning));
        // "ended the week 2 percent higher"
        if (at > 0 && tokens[at].Is("the") && tokens[at - 1].Lower is "ended" or "finished" or "closed" or "ends" or "ending" or "finishing" && PeriodReader.Unit(tokens, at + 1, out var unit) is var whole and > 0)
            return new TimeMatch(1 + whole, TimeRole.Window, unit == TimeUnit.Day ? new OnTime(new RelativeDay(0)) : new DuringTime(new CalendarPeriod(unit, 0)));
        if (tokens[at].Lower is "this" or "last")
        {
            taken = PeriodReader.Read(tokens, at, false, out var period);
            if (taken > 0)
            {
                var (end, role, more) = End(tokens, at + taken);
                if (more > 0) return new TimeMatch(taken + more, TimeRole.Window, new SpanTime(new PeriodEdge(period, false), PriceRole.Close, end, role));
                return new TimeMatch(taken, TimeRole.Window, new DuringTime(period));
            }
        }

        // "compared with 3 percent a year earlier", "1,215 yen a day earlier"
        taken = tokens[at].Lower is "the" or "a" or "one" or "two" or "three" or "six" || tokens[at].Kind == TokenKind.Number ? DateReader.Read(tokens, at, out day) : 0;
        return taken > 0 && day is DayAgo or RelativeDay ? new TimeMatch(taken, TimeRole.Window, new OnTime(day)) : default;
    }
}
