namespace Bellwether.Indices;

/// <summary>Notional holdings of equal weighting (METHODS 1.5).</summary>
public static class EqualWeights
{
    // Far above one, so that rounding to an integer costs less than 1e-12 of a weight, and small enough to stay 64-bit through splits.
    private const double LargestHolding = 4e16;

    /// <summary>Holdings inversely proportional to positive prices (1/10,000 currency unit); a security without a price gets none.</summary>
    public static long[] Holdings(ReadOnlySpan<long> prices)
    {
        var lowest = long.MaxValue;
        foreach (var price in prices)
        {
            if (price > 0) lowest = Math.Min(lowest, price);
        }

        var holdings = new long[prices.Length];
        for (var i = 0; i < prices.Length; i++)
        {
            if (prices[i] > 0) holdings[i] = (long)Math.Round(LargestHolding * ((double)lowest / prices[i]));
        }

        return holdings;
    }
}
