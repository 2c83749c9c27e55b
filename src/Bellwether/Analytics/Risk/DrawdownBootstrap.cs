using System.Collections.Immutable;
using Bellwether.Analytics.Rallies;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>Maximum drawdowns of resampled futures, positive (METHODS 9.9).</summary>
/// <param name="Ascending">One per path, sorted.</param>
public readonly record struct DrawdownDistribution(ImmutableArray<double> Ascending)
{
    /// <summary>Mean. METHODS 9.9.</summary>
    public double Mean => Moments.MeanOf(Ascending.AsSpan());

    /// <summary>Quantile of type 7. METHODS 9.9, 0.4.</summary>
    public Outcome<double> Quantile(double p) => Statistics.Quantile.OfSorted(Ascending.AsSpan(), p);

    /// <summary>Share of paths whose drawdown is at least <paramref name="depth"/>. METHODS 9.9.</summary>
    public double ShareAtLeast(double depth) => (double)Ascending.Count(d => d >= depth) / Ascending.Length;
}

/// <summary>How deep could it fall: stationary bootstrap of daily returns (METHODS 9.9).</summary>
public static class DrawdownBootstrap
{
    /// <summary>
    /// Resamples simple returns (NaN left out) over a horizon, wealth starting at 1. <see cref="Reason.NoData"/> without a return;
    /// <see cref="Reason.OutsideDomain"/> for one below −1. METHODS 9.9.
    /// </summary>
    public static Outcome<DrawdownDistribution> Run(ReadOnlySpan<double> simpleReturns, double meanBlock, int horizon, int paths, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(paths, 1);
        var seen = Missing.Drop(simpleReturns).ToArray();
        var check = Drawdowns.MaximumOfReturns(seen);
        if (!check.HasValue) return Outcome<DrawdownDistribution>.Undefined(check.Reason, check.Detail);
        var random = new SplitMix64(seed);
        var positions = new int[horizon];
        var deepest = new double[paths];
        for (var path = 0; path < paths; path++)
        {
            BlockBootstrap.Stationary(positions, seen.Length, meanBlock, random);
            double wealth = 1, high = 1;
            foreach (var t in positions)
            {
                wealth *= 1 + seen[t];
                high = Math.Max(high, wealth);
                deepest[path] = Math.Max(deepest[path], 1 - wealth / high);
            }
        }

        Array.Sort(deepest);
        if (!double.IsFinite(deepest[0] + deepest[^1])) return Outcome<DrawdownDistribution>.Undefined(Reason.OutsideDomain, "The growth overflows.");
        return new DrawdownDistribution(Defined.Freeze(deepest));
    }
}
