using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>Where a window's value stands among windows of equal length that do not touch it (METHODS 7.7).</summary>
/// <param name="Rank">1 + the number of placebo windows with a larger value.</param>
/// <param name="Windows">Placebo windows, overlapping one another.</param>
/// <param name="Independent">How many of them fit side by side: what the rank is worth.</param>
/// <param name="Median">Their median.</param>
/// <param name="ShareAtLeast">Share of them with a value at least as large.</param>
public readonly record struct PlaceboRank(int Rank, int Windows, int Independent, double Median, double ShareAtLeast);

/// <summary>One name before a window; days on which it was in neither gauge are NaN.</summary>
/// <param name="Weight">δ at the window's opening.</param>
/// <param name="Rest">What characteristics and sectors leave of its daily return.</param>
/// <param name="Returns">Its daily return.</param>
public readonly record struct NameHistory(double Weight, double[] Rest, double[] Returns);

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
    /// The sum of the <paramref name="count"/> names that gained most, in windows made of blocks of history days drawn anew (stationary bootstrap, mean block
    /// the cube root of the days), all names on the same days, each name's own mean taken out: what the best few bring by chance alone. Few windows fit side by
    /// side into a history; resampled ones say more. Names hold until the window's end, so that gains compound as theirs do.
    /// <see cref="Reason.TooShort"/> below three windows side by side. METHODS 4.4, 7.7.
    /// </summary>
    public static (double[] Sums, Reason Reason, string? Detail) Resampled(IReadOnlyCollection<NameHistory> names, int days, int length, int count, int resamples, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (days < 3 * length) return ([], Reason.TooShort, $"Placebo windows need room for three of {length} days side by side; the history before the window has {days} days.");
        // Day by day, so that one day's names lie side by side.
        var (rest, growth) = (new double[days * names.Count], new double[days * names.Count]);
        var at = 0;
        foreach (var name in names)
        {
            var (own, returns) = (Filled(name.Rest), Filled(name.Returns));
            for (var day = 0; day < days; day++) (rest[day * names.Count + at], growth[day * names.Count + at]) = (name.Weight * own[day], 1 + returns[day]);
            at++;
        }

        var random = SplitMix64.Stream(seed, 7);
        var positions = new int[length];
        var sums = new double[resamples];
        var (values, wealth) = (new double[names.Count], new double[names.Count]);
        for (var b = 0; b < resamples; b++)
        {
            BlockBootstrap.Stationary(positions, days, Math.Max(1, Math.Cbrt(days)), random);
            Array.Clear(values);
            Array.Fill(wealth, 1);
            foreach (var day in positions)
            {
                var today = rest.AsSpan(day * names.Count, names.Count);
                var grown = growth.AsSpan(day * names.Count, names.Count);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] += wealth[i] * today[i];
                    wealth[i] *= grown[i];
                }
            }

            sums[b] = Top(values, count);
        }

        return (sums, Reason.None, null);
    }

    /// <summary>
    /// A value less the mean of resampled ones, with the interval that follows from their quantiles and a two-sided p by rank.
    /// <see cref="Reason.ZeroVariance"/> for equal ones. METHODS 7.7.
    /// </summary>
    public static Outcome<WindowSumResult> Excess(double own, double[] resampled, double level)
    {
        ArgumentNullException.ThrowIfNull(resampled);
        var deviation = Moments.StandardDeviation(resampled);
        if (!deviation.HasValue) return Outcome<WindowSumResult>.Undefined(deviation.Reason, deviation.Detail);
        if (!(deviation.Value > 0)) return Outcome<WindowSumResult>.Undefined(Reason.ZeroVariance, "All placebo windows are alike.");
        int above = 0, below = 0;
        foreach (var other in resampled)
        {
            if (other >= own) above++;
            if (other <= own) below++;
        }

        var p = Math.Min(1, 2.0 * (1 + Math.Min(above, below)) / (1 + resampled.Length));
        return new WindowSumResult(
            own - Moments.MeanOf(resampled), deviation.Value, resampled.Length - 1, 1,
            own - Quantile.Of(resampled, 0.5 + level / 2).Value, own - Quantile.Of(resampled, 0.5 - level / 2).Value, p);
    }

    // The name's own mean taken out; days before it was there repeat those on which it was, or a new name would have had no chance.
    private static double[] Filled(double[] daily)
    {
        double[] seen = [.. daily.Where(double.IsFinite)];
        if (seen.Length == 0) return new double[daily.Length];
        var mean = Moments.MeanOf(seen);
        var filled = new double[daily.Length];
        for (var day = 0; day < filled.Length; day++) filled[day] = (double.IsFinite(daily[day]) ? daily[day] : seen[day % seen.Length]) - mean;
        return filled;
    }

    private static double[] Running(double[] daily)
    {
        var running = new double[daily.Length + 1];
        for (var t = 0; t < daily.Length; t++) running[t + 1] = running[t] + daily[t];
        return running;
    }
}
