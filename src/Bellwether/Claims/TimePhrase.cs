namespace Bellwether.Claims;

/// <summary>Units of time in phrases. A day is a trading day of the subject's market.</summary>
public enum TimeUnit
{
    /// <summary>Trading day.</summary>
    Day,

    /// <summary>Week.</summary>
    Week,

    /// <summary>Calendar month.</summary>
    Month,

    /// <summary>Calendar quarter.</summary>
    Quarter,

    /// <summary>Half of a calendar year.</summary>
    Half,

    /// <summary>Calendar year.</summary>
    Year,
}

/// <summary>Days known by a name.</summary>
public enum Holiday
{
    /// <summary>24 December.</summary>
    ChristmasEve,

    /// <summary>25 December.</summary>
    ChristmasDay,

    /// <summary>26 December.</summary>
    BoxingDay,

    /// <summary>31 December.</summary>
    NewYearsEve,

    /// <summary>1 January.</summary>
    NewYearsDay,

    /// <summary>14 February.</summary>
    ValentinesDay,

    /// <summary>Friday before Easter.</summary>
    GoodFriday,

    /// <summary>Monday after Easter.</summary>
    EasterMonday,

    /// <summary>Fourth Thursday of November.</summary>
    Thanksgiving,

    /// <summary>4 July.</summary>
    IndependenceDay,

    /// <summary>First Monday of September.</summary>
    LaborDay,

    /// <summary>31 October.</summary>
    Halloween,
}

/// <summary>Which price of a day stands at an end of a window.</summary>
public enum PriceRole
{
    /// <summary>The close.</summary>
    Close,

    /// <summary>A low: of the closes (METHODS 2.3), with the intraday low as an alternative reading.</summary>
    Low,

    /// <summary>A high or peak, likewise.</summary>
    High,

    /// <summary>The open.</summary>
    Open,
}

/// <summary>A day as the text names it, not yet resolved against a publication date and a calendar (METHODS 10.5).</summary>
public abstract record DatePhrase;

/// <summary>The as-of day of the text.</summary>
public sealed record AsOfDay : DatePhrase;

/// <summary><c>March 20</c>, <c>25 December 2018</c>: without a year the latest such day not after publication.</summary>
/// <param name="Year">Year, when stated.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
public sealed record CalendarDay(int? Year, int Month, int Day) : DatePhrase;

/// <summary><c>5日</c>, <c>on the 5th</c>: the latest such day of a month not after publication.</summary>
/// <param name="Day">1 to 31.</param>
public sealed record MonthDay(int Day) : DatePhrase;

/// <summary><c>on Friday</c>: the latest such day not after publication; <c>last Friday</c> likewise.</summary>
/// <param name="Day">Day of the week.</param>
/// <param name="WeeksBack">Extra weeks back: 1 for <c>Friday of last week</c>.</param>
public sealed record WeekDay(DayOfWeek Day, int WeeksBack = 0) : DatePhrase;

/// <summary><c>Christmas Day</c>: the latest not after publication, unless a year is stated.</summary>
/// <param name="Holiday">Which.</param>
/// <param name="Year">Year, when stated.</param>
public sealed record HolidayDay(Holiday Holiday, int? Year = null) : DatePhrase;

/// <summary><c>today</c> (0), <c>yesterday</c> (−1), <c>the previous day</c> (−1).</summary>
/// <param name="Offset">Trading days from the as-of day.</param>
public sealed record RelativeDay(int Offset) : DatePhrase;

/// <summary><c>the end of January</c>, <c>the start of the year</c>. The start's base is the last close before the period (METHODS 10.5).</summary>
/// <param name="Period">The period.</param>
/// <param name="AtEnd">True for its end.</param>
public sealed record PeriodEdge(PeriodPhrase Period, bool AtEnd) : DatePhrase;

/// <summary><c>a year earlier</c>, <c>three months ago</c>: the same day that many units before the as-of day.</summary>
/// <param name="Count">How many.</param>
/// <param name="Unit">Unit.</param>
public sealed record DayAgo(int Count, TimeUnit Unit) : DatePhrase;

