using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Events;

/// <summary>Mean pairwise correlation of estimation residuals on common days (Kolari and Pynnönen 2010, METHODS 8.4).</summary>
public static class ResidualCorrelation
{
    private const int FewestCommonDays = 3;

    /// <summary>
    /// Mean over all pairs of rows of residuals; NaN marks missing days, <paramref name="firstDays"/> says on which calendar day each row starts.
    /// Pairs with fewer than three common days count as uncorrelated. <see cref="Reason.TooShort"/> below two rows;
    /// <see cref="Reason.ZeroVariance"/> when a row does not vary on the days it shares. METHODS 8.4.
    /// </summary>
    /// <remarks>
    /// Rows with the same days need no pair by pair work: with residuals scaled to unit vectors z the sum over pairs is (|Σz|² − N) / 2. Rows
    /// are grouped by their days, and groups are paired.
    /// </remarks>
    public static Outcome<double> Mean(IReadOnlyList<ReadOnlyMemory<double>> rows, ReadOnlySpan<int> firstDays)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Defined.SameLength(rows.Count, firstDays.Length, nameof(firstDays));
        if (rows.Count < 2) return Defined.Not(Reason.TooShort, "A correlation between firms needs two.");
        var groups = Grouped(rows, firstDays);
        var sum = 0.0;
        for (var g = 0; g < groups.Count; g++)
        {
            for (var h = 0; h <= g; h++)
            {
                var part = g == h ? Within(rows, groups[g]) : Between(rows, groups[g], groups[h]);
                if (double.IsNaN(part)) return Defined.Not(Reason.ZeroVariance, "The residuals of a firm do not vary on the days it shares with another.");
                sum += part;
            }
        }

        return Defined.Finite(sum / (0.5 * rows.Count * (rows.Count - 1)));
    }

    private static List<Group> Grouped(IReadOnlyList<ReadOnlyMemory<double>> rows, ReadOnlySpan<int> firstDays)
    {
        var known = new Dictionary<(int, int, string), Group>();
        var groups = new List<Group>();
        for (var i = 0; i < rows.Count; i++)
        {
            var key = (firstDays[i], rows[i].Length, Gaps(rows[i].Span));
            if (!known.TryGetValue(key, out var group)) groups.Add(known[key] = group = new Group(firstDays[i], i));
            group.Rows.Add(i);
        }

        return groups;
    }

    private static string Gaps(ReadOnlySpan<double> row)
    {
        var gaps = default(System.Text.StringBuilder);
        for (var t = 0; t < row.Length; t++)
            if (double.IsNaN(row[t]))
                (gaps ??= new System.Text.StringBuilder()).Append((char)t);
        return gaps?.ToString() ?? "";
    }

    private static double Within(IReadOnlyList<ReadOnlyMemory<double>> rows, Group group)
    {
        if (group.Rows.Count < 2) return 0;
        var days = Common(rows, group, group);
        if (days.Length < FewestCommonDays) return 0;
        var sum = Units(rows, group, days);
        return sum is null ? double.NaN : 0.5 * (Dot(sum, sum) - group.Rows.Count);
    }

    private static double Between(IReadOnlyList<ReadOnlyMemory<double>> rows, Group first, Group second)
    {
        var days = Common(rows, first, second);
        if (days.Length < FewestCommonDays) return 0;
        return Units(rows, first, days) is { } a && Units(rows, second, days) is { } b ? Dot(a, b) : double.NaN;
    }

    // Calendar days on which both groups have residuals.
    private static int[] Common(IReadOnlyList<ReadOnlyMemory<double>> rows, Group first, Group second)
    {
        var a = rows[first.Example].Span;
        var b = rows[second.Example].Span;
        var from = Math.Max(first.FirstDay, second.FirstDay);
        var to = Math.Min(first.FirstDay + a.Length, second.FirstDay + b.Length);
        if (to - from < FewestCommonDays) return [];
        var days = new int[to - from];
        var count = 0;
        for (var day = from; day < to; day++)
            if (!double.IsNaN(a[day - first.FirstDay] + b[day - second.FirstDay]))
                days[count++] = day;
        return days[..count];
    }

    // Sum of the rows, each centred and scaled to length one on those days; null when one of them does not vary.
    private static double[]? Units(IReadOnlyList<ReadOnlyMemory<double>> rows, Group group, int[] days)
    {
        var sum = new double[days.Length];
        var own = new double[days.Length];
        foreach (var i in group.Rows)
        {
            var row = rows[i].Span;
            var total = 0.0;
            if (days.Length == row.Length)
            {
                row.CopyTo(own);
                foreach (var residual in own) total += residual;
            }
            else
            {
                for (var t = 0; t < days.Length; t++) total += own[t] = row[days[t] - group.FirstDay];
            }

            var mean = total / days.Length;
            var squares = 0.0;
            for (var t = 0; t < own.Length; t++)
            {
                own[t] -= mean;
                squares += own[t] * own[t];
            }

            if (!(squares > 0)) return null;
            var scale = 1 / Math.Sqrt(squares);
            for (var t = 0; t < own.Length; t++) sum[t] += own[t] * scale;
        }

        return sum;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var t = 0; t < a.Length; t++) sum += a[t] * b[t];
        return sum;
    }

    private sealed class Group(int firstDay, int example)
    {
        public int FirstDay { get; } = firstDay;

        public int Example { get; } = example;

        public List<int> Rows { get; } = [];
    }
}
