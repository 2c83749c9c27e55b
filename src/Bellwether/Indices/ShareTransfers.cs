using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Indices;

/// <summary>
/// Share transfers to a holding company (METHODS 1.3): the old share is carried at its last price until the new one is there, then the new one takes its
/// place at the old last price × exchange ratio when it has no price of its own yet.
/// </summary>
internal static class ShareTransfers
{
    public static ImmutableArray<CarriedPrice> Apply(MarketSnapshot market, HoldingSchedule schedule, List<PlannedChange> changes, long[] start, (int Start, int End) span)
    {
        var carried = ImmutableArray.CreateBuilder<CarriedPrice>();
        foreach (var transfer in market.CorporateActions.Where(action => action.Kind == CorporateActionKind.Transfer && action.Successor >= 0))
        {
            var (old, successor) = (transfer.Security, transfer.Successor);
            var day = Math.Max(market.Calendar.IndexOnOrAfter(transfer.ExDate), market.Panel.Columns.FirstDay[successor]);
            var last = market.Panel.Columns.LastDay[old];
            if (day <= span.Start || day > span.End || last < span.Start || market.Panel.CloseAt(day, successor) == 0) continue;
            if (start[old] == 0 && !changes.Exists(change => change.Security == old && change.Kind == ChangeKind.Entry && change.Day <= last)) continue;
            if (start[successor] != 0) continue;

            changes.RemoveAll(change => (change.Security == old && change.Day > last) || change.Security == successor);
            var price = market.Panel.CloseAt(last, old);
            if (day > last + 1) carried.Add(new CarriedPrice(old, last + 1, day, price));
            var known = market.Panel.CloseAt(day - 1, successor);
            var theoretical = new Ratio(transfer.Terms.Denominator, transfer.Terms.Numerator).Scale(price);
            var holding = schedule.HoldingOn(successor, day);
            if (holding == 0) holding = transfer.Terms.Scale(schedule.HoldingOn(old, last));
            changes.Add(new PlannedChange(day, old, ChangeKind.Exit, 0));
            changes.Add(new PlannedChange(day, successor, ChangeKind.Entry, holding, known > 0 ? known : theoretical));
            schedule.AddCorporateActions(changes, successor, day, span.End);
        }

        return carried.ToImmutable();
    }
}
