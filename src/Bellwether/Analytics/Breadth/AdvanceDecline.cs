using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Analytics.Breadth;

/// <summary>One day's breadth (METHODS 6.1).</summary>
/// <param name="Advancers">Members that rose.</param>
/// <param name="Decliners">Members that fell.</param>
/// <param name="Unchanged">Members that did not move or did not trade.</param>
public readonly record struct DailyCounts(int Advancers, int Decliners, int Unchanged);

/// <summary>Daily counts and the advance-decline line (METHODS 6.1).</summary>
public static class AdvanceDecline
{
    /// <summary>Running Σ(A−D) of daily counts (equal lengths, not negative, else an <see cref="ArgumentException"/>). METHODS 6.1.</summary>
    public static ImmutableArray<long> Line(ReadOnlySpan<int> advancers, ReadOnlySpan<int> decliners)
    {
        Check(advancers, decliners);
        var line = new long[advancers.Length];
        long sum = 0;
        for (var t = 0; t < line.Length; t++) line[t] = sum += (long)advancers[t] - decliners[t];
        return Defined.Freeze(line);
    }

    /// <summary>
    /// Counts of one day from simple returns of the eligible members (NaN: not eligible) and their stale flags; stale counts as
    /// unchanged. METHODS 6.1, 0.6.
    /// </summary>
    public static DailyCounts Day(ReadOnlySpan<double> returns, ReadOnlySpan<bool> stale)
    {
        Defined.SameLength(returns.Length, stale.Length, nameof(stale));
        int up = 0, down = 0, flat = 0;
        for (var i = 0; i < returns.Length; i++)
        {
            if (double.IsNaN(returns[i])) continue;
            if (!stale[i] && returns[i] > 0) up++;
            else if (!stale[i] && returns[i] < 0) down++;
            else flat++;
        }

        return new DailyCounts(up, down, flat);
    }

    internal static void Check(ReadOnlySpan<int> advancers, ReadOnlySpan<int> decliners)
    {
        Defined.SameLength(advancers.Length, decliners.Length, nameof(decliners));
        foreach (var count in advancers) ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(advancers));
        foreach (var count in decliners) ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(decliners));
    }
}
