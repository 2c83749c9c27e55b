using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>What to look for in the past.</summary>
/// <param name="Days">Length of the windows; null for the length of the window asked for.</param>
/// <param name="Horizon">Trading days that follow.</param>
/// <param name="Gap">Least distance between analogues; null for the horizon, so that what follows does not overlap.</param>
/// <param name="Band">Relative width of the band around the current return.</param>
/// <param name="By">return or features.</param>
/// <param name="Nearest">How many nearest days, when compared by features.</param>
public sealed record AnaloguesOptions(int? Days = null, int Horizon = 60, int? Gap = null, double Band = 0.2, string By = "return", int Nearest = 10);

/// <summary>What followed windows like the current one (METHODS 9.11).</summary>
public static class AnaloguesDesk
{
    /// <summary>More thin lines than these cannot be told apart.</summary>
    private const int PathsDrawn = 8;

    /// <summary>The answer of <c>analogues</c>: the window asked for gives the length, all of the history before its end is searched.</summary>
    public static Answer Ask(Workspace workspace, GaugeRequest request, AnaloguesOptions options)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        var question = HistoryQuestion.Of(workspace, "analogues", request with { Window = request.Window with { Since = null, WholeHistory = true } });
        var days = options.Days ?? Length(workspace, question.Subject, request.Window);
        var search = new AnalogueSearch(days, options.Horizon, options.Gap ?? options.Horizon, options.Band, options.By == "features" ? options.Nearest : null);
        var finding = Finding(question, search);
        if (finding.Count.Value is null)
        {
            throw new DeskException(ExitCode.DataMissing, string.Create(
                CultureInfo.InvariantCulture,
                $"The history of {question.Subject.Id} is too short: windows of {days} days with {options.Horizon} to follow need {days + options.Horizon + 1} closes; there are {question.Series.Closes.Length}. Shorten --days or --horizon."));
        }

        var brief = AnaloguesWriter.Write(question.Settled.Window, finding, [.. Notes(search)], [question.Next("rallies", "", "dated swings and drawdowns"), question.Next("risk", "", "volatility and losses")]);
        var words = string.Create(CultureInfo.InvariantCulture, $" --days {days} --horizon {options.Horizon}")
            + (options.Gap is { } gap ? string.Create(CultureInfo.InvariantCulture, $" --gap {gap}") : "")
            + (options.By == "features" ? string.Create(CultureInfo.InvariantCulture, $" --by features --nearest {options.Nearest}") : options.Band == 0.2 ? "" : string.Create(CultureInfo.InvariantCulture, $" --band {options.Band:R}"));
        return question.Answer("analogues", words, brief);
    }

    internal static AnaloguesFinding Finding(HistoryQuestion question, AnalogueSearch search, bool withHits = true)
    {
        var subject = question.Subject;
        Fact Of(Measure measure) => question.Fact(measure, subject, search.Parameter());
        var found = AnalogueAnswers.Find(question.Workspace, question.Series, search);
        Fact Hit(Measure measure, int k, int decimals = 1) => question.Fact(measure, subject, search.Parameter("k", k), decimals);
        return new AnaloguesFinding
        {
            Name = subject.Definition.Name,
            Days = search.Days,
            Horizon = search.Horizon,
            Since = question.Settled.Window.Start,
            ByFeatures = search.Nearest is not null,
            Now = question.Fact(Measures.WindowReturn, subject, search.Days.ToString(CultureInfo.InvariantCulture)),
            Count = Of(Measures.AnalogueCount),
            Effective = Of(Measures.EffectiveSample),
            Median = (Of(Measures.AnalogueMedian), Of(Measures.BaseMedian)),
            ShareNegative = (Of(Measures.AnalogueShareNegative), Of(Measures.BaseShareNegative)),
            Range = (Of(Measures.AnalogueWorst), Of(Measures.AnalogueBest)),
            Chart = withHits && found is { HasValue: true, Value.Hits.Length: > 0 } ? RiskChartWriter.Fan(question.Charted(subject), search.Horizon, [.. found.Value.Hits.Take(PathsDrawn).Select(hit => hit.Index)]) : null,
            Hits = !withHits || !found.HasValue ? [] :
            [
                .. Enumerable.Range(1, found.Value.Hits.Length).Select(k => new AnalogueFinding(
                    Hit(Measures.AnalogueDate, k), Hit(Measures.AnalogueReturn, k), Hit(Measures.AnalogueForward, k), search.Nearest is null ? null : Hit(Measures.AnalogueDistance, k, 2))),
            ],
        };
    }

    private static int Length(Workspace workspace, Gauge subject, WindowRequest request)
    {
        var settled = Windows.Settle(workspace, subject, request with { WholeHistory = false });
        return GaugeSeries.Of(workspace, subject, settled.Start, settled.End).Returns.Length is > 0 and var days
            ? days
            : throw new DeskException(ExitCode.DataMissing, $"The gauge {subject.Id} has no return in {settled.Window}.");
    }

    private static void Check(AnaloguesOptions options)
    {
        if (options.By is not ("return" or "features")) throw new DeskException(ExitCode.Usage, $"--by {options.By}: analogues are compared by 'return' or by 'features'.{Data.Sources.Suggest.Phrase(options.By, ["return", "features"])}");
        foreach (var (name, value) in new[] { ("days", options.Days ?? 1), ("horizon", options.Horizon), ("gap", options.Gap ?? 1), ("nearest", options.Nearest) })
        {
            if (value is < 1 or > RiskDesk.Most) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--{name} {value}: expected 1 to {RiskDesk.Most}."));
        }

        if (options is { By: "features", Days: 1 }) throw new DeskException(ExitCode.Usage, "--days 1: features such as volatility need a window of at least two days.");
        if (!(options.Band is > 0 and < 10)) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--band {options.Band}: expected a share such as 0.2 for a fifth either way."));
    }

    private static IEnumerable<string> Notes(AnalogueSearch search)
    {
        yield return search.Nearest is null
            ? string.Create(CultureInfo.InvariantCulture, $"Alike means: a return within {(decimal)search.Tolerance * 100:0.##} % of this one, either way; a later window counts when it ends at least {search.Gap} trading days after the one before.")
            : string.Create(CultureInfo.InvariantCulture, $"Alike means: nearest in return, volatility and drawdown, each in standard deviations; any two lie at least {search.Gap} trading days apart.");
    }
}
