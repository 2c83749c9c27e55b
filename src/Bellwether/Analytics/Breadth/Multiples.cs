using Bellwether.Market;

namespace Bellwether.Analytics.Breadth;

/// <summary>"At least doubled", compared without rounding (METHODS 6.1).</summary>
public static class Multiples
{
    /// <summary>P(T) ≥ multiple·P(0) on adjusted prices. METHODS 6.1.</summary>
    public static bool AtLeast(decimal adjustedStart, decimal end, decimal multiple = 2) => end >= multiple * adjustedStart;

    /// <summary>P(T)·k ≥ multiple·P(0) on traded prices in integer units, k new shares per old over the window. METHODS 6.1.</summary>
    public static bool AtLeast(long startPrice, long endPrice, Ratio newSharesPerOld, long multiple = 2) => Compare(startPrice, endPrice, newSharesPerOld, multiple) >= 0;

    /// <summary>Sign of P(T)·k − multiple·P(0), exact: with 1 the direction of a return. METHODS 6.1.</summary>
    public static int Compare(long startPrice, long endPrice, Ratio newSharesPerOld, long multiple = 1) =>
        checked((Int128)endPrice * newSharesPerOld.Numerator).CompareTo(checked((Int128)multiple * startPrice * newSharesPerOld.Denominator));
}
