using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>Writes what followed windows like the current one, beside what usually follows (METHODS 9.11).</summary>
public static class AnaloguesWriter
{
    /// <summary>The brief.</summary>
    public static Brief Write(Window window, AnaloguesFinding found, ImmutableArray<string> notes, ImmutableArray<NextStep> next)
    {
        ArgumentNullException.ThrowIfNull(found);
        var blocks = new List<Block> { Lead(found) };
        if (found.Count.Value > 0)
        {
            blocks.Add(new Text().Add("The forward returns ran from ").Add(found.Range.Worst, FactStyle.Signed).Add(" to ").Add(found.Range.Best, FactStyle.Signed).Add(".").Paragraph());
            if (found.Chart is { } chart) blocks.Add(chart);
            blocks.Add(BaseRates(found));
            blocks.Add(Hits(found));
        }

        blocks.Add(new Text().Add("Forward windows of neighbouring days share most of their days: the sample that counts is the number of windows that do not overlap, ").Add(found.Effective)
            .Add(found.IsAnecdotal ? ". Fewer than ten are an anecdote, not a distribution: read nothing into them." : ".").Note());
        foreach (var note in notes) blocks.Add(new Text().Add(note).Note());
        return new Brief($"What followed windows like this one of {Phrases.The(found.Name)}", CompareWriter.Subtitle(window), [.. blocks]) { Next = next };
    }

    /// <summary>The finding in a sentence or two.</summary>
    public static Paragraph Lead(AnaloguesFinding found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var since = found.Since is { } first ? $" since {Phrases.Date(first)}" : "";
        var text = new Text().Add($"By its closes{since} {Phrases.The(found.Name)} returned ").Add(found.Now, FactStyle.Signed).Add($" over the last {found.Days} trading days");
        if (found.Count.Value is null) return text.Add("; whether that happened before cannot be said: ").Add(found.Count).Add(".").Paragraph();
        if (found.Count.Value == 0) return text.Add("; of its earlier windows of that length none was like it (").Add(found.Count).Add(" found).").Paragraph();
        text.Add(". Of its earlier windows of that length, ").Add(found.Count).Add($" {(found.ByFeatures ? "resembled it most in return, volatility and drawdown" : "returned about as much")}; the next {found.Horizon} trading days then brought a median of ")
            .Add(found.Median.Analogues, FactStyle.Signed).Add(" and a fall in ").Add(found.ShareNegative.Analogues).Add(" of the cases. Over all days of that history the median was ").Add(found.Median.All, FactStyle.Signed)
            .Add(" and ").Add(found.ShareNegative.All).Add(" ended lower.");
        if (found.IsAnecdotal) text.Add(" So few cases are an anecdote, not a forecast.");
        return text.Paragraph();
    }

    private static TableBlock BaseRates(AnaloguesFinding found) => new(
        "base_rates",
        $"The next {found.Horizon} trading days",
        [new Column("after", "After"), new Column("count", "Cases", RightAligned: true), new Column("effective", "Independent", RightAligned: true), new Column("median", "Median", RightAligned: true), new Column("share_negative", "Share of falls", RightAligned: true)],
        [
            [Cell.Of("windows like this one"), Cell.Of(found.Count), Cell.Of(found.Effective), Cell.Of(found.Median.Analogues, FactStyle.Signed), Cell.Of(found.ShareNegative.Analogues)],
            [Cell.Of("all days"), Cell.Of(""), Cell.Of(""), Cell.Of(found.Median.All, FactStyle.Signed), Cell.Of(found.ShareNegative.All)],
        ]);

    private static TableBlock Hits(AnaloguesFinding found) => new(
        "analogues",
        "Windows like this one",
        [
            new Column("date", "Ended on", RightAligned: true),
            new Column("return", $"{found.Days} days before", RightAligned: true),
            new Column("forward", $"{found.Horizon} days after", RightAligned: true),
            .. found.ByFeatures ? [new Column("distance", "Distance", RightAligned: true)] : Array.Empty<Column>(),
        ],
        [.. found.Hits.Select(hit => ImmutableArray.Create(
            [Cell.Of(hit.Day), Cell.Of(hit.Return, FactStyle.Signed), Cell.Of(hit.Forward, FactStyle.Signed), .. hit.Distance is { } distance ? [Cell.Of(distance)] : Array.Empty<Cell>()]))]);
}
