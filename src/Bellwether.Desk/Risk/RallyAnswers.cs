using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Rallies;
using Bellwether.Analytics.Returns;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Answers of dating: turns, legs, drawdowns, ranks of windows (METHODS 3).</summary>
internal static class RallyAnswers
{
    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.TurnDate.Name] = q => Turn(q, Measures.TurnDate, (series, turn) => series.Date(turn.Index).DayNumber);
        answers[Measures.TurnConfirmed.Name] = q => Turn(q, Measures.TurnConfirmed, (series, turn) => series.Date(turn.Confirmed).DayNumber);
        answers[Measures.TurnLevel.Name] = q => Turn(q, Measures.TurnLevel, (_, turn) => turn.Value);
        answers[Measures.SwingReturn.Name] = q => Leg(q, Measures.SwingReturn, leg => leg.Return);
        answers[Measures.SwingDays.Name] = q => Leg(q, Measures.SwingDays, leg => leg.Days);
        answers[Measures.TurnCount.Name] = TurnCount;
        answers[Measures.NearestTrough.Name] = NearestTrough;
        answers[Measures.DrawdownDepth.Name] = q => Drawdown(q, Measures.DrawdownDepth, (_, episode) => episode.Depth);
        answers[Measures.DrawdownPeak.Name] = q => Drawdown(q, Measures.DrawdownPeak, (series, episode) => series.Date(episode.Peak).DayNumber);
        answers[Measures.DrawdownTrough.Name] = q => Drawdown(q, Measures.DrawdownTrough, (series, episode) => series.Date(episode.Trough).DayNumber);
        answers[Measures.DrawdownRecovery.Name] = q => Drawdown(q, Measures.DrawdownRecovery, (series, episode) => episode.Recovery is { } at ? series.Date(at).DayNumber : null);
        answers[Measures.DrawdownDays.Name] = q => Drawdown(q, Measures.DrawdownDays, (_, episode) => episode.Length);
        answers[Measures.DrawdownFallDays.Name] = q => Drawdown(q, Measures.DrawdownFallDays, (_, episode) => episode.ToTrough);
        answers[Measures.DrawdownRecoveryDays.Name] = q => Drawdown(q, Measures.DrawdownRecoveryDays, (_, episode) => episode.RecoveryLength);
        answers[Measures.CurrentDrawdown.Name] = CurrentDrawdown;
        answers[Measures.WindowReturn.Name] = WindowReturn;
        answers[Measures.WindowRank.Name] = q => Rank(q, Measures.WindowRank, rank => rank.Rank);
        answers[Measures.WindowCount.Name] = q => Rank(q, Measures.WindowCount, rank => rank.Windows);
        answers[Measures.WindowRankShare.Name] = q => Rank(q, Measures.WindowRankShare, rank => (double)rank.Rank / rank.Windows);
        answers[Measures.MinOneDayChange.Name] = q => Extreme(q, Measures.MinOneDayChange, (_, days) => days.Worst);
        answers[Measures.MinOneDayDate.Name] = q => Extreme(q, Measures.MinOneDayDate, (series, days) => series.Date(days.WorstIndex).DayNumber);
        answers[Measures.MaxOneDayDate.Name] = q => Extreme(q, Measures.MaxOneDayDate, (series, days) => series.Date(days.BestIndex).DayNumber);
    }

    /// <summary>The name of a rule in keys and options.</summary>
    public static string Name(DatingRule rule) => rule switch
    {
        DatingRule.Threshold => "threshold",
        DatingRule.LundeTimmermann => "lunde-timmermann",
        _ => "pagan-sossounov",
    };

    /// <summary>The rule of a name; an unknown one is a usage error.</summary>
    public static DatingRule Rule(string name) =>
        DatingRules.All.Select(rule => (DatingRule?)rule).FirstOrDefault(rule => string.Equals(Name(rule!.Value), name, StringComparison.OrdinalIgnoreCase))
        ?? throw new DeskException(ExitCode.Usage, $"There is no dating rule '{name}'. Known: {string.Join(", ", DatingRules.All.Select(Name))}.{Data.Sources.Suggest.Phrase(name, DatingRules.All.Select(Name))}");

    /// <summary>A key's parameter for a rule; thresholds only where the rule has them.</summary>
    public static string Parameter(DatingRule rule, SwingOptions thresholds, params object[] more) => rule == DatingRule.PaganSossounov
        ? KeyOptions.Write(Name(rule), more)
        : KeyOptions.Write(Name(rule), ["up", thresholds.Up, "down", thresholds.Down, .. more]);

    /// <summary>The dating of a series by a rule, worked out once.</summary>
    public static Outcome<Dating> Date(Workspace workspace, GaugeSeries series, DatingRule rule, SwingOptions thresholds) =>
        workspace.Once(string.Create(CultureInfo.InvariantCulture, $"dating{series.Key} {rule} {thresholds.Up:R} {thresholds.Down:R}"), () => DatingRules.Find(series.Closes.AsSpan(), rule, thresholds));

    private static (GaugeSeries Series, Outcome<Dating> Dating, KeyOptions Options, DatingRule Rule) Ask(Question q)
    {
        var options = KeyOptions.Of(q.Key);
        var rule = Rule(options.Head);
        var thresholds = new SwingOptions(options.Number("up", 0.2), options.Number("down", 0.2));
        if (!(thresholds.Up > 0) || !(thresholds.Down is > 0 and < 1)) throw new DeskException(ExitCode.Usage, "Thresholds are positive fractions, and a fall of one or more is no fall: up=0.2, down=0.2.");
        var series = GaugeSeries.Of(q);
        return (series, Date(q.Workspace, series, rule, thresholds), options, rule);
    }

    private static Evaluation Dated(Measure measure, DatingRule rule, GaugeSeries series, double? value, Reason reason, string? detail = null) =>
        new Evaluation { Measure = measure with { Method = DatingRules.Method(rule) }, Value = value, Reason = value is null ? reason : Reason.None, Inputs = detail is null ? [series.Words, $"rule {Name(rule)}"] : [series.Words, $"rule {Name(rule)}", detail] };

    private static Evaluation Turn(Question q, Measure measure, Func<GaugeSeries, TurningPoint, double> pick)
    {
        var (series, dating, options, rule) = Ask(q);
        if (!dating.HasValue) return Dated(measure, rule, series, null, dating.Reason, dating.Detail);
        var k = options.Whole("k");
        return k <= dating.Value.Turns.Length
            ? Dated(measure, rule, series, pick(series, dating.Value.Turns[k - 1]), Reason.None)
            : Dated(measure, rule, series, null, Reason.NoData, string.Create(CultureInfo.InvariantCulture, $"the rule finds {dating.Value.Turns.Length} turns"));
    }

    private static Evaluation Leg(Question q, Measure measure, Func<SwingLeg, double> pick)
    {
        var (series, dating, options, rule) = Ask(q);
        if (!dating.HasValue) return Dated(measure, rule, series, null, dating.Reason, dating.Detail);
        var legs = dating.Value.Legs(series.Closes.AsSpan());
        var k = options.Whole("k");
        return k <= legs.Length
            ? Dated(measure, rule, series, pick(legs[k - 1]), Reason.None, legs[k - 1].IsOpen ? "open: measured to the last close" : null)
            : Dated(measure, rule, series, null, Reason.NoData);
    }

    private static Evaluation TurnCount(Question q)
    {
        var (series, dating, _, rule) = Ask(q);
        return dating.HasValue ? Dated(Measures.TurnCount, rule, series, dating.Value.Turns.Length, Reason.None) : Dated(Measures.TurnCount, rule, series, null, dating.Reason, dating.Detail);
    }

    private static Evaluation NearestTrough(Question q)
    {
        var (series, dating, options, rule) = Ask(q);
        if (!dating.HasValue) return Dated(Measures.NearestTrough, rule, series, null, dating.Reason, dating.Detail);
        var day = q.Workspace.Market.Calendar.IndexOnOrBefore(options.Day("at"));
        var position = series.Days.AsSpan().BinarySearch(day);
        return dating.Value.NearestTrough(position >= 0 ? position : Math.Max(0, ~position - 1)) is { } trough
            ? Dated(Measures.NearestTrough, rule, series, series.Date(trough.Index).DayNumber, Reason.None)
            : Dated(Measures.NearestTrough, rule, series, null, Reason.NoData, "the rule finds no trough");
    }

    private static Evaluation Drawdown(Question q, Measure measure, Func<GaugeSeries, DrawdownEpisode, double?> pick)
    {
        var series = GaugeSeries.Of(q);
        var episodes = Drawdowns.Episodes(series.Closes.AsSpan());
        if (!episodes.HasValue) return Evaluation.Undefined(measure, episodes.Reason, episodes.Detail).With(series.Words);
        var k = KeyOptions.Of(q.Key).Whole("k");
        var deepest = Drawdowns.Deepest(episodes.Value, k);
        if (k > deepest.Length) return Evaluation.Undefined(measure, Reason.NoData, string.Create(CultureInfo.InvariantCulture, $"there are {deepest.Length} drawdowns")).With(series.Words);
        return pick(series, deepest[k - 1]) is { } value
            ? Evaluation.Of(measure, value).With(series.Words)
            : Evaluation.Undefined(measure, Reason.NoData, "open: the peak has not been reached again").With(series.Words);
    }

    private static Evaluation CurrentDrawdown(Question q)
    {
        var series = GaugeSeries.Of(q);
        var drawdowns = Drawdowns.Series(series.Closes.AsSpan());
        return (drawdowns.HasValue ? Evaluation.Of(Measures.CurrentDrawdown, drawdowns.Value[^1]) : Evaluation.Undefined(Measures.CurrentDrawdown, drawdowns.Reason, drawdowns.Detail)).With(series.Words);
    }

    private static Evaluation WindowReturn(Question q)
    {
        var series = GaugeSeries.Of(q);
        return (q.Count < series.Closes.Length
            ? Evaluation.Of(Measures.WindowReturn, PriceReturns.Window(series.Closes.AsSpan()[^(q.Count + 1)..]))
            : Evaluation.Undefined(Measures.WindowReturn, Reason.TooShort)).With(series.Words);
    }

    private static Evaluation Rank(Question q, Measure measure, Func<WindowRank, double> pick)
    {
        var series = GaugeSeries.Of(q);
        var rank = WindowRanks.Last(series.Closes.AsSpan(), q.Count);
        return (rank.HasValue ? Evaluation.Of(measure, pick(rank.Value)) : Evaluation.Undefined(measure, rank.Reason, rank.Detail)).With(series.Words);
    }

    private static Evaluation Extreme(Question q, Measure measure, Func<GaugeSeries, DayExtremes, double> pick)
    {
        var series = GaugeSeries.Of(q);
        var days = DayExtremes.Of(series.Closes.AsSpan());
        return (days.HasValue ? Evaluation.Of(measure, pick(series, days.Value)) : Evaluation.Undefined(measure, days.Reason, days.Detail)).With(series.Words);
    }
}
