using Bellwether.Analytics;

namespace Bellwether.Story.Render;

/// <summary>The answer as plain terminal text: wrapped, aligned, with small charts; colour only when asked for.</summary>
public static class TextRenderer
{
    private const int NarrowestPage = 20;

    /// <summary>Measure of running text: longer lines are tiring to read.</summary>
    private const int WidestProse = 96;

    /// <summary>Writes the answer.</summary>
    public static void Write(Answer answer, TextWriter output, RenderOptions options)
    {
        var width = Math.Max(NarrowestPage, options.Width);
        var prose = Math.Min(width, WidestProse);
        var page = new TextPage(output, options.Colour);
        var brief = answer.Brief;

        Words(page, brief.Title, prose, Ink.Strong);
        if (brief.Subtitle.Length > 0) Words(page, brief.Subtitle, prose, Ink.Quiet);
        if (brief.IsSample) Words(page, AnswerParts.SampleBanner, prose, Ink.Warm);
        foreach (var block in AnswerParts.Body(brief)) WriteBlock(page, block, width, prose, options);
        WriteNext(page, brief, prose);
        if (options.FactSheet) WriteFactSheet(page, brief, prose);
        WriteFooter(page, answer, width, prose);
    }

    private static void WriteBlock(TextPage page, Block block, int width, int prose, RenderOptions options)
    {
        switch (block)
        {
            case Heading heading:
                page.Gap();
                Words(page, heading.Level <= 2 ? heading.Text.ToUpperInvariant() : heading.Text, prose, Ink.Strong);
                break;
            case Paragraph paragraph:
                page.Gap();
                foreach (var line in TextFlow.Wrap(paragraph.Text, prose)) page.Line(line);
                break;
            case Note note:
                page.Gap();
                foreach (var line in TextFlow.Wrap(note.Text, prose - 2)) page.Line([new Piece("│ ", Ink.Warm), .. line]);
                break;
            case TableBlock table:
                page.Gap();
                TextTable.Write(table, page, width, options.MaxRows);
                break;
            case ArticleBlock article:
                ArticleText.Write(article, page, prose);
                break;
            case ChartBlock chart when options.Charts:
                page.Gap();
                TextChart.Write(chart.Chart, page, prose);
                break;
            default:
                break;
        }
    }

    private static void WriteNext(TextPage page, Brief brief, int prose)
    {
        if (brief.Next.IsEmpty) return;
        page.Gap();
        page.Line("NEXT", Ink.Strong);
        foreach (var step in brief.Next)
        {
            page.Line($"  {Printable.Clean(step.Command)}", Ink.Strong);
            foreach (var line in TextFlow.Wrap(step.What, prose - 6)) page.Line($"      {line}", Ink.Quiet);
        }
    }

    private static void WriteFactSheet(TextPage page, Brief brief, int prose)
    {
        page.Gap();
        page.Line("EVERY NUMBER, AND HOW TO RECOMPUTE IT", Ink.Strong);
        foreach (var fact in AnswerParts.PrintedFacts(brief))
        {
            foreach (var line in TextFlow.Wrap(Sentence(fact), prose - 2)) page.Line($"  {line}");
            page.Line($"      {Printable.Clean(fact.Replay)}", Ink.Quiet);
        }
    }

    private static string Sentence(Fact fact) =>
        $"{fact.Measure.Name} of {fact.Subject}, {AnswerParts.Words(fact.Window)}: {FactText.Prose(fact)} ({fact.Measure.Method}{(fact.Basis is null ? "" : ", " + fact.Basis)})";

    private static void WriteFooter(TextPage page, Answer answer, int width, int prose)
    {
        page.Gap();
        page.Line(new string('─', Math.Min(width, prose)), Ink.Quiet);
        Words(page, AnswerParts.Dataset(answer.Version), prose, Ink.Quiet);
        page.Line(Printable.Clean(answer.Command), Ink.Quiet); // on one line, to be copied
    }

    private static void Words(TextPage page, string text, int columns, Ink ink)
    {
        foreach (var line in TextFlow.Wrap(text, columns)) page.Line(line, ink);
    }
}
