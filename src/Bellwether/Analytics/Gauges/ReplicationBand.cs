namespace Bellwether.Analytics.Gauges;

/// <summary>
/// How far a reconstructed gauge's return may lie from the published one (DESIGN, decision 8): the spread of the defensible readings — members fixed
/// or by the rulebook, each as it is and corrected by its gap to the nearest official closes — and, where no official close exists, what the members
/// without prices could have changed.
/// </summary>
/// <param name="Low">Lowest defensible return.</param>
/// <param name="High">Highest defensible return.</param>
/// <param name="Error">Largest distance of a defensible return from the headline.</param>
public readonly record struct ReplicationBand(double Low, double High, double Error)
{
    /// <summary>The band of a headline return. Gaps are replicated over official level minus one; null where there is none. DESIGN, decision 8; METHODS 10.4.</summary>
    /// <param name="headline">Headline return.</param>
    /// <param name="returnFixed">Return with members fixed at the start.</param>
    /// <param name="gapFixed">Its gap to the official closes.</param>
    /// <param name="returnChained">Return by the rulebook.</param>
    /// <param name="gapChained">Its gap to the official closes.</param>
    /// <param name="median">Median return of the members with prices, for those without; null when it is not needed or not known.</param>
    /// <param name="unseenShare">Members without prices as a share of all members.</param>
    public static ReplicationBand Of(double headline, double? returnFixed, double? gapFixed, double? returnChained, double? gapChained, double? median, double unseenShare)
    {
        double low = headline, high = headline;
        void Take(double? value)
        {
            if (value is not { } own || !double.IsFinite(own)) return;
            (low, high) = (Math.Min(low, own), Math.Max(high, own));
        }

        Take(returnFixed);
        Take(returnChained);
        Take(Corrected(returnFixed, gapFixed));
        Take(Corrected(returnChained, gapChained));
        // Members without prices moving like the median member: their share of the gauge's weight is not known, their share of the names is.
        if (gapFixed is null && gapChained is null && median is { } middle) Take(headline + unseenShare * (middle - headline));
        return new ReplicationBand(low, high, Math.Max(headline - low, high - headline));
    }

    private static double? Corrected(double? value, double? gap) => value is { } own && gap is { } off && off > -1 ? (1 + own) / (1 + off) - 1 : null;
}
