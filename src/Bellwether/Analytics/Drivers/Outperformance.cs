using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>Resampled out-performance ∏(1+a) − ∏(1+b) (METHODS 7.7).</summary>
/// <param name="Estimate">Of the sample itself.</param>
/// <param name="Ascending">Of the resamples, sorted.</param>
/// <param name="PValue">One-sided, of "no out-performance": the share of resamples, with the mean difference taken out, that reach the estimate.</param>
public readonly record struct OutperformanceResult(double Estimate, ImmutableArray<double> Ascending, double PValue)
{
    /// <summary>Mean of the resamples.</summary>
    public double Mean => Moments.MeanOf(Ascending.AsSpan());

    /// <summary>Their standard deviation (n−1); undefined below two resamples.</summary>
    public Outcome<double> StandardError => Moments.StandardDeviation(Ascending.AsSpan());

    /// <summary>Quantile of type 7; the interval of level 1−α is q(α/2) to q(1−α/2).</summary>
    public Outcome<double> Quantile(double p) => Statistics.Quantile.OfSorted(Ascending.AsSpan(), p);

    /// <summary>Share of resamples at or below zero.</summary>
    public double ShareNotPositive => (double)Ascending.Count(x => x <= 0) / Ascending.Length;
}

/// <summary>Rank of one window among all of its length (METHODS 7.7): the caution next to a p-value of a window picked because it was good.</summary>
/// <param name="Rank">1 for the best.</param>
/// <param name="Windows">How many windows were compared.</param>
public readonly record struct WindowRank(int Rank, int Windows);

/// <summary>Did one gauge beat another by more than chance (METHODS 7.7).</summary>
public static class Outperformance
{
    // Resamples grown at once.
    private const int Abreast = 4;

    /// <summary>
    /// Stationary bootstrap of paired simple returns (pairs with a side missing are dropped). <see cref="Reason.TooShort"/> below two pairs;
    /// <see cref="Reason.OutsideDomain"/> for a return below −1. METHODS 7.7.
    /// </summary>
    public static Outcome<OutperformanceResult> Bootstrap(ReadOnlySpan<double> returnsA, ReadOnlySpan<double> returnsB, double meanBlock, int resamples, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        var (a, b) = Missing.DropPairs(returnsA, returnsB);
        if (a.Length < 2) return Outcome<OutperformanceResult>.Undefined(Reason.TooShort, "Needs two pairs of returns.");
        if (CumulativeReturn.Check(a) != Reason.None || CumulativeReturn.Check(b) != Reason.None)
            return Outcome<OutperformanceResult>.Undefined(Reason.OutsideDomain, CumulativeReturn.Rule);

        var estimate = CumulativeReturn.Growth(a) - CumulativeReturn.Growth(b);
        var difference = Moments.MeanOf(a) - Moments.MeanOf(b);
        var random = new SplitMix64(seed);
        var values = new double[resamples];
        var reached = 0;
        // Growth of a, of b, and of a without the mean difference, side by side: one product a day for all three. A few resamples grow at once,
        // for each waits on its own products; neither changes an operation or its order.
        var factors = new Vector256<double>[a.Length];
        for (var t = 0; t < factors.Length; t++) factors[t] = Vector256.Create(1 + a[t], 1 + b[t], 1 + a[t] - difference, 1);
        var positions = new int[Abreast * a.Length];
        Span<Vector256<double>> growth = stackalloc Vector256<double>[Abreast];
        for (var r = 0; r < resamples; r += Abreast)
        {
            var count = Math.Min(Abreast, resamples - r);
            for (var k = 0; k < count; k++) BlockBootstrap.Stationary(positions.AsSpan(k * a.Length, a.Length), a.Length, meanBlock, random);
            Grow(factors, positions, growth);
            for (var k = 0; k < count; k++)
            {
                values[r + k] = growth[k][0] - growth[k][1];
                if (growth[k][2] - growth[k][1] >= estimate) reached++;
            }
        }

        Array.Sort(values);
        return double.IsFinite(estimate + values[0] + values[^1])
            ? new OutperformanceResult(estimate, Defined.Freeze(values), (1.0 + reached) / (1 + resamples))
            : Outcome<OutperformanceResult>.Undefined(Reason.OutsideDomain, "The growth overflows.");
    }

    // Products of factors at four runs of positions; runs that were not drawn this time hold old ones, and nobody reads their growth.
    private static void Grow(Vector256<double>[] factors, int[] positions, Span<Vector256<double>> growth)
    {
        var n = factors.Length;
        var (first, second, third, fourth) = (Vector256.Create(1.0), Vector256.Create(1.0), Vector256.Create(1.0), Vector256.Create(1.0));
        ReadOnlySpan<int> one = positions.AsSpan(0, n), two = positions.AsSpan(n, n), three = positions.AsSpan(2 * n, n), four = positions.AsSpan(3 * n, n);
        for (var t = 0; t < n; t++)
        {
            first *= factors[one[t]];
            second *= factors[two[t]];
            third *= factors[three[t]];
            fourth *= factors[four[t]];
        }

        (growth[0], growth[1], growth[2], growth[3]) = (first, second, third, fourth);
    }

    /// <summary>
    /// Rank of the window of <paramref name="length"/> periods that ends on <paramref name="end"/> by the difference of the two gauges'
    /// returns, among all windows of that length. <see cref="Reason.TooShort"/> when it does not fit; <see cref="Reason.OutsideDomain"/>
    /// for a missing price or one ≤ 0. METHODS 7.7.
    /// </summary>
    public static Outcome<WindowRank> Rank(ReadOnlySpan<double> pricesA, ReadOnlySpan<double> pricesB, int end, int length)
    {
        Defined.SameLength(pricesA.Length, pricesB.Length, nameof(pricesB));
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (end < length || end >= pricesA.Length) return Outcome<WindowRank>.Undefined(Reason.TooShort, "The window does not fit.");
        if (!ClosePrices.AllPositiveObserved(pricesA) || !ClosePrices.AllPositiveObserved(pricesB)) return Outcome<WindowRank>.Undefined(Reason.OutsideDomain, ClosePrices.Rule);
        var own = pricesA[end] / pricesA[end - length] - pricesB[end] / pricesB[end - length];
        var better = 0;
        for (var t = length; t < pricesA.Length; t++)
            if (pricesA[t] / pricesA[t - length] - pricesB[t] / pricesB[t - length] > own)
                better++;
        return new WindowRank(better + 1, pricesA.Length - length);
    }
}
