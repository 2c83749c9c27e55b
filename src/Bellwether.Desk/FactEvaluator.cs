using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Breadth;
using Bellwether.Analytics.Gauges;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Answers a fact's question by asking the core; holds no formula of its own.</summary>
public sealed class FactEvaluator
{
    private readonly Workspace _workspace;
    private readonly Provenance _provenance;
    private readonly Dictionary<string, Func<Question, Evaluation>> _answers;

    /// <summary>An evaluator over a workspace.</summary>
    public FactEvaluator(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        _workspace = workspace;
        _provenance = new Provenance(workspace);
        _answers = new(StringComparer.Ordinal)
        {
            [Measures.Return.Name] = Return,
            [Measures.Level.Name] = Level,
            [Measures.LowDate.Name] = LowDate,
            [Measures.Excess.Name] = Excess,
            [Measures.GeometricExcess.Name] = Excess,
            [Measures.MemberCount.Name] = q => Evaluation.Of(Measures.MemberCount, (decimal)q.Roster.Held.Length),
            [Measures.UnpricedMembers.Name] = q => Evaluation.Of(Measures.UnpricedMembers, (decimal)q.Roster.Unpriced.Length),
            [Measures.UncertainMembers.Name] = q => Evaluation.Of(Measures.UncertainMembers, (decimal)q.Roster.Uncertain.Length),
            [Measures.ContributionPoints.Name] = q => Evaluation.Of(Measures.ContributionPoints, Part(q).Points.Points),
            [Measures.ContributionPp.Name] = q => Evaluation.Of(Measures.ContributionPp, Part(q).Fraction),
            [Measures.Weight.Name] = q => Evaluation.Of(Measures.Weight, Part(q).Weight),
            [Measures.OpeningWeight.Name] = q => Evaluation.Of(Measures.OpeningWeight, Part(q).OpeningWeight),
            [Measures.Advancers.Name] = q => Count(Measures.Advancers, q.Breadth.Advancers),
            [Measures.Decliners.Name] = q => Count(Measures.Decliners, q.Breadth.Decliners),
            [Measures.Unchanged.Name] = q => Count(Measures.Unchanged, q.Breadth.Unchanged),
            [Measures.MedianReturn.Name] = q => Evaluation.Of(Measures.MedianReturn, Quantile.Of(q.Breadth.Returns, 0.5)),
            [Measures.AboveAverage.Name] = q => Evaluation.Of(Measures.AboveAverage, q.Averages(q.Count)),
            [Measures.Hhi.Name] = q => Evaluation.Of(Measures.Hhi, Weights(q, c => c.Hhi)),
            [Measures.EffectiveNumber.Name] = q => Evaluation.Of(Measures.EffectiveNumber, Weights(q, c => c.EffectiveNumber)),
            [Measures.TopWeight.Name] = q => Evaluation.Of(Measures.TopWeight, Weights(q, c => c.Top(q.Count))),
            [Measures.MaxOneDayChange.Name] = LargestDay,
            [Measures.ReplicationError.Name] = ReplicationError,
        };
        RallyAnswers.AddTo(_answers);
        RiskAnswers.AddTo(_answers);
        PairAnswers.AddTo(_answers);
        StressAnswers.AddTo(_answers);
        AnalogueAnswers.AddTo(_answers);
        DriversAnswers.AddTo(_answers);
        PolicyAnswers.AddTo(_answers);
        EventAnswers.AddTo(_answers);
        AttributionAnswers.AddTo(_answers);
        MemberRisk.AddTo(_answers);
        CounterfactualAnswers.AddTo(_answers);
        ConventionAnswers.AddTo(_answers);
    }

