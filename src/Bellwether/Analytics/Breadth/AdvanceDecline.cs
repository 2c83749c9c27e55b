using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Analytics.Breadth;

/// <summary>The advance-decline line (METHODS 6.1).</summary>
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

    internal static void Check(ReadOnlySpan<int> advancers, ReadOnlySpan<int> decliners)
    {
        Defined.SameLength(advancers.Length, decliners.Length, nameof(decliners));
        foreach (var count in advancers) ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(advancers));
        foreach (var count in decliners) ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(decliners));
    }
}
