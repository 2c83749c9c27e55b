using Bellwether.Analytics.Rallies;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace Bellwether.Tests.Analytics;

/// <summary>The panel kernel against the definitions for one series.</summary>
public sealed class RollingPanelTests
{
    private const double Nan = double.NaN;

    /// <summary>Closes (day × securities), gaps, stale runs, jumps of a hundredfold, constant growth; benchmark with gaps; a window.</summary>
    private static readonly Arbitrary<(double[] Closes, double[] Benchmark, int Securities, RollingPanelOptions Options)> s_panels =
        (from securities in Gen.Choose(1, 21)
         from days in Gen.Choose(0, 90)
         from window in Gen.Elements(2, 3, 5, 20, 60)
         from least in Gen.Choose(2, 30)
         from seed in Gen.Choose(0, int.MaxValue)
         select Panel(securities, days, window, least, seed)).ToArbitrary();

    [Fact]
    public void Every_cell_is_what_the_definition_gives() => Draw.Law(s_panels, panel =>
    {
        var days = panel.Benchmark.Length;
        var result = new RollingPanelResult(days, panel.Securities);
        RollingPanel.Run(panel.Closes, panel.Benchmark, result, panel.Options);
        for (var i = 0; i < panel.Securities; i++)
        {
            double[] closes = [.. Enumerable.Range(0, days).Select(t => panel.Closes[t * panel.Securities + i])];
            double[] returns = days < 2 ? [] : [.. PriceReturns.Log(closes).Value];
            for (var t = 0; t < days; t++)
            {
                var (volatility, beta, scale, size) = t < panel.Options.Window ? (Nan, Nan, (0, 0), 0) : Defined(returns, panel.Benchmark, t, panel.Options);
                if (!Same(result.Volatility[t * panel.Securities + i], volatility, Math.Abs(volatility), size * Math.Sqrt(panel.Options.PeriodsPerYear))) throw new ShouldAssertException($"volatility of {i} on {t}: {result.Volatility[t * panel.Securities + i]:R}, not {volatility:R}");
                if (!Same(result.Beta[t * panel.Securities + i], beta, scale.Slope, scale.PerReturn * size)) throw new ShouldAssertException($"beta of {i} on {t}: {result.Beta[t * panel.Securities + i]:R}, not {beta:R}, scale {scale.Slope:R}");
            }

            if (!SameEpisode(closes, result, i)) return false;
        }

        return true;
    });

    [Fact]
    public void A_second_run_overwrites_the_first()
    {
        var result = new RollingPanelResult(4, 1);
        var options = new RollingPanelOptions { Window = 2, MinimumVolatility = 2, MinimumBeta = 2 };
        RollingPanel.Run([1, 2, 1, 2], [Nan, 0.1, -0.1, 0.1], result, options);
        result.Depth[0].ShouldBe(-0.5);
        (result.Peak[0], result.Trough[0], result.Recovery[0]).ShouldBe((1, 2, 3));
        result.Volatility[3].ShouldBe(Math.Log(2) * Math.Sqrt(2 * 252), 1e-12);
        result.Beta[3].ShouldBe(10 * Math.Log(2), 1e-12);
        RollingPanel.Run([Nan, Nan, 0, -1], [Nan, 0.1, -0.1, 0.1], result, options);
        result.Depth[0].ShouldBe(Nan);
        (result.Peak[0], result.Trough[0], result.Recovery[0]).ShouldBe((-1, -1, -1));
        result.Volatility.ToArray().ShouldAllBe(v => double.IsNaN(v));
        RollingPanel.Run([1, 1, 2, 2], [Nan, 0.1, 0.1, 0.1], result, options);
        (result.Depth[0], result.Peak[0]).ShouldBe((0, -1));
        result.Beta.ToArray().ShouldAllBe(v => double.IsNaN(v), "a constant benchmark has no slope");
    }

    [Fact]
    public void A_shape_or_an_option_that_does_not_fit_is_refused()
    {
        Should.Throw<ArgumentException>(() => RollingPanel.Run([1, 2], [Nan], new RollingPanelResult(1, 1)));
        Should.Throw<ArgumentException>(() => RollingPanel.Run([1], [Nan, 1], new RollingPanelResult(1, 1)));
        Should.Throw<ArgumentException>(() => RollingPanel.Run([1], [Nan], new RollingPanelResult(1, 1), new RollingPanelOptions { Window = 1 }));
        Should.Throw<ArgumentException>(() => RollingPanel.Run([1], [Nan], new RollingPanelResult(1, 1), new RollingPanelOptions { PeriodsPerYear = Nan }));
    }