    /// <summary>Evaluates; an unknown measure or a day outside the calendar is a usage error.</summary>
    public Evaluation Evaluate(FactKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!_answers.TryGetValue(key.Measure, out var answer))
            throw new DeskException(ExitCode.Usage, $"There is no measure '{key.Measure}'. Known: {string.Join(", ", _answers.Keys.Order(StringComparer.Ordinal))}.");
        var question = new Question(_workspace, key);
        var evaluation = answer(question);
        if (evaluation.HasOwnChain) return evaluation with { Inputs = [_provenance.Dataset, .. evaluation.Inputs] };
        if (GaugeSeries.Answers(key)) return evaluation with { Inputs = [_provenance.Dataset, .. evaluation.Inputs], Chain = () => GaugeSeries.Of(question).Rows() };
        if (EventAnswers.Answers(key)) return evaluation with { Inputs = [_provenance.Dataset, .. evaluation.Inputs] };
        if (AttributionAnswers.Answers(key) || MemberRisk.Answers(key)) return evaluation with { Inputs = [_provenance.Dataset, .. evaluation.Inputs] };
        if (ConventionAnswers.Answers(key)) return evaluation with { Inputs = [_provenance.Dataset, .. evaluation.Inputs] };
        return evaluation with
        {
            Inputs = [.. _provenance.Inputs(question), .. evaluation.Inputs],
            Chain = () => _provenance.Chain(question, evaluation),
        };
    }

    private Evaluation Return(Question q)
    {
        if (q.Security is { } security)
            return Evaluation.Of(Measures.Return, q.Stock(security).Return);
        if (q.IsOfficial) return Evaluation.Of(Measures.Return, ExactReturns.Between(q.Official(q.Start), q.Official(q.End)));
        return Evaluation.Of(Measures.Return, q.History.Return);
    }

    private static Evaluation Level(Question q) =>
        Evaluation.Of(Measures.Level, q.IsOfficial ? q.Official(q.End) : q.History.Price[^1].Points);

    private static Evaluation LowDate(Question q)
    {
        var low = SinceLow.Of(Array.ConvertAll(q.Gauge.Closes(q.Start, q.End), close => close is { } value ? (double)value : double.NaN));
        return low.HasValue
            ? Evaluation.Of(Measures.LowDate, (double)q.Date(q.Start + low.Value.LowIndex).DayNumber)
            : new Evaluation { Measure = Measures.LowDate, Reason = low.Reason };
    }

    private Evaluation Excess(Question q)
    {
        var other = _workspace.Find(q.Key.Parameter ?? throw new DeskException(ExitCode.Usage, "An excess return names the other gauge."));
        var basis = other.HeadlineBasis(q.Start, q.End);
        var mine = Return(q).Value!.Value;
        var theirs = Return(new Question(_workspace, q.Key with { Gauge = other.Id, Basis = basis, Parameter = null })).Value!.Value;
        return string.Equals(q.Key.Measure, Measures.Excess.Name, StringComparison.Ordinal)
            ? Evaluation.Of(Measures.Excess, RelativeReturn.Arithmetic(mine, theirs))
            : Evaluation.Of(Measures.GeometricExcess, RelativeReturn.Geometric(mine, theirs));
    }

    private static GroupPart Part(Question q)
    {
        if (q.Security is { } security)
        {
            var mover = q.Movers.Find(security)
                ?? throw new DeskException(ExitCode.DataMissing, $"{q.Key.Member} was not held in {q.Gauge.Id} in {q.Key.Window}.");
            return new GroupPart(q.Key.Member!, mover.Points, mover.Fraction, mover.OpeningWeight, mover.Weight, 1);
        }

        var (kind, name) = q.Group();
        return q.Gauge.Parts(q.Basis, q.Start, q.End, kind, name).FirstOrDefault(part => string.Equals(part.Name, name, StringComparison.Ordinal))
            ?? throw new DeskException(ExitCode.DataMissing, $"{q.Gauge.Id} has no constituents in {q.Key.Member} in {q.Key.Window}.");
    }

    private static Evaluation Count(Measure measure, CountInterval interval) => Evaluation.Of(measure, interval.Low, interval.High);

    private static Outcome<double> Weights(Question q, Func<ConcentrationResult, double> pick)
    {
        var concentration = Concentration.Of(q.History.EndWeights.AsSpan());
        return concentration.HasValue ? pick(concentration.Value) : Outcome<double>.Undefined(concentration.Reason, concentration.Detail);
    }

    private static Evaluation LargestDay(Question q)
    {
        if (q.Security is { } security)
        {
            var (day, change) = StockWindows.LargestDay(q.Workspace.Market, q.Workspace.Resolver.Shares, security, q.Start, q.End);
            return Evaluation.Of(Measures.MaxOneDayChange, day < 0 ? Outcome<double>.Undefined(Reason.NoData) : change);
        }

        var closes = q.IsOfficial ? q.Gauge.Closes(q.Start, q.End) : [.. q.History.Price.Select(level => (decimal?)level.Points)];
        return ExactReturns.LargestDay(closes) is { } found ? Evaluation.Of(Measures.MaxOneDayChange, (double)found) : new Evaluation { Measure = Measures.MaxOneDayChange, Reason = Reason.NoData };
    }

    private static Evaluation ReplicationError(Question q)
    {
        if (q.Gauge.Official is not { } official) return new Evaluation { Measure = Measures.ReplicationError, Reason = Reason.NoData };
        var audit = ReplicationAudit.Compare(q.History, official);
        return audit.LastGap is { } gap
            ? Evaluation.Of(Measures.ReplicationError, gap)
            : new Evaluation { Measure = Measures.ReplicationError, Reason = Reason.NoData };
    }
}
