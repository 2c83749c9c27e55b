namespace Bellwether.Indices;

/// <summary>
/// An index level or a number of index points as an integer of 10⁻¹² points, so that levels and contributions add up to the last digit
/// (DESIGN, decision 1; docs/decisions/0001). Range about ±9.2 million points.
/// </summary>
/// <param name="Pico">Integer multiples of 10⁻¹² points.</param>
public readonly record struct Level(long Pico) : IComparable<Level>
{
    /// <summary>Units per point.</summary>
    public const long PerPoint = 1_000_000_000_000;

    /// <summary>The level in points, exact.</summary>
    public decimal Points => Pico / (decimal)PerPoint;

    /// <summary>The level in points for statistics: the one crossing point to floating arithmetic.</summary>
    public double ToDouble() => (double)Points;

    /// <summary>Nearest representable level; half away from zero.</summary>
    public static Level FromPoints(decimal points) =>
        new(checked((long)Math.Round(points * PerPoint, MidpointRounding.AwayFromZero)));

    /// <summary>The level as published: <paramref name="decimals"/> decimals, half away from zero on the decimal value (METHODS 0.3).</summary>
    public decimal Published(int decimals = 2) => Math.Round(Points, decimals, MidpointRounding.AwayFromZero);

    /// <summary>This level times a ratio of market values, rounded half away from zero; exact integers throughout. The ratio's parts are positive.</summary>
    public Level Times(Int128 numerator, Int128 denominator)
    {
        if (denominator <= 0) throw new ArgumentOutOfRangeException(nameof(denominator), "A market value must be positive to carry a level.");
        if (ExactRatio.TryRounded(Pico, numerator, denominator, out var quick)) return new Level(quick);
        var rounded = ExactRatio.Rounded(Pico, numerator, denominator);
        if (rounded > long.MaxValue || rounded < long.MinValue)
            throw new OverflowException("An index level leaves the range of ±9.2 million points; choose a smaller base level.");
        return new Level((long)rounded);
    }

    /// <summary>This level × <paramref name="to"/> / <paramref name="from"/>: a chained level in the points of another series.</summary>
    public Level Scaled(Level to, Level from) => Times(to.Pico, from.Pico);

    /// <summary>Ordering by level.</summary>
    public int CompareTo(Level other) => Pico.CompareTo(other.Pico);

    /// <summary>Difference in points, exact.</summary>
    public static Level operator -(Level left, Level right) => new(checked(left.Pico - right.Pico));

    /// <summary>Sum in points, exact.</summary>
    public static Level operator +(Level left, Level right) => new(checked(left.Pico + right.Pico));

    /// <summary>Ordering by level.</summary>
    public static bool operator <(Level left, Level right) => left.Pico < right.Pico;

    /// <summary>Ordering by level.</summary>
    public static bool operator >(Level left, Level right) => left.Pico > right.Pico;

    /// <summary>Ordering by level.</summary>
    public static bool operator <=(Level left, Level right) => left.Pico <= right.Pico;

    /// <summary>Ordering by level.</summary>
    public static bool operator >=(Level left, Level right) => left.Pico >= right.Pico;

    /// <inheritdoc/>
    public override string ToString() => Points.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture);
}
