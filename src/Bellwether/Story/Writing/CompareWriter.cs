using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>Writes what gauges did over one window, side by side.</summary>
public static class CompareWriter
{
    /// <summary>The lead sentence: the subject's move and where the others stand.</summary>
    public static Paragraph Lead(WindowFinding window, GaugeFinding subject, IReadOnlyList<GaugeFinding> rivals)
    {
        var text = new Text()
            .Add($"{Phrases.The(subject.Name, start: true)} {Phrases.Moved(subject.Return)} ")
            .Add(subject.Return, FactStyle.Absolute)
            .Add(window.LowDate is null ? $" {Phrases.From(window.Window)}" : " from its low on ");
        if (window.LowDate is { } low) text.Add(low).Add($" to {Phrases.Date(window.Window.End)}");
        foreach (var (stands, group) in rivals.Where(rival => rival.Excess is not null).GroupBy(rival => Phrases.Stands(rival.Excess!), StringComparer.Ordinal).Select(group => (group.Key, group.ToArray())))
        {
            text.Add($", {stands} ").Add(Phrases.Join([.. group.Select(rival => new Text().Add($"{Phrases.The(rival.Name)} (").Add(rival.Return, FactStyle.Signed).Add(")").Spans)]));
        }

        return text.Add(".").Paragraph();
    }

    /// <summary>One row per gauge.</summary>
    public static TableBlock Table(IReadOnlyList<GaugeFinding> gauges) => new(
        "gauges",
        "Gauges over the window",
        [
            new Column("gauge", "Gauge"),
            new Column("return", "Return", RightAligned: true),
            new Column("excess", "Lead over it", RightAligned: true),
            new Column("level", "Level", RightAligned: true),
            new Column("members", "Members at start", RightAligned: true),
            new Column("best_day", "Best day", RightAligned: true),
            new Column("basis", "Basis"),
        ],
        [.. gauges.Select(gauge => ImmutableArray.Create(
            Cell.Of(gauge.Name),
            Cell.Of(gauge.Return, FactStyle.Signed),
            gauge.Excess is { } excess ? Cell.Of(excess, FactStyle.Signed) : Cell.Of(""),
            Cell.Of(gauge.Level),
            gauge.Members is { } members ? Cell.Of(members) : Cell.Of(""),
            gauge.BestDay is { } best ? Cell.Of(best, FactStyle.Signed) : Cell.Of(""),
            Cell.Of(Basis(gauge.Return.Basis))))]);

    /// <summary>The other defensible readings of each return.</summary>
    public static IEnumerable<Block> Bases(WindowFinding window, IReadOnlyList<GaugeFinding> gauges)
    {
        foreach (var gauge in gauges)
        {
            var text = new Text();
            if (gauge.Return.Basis == "fixed" && gauge.Members is { } members)
            {
                text.Add($"{Phrases.The(gauge.Name, start: true)} is replicated here from ").Add(members).Add($" members with a price on {Phrases.Date(window.Window.Start)}, fixed for the window.");
                if (gauge.Chained is { } chained) text.Add(" With new listings entering by the rulebook it returned ").Add(chained, FactStyle.Signed).Add(" instead.");
            }
            else if (gauge.Replica is { } replica && gauge.Members is { } held)
            {
                text.Add($"The official level answers for {Phrases.The(gauge.Name)}; its ").Add(held).Add($" constituents with a price on {Phrases.Date(window.Window.Start)} returned ").Add(replica, FactStyle.Signed).Add(".");
            }
            else
            {
                continue;
            }

            if (gauge.ReplicationError is { Value: not null } error)
            {
                Off(text.Add(" On the last day of the window with an official close the replication stood "), error, " it");
                if (gauge.ChainedError is { Value: not null } chainedError) Off(text.Add(", by the rulebook "), chainedError, "");
                text.Add(".");
            }

            foreach (var note in gauge.Notes) text.Add(" " + note);
            yield return text.Paragraph();
        }
    }

    /// <summary>Rebased lines with the low or the start marked.</summary>
    public static ChartBlock Chart(WindowFinding window, IReadOnlyList<GaugeFinding> gauges)
    {
        var label = window.LowDate is null ? "Start" : "Low";
        var order = gauges.OrderByDescending(gauge => gauge.Return.Value ?? double.MinValue).Select(gauge => gauge.Name);
        return new ChartBlock(new LineChart(
            "rebased",
            "Gauges rebased to 100 at the start",
            $"{Phrases.Date(window.Window.Start)} to {Phrases.Date(window.Window.End)}, strongest first: {string.Join(", ", order)}.",
            window.Days,
            [.. gauges.Select((gauge, i) => new ChartLine(gauge.Name, gauge.Rebased, i == 0))],
            [new ChartMark(window.Window.Start, $"{label}, {window.Window.Start.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}")],
            "0",
            100));
    }

    /// <summary>A brief that only compares.</summary>
    public static Brief Brief(WindowFinding window, IReadOnlyList<GaugeFinding> gauges, ImmutableArray<NextStep> next)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(Lead(window, gauges[0], [.. gauges.Skip(1)]));
        blocks.Add(Chart(window, gauges));
        blocks.Add(Table(gauges));
        blocks.AddRange(Bases(window, gauges));
        foreach (var note in window.Notes) blocks.Add(new Text().Add(note).Note());
        return new Brief($"{gauges[0].Name} and its rivals", Subtitle(window.Window), blocks.ToImmutable()) { Next = next };
    }

    /// <summary>The window as a subtitle.</summary>
    public static string Subtitle(Window window) => $"{Phrases.Date(window.Start)} to {Phrases.Date(window.End)}";

    private static void Off(Text text, Fact error, string it)
    {
        if (Math.Abs(error.Value!.Value) < 0.0005) text.Add(it.Length > 0 ? "level with it" : "level");
        else text.Add(error, FactStyle.Absolute).Add((error.Value < 0 ? " below" : " above") + it);
    }

    private static string Basis(string? basis) => basis switch
    {
        "official" => "official level",
        "fixed" => "fixed members",
        "chained" => "rulebook",
        _ => basis ?? "",
    };
}
