using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>Placebo characteristics and factors: the same numbers, dealt out at random (METHODS 7.7, seeded).</summary>
public static class PlaceboCharacteristics
{
    /// <summary>
    /// Share of permutations of a column, among stocks of the same stratum, whose reward in the window is at least as large in size: (1 + hits) / (1 +
    /// permutations). The other columns stay, so do the returns. Stocks that move together make it too small: it complements the test over
    /// time and does not replace it. Null without permutations. METHODS 7.4.
    /// </summary>
    public static double? Share(CrossSegment window, int column, ReadOnlySpan<int> strata, int permutations, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(window);
        var rows = window.Design.Rows;
        Defined.SameLength(rows.Count, strata.Length, nameof(strata));
        if (permutations < 1) return null;
        var others = new OrthogonalBasis([.. Enumerable.Range(0, rows[0].Length).Where(j => j != column).Select(j => rows.Select(row => row[j]).ToArray())]);
        if (others.Determined >= 0) return null;
        double[] target = [.. window.Returns.Select(own => Moments.Sum(own))];
        others.Residual(target);
        double[] values = [.. rows.Select(row => row[column])];
        var own = Math.Abs(Reward(others, values, target));
        var groups = Strata(strata);
        var random = new SplitMix64(seed);
        var hits = 0;
        for (var p = 0; p < permutations; p++)
        {
            foreach (var group in groups) Shuffle(values, group, random);
            if (Math.Abs(Reward(others, values, target)) >= own * (1 - 1e-12)) hits++;
        }

        return (1.0 + hits) / (1 + permutations);
    }

    /// <summary>
    /// Share of circular shifts of a factor against the rest of the days whose slope is at least as large in size. Days are complete rows of the regression;
    /// shifts keep the factor's own course. Null without shifts. METHODS 7.2.
    /// </summary>
    public static double? Shifts(double[] target, IReadOnlyList<double[]> columns, int column, int shifts, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(columns);
        var n = target.Length;
        if (shifts < 1 || n < 3) return null;
        double[] ones = new double[n];
        Array.Fill(ones, 1);
        var others = new OrthogonalBasis([ones, .. columns.Where((_, j) => j != column)]);
        if (others.Determined >= 0) return null;
        var y = (double[])target.Clone();
        others.Residual(y);
        var own = Math.Abs(Reward(others, columns[column], y));
        var random = new SplitMix64(seed);
        var shifted = new double[n];
        var hits = 0;
        for (var s = 0; s < shifts; s++)
        {
            var by = 1 + random.NextIndex(n - 1);
            for (var t = 0; t < n; t++) shifted[t] = columns[column][(t + by) % n];
            if (Math.Abs(Reward(others, shifted, y)) >= own * (1 - 1e-12)) hits++;
        }

        return (1.0 + hits) / (1 + shifts);
    }

    // Slope on what the other columns leave of the values; the target has had them taken out.
    private static double Reward(OrthogonalBasis others, double[] values, double[] target)
    {
        var own = (double[])values.Clone();
        others.Residual(own);
        var size = OrthogonalBasis.Dot(own, own);
        return size > 0 ? OrthogonalBasis.Dot(own, target) / size : 0;
    }

    private static List<int[]> Strata(ReadOnlySpan<int> strata)
    {
        var groups = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < strata.Length; i++)
        {
            if (!groups.TryGetValue(strata[i], out var group)) groups[strata[i]] = group = [];
            group.Add(i);
        }

        return [.. groups.Values.Select(group => group.ToArray())];
    }

    private static void Shuffle(double[] values, int[] group, SplitMix64 random)
    {
        for (var i = group.Length - 1; i > 0; i--)
        {
            var j = random.NextIndex(i + 1);
            (values[group[i]], values[group[j]]) = (values[group[j]], values[group[i]]);
        }
    }
}
