using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Risk;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Past windows like the current one (METHODS 9.11).</summary>
/// <param name="Days">w: length of the window.</param>
/// <param name="Horizon">h: length of the forward window.</param>
/// <param name="Gap">Least distance between hits.</param>
/// <param name="Tolerance">Relative width of the return band, when compared by return.</param>
/// <param name="Nearest">How many nearest days, when compared by features; null when compared by return.</param>
internal sealed record AnalogueSearch(int Days, int Horizon, int Gap, double Tolerance, int? Nearest)
{
    /// <summary>As in a key.</summary>
    public string Parameter(params object[] more) => Nearest is { } nearest
        ? KeyOptions.Write("features", ["w", Days, "h", Horizon, "gap", Gap, "nearest", nearest, .. more])
        : KeyOptions.Write("return", ["w", Days, "h", Horizon, "gap", Gap, "band", Tolerance, .. more]);

    /// <summary>Reads a key's parameter.</summary>
    public static AnalogueSearch Of(KeyOptions options)
    {
        var (days, horizon) = (options.Whole("w"), options.Whole("h"));
        var gap = options.Whole("gap", horizon);
        return options.Head switch
        {
            "return" => new AnalogueSearch(days, horizon, gap, options.Number("band", 0.2), null),
            "features" => new AnalogueSearch(days, horizon, gap, 0, options.Whole("nearest", 10)),
            _ => throw new DeskException(ExitCode.Usage, $"Analogues are compared by 'return' or by 'features', not by '{options.Head}'."),
        };
    }
}

/// <summary>Answers of analogues (METHODS 9.11).</summary>
internal static class AnalogueAnswers
{
    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        Add(answers, Measures.AnalogueCount, (found, _) => (double)found.Hits.Length);
        Add(answers, Measures.EffectiveSample, (found, search) => (double)AnalogueFeatures.EffectiveSample(found.Hits.AsSpan(), search.Horizon));
        Add(answers, Measures.AnalogueMedian, (found, _) => found.ForwardMedian);
        Add(answers, Measures.AnalogueWorst, (found, _) => found.Hits.IsEmpty ? Reason.NoData : found.Hits.Min(hit => hit.Forward));
        Add(answers, Measures.AnalogueBest, (found, _) => found.Hits.IsEmpty ? Reason.NoData : found.Hits.Max(hit => hit.Forward));
        Add(answers, Measures.AnalogueShareNegative, (found, _) => found.ShareNegative);
        Add(answers, Measures.BaseMedian, (found, _) => found.UnconditionalMedian);
        Add(answers, Measures.BaseShareNegative, (found, _) => found.UnconditionalShareNegative);
        AddHit(answers, Measures.AnalogueDate, (series, hit, _) => series.Date(hit.Index).DayNumber);
        AddHit(answers, Measures.AnalogueReturn, (series, hit, search) => PriceReturns.Window(series.Closes.AsSpan()[(hit.Index - search.Days)..(hit.Index + 1)]).Value);
        AddHit(answers, Measures.AnalogueForward, (_, hit, _) => hit.Forward);
        AddHit(answers, Measures.AnalogueDistance, (_, hit, _) => hit.Match);
    }

    /// <summary>The analogues of a series, worked out once.</summary>
    public static Outcome<AnaloguesResult> Find(Workspace workspace, GaugeSeries series, AnalogueSearch search) => workspace.Once($"analogues{series.Key} {search.Parameter()}", () =>
    {
        var closes = series.Closes.AsSpan();
        if (closes.Length < search.Days + search.Horizon + 1)
            return Outcome<AnaloguesResult>.Undefined(Reason.TooShort, string.Create(CultureInfo.InvariantCulture, $"Windows of {search.Days} days with {search.Horizon} to follow need {search.Days + search.Horizon + 1} closes; there are {closes.Length}."));
        if (search.Nearest is { } nearest)
        {
            return search.Days < 2
                ? throw new DeskException(ExitCode.Usage, "Features need a window of at least two days: --days 2 or more.")
                : Analogues.ByFeatures(closes, AnalogueFeatures.Of(closes, search.Days), nearest, search.Horizon, search.Gap);
        }

        var now = PriceReturns.Window(closes[^(search.Days + 1)..]);
        if (!now.HasValue) return Outcome<AnaloguesResult>.Undefined(now.Reason, now.Detail);
        var (low, high) = AnalogueFeatures.Band(now.Value, search.Tolerance);
        return Analogues.ByReturn(closes, new AnalogueOptions(search.Days, low, high, search.Horizon, search.Gap));
    });

    private static void Add(Dictionary<string, Func<Question, Evaluation>> answers, Measure measure, Func<AnaloguesResult, AnalogueSearch, Outcome<double>> pick) => answers[measure.Name] = q =>
    {
        var (series, search) = (GaugeSeries.Of(q), AnalogueSearch.Of(KeyOptions.Of(q.Key)));
        var found = Find(q.Workspace, series, search);
        return (found.HasValue ? Evaluation.Of(measure, pick(found.Value, search)) : Evaluation.Undefined(measure, found.Reason, found.Detail)).With(series.Words);
    };

    private static void AddHit(Dictionary<string, Func<Question, Evaluation>> answers, Measure measure, Func<GaugeSeries, Analogue, AnalogueSearch, double> pick) => answers[measure.Name] = q =>
    {
        var options = KeyOptions.Of(q.Key);
        var (series, search) = (GaugeSeries.Of(q), AnalogueSearch.Of(options));
        var found = Find(q.Workspace, series, search);
        if (!found.HasValue) return Evaluation.Undefined(measure, found.Reason, found.Detail).With(series.Words);
        var k = options.Whole("k");
        return (k <= found.Value.Hits.Length && found.Value.Hits[k - 1].Index >= search.Days
            ? Evaluation.Of(measure, pick(series, found.Value.Hits[k - 1], search))
            : Evaluation.Undefined(measure, Reason.NoData)).With(series.Words);
    };
}
