using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Story.Charts;

/// <summary>Quantiles of many paths, for a <see cref="FanChart"/>.</summary>
public static class Fan
{
    /// <summary>
    /// Median and bands (5–95 %, 25–75 %) of paths that all have one value per horizon, by METHODS 0.4. Refuses no paths, paths of different
    /// lengths, and values that are not finite.
    /// </summary>
    public static (ImmutableArray<ChartBand> Bands, ImmutableArray<double> Median) Of(IReadOnlyList<IReadOnlyList<double>> paths)
    {
        if (paths.Count == 0) throw new ArgumentException("A fan needs at least one path.", nameof(paths));
        var horizons = paths[0].Count;
        var quantiles = new double[5][];
        for (var q = 0; q < quantiles.Length; q++) quantiles[q] = new double[horizons];
        var across = new double[paths.Count];
        for (var h = 0; h < horizons; h++)
        {
            for (var i = 0; i < across.Length; i++)
            {
                if (paths[i].Count != horizons) throw new ArgumentException($"Path {i} has {paths[i].Count} values; the first has {horizons}.", nameof(paths));
                across[i] = double.IsFinite(paths[i][h]) ? paths[i][h] : throw new ArgumentException($"Path {i} is not finite at position {h}; leave such paths out.", nameof(paths));
            }

            Array.Sort(across);
            for (var q = 0; q < quantiles.Length; q++) quantiles[q][h] = Quantile.OfSorted(across, Probabilities[q]).Value;
        }

        return ([new ChartBand(Probabilities[0], Probabilities[4], [.. quantiles[0]], [.. quantiles[4]]), new ChartBand(Probabilities[1], Probabilities[3], [.. quantiles[1]], [.. quantiles[3]])], [.. quantiles[2]]);
    }

    private static ReadOnlySpan<double> Probabilities => [0.05, 0.25, 0.5, 0.75, 0.95];
}
