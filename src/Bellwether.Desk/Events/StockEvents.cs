using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Events;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>The abnormal days of one stock, and its sessions at the daily price limit.</summary>
internal static class StockEvents
{
    private const int Listed = 40;

    public static Answer Ask(Workspace workspace, EventsRequest request, int security)
    {
        var model = EventsDesk.Model(workspace, request, null);
        var home = EventsDesk.Home(workspace, model);
        var calendar = workspace.Market.Calendar;
        if (calendar.Count == 0) throw new DeskException(ExitCode.DataMissing, "The store has no prices yet. Load some: 'bellwether sample' or 'bellwether import tables DIR'.");
        var settled = Windows.Settle(workspace, home, request.Window.Since is null ? request.Window with { Since = calendar[0] } : request.Window);
        var book = new FactBook(workspace);
        var id = workspace.Market.Securities[security].Id.ToString();
        var basis = home.SeriesBasis(0, calendar.Count - 1);
        if (workspace.Market.Panel.Columns.FirstDay is { IsEmpty: false } first && first[security] < 0) throw new DeskException(ExitCode.DataMissing, $"The store has no prices of {id}, {workspace.Market.Securities[security].DisplayName}: nothing can be said of its days.");
        Fact Of(Measure measure, string parameter) => book.Make(new FactKey(measure.Name, home.Id, id, settled.Window, basis, parameter));
        var series = EventData.Series(workspace, home, security, model);
        var flagged = series.Flagged.Where(day => day > settled.Start && day <= settled.End).Reverse().ToArray();
        var limits = EventData.Limits(workspace);
        var atLimit = limits is null ? [] : Enumerable.Range(settled.Start + 1, settled.End - settled.Start).Where(day => limits.Of(security, day) is { HasValue: true } own && own.Value.AtLimit).Reverse().ToArray();
        var finding = new StockEventsFinding
        {
            Name = workspace.Market.Securities[security].DisplayName,
            Model = model.Prose,
            Threshold = EventsDesk.Threshold(model),
            Count = Of(Measures.AbnormalDays, model.Parameter()),
            Days = [.. flagged.Take(Listed).Select(day => Row(workspace, book, home, basis, model, security, day, null))],
            Limits = limits is null ? null : (Of(Measures.LimitCloses, "up"), Of(Measures.LimitCloses, "down")),
            LimitDays = [.. atLimit.Take(Listed).Select(day => Row(workspace, book, home, basis, model, security, day, null))],
        };
        var notes = settled.Notes.ToList();
        if (Math.Max(flagged.Length, atLimit.Length) > Listed) notes.Add($"The tables list the latest {Phrases.Number(Listed)} days; a shorter window shows earlier ones.");
        notes.Add("Days at the start of the data cannot be judged: a model and the comparison need days before them.");
        var span = string.Create(CultureInfo.InvariantCulture, $" --since {settled.Window.Start:yyyy-MM-dd} --until {settled.Window.End:yyyy-MM-dd}");
        var day = flagged.Length > 0 ? calendar[flagged.MaxBy(own => Math.Abs(series.Z[own]))] : calendar[settled.End];
        NextStep[] next = [new(string.Create(CultureInfo.InvariantCulture, $"bellwether events {id} --date {day:yyyy-MM-dd}{workspace.StoreOption}"), "one day explained")];
        return EventsDesk.Answer(workspace, book, $"bellwether events {id}{span}{request.Words}", EventsWriter.Write(settled.Window, finding, [.. notes], [.. next]));
    }

    /// <summary>One day of a stock for a table; with a window its points in the gauge's ledger.</summary>
    public static StockDayFinding Row(Workspace workspace, FactBook book, Gauge gauge, string basis, EventModel model, int security, int day, Window? ledger)
    {
        var calendar = workspace.Market.Calendar;
        var own = workspace.Market.Securities[security];
        Fact Of(Measure measure, string? parameter) => book.Make(new FactKey(measure.Name, gauge.Id, own.Id.ToString(), new Window(calendar[day - 1], calendar[day]), basis, parameter));
        return new StockDayFinding(
            calendar[day],
            own.DisplayName,
            own.Id.ToString(),
            Of(Measures.Return, null),
            Of(Measures.AbnormalReturn, model.Parameter()),
            Of(Measures.AbnormalZ, model.Parameter()),
            ledger is { } window ? book.Make(new FactKey(Measures.DayPoints.Name, gauge.Id, own.Id.ToString(), window, basis, KeyOptions.Write("", "at", calendar[day].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))), 2) : null,
            Limit(EventData.Limits(workspace)?.Of(security, day)),
            EventNews.Short(workspace, day, security));
    }

    private static string Limit(Bellwether.Market.Outcome<LimitDay>? limit) => limit is not { HasValue: true } known ? "" : known.Value.Close switch
    {
        LimitClose.Up => known.Value.Times > 1 ? "limit up, widened" : "limit up",
        LimitClose.Down => known.Value.Times > 1 ? "limit down, widened" : "limit down",
        LimitClose.AboveLimit => "above its limit as known",
        LimitClose.BelowLimit => "below its limit as known",
        LimitClose.BaseUnknown => "limit not known",
        _ => known.Value.TouchedUp == true ? "touched the upper" : known.Value.TouchedDown == true ? "touched the lower" : "",
    };
}
