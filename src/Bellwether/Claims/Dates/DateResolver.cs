using System.Globalization;
using Bellwether.Market;

namespace Bellwether.Claims.Dates;

/// <summary>
/// Settles time phrases on a market's calendar, given the day of publication and the as-of day (METHODS 10.5): a holiday means the session before,
/// a period's base is the last close before it, nothing lies after the as-of day.
/// </summary>
public sealed class DateResolver
{
    /// <summary>How far back a low or peak without a period is searched: about a year of sessions, as the windows of the desk.</summary>
    public const int ExtremeLookback = 252;

    private readonly DateFrame _frame;
    private readonly ExtremeFinder? _extreme;

    /// <summary>A resolver; without a finder, phrases such as <c>its January peak</c> stay unresolved.</summary>
    public DateResolver(DateFrame frame, ExtremeFinder? extreme = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _frame = frame;
        _extreme = extreme;
    }

    private TradingCalendar Calendar => _frame.Calendar;

    /// <summary>
    /// The window or day of a phrase. A phrase that names no time is the session of the as-of day. Unresolved: a day before the calendar, after the
    /// as-of day, or an extreme that no data date.
    /// </summary>
    public TimeOutcome Resolve(TimePhrase phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return phrase switch
        {
            UnstatedTime => Day(_frame.AsOfDate, asOf: true) is { Time: { } own } ? new(own with { IsDefault = true }, null) : Day(_frame.AsOfDate, asOf: true),
            OnTime on => On(on.Day),
            DuringTime during => During(during.Period),
            SpanTime span => Span(span),
            _ => TimeOutcome.Not("the time is not understood"),
        };
    }

    /// <summary>The calendar day that a phrase names, or null when it names none or only data could say.</summary>
    public DateOnly? Date(DatePhrase phrase) => phrase switch
    {
        AsOfDay => _frame.AsOfDate,
        CalendarDay { Year: { } year } day => CalendarDays.Of(year, day.Month, day.Day),
        CalendarDay day => CalendarDays.Latest(day.Month, day.Day, _frame.Published),
        MonthDay day => CalendarDays.LatestOf(day.Day, _frame.Published),
        WeekDay week => CalendarDays.Latest(week.Day, _frame.Published).AddDays(-7 * week.WeeksBack),
        HolidayDay { Year: { } year } holiday => CalendarDays.Of(holiday.Holiday, year),
        HolidayDay holiday => CalendarDays.Of(holiday.Holiday, _frame.AsOfDate.Year) is var own && own <= _frame.AsOfDate ? own : CalendarDays.Of(holiday.Holiday, _frame.AsOfDate.Year - 1),
        RelativeDay relative => Session(_frame.AsOf + relative.Offset),
        PeriodEdge edge => Period(edge.Period) is { } period ? edge.AtEnd ? period.Last : period.First.AddDays(-1) : null,
        DayAgo ago => ago.Unit == TimeUnit.Day ? Session(_frame.AsOf - ago.Count) : CalendarDays.Back(_frame.AsOfDate, ago.Count, ago.Unit),
        ExtremeDay extreme => Extreme(extreme),
        _ => null,
    };

    /// <summary>First and last calendar day of a period, the last not cut at the as-of day; null when it cannot be placed.</summary>
    public (DateOnly First, DateOnly Last)? Period(PeriodPhrase phrase)
    {
        switch (phrase)
        {
            case CalendarPeriod calendar:
                var own = CalendarDays.Period(calendar.Unit, _frame.Published, calendar.Offset);
                // On a Monday before the open, "the week" is the one that has ended: the period needs a session that the text can know.
                return calendar.Offset == 0 && own.First > _frame.AsOfDate ? CalendarDays.Period(calendar.Unit, _frame.Published, -1) : own;
            case NamedMonth month:
                return Named(month.Year, year => new DateOnly(year, month.Month, 1), 1);
            case NamedQuarter quarter:
                return Named(quarter.Year, year => new DateOnly(year, 3 * quarter.Quarter - 2, 1), 3);
            case NamedHalf half:
                return Named(half.Year, year => new DateOnly(year, 6 * half.Half - 5, 1), 6);
            case NamedYear year:
                return year.Year is >= 1 and <= 9999 ? CalendarDays.Months(new DateOnly(year.Year, 1, 1), 12) : null;
            case TrailingPeriod { Unit: TimeUnit.Day } days:
                return Session(_frame.AsOf - days.Count) is { } from ? (from.AddDays(1), _frame.AsOfDate) : null;
            case TrailingPeriod trailing:
                return (CalendarDays.Back(_frame.Published, trailing.Count, trailing.Unit).AddDays(1), _frame.AsOfDate);
            case PeriodEnding ending:
                return Date(ending.Last) is { } last ? (CalendarDays.Back(last, 1, ending.Unit).AddDays(1), last) : null;
            case DayRange range:
                return Date(range.First) is { } first && Date(range.Last) is { } end && first <= end ? (first, end) : null;
            default:
                return null;
        }
    }

