namespace Bellwether.Market;

/// <summary>
/// The SplitMix64 generator (Steele, Lea and Flood 2014; METHODS 7.7): one 64-bit state, the same sequence on every run and platform.
/// Every random draw of the house comes from it, with a stated seed. Not for secrets, and not safe to share between threads.
/// </summary>
public sealed class SplitMix64
{
    internal const ulong Golden = 0x9E3779B97F4A7C15UL;
    private ulong _state;
    private double _spare;
    private bool _hasSpare;

    /// <summary>Starts the sequence of a seed.</summary>
    public SplitMix64(ulong seed) => _state = seed;

    /// <summary>A generator of its own for one stream of a seed, so that drawing more in one stream never moves another.</summary>
    public static SplitMix64 Stream(ulong seed, ulong stream, ulong item = 0) =>
        new(Mix(Mix(Mix(seed + Golden) ^ (stream * Golden)) + item * Golden));

    /// <summary>The next 64 bits.</summary>
    public ulong NextUInt64()
    {
        _state += Golden;
        return Mix(_state);
    }

    /// <summary>The next uniform number in [0, 1): the upper 53 bits times 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The next uniform number in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextDouble(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>The next index below <paramref name="count"/>, as ⌊u·n⌋ (METHODS 7.7); throws when there is none.</summary>
    public int NextIndex(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return (int)(NextDouble() * count);
    }

    /// <summary>
    /// The next standard normal number by Marsaglia's polar method: pairs of uniforms until one falls inside the unit circle, two numbers
    /// from each pair. Its logarithm is <see cref="PortableMath.Log"/>, so that the bits do not depend on the platform's library.
    /// </summary>
    public double NextGaussian()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        var (u, v, s) = NextInDisc();
        var scale = Math.Sqrt(-2.0 * PortableMath.Log(s) / s);
        _spare = v * scale;
        _hasSpare = true;
        return u * scale;
    }

    /// <summary>
    /// The next number of a Student t distribution with four degrees of freedom, scaled to unit variance (Bailey 1994, the polar method;
    /// with four degrees of freedom it needs square roots only). Its fourth moment is infinite: tails as fat as those of daily returns.
    /// </summary>
    public double NextStudent4()
    {
        var (u, _, s) = NextInDisc();
        return u * Math.Sqrt(2.0 * (1.0 / Math.Sqrt(s) - 1.0) / s);
    }

    private (double U, double V, double S) NextInDisc()
    {
        while (true)
        {
            var u = 2.0 * NextDouble() - 1.0;
            var v = 2.0 * NextDouble() - 1.0;
            var s = u * u + v * v;
            if (s is > 0 and < 1) return (u, v, s);
        }
    }

    /// <summary>The state, for loops that keep it in a register: the next 64 bits are <c>Mix(state += Golden)</c>.</summary>
    internal ulong State
    {
        get => _state;
        set => _state = value;
    }

    /// <summary>The finaliser of the generator.</summary>
    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
