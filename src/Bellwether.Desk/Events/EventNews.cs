using System.Collections.Immutable;
using Bellwether.Analytics.Events;
using Bellwether.Market;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>What the store holds beside a day, for tables and sentences.</summary>
internal static class EventNews
{
    private const int Shown = 60;

    /// <summary>Items beside a session: of a security and of the whole market; for a gauge those of its largest parts that day too.</summary>
    public static ImmutableArray<NewsFinding> Beside(Workspace workspace, int day, params ReadOnlySpan<int> securities)
    {
        var seen = new HashSet<int>();
        var found = new List<(NewsMatch Match, NewsRow Item)>();
        foreach (var security in securities)
            foreach (var match in NewsMatching.Beside(workspace.Market, security, day))
                if (seen.Add(match.News))
                    found.Add((match, workspace.Market.News[match.News]));
        return [.. found.OrderByDescending(own => own.Match.IsCandidate).ThenByDescending(own => own.Match.Score).Select(own => new NewsFinding(
            own.Item.Date,
            own.Item.Security < 0 ? "the market" : workspace.Market.Securities[own.Item.Security].DisplayName,
            own.Item.Kind,
            own.Item.Summary,
            Words(own.Match.Timing)))];
    }

    /// <summary>Whether a day of a security has news; for a gauge the security is −1.</summary>
    public static NewsStanding Standing(Workspace workspace, int day, int security)
    {
        var standing = NewsStanding.NotFound;
        foreach (var match in NewsMatching.Beside(workspace.Market, security, day))
        {
            var item = workspace.Market.News[match.News];
            if (!match.IsCandidate || (item.Security < 0 && security >= 0)) continue;
            if (!NewsMatching.IsPriceReport(item.Kind)) return NewsStanding.News;
            standing = NewsStanding.PriceReport;
        }

        return standing;
    }

    /// <summary>
    /// The best item in a few words, or that none was found: of a security, or of a gauge's day with its largest constituent and the whole market's
    /// items too.
    /// </summary>
    public static string Short(Workspace workspace, int day, int security, bool ofGauge = false)
    {
        foreach (var match in NewsMatching.Beside(workspace.Market, security, day))
        {
            var item = workspace.Market.News[match.News];
            if (!match.IsCandidate || (item.Security < 0 && !ofGauge)) continue;
            var cut = item.Summary.Length > Shown ? item.Summary.LastIndexOf(' ', Shown) : -1;
            var words = cut > 0 ? string.Concat(item.Summary.AsSpan(0, cut), " …") : item.Summary;
            return match.Timing == NewsTiming.MaybeAfterClose ? words + " (the day before, if after its close)" : NewsMatching.IsPriceReport(item.Kind) ? words + " (reports the move)" : words;
        }

        return "none found";
    }

    private static string Words(NewsTiming timing) => timing switch
    {
        NewsTiming.SameDay => "that day; before its close or after it",
        NewsTiming.MarketClosed => "while the market was closed before it",
        NewsTiming.MaybeAfterClose => "the session before; counts if it came after that close",
        _ => "the next session: too late to match",
    };
}
