using System.Collections.Immutable;
using System.Numerics;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Contribution;

/// <summary>
/// The gauge without its heroes (METHODS 4.4). Choosing them by hindsight biases both returns downward: say so, and show the same
/// figure for the comparison gauge.
/// </summary>
public static class ExTop
{
    internal const string TooSmall = "The index moved by less than 0.1 % of its start.";

    /// <summary>Positions from the largest contribution (or weight) to the smallest; equal values keep their order. METHODS 4.4.</summary>
    public static ImmutableArray<int> Rank(ReadOnlySpan<double> values)
    {
        var copy = values.ToArray();
        return [.. Enumerable.Range(0, copy.Length).OrderByDescending(i => copy[i])];
    }

    /// <summary>
    /// Drop: the others re-weighted, ∏(1 + Σw·r/Σw) − 1 without the excluded positions. <see cref="Reason.NoData"/> when nothing is
    /// left. METHODS 4.4.
    /// </summary>
    public static Outcome<double> Drop(IReadOnlyList<double[]> weights, IReadOnlyList<double[]> returns, IEnumerable<int> excluded)
    {
        ArgumentNullException.ThrowIfNull(excluded);
        var kept = new bool[Grid.SameShape(weights, returns, nameof(returns))];
        Array.Fill(kept, true);
        foreach (var i in excluded) kept[i] = false;
        return GroupContribution.Return(weights, returns, kept);
    }

    /// <summary>Freeze: the excluded earn nothing, R − ΣC/I(0), with contributions as fractions of the start. METHODS 4.4.</summary>
    public static Outcome<double> Freeze(double gaugeReturn, ReadOnlySpan<double> contributionFractions, IEnumerable<int> excluded)
    {
        ArgumentNullException.ThrowIfNull(excluded);
        var sum = new CompensatedSum();
        foreach (var i in excluded) sum.Add(contributionFractions[i]);
        return Defined.Finite(Frozen(gaugeReturn, sum.Value, 1));
    }

    /// <summary>Freeze from points, exact where the points are: (move − ΣC)/I(0). METHODS 4.4.</summary>
    public static T Frozen<T>(T move, T points, T startLevel)
        where T : INumber<T> => (move - points) / startLevel;

    /// <summary>True when the index moved by at least 0.1 % of its start, so that a share of the move means something. METHODS 4.4.</summary>
    public static bool Moved<T>(T move, T startLevel)
        where T : INumber<T> => T.Abs(move) * T.CreateChecked(1000) >= T.Abs(startLevel);

    /// <summary>
    /// Share of the index move that the k largest contributions account for, ΣC/(I(T) − I(0)); contributions in points.
    /// <see cref="Reason.OutsideDomain"/> when the index moved by less than 0.1 % of its start. METHODS 4.4.
    /// </summary>
    public static Outcome<double> Share(ReadOnlySpan<double> contributionPoints, double startLevel, double endLevel, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        if (contributionPoints.IsEmpty) return Defined.Not(Reason.NoData, "No constituent.");
        if (!Moved(endLevel - startLevel, startLevel)) return Defined.Not(Reason.OutsideDomain, TooSmall);
        var sum = new CompensatedSum();
        foreach (var i in Rank(contributionPoints).Take(k)) sum.Add(contributionPoints[i]);
        return Defined.Finite(sum.Value / (endLevel - startLevel));
    }
}
