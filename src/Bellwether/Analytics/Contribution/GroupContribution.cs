using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Contribution;

/// <summary>Contribution of a group (METHODS 4.3).</summary>
/// <param name="Group">Sector, size bucket or any other label.</param>
/// <param name="Contribution">Sum of its members, in the unit of the input.</param>
public readonly record struct GroupTotal(string Group, double Contribution);

/// <summary>Sectors, sizes, "the doublers": sums and returns of groups (METHODS 4.3).</summary>
public static class GroupContribution
{
    /// <summary>Sums constituents' contributions by label, in ordinal order of the labels. METHODS 4.3.</summary>
    public static ImmutableArray<GroupTotal> Sum(ReadOnlySpan<double> contributions, IReadOnlyList<string> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return SumByDay([contributions.ToArray()], [groups]);
    }

    /// <summary>As <see cref="Sum"/> for day × constituent contributions with the group valid on each day. METHODS 4.3.</summary>
    public static ImmutableArray<GroupTotal> SumByDay(IReadOnlyList<double[]> dailyContributions, IReadOnlyList<IReadOnlyList<string>> dailyGroups)
    {
        ArgumentNullException.ThrowIfNull(dailyGroups);
        var columns = Grid.Columns(dailyContributions, nameof(dailyContributions));
        Defined.SameLength(dailyContributions.Count, dailyGroups.Count, nameof(dailyGroups));
        var sums = new SortedDictionary<string, CompensatedSum>(StringComparer.Ordinal);
        for (var t = 0; t < dailyContributions.Count; t++)
        {
            Defined.SameLength(columns, dailyGroups[t].Count, nameof(dailyGroups));
            for (var i = 0; i < columns; i++)
            {
                sums.TryGetValue(dailyGroups[t][i], out var sum);
                sum.Add(dailyContributions[t][i]);
                sums[dailyGroups[t][i]] = sum;
            }
        }

        return [.. sums.Select(pair => new GroupTotal(pair.Key, pair.Value.Value))];
    }

    /// <summary>
    /// ∏(1 + Σw·r/Σw) − 1 over the members marked in <paramref name="isMember"/>, from day × constituent weights and returns. Days on
    /// which the group has no weight do not move it; <see cref="Reason.NoData"/> when there is no other. METHODS 4.3.
    /// </summary>
    public static Outcome<double> Return(IReadOnlyList<double[]> weights, IReadOnlyList<double[]> returns, IReadOnlyList<bool> isMember)
    {
        ArgumentNullException.ThrowIfNull(isMember);
        var columns = Grid.SameShape(weights, returns, nameof(returns));
        if (weights.Count > 0) Defined.SameLength(columns, isMember.Count, nameof(isMember));
        var growth = 1.0;
        var seen = false;
        for (var t = 0; t < weights.Count; t++)
        {
            CompensatedSum moved = new(), held = new();
            for (var i = 0; i < columns; i++)
            {
                if (!isMember[i] || weights[t][i] == 0) continue;
                if (!(weights[t][i] > 0)) return Defined.Not(Reason.OutsideDomain, "Weights are not negative.");
                held.Add(weights[t][i]);
                if (!double.IsNaN(returns[t][i])) moved.Add(weights[t][i] * returns[t][i]);
            }

            if (held.Value == 0) continue;
            seen = true;
            growth *= 1 + moved.Value / held.Value;
        }

        return seen ? Defined.Finite(growth - 1) : Defined.Not(Reason.NoData, "The group has no weight in the window.");
    }
}
