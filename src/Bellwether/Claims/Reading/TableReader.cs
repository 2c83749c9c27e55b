using Bellwether.Analytics;
using Bellwether.Claims.Quantities;
using Bellwether.Claims.Text;

namespace Bellwether.Claims.Reading;

/// <summary>A table of Markdown or HTML: the heading of a column says what is measured, the first cell of a row of whom.</summary>
internal static class TableReader
{
    private static readonly (string[] Titles, ClaimType Type, Measure Measure, bool AtStart)[] s_columns =
    [
        (["return", "its return", "change", "gain", "performance", "% change", "percent change", "change (%)", "return (%)", "gain (%)"], ClaimType.PercentChange, Measures.Return, false),
        (["best day"], ClaimType.MaxOneDayChange, Measures.MaxOneDayChange, false),
        (["worst day"], ClaimType.MaxOneDayChange, Measures.MinOneDayChange, false),
        (["level", "close", "last", "closing level", "price"], ClaimType.Level, Measures.Level, false),
        (["members", "constituents"], ClaimType.Count, Measures.MemberCount, false),
        (["members at start"], ClaimType.CountWhere, Measures.MemberCount, true),
        (["weight before", "weight at the start", "opening weight"], ClaimType.Weight, Measures.OpeningWeight, true),
        (["after", "weight", "weight at the end"], ClaimType.Weight, Measures.Weight, false),
        (["points"], ClaimType.Contribution, Measures.ContributionPoints, false),
        (["contribution"], ClaimType.Contribution, Measures.ContributionPp, false),
        (["lead over it"], ClaimType.Comparison, Measures.Excess, false),
        (["volatility", "volatility a year"], ClaimType.Volatility, Measures.Volatility, false),
    ];

    private static readonly string[] s_subjects = ["gauge", "name", "stock", "group", "company", "index", "security", "sector", ""];

    /// <summary>Reads consecutive rows; the first is the heading.</summary>
    public static void Read(ReadingContext context, Mentions mentions, IReadOnlyList<(int Start, int End)> rows)
    {
        if (rows.Count < 2) return;
        var heading = Cells(context.Source.Clean, rows[0]);
        var titles = heading.Select(cell => context.Source.Clean[cell.Start..cell.End].Trim().ToLowerInvariant()).ToArray();
        if (titles.Length < 2 || Array.IndexOf(s_subjects, titles[0]) < 0) return;
        var columns = titles.Select(title => Array.FindIndex(s_columns, column => column.Titles.Contains(title, StringComparer.Ordinal))).ToArray();
        SubjectRef? leader = null;
        foreach (var row in rows.Skip(1))
        {
            var cells = Cells(context.Source.Clean, row);
            if (cells.Count != titles.Length || IsRule(context.Source.Clean, cells[0])) continue;
            var subject = Subject(context, mentions, titles, cells);
            if (subject is null) continue;
            leader ??= subject;
            if (subject.Kind == SubjectKind.Gauge) context.Mention(subject);
            for (var i = 1; i < cells.Count; i++)
                if (columns[i] >= 0)
                    Cell(context, s_columns[columns[i]], titles[0] == "group", subject, leader, cells[i]);
        }
    }