    private static (double Volatility, double Beta, (double Slope, double PerReturn) Scale, double Size) Defined(double[] returns, double[] benchmark, int day, RollingPanelOptions options)
    {
        double[] x = returns[(day - options.Window)..day], b = benchmark[(day - options.Window + 1)..(day + 1)];
        // Two logarithms may differ in their last places, which a window of equal returns shows.
        var size = x.Where(r => !double.IsNaN(r)).Select(Math.Abs).DefaultIfEmpty().Max();
        var seen = x.Count(r => !double.IsNaN(r));
        var volatility = seen < Math.Min(options.MinimumVolatility, options.Window) ? Nan : Volatility.OfReturns(x, options.PeriodsPerYear).OrNull ?? Nan;
        var pairs = x.Zip(b).Where(p => !double.IsNaN(p.First + p.Second)).ToArray();
        if (pairs.Length < Math.Min(options.MinimumBeta, options.Window)) return (volatility, Nan, (0, 0), size);
        var line = MarketFit.Of(x, b);
        if (!line.HasValue) return (volatility, Nan, (0, 0), size);
        // A slope near 0 is as uncertain as its covariance: relative to the largest slope that these spreads allow.
        var spread = Moments.PopulationVariance([.. pairs.Select(p => p.Second)]).Value;
        return (volatility, line.Value.Beta, (Math.Sqrt(Moments.PopulationVariance([.. pairs.Select(p => p.First)]).Value / spread), 1 / Math.Sqrt(spread)), size);
    }

    private static bool SameEpisode(double[] closes, RollingPanelResult result, int i)
    {
        int[] rows = [.. Enumerable.Range(0, closes.Length).Where(t => !double.IsNaN(closes[t]))];
        var (peak, trough, recovery, depth) = (result.Peak[i], result.Trough[i], result.Recovery[i], result.Depth[i]);
        if (rows.Length == 0) return double.IsNaN(depth) && (peak, trough, recovery) == (-1, -1, -1);
        var deepest = Drawdowns.Deepest(Drawdowns.Episodes([.. rows.Select(t => closes[t])]).Value, 1);
        if (deepest.Length == 0) return depth == 0 && (peak, trough, recovery) == (-1, -1, -1);
        var one = deepest[0];
        return (peak, trough, recovery, depth) == (rows[one.Peak], rows[one.Trough], one.Recovery is { } back ? rows[back] : -1, one.Depth);
    }

    private static bool Same(double value, double expected, double scale, double inputs) =>
        double.IsNaN(expected) ? double.IsNaN(value) : Math.Abs(value - expected) <= 1e-10 * scale + 4e-15 * inputs;

    private static (double[] Closes, double[] Benchmark, int Securities, RollingPanelOptions Options) Panel(int securities, int days, int window, int least, int seed)
    {
        var random = new Random(seed);
        var closes = new double[days * securities];
        for (var i = 0; i < securities; i++)
        {
            var price = Math.Round(Math.Exp(random.NextDouble() * 8), 1) + 0.1;
            var gaps = random.Next(3) == 0 ? 0.3 : 0.02;
            var stale = random.Next(3) == 0 ? 0.9 : 0.1;
            var grows = random.Next(6) == 0;
            for (var t = 0; t < days; t++)
            {
                if (grows) price *= 1.01;
                else if (random.NextDouble() >= stale) price = random.Next(50) == 0 ? price * 100 : random.Next(50) == 0 ? price / 50 : Math.Max(Math.Round(price * (0.95 + random.NextDouble() * 0.1), 1), 0.1);
                closes[t * securities + i] = random.NextDouble() < gaps ? Nan : price;
            }
        }

        var quiet = random.Next(10) == 0;
        double[] benchmark = [.. Enumerable.Range(0, days).Select(t => t > 0 && random.Next(25) == 0 ? Nan : quiet ? 0.001 : (random.NextDouble() - 0.5) * 0.03)];
        return (closes, benchmark, securities, new RollingPanelOptions { Window = window, MinimumVolatility = least, MinimumBeta = Math.Min(least + 5, 30) });
    }
}
