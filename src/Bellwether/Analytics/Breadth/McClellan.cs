using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Analytics.Breadth;

/// <summary>McClellan oscillator and summation index (METHODS 6.4).</summary>
/// <param name="RatioAdjustedNet">1000·(A−D)/(A+D), 0 on a day without movers.</param>
/// <param name="Oscillator">Fast − slow average.</param>
/// <param name="Summation">Running sum of the oscillator.</param>
public readonly record struct McClellanResult(ImmutableArray<double> RatioAdjustedNet, ImmutableArray<double> Oscillator, ImmutableArray<double> Summation);

/// <summary>Breadth momentum of daily counts (METHODS 6.4).</summary>
public static class McClellan
{
    /// <summary>From daily advancers and decliners (equal lengths, not negative), averages seeded with the first value. Empty in, empty out. METHODS 6.4.</summary>
    public static McClellanResult Of(ReadOnlySpan<int> advancers, ReadOnlySpan<int> decliners, double fast = 0.10, double slow = 0.05)
    {
        AdvanceDecline.Check(advancers, decliners);
        var net = new double[advancers.Length];
        var oscillator = new double[net.Length];
        var summation = new double[net.Length];
        double fastAverage = 0, slowAverage = 0, sum = 0;
        for (var t = 0; t < net.Length; t++)
        {
            var movers = (double)advancers[t] + decliners[t];
            net[t] = movers == 0 ? 0 : 1000 * ((double)advancers[t] - decliners[t]) / movers;
            fastAverage = t == 0 ? net[t] : fastAverage + fast * (net[t] - fastAverage);
            slowAverage = t == 0 ? net[t] : slowAverage + slow * (net[t] - slowAverage);
            oscillator[t] = fastAverage - slowAverage;
            summation[t] = sum += oscillator[t];
        }

        return new McClellanResult(Defined.Freeze(net), Defined.Freeze(oscillator), Defined.Freeze(summation));
    }
}
