using Bellwether.Analytics.Statistics;

namespace Bellwether.Analytics.Events;

/// <summary>Ranks with ties sharing the average of their places (METHODS 8.4).</summary>
public static class AverageRanks
{
    private const int Buckets = 256;

    // Fuller buckets are sorted by comparison.
    private const int Full = 24;

    // Longer rows take their working memory from the heap.
    private const int OnStack = 1024;

    /// <summary>
    /// Ranks from 1 for the smallest, into <paramref name="ranks"/>; NaN stays NaN and does not count. Returns how many values have a rank. METHODS 8.4.
    /// </summary>
    /// <remarks>
    /// The few hundred abnormal returns of an event study crowd round zero with a few far away: they are dealt into buckets by their distance from the
    /// mean in mean absolute deviations, and a pass of insertions puts right what the buckets left. The order is exact for any values.
    /// </remarks>
    public static int Of(ReadOnlySpan<double> values, Span<double> ranks)
    {
        Defined.SameLength(values.Length, ranks.Length, nameof(ranks));
        var count = 0;
        foreach (var value in values)
            if (!double.IsNaN(value))
                count++;
        var keys = count <= OnStack ? stackalloc double[count] : new double[count];
        var places = count <= OnStack ? stackalloc int[count] : new int[count];
        Sorted(values, keys, places);
        ranks.Fill(double.NaN);
        for (var i = 0; i < count;)
        {
            var next = i + 1;
            while (next < count && keys[next] == keys[i]) next++;
            var rank = (i + next + 1) * 0.5;
            for (; i < next; i++) ranks[places[i]] = rank;
        }

        return count;
    }

    // Values in ascending order with their positions.
    private static void Sorted(ReadOnlySpan<double> values, Span<double> keys, Span<int> places)
    {
        double sum = 0, away = 0;
        foreach (var value in values)
            if (!double.IsNaN(value))
                sum += value;
        var mean = sum / keys.Length;
        foreach (var value in values)
            if (!double.IsNaN(value))
                away += Math.Abs(value - mean);
        // 32 buckets to a mean absolute deviation; infinite or constant values all fall into one bucket.
        var scale = Buckets / 8.0 * keys.Length / away;
        if (!double.IsFinite(scale) || !double.IsFinite(mean)) scale = 0;
        Span<int> starts = stackalloc int[Buckets + 1];
        starts.Clear();
        for (var t = 0; t < values.Length; t++)
            if (!double.IsNaN(values[t]))
                starts[Bucket(values[t], mean, scale) + 1]++;
        var full = false;
        for (var b = 1; b <= Buckets; b++)
        {
            full |= starts[b] > Full;
            starts[b] += starts[b - 1];
        }

        for (var t = 0; t < values.Length; t++)
        {
            if (double.IsNaN(values[t])) continue;
            var at = starts[Bucket(values[t], mean, scale)]++;
            (keys[at], places[at]) = (values[t], t);
        }

        if (full) keys.Sort(places);
        else Insert(keys, places);
    }

    private static int Bucket(double value, double mean, double scale)
    {
        if (scale == 0) return 0;
        var at = (value - mean) * scale + Buckets / 2;
        return at <= 0 ? 0 : at >= Buckets - 1 ? Buckets - 1 : (int)at;
    }

    private static void Insert(Span<double> keys, Span<int> places)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            var (key, place) = (keys[i], places[i]);
            var j = i - 1;
            for (; j >= 0 && keys[j] > key; j--) (keys[j + 1], places[j + 1]) = (keys[j], places[j]);
            (keys[j + 1], places[j + 1]) = (key, place);
        }
    }
}
