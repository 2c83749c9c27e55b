namespace Bellwether.Claims.Dates;

/// <summary>Calendar arithmetic of the phrases, without any market: which day or stretch of days the words name (METHODS 10.5).</summary>
internal static class CalendarDays
{
    /// <summary>The day of a month and day in a year; 29 February of a common year is the 28th.</summary>
    public static DateOnly? Of(int year, int month, int day)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1) return null;
        var length = DateTime.DaysInMonth(year, month);
        if (day > length) return month == 2 && day == 29 ? new DateOnly(year, 2, 28) : null;
        return new DateOnly(year, month, day);
    }

    /// <summary>The latest day of that month and day on or before a limit.</summary>
    public static DateOnly? Latest(int month, int day, DateOnly limit) =>
        Of(limit.Year, month, day) is { } own && own <= limit ? own : Of(limit.Year - 1, month, day);

    /// <summary>The latest day with that number in its month on or before a limit; null for a number no month has.</summary>
    public static DateOnly? LatestOf(int day, DateOnly limit)
    {
        for (var back = 0; back < 3; back++)
        {
            var month = limit.AddMonths(-back);
            if (Of(month.Year, month.Month, day) is { } own && own <= limit) return own;
        }

        return null;
    }

    /// <summary>The day of the week on or before a limit.</summary>
    public static DateOnly Latest(DayOfWeek day, DateOnly limit) => limit.AddDays(-(((int)limit.DayOfWeek - (int)day + 7) % 7));

    /// <summary>The day of a holiday in a year.</summary>
    public static DateOnly Of(Holiday holiday, int year) => holiday switch
    {
        Holiday.ChristmasEve => new DateOnly(year, 12, 24),
        Holiday.ChristmasDay => new DateOnly(year, 12, 25),
        Holiday.BoxingDay => new DateOnly(year, 12, 26),
        Holiday.NewYearsEve => new DateOnly(year, 12, 31),
        Holiday.NewYearsDay => new DateOnly(year, 1, 1),
        Holiday.ValentinesDay => new DateOnly(year, 2, 14),
        Holiday.GoodFriday => Easter(year).AddDays(-2),
        Holiday.EasterMonday => Easter(year).AddDays(1),
        Holiday.Thanksgiving => Nth(year, 11, DayOfWeek.Thursday, 4),
        Holiday.IndependenceDay => new DateOnly(year, 7, 4),
        Holiday.LaborDay => Nth(year, 9, DayOfWeek.Monday, 1),
        Holiday.Halloween => new DateOnly(year, 10, 31),
        _ => throw new ArgumentOutOfRangeException(nameof(holiday), holiday, "Unknown holiday."),
    };

    /// <summary>The calendar period of a unit that a day lies in, moved by an offset; weeks run from Monday to Sunday.</summary>
    public static (DateOnly First, DateOnly Last) Period(TimeUnit unit, DateOnly day, int offset)
    {
        switch (unit)
        {
            case TimeUnit.Day:
                return (day.AddDays(offset), day.AddDays(offset));
            case TimeUnit.Week:
                var monday = Latest(DayOfWeek.Monday, day).AddDays(7 * offset);
                return (monday, monday.AddDays(6));
            case TimeUnit.Month:
                return Months(new DateOnly(day.Year, day.Month, 1).AddMonths(offset), 1);
            case TimeUnit.Quarter:
                return Months(new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1).AddMonths(3 * offset), 3);
            case TimeUnit.Half:
                return Months(new DateOnly(day.Year, (day.Month - 1) / 6 * 6 + 1, 1).AddMonths(6 * offset), 6);
            default:
                return Months(new DateOnly(day.Year, 1, 1).AddYears(offset), 12);
        }
    }

    /// <summary>A number of whole months from a first day.</summary>
    public static (DateOnly First, DateOnly Last) Months(DateOnly first, int months) => (first, first.AddMonths(months).AddDays(-1));

    /// <summary>The same day a number of calendar units before; a day that the earlier month lacks is its last.</summary>
    public static DateOnly Back(DateOnly day, int count, TimeUnit unit) => unit switch
    {
        TimeUnit.Day => day.AddDays(-count),
        TimeUnit.Week => day.AddDays(-7 * count),
        TimeUnit.Month => day.AddMonths(-count),
        TimeUnit.Quarter => day.AddMonths(-3 * count),
        TimeUnit.Half => day.AddMonths(-6 * count),
        _ => day.AddYears(-count),
    };

    private static DateOnly Nth(int year, int month, DayOfWeek day, int n)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((((int)day - (int)first.DayOfWeek + 7) % 7) + 7 * (n - 1));
    }

    // The anonymous Gregorian computus (Meeus 1991, chapter 8).
    private static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new DateOnly(year, n / 31, n % 31 + 1);
    }
}
