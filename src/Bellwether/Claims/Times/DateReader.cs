using Bellwether.Claims.Quantities;
using Bellwether.Claims.Text;
using static Bellwether.Claims.Times.DateWords;

namespace Bellwether.Claims.Times;

/// <summary>Reads a day: March 20, 25 December 2018, Friday, Christmas Day, the end of January, a year earlier, its January peak.</summary>
internal static class DateReader
{
    /// <summary>Tokens taken by a day at a position, or 0.</summary>
    public static int Read(List<Token> tokens, int at, out DatePhrase day)
    {
        day = new AsOfDay();
        if (at >= tokens.Count) return 0;
        if (Calendar(tokens, at, out day) is var calendar and > 0) return calendar;
        if (Extreme(tokens, at, out day) is var extreme and > 0) return extreme;
        if (Edge(tokens, at, out day) is var edge and > 0) return edge;
        return Ago(tokens, at, out day);
    }

    /// <summary>A day of the calendar, a weekday, a holiday, today or yesterday.</summary>
    public static int Calendar(List<Token> tokens, int at, out DatePhrase day)
    {
        day = new AsOfDay();
        if (at >= tokens.Count) return 0;
        var token = tokens[at];
        if (token.Kind == TokenKind.Date)
        {
            var date = DateOnly.FromDayNumber((int)token.Value);
            day = new CalendarDay(date.Year, date.Month, date.Day);
            return 1;
        }

        if (Weekday(token) is { } weekday)
        {
            var next = at + 1;
            if (next < tokens.Count && tokens[next].IsSymbol(',')) next++;
            // Friday, March 20: the date decides.
            if (MonthDay(tokens, next, out day) is var exact and > 0) return next + exact - at;
            day = new WeekDay(weekday, At(tokens, at + 1, "last", "week") || At(tokens, at + 1, "of", "last", "week") ? 1 : 0);
            return ((WeekDay)day).WeeksBack == 0 ? 1 : At(tokens, at + 1, "last", "week") ? 3 : 4;
        }

        if (MonthDay(tokens, at, out day) is var taken and > 0) return taken;
        if (HolidayName(tokens, at, out var holiday) is var name and > 0)
        {
            var next = at + name;
            var year = Year(tokens, next) ?? (next < tokens.Count && tokens[next].IsSymbol(',') ? Year(tokens, next + 1) : null);
            if (year is not null) next += tokens[next].IsSymbol(',') ? 2 : 1;
            day = new HolidayDay(holiday, year);
            return next - at;
        }

        if (token.Lower is "today" or "yesterday" or "overnight")
        {
            day = new RelativeDay(token.Is("yesterday") ? -1 : 0);
            return 1;
        }

        if (token.Lower is "last" && at + 1 < tokens.Count && Weekday(tokens[at + 1]) is { } previous)
        {
            day = new WeekDay(previous);
            return 2;
        }

        if (token.Lower is "the" && at + 2 < tokens.Count && tokens[at + 1].Lower is "previous" or "prior" or "preceding" && tokens[at + 2].Lower is "day" or "session" or "close")
        {
            day = new RelativeDay(-1);
            return 3;
        }

        return 0;
    }

    // March 20[th][, 2019] · 20 March [2019] · the 25th of December [2018]
    private static int MonthDay(List<Token> tokens, int at, out DatePhrase day)
    {
        day = new AsOfDay();
        if (at >= tokens.Count) return 0;
        var from = at;
        int month, number;
        if (Month(tokens[from]) is var first and > 0)
        {
            var next = SkipPoint(tokens, from + 1);
            number = Day(tokens, next);
            if (number == 0) return 0;
            (month, from) = (first, next + 1);
            if (from < tokens.Count && tokens[from].IsSymbol(',') && Year(tokens, from + 1) is { } after)
            {
                day = new CalendarDay(after, month, number);
                return from + 2 - at;
            }
        }
        else
        {
            if (At(tokens, from, "the")) from++;
            number = Day(tokens, from);
            if (number == 0) return 0;
            from++;
            if (At(tokens, from, "of")) from++;
            if (from >= tokens.Count || Month(tokens[from]) is not (> 0 and var named)) return 0;
            month = named;
            from = SkipPoint(tokens, from + 1);
        }

        if (number > DateTime.DaysInMonth(2020, month)) return 0;
        var year = Year(tokens, from);
        if (year is not null) from++;
        day = new CalendarDay(year, month, number);
        return from - at;
    }