    private static void Cell(ReadingContext context, (string[] Titles, ClaimType Type, Measure Measure, bool AtStart) column, bool group, SubjectRef subject, SubjectRef leader, (int Start, int End) cell)
    {
        var tokens = Tokenizer.Cut(context.Source.Clean, cell.Start, cell.End);
        if (tokens.Count == 0 || QuantityReader.Read(tokens, 0) is not { } quantity || !Fits(column.Measure.Unit, quantity.Form)) return;
        var percent = quantity.Form == Form.Percent;
        var interval = percent || quantity.Form == Form.PercentagePoints ? quantity.Interval : column.Type is ClaimType.Count or ClaimType.CountWhere ? quantity.AsCount : quantity.Interval with { Unit = column.Measure.Unit };
        var gauge = context.MainGauge ?? context.LastGauge;
        var window = context.Window;
        var excess = column.Type == ClaimType.Comparison;
        var member = column.Type is ClaimType.Weight or ClaimType.Contribution || (subject.Kind == SubjectKind.Security && column.Type == ClaimType.PercentChange);
        if ((column.Type == ClaimType.Level && subject.Kind == SubjectKind.Security) || (column.Type is ClaimType.Count or ClaimType.CountWhere && group)) return;
        // Weights and levels of a table over a window are those of its members, fixed at the start.
        TimePhrase time = window is null ? new UnstatedTime() : column.Type is ClaimType.Count ? new OnTime(window.End) : column.Type is ClaimType.CountWhere ? new OnTime(window.Start) : window;
        var start = context.Source.StartOf(tokens[0].Start);
        var end = context.Source.EndOf(tokens[quantity.End - 1].End);
        context.Claims.Add(new Claim
        {
            Id = context.Claims.Count,
            Quote = context.Source.Original[start..end],
            CharStart = start,
            CharEnd = end,
            Type = column.Type,
            Subjects = [excess ? leader : subject],
            Object = excess ? subject : null,
            Gauge = member || group ? gauge : column.Type is ClaimType.Count or ClaimType.CountWhere ? subject : null,
            Predicate = column.Type == ClaimType.CountWhere ? new ClaimPredicate(Measures.Price, Relation.Greater, 0) : null,
            Measure = column.Measure,
            Relation = excess ? (interval.Stated < 0 ? Relation.Less : Relation.Greater) : Relation.Equal,
            Interval = interval,
            Time = time,
            Checkable = subject.IsResolved,
            Reason = subject.IsResolved ? null : $"no data are known for '{subject.Text}'",
        });
    }

    private static bool Fits(Unit unit, Form form) => unit switch
    {
        Unit.Fraction => form == Form.Percent,
        Unit.PercentagePoints => form is Form.PercentagePoints,
        Unit.Points => form is Form.Bare or Form.Points or Form.Money,
        _ => form == Form.Bare,
    };

    private static SubjectRef? Subject(ReadingContext context, Mentions mentions, string[] titles, IReadOnlyList<(int Start, int End)> cells)
    {
        var code = Array.IndexOf(titles, "code");
        foreach (var at in code > 0 ? [code, 0] : (int[])[0])
        {
            var tokens = Tokenizer.Cut(context.Source.Clean, cells[at].Start, cells[at].End);
            if (tokens.Count > 0 && mentions.At(tokens, 0).Subject is { } known) return known;
        }

        var name = context.Source.Clean[cells[0].Start..cells[0].End].Trim();
        if (name.Length == 0) return null;
        return titles[0] is "group" or "sector" ? new SubjectRef(name, SubjectKind.Group, "group:" + name, name) : new SubjectRef(name, SubjectKind.Unknown, null, name);
    }

    private static bool IsRule(string clean, (int Start, int End) cell) => clean.AsSpan(cell.Start, cell.End - cell.Start).Trim(" -:").Length == 0 && cell.End > cell.Start && clean.AsSpan(cell.Start, cell.End - cell.Start).Contains('-');

    private static List<(int Start, int End)> Cells(string clean, (int Start, int End) row)
    {
        var cells = new List<(int, int)>();
        var (start, end) = row;
        while (start < end && char.IsWhiteSpace(clean[start])) start++;
        while (end > start && char.IsWhiteSpace(clean[end - 1])) end--;
        if (start < end && clean[start] == '|') start++;
        while (end > start && clean[end - 1] == '|' && end - start > 0)
        {
            end--;
            // An empty last cell keeps its bar.
            if (end > start && clean[end - 1] != '|') break;
        }

        var from = start;
        for (var i = start; i < end; i++)
        {
            if (clean[i] != '|') continue;
            cells.Add((from, i));
            from = i + 1;
        }

        cells.Add((from, end));
        return cells;
    }
}
