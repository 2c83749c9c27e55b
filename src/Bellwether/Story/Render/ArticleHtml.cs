using System.Globalization;
using Bellwether.Story.Charts;

namespace Bellwether.Story.Render;

/// <summary>
/// An article in HTML: marked passages are links to their card, which a browser opens; a card has what the data say, the facts with the commands
/// that recompute them, and a chart. Nothing runs.
/// </summary>
internal static class ArticleHtml
{
    /// <summary>The rules of the article, part of the page's one sheet.</summary>
    public const string Css = """
        .article{margin:1.5rem 0 2rem}
        .article a.m{color:inherit;text-decoration:underline 2px;text-underline-offset:.2em;border-radius:2px}
        .article a.m:hover,.article a.m:focus{background:var(--wash)}
        .m.good{text-decoration-color:var(--up)!important}
        .m.doubt{text-decoration-color:var(--amber)!important;text-decoration-style:dashed!important}
        .m.bad{text-decoration-color:var(--down)!important;text-decoration-style:wavy!important}
        .m.open{text-decoration-color:var(--soft)!important;text-decoration-style:dotted!important}
        .article sup{font:600 .7rem/1 system-ui,sans-serif;margin-left:.1em}
        .good sup,.v.good{color:var(--up)}
        .doubt sup,.v.doubt{color:var(--amber)}
        .bad sup,.v.bad{color:var(--down)}
        .open sup,.v.open{color:var(--soft)}
        .claim{border-top:1px solid var(--rule);padding:.35rem 0}
        .claim summary{width:auto;color:var(--ink);font-size:.875rem}
        .claim .v{font-weight:600}
        .claim .body{padding:.4rem 0 .8rem 1rem}
        .claim .body:target{border-left:3px solid var(--accent)}
        .claim p{margin:0 0 .5rem;font-size:.9375rem}
        .claim ul{margin:.3rem 0 .6rem;padding-left:1.1rem}
        .claim figure{margin:.8rem 0}

        """;

    /// <summary>Writes the article and its cards.</summary>
    public static void Write(ArticleBlock article, HtmlFacts facts, TextWriter output)
    {
        output.Write("<div class=\"article\">\n");
        foreach (var paragraph in article.Paragraphs())
        {
            output.Write("<p>");
            foreach (var stretch in paragraph)
            {
                var text = Markup.Escape(stretch.Text);
                if (stretch.Mark is { } mark)
                {
                    output.Write($"<a class=\"m {Class(mark.Tone)}\" href=\"#{Id(mark)}\" title=\"{Markup.Escape(mark.Verdict)}\">{text}</a>");
                }
                else
                {
                    output.Write(text);
                }

                foreach (var end in stretch.Ends) output.Write($"<span class=\"{Class(end.Tone)}\"><sup>{end.Number.ToString(CultureInfo.InvariantCulture)}{ArticleText.Sign(end.Tone)}</sup></span>");
            }

            output.Write("</p>\n");
        }

        output.Write("</div>\n<section class=\"cards\">\n<h2>Claim by claim</h2>\n");
        foreach (var mark in article.Marks) WriteCard(article, mark, facts, output);
        output.Write("</section>\n");
    }

    private static void WriteCard(ArticleBlock article, ArticleMark mark, HtmlFacts facts, TextWriter output)
    {
        var quote = Quote(article, mark);
        output.Write($"<details class=\"claim\">\n<summary>{mark.Number.ToString(CultureInfo.InvariantCulture)}. “{Markup.Escape(quote)}” <span class=\"v {Class(mark.Tone)}\">{Markup.Escape(mark.Verdict)}</span></summary>\n<div class=\"body\" id=\"{Id(mark)}\">\n");
        foreach (var line in mark.Lines)
            output.Write($"<p>{string.Concat(line.Select(span => span is FactSpan fact ? facts.Prose(fact) : Markup.Escape(((Words)span).Text)))}</p>\n");
        if (!mark.Facts.IsEmpty)
        {
            output.Write("<ul>\n");
            foreach (var fact in mark.Facts)
                output.Write($"<li>{Markup.Escape(fact.Measure.Name.Replace('_', ' '))} of {Markup.Escape(fact.Subject)}, {Markup.Escape(AnswerParts.Words(fact.Window))}: {facts.Prose(new FactSpan(fact))} <code>{Markup.Escape(fact.Replay)}</code></li>\n");
            output.Write("</ul>\n");
        }

        if (mark.Chart is { } chart)
        {
            output.Write("<figure>\n");
            foreach (var (style, width) in new[] { ("wide", SvgChart.Wide), ("narrow", SvgChart.Narrow) })
                output.Write($"<div class=\"{style}\">\n{SvgChart.Draw(chart, new SvgOptions(width, Standalone: false) { IdSuffix = $"-{Id(mark)}-{style}" })}</div>\n");
            output.Write($"<p class=\"under\">{Markup.Escape(chart.Alternative)}</p>\n</figure>\n");
        }

        output.Write("</div>\n</details>\n");
    }

    /// <summary>The passage without markup, on one line.</summary>
    public static string Quote(ArticleBlock article, ArticleMark mark)
    {
        var inTag = false;
        var text = article.Text[mark.Start..mark.End];
        return string.Join(' ', (article.IsMarkup ? ArticleMarkup.Plain(text, ref inTag) : text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Class(MarkTone tone) => tone.ToString().ToLowerInvariant();

    private static string Id(ArticleMark mark) => string.Create(CultureInfo.InvariantCulture, $"claim-{mark.Number}");
}
