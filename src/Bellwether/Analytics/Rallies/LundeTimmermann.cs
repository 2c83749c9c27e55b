using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Rallies;

/// <summary>Filter of Lunde and Timmermann (METHODS 3.3).</summary>
/// <param name="LambdaBull">Rise from the running low above which a bull market starts.</param>
/// <param name="LambdaBear">Fall from the running high above which a bear market starts.</param>
/// <param name="StartsBull">The assumed state of the first day.</param>
public sealed record LundeTimmermannOptions(double LambdaBull = 0.20, double LambdaBear = 0.20, bool StartsBull = true);

/// <summary>States and turns (METHODS 3.3).</summary>
/// <param name="Turns">Confirmed peaks and troughs.</param>
/// <param name="Bull">The state of every day: after a peak at p the days p+1… are bear.</param>
public readonly record struct LundeTimmermannResult(ImmutableArray<TurningPoint> Turns, ImmutableArray<bool> Bull)
{
    /// <summary>Number of days in a bull market.</summary>
    public int BullDays => Bull.Count(bull => bull);
}

/// <summary>Two-state filter with an assumed start and strict thresholds (METHODS 3.3).</summary>
public static class LundeTimmermann
{
    /// <summary>
    /// Turns and daily states of positive closes. <see cref="Reason.TooShort"/> below three prices; <see cref="Reason.OutsideDomain"/>
    /// for a missing price or one ≤ 0. METHODS 3.3.
    /// </summary>
    public static Outcome<LundeTimmermannResult> Find(ReadOnlySpan<double> prices, LundeTimmermannOptions? options = null)
    {
        options ??= new LundeTimmermannOptions();
        DatingInput.Threshold(options.LambdaBull, nameof(options));
        DatingInput.Threshold(options.LambdaBear, nameof(options));
        if (DatingInput.Refuse<LundeTimmermannResult>(prices, 3) is { } refused) return refused;

        var turns = ImmutableArray.CreateBuilder<TurningPoint>();
        var bull = new bool[prices.Length];
        Array.Fill(bull, options.StartsBull);
        var state = options.StartsBull;
        var extreme = 0;
        for (var t = 1; t < prices.Length; t++)
        {
            if (state ? prices[t] > prices[extreme] : prices[t] < prices[extreme])
            {
                extreme = t;
                continue;
            }

            var switches = state
                ? prices[t] < prices[extreme] * (1 - options.LambdaBear)
                : prices[t] > prices[extreme] * (1 + options.LambdaBull);
            if (!switches) continue;
            turns.Add(new TurningPoint(state ? TurnKind.Peak : TurnKind.Trough, extreme, prices[extreme], t));
            state = !state;
            bull.AsSpan(extreme + 1).Fill(state);
            extreme = t;
        }

        return new LundeTimmermannResult(turns.ToImmutable(), Defined.Freeze(bull));
    }
}
