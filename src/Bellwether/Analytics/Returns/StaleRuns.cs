using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Analytics.Returns;

/// <summary>Days to leave out of regressions because a stock did not trade for long (METHODS 0.6).</summary>
public static class StaleRuns
{
    /// <summary>True on every day of a stale run of at least <paramref name="minimumRun"/> days (default 3). METHODS 0.6.</summary>
    public static ImmutableArray<bool> Excluded(ReadOnlySpan<bool> stale, int minimumRun = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumRun, 1);
        var excluded = new bool[stale.Length];
        var start = 0;
        for (var t = 0; t <= stale.Length; t++)
        {
            if (t < stale.Length && stale[t]) continue;
            if (t - start >= minimumRun) excluded.AsSpan(start, t - start).Fill(true);
            start = t + 1;
        }

        return Defined.Freeze(excluded);
    }
}