/// <summary><c>its January peak</c>, <c>the low</c>, <c>a record high</c>: the day of an extreme, found in data.</summary>
/// <param name="Role">Low or high.</param>
/// <param name="Within">The period it lies in; null when not stated.</param>
/// <param name="On">The day stated for it (<c>a low on Christmas Day</c>); null when not stated.</param>
public sealed record ExtremeDay(PriceRole Role, PeriodPhrase? Within = null, DatePhrase? On = null) : DatePhrase;

/// <summary>A stretch of time as the text names it.</summary>
public abstract record PeriodPhrase;

/// <summary><c>this year</c> (Year, 0), <c>last month</c> (Month, −1), <c>the week</c> (Week, 0).</summary>
/// <param name="Unit">Unit.</param>
/// <param name="Offset">Units from the one of the publication.</param>
public sealed record CalendarPeriod(TimeUnit Unit, int Offset) : PeriodPhrase;

/// <summary><c>January</c>, <c>in March 2019</c>: without a year the latest that has begun.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Year">Year, when stated.</param>
public sealed record NamedMonth(int Month, int? Year = null) : PeriodPhrase;

/// <summary><c>the first quarter</c>.</summary>
/// <param name="Quarter">1 to 4.</param>
/// <param name="Year">Year, when stated.</param>
public sealed record NamedQuarter(int Quarter, int? Year = null) : PeriodPhrase;

/// <summary><c>the second half</c>.</summary>
/// <param name="Half">1 or 2.</param>
/// <param name="Year">Year, when stated.</param>
public sealed record NamedHalf(int Half, int? Year = null) : PeriodPhrase;

/// <summary><c>in 2018</c>.</summary>
/// <param name="Year">Year.</param>
public sealed record NamedYear(int Year) : PeriodPhrase;

/// <summary><c>in the past three months</c>, <c>over five days</c>: back from the as-of day.</summary>
/// <param name="Count">How many.</param>
/// <param name="Unit">Unit.</param>
public sealed record TrailingPeriod(int Count, TimeUnit Unit) : PeriodPhrase;

/// <summary><c>the week ended March 8</c>.</summary>
/// <param name="Unit">Unit.</param>
/// <param name="Last">Its last day.</param>
public sealed record PeriodEnding(TimeUnit Unit, DatePhrase Last) : PeriodPhrase;

/// <summary><c>between 25 December 2018 and 5 April 2019</c> as a period in which something is sought.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public sealed record DayRange(DatePhrase First, DatePhrase Last) : PeriodPhrase;

/// <summary>The window or day of a claim, symbolic: the words, not the dates. Resolved with a publication date and a calendar (METHODS 10.5).</summary>
public abstract record TimePhrase;

/// <summary>The text names no time. The default is the session of the as-of day for a move, the as-of day for a level or weight.</summary>
public sealed record UnstatedTime : TimePhrase;

/// <summary>From a day to a day: <c>from a low on Christmas Day</c>, <c>since the end of January</c>, <c>between Dec. 25 and April 5</c>.</summary>
/// <param name="Start">Base day.</param>
/// <param name="StartRole">Price at the base.</param>
/// <param name="End">Last day.</param>
/// <param name="EndRole">Price at the end.</param>
public sealed record SpanTime(DatePhrase Start, PriceRole StartRole, DatePhrase End, PriceRole EndRole = PriceRole.Close) : TimePhrase;

/// <summary>Over a period: <c>last month</c>, <c>this year</c>, <c>in the past three months</c>. The base is the last close before it.</summary>
/// <param name="Period">The period.</param>
public sealed record DuringTime(PeriodPhrase Period) : TimePhrase;

/// <summary>On a day: a move is that day's against the close before; a level or weight is that day's close.</summary>
/// <param name="Day">The day.</param>
public sealed record OnTime(DatePhrase Day) : TimePhrase;
