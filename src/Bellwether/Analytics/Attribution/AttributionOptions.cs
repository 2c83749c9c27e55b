using Bellwether.Market;

namespace Bellwether.Analytics.Attribution;

/// <summary>Which effects a period's gap is split into (METHODS 5.1–5.3).</summary>
public enum AttributionMethod
{
    /// <summary>Brinson–Fachler 1985, the default.</summary>
    Fachler,

    /// <summary>Brinson–Hood–Beebower 1986.</summary>
    HoodBeebower,

    /// <summary>Geometric, after Bacon.</summary>
    Geometric,
}

/// <summary>The periods whose effects are linked (METHODS 5.4).</summary>
public enum AttributionPeriod
{
    /// <summary>Trading days, the default.</summary>
    Day,

    /// <summary>Calendar weeks, Monday to Sunday.</summary>
    Week,

    /// <summary>Calendar months.</summary>
    Month,
}

/// <summary>The convention of an attribution.</summary>
/// <param name="Method">Effects of a period.</param>
/// <param name="Linking">How arithmetic effects of periods become effects of the window; geometric totals compound by themselves.</param>
/// <param name="Period">Periods, each with the weights at its open.</param>
public sealed record AttributionOptions(
    AttributionMethod Method = AttributionMethod.Fachler, LinkingMethod Linking = LinkingMethod.Carino, AttributionPeriod Period = AttributionPeriod.Day)
{
    /// <summary>
    /// Positions at which periods end, counted in days from <paramref name="start"/>: the last trading day of every day, week or month, and the last day
    /// of the window.
    /// </summary>
    public static int[] Ends(TradingCalendar calendar, int start, int end, AttributionPeriod period)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start + 1);
        var ends = new List<int>();
        for (var day = start + 1; day < end; day++)
        {
            if (Number(calendar[day], period) != Number(calendar[day + 1], period)) ends.Add(day - start);
        }

        ends.Add(end - start);
        return [.. ends];
    }

    // Day number 0 is a Monday.
    private static int Number(DateOnly day, AttributionPeriod period) => period switch
    {
        AttributionPeriod.Day => day.DayNumber,
        AttributionPeriod.Week => day.DayNumber / 7,
        AttributionPeriod.Month => day.Year * 12 + day.Month,
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "Unknown period."),
    };
}
