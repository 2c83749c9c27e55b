using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Events;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Answers about one subject's days: abnormal returns, cumulative ones, the model, price limits (METHODS 8.1 to 8.3, 8.6).</summary>
internal static class EventAnswers
{
    private static readonly HashSet<string> s_ofMembers =
    [
        Measures.AbnormalReturn.Name, Measures.AbnormalZ.Name, Measures.AbnormalDays.Name, Measures.Car.Name, Measures.CarError.Name, Measures.CarT.Name,
        Measures.CarP.Name, Measures.Bhar.Name, Measures.ModelAlpha.Name, Measures.ModelBeta.Name, Measures.ModelDays.Name, Measures.ModelDeviation.Name,
        Measures.LimitPrice.Name, Measures.LimitCloses.Name, Measures.DayPoints.Name, Measures.DayShare.Name,
    ];

    private static readonly int s_gap = new AbnormalOptions().Gap;

    private static readonly HashSet<string> s_measures = Known();

    /// <summary>True for keys that are answered here and by the other event answers, which say themselves what they stand on.</summary>
    public static bool Answers(FactKey key) => s_measures.Contains(key.Measure);

    /// <summary>True for measures that a security may have inside a gauge.</summary>
    public static bool TakesMember(string measure) => s_ofMembers.Contains(measure);

