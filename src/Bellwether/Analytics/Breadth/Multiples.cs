using Bellwether.Market;

namespace Bellwether.Analytics.Breadth;

/// <summary>"At least doubled", compared without rounding (METHODS 6.1).</summary>
public static class Multiples
{
    /// <summary>P(T) ≥ multiple·P(0) on adjusted prices. METHODS 6.1.</summary>
    public static bool AtLeast(decimal adjustedStart, decimal end, decimal multiple = 2) => end >= multiple * adjustedStart;

    /// <summary>P(T)·k ≥ multiple·P(0) on traded prices in integer units, k new shares per old over the window. METHODS 6.1.</summary>
    public static bool AtLeast(long startPrice, long endPrice, Ratio newSharesPerOld, long multiple = 2) =>
        checked((Int128)endPrice * newSharesPerOld.Numerator >= (Int128)multiple * startPrice * newSharesPerOld.Denominator);
}
