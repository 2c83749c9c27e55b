using Bellwether.Analytics.Returns;
using Bellwether.Market;

namespace Bellwether.Analytics.Rallies;

/// <summary>Peak or trough.</summary>
public enum TurnKind
{
    /// <summary>A high that a fall follows.</summary>
    Peak,

    /// <summary>A low that a rise follows.</summary>
    Trough,
}

/// <summary>A dated turn of a series (METHODS 3). Dating is retrospective: it was not known before it was confirmed.</summary>
/// <param name="Kind">Peak or trough.</param>
/// <param name="Index">Position of the extreme.</param>
/// <param name="Value">The price there.</param>
/// <param name="Confirmed">Position of the price that confirmed it.</param>
public readonly record struct TurningPoint(TurnKind Kind, int Index, double Value, int Confirmed);

/// <summary>The leg after the last confirmed turn, which has no end yet (METHODS 3.2).</summary>
/// <param name="Up">True for a rise.</param>
/// <param name="FromIndex">Position of the turn it started from.</param>
/// <param name="ExtremeIndex">Position of its extreme so far.</param>
/// <param name="ExtremeValue">The price there.</param>
public readonly record struct OpenLeg(bool Up, int FromIndex, int ExtremeIndex, double ExtremeValue);

/// <summary>The input rule of METHODS 3.1.</summary>
internal static class DatingInput
{
    public static Outcome<T>? Refuse<T>(ReadOnlySpan<double> prices, int minimum)
        where T : struct
    {
        if (prices.Length < minimum) return Outcome<T>.Undefined(Reason.TooShort, $"Dating needs {minimum} prices.");
        return ClosePrices.AllPositiveObserved(prices) ? null : Outcome<T>.Undefined(Reason.OutsideDomain, "Prices must be positive, finite and not missing.");
    }

    public static void Threshold(double value, string name)
    {
        if (!(value > 0) || double.IsInfinity(value)) throw new ArgumentOutOfRangeException(name, value, "A threshold is a positive fraction.");
    }
}
