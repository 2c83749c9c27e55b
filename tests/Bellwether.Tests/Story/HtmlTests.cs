using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Bellwether.Story;
using Bellwether.Story.Render;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Story;

/// <summary>The page: well-formed, self-contained, safe with hostile names, and every number can be asked where it comes from.</summary>
public class HtmlTests
{
    private static readonly string Html = AnswerRenderer.ToString(FictionalAnswer.Create(), OutputFormat.Html);

    [Fact]
    public void Html_reads_as_approved() => Approved.Verify(Html, "page", "html");

    [Fact]
    public void The_page_is_well_formed_with_unique_ids()
    {
        var ids = Parse(Html).Descendants().Attributes("id").Select(a => a.Value).ToList();
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
    }

    [Fact]
    public void Nothing_is_loaded_and_nothing_runs()
    {
        var page = Parse(Html);
        Html.ShouldNotContain("http:");
        Html.ShouldNotContain("https:");
        Html.ShouldNotContain("url(");
        Html.ShouldNotContain("@import");
        page.Descendants().ShouldNotContain(e => e.Name.LocalName == "script" || e.Name.LocalName == "link" || e.Name.LocalName == "img" || e.Name.LocalName == "iframe");
        page.Descendants().Attributes().ShouldNotContain(a => a.Name.LocalName == "src" || a.Name.LocalName == "href" || a.Name.LocalName == "style" || a.Name.LocalName.StartsWith("on"));
        Html.ShouldContain("default-src &#39;none&#39;; style-src &#39;sha256-");
    }

    [Fact]
    public void Every_fact_is_focusable_and_says_where_it_comes_from()
    {
        var page = Parse(Html);
        var facts = page.Descendants("span").Where(e => ((string?)e.Attribute("class") ?? "").Split(' ')[0] is "f").ToList();
        var printed = FictionalAnswer.Create().Brief.Blocks.Sum(block => block switch
        {
            Paragraph p => p.Text.OfType<FactSpan>().Count(),
            Note n => n.Text.OfType<FactSpan>().Count(),
            TableBlock t => t.Rows.Sum(row => row.Count(cell => cell.Fact is not null)),
            _ => 0,
        });
        facts.Count.ShouldBe(printed);
        foreach (var fact in facts)
        {
            ((string?)fact.Attribute("tabindex")).ShouldBe("0");
            var card = page.Descendants("span").Single(e => string.Equals((string?)e.Attribute("id"), (string?)fact.Attribute("aria-describedby"), StringComparison.Ordinal));
            foreach (var part in new[] { "Formula", "METHODS", "Window", "Inputs", "Data set3, known at", "bellwether replay" }) card.Value.ShouldContain(part);
        }

        var larch = facts[0].Value;
        larch.ShouldContain("I(end) / I(start) - 1");
        larch.ShouldContain("chained");
    }

    [Fact]
    public void Hostile_names_stay_text()
    {
        const string Hostile = "<script>alert('x')</script>\" onfocus=\"y & \u0000\u001b";
        var fact = FictionalAnswer.Fact(new Bellwether.Analytics.Measure(Hostile, Bellwether.Analytics.Unit.Fraction, Hostile, Hostile), Hostile, 0.1) with { Basis = Hostile, Inputs = [Hostile], Replay = Hostile };
        var chart = FictionalAnswer.Points() with { Title = Hostile, StartLabel = Hostile, Unit = Hostile, Id = "a\"b" };
        var brief = new Brief(Hostile, Hostile, [new Heading(2, Hostile), new Paragraph([new Words(Hostile), new FactSpan(fact)]), new TableBlock("t\"<", Hostile, [new Column("a", Hostile)], [[Cell.Of(Hostile)]]), new ChartBlock(chart)])
        { Next = [new NextStep(Hostile, Hostile)] };
        var html = AnswerRenderer.ToString(FictionalAnswer.Create() with { Brief = brief, Command = Hostile }, OutputFormat.Html);
        html.ShouldNotContain("<script", Case.Insensitive);
        Parse(html).Descendants().Attributes().ShouldNotContain(a => a.Name.LocalName.StartsWith("on"));
    }

    [Fact]
    public void A_sample_market_says_so_and_a_real_one_does_not()
    {
        Html.ShouldContain("fictional companies");
        var real = FictionalAnswer.Create();
        AnswerRenderer.ToString(real with { Brief = real.Brief with { IsSample = false } }, OutputFormat.Html).ShouldNotContain("fictional companies");
    }

    [Fact]
    public void Type_in_charts_is_never_smaller_than_twelve()
    {
        var sizes = Regex.Matches(Bellwether.Story.Charts.SvgChart.Css, @"font(-size)?:(?<size>\d+)px", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => int.Parse(m.Groups["size"].Value)).ToList();
        sizes.ShouldNotBeEmpty();
        sizes.Min().ShouldBeGreaterThanOrEqualTo(12);
    }

    private static XDocument Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }
}
