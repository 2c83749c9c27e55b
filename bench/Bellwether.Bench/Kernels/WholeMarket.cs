using BenchmarkDotNet.Attributes;
using Bellwether.Data.Store;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Bench.Kernels;

/// <summary>The whole market on every day since 1999, one thread, from the mapped column cache; the plan is resolved beforehand.</summary>
public class WholeMarket
{
    private SnapshotLoad _load = null!;
    private MarketSnapshot _market = null!;
    private ResolvedIndex _plan = null!;
    private GroupLayout _sectors = null!;
    private double[] _closes = [];
    private double[] _shares = [];
    private long[] _kept = [];

    /// <summary>Days, securities and cells of the panel.</summary>
    public (int Days, int Securities) Shape => (_market.Panel.Days, _market.Panel.Securities);

    /// <summary>The plan.</summary>
    public ResolvedIndex Plan => _plan;

    /// <summary>Loads, resolves, and converts closes for the plain dot.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _load = SnapshotLoader.Load(BenchStore.Large);
        _market = _load.Snapshot;
        _plan = Resolution();
        _sectors = GroupLayout.BySector(_market);
        _closes = Array.ConvertAll(_market.Panel.Columns.Close.ToArray(), close => (double)close);
        _shares = Array.ConvertAll(_plan.Holdings, holding => (double)holding);
    }

    /// <summary>Memory for <see cref="Kept"/>, touched once.</summary>
    public void SetupKept()
    {
        if (_kept.Length == 0) _kept = new long[_closes.Length];
        Array.Fill(_kept, 1);
    }

    /// <summary>Membership, entries, splits and share counts of 23 years.</summary>
    [Benchmark]
    public ResolvedIndex Resolution()
    {
        var resolver = new IndexResolver(_market);
        var definition = MarketHistoryBuilder.WholeMarket(_market);
        return resolver.Resolve(definition, resolver.FirstDay(definition), _market.Panel.Days - 1, Basis.Chained, Level.FromPoints(1000));
    }

    /// <summary>Exact price, gross and net levels.</summary>
    [Benchmark]
    public IndexHistory Levels() => IndexHistoryBuilder.Run(_plan, _market.Panel, withContributions: false);

    /// <summary>Levels, 33 sectors and every stock's contribution on every day, handed over day by day.</summary>
    [Benchmark]
    public MarketHistory Everything() => MarketHistoryBuilder.Run(_plan, _market.Panel, _sectors);

    /// <summary>The same, and every contribution kept in a matrix of days × securities.</summary>
    public MarketHistory Kept() => MarketHistoryBuilder.Run(_plan, _market.Panel, _sectors, (day, points) => points.CopyTo(_kept.AsSpan(day * _market.Panel.Securities)));

    /// <summary>The memory-bound floor: one double product and sum per cell, holdings constant, nothing exact.</summary>
    [Benchmark(Baseline = true)]
    public double PlainDot()
    {
        double last = 0;
        for (var day = 0; day < _market.Panel.Days; day++)
            last = System.Numerics.Tensors.TensorPrimitives.Dot(_closes.AsSpan(day * _shares.Length, _shares.Length), _shares);
        return last;
    }

    /// <summary>Exact sums only, holdings constant: what exactness costs over <see cref="PlainDot"/>.</summary>
    [Benchmark]
    public Int128 ExactDot()
    {
        Int128 last = 0;
        for (var day = 0; day < _market.Panel.Days; day++) last += ExactSum.Dot(_market.Panel.Close(day), _plan.Holdings);
        return last;
    }

    /// <summary>Unmaps.</summary>
    [GlobalCleanup]
    public void Cleanup() => _load.Dispose();
}
