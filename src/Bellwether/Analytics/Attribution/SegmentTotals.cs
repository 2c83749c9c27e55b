using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Attribution;

/// <summary>One segment of a gauge (METHODS 5).</summary>
/// <param name="Group">Sector, size bucket or any other label.</param>
/// <param name="Weight">Sum of its members' weights.</param>
/// <param name="Return">Weighted return of its members; NaN for a segment without weight.</param>
public readonly record struct Segment(string Group, double Weight, double Return);

/// <summary>From constituents to the segments that attribution compares (METHODS 5).</summary>
public static class SegmentTotals
{
    /// <summary>
    /// Weight and return of each label, in ordinal order; give both gauges the same labels so that their segments line up. A member without
    /// weight does not count; <see cref="Reason.OutsideDomain"/> for a missing return where there is weight, or a negative weight. METHODS 5.
    /// </summary>
    public static Outcome<ImmutableArray<Segment>> Of(ReadOnlySpan<double> weights, ReadOnlySpan<double> returns, IReadOnlyList<string> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Defined.SameLength(weights.Length, returns.Length, nameof(returns));
        Defined.SameLength(weights.Length, groups.Count, nameof(groups));
        var sums = new SortedDictionary<string, (CompensatedSum Weight, CompensatedSum Moved)>(StringComparer.Ordinal);
        for (var i = 0; i < weights.Length; i++)
        {
            sums.TryGetValue(groups[i], out var sum);
            if (weights[i] != 0)
            {
                if (!(weights[i] > 0) || !double.IsFinite(weights[i] * returns[i])) return Outcome<ImmutableArray<Segment>>.Undefined(Reason.OutsideDomain, "A weight is negative or a return is missing.");
                sum.Weight.Add(weights[i]);
                sum.Moved.Add(weights[i] * returns[i]);
            }

            sums[groups[i]] = sum;
        }

        return ImmutableArray.CreateRange(sums.Select(pair => new Segment(pair.Key, pair.Value.Weight.Value, pair.Value.Weight.Value > 0 ? pair.Value.Moved.Value / pair.Value.Weight.Value : double.NaN)));
    }
}