    // the end of January · the start of the year · the beginning of 2019 · year-end · the turn of the year
    private static int Edge(List<Token> tokens, int at, out DatePhrase day)
    {
        day = new AsOfDay();
        var from = At(tokens, at, "the") ? at + 1 : at;
        if (from >= tokens.Count) return 0;
        var word = tokens[from].Lower;
        if (word is "year" or "month" or "quarter" or "week" && At(tokens, from + 1, "end"))
        {
            day = new PeriodEdge(new CalendarPeriod(UnitWords.TimeWord(word)!.Value, -1), true);
            return from + 2 - at;
        }

        bool? end = word switch { "end" or "close" => true, "start" or "beginning" or "turn" or "onset" => false, _ => null };
        if (end is null || !At(tokens, from + 1, "of")) return 0;
        var taken = PeriodReader.Read(tokens, from + 2, true, out var period);
        if (taken == 0) return 0;
        day = new PeriodEdge(period, end.Value);
        return from + 2 + taken - at;
    }

    // a year earlier · three months ago · a day before
    private static int Ago(List<Token> tokens, int at, out DatePhrase day)
    {
        day = new AsOfDay();
        var count = 1m;
        var from = at;
        if (tokens[from].Lower is "a" or "an" or "the" or "one") from++;
        else if (NumberWords.Read(tokens, from, out count, out var place) is var length and > 0 && place == 1 && count is > 0 and < 1000) from += length;
        else return 0;
        var taken = PeriodReader.Unit(tokens, from, out var unit);
        if (taken == 0 || from + taken >= tokens.Count || tokens[from + taken].Lower is not ("earlier" or "ago" or "before" or "previously" or "prior")) return 0;
        day = unit == TimeUnit.Day ? new RelativeDay(-(int)count) : new DayAgo((int)count, unit);
        return from + taken + 1 - at;
    }

    // a low on Christmas Day · its January peak · the December low · its 2018 high · a record high · the low of 26 December 2018
    private static int Extreme(List<Token> tokens, int at, out DatePhrase day)
    {
        day = new AsOfDay();
        var from = at;
        if (tokens[from].Lower is "a" or "an" or "its" or "the" or "their" or "this" or "that" or "last") from++;
        PeriodPhrase? within = null;
        DatePhrase? on = null;
        if (from > at && tokens[from - 1].Lower is "this" or "last") from--;
        for (var guard = 0; guard < 4 && from < tokens.Count; guard++)
        {
            if (Role(tokens[from].Lower) is not null) break;
            if (tokens[from].Lower is "record" or "recent" or "intraday" or "closing" or "all" or "time" or "cyclical" or "latest" or "multi" or "multiyear" or "previous" or "52" or "week")
            {
                from++;
                continue;
            }

            // a two-year low
            if (Quantities.NumberWords.Read(tokens, from, out _, out _) is var number and > 0 && PeriodReader.Unit(tokens, from + number, out _) is var unit and > 0)
            {
                from += number + unit;
                continue;
            }

            if (tokens[from].Is("'s"))
            {
                from++;
                continue;
            }

            if (Calendar(tokens, from, out var named) is var date and > 0 && within is null)
            {
                on = named;
                from += date;
                continue;
            }

            var taken = PeriodReader.Read(tokens, from, true, out var period);
            if (taken == 0) return 0;
            within = period;
            from += taken;
        }

        if (from >= tokens.Count || Role(tokens[from].Lower) is not { } role) return 0;
        if (from == at) return 0;
        from++;
        var next = from;
        if (At(tokens, next, "close") || At(tokens, next, "point")) next++;
        if (next < tokens.Count && tokens[next].Lower is "reached" or "hit" or "set" or "touched" or "marked" or "seen") next++;
        if (next < tokens.Count && tokens[next].Lower is "on" or "in" or "of" or "at" or "from" or "early" or "earlier" or "late")
        {
            var preposition = next + 1;
            if (Calendar(tokens, preposition, out var date) is var exact and > 0) return Done(out day, preposition + exact);
            if (Edge(tokens, preposition, out date) is var edge and > 0) return Done(out day, preposition + edge);
            if (PeriodReader.Read(tokens, preposition, true, out var period) is var taken and > 0)
            {
                within = period;
                return Done(out day, preposition + taken, keep: true);
            }

            int Done(out DatePhrase found, int end, bool keep = false)
            {
                found = new ExtremeDay(role, within, keep ? on : date);
                return end - at;
            }
        }
        else if (Calendar(tokens, next, out var direct) is var plain and > 0)
        {
            day = new ExtremeDay(role, within, direct);
            return next + plain - at;
        }
        else if (PeriodReader.Read(tokens, next, false, out var last) is var period and > 0)
        {
            day = new ExtremeDay(role, last, on);
            return next + period - at;
        }

        day = new ExtremeDay(role, within, on);
        return from - at;
    }

    private static PriceRole? Role(string word) => word switch
    {
        "low" or "lows" or "trough" or "bottom" or "nadir" => PriceRole.Low,
        "high" or "highs" or "peak" or "top" or "record" => PriceRole.High,
        _ => null,
    };
}
