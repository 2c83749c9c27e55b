using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>Writes the days that made a gauge's window, and the abnormal days of one stock (METHODS 8.6).</summary>
public static class EventsWriter
{
    /// <summary>What every listing of events must say: two things on one day, no cause.</summary>
    public static Note Together => new Text().Add("News and move are listed together because they fell together; that does not say that one caused the other. Items carry dates without times: one may have come after the close, and then belongs to the next session. A jump without found news is one for which the store holds no dated item, not one without a reason.").Note();

    /// <summary>The brief about a gauge.</summary>
    public static Brief Write(Window window, EventsFinding found, ImmutableArray<string> notes, ImmutableArray<NextStep> next)
    {
        ArgumentNullException.ThrowIfNull(found);
        var blocks = new List<Block>(Section(found));
        if (found.Stocks is { } stocks)
        {
            blocks.Add(new Heading(2, "Abnormal days of its constituents"));
            blocks.Add(Stocks(found, stocks));
            if (!found.StockDays.IsEmpty) blocks.Add(Table("stock_days", "The constituents' abnormal days that moved it most", found.StockDays, withNames: true));
        }

        blocks.Add(Together);
        foreach (var note in notes) blocks.Add(new Text().Add(note).Note());
        return new Brief($"The days that made {Phrases.The(found.Name)}", CompareWriter.Subtitle(window), [.. blocks]) { Next = next };
    }

    /// <summary>The section of a brief: the share of the best days, the days, and what stands beside them.</summary>
    public static IEnumerable<Block> Section(EventsFinding found)
    {
        ArgumentNullException.ThrowIfNull(found);
        yield return Lead(found);
        if (found.Chart is { } chart) yield return chart;
        if (!found.Days.IsEmpty) yield return Days(found);
        yield return new Text().Add("The best and worst days are known by hindsight only: leaving out as many of each shows how few days carry a window, not what could have been earned.").Note();
    }

    /// <summary>The brief about a stock.</summary>
    public static Brief Write(Window window, StockEventsFinding found, ImmutableArray<string> notes, ImmutableArray<NextStep> next)
    {
        ArgumentNullException.ThrowIfNull(found);
        var text = new Text();
        if (found.Count.Value is null) text.Add($"Whether {found.Name} had abnormal days {Phrases.From(window)} cannot be said: ").Add(found.Count).Add(".");
        else text.Add($"{found.Name} had ").Add(found.Count).Add($" abnormal {(found.Count.Value == 1 ? "day" : "days")} {Phrases.From(window)}: days whose abnormal return ({found.Model}) stood {found.Threshold} or more robust deviations from the median of the days before.");
        if (found.Limits is { } limits) text.Add(" Sessions that closed at its upper daily limit: ").Add(limits.Up).Add("; at its lower: ").Add(limits.Down).Add(".");
        var blocks = new List<Block> { text.Paragraph() };
        if (!found.Days.IsEmpty) blocks.Add(Table("abnormal_days", "Abnormal days", found.Days, withNames: false));
        if (!found.LimitDays.IsEmpty)
        {
            blocks.Add(Table("limit_days", "Sessions that closed at the daily price limit", found.LimitDays, withNames: false));
            blocks.Add(new Text().Add("A close at the limit is no equilibrium: orders were left, and the move goes on in the next session. Read the cumulative abnormal return to the second day after it.").Note());
        }

        blocks.Add(Together);
        foreach (var note in notes) blocks.Add(new Text().Add(note).Note());
        return new Brief($"Abnormal days of {found.Name}", CompareWriter.Subtitle(window), [.. blocks]) { Next = next };
    }

    private static Paragraph Lead(EventsFinding found)
    {
        var days = Phrases.Number(found.Count);
        var text = new Text().Add($"{Phrases.The(found.Name, start: true)} returned ").Add(found.Return, FactStyle.Signed).Add(found.Days.Any(day => day.Largest is not null) ? " by the ledger of its constituents. " : ". ");
        if (found.BestShare.Value is null) text.Add($"What its {days} best days made of that is not defined: ").Add(found.BestShare).Add(".");
        else
        {
            text.Add($"Its {days} best {(found.Count == 1 ? "day" : "days")} made ").Add(found.BestShare).Add(" of the move: without them the return would have been ").Add(found.WithoutBest, FactStyle.Signed)
                .Add($", without its {days} worst ").Add(found.WithoutWorst, FactStyle.Signed).Add(".");
        }

        if (found.AbnormalDays is not { } abnormal) return text.Paragraph();
        if (abnormal.Value is null) text.Add(" Which of its days were abnormal cannot be said: ").Add(abnormal).Add(".");
        else text.Add(" Of its own days ").Add(abnormal).Add($" {(abnormal.Value == 1 ? "was" : "were")} abnormal ({found.Model}, {found.Threshold} or more robust deviations from the median of the days before).");
        return text.Paragraph();
    }

