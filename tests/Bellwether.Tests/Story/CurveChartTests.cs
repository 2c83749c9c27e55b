using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Bellwether.Market;
using Bellwether.Story;
using Bellwether.Story.Charts;
using Bellwether.Story.Render;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Story;

/// <summary>Lines over whole numbers: drawing, text, data table, and what is refused.</summary>
public sealed class CurveChartTests
{
    [Theory]
    [InlineData(SvgChart.Wide)]
    [InlineData(SvgChart.Narrow)]
    public void The_drawing_stays_in_its_box_and_names_its_ends(int width)
    {
        var svg = SvgChart.Draw(Lead(5), new SvgOptions(width));
        ChartTests.InsideItsBox(XDocument.Parse(svg).Root!);
        var body = svg.Replace(SvgChart.Css, "", StringComparison.Ordinal);
        Regex.Matches(body, "NaN|Infinity|∞").ShouldBeEmpty();
        body.ShouldContain("−2.6 pp");
        body.ShouldContain("names taken out →");
        body.ShouldNotContain("700");
    }

    [Fact]
    public void A_terminal_shows_both_lines_and_the_numbers_below()
    {
        var text = Text(Lead(5));
        text.ShouldContain("re-weighted");
        text.ShouldContain("-1.1 pp");
        text.ShouldContain("lead over the rival; names taken out");
    }

    [Fact]
    public void One_count_and_gaps_are_drawn_and_uneven_lengths_are_refused()
    {
        SvgChart.Draw(Lead(1), new SvgOptions(SvgChart.Wide)).ShouldContain("<svg");
        Should.Throw<ArgumentException>(() => SvgChart.Draw(Lead(5) with { Counts = [0, 1] })).Message.ShouldContain("has 5 values for 2 counts");
        Should.Throw<ArgumentException>(() => SvgChart.Draw(Lead(2) with { Counts = [1, 1] })).Message.ShouldContain("counts must ascend");
    }

    private static CurveChart Lead(int count)
    {
        ImmutableArray<double?> drop = [.. new double?[] { 0.074, 0.035, 0.015, 0.001, -0.011 }.Take(count)];
        ImmutableArray<double?> freeze = [.. new double?[] { 0.074, 0.024, null, -0.012, -0.026 }.Take(count)];
        return new CurveChart("lead", "Lead by number of names taken out", "It shrinks.", "names taken out", "lead over the rival", [.. Enumerable.Range(0, count)], [new ChartLine("re-weighted", drop, true), new ChartLine("standing still", freeze, false)], "pp");
    }

    private static string Text(CurveChart chart)
    {
        var brief = new Brief("Title", "Subtitle", [new ChartBlock(chart)]);
        using var output = new StringWriter();
        AnswerRenderer.Write(new Answer("bellwether x", new DatasetVersion(1, DateTime.UnixEpoch, "0"), brief) { Facts = [] }, OutputFormat.Text, output, new RenderOptions { Width = 90 });
        return output.ToString();
    }
}
