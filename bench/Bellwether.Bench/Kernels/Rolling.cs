using BenchmarkDotNet.Attributes;
using Bellwether.Analytics.Risk;

namespace Bellwether.Bench.Kernels;

/// <summary>Rolling 60-day volatility and beta and the deepest drawdown of 3,480 stocks on 733 days, from closes in memory; one thread.</summary>
public class Rolling
{
    private const int Securities = 3480;
    private const int Days = 733;
    private readonly double[] _closes = new double[Securities * Days];
    private readonly double[] _benchmark = new double[Days];
    private readonly RollingPanelResult _result = new(Days, Securities);

    /// <summary>Random walks with a market in common, whole prices, one close in fifty missing, one day in six without a move.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        for (var day = 0; day < Days; day++) _benchmark[day] = (random.NextDouble() - 0.5) * 0.03;
        for (var i = 0; i < Securities; i++)
        {
            var price = 200 + 5000 * random.NextDouble();
            for (var day = 0; day < Days; day++)
            {
                if (random.Next(6) != 0) price = Math.Max(1, price * Math.Exp(0.8 * _benchmark[day] + (random.NextDouble() - 0.5) * 0.05));
                _closes[day * Securities + i] = random.Next(50) == 0 ? double.NaN : Math.Round(price);
            }
        }
    }

    /// <summary>Returns, volatility, beta and drawdowns into memory allocated once.</summary>
    [Benchmark]
    public RollingPanelResult Run()
    {
        RollingPanel.Run(_closes, _benchmark, _result);
        return _result;
    }
}
