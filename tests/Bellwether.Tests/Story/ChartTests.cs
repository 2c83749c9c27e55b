using System.Globalization;
using System.Xml.Linq;
using Bellwether.Story;
using Bellwether.Story.Charts;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Story;

/// <summary>Charts: approved drawings, contrast, gaps, conservation, and refusal of what is not finite.</summary>
public class ChartTests
{
    public static TheoryData<string, int> Drawings => new()
    {
        { "rebased", SvgChart.Wide }, { "rebased", SvgChart.Narrow }, { "points", SvgChart.Wide }, { "points", SvgChart.Narrow }, { "weights", SvgChart.Wide }, { "weights", SvgChart.Narrow },
    };

    [Theory]
    [MemberData(nameof(Drawings))]
    public void Drawings_are_as_approved(string id, int width)
    {
        var svg = SvgChart.Draw(Chart(id), new SvgOptions(width));
        var root = XDocument.Parse(svg).Root!;
        ((string?)root.Attribute("role")).ShouldBe("img");
        var named = ((string?)root.Attribute("aria-labelledby"))!.Split(' ');
        root.Elements().Where(e => e.Name.LocalName is "title" or "desc").Select(e => (string?)e.Attribute("id")).ShouldBe(named);
        InsideItsBox(root);
        Approved.Verify(svg, $"{id}-{width}", "svg");
    }

    [Fact]
    public void Everything_read_has_a_contrast_of_at_least_four_and_a_half()
    {
        foreach (var ink in Palette.Inks)
        {
            foreach (var paper in Palette.Papers)
            {
                Palette.Contrast(ink.Light, paper.Light).ShouldBeGreaterThanOrEqualTo(4.5, $"{ink.Name} on {paper.Name}, light");
                Palette.Contrast(ink.Dark, paper.Dark).ShouldBeGreaterThanOrEqualTo(4.5, $"{ink.Name} on {paper.Name}, dark");
            }
        }
    }

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    public void Contrast_is_that_of_the_guidelines(string first, string second, double expected) => Palette.Contrast(first, second).ShouldBe(expected, 0.01);

    [Fact]
    public void A_gap_splits_the_line()
    {
        var path = XDocument.Parse(SvgChart.Draw(FictionalAnswer.Rebased())).Descendants().Where(e => e.Name.LocalName is "path").Select(e => (string)e.Attribute("d")!).ToList();
        path.Count(d => d.Count(c => c == 'M') == 2).ShouldBe(1);
        path.Count(d => d.Count(c => c == 'M') == 1).ShouldBe(3);
    }

    [Fact]
    public void A_waterfall_that_does_not_add_up_is_refused()
    {
        Should.Throw<InvalidOperationException>(() => SvgChart.Draw(FictionalAnswer.Points() with { End = 970 })).Message.ShouldContain("does not add up");
        Should.Throw<InvalidOperationException>(() => SvgChart.Draw(FictionalAnswer.Points() with { Parts = [new ChartPart("x", double.NaN)], End = null }));
        SvgChart.Draw(FictionalAnswer.Points() with { End = null }).ShouldContain("973.76");
    }

    [Fact]
    public void What_is_not_finite_is_refused()
    {
        var lines = FictionalAnswer.Rebased();
        Should.Throw<InvalidOperationException>(() => SvgChart.Draw(lines with { Lines = [lines.Lines[0] with { Values = lines.Lines[0].Values.SetItem(3, double.NaN) }] }));
        Should.Throw<InvalidOperationException>(() => SvgChart.Draw(FictionalAnswer.Weights() with { Points = [new ChartPoint("x", double.PositiveInfinity, 0, 1)] }));
        Should.Throw<ArgumentException>(() => SvgChart.Draw(lines with { Lines = [lines.Lines[0] with { Values = [1.0] }] })).Message.ShouldContain("1 values");
    }

    [Fact]
    public void Small_and_empty_charts_are_drawn()
    {
        var day = new DateOnly(2019, 4, 5);
        SvgChart.Draw(new LineChart("one", "One day", "", [day], [new ChartLine("A", [5.0], true)], [new ChartMark(day, "Low")], "0", null)).ShouldContain("A 5");
        SvgChart.Draw(new LineChart("none", "No value", "", [day], [new ChartLine("A", [null], true)], [], "0", null)).ShouldNotContain("NaN");
        SvgChart.Draw(new ScatterChart("empty", "Empty", "", "x", "y", [])).ShouldNotContain("NaN");
        SvgChart.Draw(new WaterfallChart("flat", "Flat", "", "Start", 0, "End", [], "points")).ShouldNotContain("NaN");
    }

    [Fact]
    public void Labels_are_spread_apart_in_order()
    {
        LabelPlacer.Spread([100, 101, 102, 10], 17, 0, 200).ShouldBe([84, 101, 118, 10]);
        LabelPlacer.Spread([198, 199], 17, 0, 200).ShouldBe([183, 200]);
        LabelPlacer.Spread([], 17, 0, 200).ShouldBeEmpty();
    }

    [Fact]
    public void Ticks_are_round_and_months_name_the_new_year()
    {
        new Axis(91, 124, 0, 1).Ticks(5).ShouldBe([100, 110, 120]);
        new Axis(-0.47, 1.2, 0, 1).Ticks(5).Select(t => Math.Round(t, 6)).ShouldBe([0, 0.5, 1]);
        Axis.Months([.. FictionalAnswer.Rebased().Days], 6).Select(m => m.Label).ShouldBe(["Jan 2019", "Feb", "Mar", "Apr"]);
    }

    private static Chart Chart(string id) => id switch { "rebased" => FictionalAnswer.Rebased(), "points" => FictionalAnswer.Points(), _ => FictionalAnswer.Weights() };

    internal static void InsideItsBox(XElement root)
    {
        var box = ((string)root.Attribute("viewBox")!).Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        foreach (var text in root.Descendants().Where(e => e.Name.LocalName is "text"))
        {
            var size = ((string?)text.Attribute("class") ?? "").Split(' ').Any(style => style is "axis" or "small") ? 12 : 13;
            var width = SvgCanvas.TextWidth(text.Value, size);
            var x = (double)text.Attribute("x")!;
            var left = (string?)text.Attribute("text-anchor") switch { "end" => x - width, "middle" => x - width / 2, _ => x };
            left.ShouldBeGreaterThanOrEqualTo(-1, text.Value);
            (left + width).ShouldBeLessThanOrEqualTo(box[2] + 1, text.Value);
            ((double)text.Attribute("y")!).ShouldBeInRange(0, box[3], text.Value);
        }
    }
}
