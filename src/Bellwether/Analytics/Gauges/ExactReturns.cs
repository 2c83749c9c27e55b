namespace Bellwether.Analytics.Gauges;

/// <summary>Returns of published and replicated closes in decimals, as exact as the closes are (METHODS 2.1).</summary>
public static class ExactReturns
{
    /// <summary>P(end)/P(start) − 1. METHODS 2.1.</summary>
    public static decimal Between(decimal start, decimal end) => end / start - 1;

    /// <summary>The largest return from one day to the next; days without a close, and those after them, are left out. Null without a pair. METHODS 8.6.</summary>
    public static decimal? LargestDay(ReadOnlySpan<decimal?> closes)
    {
        decimal? best = null;
        for (var t = 1; t < closes.Length; t++)
        {
            if (closes[t] is not { } now || closes[t - 1] is not { } then) continue;
            var change = Between(then, now);
            if (best is null || change > best) best = change;
        }

        return best;
    }
}
