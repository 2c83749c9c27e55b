using System.Collections.Immutable;

namespace Bellwether.Analytics.Gauges;

/// <summary>One number under every defensible convention: how far it reaches, and where the default stands in it.</summary>
/// <param name="Default">Value by default.</param>
/// <param name="Values">Value by convention; NaN where the data give none.</param>
public sealed record ConventionSpread(double Default, ImmutableArray<double> Values)
{
    /// <summary>Conventions that give a value.</summary>
    public int Count => Values.Count(double.IsFinite);

    /// <summary>Position of the lowest value; −1 without any.</summary>
    public int LowestAt => At((value, best) => value < best);

    /// <summary>Position of the highest value; −1 without any.</summary>
    public int HighestAt => At((value, best) => value > best);

    /// <summary>Conventions whose value lies below the default.</summary>
    public int Below => Values.Count(value => value < Default);

    /// <summary>Conventions whose value is above zero.</summary>
    public int AboveZero => Values.Count(value => value > 0);

    private int At(Func<double, double, bool> isBetter)
    {
        var at = -1;
        for (var i = 0; i < Values.Length; i++)
        {
            if (double.IsFinite(Values[i]) && (at < 0 || isBetter(Values[i], Values[at]))) at = i;
        }

        return at;
    }
}

/// <summary>Whether gauges stand in the same order under a convention as under the default.</summary>
public static class Orderings
{
    /// <summary>True when every pair stands the same way round; values of the same gauges, all finite. A tie keeps no order unless it was one.</summary>
    public static bool Same(ReadOnlySpan<double> usual, ReadOnlySpan<double> other)
    {
        if (usual.Length != other.Length) throw new ArgumentException($"{other.Length} values for {usual.Length} gauges.", nameof(other));
        for (var i = 0; i < usual.Length; i++)
        {
            for (var j = i + 1; j < usual.Length; j++)
            {
                if (usual[i].CompareTo(usual[j]) != other[i].CompareTo(other[j])) return false;
            }
        }

        return true;
    }
}
