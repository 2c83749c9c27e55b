namespace Bellwether.Data.Duck;

/// <summary>DuckDB counts days and microseconds from 1970-01-01; these are the only crossing points.</summary>
public static class DuckTime
{
    private static readonly int s_epochDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>Days since 1970-01-01.</summary>
    public static int ToDays(DateOnly date) => date.DayNumber - s_epochDay;

    /// <summary>The date of a day count; DuckDB's infinity and dates outside years 1–9999 throw.</summary>
    public static DateOnly ToDate(int days) => DateOnly.FromDayNumber(checked(days + s_epochDay));

    /// <summary>Microseconds since 1970-01-01, rounded down; local times are refused because their zone is not stored.</summary>
    public static long ToMicroseconds(DateTime time)
    {
        if (time.Kind == DateTimeKind.Local)
            throw new ArgumentException("A local time has no fixed meaning in a database: pass UTC.", nameof(time));
        return Math.DivRem(time.Ticks, TimeSpan.TicksPerMicrosecond).Quotient - (DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>The time of a microsecond count; DuckDB's infinity and times outside years 1–9999 throw.</summary>
    public static DateTime ToDateTime(long microseconds, DateTimeKind kind = DateTimeKind.Unspecified) =>
        new(checked((microseconds * TimeSpan.TicksPerMicrosecond) + DateTime.UnixEpoch.Ticks), kind);
}
