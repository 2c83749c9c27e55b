using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>Writes one day of one subject: what it did, how unusual that was, its price limits, what stands beside it, and what followed (METHODS 8).</summary>
public static class EventDayWriter
{
    /// <summary>The brief.</summary>
    public static Brief Write(Window window, EventDayFinding found, ImmutableArray<NextStep> next)
    {
        ArgumentNullException.ThrowIfNull(found);
        var blocks = new List<Block> { Lead(found), Model(found) };
        if (found.LimitWords.Length > 0) blocks.Add(Limits(found));
        if (!found.Constituents.IsEmpty) blocks.Add(Constituents(found));
        blocks.Add(new Heading(2, "What stands beside it"));
        blocks.Add(News(found));
        if (!found.News.IsEmpty) blocks.Add(Items(found));
        blocks.Add(new Heading(2, "What followed"));
        if (found.Chart is { } chart) blocks.Add(chart);
        if (!found.Cars.IsEmpty) blocks.Add(Cars(found));
        else blocks.Add(new Text().Add("Without a model there is no cumulative abnormal return.").Paragraph());
        if (found.AtLimit) blocks.Add(new Text().Add("The close stood at the daily limit: the price was not yet at equilibrium, and the day's abnormal return is cut off there. The return to the second day after says more.").Note());
        blocks.Add(EventsWriter.Together);
        foreach (var note in found.Notes) blocks.Add(new Text().Add(note).Note());
        return new Brief($"{found.Name} on {Phrases.Date(found.Day)}", CompareWriter.Subtitle(window), [.. blocks]) { Next = next };
    }

    private static Paragraph Lead(EventDayFinding found)
    {
        var text = new Text().Add($"{(found.IsGauge ? Phrases.The(found.Name, start: true) : found.Name)} {Phrases.Moved(found.Return)} ").Add(found.Return, FactStyle.Absolute).Add($" on {Phrases.Date(found.Day)}");
        if (found.Benchmark is { } benchmark) text.Add($", {Phrases.The(benchmark.Name)} {Phrases.Moved(benchmark.Return)} ").Add(benchmark.Return, FactStyle.Absolute);
        text.Add(". Its abnormal return was ").Add(found.Abnormal, FactStyle.Signed);
        if (found.Z.Value is null) return text.Add("; how unusual that is cannot be said: ").Add(found.Z).Add(".").Paragraph();
        return text.Add(", ").Add(found.Z, FactStyle.Absolute).Add($" robust deviations {(found.Z.Value >= 0 ? "above" : "below")} the median of the days before: {(found.IsAbnormal ? "an abnormal day" : "not an abnormal day")} (from {found.Threshold} on).").Paragraph();
    }

    private static Paragraph Model(EventDayFinding found)
    {
        var text = new Text().Add($"The expectation comes from {found.Estimation}");
        if (found.Model.Days.Value is null) return text.Add(", which is not enough: ").Add(found.Model.Days).Add(".").Paragraph();
        text.Add(": ").Add(found.Model.Days).Add(" returns");
        if (found.Benchmark is not null) text.Add(", slope ").Add(found.Model.Beta);
        return text.Add(", residual deviation ").Add(found.Model.Deviation).Add(" a day.").Paragraph();
    }

    private static Paragraph Limits(EventDayFinding found)
    {
        var text = new Text().Add(found.LimitWords);
        if (found.Limits is { } limits) text.Add(" The limits of the day were ").Add(limits.Down).Add(" and ").Add(limits.Up).Add(".");
        return text.Paragraph();
    }

    private static Paragraph News(EventDayFinding found) => new Text().Add(found.Standing switch
    {
        NewsStanding.News => "A news day: the store holds a dated item that can have been known at this close.",
        NewsStanding.PriceReport => "The store's item of that day only reports the move itself; no other dated item can have been known at this close.",
        _ when found.IsAbnormal => "A jump without found news: the store holds no dated item between the previous close and this one.",
        _ => "The store holds no dated item between the previous close and this one.",
    }).Paragraph();

    private static TableBlock Items(EventDayFinding found) => new(
        "news",
        "Dated items, matches first",
        [new Column("date", "Dated"), new Column("about", "About"), new Column("kind", "Kind"), new Column("timing", "Timing"), new Column("summary", "Item")],
        [.. found.News.Select(item => ImmutableArray.Create(Cell.Of(EventsWriter.Day(item.Date)), Cell.Of(item.About), Cell.Of(item.Kind), Cell.Of(item.Timing), Cell.Of(item.Summary)))]);

    private static TableBlock Cars(EventDayFinding found) => new(
        "car",
        "Cumulative abnormal return over days round the event, with its 95 % interval",
        [new Column("window", "Days"), new Column("car", "CAR", RightAligned: true), new Column("error", "Standard error", RightAligned: true), new Column("t", "t", RightAligned: true), new Column("p", "p", RightAligned: true)],
        [.. found.Cars.Select(car => ImmutableArray.Create(Cell.Of(car.Window), Cell.Of(car.Car, FactStyle.Signed), Cell.Of(car.Error), Cell.Of(car.T, FactStyle.Signed), Cell.Of(car.P)))]);

    private static TableBlock Constituents(EventDayFinding found) => new(
        "constituents",
        "Constituents that moved it most that day",
        [new Column("name", "Name"), new Column("id", "Code"), new Column("return", "Return", RightAligned: true), new Column("points", "Points", RightAligned: true)],
        [.. found.Constituents.Select(own => ImmutableArray.Create(Cell.Of(own.Name), Cell.Of(own.Id), Cell.Of(own.Return, FactStyle.Signed), Cell.Of(own.Points, FactStyle.Signed)))]);
}
