using System.Collections.Immutable;

namespace Bellwether.Market.Sample;

/// <summary>
/// The planted course of the market: factor shocks per day, macro series, and the paths that the large and growth sections are led along —
/// years of unrest, a slump from October to a low in late December, a rally into spring.
/// </summary>
internal sealed class FactorPaths
{
    private readonly SampleCalendar _calendar;
    private readonly SplitMix64 _random;
    private readonly int _low;
    private bool _isLed;

    private FactorPaths(SampleCalendar calendar, int low, SplitMix64 random)
    {
        _calendar = calendar;
        _low = low;
        _random = random;
        Shocks = new double[calendar.Count][];
        for (var t = 0; t < calendar.Count; t++) Shocks[t] = new double[Factor.Count];
        WorldLevels = new double[calendar.ForeignDays.Length];
        CurrencyLevels = new double[calendar.Count];
        YieldPercent = new double[calendar.Count];
    }

    /// <summary>Factor returns before the sections are led: [day][factor]; the first day has none.</summary>
    public double[][] Shocks { get; }

    /// <summary>World index per foreign day.</summary>
    public double[] WorldLevels { get; }

    /// <summary>Currency units per USD per day.</summary>
    public double[] CurrencyLevels { get; }

    /// <summary>Ten-year yield per day, percent, two decimals.</summary>
    public double[] YieldPercent { get; }

    /// <summary>Log path of the large section, 0 at the low.</summary>
    public double[] LargePath { get; private set; } = [];

    /// <summary>Log path of the growth section, 0 at the low.</summary>
    public double[] GrowthPath { get; private set; } = [];

    /// <summary>A trading day of 25 to 28 December before the last day, drawn by the seed.</summary>
    public static int DrawLow(SampleOptions options, SampleCalendar calendar)
    {
        var year = options.LastDay.Year - 1;
        var days = Enumerable.Range(0, calendar.Count)
            .Where(t => calendar.Days[t] >= new DateOnly(year, 12, 24) && calendar.Days[t] <= new DateOnly(year, 12, 28)).ToArray();
        return days[SplitMix64.Stream(options.Seed, 2).NextIndex(days.Length)];
    }

    public static FactorPaths Draw(SampleOptions options, SampleCalendar calendar, int low, double[] largeLoadings, double[] growthLoadings)
    {
        var paths = new FactorPaths(calendar, low, SplitMix64.Stream(options.Seed, 3));
        paths._isLed = options.Causes is null;
        paths.DrawMacro();
        paths.DrawFactors();
        if (paths._isLed) paths.DrawSectionPaths(largeLoadings, growthLoadings);
        return paths;
    }

    private void DrawMacro()
    {
        var days = _calendar.Count;
        var year = _calendar.Days[_low].Year;
        var foreignLow = _calendar.ForeignDays.BinarySearch(_calendar.Days[_low]);
        foreignLow = (foreignLow >= 0 ? foreignLow : ~foreignLow) - 1;
        var foreignOctober = _calendar.ForeignDays.Count(d => d < new DateOnly(year, 10, 1)) - 1;
        var world = Bridge.Noise(_random, WorldLevels.Length, 0.008);
        Lead(world, Knots.Of((0, 0), (foreignOctober, 0.16), (foreignLow, 0.0), (WorldLevels.Length - 1, _random.NextDouble(0.02, 0.06))));
        for (var i = 0; i < world.Length; i++) WorldLevels[i] = Math.Round(1500 * PortableMath.Exp(world[i]), 2);

        var october = _calendar.At(new DateOnly(year, 10, 1));
        var currency = Bridge.Noise(_random, days, 0.0045);
        Lead(currency, Knots.Of((0, 0.03), (october, 0.06), (_low, 0), (days - 1, _random.NextDouble(-0.01, 0.015))));
        for (var t = 0; t < days; t++) CurrencyLevels[t] = Math.Round(108 * PortableMath.Exp(currency[t]), 3);

        var yields = Bridge.Noise(_random, days, 0.025);
        Lead(yields, Knots.Of((0, 0.9), (october, 1.65), (_low, 1.35), (days - 1, _random.NextDouble(1.0, 1.1))));
        for (var t = 0; t < days; t++) YieldPercent[t] = Math.Round(Math.Max(0.05, yields[t]), 3);
    }

    // Without a course the path keeps its own way, from a height that keeps yields above their floor.
    private void Lead(double[] path, List<(int Day, double Value)> knots)
    {
        if (_isLed) Bridge.Pin(path, knots);
        else for (var t = 0; t < path.Length; t++) path[t] += FreeStart;
    }

    private const double FreeStart = 2.5;

    /// <summary>Daily standard deviation of each general factor as drawn below; the yield's in basis points.</summary>
    public static readonly ImmutableArray<double> Deviations = [0.0082, 0.005, 0.008, 0.0045, 2.5, 0.011];

