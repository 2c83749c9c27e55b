using Bellwether.Claims.Quantities;
using Bellwether.Claims.Text;
using static Bellwether.Claims.Times.DateWords;

namespace Bellwether.Claims.Times;

/// <summary>Reads a period: last month, this year, January, the first quarter of 2019, 2018, the past three months.</summary>
internal static class PeriodReader
{
    /// <summary>Tokens taken by a period at a position, or 0. <paramref name="within"/> is true after a word such as <c>in</c>, which lets a bare year or <c>the week</c> be one.</summary>
    public static int Read(List<Token> tokens, int at, bool within, out PeriodPhrase period)
    {
        period = new CalendarPeriod(TimeUnit.Day, 0);
        if (at >= tokens.Count) return 0;
        var from = at;
        var article = tokens[from].Lower is "the" or "its" or "a";
        if (article) from++;
        if (from >= tokens.Count) return 0;
        var word = tokens[from].Lower;
        // the past three months · the last five trading days · the past year
        if (word is "past" or "last" or "previous" or "prior" or "preceding" or "latest")
        {
            var length = NumberWords.Read(tokens, from + 1, out var count, out var place);
            if (length == 0 && At(tokens, from + 1, "few") || At(tokens, from + 1, "couple")) return 0;
            if (length > 0 && place == 1 && count is > 0 and < 10_000 && Unit(tokens, from + 1 + length, out var unit) is var taken and > 0)
            {
                period = new TrailingPeriod((int)count, unit);
                return from + 1 + length + taken - at;
            }

            if (length == 0 && Unit(tokens, from + 1, out unit) is var one and > 0)
            {
                // "in the past month" runs back from today; "last month" is a calendar month.
                var trailing = word == "past" || (article && word is "last" && within && unit != TimeUnit.Day);
                period = trailing ? new TrailingPeriod(1, unit) : new CalendarPeriod(unit, -1);
                return from + 1 + one - at;
            }

            return Named(tokens, from + 1, -1, out period) is var named and > 0 ? from + 1 + named - at : 0;
        }

        if (word is "this" or "current")
        {
            if (Unit(tokens, from + 1, out var unit) is var taken and > 0)
            {
                period = new CalendarPeriod(unit, 0);
                return from + 1 + taken - at;
            }

            return Named(tokens, from + 1, 0, out period) is var named and > 0 ? from + 1 + named - at : 0;
        }

        if (Quarter(tokens, from, out period) is var ordinal and > 0) return from + ordinal - at;
        if (article && Unit(tokens, from, out var plain) is var bare and > 0 && bare == 1 && within)
        {
            period = tokens[at].Is("a") ? new TrailingPeriod(1, plain) : new CalendarPeriod(plain, 0);
            return from + bare - at;
        }

        if (Named(tokens, from, 0, out period) is var month and > 0) return from + month - at;
        if (within && !article && Year(tokens, from) is { } year)
        {
            period = new NamedYear(year);
            return from + 1 - at;
        }

        return 0;
    }

    /// <summary>Tokens of a unit of time, with trading/calendar before it, or 0.</summary>
    public static int Unit(List<Token> tokens, int at, out TimeUnit unit)
    {
        unit = default;
        var from = at;
        if (from < tokens.Count && tokens[from].Lower is "trading" or "calendar" or "business" or "full") from++;
        if (from >= tokens.Count || UnitWords.TimeWord(tokens[from].Lower) is not { } found) return 0;
        unit = found;
        return from + 1 - at;
    }

    // January · March 2019 · January of last year
    private static int Named(List<Token> tokens, int at, int offset, out PeriodPhrase period)
    {
        period = new CalendarPeriod(TimeUnit.Day, 0);
        if (at >= tokens.Count || Month(tokens[at]) is not (> 0 and var month)) return 0;
        var next = SkipPoint(tokens, at + 1);
        if (Range(tokens, next, month, out period) is var range and > 0) return next + range - at;
        // "May" and "March" are words too: at the head of a sentence they need a year.
        int? year = Year(tokens, next) ?? (At(tokens, next, "of") ? Year(tokens, next + 1) : null);
        if (year is not null) next += At(tokens, next, "of") ? 2 : 1;
        period = new NamedMonth(month, year);
        _ = offset;
        return next - at;
    }

    // April-June [2019] [quarter], the January-June period
    private static int Range(List<Token> tokens, int at, int first, out PeriodPhrase period)
    {
        period = new CalendarPeriod(TimeUnit.Day, 0);
        var from = at < tokens.Count && tokens[at].IsSymbol('—') ? at + 1 : at;
        if (from >= tokens.Count || (from == at && !tokens[from].Hyphen) || Month(tokens[from]) is not (> 0 and var last) || last <= first) return 0;
        var next = SkipPoint(tokens, from + 1);
        var year = Year(tokens, next);
        if (year is not null) next++;
        if (next < tokens.Count && tokens[next].Lower is "quarter" or "period" or "half" or "months" or "term") next++;
        period = (last - first, first % 3, first % 6) switch
        {
            (2, 1, _) => new NamedQuarter((first + 2) / 3, year),
            (5, _, 1) => new NamedHalf((first + 5) / 6, year),
            _ => new DayRange(new CalendarDay(year, first, 1), new PeriodEdge(new NamedMonth(last, year), true)),
        };
        return next - at;
    }

    // first quarter [of 2019] · second half · Q1 2019
    private static int Quarter(List<Token> tokens, int at, out PeriodPhrase period)
    {
        period = new CalendarPeriod(TimeUnit.Quarter, 0);
        var number = NumberWords.Ordinal(tokens[at]);
        var next = at + 2;
        var half = false;
        if (number == 0 && tokens[at].Lower is "final" or "closing" && At(tokens, at + 1, "quarter")) number = 4;
        if (number > 0 && at + 1 < tokens.Count && tokens[at + 1].Lower is "quarter" or "half") half = tokens[at + 1].Is("half");
        else if (number == 1 && NumberWords.Read(tokens, at + 1, out var months, out _) is > 0 and var length && months is 3 or 6 && at + 1 + length < tokens.Count && tokens[at + 1 + length].Is("months"))
        {
            // the first three months, the first six months
            half = months == 6;
            next = at + 2 + length;
        }
        else if (tokens[at].Lower is "q1" or "q2" or "q3" or "q4") (number, next) = (tokens[at].Lower[1] - '0', at + 1);
        else return 0;
        if (number > (half ? 2 : 4)) return 0;
        int? year = Year(tokens, next);
        if (year is not null) next++;
        else if (At(tokens, next, "of") && Year(tokens, next + 1) is { } named) (year, next) = (named, next + 2);
        else if (At(tokens, next, "of", "the", "year") || At(tokens, next, "of", "this", "year")) next += 3;
        period = half ? new NamedHalf(number, year) : new NamedQuarter(number, year);
        return next - at;
    }
}
