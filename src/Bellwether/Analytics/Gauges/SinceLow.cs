using Bellwether.Market;

namespace Bellwether.Analytics.Gauges;

/// <summary>Finds the low a rally is measured from (METHODS 2.3).</summary>
public static class SinceLow
{
    /// <summary>Trading days searched back by default: about a year.</summary>
    public const int DefaultLookback = 252;

    /// <summary>
    /// Position of the lowest close, the latest on ties, among <paramref name="closes"/>; missing closes are null. Undefined without any close.
    /// </summary>
    public static Outcome<int> Find(ReadOnlySpan<decimal?> closes)
    {
        var low = -1;
        for (var t = 0; t < closes.Length; t++)
        {
            if (closes[t] is { } close && (low < 0 || close <= closes[low]!.Value)) low = t;
        }

        return low >= 0 ? low : Outcome<int>.Undefined(Reason.NoData, "No close in the search range.");
    }
}
