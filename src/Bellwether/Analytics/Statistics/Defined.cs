using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bellwether.Market;

namespace Bellwether.Analytics.Statistics;

/// <summary>The door between arithmetic and results: no NaN and no infinity leaves a measure (METHODS 0.5).</summary>
internal static class Defined
{
    /// <summary>The value when finite, else <see cref="Reason.OutsideDomain"/>.</summary>
    public static Outcome<double> Finite(double value) =>
        double.IsFinite(value) ? value : Outcome<double>.Undefined(Reason.OutsideDomain, "The inputs are not finite or the result overflows.");

    /// <summary>An undefined number with its reason in one sentence.</summary>
    public static Outcome<double> Not(Reason reason, string detail) => Outcome<double>.Undefined(reason, detail);

    /// <summary>Takes ownership of a freshly built array.</summary>
    public static ImmutableArray<T> Freeze<T>(T[] fresh) => ImmutableCollectionsMarshal.AsImmutableArray(fresh);

    /// <summary>Throws when two spans that belong together differ in length.</summary>
    public static void SameLength(int expected, int actual, string name)
    {
        if (expected != actual) throw new ArgumentException($"Expected {expected} values, got {actual}.", name);
    }
}
