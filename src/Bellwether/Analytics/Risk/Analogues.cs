using System.Collections.Immutable;
using Bellwether.Analytics.Rallies;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>What to look for and how far to look ahead, in periods (METHODS 9.11).</summary>
/// <param name="Window">w: length of the past return.</param>
/// <param name="Low">Smallest past return that counts.</param>
/// <param name="High">Largest past return that counts.</param>
/// <param name="Forward">h: length of the forward return.</param>
/// <param name="Gap">A hit comes at least this long after the previous hit.</param>
public sealed record AnalogueOptions(int Window, double Low, double High, int Forward, int Gap);

/// <summary>A past day that resembles today (METHODS 9.11).</summary>
/// <param name="Index">Position of the day.</param>
/// <param name="Match">What made it a hit: the return of the window that ends on it, or the distance of its features from today's.</param>
/// <param name="Forward">Return of the window that follows.</param>
public readonly record struct Analogue(int Index, double Match, double Forward);

/// <summary>What followed, against what usually follows (METHODS 9.11). Forward windows may overlap: the effective sample is about the hits.</summary>
/// <param name="Hits">In time order.</param>
/// <param name="ForwardMedian">Median forward return of the hits; undefined without one.</param>
/// <param name="ForwardMean">Mean forward return of the hits.</param>
/// <param name="ShareNegative">Share of hits with a negative forward return.</param>
/// <param name="UnconditionalMedian">Median of all forward returns.</param>
/// <param name="UnconditionalShareNegative">Share of all forward returns that are negative.</param>
public readonly record struct AnaloguesResult(
    ImmutableArray<Analogue> Hits, Outcome<double> ForwardMedian, Outcome<double> ForwardMean, Outcome<double> ShareNegative, double UnconditionalMedian, double UnconditionalShareNegative)
{
    /// <summary>Fewer than ten hits are an anecdote, not a distribution.</summary>
    public bool IsAnecdotal => Hits.Length < 10;
}

/// <summary>Historical analogues of a rally or fall (METHODS 9.11).</summary>
public static class Analogues
{
    /// <summary>
    /// Days whose w-period return lies in [low, high], scanned in time order, first hit kept. Only days with a full forward window
    /// count. <see cref="Reason.TooShort"/> without such a day; <see cref="Reason.OutsideDomain"/> for a price ≤ 0 or missing. METHODS 9.11.
    /// </summary>
    public static Outcome<AnaloguesResult> ByReturn(ReadOnlySpan<double> prices, AnalogueOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Window, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Forward, 1, nameof(options));
        if (DatingInput.Refuse<AnaloguesResult>(prices, options.Window + options.Forward + 1) is { } refused) return refused;
        var hits = ImmutableArray.CreateBuilder<Analogue>();
        for (var t = options.Window; t + options.Forward < prices.Length; t++)
        {
            var past = prices[t] / prices[t - options.Window] - 1;
            if (past < options.Low || past > options.High) continue;
            if (hits.Count > 0 && t - hits[^1].Index < options.Gap) continue;
            hits.Add(new Analogue(t, past, Ahead(prices, t, options.Forward)));
        }

        return Summarise(prices, hits.ToImmutable(), options.Forward);
    }

    /// <summary>
    /// The k days nearest to the last row of a day × feature table (return, volatility, drawdown, breadth), by Euclidean distance of
    /// z-scores, at least <paramref name="gap"/> days apart and from the last day. Features that never vary are left out; days with a missing
    /// feature or without a full forward window do not count. <see cref="Reason.NoData"/> when the last day lacks a feature,
    /// <see cref="Reason.ZeroVariance"/> when none varies; else as <see cref="ByReturn"/>. METHODS 9.11.
    /// </summary>
    public static Outcome<AnaloguesResult> ByFeatures(ReadOnlySpan<double> prices, IReadOnlyList<double[]> features, int nearest, int forward, int gap)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentOutOfRangeException.ThrowIfLessThan(nearest, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(forward, 1);
        Defined.SameLength(prices.Length, features.Count, nameof(features));
        if (DatingInput.Refuse<AnaloguesResult>(prices, forward + 2) is { } refused) return refused;
        var complete = features.Where(row => row.All(double.IsFinite)).ToArray();
        if (!features[^1].All(double.IsFinite)) return Outcome<AnaloguesResult>.Undefined(Reason.NoData, "The last day lacks a feature.");
        var scales = Enumerable.Range(0, features[^1].Length).Select(j => Moments.StandardDeviation([.. complete.Select(row => row[j])]).OrNull ?? 0).ToArray();
        if (scales.All(s => s == 0)) return Outcome<AnaloguesResult>.Undefined(Reason.ZeroVariance, "No feature varies.");
        double Distance(int t) => scales.Select((s, j) => s == 0 ? 0 : Math.Pow((features[t][j] - features[^1][j]) / s, 2)).Sum();

        var last = prices.Length - 1;
        var chosen = new List<int>();
        foreach (var t in Enumerable.Range(0, prices.Length - forward).Where(t => last - t >= gap && features[t].All(double.IsFinite)).OrderBy(Distance))
        {
            if (chosen.Count == nearest) break;
            if (chosen.All(other => Math.Abs(other - t) >= gap)) chosen.Add(t);
        }

        var hits = ImmutableArray.CreateBuilder<Analogue>();
        foreach (var t in chosen.Order()) hits.Add(new Analogue(t, Math.Sqrt(Distance(t)), Ahead(prices, t, forward)));
        return Summarise(prices, hits.ToImmutable(), forward);
    }

    private static double Ahead(ReadOnlySpan<double> prices, int t, int forward) => prices[t + forward] / prices[t] - 1;

    private static Outcome<AnaloguesResult> Summarise(ReadOnlySpan<double> prices, ImmutableArray<Analogue> hits, int forward)
    {
        var all = new double[prices.Length - forward];
        for (var t = 0; t < all.Length; t++) all[t] = Ahead(prices, t, forward);
        if (!Array.TrueForAll(all, double.IsFinite)) return Outcome<AnaloguesResult>.Undefined(Reason.OutsideDomain, "A return overflows.");
        double[] ahead = [.. hits.Select(h => h.Forward)];
        return new AnaloguesResult(
            hits, Quantile.Median(ahead), Moments.Mean(ahead), PartialMoments.DownsideFrequency(ahead),
            Quantile.Median(all).Value, PartialMoments.DownsideFrequency(all).Value);
    }
}
