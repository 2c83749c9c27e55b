using Bellwether.Market;

namespace Bellwether.Indices;

/// <summary>Plans gauges whose weights are set again on review days (METHODS 1.5): new members enter at a review, leavers leave at once.</summary>
internal static class ReviewedPlan
{
    public static void Add(
        List<PlannedChange> changes,
        IndexResolver resolver,
        HoldingSchedule schedule,
        MarketSnapshot market,
        IndexDefinition definition,
        long[] start,
        (int Start, int End) span)
    {
        var reviews = ReviewDays(market.Calendar, definition.Review, span.Start, span.End).Append(span.End).Distinct().ToArray();
        var holdings = (long[])start.Clone();
        var from = span.Start;
        foreach (var review in reviews)
        {
            Between(changes, resolver, schedule, market, definition, holdings, (from, review));
            if (review >= span.End) break;
            var roster = resolver.RosterOn(definition, review, Basis.Chained);
            var next = schedule.Set(review, roster.Held);
            for (var i = 0; i < next.Length; i++)
            {
                if (next[i] == holdings[i]) continue;
                var kind = holdings[i] == 0 ? ChangeKind.Entry : next[i] == 0 ? ChangeKind.Exit : ChangeKind.Review;
                changes.Add(new PlannedChange(review + 1, i, kind, next[i]));
            }

            holdings = next;
            from = review;
        }
    }

    /// <summary>Last trading days of the calendar's review months after the start, before the end.</summary>
    public static IEnumerable<int> ReviewDays(TradingCalendar calendar, ReviewCalendar review, int start, int end)
    {
        for (var day = start + 1; day < end && day + 1 < calendar.Count; day++)
        {
            var month = calendar[day].Month;
            if (calendar[day + 1].Month == month) continue;
            var due = review switch
            {
                ReviewCalendar.Monthly => true,
                ReviewCalendar.Quarterly => month % 3 == 0,
                ReviewCalendar.SemiAnnual => month % 6 == 0,
                ReviewCalendar.Annual => month == 12,
                _ => false,
            };
            if (due) yield return day;
        }
    }

    // Splits multiply the notional holding; leavers are sold at their last price and the divisor spreads the cash pro rata.
    private static void Between(
        List<PlannedChange> changes,
        IndexResolver resolver,
        HoldingSchedule schedule,
        MarketSnapshot market,
        IndexDefinition definition,
        long[] holdings,
        (int From, int Until) span)
    {
        var calendar = market.Calendar;
        var leaving = resolver.Stays(definition)
            .Where(stay => holdings[stay.Security] != 0 && stay.From <= calendar[span.From] && stay.Until > calendar[span.From])
            .ToDictionary(stay => stay.Security, stay => calendar.IndexOnOrAfter(stay.Until));
        for (var i = 0; i < holdings.Length; i++)
        {
            if (holdings[i] == 0) continue;
            var last = market.Panel.Columns.LastDay[i];
            var exit = leaving.GetValueOrDefault(i, int.MaxValue);
            if (last >= 0 && last < market.Panel.Days - 1) exit = Math.Min(exit, last + 1);
            var until = Math.Min(span.Until, exit - 1);
            var at = changes.Count;
            schedule.AddCorporateActions(changes, i, span.From, until);
            holdings[i] = FollowSplits(changes, at, (i, holdings[i]), resolver.Shares, calendar);
            if (exit > span.Until) continue;
            changes.Add(new PlannedChange(exit, i, ChangeKind.Exit, 0));
            holdings[i] = 0;
        }
    }

    /// <summary>Fills in the holdings after splits, starting from a notional holding; returns the last one.</summary>
    public static long FollowSplits(List<PlannedChange> changes, int at, (int Security, long Holding) start, ShareCounts shares, TradingCalendar calendar)
    {
        var holding = start.Holding;
        for (var c = at; c < changes.Count; c++)
        {
            if (changes[c].Kind == ChangeKind.Split)
            {
                holding = shares.SplitRatio(start.Security, calendar[changes[c].Day - 1], calendar[changes[c].Day]).Scale(holding);
                changes[c] = changes[c] with { Amount = holding };
            }
            else if (changes[c].Kind is ChangeKind.Shares or ChangeKind.Rights)
            {
                holding = changes[c].Amount;
            }
        }

        return holding;
    }
}
