using Bellwether.Analytics.Statistics;

namespace Bellwether.Analytics.Contribution;

/// <summary>The conservation law of contributions (METHODS 4.1; DESIGN, decision 5).</summary>
public static class ContributionSum
{
    /// <summary>Throws unless the parts add up to the whole within 1e-9 of the scale; NaN fails too. METHODS 4.1.</summary>
    public static void MustEqual(ReadOnlySpan<double> parts, double whole, double scale)
    {
        var gap = Moments.Sum(parts) - whole;
        if (!(Math.Abs(gap) <= 1e-9 * Math.Abs(scale))) throw new InvalidOperationException($"Contributions miss the whole by {gap:R}.");
    }
}
