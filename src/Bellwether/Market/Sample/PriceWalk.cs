namespace Bellwether.Market.Sample;

/// <summary>
/// Walks all names day by day: factors times loadings, chance with clustered volatility, planted events, dividends; and leads the large and
/// growth sections along their planted paths through the market and size factors. Splits are decided here, since they depend on the price.
/// </summary>
internal sealed class PriceWalk
{
    private readonly Profile[] _profiles;
    private readonly SampleCalendar _calendar;
    private readonly FactorPaths _paths;
    private readonly EventPlan _plan;
    private readonly int _low;
    private readonly NameState[] _names;
    private readonly SampleCauses? _causes;
    private readonly Guide? _guide;
    private readonly WalkResult _result;
    private readonly int[] _blueChips;
    private int _forced;

    public PriceWalk(ulong seed, Profile[] profiles, SampleCalendar calendar, FactorPaths paths, EventPlan plan, int low, SampleCauses? causes)
    {
        _causes = causes;
        _profiles = profiles;
        _calendar = calendar;
        _paths = paths;
        _plan = plan;
        _low = low;
        _names = [.. profiles.Select((p, i) => new NameState(p, SplitMix64.Stream(seed, 5, (ulong)i), low, calendar.Count - 1, causes?.Stocks))];
        foreach (var jump in plan.Jumps.Where(j => j.Day > low)) _names[jump.Name].RallyJumps += jump.LogReturn;
        if (causes is null) _guide = new Guide(paths, low);
        _result = new WalkResult(calendar.Count, profiles.Length);
        _blueChips = BlueChips.Largest(profiles, calendar.Count);
    }

    public WalkResult Run(IProgress<double>? progress, CancellationToken cancellation)
    {
        var jumps = _plan.Jumps.ToLookup(j => j.Day);
        var steps = _plan.ShareSteps.ToLookup(s => s.Day);
        for (var t = 0; t < _calendar.Count; t++)
        {
            cancellation.ThrowIfCancellationRequested();
            OpenNames(t);
            foreach (var step in steps[t]) ChangeShares(t, step);
            SplitNames(t);
            if (t > 0) Move(t, jumps[t]);
            else _result.FactorReturns[0] = new double[Factor.Count];
            for (var i = 0; i < _names.Length; i++) Record(t, i);
            AnnounceSplits(t);
            if ((t & 15) == 0) progress?.Report((double)t / _calendar.Count);
        }

        foreach (var name in _names) _result.Goals.Add(name.Goal);
        progress?.Report(1);
        return _result;
    }

