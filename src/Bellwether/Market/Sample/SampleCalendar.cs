using System.Collections.Immutable;

namespace Bellwether.Market.Sample;

/// <summary>The sample exchange's trading days and those of the foreign market: Monday to Friday less each market's own fictional holidays.</summary>
internal sealed class SampleCalendar
{
    private static readonly HashSet<(int Month, int Day)> Holidays =
    [
        (1, 1), (1, 2), (1, 3), (2, 11), (3, 20), (4, 29), (5, 3), (5, 4), (5, 5), (7, 15), (8, 11), (9, 15), (9, 23), (10, 10),
        (11, 3), (11, 23), (12, 23), (12, 31),
    ];

    private static readonly HashSet<(int Month, int Day)> ForeignHolidays = [(1, 1), (2, 18), (5, 27), (7, 4), (9, 2), (11, 28), (12, 25)];

    public SampleCalendar(DateOnly lastDay, int tradingDays)
    {
        var days = new DateOnly[tradingDays];
        var day = lastDay;
        for (var i = tradingDays - 1; i >= 0; day = day.AddDays(-1))
        {
            if (IsTradingDay(day)) days[i--] = day;
        }

        Days = [.. days];
        var foreign = ImmutableArray.CreateBuilder<DateOnly>();
        for (day = Days[0].AddDays(-7); day <= Days[^1]; day = day.AddDays(1))
        {
            if (IsWeekday(day) && !ForeignHolidays.Contains((day.Month, day.Day))) foreign.Add(day);
        }

        ForeignDays = foreign.ToImmutable();
        MonthEnds = [.. Enumerable.Range(0, tradingDays).Where(IsMonthEnd)];
    }

    public ImmutableArray<DateOnly> Days { get; }

    public ImmutableArray<DateOnly> ForeignDays { get; }

    /// <summary>Indices of the last trading day of each month that the calendar covers to its end.</summary>
    public ImmutableArray<int> MonthEnds { get; }

    public int Count => Days.Length;

    /// <summary>Index of the first trading day on or after a date; 0 at the earliest, the last day at the latest.</summary>
    public int At(DateOnly date)
    {
        var at = Days.BinarySearch(date);
        return Math.Clamp(at >= 0 ? at : ~at, 0, Count - 1);
    }

    /// <summary>Index of the last foreign day dated before a trading day: what is known at its close (METHODS 0.7).</summary>
    public int ForeignBefore(int day)
    {
        var at = ForeignDays.BinarySearch(Days[day]);
        return (at >= 0 ? at : ~at) - 1;
    }

    /// <summary>Trading days left in the month after this one; large when the month runs past the calendar.</summary>
    public int DaysToMonthEnd(int day)
    {
        foreach (var end in MonthEnds)
        {
            if (end >= day) return end - day;
        }

        return int.MaxValue;
    }

    private bool IsMonthEnd(int i)
    {
        var next = Days[i].AddDays(1);
        while (!IsTradingDay(next)) next = next.AddDays(1);
        return next.Month != Days[i].Month;
    }

    private static bool IsTradingDay(DateOnly day)
    {
        if (!IsWeekday(day) || Holidays.Contains((day.Month, day.Day))) return false;
        var before = day.AddDays(-1);
        return !(day.DayOfWeek == DayOfWeek.Monday && Holidays.Contains((before.Month, before.Day)));
    }

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
