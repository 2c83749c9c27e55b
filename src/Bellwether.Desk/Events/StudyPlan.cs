using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Events;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>One event of a study on the market's calendar.</summary>
/// <param name="Security">Security ordinal.</param>
/// <param name="Asked">Date as given.</param>
/// <param name="Day">Session used, or −1 when the event is left out.</param>
/// <param name="Note">What was moved or why it is left out; empty when neither.</param>
internal sealed record StudyEvent(int Security, DateOnly Asked, int Day, string Note);

/// <summary>The events of a study settled on sessions, and the study over them (METHODS 8.3, 8.4).</summary>
internal sealed class StudyPlan
{
    /// <summary>First and last day of the event window that every firm has.</summary>
    public const int From = -1;

    /// <summary>Last day of the event window.</summary>
    public const int To = 5;

    private StudyPlan(ImmutableArray<StudyEvent> events, EventStudy study) => (Events, Study) = (events, study);

    /// <summary>All events asked for, in order.</summary>
    public ImmutableArray<StudyEvent> Events { get; }

    /// <summary>The study over those that have a session and data.</summary>
    public EventStudy Study { get; }

    /// <summary>The plan of a key, settled once.</summary>
    public static StudyPlan Of(Question q)
    {
        var model = EventModel.Of(q.Workspace, q.Key);
        var options = KeyOptions.Of(q.Key);
        var (list, kind) = (options.Word("events", ""), options.Word("news", ""));
        if ((list.Length > 0) == (kind.Length > 0)) throw new DeskException(ExitCode.Usage, $"{q.Key.Measure} names its events, as in {q.Key.Measure}(topix;events=tse:4565:2019-03-20), or a kind of news, as in {q.Key.Measure}(topix;news=company).");
        return q.Workspace.Once($"study {q.Key.Gauge} {EventAnswers.Span(q)} {model.Parameter()} {list} {kind}", () =>
            Settle(q.Workspace, q.Gauge, model, list.Length > 0 ? Parse(q.Workspace, list) : News(q.Workspace, q.Gauge, q.Start, q.End, kind)));
    }

