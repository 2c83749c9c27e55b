using System.Globalization;

namespace Bellwether.Market.Sample;

/// <summary>Draws the names of the market: section, sector, character, price and shares, then who lists late, leaves, moves or is planted.</summary>
internal sealed class SampleUniverse
{
    private readonly SampleCalendar _calendar;
    private readonly SplitMix64 _random;
    private SampleCauses? _causes;

    private SampleUniverse(SampleCalendar calendar, SplitMix64 random)
    {
        _calendar = calendar;
        _random = random;
    }

    public static Profile[] Draw(SampleOptions options, SampleCalendar calendar, int low)
    {
        var universe = new SampleUniverse(calendar, SplitMix64.Stream(options.Seed, 1)) { _causes = options.Causes };
        var profiles = universe.DrawProfiles(options.Securities);
        universe.PlanListings(profiles, low);
        universe.PlanHeroes(profiles);
        return profiles;
    }

    private Profile[] DrawProfiles(int count)
    {
        var large = Math.Max(32, (int)(count * 500L / 1200));
        var growth = (int)(count * 280L / 1200);
        var sections = new int[count];
        for (var i = 0; i < count; i++) sections[i] = i < large ? Section.Large : i < large + growth ? Section.Growth : Section.Standard;
        Shuffle(sections);
        var names = new SampleNames();
        return [.. sections.Select((section, i) => DrawProfile(i, section, names))];
    }

    private Profile DrawProfile(int index, int section, SampleNames names)
    {
        var sector = SampleSectors.Draw(_random, section == Section.Growth);
        var (ja, en) = names.Draw(_random, sector);
        var trade = SampleSectors.All[sector];
        var (medianValue, spread) = section switch
        {
            Section.Large => (60e9, 1.2),
            Section.Growth => (8e9, 0.85),
            _ => (12e9, 1.0),
        };
        var rank = Truncated(2.3);
        var price = Math.Clamp(1200 * PortableMath.Exp(0.9 * Truncated(2.6)), 120, 14_000);
        var shares = (long)(medianValue * PortableMath.Exp(spread * rank) / price / 10_000) * 10_000;
        var illiquid = section != Section.Large && rank < -0.6 && _random.NextDouble() < 0.4;
        var isBiotech = sector == SampleSectors.Biotech && (section == Section.Growth || _random.NextDouble() < 0.3);
        var isLeveraged = _random.NextDouble() < 0.12;
        var loadings = DrawLoadings(section, trade, rank, isBiotech, isLeveraged);
        var paysDividend = _random.NextDouble() < (section == Section.Growth ? 0.3 : 0.92);
        return new Profile
        {
            Code = string.Create(CultureInfo.InvariantCulture, $"S{index + 1:D4}"),
            Name = ja,
            NameEn = en,
            Sector = sector,
            Section = section,
            Loadings = loadings,
            Volatility = (section switch { Section.Large => 0.011, Section.Growth => 0.024, _ => 0.015 }) * _random.NextDouble(0.75, 1.35) * (isBiotech ? 1.25 : 1),
            NoTrade = illiquid ? _random.NextDouble(0.02, 0.25) : 0,
            Turnover = (section == Section.Growth ? 0.012 : 0.004) * PortableMath.Exp(0.5 * _random.NextGaussian()) * (illiquid ? 0.05 : 1),
            DividendYield = paysDividend ? _random.NextDouble(0.006, 0.032) : 0,
            RecordMonth = _random.NextDouble() < 0.75 ? 3 : 6,
            Price = price,
            Shares = Math.Max(400_000, shares),
            FloatMillionths = (int)Math.Clamp(Math.Floor((section == Section.Large ? 13 : 10) + 3 * _random.NextGaussian()), 3, 20) * 50_000,
            IsBiotech = isBiotech,
            IsExporter = trade.Orientation is "export" && loadings[Factor.World] > 0.25,
            IsLeveraged = isLeveraged,
        };
    }

    private double[] DrawLoadings(int section, SampleSectors.Template trade, double rank, bool isBiotech, bool isLeveraged)
    {
        var growth = section == Section.Growth;
        var export = trade.Orientation switch { "export" => 0.45, "mixed" => 0.20, _ => 0.03 } * (growth ? 0.4 : section == Section.Large ? 1 : 0.7);
        var loadings = new double[Factor.General];
        loadings[Factor.Market] = (section switch { Section.Large => 1.0, Section.Growth => 1.0, _ => 1.0 }) + 0.18 * Truncated(2);
        loadings[Factor.Size] = section switch
        {
            Section.Large => 0.10 - 0.10 * rank,
            Section.Growth => 0.9 + 0.2 * Truncated(2),
            _ => 0.85 + 0.15 * Truncated(2),
        };
        loadings[Factor.World] = export * _random.NextDouble(0.6, 1.4);
        loadings[Factor.Currency] = export * _random.NextDouble(0.5, 1.3);
        loadings[Factor.Rate] = (trade.RateBeta + (growth ? -8 : 1) + (isLeveraged ? -6 : 0) + 2 * Truncated(2)) * 1e-4;
        if (_causes is not null)
        {
            loadings[Factor.Currency] *= _causes.Currency;
            loadings[Factor.Rate] *= _causes.Rates;
        }

        loadings[Factor.Biotech] = isBiotech ? _random.NextDouble(0.7, 1.4) : 0;
        return loadings;
    }

