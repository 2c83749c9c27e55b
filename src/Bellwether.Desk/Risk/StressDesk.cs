using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Data.Sources;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>A scenario.</summary>
/// <param name="Shocks">Shocks as typed, e.g. <c>sp500=-7%</c>.</param>
/// <param name="Covariance">full, ewma or down-days.</param>
/// <param name="Over">Trading days the shock takes.</param>
/// <param name="Scenario">A named scenario, or a file; its shocks hold where <paramref name="Shocks"/> names none, its days where <paramref name="Over"/> is 1.</param>
public sealed record StressOptions(ImmutableArray<string> Shocks, string Covariance = "full", int Over = 1, string? Scenario = null);

/// <summary>What a shock of factors would do to a gauge (METHODS 9.10).</summary>
public static class StressDesk
{
    /// <summary>The answer of <c>stress</c>.</summary>
    public static Answer Ask(Workspace workspace, GaugeRequest request, StressOptions options)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(options);
        var scenario = options.Scenario is { } named ? Find(named) : null;
        var shocks = Shocks.Parse(Factors.Of(workspace), scenario is null ? options.Shocks : Stated(workspace, scenario, options.Shocks));
        StressAnswers.Choice(options.Covariance);
        if (options.Over == 1 && scenario is not null) options = options with { Over = scenario.Over };
        if (options.Over is < 1 or > 250) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--over {options.Over}: expected 1 to 250 trading days."));
        var question = HistoryQuestion.Of(workspace, "stress", request);
        var finding = Finding(question, shocks, options.Covariance.ToLowerInvariant(), options.Over) with
        {
            Scenario = scenario?.Name,
            Reasoning = scenario?.Description,
            Others = [.. question.Gauges.Skip(1).Select(rival => Finding(new HistoryQuestion(workspace, question.Book, [rival], question.Settled), shocks, options.Covariance.ToLowerInvariant(), options.Over))],
        };
        var brief = StressWriter.Write(question.Settled.Window, finding, [question.Next("risk", "", "volatility and losses"), question.Next("rallies", "", "dated swings and drawdowns")]);
        var words = (options.Scenario is null ? string.Concat(shocks.Select(shock => $" --shock {shock}")) : $" --scenario {options.Scenario}" + string.Concat(options.Shocks.Select(shock => $" --shock {shock}"))) + (options.Covariance == "full" ? "" : $" --covariance {options.Covariance}") + (options.Over == (scenario?.Over ?? 1) ? "" : string.Create(CultureInfo.InvariantCulture, $" --over {options.Over}"));
        return question.Answer("stress", words, brief);
    }

    private static Scenario Find(string name) => ScenarioLibrary.Find(name)
        ?? throw new DeskException(ExitCode.Usage, $"There is no scenario '{name}'.{Suggest.Phrase(name, ScenarioLibrary.Shipped)} Known: {string.Join(", ", ScenarioLibrary.Shipped)}; a file of your own ends in .yaml.");

    // What is typed goes before what the scenario says; factors of other markets are passed over.
    private static IEnumerable<string> Stated(Workspace workspace, Scenario scenario, ImmutableArray<string> typed)
    {
        var all = Factors.Of(workspace).All;
        var own = scenario.Shocks.Where(shock => all.Any(factor => factor.Id == shock.Factor)).ToArray();
        if (own.Length == 0) throw new DeskException(ExitCode.DataMissing, $"The scenario {scenario.Id} shocks {string.Join(", ", scenario.Shocks.Select(shock => shock.Factor))}; this store has {string.Join(", ", all.Select(factor => factor.Id))}.");
        var named = typed.SelectMany(text => text.Split(',')).Select(text => text.Split('=')[0].Trim()).ToArray();
        return [.. own.Where(shock => !named.Contains(shock.Factor, StringComparer.OrdinalIgnoreCase)).Select(shock => $"{shock.Factor}={shock.Move}"), .. typed];
    }

    /// <summary>One scenario of a question's subject.</summary>
    public static StressFinding Finding(HistoryQuestion question, ImmutableArray<StatedShock> shocks, string covariance = "full", int over = 1)
    {
        ArgumentNullException.ThrowIfNull(question);
        var parameter = StressAnswers.Parameter(shocks, covariance, over);
        var subject = question.Subject;
        var effect = question.Fact(Measures.StressEffect, subject, parameter);
        var settled = new Question(question.Workspace, new FactKey(Measures.StressEffect.Name, subject.Id, null, question.Settled.Window, subject.SeriesBasis(question.Settled.Start, question.Settled.End), parameter));
        var own = StressAnswers.Of(settled);
        return new StressFinding
        {
            Name = subject.Definition.Name,
            Effect = effect,
            Deviation = question.Fact(Measures.StressDeviation, subject, parameter),
            Mahalanobis = question.Fact(Measures.Mahalanobis, subject, parameter),
            Precedents = question.Fact(Measures.ShockPrecedents, subject, parameter),
            RSquared = question.Fact(Measures.FactorRSquared, subject, parameter),
            Over = over,
            Since = question.Settled.Window.Start,
            Factors = [.. own.Factors.OrderByDescending(factor => shocks.Any(shock => shock.Factor == factor)).Select(factor => Factor(question, factor, shocks.FirstOrDefault(shock => shock.Factor == factor), parameter))],
            Notes = [.. own.Words.Where(word => word.StartsWith("warning: ", StringComparison.Ordinal)).Select(word => $"{char.ToUpperInvariant(word[9])}{word[10..]}."), .. Lag(own)],
        };
    }

    private static FactorFinding Factor(HistoryQuestion question, Factor factor, StatedShock? shock, string parameter)
    {
        var isShocked = shock is not null;
        var member = $"factor:{factor.Id}";
        return new FactorFinding(
            factor.Name,
            factor.Id,
            isShocked,
            question.Fact(isShocked ? Measures.FactorShock : Measures.FactorMove, question.Subject, parameter, factor.Unit == Unit.BasisPoints ? 1 : 2, member),
            isShocked ? null : question.Fact(Measures.FactorMoveDeviation, question.Subject, parameter, factor.Unit == Unit.BasisPoints ? 1 : 2, member),
            question.Fact(Measures.FactorBeta, question.Subject, parameter, factor.Unit == Unit.BasisPoints ? 5 : 2, member))
        {
            Repeats = shock?.Text is "worst" or "best" ? shock.Text : null,
        };
    }

    private static IEnumerable<string> Lag(StressCase own)
    {
        string[] lagged = [.. own.Factors.Where(factor => factor.IsForeign).Select(factor => factor.Name)];
        if (lagged.Length > 0) yield return $"{string.Join(", ", lagged)}: observed after the local close, so a day here is paired with the day before there.";
    }
}