    /// <summary>Reads <c>tse:4565:2019-03-20,…</c>.</summary>
    public static ImmutableArray<(int Security, DateOnly Date)> Parse(Workspace workspace, string list)
    {
        var events = ImmutableArray.CreateBuilder<(int, DateOnly)>();
        foreach (var part in list.Split(','))
        {
            var at = part.LastIndexOf(':');
            if (at < 1 || !DateOnly.TryParseExact(part.AsSpan(at + 1), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) throw new DeskException(ExitCode.Usage, $"'{part}' is no event: expected SECURITY:DATE, as in tse:4565:2019-03-20.");
            events.Add((workspace.FindSecurity(part[..at]), date));
        }

        return events.ToImmutable();
    }

    /// <summary>The dated items of one kind about a gauge's members in a window.</summary>
    public static ImmutableArray<(int Security, DateOnly Date)> News(Workspace workspace, Gauge gauge, int start, int end, string kind)
    {
        var members = gauge.Roster(Basis.Fixed, start).Held.ToHashSet();
        var (first, last) = (workspace.Market.Calendar[start], workspace.Market.Calendar[end]);
        return [.. workspace.Market.News
            .Where(item => item.Security >= 0 && members.Contains(item.Security) && item.Date > first && item.Date <= last && string.Equals(item.Kind, kind, StringComparison.OrdinalIgnoreCase))
            .Select(item => (item.Security, item.Date)).Distinct()];
    }

    private static StudyPlan Settle(Workspace workspace, Gauge gauge, EventModel model, ImmutableArray<(int Security, DateOnly Date)> asked)
    {
        var events = ImmutableArray.CreateBuilder<StudyEvent>();
        var firms = new List<EventFirm>();
        var taken = new Dictionary<int, List<int>>();
        foreach (var (security, date) in asked.OrderBy(own => own.Date).ThenBy(own => own.Security))
        {
            var settled = Session(workspace, security, date, model, taken);
            events.Add(settled);
            if (settled.Day < 0) continue;
            var name = Name(workspace, security, settled.Day);
            firms.Add(EventData.Firm(workspace, name, gauge, security, model, settled.Day, From, To));
        }

        var study = EventStudy.Of(firms, EventData.Options(model));
        var excluded = study.Excluded.ToDictionary(own => own.Name, own => own.Detail, StringComparer.Ordinal);
        var named = events.Select(own => own.Day >= 0 && excluded.TryGetValue(Name(workspace, own.Security, own.Day), out var why) ? own with { Day = -1, Note = why } : own);
        return new StudyPlan([.. named], study);
    }

    /// <summary>How a study names a firm's event.</summary>
    public static string Name(Workspace workspace, int security, int day) => string.Create(CultureInfo.InvariantCulture, $"{workspace.Market.Securities[security].Id} {workspace.Market.Calendar[day]:yyyy-MM-dd}");

    private static StudyEvent Session(Workspace workspace, int security, DateOnly date, EventModel model, Dictionary<int, List<int>> taken)
    {
        var calendar = workspace.Market.Calendar;
        StudyEvent Out(string why) => new(security, date, -1, why);
        if (date < calendar[0] || date > calendar[^1]) return Out(string.Create(CultureInfo.InvariantCulture, $"The date lies outside the data, which run from {calendar[0]:yyyy-MM-dd} to {calendar[^1]:yyyy-MM-dd}."));
        var session = calendar.IndexOnOrAfter(date);
        if (session >= calendar.Count) return Out("No session follows that date.");
        var note = calendar[session] == date ? "" : string.Create(CultureInfo.InvariantCulture, $"No session that day; {calendar[session]:yyyy-MM-dd} is the next.");
        var traded = EventFirm.FirstTrade(EventData.Stock(workspace, security, model).Returns.Span, session);
        if (traded < 0) return Out("The stock has no return on that day nor on the 20 sessions after it.");
        if (traded > session) note = string.Create(CultureInfo.InvariantCulture, $"Not traded that day; moved to {calendar[traded]:yyyy-MM-dd}, the first trade after it.");
        if (traded + From < 1) return Out("The event window starts before the data.");
        if (traded + To >= calendar.Count) return Out("The event window runs past the end of the data.");
        if (!taken.TryGetValue(security, out var days)) taken[security] = days = [];
        foreach (var other in days)
            if (Math.Abs(other - traded) <= To - From)
                return Out(string.Create(CultureInfo.InvariantCulture, $"Its event window overlaps that of {calendar[other]:yyyy-MM-dd} of the same company."));
        days.Add(traded);
        return new StudyEvent(security, date, traded, note);
    }
}

/// <summary>Answers about studies of several events (METHODS 8.4, 8.5).</summary>
internal static class StudyAnswers
{
    /// <summary>The tests by their names in keys and tables.</summary>
    public static readonly ImmutableArray<(EventTest Test, string Id, string Name)> Tests =
    [
        (EventTest.CrossSectional, "cross-sectional", "Cross-sectional t"),
        (EventTest.Patell, "patell", "Patell"),
        (EventTest.Bmp, "bmp", "Boehmer, Musumeci and Poulsen"),
        (EventTest.KolariPynnonen, "kolari-pynnonen", "Kolari and Pynnönen"),
        (EventTest.Rank, "rank", "Corrado rank"),
        (EventTest.CorradoZivney, "corrado-zivney", "Corrado and Zivney"),
        (EventTest.GeneralisedSign, "generalised-sign", "Generalised sign, share by firm"),
        (EventTest.GeneralisedSignPooled, "generalised-sign-pooled", "Generalised sign, share pooled"),
        (EventTest.Sign, "sign", "Sign"),
    ];

    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.EventCount.Name] = q => Over(q, Measures.EventCount, results => results.Firms);
        answers[Measures.MeanCar.Name] = q => Over(q, Measures.MeanCar, results => results.Mean);
        answers[Measures.ResidualCorrelation.Name] = q =>
        {
            var correlation = StudyPlan.Of(q).Study.MeanCorrelation;
            return (correlation.HasValue ? Evaluation.Of(Measures.ResidualCorrelation, correlation.Value) : Evaluation.Undefined(Measures.ResidualCorrelation, correlation.Reason, correlation.Detail)).With(Words(q)) with { Chain = () => Rows(q) };
        };
        answers[Measures.EventTestStatistic.Name] = q => Test(q, Measures.EventTestStatistic, test => test.Statistic);
        answers[Measures.EventTestP.Name] = q => Test(q, Measures.EventTestP, test => test.PValue);
    }

    private static Evaluation Over(Question q, Measure measure, Func<EventTestResults, double> pick)
    {
        var (results, reason) = Results(q);
        return (results is null ? Evaluation.Undefined(measure, reason, "no event has an estimate and a return") : Evaluation.Of(measure, pick(results))).With(Words(q)) with { Chain = () => Rows(q) };
    }

    private static Evaluation Test(Question q, Measure measure, Func<TestResult, double> pick)
    {
        var id = KeyOptions.Of(q.Key).Word("test", "");
        var test = Tests.FirstOrDefault(own => own.Id == id);
        if (test.Id is null) throw new DeskException(ExitCode.Usage, $"There is no test '{id}'. Known: {string.Join(", ", Tests.Select(own => own.Id))}.");
        var (results, reason) = Results(q);
        if (results is null) return Evaluation.Undefined(measure, reason, "no event has an estimate and a return").With(Words(q)) with { Chain = () => Rows(q) };
        var outcome = results.Of(test.Test);
        if (!outcome.HasValue) return Evaluation.Undefined(measure, outcome.Reason, outcome.Detail).With(Words(q)) with { Chain = () => Rows(q) };
        var law = outcome.Value.Freedom is { } freedom ? string.Create(CultureInfo.InvariantCulture, $"t with {freedom} degrees of freedom") : "standard normal law";
        return Evaluation.Of(measure, pick(outcome.Value)).With(test.Name, law, Words(q)) with { Chain = () => Rows(q) };
    }

    private static (EventTestResults? Results, Reason Reason) Results(Question q)
    {
        var options = KeyOptions.Of(q.Key);
        var (from, to) = ((int)options.Number("from"), (int)options.Number("to"));
        if (from < StudyPlan.From || to > StudyPlan.To || to < from) throw new DeskException(ExitCode.Usage, $"{q.Key.Measure}: days of a study run from {StudyPlan.From} to {StudyPlan.To} round the event.");
        var study = StudyPlan.Of(q).Study;
        return study.Firms.IsEmpty ? (null, Reason.NoData) : study.Tests(from - StudyPlan.From, to - from + 1);
    }

    // Every event with its abnormal returns in the window, or why it is left out.
    private static IEnumerable<string> Rows(Question q)
    {
        var plan = StudyPlan.Of(q);
        foreach (var firm in plan.Study.Firms)
            yield return $"{firm.Firm.Name} alpha {firm.Model.Alpha.ToString("R", CultureInfo.InvariantCulture)} beta {firm.Model.Beta.ToString("R", CultureInfo.InvariantCulture)}, abnormal returns from day {StudyPlan.From} on: {string.Join(" ", firm.AbnormalReturns.ToArray().Select(r => double.IsNaN(r) ? "none" : r.ToString("0.0000", CultureInfo.InvariantCulture)))}";
        foreach (var own in plan.Events.Where(own => own.Day < 0))
            yield return $"{q.Workspace.Market.Securities[own.Security].Id} {own.Asked.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} left out: {own.Note}";
    }

    private static string Words(Question q)
    {
        var plan = StudyPlan.Of(q);
        return string.Create(CultureInfo.InvariantCulture, $"{plan.Study.Firms.Length} of {plan.Events.Length} events; {EventModel.Of(q.Workspace, q.Key).Words}");
    }
}
