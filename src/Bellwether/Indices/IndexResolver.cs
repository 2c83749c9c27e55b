using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Market;

namespace Bellwether.Indices;

/// <summary>A definition that cannot be resolved on the data: what is missing, in a sentence.</summary>
public sealed class ResolveException : Exception
{
    /// <summary>A reason for the user.</summary>
    public ResolveException(string message)
        : base(message)
    {
    }
}

/// <summary>
/// Settles a definition against a snapshot for a span of days: stays, entry lags, share counts, splits, dividends, reviews (DESIGN, decision 7).
/// </summary>
public sealed class IndexResolver
{
    private readonly MarketSnapshot _market;
    private readonly ShareCounts _shares;
    private readonly Dictionary<string, ImmutableArray<Stay>> _stays = new(StringComparer.Ordinal);

    /// <summary>A resolver over one snapshot; membership is worked out once per universe.</summary>
    public IndexResolver(MarketSnapshot market)
    {
        ArgumentNullException.ThrowIfNull(market);
        _market = market;
        _shares = new ShareCounts(market);
    }

    /// <summary>Share counts of the snapshot.</summary>
    public ShareCounts Shares => _shares;

    /// <summary>Stays of the definition's universe, certain and uncertain, ascending by security, then date.</summary>
    public ImmutableArray<Stay> Stays(IndexDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (_stays.TryGetValue(definition.Id, out var known)) return known;
        var all = definition.Membership switch
        {
            MembershipSource.Listings => Membership.FromListings(_market, definition.Sections),
            MembershipSource.Table => ConstituentTable.Stays(_market, definition.Table!),
            _ => throw new ResolveException($"The gauge {definition.Id} is only a published series: it has levels, but no constituents to explain them."),
        };
        if (all.IsEmpty)
        {
            throw new ResolveException(definition.Membership == MembershipSource.Table
                ? $"The gauge {definition.Id} needs the constituent table {definition.Table}, which the store does not hold. Import a folder with it (docs/exchange-layout.md)."
                : $"The gauge {definition.Id} needs lists of the section {string.Join(", ", definition.Sections)}, and the store has none. Import a folder with a listings table (docs/exchange-layout.md).");
        }

        return _stays[definition.Id] = [.. all.Where(stay => Admits(definition, stay.Security))];
    }

    /// <summary>The base date, or the first day on which the rulebook holds somebody.</summary>
    public int FirstDay(IndexDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.BaseDate is { } named && _market.Calendar.IndexOnOrAfter(named) is var day && day < _market.Calendar.Count) return day;
        var first = _market.Calendar.Count;
        foreach (var stay in Stays(definition))
        {
            var priced = _market.Panel.Columns.FirstDay[stay.Security];
            if (priced < 0 || (stay.Kind == MembershipKind.Uncertain && definition.ExcludeUncertain)) continue;
            var entry = Math.Max(priced, EntryDay(definition, stay));
            if (entry < first && stay.Until > _market.Calendar[entry] && HasWeight(definition, stay.Security, _market.Calendar[entry])) first = entry;
        }

