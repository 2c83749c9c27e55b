using Bellwether.Market;

namespace Bellwether.Indices;

/// <summary>Turns a definition's weighting into integer holdings, and corporate actions into planned changes (METHODS 1.2–1.5).</summary>
internal sealed class HoldingSchedule(MarketSnapshot market, ShareCounts shares, IndexDefinition definition)
{
    private readonly Dictionary<int, long> _capRatios = [];

    /// <summary>True when holdings are no share counts but follow splits from where they started: equal weights, and one share each.</summary>
    public bool IsNotional => definition.Weighting == Weighting.Equal || IsOneShareEach;

    // A price average of members that no table gives a factor for.
    private bool IsOneShareEach => definition is { Weighting: Weighting.Price, Table: null };

    private bool HasPriceFactors => definition is { Weighting: Weighting.Price, Table: not null };

    /// <summary>Holdings of all members on a base or review day, one per security.</summary>
    public long[] Set(int day, IReadOnlyList<int> members)
    {
        var holdings = new long[market.Securities.Length];
        if (definition.Weighting == Weighting.Equal)
        {
            SetEqual(holdings, day, members);
            return holdings;
        }

        _capRatios.Clear();
        foreach (var security in members) holdings[security] = HoldingOn(security, day);
        if (definition.Weighting == Weighting.CappedCap) ApplyCap(holdings, day, members);
        return holdings;
    }

    /// <summary>Holding of one security on a day; 0 when it has no weight.</summary>
    public long HoldingOn(int security, int day)
    {
        var date = market.Calendar[day];
        if (HasPriceFactors) return PriceFactorMillionths(security, date);
        if (IsOneShareEach) return Units.FactorOne;
        if (shares.On(security, date) is not { } count) return 0;
        var factor = definition.Weighting == Weighting.FullCap ? Units.FactorOne : shares.FloatMillionths(security, date);
        var holding = checked(count * factor);
        return _capRatios.TryGetValue(security, out var ratio) ? new Ratio(ratio, Units.FactorOne).Scale(holding) : holding;
    }

    /// <summary>
    /// Plans splits, dividends, share and factor changes of a held security on days after <paramref name="fromDay"/> up to <paramref name="untilDay"/>.
    /// A constituent that entered at the close of <paramref name="fromDay"/> takes part in all of them.
    /// </summary>
    public void AddCorporateActions(List<PlannedChange> changes, int security, int fromDay, int untilDay)
    {
        var calendar = market.Calendar;
        var (from, until) = (calendar[fromDay], calendar[untilDay]);
        if (HasPriceFactors)
        {
            AddPriceWeighted(changes, security, from, until);
        }
        else
        {
            foreach (var split in shares.Splits(security))
            {
                if (split.ExDate <= from || split.ExDate > until) continue;
                var day = calendar.IndexOnOrAfter(split.ExDate);
                changes.Add(new PlannedChange(day, security, ChangeKind.Split, AfterSplit(security, split, day)));
            }

            if (!IsNotional)
            {
                var counts = shares.Changes(security, from, until);
                AddShares(changes, security, counts, [], untilDay);
                if (definition.Weighting != Weighting.FullCap) AddShares(changes, security, shares.FloatChanges(security, from, until), counts, untilDay);
            }
        }

        foreach (var action in shares.Actions(security))
        {
            if (action.ExDate <= from || action.ExDate > until || IsNotional) continue;
            var day = calendar.IndexOnOrAfter(action.ExDate);
            if (action.Kind == CorporateActionKind.Rights && definition.Weighting != Weighting.Price)
                changes.Add(new PlannedChange(day, security, ChangeKind.Rights, HoldingOn(security, day), action.PriceUnits));
            else if (action.Kind is CorporateActionKind.Rights or CorporateActionKind.SpinOff)
                changes.Add(new PlannedChange(day, security, ChangeKind.ExSplitPrice, ExPrice(security, day)));
        }

        foreach (var dividend in shares.Dividends(security))
        {
            if (dividend.ExDate > from && dividend.ExDate <= until)
                changes.Add(new PlannedChange(calendar.IndexOnOrAfter(dividend.ExDate), security, ChangeKind.Dividend, dividend.PriceUnits));
        }
    }

