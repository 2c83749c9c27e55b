using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>Writes a study of several events with all its tests (METHODS 8.4, 8.5).</summary>
public static class EventStudyWriter
{
    private const double Level = 0.05;

    /// <summary>The brief.</summary>
    public static Brief Write(Window window, EventStudyFinding found, ImmutableArray<string> notes, ImmutableArray<NextStep> next)
    {
        ArgumentNullException.ThrowIfNull(found);
        var blocks = new List<Block> { Lead(found), Tests(found), Means(found), Rows(found) };
        blocks.Add(new Text().Add("All tests ask whether the abnormal returns could be chance. They differ in what they allow: a rise of volatility on the day (all but Patell), firms that move together (Kolari and Pynnönen), outliers (ranks and signs). Several windows and tests were looked at: one small p-value among many is weak.").Note());
        blocks.Add(EventsWriter.Together);
        foreach (var note in notes) blocks.Add(new Text().Add(note).Note());
        return new Brief($"Event study: {found.What}", CompareWriter.Subtitle(window), [.. blocks]) { Next = next };
    }

    private static Paragraph Lead(EventStudyFinding found)
    {
        var first = found.Windows[0];
        var text = new Text().Add("Over ").Add(first.Count).Add($" {(first.Count.Value == 1 ? "event" : "events")} the mean abnormal return of the event day was ").Add(first.Mean, FactStyle.Signed).Add($" ({found.Model}).");
        var (statistic, p) = first.Tests[found.Preferred];
        text.Add($" {found.Why} the test to read first is that of {found.TestNames[found.Preferred].Name}: ");
        if (statistic.Value is null) return text.Add(statistic).Add(".").Paragraph();
        return text.Add(statistic, FactStyle.Signed).Add(", p ").Add(p).Add(p.Value < Level
            ? ". The data are inconsistent with no abnormal return at the usual level."
            : ". Whether there was an abnormal return the data do not decide: inconclusive.").Paragraph();
    }

    private static TableBlock Tests(EventStudyFinding found) => new(
        "tests",
        "Tests of no abnormal return",
        [
            new Column("test", "Test"),
            .. found.Windows.SelectMany(window => new[] { new Column(window.Id, window.Window, RightAligned: true), new Column(window.Id + "_p", "p", RightAligned: true) }),
        ],
        [.. found.TestNames.Select((test, i) => ImmutableArray.Create(
            [Cell.Of(i == found.Preferred ? test.Name + " (read first)" : test.Name), .. found.Windows.SelectMany(window => new[] { Cell.Of(window.Tests[i].Statistic, FactStyle.Signed), Cell.Of(window.Tests[i].P) })]))]);

    private static TableBlock Means(EventStudyFinding found) => new(
        "means",
        "Mean cumulative abnormal return",
        [new Column("window", "Days"), new Column("count", "Events", RightAligned: true), new Column("mean", "Mean CAR", RightAligned: true)],
        [.. found.Windows.Select(window => ImmutableArray.Create(Cell.Of(window.Window), Cell.Of(window.Count), Cell.Of(window.Mean, FactStyle.Signed)))]);

    private static TableBlock Rows(EventStudyFinding found) => new(
        "events",
        "Events",
        [
            new Column("date", "Date"),
            new Column("name", "Name"),
            new Column("id", "Code"),
            new Column("abnormal_return", "Abnormal", RightAligned: true),
            new Column("car", $"CAR {found.Windows[^1].Window}", RightAligned: true),
            new Column("note", "Note"),
        ],
        [.. found.Rows.Select(row => ImmutableArray.Create(
            Cell.Of(EventsWriter.Day(row.Asked)),
            Cell.Of(row.Name),
            Cell.Of(row.Id),
            row.Abnormal is { } abnormal ? Cell.Of(abnormal, FactStyle.Signed) : Cell.Of(""),
            row.Car is { } car ? Cell.Of(car, FactStyle.Signed) : Cell.Of(""),
            Cell.Of(row.Note)))]);
}
