namespace Bellwether.Analytics.Statistics;

/// <summary>Rounding of published levels: on the decimal value, half away from zero (METHODS 0.3).</summary>
public static class PublishedLevel
{
    /// <summary>The level as printed, two decimals unless told. METHODS 0.3.</summary>
    public static decimal Round(decimal level, int decimals = 2) => Math.Round(level, decimals, MidpointRounding.AwayFromZero);
}
