using System.Collections.Immutable;

namespace Bellwether.Market.Sample;

/// <summary>A generated market and what was planted in it.</summary>
/// <param name="Tables">The market as a source would deliver it.</param>
/// <param name="Truth">The planted causes; no analysis reads them.</param>
public sealed record SampleResult(MarketTables Tables, TruthTable Truth);

/// <summary>
/// Generates the sample market (DESIGN, decision 10): a fictional exchange with planted causes, the same bits for the same options on every
/// run and platform. Codes have the scheme <c>sample</c>; the sections are <c>LARGE</c>, <c>GROWTH</c> and <c>STANDARD</c>.
/// </summary>
public static class SampleMarket
{
    /// <summary>Scheme of the codes.</summary>
    public const string Scheme = "sample";

    /// <summary>Generates a market; throws <see cref="ArgumentOutOfRangeException"/> when an option is out of range.</summary>
    public static SampleResult Generate(SampleOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var calendar = new SampleCalendar(options.LastDay, options.TradingDays);
        var low = FactorPaths.DrawLow(options, calendar);
        var profiles = SampleUniverse.Draw(options, calendar, low);
        var paths = FactorPaths.Draw(options, calendar, low, SampleTruth.Exposure(profiles, Section.Large, null), SampleTruth.Exposure(profiles, Section.Growth, null));
        var plan = EventPlan.Draw(options.Seed, profiles, calendar, low);
        if (options.Causes is not null) plan.Jumps.RemoveAll(jump => jump.Day > low && (profiles[jump.Name].IsHero || profiles[jump.Name].IsDoubler));
        var walk = new PriceWalk(options.Seed, profiles, calendar, paths, plan, low, options.Causes).Run(progress, cancellation);
        var blue = new BlueChips(profiles, calendar, walk, plan).Run();
        var days = calendar.Days;
        var tables = new MarketTables
        {
            Scheme = Scheme,
            Prices = Prices(profiles, calendar, walk),
            Securities = [.. profiles.Select(p => Entry(p))],
            Sectors = SampleSectors.Table,
            Listings = Listings(profiles, calendar),
            Shares = [.. walk.Shares.OrderBy(s => s.Name).ThenBy(s => s.Day)
                .Select(s => new SharesEntry(profiles[s.Name].Code, days[s.Day], days[s.Day], s.Shares, "reference"))],
            FloatFactors = [.. profiles.Select((p, i) => new FloatStep(p.FirstDay, i, p.FloatMillionths)).Concat(plan.FloatSteps)
                .OrderBy(f => f.Name).ThenBy(f => f.Day).Select(f => new FloatFactorEntry(profiles[f.Name].Code, days[f.Day], f.Millionths))],
            Splits = [.. walk.Splits.OrderBy(s => s.Name).ThenBy(s => s.Day).Select(s => new SplitEntry(profiles[s.Name].Code, days[s.Day], s.NewPerOld))],
            Dividends = [.. walk.Dividends.OrderBy(d => d.Name).ThenBy(d => d.Day).Select(d => new DividendEntry(profiles[d.Name].Code, days[d.Day], d.PriceUnits))],
            Levels = [.. LargeGauge.Levels(profiles, calendar, walk, plan), .. blue.Levels],
            Macro = SampleMacro.Table(calendar, paths, low),
            News = SampleNews.Table(profiles, calendar, plan, walk, low),
            Constituents = blue.Constituents,
            Divisors = blue.Divisors,
        };
        return new SampleResult(tables, SampleTruth.Table(profiles, calendar, plan, walk, low, options.Causes));
    }

    private static SecurityEntry Entry(Profile p)
    {
        var themes = ImmutableArray.CreateBuilder<string>();
        if (p.IsBiotech) themes.Add("biotech");
        if (p.IsExporter) themes.Add("exporter");
        if (p.IsLeveraged) themes.Add("leveraged");
        var size = p.MarketValue switch { > 300e9 => "large", > 60e9 => "mid", _ => "small" };
        return new SecurityEntry(p.Code, p.Name, p.NameEn, SampleSectors.Code(p.Sector), size, themes.ToImmutable(), p.HasPrices ? p.FirstTrade : null);
    }

    private static ImmutableArray<ListingEntry> Listings(Profile[] profiles, SampleCalendar calendar)
    {
        var rows = ImmutableArray.CreateBuilder<ListingEntry>();
        foreach (var day in calendar.MonthEnds.Prepend(0).Distinct())
        {
            foreach (var p in profiles)
            {
                if (LargeGauge.IsOnList(p, day)) rows.Add(new ListingEntry(calendar.Days[day], p.Code, Section.Names[p.SectionOn(day + 1)], Certain: true));
            }
        }

        return rows.ToImmutable();
    }

    private static PriceColumns Prices(Profile[] profiles, SampleCalendar calendar, WalkResult walk)
    {
        var count = walk.Rows.Count(r => r != CellRow.None);
        var columns = new PriceColumns(
            [.. profiles.Select(p => p.Code)], new int[count], new int[count], new long[count], new long[count], new long[count], new long[count], new long[count]);
        var at = 0;
        for (var cell = 0; cell < walk.Rows.Length; cell++)
        {
            if (walk.Rows[cell] == CellRow.None) continue;
            columns.Code[at] = cell % walk.Names;
            columns.Date[at] = calendar.Days[cell / walk.Names].DayNumber;
            columns.Open[at] = walk.Open[cell];
            columns.High[at] = walk.High[cell];
            columns.Low[at] = walk.Low[cell];
            columns.Close[at] = walk.Close[cell];
            columns.Volume[at++] = walk.Volume[cell];
        }

        return columns;
    }
}
