using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>Writes what a scenario would do to a gauge, and how plausible it is (METHODS 9.10).</summary>
public static class StressWriter
{
    /// <summary>The brief.</summary>
    public static Brief Write(Window window, StressFinding stress, ImmutableArray<NextStep> next)
    {
        ArgumentNullException.ThrowIfNull(stress);
        var blocks = new List<Block> { Effect(stress) };
        if (!stress.Others.IsEmpty) blocks.Add(Beside(stress));
        blocks.AddRange([Plausibility(stress), Table(stress)]);
        if (stress.Reasoning is { } reasoning) blocks.Add(new Text().Add(reasoning).Note());
        blocks.Add(new Text().Add("The factors' moves go together as they did on the days of the window: that is association, not cause. Together they account for ").Add(stress.RSquared).Add(" of the gauge's daily variance; the rest is in the give-or-take.").Note());
        foreach (var note in stress.Notes) blocks.Add(new Text().Add(note).Note());
        return new Brief($"{stress.Name} under stress", CompareWriter.Subtitle(window), [.. blocks]) { Next = next };
    }

    /// <summary>The effect in a sentence.</summary>
    public static Paragraph Effect(StressFinding stress)
    {
        ArgumentNullException.ThrowIfNull(stress);
        var shocks = stress.Factors.Where(factor => factor.IsShocked).ToArray();
        var text = new Text().Add(stress.Scenario is { } name ? $"In {name}, if " : "If ").Add(Phrases.Join([.. shocks.Select(factor => Shock(factor, stress.Since))]));
        if (stress.Over > 1) text.Add($" over {Phrases.Number(stress.Over)} trading days");
        text.Add($", {Phrases.The(stress.Name)} would be expected to move by ").Add(stress.Effect, FactStyle.Signed).Add(", give or take ").Add(stress.Deviation).Add(" (one standard deviation)");
        var others = stress.Factors.Where(factor => !factor.IsShocked).ToArray();
        if (others.Length > 0) text.Add("; along with it ").Add(Phrases.Join([.. others.Select(factor => new Text().Add($"{Phrases.The(factor.Name)} by ").Add(factor.Move, FactStyle.Signed).Spans)]));
        return text.Add(".").Paragraph();
    }

    private static TableBlock Beside(StressFinding stress) => new(
        "gauges",
        "The same shock for each gauge",
        [new Column("gauge", "Gauge"), new Column("effect", "Effect", RightAligned: true), new Column("deviation", "Give or take", RightAligned: true), new Column("explained", "Variance explained", RightAligned: true)],
        [.. stress.Others.Prepend(stress).Select(own => ImmutableArray.Create(Cell.Of(own.Name), Cell.Of(own.Effect, FactStyle.Signed), Cell.Of(own.Deviation), Cell.Of(own.RSquared)))]);

    /// <summary>How plausible the shock is, in words.</summary>
    public static Paragraph Plausibility(StressFinding stress)
    {
        ArgumentNullException.ThrowIfNull(stress);
        var several = stress.Factors.Count(factor => factor.IsShocked) > 1;
        var text = new Text().Add($"By the covariance used, that is {Rarity(stress.Mahalanobis.Value)}: its distance from an ordinary {(stress.Over > 1 ? "spell" : "day")} is ").Add(stress.Mahalanobis)
            .Add(several ? " (Mahalanobis, standard deviations of the shocks taken together). " : " standard deviations. ");
        return stress.Precedents.Value > 0
            ? text.Add(several ? "They moved at least as far the same way on " : "It moved at least as far the same way on ").Add(stress.Precedents).Add(" single days of the window.").Paragraph()
            : text.Add("On no single day of the window did it happen (").Add(stress.Precedents).Add(" such days).").Paragraph();
    }

    private static ImmutableArray<Span> Shock(FactorFinding factor, DateOnly? since) => factor.Repeats is { } which
        ? new Text().Add($"{Phrases.The(factor.Name)} had its {which} day {(since is { } first ? $"since {Phrases.Date(first)}" : "of this history")} again (").Add(factor.Move, FactStyle.Signed).Add(")").Spans
        : new Text().Add($"{Phrases.The(factor.Name)} moved by ").Add(factor.Move, FactStyle.Signed).Spans;

    private static string Rarity(double? distance) => distance switch
    {
        null => "not to be judged",
        < 1 => "an ordinary move",
        < 2 => "a large but common move",
        < 3 => "a rare move",
        < 5 => "a very rare move",
        < 8 => "an extreme move, the kind seen in crises",
        _ => "a move far outside anything these data can speak of",
    };

    private static TableBlock Table(StressFinding stress) => new(
        "factors",
        "Factors under the shock",
        [
            new Column("factor", "Factor"),
            new Column("role", "Role"),
            new Column("move", "Move", RightAligned: true),
            new Column("deviation", "Give or take", RightAligned: true),
            new Column("beta", "Gauge's beta", RightAligned: true),
        ],
        [.. stress.Factors.Select(factor => ImmutableArray.Create(
            Cell.Of(factor.Name),
            Cell.Of(factor.IsShocked ? "shocked" : "follows"),
            Cell.Of(factor.Move, FactStyle.Signed),
            factor.Deviation is { } deviation ? Cell.Of(deviation) : Cell.Of(""),
            Cell.Of(factor.Beta)))]);
}
