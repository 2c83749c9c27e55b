using Bellwether.Story.Charts;

namespace Bellwether.Story.Render;

/// <summary>
/// The answer as one self-contained HTML file: nothing is loaded and nothing runs. The markup is also well-formed XML. Every fact can be
/// pointed at or focused, and then shows its measure, formula, window, inputs and the command that recomputes it.
/// </summary>
public static class HtmlRenderer
{
    /// <summary>The content security policy that the page carries: nothing is loaded, nothing runs, one sheet of style applies.</summary>
    public static string Policy => HtmlStyle.Policy;

    /// <summary>Writes the answer as a page.</summary>
    public static void Write(Answer answer, TextWriter output)
    {
        var brief = answer.Brief;
        output.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="{Markup.Escape(HtmlStyle.Policy)}"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <title>{Markup.Escape(brief.Title)}</title>
            <style>{HtmlStyle.Sheet}</style>
            </head>
            <body>
            {(brief.IsSample ? $"<p class=\"sample\" role=\"note\">{Markup.Escape(AnswerParts.SampleBanner)}</p>\n" : "")}<main class="page">
            <header>
            <h1>{Markup.Escape(brief.Title)}</h1>
            {(brief.Subtitle.Length > 0 ? $"<p class=\"subtitle\">{Markup.Escape(brief.Subtitle)}</p>\n" : "")}<p class="hint">Point at any number, tap it, or move to it with the keyboard, to see where it comes from.</p>
            </header>

            """.ReplaceLineEndings("\n"));
        var facts = new HtmlFacts(answer.Version);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in AnswerParts.Body(brief)) WriteBlock(block, facts, ids, output);
        WriteNext(brief, output);
        WriteFactSheet(brief, output);
        WriteFooter(answer, output);
        output.Write("</main>\n</body>\n</html>\n");
    }

    internal static void WriteBlock(Block block, HtmlFacts facts, Dictionary<string, int> ids, TextWriter output)
    {
        switch (block)
        {
            case Heading heading:
                var level = heading.Level <= 2 ? 2 : 3;
                output.Write($"<h{level}>{Markup.Escape(heading.Text)}</h{level}>\n");
                break;
            case Paragraph paragraph: output.Write($"<p>{Inline(paragraph.Text, facts)}</p>\n"); break;
            case Note note: output.Write($"<p class=\"note\" role=\"note\">{Inline(note.Text, facts)}</p>\n"); break;
            case TableBlock table: WriteTable(AnswerParts.Checked(table), facts, Unique("table-" + table.Id, ids), output); break;
            case ChartBlock chart: WriteChart(chart.Chart, Unique("chart-" + chart.Chart.Id, ids), output); break;
            default: break;
        }
    }

    private static string Inline(IEnumerable<Span> spans, HtmlFacts facts) =>
        string.Concat(spans.Select(span => span is FactSpan fact ? facts.Prose(fact) : Markup.Escape(((Words)span).Text)));

    private static void WriteTable(TableBlock table, HtmlFacts facts, string id, TextWriter output)
    {
        OpenTable(output, id, table.Title, [.. table.Columns.Select(column => (column.Title, column.RightAligned))]);
        foreach (var row in table.Rows)
        {
            output.Write("<tr>");
            for (var i = 0; i < row.Length; i++)
            {
                var content = row[i].Fact is { } fact ? facts.Cell(fact, row[i].Style) : Markup.Escape(row[i].Text ?? "");
                WriteCell(output, content, first: i == 0, table.Columns[i].RightAligned, facts.SortKey(row[i]));
            }

            output.Write("</tr>\n");
        }

        output.Write("</tbody>\n</table>\n</div>\n");
        if (AnswerParts.UndefinedNote(table) is { } note) output.Write($"<p class=\"under\">{Markup.Escape(note)}</p>\n");
    }

    private static void WriteChart(Chart chart, string id, TextWriter output)
    {
        output.Write($"<figure>\n<figcaption>{Markup.Escape(chart.Title)}</figcaption>\n");
        foreach (var (style, width) in new[] { ("wide", SvgChart.Wide), ("narrow", SvgChart.Narrow) })
            output.Write($"<div class=\"{style}\">\n{SvgChart.Draw(chart, new SvgOptions(width, Standalone: false) { IdSuffix = $"-{id}-{style}" })}</div>\n");
        output.Write($"<p class=\"under\">{Markup.Escape(chart.Alternative)}</p>\n");
        var data = ChartData.Of(chart);
        if (data.Rows.Count > 0)
        {
            output.Write("<details>\n<summary>The data of this chart</summary>\n");
            WritePlainTable(output, id + "-data", chart.Title, [.. data.Columns.Select((title, i) => (title, i > 0))], data.Rows);
            output.Write("</details>\n");
        }

        output.Write("</figure>\n");
    }

    private static void WriteNext(Brief brief, TextWriter output)
    {
        if (brief.Next.IsEmpty) return;
        output.Write("<section class=\"next\">\n<h2>Where to go next</h2>\n<dl>\n");
        foreach (var step in brief.Next) output.Write($"<dt><code>{Markup.Escape(step.Command)}</code></dt><dd>{Markup.Escape(step.What)}</dd>\n");
        output.Write("</dl>\n</section>\n");
    }

    private static void WriteFactSheet(Brief brief, TextWriter output)
    {
        var facts = AnswerParts.PrintedFacts(brief);
        if (facts.Count == 0) return;
        output.Write("<h2>Every number, and how to recompute it</h2>\n<details class=\"sheet\">\n<summary>Show the list</summary>\n");
        WritePlainTable(
            output,
            "fact-sheet",
            "Numbers on this page",
            [("Number", false), ("Value", true), ("Window", false), ("Command", false)],
            facts.Select(fact => (IReadOnlyList<string>)
            [
                $"{fact.Measure.Name.Replace('_', ' ')} of {fact.Subject} ({fact.Measure.Method})", FactText.Cell(fact), AnswerParts.Words(fact.Window), fact.Replay,
            ]));
        output.Write("</details>\n");
    }

    private static void WriteFooter(Answer answer, TextWriter output) => output.Write(
        $"<footer>\n<p>{Markup.Escape(AnswerParts.Dataset(answer.Version))}</p>\n<p>The same answer again: <code>{Markup.Escape(answer.Command)}</code></p>\n</footer>\n");

    private static void WritePlainTable(TextWriter output, string id, string title, (string Title, bool Right)[] columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        OpenTable(output, id, title, columns);
        foreach (var row in rows)
        {
            output.Write("<tr>");
            for (var i = 0; i < row.Count; i++) WriteCell(output, Markup.Escape(FactText.Typographic(row[i])), first: i == 0, columns[i].Right);
            output.Write("</tr>\n");
        }

        output.Write("</tbody>\n</table>\n</div>\n");
    }

    private static void OpenTable(TextWriter output, string id, string title, (string Title, bool Right)[] columns)
    {
        output.Write($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{Markup.Id(id)}\">\n<table>\n<caption id=\"{Markup.Id(id)}\">{Markup.Escape(title)}</caption>\n<thead><tr>");
        foreach (var (heading, right) in columns) output.Write($"<th scope=\"col\"{(right ? " class=\"num\"" : "")}>{Markup.Escape(heading)}</th>");
        output.Write("</tr></thead>\n<tbody>\n");
    }

    private static void WriteCell(TextWriter output, string content, bool first, bool right, string key = "") =>
        output.Write(first && !right ? $"<th scope=\"row\"{key}>{content}</th>" : $"<td{(right ? " class=\"num\"" : "")}{key}>{content}</td>");

    private static string Unique(string id, Dictionary<string, int> ids)
    {
        ids[id] = ids.GetValueOrDefault(id) + 1;
        return ids[id] == 1 ? id : $"{id}-{ids[id]}";
    }
}
