using Bellwether.Market;

namespace Bellwether.Claims.Dates;

/// <summary>Local time of a market: its distance from UTC and the end of its session.</summary>
/// <param name="UtcOffset">Local time minus UTC.</param>
/// <param name="Close">End of the session, local.</param>
public sealed record MarketHours(TimeSpan UtcOffset, TimeOnly Close)
{
    /// <summary>Tokyo: UTC+9 without summer time; the session ended at 15:00 until 1 November 2024, at 15:30 since.</summary>
    public static MarketHours Tokyo(DateOnly day) => new(TimeSpan.FromHours(9), day >= new DateOnly(2024, 11, 5) ? new TimeOnly(15, 30) : new TimeOnly(15, 0));

    /// <summary>The hours of the market of a security scheme: <c>tse</c> is Tokyo; a market that is not known keeps UTC and closes at 15:00.</summary>
    public static MarketHours Of(string scheme, DateOnly day) => scheme == "tse" ? Tokyo(day) : new(TimeSpan.Zero, new TimeOnly(15, 0));

    /// <summary>
    /// Index of the last session completed before a publication (METHODS 10.5). With a time of day: that day's session once it has closed, else the one
    /// before. With only a day: the session before that day. −1 when it lies before the calendar.
    /// </summary>
    public int LastCompleted(TradingCalendar calendar, Publication publication)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(publication);
        var sameDay = publication.Time is { } time && time >= Close;
        return calendar.IndexOnOrBefore(sameDay ? publication.Date : publication.Date.AddDays(-1));
    }
}
