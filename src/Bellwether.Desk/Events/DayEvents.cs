using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Events;
using Bellwether.Indices;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>One day of a gauge or a stock: how unusual it was, its limits, what stands beside it, what followed.</summary>
internal static class DayEvents
{
    private const int Constituents = 5;
    private static readonly (int From, int To)[] s_windows = [(0, 0), (-1, 1), (0, 2), (0, 5)];

    public static Answer Ask(Workspace workspace, EventsRequest request, Gauge? gauge, int? security, DateOnly date)
    {
        var calendar = workspace.Market.Calendar;
        var model = EventsDesk.Model(workspace, request, gauge);
        var home = gauge ?? EventsDesk.Home(workspace, model);
        var notes = new List<string>();
        var day = Session(workspace, home, security, model, date, notes);
        var book = new FactBook(workspace);
        var id = security is { } own ? workspace.Market.Securities[own].Id.ToString() : home.Id;
        var finding = Finding(workspace, book, home, security, model, day, notes);
        var window = new Window(calendar[day - 1], calendar[day]);
        NextStep[] next = security is { }
            ? [new($"bellwether events {id}{workspace.StoreOption}", "all its abnormal days"), new($"bellwether events {id} --date {calendar[day]:yyyy-MM-dd} --model mean-adjusted{workspace.StoreOption}", "the same without a market in the model")]
            : [new($"bellwether events {id}{workspace.StoreOption}", "the days that made its window"), new(string.Create(CultureInfo.InvariantCulture, $"bellwether movers {id} --since {window.Start:yyyy-MM-dd} --until {window.End:yyyy-MM-dd}{workspace.StoreOption}"), "every constituent's contribution that day")];
        var brief = EventDayWriter.Write(window, finding, [.. next]);
        return EventsDesk.Answer(workspace, book, string.Create(CultureInfo.InvariantCulture, $"bellwether events {id} --date {calendar[day]:yyyy-MM-dd}{request.Words}"), brief);
    }

    private static int Session(Workspace workspace, Gauge home, int? security, EventModel model, DateOnly date, List<string> notes)
    {
        var calendar = workspace.Market.Calendar;
        if (calendar.Count == 0) throw new DeskException(ExitCode.DataMissing, "The store has no prices yet. Load some: 'bellwether sample' or 'bellwether import tables DIR'.");
        var day = calendar.IndexOnOrAfter(date);
        if (date < calendar[0] || day >= calendar.Count) throw new DeskException(ExitCode.DataMissing, string.Create(CultureInfo.InvariantCulture, $"--date {date:yyyy-MM-dd} lies outside the data: sessions run from {calendar[0]:yyyy-MM-dd} to {calendar[^1]:yyyy-MM-dd}."));
        if (calendar[day] != date) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd} was no trading day; an event of that day shows in the next session, {calendar[day]:yyyy-MM-dd}."));
        var returns = security is { } own ? EventData.Stock(workspace, own, model).Returns.Span : EventData.Returns(workspace, home);
        var traded = EventFirm.FirstTrade(returns, day);
        if (traded < 0 || traded < 1) throw new DeskException(ExitCode.DataMissing, string.Create(CultureInfo.InvariantCulture, $"{(security is { } who ? workspace.Market.Securities[who].Id.ToString() : home.Id)} has no return on {calendar[day]:yyyy-MM-dd} nor on the 20 sessions after it: it was not listed, or not traded."));
        if (traded > day)
        {
            var halted = workspace.Market.Calendar[traded];
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Not traded on {calendar[day]:yyyy-MM-dd}: the event is moved to {halted:yyyy-MM-dd}, the first session with a return, which spans all sessions since the last trade."));
        }