    private static TableBlock Days(EventsFinding found)
    {
        var (judged, held) = (found.Days.Any(day => day.Z is not null), found.Days.Any(day => day.Largest is not null));
        return new TableBlock(
            "days",
            "The largest rises, then the deepest falls",
            [
                new Column("day", "Day"),
                new Column("return", "Change", RightAligned: true),
                new Column("points", "Points", RightAligned: true),
                new Column("share", "Share", RightAligned: true),
                .. judged ? [new Column("z", "z", RightAligned: true)] : Array.Empty<Column>(),
                .. held ? [new Column("largest", "Largest part"), new Column("largest_points", "Points", RightAligned: true)] : Array.Empty<Column>(),
                new Column("news", "Dated items"),
            ],
            [.. found.Days.Select(day => ImmutableArray.Create(
                [
                    Cell.Of(Day(day.Day)),
                    Cell.Of(day.Return, FactStyle.Signed),
                    Cell.Of(day.Points, FactStyle.Signed),
                    Cell.Of(day.Share),
                    .. judged ? [day.Z is { } z ? Cell.Of(z, FactStyle.Signed) : Cell.Of("")] : Array.Empty<Cell>(),
                    .. held ? [Cell.Of(day.Largest), day.LargestPoints is { } points ? Cell.Of(points, FactStyle.Signed) : Cell.Of("")] : Array.Empty<Cell>(),
                    Cell.Of(day.News),
                ]))]);
    }

    private static Paragraph Stocks(EventsFinding found, (Fact Count, Fact WithNews, Fact Points, Fact NewsPoints) stocks) => new Text()
        .Add($"Its constituents had ").Add(stocks.Count).Add($" abnormal days ({found.Model}), which together added ").Add(stocks.Points, FactStyle.Signed)
        .Add(". Beside ").Add(stocks.WithNews).Add(" of them, which added ").Add(stocks.NewsPoints, FactStyle.Signed)
        .Add(", the store holds a dated item of the company; the others are jumps without found news.").Paragraph();

    private static TableBlock Table(string id, string title, ImmutableArray<StockDayFinding> rows, bool withNames)
    {
        var (points, limits) = (rows.Any(row => row.Points is not null), rows.Any(row => row.Limit.Length > 0));
        return new TableBlock(
            id,
            title,
            [
                new Column("day", "Day"),
                .. withNames ? [new Column("name", "Name"), new Column("id", "Code")] : Array.Empty<Column>(),
                new Column("return", "Return", RightAligned: true),
                new Column("abnormal_return", "Abnormal", RightAligned: true),
                new Column("z", "z", RightAligned: true),
                .. points ? [new Column("points", "Points", RightAligned: true)] : Array.Empty<Column>(),
                .. limits ? [new Column("limit", "Limit")] : Array.Empty<Column>(),
                new Column("news", "Dated items"),
            ],
            [.. rows.Select(row => ImmutableArray.Create(
                [
                    Cell.Of(Day(row.Day)),
                    .. withNames ? [Cell.Of(row.Name), Cell.Of(row.Id)] : Array.Empty<Cell>(),
                    Cell.Of(row.Return, FactStyle.Signed),
                    Cell.Of(row.Abnormal, FactStyle.Signed),
                    Cell.Of(row.Z, FactStyle.Signed),
                    .. points ? [row.Points is { } added ? Cell.Of(added, FactStyle.Signed) : Cell.Of("")] : Array.Empty<Cell>(),
                    .. limits ? [Cell.Of(row.Limit)] : Array.Empty<Cell>(),
                    Cell.Of(row.News),
                ]))]);
    }

    /// <summary>A day in a table.</summary>
    internal static string Day(DateOnly day) => day.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
