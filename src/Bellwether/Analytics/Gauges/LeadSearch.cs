using System.Collections.Immutable;

namespace Bellwether.Analytics.Gauges;

/// <summary>What becomes of a name that is taken out (METHODS 4.4).</summary>
public enum Removal
{
    /// <summary>It is not held: the others are re-weighted.</summary>
    Drop,

    /// <summary>It is held and earns nothing.</summary>
    Freeze,
}

/// <summary>A gauge's return as its largest contributors are taken out one after another, beside a rival's return.</summary>
/// <param name="Returns">Return without the k largest contributors, at position k; from k = 0 on.</param>
/// <param name="Rival">The rival's return.</param>
/// <param name="Names">The smallest k at which the gauge no longer beats the rival; null when it beats it as long as a name is left.</param>
public sealed record LeadPath(ImmutableArray<double> Returns, double Rival, int? Names);

/// <summary>
/// How many names carry a lead: the smallest k for which the return without the k largest contributors is not above the rival's (METHODS 4.4).
/// The return without k names need not fall with k — a heavy name that rose less than the others lifts it when dropped — so every k is tried in turn.
/// Names chosen by hindsight bias the result down: say so, and show the same for the rival.
/// </summary>
public static class LeadSearch
{
    /// <summary>The path up to the k that ends the lead, or to the last name; throws for a rival's return that is no number.</summary>
    public static LeadPath Of(MoversReport movers, double rival, Removal removal)
    {
        ArgumentNullException.ThrowIfNull(movers);
        if (!double.IsFinite(rival)) throw new ArgumentOutOfRangeException(nameof(rival), rival, "The rival's return must be a number.");
        var returns = ImmutableArray.CreateBuilder<double>();
        for (var k = 0; k < movers.Ranked.Length; k++)
        {
            var own = removal == Removal.Freeze ? movers.Freeze(k) : movers.Drop(k).OrNull;
            if (own is not { } value) break;
            returns.Add(value);
            if (value <= rival) return new LeadPath(returns.ToImmutable(), rival, k);
        }

        return new LeadPath(returns.ToImmutable(), rival, null);
    }
}
