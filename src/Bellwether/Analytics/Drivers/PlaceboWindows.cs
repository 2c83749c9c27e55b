using Bellwether.Analytics.Statistics;
using Bellwether.Market;
using MathNet.Numerics.Distributions;

namespace Bellwether.Analytics.Drivers;

/// <summary>Where a window's value stands among windows of equal length that do not touch it (METHODS 7.7).</summary>
/// <param name="Rank">1 + the number of placebo windows with a larger value.</param>
/// <param name="Windows">Placebo windows, overlapping one another.</param>
/// <param name="Independent">How many of them fit side by side: what the rank is worth.</param>
/// <param name="Median">Their median.</param>
/// <param name="ShareAtLeast">Share of them with a value at least as large.</param>
public readonly record struct PlaceboRank(int Rank, int Windows, int Independent, double Median, double ShareAtLeast);

/// <summary>Placebo windows: the same statistic where the story is not told (METHODS 7.7).</summary>
public static class PlaceboWindows
{
    /// <summary>Sums of every run of <paramref name="length"/> days of a daily series; empty when it is shorter. METHODS 7.7.</summary>
    public static double[] Sums(ReadOnlySpan<double> daily, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (daily.Length < length) return [];
        var sums = new double[daily.Length - length + 1];
        // Each window on its own: a running sum would carry rounding from the first day to the last.
        for (var s = 0; s < sums.Length; s++) sums[s] = Moments.Sum(daily.Slice(s, length));
        return sums;
    }

    /// <summary>
    /// The sum over every run of <paramref name="length"/> days of the <paramref name="count"/> names that gained most in it, per placebo window; the
    /// same hindsight in each. Series of names are as long as the days; names are summed where they are present. METHODS 4.4, 7.7.
    /// </summary>
    public static double[] TopSums(IReadOnlyCollection<double[]> byName, int days, int length, int count)
    {
        ArgumentNullException.ThrowIfNull(byName);
        if (days < length) return [];
        var totals = new double[days - length + 1];
        var values = new double[byName.Count];
        double[][] running = [.. byName.Select(Running)];
        for (var s = 0; s < totals.Length; s++)
        {
            for (var i = 0; i < running.Length; i++) values[i] = running[i][s + length] - running[i][s];
            totals[s] = Top(values, count);
        }

        return totals;
    }

    /// <summary>Sum of the largest few values, those above zero only. METHODS 4.4.</summary>
    public static double Top(ReadOnlySpan<double> values, int count)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var sum = 0.0;
        for (var i = sorted.Length - 1; i >= 0 && i >= sorted.Length - count && sorted[i] > 0; i--) sum += sorted[i];
        return sum;
    }

    /// <summary>Ranks a value among placebo values of windows of a length over a history of days; null without any. METHODS 7.7.</summary>
    public static PlaceboRank? Rank(double own, ReadOnlySpan<double> placebos, int length)
    {
        if (placebos.IsEmpty) return null;
        int larger = 0, atLeast = 0;
        foreach (var other in placebos)
        {
            if (other > own) larger++;
            if (other >= own) atLeast++;
        }

        return new PlaceboRank(larger + 1, placebos.Length, (placebos.Length + length - 1) / length, Quantile.Median(placebos).Value, (double)atLeast / placebos.Length);
    }

    /// <summary>
    /// A positive value less the geometric mean of its placebos, with the interval that a further window of that kind would fall in, on the log
    /// scale: t with one degree of freedom less than windows fit side by side; overlapping ones add no freedom. <see cref="Reason.TooShort"/> below three
    /// windows side by side, <see cref="Reason.OutsideDomain"/> for a value that is not positive, <see cref="Reason.ZeroVariance"/> for equal ones.
    /// METHODS 7.7.
    /// </summary>
    public static Outcome<WindowSumResult> Excess(double own, ReadOnlySpan<double> placebos, int length, double level)
    {
        var independent = (placebos.Length + length - 1) / length;
        if (independent < 3) return Outcome<WindowSumResult>.Undefined(Reason.TooShort, $"Placebo windows need room for three of {length} days side by side; the history before the window has room for {independent}.");
        var logs = new double[placebos.Length];
        for (var i = 0; i < logs.Length; i++) logs[i] = Math.Log(placebos[i]);
        if (!(own > 0) || !Array.TrueForAll(logs, double.IsFinite)) return Outcome<WindowSumResult>.Undefined(Reason.OutsideDomain, "In some window no stock added anything.");
        var mean = Moments.MeanOf(logs);
        // Overlapping windows scatter around their common mean by less than independent ones would.
        var deviation = Math.Sqrt(Moments.SquaredDeviations(logs) / logs.Length * independent / (independent - 1.0));
        if (!(deviation > 1e-12)) return Outcome<WindowSumResult>.Undefined(Reason.ZeroVariance, "All placebo windows are alike.");
        var error = deviation * Math.Sqrt(1 + 1.0 / independent);
        var t = (Math.Log(own) - mean) / error;
        var width = StudentT.InvCDF(0, 1, independent - 1, 0.5 + level / 2) * error;
        return new WindowSumResult(
            own - Math.Exp(mean), own * error, independent - 1, 1, own - Math.Exp(mean + width), own - Math.Exp(mean - width), Math.Min(1, 2 * StudentT.CDF(0, 1, independent - 1, -Math.Abs(t))));
    }

    private static double[] Running(double[] daily)
    {
        var running = new double[daily.Length + 1];
        for (var t = 0; t < daily.Length; t++) running[t + 1] = running[t] + daily[t];
        return running;
    }
}
