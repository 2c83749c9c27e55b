using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Analytics.Rallies;

/// <summary>Thresholds of METHODS 3.2; defaults are the 20 % rule.</summary>
/// <param name="Up">Rise from a trough that confirms it.</param>
/// <param name="Down">Fall from a peak that confirms it.</param>
public sealed record SwingOptions(double Up = 0.20, double Down = 0.20);

/// <summary>Swings of a series (METHODS 3.2).</summary>
/// <param name="Turns">Confirmed peaks and troughs in time order.</param>
/// <param name="Open">The leg since the last turn; null while nothing is confirmed.</param>
public readonly record struct SwingsResult(ImmutableArray<TurningPoint> Turns, OpenLeg? Open);

/// <summary>Bull and bear markets by the 20 % rule (METHODS 3.2).</summary>
public static class ThresholdSwings
{
    /// <summary>
    /// Turns of positive closes. Peak ties resolve to the first, trough ties to the last position. <see cref="Reason.TooShort"/> below
    /// three prices; <see cref="Reason.OutsideDomain"/> for a missing price or one ≤ 0. METHODS 3.2.
    /// </summary>
    public static Outcome<SwingsResult> Find(ReadOnlySpan<double> prices, SwingOptions? options = null)
    {
        options ??= new SwingOptions();
        DatingInput.Threshold(options.Up, nameof(options));
        DatingInput.Threshold(options.Down, nameof(options));
        if (DatingInput.Refuse<SwingsResult>(prices, 3) is { } refused) return refused;

        var turns = ImmutableArray.CreateBuilder<TurningPoint>();
        bool? up = null;
        int high = 0, low = 0;
        for (var t = 1; t < prices.Length; t++)
        {
            if (up != false && prices[t] > prices[high]) high = t;
            if (up != true && prices[t] <= prices[low]) low = t;
            if (up != true && low < t && prices[t] >= prices[low] * (1 + options.Up))
            {
                turns.Add(new TurningPoint(TurnKind.Trough, low, prices[low], t));
                (up, high) = (true, t);
            }
            else if (up != false && high < t && prices[t] <= prices[high] * (1 - options.Down))
            {
                turns.Add(new TurningPoint(TurnKind.Peak, high, prices[high], t));
                (up, low) = (false, t);
            }
        }

        var extreme = up == true ? high : low;
        OpenLeg? open = up is { } rising ? new OpenLeg(rising, turns[^1].Index, extreme, prices[extreme]) : null;
        return new SwingsResult(turns.ToImmutable(), open);
    }
}
