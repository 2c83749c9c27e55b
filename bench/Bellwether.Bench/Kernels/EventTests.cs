using BenchmarkDotNet.Attributes;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Events;

namespace Bellwether.Bench.Kernels;

/// <summary>
/// 1,000 events with an estimation window of 250 days, all tests of METHODS 8.4, from returns in memory; and 10,000 stationary resamples of a paired
/// series of 1,000 days. One thread.
/// </summary>
public class EventTests
{
    private const int Events = 1000;
    private const int Estimation = 250;
    private const int Gap = 10;
    private const int Days = 1000;
    private readonly EventFirm[] _firms = new EventFirm[Events];
    private readonly double[] _a = new double[Days];
    private readonly double[] _b = new double[Days];

    /// <summary>Random returns with a market in common, every event on one day.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var market = new double[Estimation + Gap + 1];
        for (var t = 0; t < market.Length; t++) market[t] = (random.NextDouble() - 0.5) * 0.03;
        for (var i = 0; i < Events; i++)
        {
            var returns = new double[market.Length];
            for (var t = 0; t < returns.Length; t++) returns[t] = 0.9 * market[t] + (random.NextDouble() + random.NextDouble() - 1) * 0.05;
            _firms[i] = new EventFirm("firm", returns, market, new EventWindows(0, Estimation, Estimation + Gap, Estimation + Gap + 1));
        }

        for (var t = 0; t < Days; t++) (_a[t], _b[t]) = ((random.NextDouble() - 0.5) * 0.04, (random.NextDouble() - 0.5) * 0.03);
    }

    /// <summary>Models, abnormal returns, mean correlation of residuals, ranks, and every statistic.</summary>
    [Benchmark]
    public EventTestResults? AllTests() => EventStudy.Of(_firms).Tests(0, 1).Results;

    /// <summary>Out-performance of one series over the other, mean block of ten days.</summary>
    [Benchmark]
    public double Bootstrap() => Outperformance.Bootstrap(_a, _b, 10, 10_000, 1).Value.PValue;
}
