namespace Bellwether.Market;

/// <summary>The fixed-point units of the house (DESIGN, decision 1): where a double or decimal becomes an integer, and back.</summary>
public static class Units
{
    /// <summary>Price units per currency unit: prices are integers of 1/10,000.</summary>
    public const long PerCurrencyUnit = 10_000;

    /// <summary>A weight factor of one: factors are integer millionths.</summary>
    public const int FactorOne = 1_000_000;

    /// <summary>Nearest price units for an amount in currency units; half away from zero.</summary>
    public static long FromAmount(double amount) => checked((long)Math.Round(amount * PerCurrencyUnit, MidpointRounding.AwayFromZero));

    /// <summary>Nearest price units for an amount in currency units; half away from zero.</summary>
    public static long FromAmount(decimal amount) => checked((long)Math.Round(amount * PerCurrencyUnit, MidpointRounding.AwayFromZero));

    /// <summary>The amount in currency units, exact.</summary>
    public static decimal ToAmount(long priceUnits) => priceUnits / (decimal)PerCurrencyUnit;

    /// <summary>The amount in currency units for statistics.</summary>
    public static double ToDouble(long priceUnits) => priceUnits / (double)PerCurrencyUnit;
}

/// <summary>An exact positive ratio, e.g. new shares per old share in a split.</summary>
/// <param name="Numerator">New.</param>
/// <param name="Denominator">Old.</param>
public readonly record struct Ratio(long Numerator, long Denominator)
{
    /// <summary>One for one.</summary>
    public static Ratio One { get; } = new(1, 1);

    /// <summary>The simplest ratio within 1e-9 of a decimal split ratio (0.333333333 becomes 1/3); positive and finite, else an error.</summary>
    public static Ratio FromDouble(double value)
    {
        if (!(value > 0) || !double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "A split ratio must be positive and finite.");
        for (long denominator = 1; denominator <= 10_000; denominator++)
        {
            var numerator = Math.Round(value * denominator);
            if (numerator >= 1 && Math.Abs(numerator / denominator - value) <= 1e-9 * value)
                return new Ratio((long)numerator, denominator);
        }

        return new Ratio((long)Math.Round(value * 1_000_000), 1_000_000).Reduced();
    }

    /// <summary>Lowest terms.</summary>
    public Ratio Reduced()
    {
        var (a, b) = (Numerator, Denominator);
        while (b != 0) (a, b) = (b, a % b);
        return a is 0 or 1 ? this : new Ratio(Numerator / a, Denominator / a);
    }

    /// <summary>Product in lowest terms.</summary>
    public static Ratio operator *(Ratio left, Ratio right) =>
        new Ratio(checked(left.Numerator * right.Numerator), checked(left.Denominator * right.Denominator)).Reduced();

    /// <summary>The ratio for statistics.</summary>
    public double ToDouble() => (double)Numerator / Denominator;

    /// <summary>A quantity times this ratio, rounded half away from zero.</summary>
    public long Scale(long quantity)
    {
        var product = (Int128)quantity * Numerator;
        var half = Denominator / 2;
        return checked((long)((product + (product < 0 ? -half : half)) / Denominator));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Numerator}:{Denominator}";
}