    private void OpenNames(int t)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (_profiles[i].FirstDay == t) _result.Shares.Add(new SharesDone(t, i, _names[i].Shares));
        }
    }

    private void ChangeShares(int t, ShareStep step)
    {
        var name = _names[step.Name];
        if (name.SplitDay >= 0) return;
        var change = (long)(name.Shares * step.Fraction / 10_000) * 10_000;
        if (change == 0) return;
        name.Shares += change;
        _result.ShareSteps.Add(step);
        _result.Shares.Add(new SharesDone(t, step.Name, name.Shares));
    }

    private void SplitNames(int t)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            var name = _names[i];
            if (name.SplitDay != t) continue;
            name.Price /= name.Split.ToDouble();
            name.Shares = name.Split.Scale(name.Shares);
            name.SplitDay = -1;
            _result.Splits.Add(new SplitDone(t, i, name.Split, name.AnnouncedDay));
        }
    }

    private void Move(int t, IEnumerable<Jump> jumps)
    {
        var f = (double[])_paths.Shocks[t].Clone();
        var heroDrift = HeroDrift(t);
        for (var i = 0; i < _names.Length; i++)
        {
            if (!IsLive(i, t)) continue;
            var p = _profiles[i];
            var r = f[Factor.General + p.Sector] + _names[i].DrawChance(t);
            for (var k = 0; k < Factor.General; k++) r += p.Loadings[k] * f[k];
            if (p.IsHero) r += heroDrift;
            if (_causes is not null) r -= HalfVariance(p, _names[i]);
            if (_causes is not null && t > _low) r += _causes.Runs(p, _result.LowWeights[i]).Sum / (_calendar.Count - 1 - _low);
            _names[i].Return = r - PayDividend(t, i);
        }

        foreach (var jump in jumps)
        {
            if (!IsLive(jump.Name, t)) continue;
            _names[jump.Name].Return += jump.LogReturn;
            if (t > _low) _names[jump.Name].JumpsDone += jump.LogReturn;
        }

        var (market, size) = _guide?.Lead(t, _profiles, _names, i => IsLive(i, t)) ?? (0, 0);
        f[Factor.Market] += market;
        f[Factor.Size] += size;
        _result.FactorReturns[t] = f;
        for (var i = 0; i < _names.Length; i++)
        {
            if (!IsLive(i, t)) continue;
            var loadings = _profiles[i].Loadings;
            _names[i].Step(_names[i].Return + loadings[Factor.Market] * market + loadings[Factor.Size] * size);
        }

        _guide?.Close(t, _profiles, _names, i => IsLive(i, t));
    }

    // Else volatile names would rise on the mean of simple returns, and small ones are volatile: a cause that nobody planted.
    private static double HalfVariance(Profile p, NameState name)
    {
        var variance = name.ChanceVariance + 0.0045 * 0.0045;
        for (var k = 0; k < Factor.General; k++) variance += p.Loadings[k] * p.Loadings[k] * FactorPaths.Deviations[k] * FactorPaths.Deviations[k];
        return variance / 2;
    }

    private bool IsLive(int i, int t) => _profiles[i].HasPrices && _profiles[i].FirstDay < t && t <= _profiles[i].LastDay;

    /// <summary>Before the rally the hero is drawn back to its planned weight in the growth section.</summary>
    private double HeroDrift(int t)
    {
        if (t > _low || _causes is not null) return 0;
        double own = 0, total = 0, next = 0;
        for (var i = 0; i < _names.Length; i++)
        {
            if (!IsLive(i, t) || _profiles[i].SectionOn(t) != Section.Growth) continue;
            total += _names[i].MarketValue;
            if (_profiles[i].IsHero) own = _names[i].MarketValue;
            else next = Math.Max(next, _names[i].MarketValue);
        }

        return Math.Clamp(0.05 * PortableMath.Log(Math.Max(SampleUniverse.HeroWeight * total, 1.4 * next) / own), -0.02, 0.02);
    }

    private double PayDividend(int t, int i)
    {
        var p = _profiles[i];
        var date = _calendar.Days[t];
        if (p.DividendYield == 0 || (date.Month - p.RecordMonth) % 6 != 0 || _calendar.DaysToMonthEnd(t) != 2) return 0;
        var amount = Math.Floor(p.DividendYield / 2 * _names[i].Price * 2 + 0.5) / 2;
        if (amount <= 0 || _plan.Halted.Contains((t, i))) return 0;
        _result.Dividends.Add(new DividendDone(t, i, Units.FromAmount(amount)));
        return -PortableMath.Log(1 - amount / _names[i].Price);
    }

    private void AnnounceSplits(int t)
    {
        // A split depends on the price, and with it the draws that follow: markets that differ in a cause must not differ in chance.
        if (_causes is not null || _calendar.DaysToMonthEnd(t) is not (> 14 and < 20)) return;
        ForceSplit(t);
        for (var i = 0; i < _names.Length; i++)
        {
            var p = _profiles[i];
            if (!IsLive(i, t) || p.LastDay < _calendar.Count - 1 || _names[i].SplitDay >= 0) continue;
            var ex = t + _calendar.DaysToMonthEnd(t) - 2;
            if (Math.Abs(ex - _low) > 4) _names[i].ConsiderSplit(t, ex);
        }
    }

    /// <summary>Two splits among the blue chips are planted, so that the price-weighted index has divisor changes to explain.</summary>
    private void ForceSplit(int t)
    {
        var ex = t + _calendar.DaysToMonthEnd(t) - 2;
        if (_forced >= 2 || t < _calendar.Count * (_forced + 1) / 4 || Math.Abs(ex - _low) <= 4) return;
        var dearest = _blueChips.Where(i => _names[i].SplitDay < 0).MaxBy(i => _names[i].Price);
        _names[dearest].ForceSplit(t, ex, new Ratio(_forced == 0 ? 2 : 3, 1));
        _forced++;
    }

    private void Record(int t, int i)
    {
        var p = _profiles[i];
        if (!p.HasPrices || p.FirstDay > t) return;
        var cell = t * _names.Length + i;
        var before = t > 0 ? _result.Close[cell - _names.Length] : 0;
        if (t == _low) _result.LowWeights[i] = _names[i].MarketValue;
        if (_result.Splits.Count > 0 && before > 0) before = Rebase(t, i, before);
        if (t > p.LastDay || _plan.Halted.Contains((t, i)))
        {
            _result.Close[cell] = before;
            return;
        }

        _names[i].Quote(_result, cell, before);
    }

    private long Rebase(int t, int i, long before)
    {
        for (var k = _result.Splits.Count - 1; k >= 0 && _result.Splits[k].Day == t; k--)
        {
            var split = _result.Splits[k];
            if (split.Name == i) return new Ratio(split.NewPerOld.Denominator, split.NewPerOld.Numerator).Scale(before);
        }

        return before;
    }
}
