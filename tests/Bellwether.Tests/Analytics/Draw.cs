using FsCheck;
using FsCheck.Fluent;

namespace Bellwether.Tests.Analytics;

/// <summary>Random inputs for the laws; lengths and sizes as they occur in markets.</summary>
internal static class Draw
{
    /// <summary>1 to 60 simple returns between −20 % and +20 %.</summary>
    public static Arbitrary<double[]> Returns { get; } = Many(Fraction(-0.2, 0.2), 1, 60).ToArbitrary();

    /// <summary>2 to 60 prices that follow such returns, with ties.</summary>
    public static Arbitrary<double[]> Prices { get; } =
        Many(Gen.Choose(-4, 4).Select(step => step * 0.05), 1, 59).Select(Compound).ToArbitrary();

    /// <summary>1 to 30 weights, some of them zero, at least one positive.</summary>
    public static Arbitrary<double[]> Weights { get; } =
        Many(Gen.Choose(0, 500).Select(w => (double)w), 1, 30).Where(w => w.Sum() > 0).ToArbitrary();

    /// <summary>A market: opening values of 2 to 6 constituents and 1 to 8 days of returns.</summary>
    public static Arbitrary<(double[] Values, double[][] Returns)> Baskets { get; } =
        (from n in Gen.Choose(2, 6)
         from days in Gen.Choose(1, 8)
         from values in Fraction(1, 1000).ArrayOf(n)
         from returns in Fraction(-0.2, 0.2).ArrayOf(n).ArrayOf(days)
         select (values, returns)).ToArbitrary();

    public static Gen<double> Fraction(double low, double high) => Gen.Choose(0, 1_000_000).Select(i => low + (high - low) * i / 1_000_000);

    /// <summary>Checks a law on inputs from a fixed seed, so that a run repeats; BELLWETHER_LAWS sets another number of cases and free seeds.</summary>
    public static void Law<T>(Arbitrary<T> inputs, Func<T, bool> holds) => Prop.ForAll(inputs, holds).Check(Cases);

    /// <summary>As <see cref="Law"/> for a law that takes long: a tenth of the cases.</summary>
    public static void Few<T>(Arbitrary<T> inputs, Func<T, bool> holds) => Prop.ForAll(inputs, holds).Check(Cases.WithMaxTest(Cases.MaxTest / 10));

    private static Config Cases { get; } = int.TryParse(Environment.GetEnvironmentVariable("BELLWETHER_LAWS"), System.Globalization.CultureInfo.InvariantCulture, out var many)
        ? Config.QuickThrowOnFailure.WithMaxTest(many)
        : Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(1988, 12251);

    public static bool Near(double a, double b, double tolerance = 1e-9) => Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));

    private static Gen<double[]> Many(Gen<double> one, int fewest, int most) =>
        from n in Gen.Choose(fewest, most)
        from values in one.ArrayOf(n)
        select values;

    private static double[] Compound(double[] returns)
    {
        var prices = new double[returns.Length + 1];
        prices[0] = 100;
        for (var t = 0; t < returns.Length; t++) prices[t + 1] = prices[t] * (1 + returns[t]);
        return prices;
    }
}
