using System.Collections.Immutable;

namespace Bellwether.Market;

/// <summary>The trading days of one market, ascending (METHODS 0.7: a calendar is data).</summary>
public sealed class TradingCalendar
{
    private readonly ImmutableArray<DateOnly> _days;

    /// <summary>Wraps ascending distinct days; throws when they are not.</summary>
    public TradingCalendar(ImmutableArray<DateOnly> days)
    {
        for (var i = 1; i < days.Length; i++)
        {
            if (days[i] <= days[i - 1])
                throw new ArgumentException($"Trading days must ascend: {days[i]:yyyy-MM-dd} follows {days[i - 1]:yyyy-MM-dd}.", nameof(days));
        }

        _days = days;
    }

    /// <summary>Number of trading days.</summary>
    public int Count => _days.Length;

    /// <summary>All days, ascending.</summary>
    public ImmutableArray<DateOnly> Days => _days;

    /// <summary>The day at an index.</summary>
    public DateOnly this[int index] => _days[index];

    /// <summary>The day at an index from either end.</summary>
    public DateOnly this[Index index] => _days[index];

    /// <summary>Index of an exact trading day, or -1.</summary>
    public int IndexOf(DateOnly day)
    {
        var at = _days.BinarySearch(day);
        return at >= 0 ? at : -1;
    }

    /// <summary>Index of the last trading day on or before a date, or -1 when there is none.</summary>
    public int IndexOnOrBefore(DateOnly day)
    {
        var at = _days.BinarySearch(day);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>Index of the first trading day on or after a date; equals <see cref="Count"/> when there is none.</summary>
    public int IndexOnOrAfter(DateOnly day)
    {
        var at = _days.BinarySearch(day);
        return at >= 0 ? at : ~at;
    }
}
