using Bellwether.Market;

namespace Bellwether.Analytics.Statistics;

/// <summary>Resampling of dependent days as positions; resample paired rows with one set of positions (METHODS 7.7).</summary>
public static class BlockBootstrap
{
    /// <summary>
    /// Fills <paramref name="positions"/> with a stationary bootstrap of 0…n−1 (Politis and Romano 1994) with the mean block length
    /// given; successive calls with one generator give successive resamples. METHODS 7.7.
    /// </summary>
    public static void Stationary(Span<int> positions, int n, double meanBlock, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        if (!(meanBlock >= 1)) throw new ArgumentOutOfRangeException(nameof(meanBlock), meanBlock, "A mean block is at least 1.");
        // A uniform number u = k 2⁻⁵³ lies below 1 / block just when k lies below the rounded-up 2⁵³ / block: the same draws, compared as integers,
        // with the generator's state in a register.
        var fresh = (ulong)Math.Ceiling(1 / meanBlock * (1UL << 53));
        var state = random.State;
        var last = -1;
        for (var t = 0; t < positions.Length; t++)
        {
            if (t == 0 || SplitMix64.Mix(state += SplitMix64.Golden) >> 11 < fresh) last = (int)((SplitMix64.Mix(state += SplitMix64.Golden) >> 11) * (1.0 / (1UL << 53)) * n);
            else if (++last == n) last = 0;
            positions[t] = last;
        }

        random.State = state;
    }

    /// <summary>Fills <paramref name="positions"/> with runs of <paramref name="block"/> days that wrap round the end. METHODS 7.7.</summary>
    public static void Circular(Span<int> positions, int n, int block, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(block, 1);
        for (var t = 0; t < positions.Length; t++) positions[t] = t % block == 0 ? Draw(n, random) : (positions[t - 1] + 1) % n;
    }

    /// <summary>⌊u·n⌋.</summary>
    internal static int Draw(int n, SplitMix64 random) => (int)(random.NextDouble() * n);
}
