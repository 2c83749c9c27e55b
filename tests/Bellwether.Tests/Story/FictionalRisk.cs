using System.Collections.Immutable;
using Bellwether.Analytics.Rallies;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;
using Bellwether.Story;
using Bellwether.Story.Charts;

namespace Bellwether.Tests.Story;

/// <summary>Charts of risk about a fictional market: five years of closes from fixed random numbers, two gauges, two deep falls.</summary>
internal static class FictionalRisk
{
    private const int Count = 1250;

    public static ImmutableArray<DateOnly> Days { get; } = Weekdays(new DateOnly(2014, 4, 1), Count);

    public static ImmutableArray<double> Larch { get; } = Closes(7, 0.0135, 900);

    public static ImmutableArray<double> Cedar { get; } = Closes(11, 0.0085, 15000);

    public static IEnumerable<Chart> All => [Underwater(), Phases(), Distribution(), Fan(), Volatility(), Attribution()];

    public static UnderwaterChart Underwater()
    {
        ImmutableArray<ChartEpisode> Deepest(string line, ImmutableArray<double> closes, int count) =>
            ChartEpisodes.Drawdowns(line, Days, Drawdowns.Deepest(Drawdowns.Episodes(closes.AsSpan()).Value, count));
        return new UnderwaterChart(
            "underwater",
            "Fall from the highest close so far",
            "Larch fell further than Cedar 225 in both of its deepest falls, and took longer to come back.",
            Days,
            [
                new ChartLine("Larch カラマツ", [.. Drawdowns.Series(Larch.AsSpan()).Value.Select(value => (double?)value)], true),
                new ChartLine("Cedar 225", [.. Drawdowns.Series(Cedar.AsSpan()).Value.Select(value => (double?)value)], false),
            ],
            [.. Deepest("Larch カラマツ", Larch, 2), .. Deepest("Cedar 225", Cedar, 1)]);
    }

    public static PhaseChart Phases()
    {
        var swings = ThresholdSwings.Find(Larch.AsSpan()).Value;
        return new PhaseChart(
            "phases",
            "Bull and bear phases of Larch by the 20\u00A0% rule",
            "The last phase is still open.",
            Days,
            "Larch カラマツ",
            [.. Larch.Select((close, day) => day is > 300 and < 306 ? null : (double?)close)],
            ChartEpisodes.Phases(Days, swings.Turns),
            Logarithmic: true,
            "#,0");
    }

    public static DistributionChart Distribution()
    {
        var returns = Larch.Skip(1).Select((close, i) => close / Larch[i] - 1).ToArray();
        var tail = Quantile.Of(returns, 0.05).Value;
        return new DistributionChart(
            "distribution",
            "Daily returns of Larch",
            "One day in twenty lost more than the value at risk; today was an ordinary day.",
            "Daily return",
            Histogram.Bins(returns),
            [new ChartUpright("mean", returns.Average()), new ChartUpright("VaR 95 %", tail), new ChartUpright("ES 95 %", returns.Where(value => value <= tail).Average()), new ChartUpright("today", returns[^1])])
        { TailBelow = tail };
    }

    public static FanChart Fan()
    {
        const int Horizon = 60;
        var random = new SplitMix64(3);
        var paths = Enumerable.Range(0, 40).Select(_ =>
        {
            var wealth = 1.0;
            return new double[] { 0 }.Concat(Enumerable.Range(0, Horizon).Select(_ => (wealth *= 1 + 0.0006 + 0.012 * random.NextGaussian()) - 1)).ToArray();
        }).ToArray();
        var (bands, median) = Bellwether.Story.Charts.Fan.Of(paths);
        return new FanChart(
            "fan",
            "What followed the 40 most similar windows",
            "The middle half of the paths ended between a small loss and a gain; the median rose a little.",
            "trading days from today",
            [.. Enumerable.Range(0, Horizon + 1)],
            bands,
            median)
        {
            Paths =
            [
                new ChartPath("12 Feb 2016", [.. paths[0].Select(value => (double?)value)]),
                new ChartPath("24 Jun 2016", [.. paths[1].Select(value => (double?)value)]),
                new ChartPath("6 Nov 2018", [.. paths[2].Select((value, day) => day > 41 ? null : (double?)value)]),
            ],
        };
    }

    public static LineChart Volatility()
    {
        ImmutableArray<double?> Rolling(ImmutableArray<double> closes) =>
            [.. Enumerable.Range(0, Count).Select(day => day < 60 ? null : (double?)(Math.Sqrt(Enumerable.Range(day - 59, 60).Average(i => Math.Pow(Math.Log(closes[i] / closes[i - 1]), 2)) * 245)))];
        return new LineChart(
            "volatility",
            "Volatility over 60 trading days, a year's worth",
            "Larch moved about half as much again as Cedar 225, most of the time.",
            Days,
            [new ChartLine("Larch カラマツ", Rolling(Larch), true), new ChartLine("Cedar 225", Rolling(Cedar), false)],
            [],
            "0.0 %",
            null);
    }

    public static WaterfallChart Attribution() => new(
        "attribution",
        "Why Larch beat Cedar 225",
        "Choosing stocks inside the sections gave most of the gap.",
        "Cedar 225",
        0.13843,
        "Larch",
        [new ChartPart("Allocation, health care", 0.0312), new ChartPart("Selection within sections", 0.05583), new ChartPart("Interaction", -0.013)],
        "percentage points")
    { End = 0.21246, ValueUnit = Bellwether.Analytics.Unit.PercentagePoints };

    private static ImmutableArray<DateOnly> Weekdays(DateOnly from, int count) =>
        [.. Enumerable.Range(0, 2 * count).Select(from.AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Take(count)];

    // A walk whose drift swings slowly, so that there are phases to date.
    private static ImmutableArray<double> Closes(ulong seed, double size, double start)
    {
        var random = new SplitMix64(seed);
        var close = start;
        return [.. Enumerable.Range(0, Count).Select(day => Math.Round(close *= 1 + size * (random.NextGaussian() + 0.16 * Math.Sin(day / 70.0) + 0.05), 2))];
    }
}