    private void DrawFactors()
    {
        var biotech = Bridge.Noise(_random, _calendar.Count, 0.011);
        Lead(biotech, Knots.Of((0, 0), (_low, 0), (_calendar.Count - 1, _random.NextDouble(0.12, 0.20))));
        var year = _calendar.Days[_low].Year;
        var (october, february) = (_calendar.At(new DateOnly(year, 10, 1)), _calendar.At(new DateOnly(year + 1, 2, 10)));
        var variance = 1.0;
        var last = 0.0;
        for (var t = 1; t < _calendar.Count; t++)
        {
            // GARCH(1,1) with Student innovations, unit unconditional variance.
            variance = 0.04 + 0.10 * Math.Min(last * last, 16) + 0.86 * variance;
            last = Math.Sqrt(variance) * Math.Clamp(_random.NextStudent4(), -5, 5);
            var unrest = t >= october && t < february ? 1.4 : 1;
            var f = Shocks[t];
            f[Factor.Market] = 0.0082 * unrest * last;
            f[Factor.Size] = 0.005 * Math.Sqrt(0.5 + 0.5 * variance) * _random.NextStudent4();
            var (now, before) = (_calendar.ForeignBefore(t), _calendar.ForeignBefore(t - 1));
            f[Factor.World] = PortableMath.Log(WorldLevels[now] / WorldLevels[before]);
            f[Factor.Currency] = PortableMath.Log(CurrencyLevels[t] / CurrencyLevels[t - 1]);
            f[Factor.Rate] = Math.Round(100 * (YieldPercent[t] - YieldPercent[t - 1]), 1);
            f[Factor.Biotech] = biotech[t] - biotech[t - 1];
            for (var s = Factor.General; s < f.Length; s++) f[s] = 0.0045 * _random.NextStudent4();
        }
    }

    private void DrawSectionPaths(double[] large, double[] growth)
    {
        var end = _calendar.Count - 1;
        var (endGrowth, endLarge) = (_random.NextDouble(0.205, 0.255), _random.NextDouble(0.065, 0.105));
        GrowthPath = SectionPath(growth, [.. EarlyYears(0.24, 0.32, 0.46), .. SlumpAndRally(end, endGrowth, [0.44, 0.31, 0.37, 0.29, 0.17, 0.085, 0.06, 0.042, 0.075])], 0.02, 0.045);
        LargePath = SectionPath(large, [.. EarlyYears(0.06, 0.12, 0.24), .. SlumpAndRally(end, endLarge, [0.24, 0.15, 0.18, 0.23, 0.13, 0.065, 0.045, 0.032, 0.045])], 0.015, 0.025);
    }

    /// <summary>Turns of about half a year from the first day to the new year before the slump.</summary>
    private List<(int, double)> EarlyYears(double lowest, double startHighest, double highest)
    {
        var knots = new List<(int, double)>();
        var until = _calendar.At(new DateOnly(_calendar.Days[_low].Year, 1, 20)) - 60;
        for (var t = 0; t <= until; t += 60 + _random.NextIndex(80)) knots.Add((t, _random.NextDouble(lowest, t == 0 ? startHighest : highest)));
        return knots;
    }

    private List<(int, double)> SlumpAndRally(int end, double final, double[] heights)
    {
        var year = _calendar.Days[_low].Year;
        DateOnly[] dates = [new(year, 1, 20), new(year, 3, 25), new(year, 6, 10), new(year, 10, 1), new(year, 11, 20)];
        var knots = new List<(int, double)>();
        for (var i = 0; i < dates.Length; i++)
        {
            if (dates[i] > _calendar.Days[0]) knots.Add((_calendar.At(dates[i]), heights[i]));
        }

        knots.AddRange([(_low - 6, heights[5]), (_low - 1, heights[6]), (_low, 0), (_low + 1, heights[7]), (_low + 6, heights[8])]);
        knots.AddRange([(_low + (end - _low) / 3, 0.55 * final), (_low + 2 * (end - _low) / 3, 0.82 * final), (end, final)]);
        return knots;
    }

    /// <summary>The section's own shocks bent through the knots, calmed stretch by stretch until no other day comes near the low.</summary>
    private double[] SectionPath(double[] loadings, List<(int Day, double Value)> knots, double marginNear, double marginFar)
    {
        var raw = new double[_calendar.Count];
        for (var t = 1; t < raw.Length; t++)
        {
            raw[t] = raw[t - 1];
            for (var k = 0; k < Factor.General; k++) raw[t] += loadings[k] * Shocks[t][k];
        }

        if (knots[0].Day > 0) knots.Insert(0, (0, knots[0].Value));
        var path = new double[raw.Length];
        for (var k = 1; k < knots.Count; k++)
        {
            var (from, to) = (knots[k - 1], knots[k]);
            for (var calm = 1.0; ; calm = calm < 0.1 ? 0 : 0.8 * calm)
            {
                var lowest = double.MaxValue;
                for (var t = from.Day; t <= to.Day; t++)
                {
                    var share = (double)(t - from.Day) / (to.Day - from.Day);
                    path[t] = from.Value + share * (to.Value - from.Value) + calm * (raw[t] - raw[from.Day] - share * (raw[to.Day] - raw[from.Day]));
                    if (t > from.Day && t < to.Day) lowest = Math.Min(lowest, path[t] - (Math.Abs(t - _low) <= 8 ? marginNear : marginFar));
                }

                if (lowest >= 0 || calm == 0) break;
            }
        }

        return path;
    }
}
