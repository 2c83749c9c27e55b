using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Two gauges on the days on which both have a close: simple returns from one common day to the next.</summary>
internal sealed record PairedSeries(double[] Own, double[] Other, bool IsLagged, string OtherId)
{
    public int Count => Own.Length;

    public string Words => string.Create(CultureInfo.InvariantCulture, $"{Count} common returns with {OtherId}{(IsLagged ? ", the foreign side with one day's lag" : "")}");

    public static PairedSeries Of(Workspace workspace, Gauge own, Gauge other, int start, int end) =>
        workspace.Once(GaugeSeries.KeyOf("pair " + own.Id, other.Id, start, end), () =>
        {
            var (a, b) = Missing.DropPairs(own.ComparableCloses(start, end), other.ComparableCloses(start, end));
            var (returnsA, returnsB) = (PriceReturns.Simple(a), PriceReturns.Simple(b));
            return returnsA.HasValue && returnsB.HasValue
                ? new PairedSeries([.. returnsA.Value], [.. returnsB.Value], own.IsForeign || other.IsForeign, other.Id)
                : new PairedSeries([], [], false, other.Id);
        });
}

/// <summary>Answers of one gauge against another: the other gauge's id is the head of the key's parameter (METHODS 9.3, 7.7).</summary>
internal static class PairAnswers
{
    private static readonly SampleMinimums s_minimums = SampleMinimums.Default;

    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        Add(answers, Measures.Beta, s_minimums.Beta, pair => Slope(MarketFit.Of(pair.Own, pair.Other)));
        Add(answers, Measures.BullBeta, s_minimums.Beta, pair => Conditional(MarketFit.Bull(pair.Own, pair.Other)));
        Add(answers, Measures.BearBeta, s_minimums.Beta, pair => Conditional(MarketFit.Bear(pair.Own, pair.Other)));
        Add(answers, Measures.Correlation, s_minimums.Beta, pair => Moments.Correlation(pair.Own, pair.Other));
        Add(answers, Measures.UpCapture, s_minimums.Beta, pair => Capture.Up(pair.Own, pair.Other));
        Add(answers, Measures.DownCapture, s_minimums.Beta, pair => Capture.Down(pair.Own, pair.Other));
        Add(answers, Measures.VolatilityRatio, s_minimums.Volatility, pair => Volatility.Ratio(pair.Own, pair.Other));
        answers[Measures.VarianceRatio.Name] = q => Tested(q, Measures.VarianceRatio, result => result.Variance);
        answers[Measures.ShortfallRatio.Name] = q => Tested(q, Measures.ShortfallRatio, result => result.Shortfall);
        answers[Measures.DrawdownRatio.Name] = q => Tested(q, Measures.DrawdownRatio, result => result.Drawdown);
    }

    private static void Add(Dictionary<string, Func<Question, Evaluation>> answers, Measure measure, int minimum, Func<PairedSeries, Outcome<double>> of) => answers[measure.Name] = q =>
    {
        var pair = Pair(q, out _);
        return (pair.Count < minimum ? RiskAnswers.TooShort(measure, pair.Count, minimum) : Evaluation.Of(measure, of(pair))).With(GaugeSeries.Of(q).Words, pair.Words);
    };

    private static PairedSeries Pair(Question q, out KeyOptions options)
    {
        options = KeyOptions.Of(q.Key);
        if (options.Head.Length == 0) throw new DeskException(ExitCode.Usage, $"{q.Key.Measure} names the other gauge, as in {q.Key.Measure}(topix).");
        return PairedSeries.Of(q.Workspace, q.Gauge, q.Workspace.Find(options.Head), q.Start, q.End);
    }

    private static Outcome<double> Slope(Outcome<MarketLine> line) => line.HasValue ? line.Value.Beta : Outcome<double>.Undefined(line.Reason, line.Detail);

    private static Outcome<double> Conditional(Outcome<MarketLine> line) =>
        line.HasValue && line.Value.Pairs < s_minimums.ConditionalBeta ? Outcome<double>.Undefined(Reason.TooShort, "Too few such days.") : Slope(line);

    /// <summary>Begins the resamples that the tests of one gauge against another wait for.</summary>
    internal static void BeginComparison(HistoryQuestion question, Gauge other, double confidence, int resamples, ulong seed)
    {
        var (start, end) = (question.Settled.Start, question.Settled.End);
        var pair = PairedSeries.Of(question.Workspace, question.Subject, other, start, end);
        if (pair.Count < s_minimums.Bootstrap) return;
        question.Workspace.Begin(ComparisonKey(question.Subject, pair, start, end, confidence, resamples, seed), () => RiskComparison.Bootstrap(pair.Own, pair.Other, confidence, resamples, seed));
    }

    private static string ComparisonKey(Gauge own, PairedSeries pair, int start, int end, double confidence, int resamples, ulong seed) =>
        string.Create(CultureInfo.InvariantCulture, $"comparison {own.Id} {pair.OtherId} {start} {end} {confidence:R} {resamples} {seed}");

    private static Evaluation Tested(Question q, Measure measure, Func<RiskComparisonResult, Outcome<RiskRatio>> pick)
    {
        var pair = Pair(q, out var options);
        var (confidence, resamples, seed) = (RiskAnswers.Share(options, "c", 0.95), options.Whole("n"), options.Seed());
        if (pair.Count < s_minimums.Bootstrap) return RiskAnswers.TooShort(measure, pair.Count, s_minimums.Bootstrap).With(pair.Words);
        var comparison = q.Workspace.Once(ComparisonKey(q.Gauge, pair, q.Start, q.End, confidence, resamples, seed), () => RiskComparison.Bootstrap(pair.Own, pair.Other, confidence, resamples, seed));
        if (!comparison.HasValue) return Evaluation.Undefined(measure, comparison.Reason, comparison.Detail).With(pair.Words);
        var ratio = pick(comparison.Value);
        if (!ratio.HasValue) return Evaluation.Undefined(measure, ratio.Reason, ratio.Detail).With(pair.Words);
        var (low, high) = ratio.Value.Interval();
        return (Evaluation.Of(measure, ratio.Value.Estimate) with { Low = low, High = high }).With(
            pair.Words,
            string.Create(CultureInfo.InvariantCulture, $"{resamples} stationary resamples of paired days, mean block {comparison.Value.MeanBlock:0.0} days, seed {seed}"));
    }
}