        return first < _market.Calendar.Count
            ? first
            : throw new ResolveException($"The gauge {definition.Id} never has a constituent with a price and a share count in this store.");
    }

    /// <summary>Who belongs to the gauge on a day: held, unpriced, unweighted, uncertain.</summary>
    public Roster RosterOn(IndexDefinition definition, int day, Basis basis)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var date = _market.Calendar[day];
        var held = ImmutableArray.CreateBuilder<int>();
        var unpriced = ImmutableArray.CreateBuilder<int>();
        var unweighted = ImmutableArray.CreateBuilder<int>();
        var uncertain = ImmutableArray.CreateBuilder<int>();
        foreach (var stay in Stays(definition))
        {
            var from = basis == Basis.Chained ? EntryDay(definition, stay) : _market.Calendar.IndexOnOrAfter(stay.From);
            if (from > day || stay.Until <= date) continue;
            if (stay.Kind == MembershipKind.Uncertain && definition.ExcludeUncertain) uncertain.Add(stay.Security);
            else if (_market.Panel.CloseAt(day, stay.Security) == 0) unpriced.Add(stay.Security);
            else if (!HasWeight(definition, stay.Security, date)) unweighted.Add(stay.Security);
            else held.Add(stay.Security);
        }

        return new Roster(day, Eligible(definition, day, held.ToImmutable()), unpriced.ToImmutable(), unweighted.ToImmutable(), uncertain.ToImmutable());
    }

    /// <summary>Resolves a span; throws <see cref="ResolveException"/> when nobody can be held on its first day.</summary>
    public ResolvedIndex Resolve(IndexDefinition definition, int startDay, int endDay, Basis basis, Level startLevel)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var roster = RosterOn(definition, startDay, basis);
        if (roster.Held.IsEmpty)
        {
            throw new ResolveException(string.Create(
                CultureInfo.InvariantCulture,
                $"The gauge {definition.Id} has no constituent with a price and a share count on {_market.Calendar[startDay]:yyyy-MM-dd}."));
        }

        return Settle(definition, roster, (startDay, endDay), basis, startLevel);
    }

    /// <summary>
    /// The members of a definition on a day, fixed for a span under another weighting (METHODS 1.2, 1.4, 1.5). Members that the other rule cannot weigh,
    /// for want of a share count, are left out and stand in <see cref="Roster.Unweighted"/>. Throws <see cref="ResolveException"/> when nobody is left.
    /// </summary>
    public ResolvedIndex Reweighted(IndexDefinition definition, WeightingRule rule, int startDay, int endDay, Level startLevel)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(rule);
        var under = definition with { Weighting = rule.Weighting, Cap = rule.Cap, Review = ReviewCalendar.None };
        var own = RosterOn(definition, startDay, Basis.Fixed);
        var held = own.Held.RemoveAll(security => !HasWeight(under, security, _market.Calendar[startDay]));
        if (held.IsEmpty) throw new ResolveException($"None of the members of {definition.Id} can be weighted so: their share counts are missing.");
        return Settle(under, own with { Held = held, Unweighted = own.Unweighted.AddRange(own.Held.Except(held)) }, (startDay, endDay), Basis.Fixed, startLevel);
    }

    private ResolvedIndex Settle(IndexDefinition definition, Roster roster, (int Start, int End) span, Basis basis, Level startLevel)
    {
        var (startDay, endDay) = span;
        var schedule = new HoldingSchedule(_market, _shares, definition);
        var holdings = schedule.Set(startDay, roster.Held);
        var changes = new List<PlannedChange>();
        if (basis == Basis.Fixed) AddFixed(changes, definition, schedule, holdings, roster, startDay, endDay);
        else AddChained(changes, definition, schedule, holdings, startDay, endDay);
        var carried = ShareTransfers.Apply(_market, schedule, changes, holdings, (startDay, endDay));
        return new ResolvedIndex
        {
            Carried = carried,
            Definition = definition,
            Basis = basis,
            StartDay = startDay,
            EndDay = endDay,
            StartLevel = startLevel,
            Holdings = holdings,
            Changes = Ordered(changes),
            Roster = roster,
            Notes = Notes(definition, startDay),
        };
    }

    // By day, then by kind, then by security; of the same security in the order in which they were planned.
    private static ImmutableArray<PlannedChange> Ordered(List<PlannedChange> changes)
    {
        var keys = new (int Day, int Order, int Security, int At)[changes.Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = (changes[i].Day, Order(changes[i].Kind), changes[i].Security, i);
        Array.Sort(keys);
        var ordered = ImmutableArray.CreateBuilder<PlannedChange>(keys.Length);
        foreach (var key in keys) ordered.Add(changes[key.At]);
        return ordered.MoveToImmutable();
    }

    // Entries, exits and reviews are settled at the previous close; then METHODS 1.3: split, share changes, dividend.
    private static int Order(ChangeKind kind) => kind switch
    {
        ChangeKind.Entry or ChangeKind.Exit or ChangeKind.Review => 0,
        ChangeKind.Split or ChangeKind.ExSplitPrice => 1,
        ChangeKind.Rights => 2,
        ChangeKind.Shares => 3,
        _ => 4,
    };

    private bool Admits(IndexDefinition definition, int security)
    {
        var own = _market.Securities[security];
        if (definition.ExcludedCodes.Contains(own.Id.Value, StringComparer.OrdinalIgnoreCase)) return false;
        return definition.Sectors.IsEmpty || (own.Sector is { } sector && definition.Sectors.Contains(sector, StringComparer.OrdinalIgnoreCase));
    }

    private bool HasWeight(IndexDefinition definition, int security, DateOnly date) =>
        definition.Weighting is Weighting.Price or Weighting.Equal || _shares.On(security, date) is > 0;

    private int EntryDay(IndexDefinition definition, Stay stay)
    {
        var calendar = _market.Calendar;
        if (!stay.Listed || definition.Entry == EntryRule.Immediately) return calendar.IndexOnOrAfter(stay.From);
        var months = definition.Entry == EntryRule.EndOfMonth ? 1 : 2;
        var nextMonth = new DateOnly(stay.From.Year, stay.From.Month, 1).AddMonths(months);
        if (nextMonth > calendar[^1]) return calendar.Count;
        // Effective after the close of the month's last trading day.
        return Math.Max(calendar.IndexOnOrBefore(nextMonth.AddDays(-1)), calendar.IndexOnOrAfter(stay.From));
    }

    private ImmutableArray<int> Eligible(IndexDefinition definition, int day, ImmutableArray<int> candidates)
    {
        if (definition.MinimumMarketValue is null && definition.Largest is null) return candidates;
        var date = _market.Calendar[day];
        var sized = candidates
            .Select(i => (Security: i, Value: ExactSum.Product(_market.Panel.CloseAt(day, i), _shares.On(i, date) ?? 0)))
            .Where(item => definition.MinimumMarketValue is not { } least || item.Value >= (Int128)(least * Units.PerCurrencyUnit))
            .OrderByDescending(item => item.Value).ThenBy(item => item.Security);
        var kept = definition.Largest is { } count ? sized.Take(count) : sized;
        return [.. kept.Select(item => item.Security).Order()];
    }

    private void AddFixed(List<PlannedChange> changes, IndexDefinition definition, HoldingSchedule schedule, long[] start, Roster roster, int startDay, int endDay)
    {
        foreach (var security in roster.Held)
        {
            var at = changes.Count;
            schedule.AddCorporateActions(changes, security, startDay, endDay);
            // A notional holding is no share count: it follows splits from where it started.
            if (schedule.IsNotional) ReviewedPlan.FollowSplits(changes, at, (security, start[security]), _shares, _market.Calendar);
            AddExit(changes, security, startDay, endDay);
        }
    }

    private void AddChained(List<PlannedChange> changes, IndexDefinition definition, HoldingSchedule schedule, long[] start, int startDay, int endDay)
    {
        if (definition.Review != ReviewCalendar.None || definition.Weighting == Weighting.Equal)
        {
            ReviewedPlan.Add(changes, this, schedule, _market, definition, start, (startDay, endDay));
            return;
        }

        var calendar = _market.Calendar;
        foreach (var group in Stays(definition).Where(stay => stay.Kind == MembershipKind.Certain || !definition.ExcludeUncertain).GroupBy(stay => stay.Security))
        {
            var security = group.Key;
            var held = start[security] != 0;
            foreach (var stay in group)
            {
                var from = Math.Max(EntryDay(definition, stay), startDay);
                var until = Math.Min(calendar.IndexOnOrAfter(stay.Until), endDay + 1);
                var last = _market.Panel.Columns.LastDay[security];
                if (last >= 0 && last < _market.Panel.Days - 1) until = Math.Min(until, last + 1);
                if (from >= until || until <= startDay) continue;
                if (!held)
                {
                    // Enters before the open of the day after its entry day, at the entry day's close, once it has a price.
                    while (from < until && _market.Panel.CloseAt(from, security) == 0) from++;
                    if (from >= until - 1 || !HasWeight(definition, security, calendar[from])) continue;
                    var holding = schedule.HoldingOn(security, from);
                    if (holding == 0) continue;
                    changes.Add(new PlannedChange(from + 1, security, ChangeKind.Entry, holding));
                }

                schedule.AddCorporateActions(changes, security, from, until - 1);
                if (until <= endDay) changes.Add(new PlannedChange(until, security, ChangeKind.Exit, 0));
                held = false;
            }
        }
    }

    private void AddExit(List<PlannedChange> changes, int security, int startDay, int endDay)
    {
        var last = _market.Panel.Columns.LastDay[security];
        if (last >= startDay && last < endDay) changes.Add(new PlannedChange(last + 1, security, ChangeKind.Exit, 0));
    }

    private ImmutableArray<string> Notes(IndexDefinition definition, int startDay)
    {
        var date = _market.Calendar[startDay];
        if (definition.Membership == MembershipSource.Table)
        {
            var first = _market.Constituents.Where(row => Same(row.Index, definition.Table)).Select(row => row.From).DefaultIfEmpty(date).Min();
            return date < first ? [string.Create(CultureInfo.InvariantCulture, $"The constituent table begins on {first:yyyy-MM-dd}; it is carried back, with price factors that follow the splits between.")] : [];
        }

        return FirstList(definition) is { } list && date < list
            ? [string.Create(CultureInfo.InvariantCulture, $"The first list is of {list:yyyy-MM-dd}; it is carried back, so names that left before it are missing.")]
            : [];
    }

    // Lists ascend by date.
    private DateOnly? FirstList(IndexDefinition definition)
    {
        foreach (var row in _market.Listings)
        {
            if (definition.Sections.Contains(row.Section, StringComparer.OrdinalIgnoreCase)) return row.AsOf;
        }

        return null;
    }

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
