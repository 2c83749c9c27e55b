using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>A stress worked out: factors, model, shocks and the result (METHODS 9.10).</summary>
/// <param name="Factors">Factors in order.</param>
/// <param name="Shocks">Shocks as stated.</param>
/// <param name="Moves">Stated moves of the shocks, in their order.</param>
/// <param name="Model">Betas and covariance.</param>
/// <param name="Result">Conditional moves and effect.</param>
/// <param name="Deviation">Standard deviation of the effect.</param>
/// <param name="Precedents">Days on which the shocked factors moved at least as far.</param>
/// <param name="Words">Inputs in words.</param>
internal sealed record StressCase(
    ImmutableArray<Factor> Factors, ImmutableArray<StatedShock> Shocks, ImmutableArray<double> Moves, FactorModelResult Model, StressResult Result, double Deviation, int Precedents, ImmutableArray<string> Words);

/// <summary>Answers of scenarios: the key's parameter holds the shocks, <c>sp500=-0.07,usdjpy=-0.05;cov=full;over=1</c> (METHODS 9.10).</summary>
internal static class StressAnswers
{
    /// <summary>The covariance choices by the name they have in keys and options.</summary>
    public static readonly ImmutableArray<(string Name, CovarianceChoice Choice)> Covariances =
        [("full", CovarianceChoice.Full), ("ewma", CovarianceChoice.Ewma), ("down-days", CovarianceChoice.DownDays)];

