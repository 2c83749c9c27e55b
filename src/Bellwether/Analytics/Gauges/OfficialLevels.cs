using Bellwether.Market;

namespace Bellwether.Analytics.Gauges;

/// <summary>A published series on the market's calendar: a close where the series has one for that day, else nothing. Never filled.</summary>
public sealed class OfficialLevels
{
    private readonly decimal?[] _closes;

    /// <summary>Places a series on a calendar.</summary>
    public OfficialLevels(OfficialSeries series, TradingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(calendar);
        Series = series;
        _closes = new decimal?[calendar.Count];
        foreach (var row in series.Rows)
        {
            var day = calendar.IndexOf(row.Date);
            if (day >= 0) _closes[day] = row.Close;
        }
    }

    /// <summary>The series.</summary>
    public OfficialSeries Series { get; }

    /// <summary>Close on a day index, or null.</summary>
    public decimal? this[int day] => _closes[day];

    /// <summary>True when every day of the span has a close.</summary>
    public bool Covers(int start, int end)
    {
        for (var day = start; day <= end; day++)
        {
            if (_closes[day] is null) return false;
        }

        return true;
    }

    /// <summary>Day indices inside the span that have a close, ascending.</summary>
    public IEnumerable<int> DaysIn(int start, int end)
    {
        for (var day = start; day <= end; day++)
        {
            if (_closes[day] is not null) yield return day;
        }
    }
}
