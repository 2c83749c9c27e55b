namespace Bellwether.Analytics.Returns;

/// <summary>The rule for price arrays: positive and finite, or NaN for missing (METHODS 2.1).</summary>
internal static class ClosePrices
{
    public const string Rule = "Prices must be positive and finite.";

    public static bool AllPositive(ReadOnlySpan<double> prices)
    {
        foreach (var price in prices)
            if (price <= 0 || double.IsInfinity(price))
                return false;
        return true;
    }

    /// <summary>Positive, finite and none missing.</summary>
    public static bool AllPositiveObserved(ReadOnlySpan<double> prices)
    {
        foreach (var price in prices)
            if (!(price > 0) || double.IsInfinity(price))
                return false;
        return true;
    }
}