    private TimeOutcome On(DatePhrase phrase) => Date(phrase) is { } date
        ? Day(date, phrase is AsOfDay or RelativeDay { Offset: 0 })
        : TimeOutcome.Not("the day is not understood");

    private TimeOutcome Day(DateOnly date, bool asOf)
    {
        var end = Calendar.IndexOnOrBefore(date);
        if (end < 0) return Before(date);
        if (end > _frame.AsOf || date > _frame.AsOfDate.AddDays(10)) return After(date);
        return new(new ResolvedTime { Start = end - 1, End = end, First = date, Last = date, EndsAsOf = asOf, Note = Moved(date, end) }, null);
    }

    private TimeOutcome During(PeriodPhrase phrase)
    {
        if (Period(phrase) is not { } period) return TimeOutcome.Not("the period is not understood");
        if (period.First > _frame.AsOfDate) return After(period.First);
        var cut = period.Last >= _frame.AsOfDate;
        var end = cut ? _frame.AsOf : Calendar.IndexOnOrBefore(period.Last);
        if (end < 0) return Before(period.Last);
        var start = Calendar.IndexOnOrBefore(period.First.AddDays(-1));
        if (start < 0) return Before(period.First);
        if (start >= end) return TimeOutcome.Not(string.Create(CultureInfo.InvariantCulture, $"there is no session from {period.First:yyyy-MM-dd} to {period.Last:yyyy-MM-dd}"));
        return new(
            new ResolvedTime
            {
                Start = start,
                End = end,
                // A trailing period names the day it starts from; a calendar period its first day.
                First = phrase is TrailingPeriod or PeriodEnding ? period.First.AddDays(-1) : period.First,
                Last = period.Last,
                EndsAsOf = cut,
                IsPeriod = true,
            },
            null);
    }

    private TimeOutcome Span(SpanTime span)
    {
        if (Date(span.Start) is not { } first) return TimeOutcome.Not(span.Start is ExtremeDay ? "the day of the extreme is not stated, and no prices date it" : "the first day is not understood");
        if (Date(span.End) is not { } last) return TimeOutcome.Not(span.End is ExtremeDay ? "the day of the extreme is not stated, and no prices date it" : "the last day is not understood");
        var (start, end) = (Calendar.IndexOnOrBefore(first), Calendar.IndexOnOrBefore(last));
        if (start < 0) return Before(first);
        if (end > _frame.AsOf) return After(last);
        if (start >= end) return TimeOutcome.Not(string.Create(CultureInfo.InvariantCulture, $"the window from {first:yyyy-MM-dd} to {last:yyyy-MM-dd} has no session in it"));
        return new(
            new ResolvedTime
            {
                Start = start,
                End = end,
                First = first,
                Last = last,
                StartRole = span.StartRole,
                EndRole = span.EndRole,
                EndsAsOf = span.End is AsOfDay,
                Note = Moved(first, start),
            },
            null);
    }

    private DateOnly? Extreme(ExtremeDay extreme)
    {
        if (extreme.On is { } on) return Date(on);
        if (_extreme is null || extreme.Role is not (PriceRole.Low or PriceRole.High)) return null;
        var (first, last) = (Math.Max(0, _frame.AsOf - ExtremeLookback), _frame.AsOf);
        if (extreme.Within is { } within)
        {
            if (Period(within) is not { } period) return null;
            (first, last) = (Calendar.IndexOnOrAfter(period.First), Math.Min(_frame.AsOf, Calendar.IndexOnOrBefore(period.Last)));
        }

        if (first > last || last < 0) return null;
        var day = _extreme(extreme.Role, first, last);
        return day < 0 ? null : Calendar[day];
    }

    private (DateOnly First, DateOnly Last)? Named(int? year, Func<int, DateOnly> first, int months)
    {
        if (year is { } stated) return stated is >= 1 and <= 9998 ? CalendarDays.Months(first(stated), months) : null;
        var own = first(_frame.Published.Year);
        return CalendarDays.Months(own <= _frame.Published ? own : first(_frame.Published.Year - 1), months);
    }

    private DateOnly? Session(int day) => day >= 0 && day < Calendar.Count ? Calendar[day] : null;

    private string? Moved(DateOnly date, int day) => Calendar[day] == date
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd} was no session; the one before is {Calendar[day]:yyyy-MM-dd}");

    private TimeOutcome Before(DateOnly date) => TimeOutcome.Not(string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd} lies before the data, which begin on {Calendar[0]:yyyy-MM-dd}"));

    private TimeOutcome After(DateOnly date) => TimeOutcome.Not(string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd} lies after the last session that the text can know, {_frame.AsOfDate:yyyy-MM-dd}"));
}
