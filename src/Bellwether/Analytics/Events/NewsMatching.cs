using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Analytics.Events;

/// <summary>How a dated item stands to a session (METHODS 8.6). Items carry dates without times.</summary>
public enum NewsTiming
{
    /// <summary>Dated on the session's own day: before its close, or after it.</summary>
    SameDay,

    /// <summary>Dated on a day between the previous session and this one, when the market was closed.</summary>
    MarketClosed,

    /// <summary>Dated on the previous session's day: it counts here when it came after that close, which a date does not say.</summary>
    MaybeAfterClose,

    /// <summary>Dated on the next session's day: not a match, listed because dates of reports are often late.</summary>
    DatedAfter,
}

/// <summary>A dated item beside a session.</summary>
/// <param name="News">Position in <see cref="MarketSnapshot.News"/>.</param>
/// <param name="Lag">Sessions from the item's own session to this one: 0, 1, or −1 for a later item.</param>
/// <param name="Timing">How it stands to the session.</param>
/// <param name="Score">Same company + kind − |lag|.</param>
public readonly record struct NewsMatch(int News, int Lag, NewsTiming Timing, double Score)
{
    /// <summary>True for an item that can have been known at the session's close.</summary>
    public bool IsCandidate => Timing != NewsTiming.DatedAfter;
}

/// <summary>
/// Matches dated news to sessions: candidates lie between the previous close and this one (METHODS 8.6). A match says that two things fell
/// together, never that one caused the other.
/// </summary>
public static class NewsMatching
{
    private const double SameCompany = 4;
    private const double WholeMarket = 1;

    /// <summary>
    /// The items beside a session, best score first: of a security (its own and the whole market's), or of the whole market only for −1. One item may
    /// match two sessions, and a session several items. METHODS 8.6.
    /// </summary>
    public static ImmutableArray<NewsMatch> Beside(MarketSnapshot market, int security, int day)
    {
        ArgumentNullException.ThrowIfNull(market);
        var calendar = market.Calendar;
        ArgumentOutOfRangeException.ThrowIfNegative(day);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(day, calendar.Count);
        var from = day > 0 ? calendar[day - 1] : DateOnly.MinValue;
        var to = day + 1 < calendar.Count ? calendar[day + 1] : DateOnly.MaxValue;
        var found = new List<NewsMatch>();
        for (var i = First(market.News, from); i < market.News.Length && market.News[i].Date <= to; i++)
        {
            var item = market.News[i];
            if (item.Security >= 0 && item.Security != security) continue;
            var session = calendar.IndexOnOrAfter(item.Date);
            if (session < day - 1 || session > day + 1) continue;
            var timing = session == day + 1 ? NewsTiming.DatedAfter
                : session == day - 1 ? NewsTiming.MaybeAfterClose
                : item.Date == calendar[day] ? NewsTiming.SameDay
                : NewsTiming.MarketClosed;
            // Only an item dated on the previous session's own day can have come after that close.
            if (timing == NewsTiming.MaybeAfterClose && item.Date != calendar[session]) continue;
            var lag = day - session;
            found.Add(new NewsMatch(i, lag, timing, (item.Security >= 0 ? SameCompany : WholeMarket) + Weight(item.Kind) - Math.Abs(lag)));
        }

        return [.. found.OrderByDescending(match => match.Score).ThenBy(match => match.News)];
    }

    /// <summary>True for a kind that only reports what prices did: it explains nothing.</summary>
    public static bool IsPriceReport(string kind) => kind is "price" or "article";

    /// <summary>How much a kind of news counts: a company's own and a regulator's most, a report of prices least. Our choice, METHODS gives no numbers.</summary>
    public static double Weight(string kind) => kind switch
    {
        "company" or "regulatory" => 2,
        "policy" or "listing" => 1.5,
        "market" => 1,
        "price" => 0.5,
        "article" => 0,
        _ => 1,
    };

    private static int First(ImmutableArray<NewsRow> news, DateOnly date)
    {
        var (low, high) = (0, news.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (news[middle].Date < date) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
