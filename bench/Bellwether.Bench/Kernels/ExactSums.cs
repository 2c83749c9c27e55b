using BenchmarkDotNet.Attributes;
using Bellwether.Indices;

namespace Bellwether.Bench.Kernels;

/// <summary>The forms of the exact sum over one day of 4,600 securities.</summary>
public class ExactSums
{
    private const int Count = 4600;
    private readonly long[] _prices = new long[Count];
    private readonly long[] _holdings = new long[Count];
    private readonly int[] _positions = new int[Count];

    /// <summary>Prices below 2³² and holdings of 50 bits, as in the market.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        for (var i = 0; i < Count; i++) (_prices[i], _holdings[i], _positions[i]) = (random.NextInt64(1L << 32), random.NextInt64(1L << 50), i);
    }

    /// <summary>The definition.</summary>
    [Benchmark(Baseline = true)]
    public Int128 Scalar() => ExactSum.Scalar(_prices, _holdings);

    /// <summary>The widest vectors of the machine.</summary>
    [Benchmark]
    public Int128 Dot() => ExactSum.Dot(_prices, _holdings);

    /// <summary>A list of positions.</summary>
    [Benchmark]
    public Int128 Gathered() => ExactSum.Gathered(_prices, _holdings, _positions);
}
