namespace Bellwether.Story.Render;

/// <summary>The answer as GitHub-flavoured Markdown: charts become their finding in words and a table of their data.</summary>
public static class MarkdownRenderer
{
    /// <summary>Writes the answer, with the data-set line and the command at its foot.</summary>
    public static void Write(Answer answer, TextWriter output, RenderOptions options)
    {
        WriteBrief(answer.Brief, output, options.Charts);
        if (options.FactSheet) WriteFactSheet(answer.Brief, output);
        output.Write("\n---\n\n");
        output.Write($"{Escape(AnswerParts.Dataset(answer.Version))}  \n{Code(answer.Command)}\n");
    }

    /// <summary>The brief alone, as JSON carries it.</summary>
    public static string ToMarkdown(Brief brief)
    {
        using var output = new StringWriter { NewLine = "\n" };
        WriteBrief(brief, output, charts: true);
        return output.ToString();
    }

    private static void WriteBrief(Brief brief, TextWriter output, bool charts)
    {
        output.Write($"# {Escape(brief.Title)}\n");
        if (brief.Subtitle.Length > 0) output.Write($"\n*{Escape(brief.Subtitle)}*\n");
        if (brief.IsSample) output.Write($"\n> **{Escape(AnswerParts.SampleBanner)}**\n");
        foreach (var block in AnswerParts.Body(brief))
        {
            switch (block)
            {
                case Heading heading: output.Write($"\n{new string('#', Math.Clamp(heading.Level, 2, 4))} {Escape(heading.Text)}\n"); break;
                case Paragraph paragraph: output.Write($"\n{Inline(paragraph.Text)}\n"); break;
                case Note note: output.Write($"\n> {Inline(note.Text)}\n"); break;
                case TableBlock table: WriteTable(AnswerParts.Checked(table), output); break;
                case ArticleBlock article: WriteArticle(article, output); break;
                case ChartBlock chart when charts: WriteChart(chart.Chart, output); break;
                default: break;
            }
        }

        if (brief.Next.IsEmpty) return;
        output.Write("\n## Next\n\n");
        foreach (var step in brief.Next) output.Write($"- {Code(step.Command)}: {Escape(step.What)}\n");
    }

    private static void WriteArticle(ArticleBlock article, TextWriter output)
    {
        foreach (var paragraph in article.Paragraphs())
        {
            output.Write("\n> ");
            foreach (var stretch in paragraph)
            {
                var text = Escape(stretch.Text);
                output.Write(stretch.Mark is null || text.Trim().Length == 0 ? text : $"**{text.Trim()}**{(text.EndsWith(' ') ? " " : "")}");
                foreach (var mark in stretch.Ends) output.Write($" [{mark.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}{ArticleText.Sign(mark.Tone)}]");
            }

            output.Write('\n');
        }
    }

    private static void WriteTable(TableBlock table, TextWriter output)
    {
        output.Write($"\n**{Escape(table.Title)}**\n\n");
        WriteGrid(
            output,
            [.. table.Columns.Select(column => (Escape(column.Title), column.RightAligned))],
            table.Rows.Select(row => row.Select(cell => Escape(AnswerParts.CellText(cell)))));
        if (AnswerParts.UndefinedNote(table) is { } note) output.Write($"\n{Escape(note)}\n");
    }

    private static void WriteChart(Chart chart, TextWriter output)
    {
        output.Write($"\n**{Escape(chart.Title)}**\n\n{Escape(chart.Alternative)}\n");
        var data = ChartData.Of(chart);
        if (data.Rows.Count == 0) return;
        output.Write('\n');
        WriteGrid(output, [.. data.Columns.Select((title, i) => (Escape(title), i > 0))], data.Rows.Select(row => row.Select(Escape)));
    }

    private static void WriteGrid(TextWriter output, IReadOnlyList<(string Title, bool Right)> columns, IEnumerable<IEnumerable<string>> rows)
    {
        output.Write($"| {string.Join(" | ", columns.Select(column => column.Title))} |\n");
        output.Write($"| {string.Join(" | ", columns.Select(column => column.Right ? "---:" : "---"))} |\n");
        foreach (var row in rows) output.Write($"| {string.Join(" | ", row)} |\n");
    }

    private static void WriteFactSheet(Brief brief, TextWriter output)
    {
        output.Write("\n## Every number, and how to recompute it\n\n");
        WriteGrid(
            output,
            [("Measure", false), ("Subject", false), ("Value", true), ("Window", false), ("Method", false), ("Recompute", false)],
            AnswerParts.PrintedFacts(brief).Select(fact => (IEnumerable<string>)
            [
                Escape(fact.Measure.Name), Escape(fact.Subject), FactText.Cell(fact), AnswerParts.Words(fact.Window), Escape(fact.Measure.Method), Code(fact.Replay),
            ]));
    }

    private static string Inline(IEnumerable<Span> spans) =>
        string.Concat(spans.Select(span => span is FactSpan fact ? FactText.Prose(fact.Fact, fact.Style) : Escape(((Words)span).Text))).Trim();

    private static string Code(string text) => $"`{Printable.Clean(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal)}`";

    /// <summary>Words with Markdown's and HTML's own characters made harmless; an underscore inside a word and an ampersand alone are.</summary>
    private static string Escape(string text)
    {
        var clean = Printable.Clean(text);
        if (clean.AsSpan().IndexOfAny("\\`*_[]<>|#&~") < 0) return clean;
        var escaped = new System.Text.StringBuilder(clean.Length + 8);
        for (var i = 0; i < clean.Length; i++)
        {
            var c = clean[i];
            var special = c switch
            {
                '\\' or '`' or '*' or '[' or ']' or '<' or '>' or '|' or '~' => true,
                '#' => i == 0,
                '_' => i == 0 || i == clean.Length - 1 || !char.IsLetterOrDigit(clean[i - 1]) || !char.IsLetterOrDigit(clean[i + 1]),
                '&' => i + 1 < clean.Length && (clean[i + 1] == '#' || char.IsLetterOrDigit(clean[i + 1])) && clean.IndexOf(';', i) > 0,
                _ => false,
            };
            if (special) escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