    private static readonly SampleMinimums s_minimums = SampleMinimums.Default;

    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.StressEffect.Name] = q => Ask(q, Measures.StressEffect, own => own.Result.Effect);
        answers[Measures.StressDeviation.Name] = q => Ask(q, Measures.StressDeviation, own => own.Deviation);
        answers[Measures.Mahalanobis.Name] = q => Ask(q, Measures.Mahalanobis, own => own.Result.Mahalanobis);
        answers[Measures.ShockPrecedents.Name] = q => Ask(q, Measures.ShockPrecedents, own => own.Precedents);
        answers[Measures.FactorRSquared.Name] = q => Ask(q, Measures.FactorRSquared, own => own.Model.RSquared);
        answers[Measures.FactorShock.Name] = q => Ask(q, Measures.FactorShock, (own, at) => FactorChanges.ToStated(own.Result.ConditionalMean[at], own.Factors[at].Kind));
        answers[Measures.FactorMove.Name] = q => Ask(q, Measures.FactorMove, (own, at) => FactorChanges.ToStated(own.Result.ConditionalMean[at], own.Factors[at].Kind));
        answers[Measures.FactorMoveDeviation.Name] = q => Ask(q, Measures.FactorMoveDeviation, (own, at) => own.Result.ConditionalDeviation[at]);
        answers[Measures.FactorBeta.Name] = q => Ask(q, Measures.FactorBeta, (own, at) => own.Model.Betas[at]);
    }

    /// <summary>The parameter of a stress key.</summary>
    public static string Parameter(IEnumerable<StatedShock> shocks, string covariance, int over) =>
        KeyOptions.Write(string.Join(',', shocks), "cov", covariance, "over", over);

    /// <summary>The choice of a name; an unknown one is a usage error.</summary>
    public static CovarianceChoice Choice(string name)
    {
        foreach (var (known, choice) in Covariances)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) return choice;
        }

        throw new DeskException(ExitCode.Usage, $"There is no covariance '{name}'. Known: {string.Join(", ", Covariances.Select(own => own.Name))}.{Data.Sources.Suggest.Phrase(name, Covariances.Select(own => own.Name))}");
    }

    /// <summary>The case of a question, worked out once; too short a sample and factors without variance are data missing.</summary>
    public static StressCase Of(Question q)
    {
        ArgumentNullException.ThrowIfNull(q);
        return q.Workspace.Once(GaugeSeries.KeyOf("stress " + q.Key.Parameter, q.Gauge.Id, q.Start, q.End), () => Work(q));
    }

    private static Evaluation Ask(Question q, Measure measure, Func<StressCase, double> pick)
    {
        var own = Of(q);
        return Evaluation.Of(measure, pick(own)).With([.. own.Words]);
    }

    private static Evaluation Ask(Question q, Measure measure, Func<StressCase, int, double> pick)
    {
        var own = Of(q);
        var id = q.Key.Member is { } member && member.StartsWith("factor:", StringComparison.Ordinal) ? member["factor:".Length..] : throw new DeskException(ExitCode.Usage, $"{measure.Name} names a factor, as in factor:usdjpy.");
        var at = own.Factors.IndexOf(Factors.Of(q.Workspace).Find(id));
        if (at < 0) throw new DeskException(ExitCode.Usage, $"The factor {id} is not part of this stress: {string.Join(", ", own.Factors.Select(factor => factor.Id))}.");
        var unit = measure.Unit == Unit.Fraction ? own.Factors[at].Unit : measure.Unit;
        return Evaluation.Of(measure with { Unit = unit }, pick(own, at)).With([.. own.Words]);
    }

    private static StressCase Work(Question q)
    {
        var factors = Factors.Of(q.Workspace);
        var options = KeyOptions.Of(q.Key);
        var shocks = Shocks.Parse(factors, [options.Head]);
        var choice = Choice(options.Word("cov", "full"));
        var over = options.Whole("over", 1);
        if (shocks.FirstOrDefault(shock => shock.Factor.Id == q.Gauge.Id) is { } itself)
            throw new DeskException(ExitCode.Usage, $"{itself.Factor.Id} is the gauge itself: shock another factor.");
        var used = factors.For(q.Gauge, shocks.Select(shock => shock.Factor), q.Start, q.End);
        var returns = PriceReturns.Simple(q.Gauge.ComparableCloses(q.Start, q.End));
        if (!returns.HasValue) throw new DeskException(ExitCode.DataMissing, $"The gauge {q.Gauge.Id} has no returns in {q.Key.Window}: {returns.Detail}");
        double[][] changes = [.. used.Select(factor => factors.Changes(factor, q.Start, q.End))];
        double[][] rows = [.. Enumerable.Range(0, returns.Value.Length).Select(t => changes.Select(column => column[t]).ToArray())];
        var y = returns.Value.ToArray();
        var model = Fit(q, y, rows, used, choice);
        ImmutableArray<double> moves = [.. shocks.Select(shock => Shocks.Stated(shock, changes[used.IndexOf(shock.Factor)]))];
        FactorShock[] given = [.. shocks.Select((shock, i) => new FactorShock(used.IndexOf(shock.Factor), FactorChanges.ToChange(moves[i], shock.Factor.Kind)))];
        var result = Stress.Conditional(FactorModel.Over(model.Covariance, over), model.Betas.AsSpan(), given);
        if (!result.HasValue) throw new DeskException(ExitCode.DataMissing, $"The stress of {q.Gauge.Id} cannot be worked out: {result.Detail}");
        return new StressCase(
            used, shocks, moves, model, result.Value, FactorModel.EffectDeviation(result.Value.EffectDeviation, model.ResidualDeviation, over), FactorModel.Precedents(rows, given), Words(q, used, model, choice, over, result.Value.Clipped));
    }

    private static FactorModelResult Fit(Question q, double[] returns, double[][] rows, ImmutableArray<Factor> used, CovarianceChoice choice)
    {
        var complete = returns.Where((r, t) => double.IsFinite(r) && rows[t].All(double.IsFinite)).Count();
        var need = Math.Max(s_minimums.MarketModel, SampleMinimums.HacRegression(used.Length));
        if (complete < need)
            throw new DeskException(ExitCode.DataMissing, string.Create(CultureInfo.InvariantCulture, $"A stress of {q.Gauge.Id} on {used.Length} factors needs {need} common days; {q.Key.Window} has {complete}. Move --since back."));
        var (model, reason, at) = FactorModel.Fit(returns, rows, choice);
        if (model is null)
        {
            var why = (reason, at) switch
            {
                (Reason.ZeroVariance, >= 0) => $"the factor {used[at].Id} did not move in {q.Key.Window}",
                (Reason.Infeasible, >= 0) => $"the factor {used[at].Id} moves exactly with the others in {q.Key.Window}",
                _ => $"{Story.Render.FactText.Words(reason)} in {q.Key.Window}",
            };
            throw new DeskException(ExitCode.DataMissing, $"The stress of {q.Gauge.Id} cannot be worked out: {why}. Leave that factor out, or take a longer window.");
        }

        return model.CovarianceDays >= s_minimums.ConditionalBeta
            ? model
            : throw new DeskException(ExitCode.DataMissing, string.Create(CultureInfo.InvariantCulture, $"The covariance of down days needs {s_minimums.ConditionalBeta} of them; {q.Key.Window} has {model.CovarianceDays}."));
    }

    private static ImmutableArray<string> Words(Question q, ImmutableArray<Factor> used, FactorModelResult model, CovarianceChoice choice, int over, bool clipped)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        words.Add(GaugeSeries.Of(q).Words);
        words.Add($"factors {string.Join(", ", used.Select(factor => factor.Id + (factor.IsForeign ? " (one day's lag)" : "")))}");
        words.Add(string.Create(CultureInfo.InvariantCulture, $"betas from {model.Days} days, covariance {Covariances.First(own => own.Choice == choice).Name} from {model.CovarianceDays}"));
        if (over > 1) words.Add(string.Create(CultureInfo.InvariantCulture, $"over {over} trading days"));
        if (model.Days < s_minimums.MarketModelTarget) words.Add(string.Create(CultureInfo.InvariantCulture, $"warning: fewer than {s_minimums.MarketModelTarget} days"));
        if (clipped) words.Add("warning: the covariance was not positive definite, its eigenvalues were clipped");
        return words.ToImmutable();
    }
}
