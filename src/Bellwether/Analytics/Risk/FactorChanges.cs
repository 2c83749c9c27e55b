using System.Collections.Immutable;
using Bellwether.Analytics.Returns;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>How a series' daily change is taken (METHODS 0.2, 9.10).</summary>
public enum ChangeKind
{
    /// <summary>Simple return of a price or level.</summary>
    Return,

    /// <summary>Log change, for exchange rates and indices of fear.</summary>
    LogChange,

    /// <summary>Difference of a rate in percent, in basis points.</summary>
    BasisPoints,
}

/// <summary>Outside series on this market's trading days (METHODS 0.7).</summary>
public static class FactorChanges
{
    /// <summary>Beyond so many calendar days an older value no longer stands for the day before.</summary>
    private const int Stale = 10;

    /// <summary>
    /// True when a series keeps another calendar: within the market's days more than one row in two hundred falls on a weekday without trading
    /// here. Such a series is taken to be observed after the local close. METHODS 0.7.
    /// </summary>
    public static bool IsForeign(ReadOnlySpan<DateOnly> dates, TradingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (calendar.Count == 0) return false;
        int all = 0, off = 0;
        foreach (var date in dates)
        {
            if (date < calendar[0] || date > calendar[^1] || date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
            all++;
            if (calendar.IndexOf(date) < 0) off++;
        }

        return off * 200 > all;
    }

    /// <summary>
    /// The series' value per trading day from <paramref name="start"/> to <paramref name="end"/>: the day's own row, or for a foreign series the
    /// last row before the day (Tokyo day t with US day t−1); NaN where there is none. METHODS 0.7.
    /// </summary>
    public static double[] Align(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> values, TradingCalendar calendar, int start, int end, bool isForeign)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        Statistics.Defined.SameLength(dates.Length, values.Length, nameof(values));
        var aligned = new double[end - start + 1];
        var at = 0;
        for (var day = start; day <= end; day++)
        {
            var date = calendar[day];
            while (at < dates.Length && (isForeign ? dates[at] < date : dates[at] <= date)) at++;
            var found = at > 0 && (isForeign ? date.DayNumber - dates[at - 1].DayNumber <= Stale : dates[at - 1] == date);
            aligned[day - start] = found ? values[at - 1] : double.NaN;
        }

        return aligned;
    }

    /// <summary>
    /// Daily changes of aligned values, one fewer: simple, log or in basis points; NaN beside a missing value.
    /// <see cref="Reason.OutsideDomain"/> for a return of a value ≤ 0; <see cref="Reason.TooShort"/> below two values. METHODS 2.1, 0.2.
    /// </summary>
    public static Outcome<ImmutableArray<double>> Of(ReadOnlySpan<double> values, ChangeKind kind)
    {
        if (kind == ChangeKind.Return) return PriceReturns.Simple(values);
        if (kind == ChangeKind.LogChange) return PriceReturns.Log(values);
        if (values.Length < 2) return Outcome<ImmutableArray<double>>.Undefined(Reason.TooShort, "A change needs two values.");
        var changes = new double[values.Length - 1];
        for (var t = 0; t < changes.Length; t++) changes[t] = (values[t + 1] - values[t]) * 100;
        return Statistics.Defined.Freeze(changes);
    }

    /// <summary>A move as people state it (fraction, or basis points) as the change the model sees: log changes take ln(1 + x). METHODS 2.1.</summary>
    public static double ToChange(double stated, ChangeKind kind) => kind == ChangeKind.LogChange ? Math.Log(1 + stated) : stated;

    /// <summary>The inverse of <see cref="ToChange"/>. METHODS 2.1.</summary>
    public static double ToStated(double change, ChangeKind kind) => kind == ChangeKind.LogChange ? Math.Exp(change) - 1 : change;
}
