using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Story.Charts;

/// <summary>Bins of a sample, for a <see cref="DistributionChart"/>.</summary>
public static class Histogram
{
    /// <summary>
    /// Adjoining bins of equal width by the rule of Freedman and Diaconis (1981): twice the interquartile range over the cube root of the
    /// sample size (Sturges' rule when that range is zero), rounded down to 1, 2, 2.5 or 5 times a power of ten. Edges are multiples of the
    /// width, so that zero is one and no bin mixes gains with losses; the width grows when there would be more than
    /// <paramref name="mostBins"/>. No bins for no values. Refuses values that are not finite.
    /// </summary>
    public static ImmutableArray<ChartBin> Bins(ReadOnlySpan<double> values, int mostBins = 60)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostBins, 3);
        if (values.IsEmpty) return [];
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) throw new ArgumentException("A histogram needs finite values: leave missing returns out.", nameof(values));
        }

        var sorted = values.ToArray();
        Array.Sort(sorted);
        var width = Width(sorted, mostBins);
        var (first, last) = (Bin(sorted[0], width), Bin(sorted[^1], width));
        var counts = new int[last - first + 1];
        foreach (var value in sorted) counts[Bin(value, width) - first]++;
        return [.. counts.Select((count, i) => new ChartBin((first + i) * width, (first + i + 1) * width, count))];
    }

    private static double Width(double[] sorted, int mostBins)
    {
        var range = sorted[^1] - sorted[0];
        if (!double.IsFinite(range)) throw new ArgumentException("The values are too far apart for a histogram.", nameof(sorted));
        // All the same, or different by rounding only: one bin around them.
        if (range <= Math.Abs(sorted[^1]) * 1e-9) return sorted[0] == 0 ? 0.01 : Math.Abs(sorted[0]);
        var quartiles = Quantile.OfSorted(sorted, 0.75).Value - Quantile.OfSorted(sorted, 0.25).Value;
        var rule = quartiles > 0 ? 2 * quartiles / Math.Cbrt(sorted.Length) : range / (Math.Ceiling(Math.Log2(sorted.Length)) + 1);
        var round = Round(rule, up: false);
        return range / round <= mostBins - 2 ? round : Round(range / (mostBins - 2), up: true);
    }

    private static double Round(double width, bool up)
    {
        var power = Math.Floor(Math.Log10(width));
        double[] steps = [1, 2, 2.5, 5, 10];
        // Divided, not multiplied, so that 0.0025 is the double nearest to it.
        double Scaled(double step) => power < 0 ? step / Math.Pow(10, -power) : step * Math.Pow(10, power);
        return up ? steps.Select(Scaled).First(step => step >= width * (1 - 1e-12)) : steps.Select(Scaled).Last(step => step <= width * (1 + 1e-12));
    }

    /// <summary>The bin k with k·width ≤ value &lt; (k+1)·width in floating point, so that the printed edges hold.</summary>
    private static long Bin(double value, double width)
    {
        var k = (long)Math.Floor(value / width);
        if (value < k * width) return k - 1;
        return value >= (k + 1) * width ? k + 1 : k;
    }
}