    // Previous close over what one share becomes: TERP after rights, P − v after a spin-off.
    private long ExPrice(int security, int day)
    {
        var ratio = shares.PriceRatio(security, market.Calendar[day - 1], market.Calendar[day]);
        return new Ratio(ratio.Denominator, ratio.Numerator).Scale(market.Panel.CloseAt(day - 1, security));
    }

    private void AddShares(List<PlannedChange> changes, int security, IReadOnlyList<DateOnly> dates, IReadOnlyList<DateOnly> known, int untilDay)
    {
        foreach (var date in dates)
        {
            var day = market.Calendar.IndexOnOrAfter(date);
            if (day <= untilDay && !known.Contains(date)) changes.Add(new PlannedChange(day, security, ChangeKind.Shares, HoldingOn(security, day)));
        }
    }

    // The count on the ex-date may differ from the split count when an observation takes effect the same day: the split comes first.
    private long AfterSplit(int security, SplitRow split, int day)
    {
        if (IsNotional) return 0;
        var before = HoldingOn(security, day - 1);
        return split.NewPerOld.Scale(before);
    }

    private void AddPriceWeighted(List<PlannedChange> changes, int security, DateOnly from, DateOnly until)
    {
        var calendar = market.Calendar;
        var table = definition.Table!;
        foreach (var split in shares.Splits(security))
        {
            if (split.ExDate <= from || split.ExDate > until) continue;
            var day = calendar.IndexOnOrAfter(split.ExDate);
            var before = PriceFactorMillionths(security, calendar[day - 1]);
            var after = PriceFactorMillionths(security, calendar[day]);
            if (Math.Abs(after - split.NewPerOld.ToDouble() * before) <= 1)
                changes.Add(new PlannedChange(day, security, ChangeKind.Split, after));
            else
                changes.Add(new PlannedChange(day, security, ChangeKind.ExSplitPrice, new Ratio(split.NewPerOld.Denominator, split.NewPerOld.Numerator).Scale(market.Panel.CloseAt(day - 1, security))));
        }

        foreach (var row in market.Constituents)
        {
            if (row.Security != security || row.From <= from || row.From > until || !string.Equals(row.Index, table, StringComparison.OrdinalIgnoreCase)) continue;
            var day = calendar.IndexOnOrAfter(row.From);
            if (!changes.Exists(change => change.Day == day && change.Security == security))
                changes.Add(new PlannedChange(day, security, ChangeKind.Shares, PriceFactorMillionths(security, row.From)));
        }
    }

    private long PriceFactorMillionths(int security, DateOnly date)
    {
        var factor = ConstituentTable.FactorOn(market, shares, definition.Table!, security, date);
        return factor.Scale(Units.FactorOne);
    }

    private void SetEqual(long[] holdings, int day, IReadOnlyList<int> members)
    {
        var equal = EqualWeights.Holdings([.. members.Select(i => market.Panel.CloseAt(day, i))]);
        for (var m = 0; m < members.Count; m++) holdings[members[m]] = equal[m];
    }

    private void ApplyCap(long[] holdings, int day, IReadOnlyList<int> members)
    {
        var values = members.Select(i => (double)ExactSum.Product(market.Panel.CloseAt(day, i), holdings[i])).ToArray();
        var (result, reason) = Capping.Cap(values, (double)definition.Cap!.Value);
        if (result is null)
        {
            throw new ResolveException(reason == Reason.Infeasible
                ? $"A cap of {definition.Cap:P1} cannot be met by {members.Count} constituents: {members.Count} × {definition.Cap} is below one. Raise the cap in {definition.Origin}."
                : $"The cap of {definition.Id} cannot be applied: {reason}.");
        }

        for (var m = 0; m < members.Count; m++)
        {
            var ratio = (long)Math.Round(result.Ratios[m] * Units.FactorOne);
            _capRatios[members[m]] = ratio;
            holdings[members[m]] = new Ratio(ratio, Units.FactorOne).Scale(holdings[members[m]]);
        }
    }
}
