using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Indices;

/// <summary>How sure it is that a security belonged to the universe.</summary>
public enum MembershipKind
{
    /// <summary>On the lists before and after, or listed or delisted in between on a known day.</summary>
    Certain,

    /// <summary>It moved, or its own source is in doubt: member on one side only, the day is unknown.</summary>
    Uncertain,

    /// <summary>On the later list only and its first trading day is unknown (it has no prices).</summary>
    Possible,
}

/// <summary>A security's stay in the universe on dates from <see cref="From"/> to before <see cref="Until"/>.</summary>
/// <param name="Security">Security ordinal.</param>
/// <param name="From">First day.</param>
/// <param name="Until">First day no longer in.</param>
/// <param name="Kind">How sure.</param>
/// <param name="Listed">True when the stay begins with the security's first trading day (a new listing).</param>
public readonly record struct Stay(int Security, DateOnly From, DateOnly Until, MembershipKind Kind, bool Listed);

/// <summary>
/// Membership from dated exchange lists (METHODS 1.6; DESIGN, decision 3). A name on a section in two neighbouring lists belonged to it in between.
/// A name on the later list only joined on its first trading day; a name on the earlier list only left after its last price. A name that changed
/// section in between, or whose section the list itself doubts, is uncertain until the next list and is counted, never guessed.
/// Before the first list that list is carried back, after the last one it is carried on.
/// </summary>
public static class Membership
{
    /// <summary>Stays in the sections, ascending by security, then date. Only lists that know one of the sections count.</summary>
    public static ImmutableArray<Stay> FromListings(MarketSnapshot market, IReadOnlyCollection<string> sections)
    {
        ArgumentNullException.ThrowIfNull(market);
        var wanted = sections.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isIn = new Dictionary<string, bool>(StringComparer.Ordinal);
        bool Inside(string section) => isIn.TryGetValue(section, out var inside) ? inside : isIn[section] = wanted.Contains(section);
        var dates = Dates(market, Inside);
        if (dates.Length == 0) return [];
        var marks = Marks(market, Inside, dates);
        var stays = ImmutableArray.CreateBuilder<Stay>();
        for (var security = 0; security < market.Securities.Length; security++)
        {
            if (marks[security] is { } own) AddStays(stays, market, security, own, dates);
        }

        return stays.DrainToImmutable();
    }

    private enum Mark : byte
    {
        Absent,
        Elsewhere,
        In,
        Doubtful,
    }

    // Dates of the lists that know one of the sections; lists ascend by date.
    private static DateOnly[] Dates(MarketSnapshot market, Func<string, bool> inside)
    {
        var dates = new List<DateOnly>();
        foreach (var row in market.Listings)
        {
            if ((dates.Count == 0 || row.AsOf > dates[^1]) && inside(row.Section)) dates.Add(row.AsOf);
        }

        return [.. dates];
    }

    private static Mark[]?[] Marks(MarketSnapshot market, Func<string, bool> inside, DateOnly[] dates)
    {
        var marks = new Mark[]?[market.Securities.Length];
        foreach (var row in market.Listings)
        {
            if (inside(row.Section) && marks[row.Security] is null) marks[row.Security] = new Mark[dates.Length];
        }

        var at = 0;
        foreach (var row in market.Listings)
        {
            if (marks[row.Security] is not { } own) continue;
            if (at >= dates.Length || dates[at] != row.AsOf) at = Array.BinarySearch(dates, row.AsOf);
            if (at < 0)
            {
                at = 0;
                continue;
            }

            own[at] = !row.Certain ? Mark.Doubtful : inside(row.Section) ? Mark.In : Mark.Elsewhere;
        }

        return marks;
    }

    private static void AddStays(ImmutableArray<Stay>.Builder stays, MarketSnapshot market, int security, Mark[] marks, DateOnly[] dates)
    {
        var first = FirstDay(market, security);
        var last = LastDay(market, security);
        var previous = -1;
        var doubt = false;
        for (var k = 0; k <= marks.Length; k++)
        {
            if (k < marks.Length && marks[k] == Mark.Doubtful)
            {
                doubt = true;
                continue;
            }

            var from = previous < 0 ? DateOnly.MinValue : dates[previous];
            var until = k < marks.Length ? dates[k] : DateOnly.MaxValue;
            var before = previous < 0 ? (k < marks.Length && marks[k] == Mark.In ? Mark.In : Mark.Absent) : marks[previous];
            var after = k < marks.Length ? marks[k] : before;
            if (before == Mark.In || after == Mark.In) Between(stays, security, (before, after, doubt), (from, until), (first, last));
            previous = k;
            doubt = false;
        }
    }

    private static void Between(
        ImmutableArray<Stay>.Builder stays,
        int security,
        (Mark Before, Mark After, bool Doubt) marks,
        (DateOnly From, DateOnly Until) span,
        (DateOnly? First, DateOnly? Last) traded)
    {
        var (from, until) = span;
        var kind = MembershipKind.Certain;
        var listed = false;
        if (marks.Doubt || marks.Before == Mark.Elsewhere || marks.After == Mark.Elsewhere) kind = MembershipKind.Uncertain;
        if (marks.Before == Mark.Absent || from == DateOnly.MinValue)
        {
            if (traded.First is { } first)
            {
                if (first >= until) return;
                if (first > from) (from, listed) = (first, true);
            }
            else if (kind == MembershipKind.Certain && marks.Before == Mark.Absent)
            {
                kind = MembershipKind.Possible;
            }
        }

        if (marks.After == Mark.Absent && kind == MembershipKind.Certain && traded.Last is null) kind = MembershipKind.Uncertain;
        if (traded.Last is { } last && last < until && (marks.After == Mark.Absent || until == DateOnly.MaxValue))
        {
            if (last < from) return;
            until = last.AddDays(1);
        }

        // On the day of the list itself nothing is in doubt.
        if (kind == MembershipKind.Uncertain && from != DateOnly.MinValue)
        {
            if (marks.Before == Mark.In) Append(stays, new Stay(security, from, from.AddDays(1), MembershipKind.Certain, Listed: false));
            if (!listed) from = from.AddDays(1);
            if (from >= until) return;
        }

        Append(stays, new Stay(security, from, until, kind, listed));
    }

    private static void Append(ImmutableArray<Stay>.Builder stays, Stay stay)
    {
        if (stays.Count > 0 && stays[^1] is var open && open.Security == stay.Security && open.Until == stay.From && open.Kind == stay.Kind && !stay.Listed)
            stays[^1] = open with { Until = stay.Until };
        else
            stays.Add(stay);
    }

    private static DateOnly? FirstDay(MarketSnapshot market, int security)
    {
        if (market.Securities[security].FirstTrade is { } known) return known;
        var index = market.Panel.Columns.FirstDay[security];
        return index < 0 ? null : market.Calendar[index];
    }

    // The last day with a row; null without prices. A security priced to the end of the panel has not left.
    private static DateOnly? LastDay(MarketSnapshot market, int security)
    {
        var index = market.Panel.Columns.LastDay[security];
        if (index < 0) return null;
        return index == market.Panel.Days - 1 ? DateOnly.MaxValue.AddDays(-1) : market.Calendar[index];
    }
}
