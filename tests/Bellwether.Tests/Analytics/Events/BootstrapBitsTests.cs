using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Tests.Analytics.Events;

/// <summary>The quick bootstraps give the bits of the plain ones.</summary>
public sealed class BootstrapBitsTests
{
    [Theory]
    [InlineData(1, 1.0, 40, 9)]
    [InlineData(7, 1.7, 250, 33)]
    [InlineData(123456789, 12.5, 731, 10)]
    [InlineData(5, 1e9, 100, 3)]
    public void Positions_and_outperformance_are_the_same_bits(ulong seed, double block, int n, int resamples)
    {
        var draw = new SplitMix64(seed + 1);
        double[] a = [.. Enumerable.Range(0, n).Select(_ => draw.NextGaussian() * 0.02)];
        double[] b = [.. Enumerable.Range(0, n).Select(_ => draw.NextGaussian() * 0.01)];
        var plain = new SplitMix64(seed);
        var quick = new SplitMix64(seed);
        var difference = Moments.Mean(a).Value - Moments.Mean(b).Value;
        var quickResult = Outperformance.Bootstrap(a, b, block, resamples, seed).Value;
        var (values, reached) = (new double[resamples], 0);
        for (var r = 0; r < resamples; r++)
        {
            int[] positions = new int[n], fast = new int[n];
            Plain(positions, n, block, plain);
            BlockBootstrap.Stationary(fast, n, block, quick);
            fast.ShouldBe(positions);
            double growthA = 1, growthB = 1, growthNull = 1;
            foreach (var t in positions)
            {
                growthA *= 1 + a[t];
                growthB *= 1 + b[t];
                growthNull *= 1 + a[t] - difference;
            }

            values[r] = growthA - growthB;
            if (growthNull - growthB >= quickResult.Estimate) reached++;
        }

        Array.Sort(values);
        quick.NextUInt64().ShouldBe(plain.NextUInt64());
        quickResult.Ascending.Select(BitConverter.DoubleToInt64Bits).ShouldBe(values.Select(BitConverter.DoubleToInt64Bits));
        quickResult.PValue.ShouldBe((1.0 + reached) / (1 + resamples));
    }

    private static void Plain(int[] positions, int n, double meanBlock, SplitMix64 random)
    {
        var fresh = 1 / meanBlock;
        for (var t = 0; t < positions.Length; t++)
        {
            if (t == 0 || random.NextDouble() < fresh) positions[t] = (int)(random.NextDouble() * n);
            else positions[t] = positions[t - 1] + 1 == n ? 0 : positions[t - 1] + 1;
        }
    }
}