        return traded;
    }

    private static EventDayFinding Finding(Workspace workspace, FactBook book, Gauge home, int? security, EventModel model, int day, List<string> notes)
    {
        var calendar = workspace.Market.Calendar;
        var basis = home.SeriesBasis(0, calendar.Count - 1);
        var own = security is { } i ? workspace.Market.Securities[i] : null;
        var window = new Window(calendar[day - 1], calendar[day]);
        Fact Of(Measure measure, string? parameter, int decimals = 1) => book.Make(new FactKey(measure.Name, home.Id, own?.Id.ToString(), window, basis, parameter), decimals);
        var z = Of(Measures.AbnormalZ, model.Parameter());
        var benchmark = model.Benchmark;
        var largest = own is null && home.HasMembers ? Largest(workspace, home, day) : [];
        ReadOnlySpan<int> about = security is { } stock ? [stock] : [-1, .. largest];
        return new EventDayFinding
        {
            Name = own?.DisplayName ?? home.Definition.Name,
            IsGauge = own is null,
            Day = calendar[day],
            Return = Of(Measures.Return, null),
            Benchmark = benchmark is null ? null : (benchmark.Definition.Name, book.Make(new FactKey(Measures.Return.Name, benchmark.Id, null, window, benchmark.SeriesBasis(0, calendar.Count - 1)))),
            Abnormal = Of(Measures.AbnormalReturn, model.Parameter()),
            Z = z,
            IsAbnormal = z.Value is { } value && Math.Abs(value) >= model.Options.Threshold,
            Threshold = EventsDesk.Threshold(model),
            Model = (Of(Measures.ModelDays, model.Parameter()), Of(Measures.ModelBeta, model.Parameter(), 2), Of(Measures.ModelDeviation, model.Parameter(), 2)),
            Estimation = Estimation(workspace, model, day),
            Limits = security is not null && EventData.Limits(workspace)?.Of(security.Value, day).HasValue == true ? (Of(Measures.LimitPrice, "up", 0), Of(Measures.LimitPrice, "down", 0)) : null,
            LimitWords = LimitWords(workspace, security, day),
            AtLimit = security is not null && EventData.Limits(workspace)?.Of(security.Value, day) is { HasValue: true } limit && limit.Value.AtLimit,
            Standing = EventNews.Standing(workspace, day, security ?? -1),
            News = EventNews.Beside(workspace, day, about),
            Cars = Cars(workspace, book, home, security, basis, model, day, notes),
            Constituents = [.. largest.Select(member => Constituent(workspace, book, home, window, member, day))],
            Chart = Path(workspace, home, security, model, day, own?.DisplayName ?? home.Definition.Name),
            Notes = [.. notes],
        };
    }

    private static ImmutableArray<CarFinding> Cars(Workspace workspace, FactBook book, Gauge home, int? security, string basis, EventModel model, int day, List<string> notes)
    {
        var calendar = workspace.Market.Calendar;
        var cars = ImmutableArray.CreateBuilder<CarFinding>();
        if (FirmStudy.Of(EventData.Firm(workspace, home.Id, home, security, model, day, 0, 0), EventData.Options(model)).Study is null) return [];
        var at = model.Parameter("at", calendar[day].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        foreach (var (from, to) in s_windows)
        {
            if (day + from < 1) continue;
            if (day + to >= calendar.Count)
            {
                notes.Add($"The data end before day {to.ToString("+0", CultureInfo.InvariantCulture)} after the event.");
                continue;
            }

            var window = new Window(calendar[day + from - 1], calendar[day + to]);
            Fact Of(Measure measure, int decimals) => book.Make(new FactKey(measure.Name, home.Id, security is { } own ? workspace.Market.Securities[own].Id.ToString() : null, window, basis, at), decimals);
            cars.Add(new CarFinding(Words(from, to), Of(Measures.Car, 1), Of(Measures.CarError, 1), Of(Measures.CarT, 2), Of(Measures.CarP, 4)));
        }

        return cars.ToImmutable();
    }

    /// <summary>A window in words: (0, +2).</summary>
    public static string Words(int from, int to) => string.Create(CultureInfo.InvariantCulture, $"({from:+0;-0;0}, {to:+0;-0;0})");

    private static string Estimation(Workspace workspace, EventModel model, int day)
    {
        var (last, calendar) = (day - model.Options.Gap - 1, workspace.Market.Calendar);
        return last < 1
            ? "the days before it"
            : string.Create(CultureInfo.InvariantCulture, $"the {model.Prose} over {Phrases.Date(calendar[Math.Max(1, last - model.Options.Estimation + 1)])} to {Phrases.Date(calendar[last])}");
    }

    private static string LimitWords(Workspace workspace, int? security, int day)
    {
        if (security is not { } own || EventData.Limits(workspace) is not { } limits) return "";
        var limit = limits.Of(own, day);
        if (!limit.HasValue) return limit.Detail ?? "";
        return limit.Value.Close switch
        {
            LimitClose.Up => "It closed at its upper daily limit.",
            LimitClose.Down => "It closed at its lower daily limit.",
            LimitClose.AboveLimit or LimitClose.BelowLimit => "Its close lies beyond the day's limit as the rules and the last close give it: the limit was widened, the base price was another, or a price is wrong.",
            LimitClose.BaseUnknown => "Its close lies beyond the limit that its last trade would give; without a trade the session before, the base price moved with the quotes, which the data do not have.",
            _ when limit.Value.TouchedUp == true => "It touched its upper daily limit and closed inside.",
            _ when limit.Value.TouchedDown == true => "It touched its lower daily limit and closed inside.",
            _ => "It stayed inside its daily limits.",
        };
    }

    private static ImmutableArray<int> Largest(Workspace workspace, Gauge home, int day) => home.Roster(Basis.Fixed, day - 1).Held.IsEmpty
        ? []
        : EventData.Ledger(workspace, home, Basis.Fixed, day - 1, day).Largest(day, Constituents);

    private static (string Name, string Id, Fact Return, Fact Points) Constituent(Workspace workspace, FactBook book, Gauge home, Window window, int member, int day)
    {
        var own = workspace.Market.Securities[member];
        Fact Of(Measure measure, string? parameter, int decimals) => book.Make(new FactKey(measure.Name, home.Id, own.Id.ToString(), window, BasisName.Fixed, parameter), decimals);
        return (own.DisplayName, own.Id.ToString(), Of(Measures.Return, null, 1), Of(Measures.DayPoints, KeyOptions.Write("", "at", workspace.Market.Calendar[day].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), 2));
    }

    // The path from five days before to ten after, from the same model as the table.
    private static ChartBlock? Path(Workspace workspace, Gauge home, int? security, EventModel model, int day, string name)
    {
        var calendar = workspace.Market.Calendar;
        var (from, to) = (-Math.Min(5, day - 1), Math.Min(10, calendar.Count - 1 - day));
        var (study, _, _) = FirmStudy.Of(EventData.Firm(workspace, name, home, security, model, day, from, to), EventData.Options(model));
        if (study is null || to - from < 2) return null;
        double?[] path = new double?[to - from + 1], low = new double?[path.Length], high = new double?[path.Length];
        for (var t = 0; t < path.Length; t++)
        {
            var sum = study.Window(0, t + 1);
            if (!sum.HasValue) continue;
            var (down, up) = sum.Value.Interval();
            (path[t], low[t], high[t]) = (sum.Value.Car, down, up);
        }

        return new ChartBlock(new LineChart(
            "car_path",
            "Cumulative abnormal return round the event",
            $"From {calendar[day + from].ToString("d MMM yyyy", CultureInfo.InvariantCulture)}, with its 95 % band.",
            [.. calendar.Days.AsSpan().Slice(day + from, path.Length)],
            [new ChartLine("CAR", [.. path], Emphasised: true), new ChartLine("upper", [.. high], Emphasised: false), new ChartLine("lower", [.. low], Emphasised: false)],
            [new ChartMark(calendar[day], "Event")],
            "0.0 %",
            0));
    }
}