    private void PlanListings(Profile[] profiles, int low)
    {
        var days = _calendar.Count;
        foreach (var p in profiles)
        {
            p.LastDay = days - 1;
            p.FirstTrade = _calendar.Days[0].AddDays(-_random.NextIndex(p.Section == Section.Growth ? 3000 : 15_000) - 40);
            var lateShare = p.Section switch { Section.Large => 0.015, Section.Growth => 0.28, _ => 0.03 };
            if (_random.NextDouble() >= lateShare) continue;
            var day = _random.NextIndex(days - 40) + 20;
            while (_calendar.DaysToMonthEnd(day) is < 3 or > 100 || Math.Abs(day - low) < 8) day = day > days - 25 ? 20 : day + 1;
            p.FirstDay = day;
            p.FirstTrade = _calendar.Days[day];
        }

        foreach (var p in profiles)
        {
            var leaveShare = p.Section switch { Section.Large => 0.012, Section.Growth => 0.03, _ => 0.04 };
            if (p.FirstDay > 0 || _random.NextDouble() >= leaveShare) continue;
            var end = _calendar.MonthEnds[_random.NextIndex(_calendar.MonthEnds.Length)];
            if (end > 60 && Math.Abs(end - low) > 12) p.LastDay = end - 1;
        }

        var growth = profiles.Where(p => p.Section == Section.Growth && p.IsPlain(days)).ToArray();
        Shuffle(growth);
        var at = 0;
        var withoutPrices = profiles.Length >= 900 ? 4 : 3;
        var moves = Math.Max(2, profiles.Length / 200);
        for (; at < withoutPrices; at++) growth[at].HasPrices = false;
        for (; at < withoutPrices + moves; at++)
        {
            var end = _calendar.MonthEnds[_random.NextIndex(_calendar.MonthEnds.Length)];
            if (end > 20 && Math.Abs(end - low) > 12 && end < days - 5) growth[at].MoveDay = end;
        }
    }

    private void PlanHeroes(Profile[] profiles)
    {
        var days = _calendar.Count;
        var candidates = profiles.Where(p => p.Section == Section.Growth && p.IsPlain(days)).OrderByDescending(p => p.MarketValue).ToArray();
        CapWeights(profiles);
        var others = profiles.Where(p => p.Section == Section.Growth && !ReferenceEquals(p, candidates[0])).ToArray();
        var hero = candidates[0];
        hero.IsHero = true;
        var weight = Math.Max(HeroWeight, 1.6 * others.Max(p => p.MarketValue) / others.Sum(p => p.MarketValue));
        hero.Shares = (long)(weight / (1 - weight) * others.Sum(p => p.MarketValue) / hero.Price / 10_000) * 10_000;

        var pool = profiles.Where(p => p.Section == Section.Growth && p.IsPlain(days)).OrderBy(p => p.MarketValue).ToArray();
        // Runs of small names would be a run of smallness: without a course any growth name may have one.
        if (_causes is null) pool = pool[..Math.Max(Math.Min(4, pool.Length), pool.Length * (pool.Length > 100 ? 2 : 1) / 3)];
        Shuffle(pool);
        var doublers = Math.Clamp(candidates.Length / 18, 3, 12);
        var liquidFirst = pool.OrderBy(p => p.NoTrade > 0).ThenByDescending(p => p.IsBiotech && _random.NextDouble() < 0.4);
        foreach (var p in liquidFirst.Take(doublers)) p.IsDoubler = true;
    }

    /// <summary>No growth name but the hero starts above about one twentieth of the section.</summary>
    private static void CapWeights(Profile[] profiles)
    {
        var growth = profiles.Where(p => p.Section == Section.Growth).ToArray();
        var most = growth.Sum(p => p.MarketValue) * Math.Max(0.045, 1.5 / growth.Length);
        foreach (var p in growth) p.Shares = Math.Min(p.Shares, (long)(most / p.Price / 10_000 + 1) * 10_000);
    }

    public const double HeroWeight = 0.075;

    private double Truncated(double limit)
    {
        while (true)
        {
            var z = _random.NextGaussian();
            if (Math.Abs(z) <= limit) return z;
        }
    }

    private void Shuffle<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = _random.NextIndex(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
