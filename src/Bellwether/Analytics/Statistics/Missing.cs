namespace Bellwether.Analytics.Statistics;

/// <summary>NaN inside an array marks a missing observation; everything else about absence is a reason (METHODS 0.6).</summary>
public static class Missing
{
    /// <summary>The observed values in order; the input itself when nothing is missing. METHODS 0.6.</summary>
    public static ReadOnlySpan<double> Drop(ReadOnlySpan<double> values)
    {
        var missing = 0;
        foreach (var value in values)
            if (double.IsNaN(value))
                missing++;
        if (missing == 0) return values;
        var kept = new double[values.Length - missing];
        var n = 0;
        foreach (var value in values)
            if (!double.IsNaN(value))
                kept[n++] = value;
        return kept;
    }

    /// <summary>The days on which both sides are observed; equal lengths, else an <see cref="ArgumentException"/>. METHODS 0.6.</summary>
    public static (double[] First, double[] Second) DropPairs(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Defined.SameLength(first.Length, second.Length, nameof(second));
        var a = new List<double>(first.Length);
        var b = new List<double>(first.Length);
        for (var t = 0; t < first.Length; t++)
        {
            if (double.IsNaN(first[t]) || double.IsNaN(second[t])) continue;
            a.Add(first[t]);
            b.Add(second[t]);
        }

        return ([.. a], [.. b]);
    }
}
