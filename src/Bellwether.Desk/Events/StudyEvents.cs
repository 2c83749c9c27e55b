using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Events;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Studies of several events: a list, or the news of one kind about a gauge's members.</summary>
internal static class StudyEvents
{
    private static readonly (int From, int To)[] s_windows = [(0, 0), (-1, 1), (0, 2), (0, 5)];

    public static Answer OfList(Workspace workspace, EventsRequest request)
    {
        if (request.Study.Length > EventsDesk.MostEvents) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"The study names {request.Study.Length} events; it takes at most {EventsDesk.MostEvents}, for each of its facts repeats them."));
        var model = EventsDesk.Model(workspace, request, null);
        var calendar = workspace.Market.Calendar;
        if (calendar.Count < 3) throw new DeskException(ExitCode.DataMissing, "The store has no prices yet. Load some: 'bellwether sample' or 'bellwether import tables DIR'.");
        var events = string.Join(',', request.Study.Select(own => string.Create(CultureInfo.InvariantCulture, $"{workspace.Market.Securities[workspace.FindSecurity(own.Security)].Id}:{own.Date:yyyy-MM-dd}")).Distinct(StringComparer.Ordinal));
        var inside = request.Study.Select(own => calendar.IndexOnOrAfter(own.Date)).Where(day => day > 0 && day < calendar.Count).ToArray();
        if (inside.Length == 0) throw new DeskException(ExitCode.DataMissing, string.Create(CultureInfo.InvariantCulture, $"None of the study's dates lies inside the data: sessions run from {calendar[0]:yyyy-MM-dd} to {calendar[^1]:yyyy-MM-dd}."));
        var window = new Window(calendar[inside.Min() - 1], calendar[inside.Max()]);
        return Answer(workspace, EventsDesk.Home(workspace, model), model, window, ["events", events], "the events of the list", $"bellwether events --study '{request.StudyFile}'{request.Words}");
    }

    public static Answer OfNews(Workspace workspace, EventsRequest request, Gauge gauge)
    {
        var model = EventsDesk.Model(workspace, request, gauge);
        var settled = Windows.Settle(workspace, gauge, request.Window);
        var kind = request.News!.ToLowerInvariant();
        var news = StudyPlan.News(workspace, gauge, settled.Start, settled.End, kind);
        var kinds = string.Join(", ", workspace.Market.News.Where(item => item.Security >= 0).Select(item => item.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        if (news.IsEmpty) throw new DeskException(ExitCode.DataMissing, $"The store holds no item of kind '{kind}' about members of {gauge.Id} from {settled.Window.Start:yyyy-MM-dd} to {settled.Window.End:yyyy-MM-dd}. Kinds about companies: {(kinds.Length == 0 ? "none" : kinds)}.");
        var span = string.Create(CultureInfo.InvariantCulture, $" --since {settled.Window.Start:yyyy-MM-dd} --until {settled.Window.End:yyyy-MM-dd}");
        return Answer(workspace, gauge, model, settled.Window, ["news", kind], $"{kind} news about members of {Phrases.The(gauge.Definition.Name)}", $"bellwether events {gauge.Id} --news {kind}{span}{request.Words}");
    }

    private static Answer Answer(Workspace workspace, Gauge home, EventModel model, Window window, object[] events, string what, string command)
    {
        var book = new FactBook(workspace);
        var calendar = workspace.Market.Calendar;
        var basis = home.SeriesBasis(0, calendar.Count - 1);
        FactKey Key(Measure measure, params ReadOnlySpan<object> more) => new(measure.Name, home.Id, null, window, basis, model.Parameter([.. events, .. more]));
        var plan = StudyPlan.Of(new Question(workspace, Key(Measures.ResidualCorrelation)));
        var preferred = plan.Study.Preferred;
        var finding = new EventStudyFinding
        {
            What = what,
            Model = model.Prose,
            Rows = [.. plan.Events.Select(own => Row(workspace, book, home, basis, model, own))],
            Windows = [.. s_windows.Select(days => Window(days, (measure, more, decimals) => book.Make(Key(measure, ["from", days.From, "to", days.To, .. more]), decimals)))],
            TestNames = [.. StudyAnswers.Tests.Select(test => (test.Id, test.Name))],
            Preferred = StudyAnswers.Tests.ToList().FindIndex(test => test.Test == preferred),
            Why = preferred == EventTest.KolariPynnonen ? "Most events share their day, on which firms move together, so" : "The events fall on different days, so",
            Correlation = book.Make(Key(Measures.ResidualCorrelation), 3),
        };
        return EventsDesk.Answer(workspace, book, command, EventStudyWriter.Write(window, finding, [], []));
    }

    private static StudyWindowFinding Window((int From, int To) days, Func<Measure, object[], int, Fact> of) => new(
        DayEvents.Words(days.From, days.To),
        string.Create(CultureInfo.InvariantCulture, $"days_{Place(days.From)}_{Place(days.To)}"),
        of(Measures.EventCount, [], 0),
        of(Measures.MeanCar, [], 1),
        [.. StudyAnswers.Tests.Select(test => (of(Measures.EventTestStatistic, ["test", test.Id], 2), of(Measures.EventTestP, ["test", test.Id], 4)))]);

    private static string Place(int day) => day < 0 ? string.Create(CultureInfo.InvariantCulture, $"m{-day}") : day.ToString(CultureInfo.InvariantCulture);

    private static StudyRowFinding Row(Workspace workspace, FactBook book, Gauge home, string basis, EventModel model, StudyEvent own)
    {
        var calendar = workspace.Market.Calendar;
        var security = workspace.Market.Securities[own.Security];
        if (own.Day < 0) return new StudyRowFinding(security.DisplayName, security.Id.ToString(), own.Asked, own.Note, null, null);
        var (from, to) = s_windows[^1];
        return new StudyRowFinding(
            security.DisplayName,
            security.Id.ToString(),
            own.Asked,
            own.Note,
            book.Make(new FactKey(Measures.AbnormalReturn.Name, home.Id, security.Id.ToString(), new Window(calendar[own.Day - 1], calendar[own.Day]), basis, model.Parameter())),
            book.Make(new FactKey(Measures.Car.Name, home.Id, security.Id.ToString(), new Window(calendar[own.Day + from - 1], calendar[own.Day + to]), basis, model.Parameter("at", calendar[own.Day].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))));
    }
}
