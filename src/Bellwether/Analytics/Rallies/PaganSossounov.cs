using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Analytics.Rallies;

/// <summary>Rules of Pagan and Sossounov in periods (METHODS 3.4); defaults are monthly, <see cref="Daily"/> multiplies by 21.</summary>
/// <param name="Window">Half width in which a turn is the extreme.</param>
/// <param name="Censor">Observations at each end without turns.</param>
/// <param name="MinimumPhase">Shortest peak-to-trough or trough-to-peak.</param>
/// <param name="MinimumCycle">Shortest peak-to-peak or trough-to-trough.</param>
/// <param name="BigMove">A move of at least this fraction exempts a phase, and with the flag a cycle.</param>
/// <param name="BigMoveExemptsCycle">The paper has no exemption in the cycle rule; on the reference data both variants agree.</param>
public sealed record PaganSossounovOptions(
    int Window = 8, int Censor = 6, int MinimumPhase = 4, int MinimumCycle = 16, double BigMove = 0.20, bool BigMoveExemptsCycle = true)
{
    /// <summary>The same rules for daily closes, 21 trading days a month.</summary>
    public static PaganSossounovOptions Daily { get; } = new(8 * 21, 6 * 21, 4 * 21, 16 * 21);
}

/// <summary>Turns (METHODS 3.4).</summary>
/// <param name="Turns">Alternating peaks and troughs; confirmed when the half window behind them was seen.</param>
public readonly record struct PaganSossounovResult(ImmutableArray<TurningPoint> Turns);

/// <summary>Bry–Boschan style dating of bull and bear markets (METHODS 3.4).</summary>
public static class PaganSossounov
{
    /// <summary>
    /// Turns of positive closes. <see cref="Reason.TooShort"/> below 2·window + 2 prices; <see cref="Reason.OutsideDomain"/> for a
    /// missing price or one ≤ 0. METHODS 3.4.
    /// </summary>
    public static Outcome<PaganSossounovResult> Find(ReadOnlySpan<double> prices, PaganSossounovOptions? options = null)
    {
        options ??= new PaganSossounovOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Window, 1, nameof(options));
        DatingInput.Threshold(options.BigMove, nameof(options));
        if (DatingInput.Refuse<PaganSossounovResult>(prices, 2 * options.Window + 2) is { } refused) return refused;

        var turns = Extremes(prices, options.Window);
        Alternate(turns);
        var (first, last) = (options.Censor, prices.Length - options.Censor);
        turns.RemoveAll(turn => turn.Index < first || turn.Index >= last);
        Alternate(turns);
        while (DropShortPhase(turns, options) || DropShortCycle(turns, options)) Alternate(turns);
        return new PaganSossounovResult([.. turns]);
    }

    private static List<TurningPoint> Extremes(ReadOnlySpan<double> prices, int window)
    {
        var turns = new List<TurningPoint>();
        for (var t = window; t <= prices.Length - 1 - window; t++)
        {
            var around = prices.Slice(t - window, 2 * window + 1);
            var (highest, lowest) = (0, 0);
            for (var i = 1; i < around.Length; i++)
            {
                if (around[i] > around[highest]) highest = i;
                if (around[i] < around[lowest]) lowest = i;
            }

            if (highest == window) turns.Add(new TurningPoint(TurnKind.Peak, t, prices[t], t + window));
            if (lowest == window) turns.Add(new TurningPoint(TurnKind.Trough, t, prices[t], t + window));
        }

        return turns;
    }

    /// <summary>Of two neighbours of one kind the less extreme goes; on a tie the later.</summary>
    private static void Alternate(List<TurningPoint> turns)
    {
        for (var i = 1; i < turns.Count;)
        {
            var (a, b) = (turns[i - 1], turns[i]);
            if (a.Kind != b.Kind)
            {
                i++;
                continue;
            }

            var laterIsBetter = a.Kind == TurnKind.Peak ? b.Value > a.Value : b.Value < a.Value;
            turns.RemoveAt(laterIsBetter ? i - 1 : i);
            i = Math.Max(i - 1, 1);
        }
    }

    private static bool DropShortPhase(List<TurningPoint> turns, PaganSossounovOptions options)
    {
        for (var i = 1; i < turns.Count; i++)
        {
            if (turns[i].Index - turns[i - 1].Index >= options.MinimumPhase || IsBig(turns[i - 1], turns[i], options)) continue;
            turns.RemoveAt(i);
            return true;
        }

        return false;
    }

    private static bool DropShortCycle(List<TurningPoint> turns, PaganSossounovOptions options)
    {
        for (var i = 2; i < turns.Count; i++)
        {
            var (a, b, c) = (turns[i - 2], turns[i - 1], turns[i]);
            if (c.Index - a.Index >= options.MinimumCycle) continue;
            if (options.BigMoveExemptsCycle && (IsBig(a, b, options) || IsBig(b, c, options))) continue;
            turns.RemoveAt(i - 2);
            return true;
        }

        return false;
    }

    private static bool IsBig(TurningPoint a, TurningPoint b, PaganSossounovOptions options) => Math.Abs(b.Value / a.Value - 1) >= options.BigMove;
}