    /// <summary>Adds the answers of all event measures by name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.AbnormalReturn.Name] = q => OneDay(q, Measures.AbnormalReturn, (study, _) => study.Window(0, 1) is { HasValue: true } day ? day.Value.Car : Absent(q));
        answers[Measures.ModelAlpha.Name] = q => OneDay(q, Measures.ModelAlpha, (study, _) => study.Model.Alpha);
        answers[Measures.ModelBeta.Name] = q => OneDay(q, Measures.ModelBeta, (study, _) => study.Model.Beta);
        answers[Measures.ModelDays.Name] = q => OneDay(q, Measures.ModelDays, (study, _) => study.Model.Days);
        answers[Measures.ModelDeviation.Name] = q => OneDay(q, Measures.ModelDeviation, (study, _) => study.Model.ResidualDeviation());
        answers[Measures.AbnormalZ.Name] = Z;
        answers[Measures.AbnormalDays.Name] = Days;
        answers[Measures.Car.Name] = q => Window(q, Measures.Car, window => window.Car, withInterval: true);
        answers[Measures.CarError.Name] = q => Window(q, Measures.CarError, window => window.StandardError);
        answers[Measures.CarT.Name] = q => Window(q, Measures.CarT, window => window.Standardised);
        answers[Measures.CarP.Name] = q => Window(q, Measures.CarP, window => window.PValue);
        answers[Measures.Bhar.Name] = q => Window(q, Measures.Bhar, window => window.Bhar);
        answers[Measures.LimitPrice.Name] = LimitPrice;
        answers[Measures.LimitCloses.Name] = LimitCloses;
        DayAnswers.AddTo(answers);
        StudyAnswers.AddTo(answers);
    }

    /// <summary>The days of a key, from the session after its base to its end.</summary>
    public static string Span(Question q) => string.Create(CultureInfo.InvariantCulture, $"{q.Date(q.Start):yyyy-MM-dd}..{q.Date(q.End):yyyy-MM-dd}");

    private static Evaluation OneDay(Question q, Measure measure, Func<FirmStudy, int, Outcome<double>> pick)
    {
        if (q.End != q.Start + 1) throw new DeskException(ExitCode.Usage, $"{measure.Name} is that of one day: its window runs from the session before to the day.");
        return Studied(q, measure, q.End, 0, 0, study => Evaluation.Of(measure, pick(study, q.End)));
    }

    private static Evaluation Window(Question q, Measure measure, Func<AbnormalWindow, double> pick, bool withInterval = false)
    {
        var at = q.Workspace.Market.Calendar.IndexOf(KeyOptions.Of(q.Key).Day("at"));
        if (at < 0) throw new DeskException(ExitCode.Usage, $"{measure.Name} names its event day, a trading day, as in {measure.Name}(topix;at=2019-03-20).");
        if (q.End <= q.Start) throw new DeskException(ExitCode.Usage, $"{measure.Name}: the window needs a base close and a later day.");
        if (q.Start + 1 < at - s_gap) throw new DeskException(ExitCode.Usage, $"{measure.Name}: the window starts inside the estimation window, which ends {s_gap} sessions before the event.");
        return Studied(q, measure, at, q.Start + 1 - at, q.End - at, study =>
        {
            var window = study.Window();
            if (!window.HasValue) return Evaluation.Undefined(measure, window.Reason, window.Detail);
            var evaluation = Evaluation.Of(measure, pick(window.Value));
            if (!withInterval) return evaluation;
            var (low, high) = window.Value.Interval();
            return evaluation with { Low = low, High = high };
        });
    }

    private static Evaluation Studied(Question q, Measure measure, int day, int from, int to, Func<FirmStudy, Evaluation> answer)
    {
        var model = EventModel.Of(q.Workspace, q.Key);
        var firm = EventData.Firm(q.Workspace, q.Key.Subject, q.Gauge, q.Security, model, day, from, to);
        var (study, reason, detail) = FirmStudy.Of(firm, EventData.Options(model));
        var evaluation = study is null ? Evaluation.Undefined(measure, reason, detail) : answer(study);
        return evaluation.With([.. Basis(q, model, firm, study)]) with { Chain = () => Rows(q, firm, study) };
    }

    private static IEnumerable<string> Basis(Question q, EventModel model, EventFirm firm, FirmStudy? study)
    {
        yield return model.Words;
        var windows = firm.Windows;
        yield return string.Create(CultureInfo.InvariantCulture, $"estimation window {q.Date(windows.EstimationStart):yyyy-MM-dd}..{q.Date(windows.EstimationEnd - 1):yyyy-MM-dd}, {(study is null ? "not fitted" : $"{study.Model.Days} returns")}; days with news of its own, without trade for long or just after a suspension are left out");
        if (study is not null && study.Model.Days < SampleMinimums.Default.MarketModelTarget)
            yield return string.Create(CultureInfo.InvariantCulture, $"warning: fewer than {SampleMinimums.Default.MarketModelTarget} returns stand behind the model");
    }

    private static IEnumerable<string> Rows(Question q, EventFirm firm, FirmStudy? study)
    {
        if (study is null)
        {
            yield return "no model";
            yield break;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"model: alpha {study.Model.Alpha:R}, beta {study.Model.Beta:R}, residual deviation {study.Model.ResidualDeviation():R}");
        for (var t = 0; t < study.AbnormalReturns.Length; t++)
        {
            var day = firm.Windows.EventStart + t;
            var abnormal = study.AbnormalReturns[t];
            yield return double.IsNaN(abnormal)
                ? string.Create(CultureInfo.InvariantCulture, $"{q.Date(day):yyyy-MM-dd} no return")
                : string.Create(CultureInfo.InvariantCulture, $"{q.Date(day):yyyy-MM-dd} return {firm.Returns.Span[day]:R}, market {firm.Market.Span[day]:R}, expected {study.Model.Expected(firm.Market.Span[day]):R}, abnormal {abnormal:R}");
        }
    }

    private static Outcome<double> Absent(Question q) => Outcome<double>.Undefined(Reason.NoData, string.Create(CultureInfo.InvariantCulture, $"no return on {q.Date(q.End):yyyy-MM-dd}"));

    private static Evaluation Z(Question q)
    {
        var model = EventModel.Of(q.Workspace, q.Key);
        var series = EventData.Series(q.Workspace, q.Gauge, q.Security, model);
        var z = series.Z[q.End];
        var returns = q.Security is { } security ? EventData.Stock(q.Workspace, security, model).Returns.Span : EventData.Returns(q.Workspace, q.Gauge);
        var missing = double.IsNaN(returns[q.End]);
        return (double.IsNaN(z)
            ? Evaluation.Undefined(Measures.AbnormalZ, missing ? Reason.NoData : Reason.TooShort, missing ? "no return that day" : "too few abnormal returns before that day, or none that varies")
            : Evaluation.Of(Measures.AbnormalZ, z)).With(model.Words, Trailing(model)) with
        {
            Chain = () => series.AbnormalReturns[q.End] is var own && double.IsNaN(own)
                ? ["no abnormal return"]
                : Spread(q, series, model).Prepend(string.Create(CultureInfo.InvariantCulture, $"{q.Date(q.End):yyyy-MM-dd} abnormal return {own:R}")),
        };
    }

    // Median and median absolute deviation of the days before, once more from the definition.
    private static IEnumerable<string> Spread(Question q, AbnormalSeries series, EventModel model)
    {
        var before = Missing.Drop(series.AbnormalReturns[Math.Max(0, q.End - model.Options.Trailing)..q.End]).ToArray();
        var spread = RobustZ.Of(before);
        yield return spread.HasValue
            ? string.Create(CultureInfo.InvariantCulture, $"{before.Length} abnormal returns before it: median {spread.Value.Median:R}, median absolute deviation {spread.Value.Mad:R}, scale {spread.Value.Scale:R}")
            : "no abnormal return before it";
    }

    private static Evaluation Days(Question q)
    {
        var model = EventModel.Of(q.Workspace, q.Key);
        var series = EventData.Series(q.Workspace, q.Gauge, q.Security, model);
        var (count, judged) = (0, 0);
        for (var t = q.Start + 1; t <= q.End; t++)
        {
            if (double.IsNaN(series.Z[t])) continue;
            judged++;
            if (Math.Abs(series.Z[t]) >= model.Options.Threshold) count++;
        }

        return (judged == 0
            ? Evaluation.Undefined(Measures.AbnormalDays, Reason.TooShort, "no day of the window has enough days before it")
            : Evaluation.Of(Measures.AbnormalDays, (decimal)count)).With(model.Words, Trailing(model), string.Create(CultureInfo.InvariantCulture, $"{judged} of {q.End - q.Start} days have enough days before them to be judged")) with
        {
            Chain = () => series.Flagged.Where(day => day > q.Start && day <= q.End).Select(day => string.Create(CultureInfo.InvariantCulture, $"{q.Date(day):yyyy-MM-dd} z {series.Z[day]:0.00}")).DefaultIfEmpty("no such day"),
        };
    }

    private static string Trailing(EventModel model) => string.Create(CultureInfo.InvariantCulture, $"|z| from {model.Options.Threshold:0.##} on is abnormal; each day beside the {model.Options.Trailing} abnormal returns before it, at least {model.Options.MinimumTrailing}");

    private static Evaluation LimitPrice(Question q)
    {
        var up = Direction(q);
        var limits = EventData.Limits(q.Workspace);
        if (limits is null) return Evaluation.Undefined(Measures.LimitPrice, Reason.NoData, "no price limits are known for this market");
        if (q.Security is not { } security) throw new DeskException(ExitCode.Usage, "limit_price is that of a security: name it between gauge and window.");
        var day = limits.Of(security, q.End);
        return day.HasValue
            ? Evaluation.Of(Measures.LimitPrice, Units.ToAmount(up ? day.Value.Base + day.Value.Limit : day.Value.Base - day.Value.Limit)).With(string.Create(CultureInfo.InvariantCulture, $"previous close {Units.ToAmount(day.Value.Base):0.####}, limit {Units.ToAmount(day.Value.Limit):0.####}{(day.Value.Times > 1 ? $", widened {day.Value.Times} times" : "")}")) with { Chain = () => [string.Create(CultureInfo.InvariantCulture, $"prices {q.Key.Member} {q.Date(q.Start):yyyy-MM-dd} close {Units.ToAmount(q.Workspace.Market.Panel.CloseAt(q.End - 1, security)):0.####}")] }
            : Evaluation.Undefined(Measures.LimitPrice, day.Reason, day.Detail);
    }

    private static Evaluation LimitCloses(Question q)
    {
        var wanted = Direction(q) ? LimitClose.Up : LimitClose.Down;
        var limits = EventData.Limits(q.Workspace);
        if (limits is null) return Evaluation.Undefined(Measures.LimitCloses, Reason.NoData, "no price limits are known for this market");
        if (q.Security is not { } security) throw new DeskException(ExitCode.Usage, "limit_closes is that of a security: name it between gauge and window.");
        var days = new List<string>();
        for (var t = q.Start + 1; t <= q.End; t++)
        {
            var day = limits.Of(security, t);
            if (day.HasValue && day.Value.Close == wanted) days.Add(string.Create(CultureInfo.InvariantCulture, $"{q.Date(t):yyyy-MM-dd} close {Units.ToAmount(q.Workspace.Market.Panel.CloseAt(t, security)):0.####} = {Units.ToAmount(day.Value.Base):0.####} {(wanted == LimitClose.Up ? "+" : "-")} {Units.ToAmount(day.Value.Limit):0.####}"));
        }

        return Evaluation.Of(Measures.LimitCloses, (decimal)days.Count).With($"closes and splits of {q.Key.Member}", "price limits of the exchange") with { Chain = () => days.Count > 0 ? days : ["no such session"] };
    }

    private static bool Direction(Question q) => KeyOptions.Of(q.Key).Head switch
    {
        "up" => true,
        "down" => false,
        _ => throw new DeskException(ExitCode.Usage, $"{q.Key.Measure} names a direction, as in {q.Key.Measure}(up) or {q.Key.Measure}(down)."),
    };

    private static HashSet<string> Known()
    {
        var answers = new Dictionary<string, Func<Question, Evaluation>>(StringComparer.Ordinal);
        AddTo(answers);
        return [.. answers.Keys];
    }
}
