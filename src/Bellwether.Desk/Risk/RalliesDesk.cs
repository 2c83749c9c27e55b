using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Rallies;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>How swings are to be dated.</summary>
/// <param name="Up">Rise that confirms a trough.</param>
/// <param name="Down">Fall that confirms a peak.</param>
/// <param name="Rule">The rule shown first.</param>
/// <param name="Drawdowns">How many drawdowns are listed.</param>
public sealed record RalliesOptions(double Up = 0.2, double Down = 0.2, string Rule = "threshold", int Drawdowns = 5);

/// <summary>Dated swings and drawdowns of one gauge (METHODS 3).</summary>
public static class RalliesDesk
{
    /// <summary>The answer of <c>rallies</c>.</summary>
    public static Answer Ask(Workspace workspace, GaugeRequest request, RalliesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var rule = RallyAnswers.Rule(options.Rule);
        if (!(options.Up > 0) || double.IsInfinity(options.Up)) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--up {options.Up}: expected a rise above 0, such as 0.2 for 20 %."));
        if (!(options.Down is > 0 and < 1)) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--down {options.Down}: expected a fall between 0 and 1, such as 0.2 for 20 %."));
        if (options.Drawdowns < 1) throw new DeskException(ExitCode.Usage, "--drawdowns counts episodes: expected 1 or more.");
        var question = HistoryQuestion.Of(workspace, "rallies", request);
        var thresholds = new SwingOptions(options.Up, options.Down);
        var finding = new RalliesFinding(
            question.Subject.Definition.Name,
            [.. DatingRules.All.OrderByDescending(own => own == rule).Select(own => Rule(question, own, thresholds))],
            Drawdowns(question, options.Drawdowns),
            question.Fact(Measures.CurrentDrawdown, question.Subject))
        {
            Charts = Charts(question, rule, thresholds),
        };
        var brief = RalliesWriter.Write(
            question.Settled.Window, finding, [.. question.Settled.Notes],
            [question.Next("risk", "", "volatility, losses, and what could go wrong"), question.Next("analogues", "", "what followed similar windows")]);
        var words = string.Create(CultureInfo.InvariantCulture, $"{(options.Up == 0.2 && options.Down == 0.2 ? "" : $" --up {options.Up:R} --down {options.Down:R}")}{(rule == DatingRule.Threshold ? "" : $" --rule {RallyAnswers.Name(rule)}")}");
        return question.Answer("rallies", words, brief);
    }

    /// <summary>What each rule says of a low; the history is the question's window.</summary>
    public static ImmutableArray<LowRuleFinding> LowDating(HistoryQuestion question, DateOnly low)
    {
        ArgumentNullException.ThrowIfNull(question);
        var thresholds = new SwingOptions();
        var series = question.Series;
        return [.. DatingRules.All.Select(rule =>
        {
            var trough = question.Fact(Measures.NearestTrough, question.Subject, RallyAnswers.Parameter(rule, thresholds, "at", low.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            var tooRecent = rule == DatingRule.PaganSossounov && series.Closes.Length - 1 - series.Days.AsSpan().BinarySearch(question.Workspace.Market.Calendar.IndexOf(low)) < PaganSossounovOptions.Daily.Window;
            var agreement = trough.Value == low.DayNumber ? LowAgreement.Same : tooRecent ? LowAgreement.TooRecent : LowAgreement.Other;
            return new LowRuleFinding(Title(rule, thresholds), trough, agreement);
        })];
    }

    private static ImmutableArray<ChartBlock> Charts(HistoryQuestion question, DatingRule rule, SwingOptions thresholds)
    {
        var series = question.Charted(question.Subject);
        var dating = RallyAnswers.Date(question.Workspace, question.Series, rule, thresholds);
        return [RiskChartWriter.Phases(series, dating.HasValue ? dating.Value.Turns : [], Title(rule, thresholds)), RiskChartWriter.Underwater([series], 3)];
    }

    private static RuleFinding Rule(HistoryQuestion question, DatingRule rule, SwingOptions thresholds)
    {
        var subject = question.Subject;
        var decimals = subject.Definition.Decimals;
        var count = question.Fact(Measures.TurnCount, subject, RallyAnswers.Parameter(rule, thresholds));
        var dating = RallyAnswers.Date(question.Workspace, question.Series, rule, thresholds);
        if (!dating.HasValue) return new RuleFinding(RallyAnswers.Name(rule), Title(rule, thresholds), count, []);
        var legs = dating.Value.Legs(question.Series.Closes.AsSpan());
        Fact Of(Measure measure, int k, int places = 1) => question.Fact(measure, subject, RallyAnswers.Parameter(rule, thresholds, "k", k), places);
        return new RuleFinding(RallyAnswers.Name(rule), Title(rule, thresholds), count,
        [
            .. legs.Select((leg, i) => new LegFinding(
                leg.From.Kind == TurnKind.Trough,
                leg.IsOpen,
                Of(Measures.TurnDate, i + 1),
                Of(Measures.TurnConfirmed, i + 1),
                Of(Measures.TurnLevel, i + 1, decimals),
                leg.IsOpen ? null : Of(Measures.TurnDate, i + 2),
                Of(Measures.SwingReturn, i + 1),
                Of(Measures.SwingDays, i + 1))),
        ]);
    }

    private static ImmutableArray<DrawdownFinding> Drawdowns(HistoryQuestion question, int count)
    {
        var episodes = Analytics.Rallies.Drawdowns.Episodes(question.Series.Closes.AsSpan());
        if (!episodes.HasValue) return [];
        return
        [
            .. Enumerable.Range(1, Math.Min(count, episodes.Value.Length)).Select(k =>
            {
                Fact Of(Measure measure) => question.Fact(measure, question.Subject, KeyOptions.Write("", "k", k));
                return new DrawdownFinding(
                    Of(Measures.DrawdownDepth), Of(Measures.DrawdownPeak), Of(Measures.DrawdownTrough), Of(Measures.DrawdownRecovery), Of(Measures.DrawdownFallDays), Of(Measures.DrawdownRecoveryDays), Of(Measures.DrawdownDays));
            }),
        ];
    }

    private static string Title(DatingRule rule, SwingOptions thresholds) => rule switch
    {
        DatingRule.Threshold when thresholds.Up == thresholds.Down => string.Create(CultureInfo.InvariantCulture, $"the {(decimal)thresholds.Up * 100:0.##} % swing rule"),
        DatingRule.Threshold => string.Create(CultureInfo.InvariantCulture, $"the swing rule of {(decimal)thresholds.Up * 100:0.##} % up and {(decimal)thresholds.Down * 100:0.##} % down"),
        DatingRule.LundeTimmermann => "the filter of Lunde and Timmermann",
        _ => "the rule of Pagan and Sossounov",
    };
}
