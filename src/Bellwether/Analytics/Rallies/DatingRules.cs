using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Analytics.Rallies;

/// <summary>The rules that date bull and bear markets (METHODS 3.2–3.4).</summary>
public enum DatingRule
{
    /// <summary>Threshold swings, the 20 % rule (METHODS 3.2).</summary>
    Threshold,

    /// <summary>Filter of Lunde and Timmermann (METHODS 3.3).</summary>
    LundeTimmermann,

    /// <summary>Pagan and Sossounov on daily closes (METHODS 3.4).</summary>
    PaganSossounov,
}

/// <summary>The turns of one rule (METHODS 3).</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Turns">Peaks and troughs in time order, alternating.</param>
public readonly record struct Dating(DatingRule Rule, ImmutableArray<TurningPoint> Turns)
{
    /// <summary>The trough nearest to a position, the later of two equally near; null without one.</summary>
    public TurningPoint? NearestTrough(int position)
    {
        TurningPoint? nearest = null;
        foreach (var turn in Turns)
        {
            if (turn.Kind == TurnKind.Trough && (nearest is not { } found || Math.Abs(turn.Index - position) <= Math.Abs(found.Index - position))) nearest = turn;
        }

        return nearest;
    }

    /// <summary>The legs after each turn; the last one is open and ends at the last price.</summary>
    public ImmutableArray<SwingLeg> Legs(ReadOnlySpan<double> prices)
    {
        var legs = ImmutableArray.CreateBuilder<SwingLeg>(Turns.Length);
        for (var i = 0; i < Turns.Length; i++)
        {
            var isOpen = i == Turns.Length - 1;
            var to = isOpen ? prices.Length - 1 : Turns[i + 1].Index;
            legs.Add(new SwingLeg(Turns[i], to, prices[to] / Turns[i].Value - 1, isOpen));
        }

        return legs.ToImmutable();
    }
}

/// <summary>A rise or fall between two turns (METHODS 3).</summary>
/// <param name="From">The turn it starts from.</param>
/// <param name="To">Position of the next turn, or of the last price while open.</param>
/// <param name="Return">Its size.</param>
/// <param name="IsOpen">True for the leg after the last confirmed turn.</param>
public readonly record struct SwingLeg(TurningPoint From, int To, double Return, bool IsOpen)
{
    /// <summary>Trading days of the leg.</summary>
    public int Days => To - From.Index;
}

/// <summary>One door to the three rules (METHODS 3).</summary>
public static class DatingRules
{
    /// <summary>All rules.</summary>
    public static ImmutableArray<DatingRule> All { get; } = [DatingRule.Threshold, DatingRule.LundeTimmermann, DatingRule.PaganSossounov];

    /// <summary>
    /// Turns of daily closes by a rule; the thresholds serve the first two, Pagan and Sossounov's windows are their daily ones. Reasons as the
    /// rule's own. METHODS 3.2–3.4.
    /// </summary>
    public static Outcome<Dating> Find(ReadOnlySpan<double> prices, DatingRule rule, SwingOptions? thresholds = null)
    {
        thresholds ??= new SwingOptions();
        switch (rule)
        {
            case DatingRule.Threshold:
                var swings = ThresholdSwings.Find(prices, thresholds);
                return swings.HasValue ? new Dating(rule, swings.Value.Turns) : Outcome<Dating>.Undefined(swings.Reason, swings.Detail);
            case DatingRule.LundeTimmermann:
                var filter = LundeTimmermann.Find(prices, new LundeTimmermannOptions(thresholds.Up, thresholds.Down));
                return filter.HasValue ? new Dating(rule, filter.Value.Turns) : Outcome<Dating>.Undefined(filter.Reason, filter.Detail);
            default:
                var turns = PaganSossounov.Find(prices, PaganSossounovOptions.Daily);
                return turns.HasValue ? new Dating(rule, turns.Value.Turns) : Outcome<Dating>.Undefined(turns.Reason, turns.Detail);
        }
    }

    /// <summary>The section of METHODS that defines a rule.</summary>
    public static string Method(DatingRule rule) => rule switch
    {
        DatingRule.Threshold => "METHODS 3.2",
        DatingRule.LundeTimmermann => "METHODS 3.3",
        _ => "METHODS 3.4",
    };
}
