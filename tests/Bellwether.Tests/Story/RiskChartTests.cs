using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Bellwether.Analytics.Rallies;
using Bellwether.Market;
using Bellwether.Story;
using Bellwether.Story.Charts;
using Bellwether.Story.Render;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Story;

/// <summary>Charts of risk and phases: approved drawings, texts and tables; what they refuse; their builders.</summary>
public class RiskChartTests
{
    public static TheoryData<string, int> Drawings
    {
        get
        {
            var drawings = new TheoryData<string, int>();
            foreach (var chart in FictionalRisk.All)
            {
                drawings.Add(chart.Id, SvgChart.Wide);
                drawings.Add(chart.Id, SvgChart.Narrow);
            }

            return drawings;
        }
    }

    [Theory]
    [MemberData(nameof(Drawings))]
    public void Drawings_are_as_approved(string id, int width)
    {
        var svg = SvgChart.Draw(FictionalRisk.All.Single(chart => chart.Id == id), new SvgOptions(width));
        var root = XDocument.Parse(svg).Root!;
        ChartTests.InsideItsBox(root);
        Regex.Matches(svg.Replace(SvgChart.Css, "", StringComparison.Ordinal), "NaN|Infinity|∞").ShouldBeEmpty();
        Approved.Verify(svg, $"{id}-{width}", "svg");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(40)]
    public void Texts_read_as_approved_and_keep_their_width(int columns)
    {
        var text = Text([.. FictionalRisk.All], columns);
        foreach (var line in text.Split('\n')) DisplayWidth.Of(line).ShouldBeLessThanOrEqualTo(columns, line);
        Approved.Verify(text, $"risk-{columns}");
    }

    [Fact]
    public void Data_tables_read_as_approved()
    {
        var brief = new Brief("Risk", "", [.. FictionalRisk.All.Select(chart => new ChartBlock(chart))]);
        Approved.Verify(AnswerRenderer.ToString(Answer(brief), OutputFormat.Markdown), "risk", "md");
    }

    [Fact]
    public void Twice_on_a_page_no_element_id_repeats()
    {
        var brief = new Brief("Risk", "", [.. FictionalRisk.All.Concat(FictionalRisk.All).Select(chart => new ChartBlock(chart))]);
        var html = XDocument.Parse(AnswerRenderer.ToString(Answer(brief), OutputFormat.Html).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        var ids = html.Descendants().Select(element => (string?)element.Attribute("id")).OfType<string>().ToList();
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
        foreach (var fill in html.Descendants().Select(element => (string?)element.Attribute("fill")).OfType<string>()) ids.Any(id => id == fill[5..^1]).ShouldBeTrue(fill);
    }

    [Fact]
    public void Patterns_have_a_contrast_of_at_least_three()
    {
        foreach (var colour in Palette.Graphics)
        {
            foreach (var paper in Palette.Papers)
            {
                Palette.Contrast(colour.Light, paper.Light).ShouldBeGreaterThanOrEqualTo(3, $"{colour.Name} on {paper.Name}, light");
                Palette.Contrast(colour.Dark, paper.Dark).ShouldBeGreaterThanOrEqualTo(3, $"{colour.Name} on {paper.Name}, dark");
            }
        }
    }

    [Fact]
    public void Small_and_empty_charts_are_drawn()
    {
        ImmutableArray<DateOnly> one = [new DateOnly(2019, 4, 5)];
        Chart[] charts =
        [
            new UnderwaterChart("u", "Never fell", "", one, [new ChartLine("A", [0.0], true)], []),
            new UnderwaterChart("u", "Empty", "", [], [], []),
            new UnderwaterChart("u", "No value", "", one, [new ChartLine("A", [null], true)], []),
            new PhaseChart("p", "One day", "", one, "A", [5.0], [], true, "0"),
            new PhaseChart("p", "Empty", "", [], "A", [], [], false, "0"),
            new DistributionChart("d", "Empty", "", "x", [], []),
            new DistributionChart("d", "Rule only", "", "x", [], [new ChartUpright("mean", 0)]),
            new DistributionChart("d", "Nothing counted", "", "x", [new ChartBin(0, 0.01, 0)], []),
            new FanChart("f", "Empty", "", "days", [], [], []),
            new FanChart("f", "Today", "", "days", [0], [new ChartBand(0.05, 0.95, [0], [0])], [0]),
        ];
        foreach (var chart in charts)
        {
            foreach (var width in new[] { SvgChart.Wide, SvgChart.Narrow }) XDocument.Parse(SvgChart.Draw(chart, new SvgOptions(width)));
            foreach (var columns in new[] { 80, 20 })
            {
                foreach (var line in Text([chart], columns).Split('\n')) DisplayWidth.Of(line).ShouldBeLessThanOrEqualTo(columns, line);
            }

            ChartData.Of(chart).Rows.ShouldAllBe(row => row.Count == ChartData.Of(chart).Columns.Count);
        }
    }

    [Fact]
    public void What_does_not_fit_together_is_refused_by_every_renderer()
    {
        var underwater = FictionalRisk.Underwater();
        var phases = FictionalRisk.Phases();
        var distribution = FictionalRisk.Distribution();
        var fan = FictionalRisk.Fan();
        var lines = FictionalAnswer.Rebased();
        (Chart Chart, string Message)[] cases =
        [
            (lines with { Lines = [lines.Lines[0] with { Values = [1.0] }] }, "line 'Larch カラマツ' has 1 values for 74 days"),
            (underwater with { Lines = [underwater.Lines[0] with { Values = [0.0] }] }, "has 1 values for 1250 days"),
            (underwater with { Lines = [underwater.Lines[0] with { Values = underwater.Lines[0].Values.SetItem(3, 0.1) }] }, "a drawdown is 0 or less"),
            (underwater with { Lines = [underwater.Lines[0] with { Values = underwater.Lines[0].Values.SetItem(3, double.NaN) }] }, "a drawdown is 0 or less"),
            (underwater with { Lines = [underwater.Lines[0]] }, "names line 'Cedar 225', which is not there"),
            (underwater with { Episodes = [underwater.Episodes[0] with { Trough = new DateOnly(2000, 1, 1) }] }, "2000-01-01 is not one of its days"),
            (underwater with { Days = underwater.Days.SetItem(1, underwater.Days[0]) }, "days must ascend"),
            (phases with { Closes = phases.Closes[1..] }, "has 1249 values for 1250 days"),
            (phases with { Closes = phases.Closes.SetItem(2, 0) }, "a logarithmic scale needs closes above 0"),
            (phases with { Phases = [phases.Phases[1], phases.Phases[0]] }, "without overlap"),
            (distribution with { Bins = [new ChartBin(0, 1, 2), new ChartBin(1, 3, 4)] }, "one width"),
            (distribution with { Bins = [new ChartBin(1, 0, 2)] }, "bin 0"),
            (distribution with { Rules = [new ChartUpright("VaR", double.NaN)] }, "rule 'VaR' is not finite"),
            (fan with { Median = fan.Median[1..] }, "the median has 60 values for 61 horizons"),
            (fan with { Bands = [fan.Bands[0] with { High = fan.Bands[0].Low }] }, "does not hold the median"),
            (fan with { Bands = [fan.Bands[0] with { High = [] }] }, "band 5th to 95th has 0 values"),
            (fan with { Paths = [new ChartPath("x", [0.0])] }, "path 'x' has 1 values"),
        ];
        foreach (var (chart, message) in cases)
        {
            Should.Throw<ArgumentException>(() => SvgChart.Draw(chart), message).Message.ShouldContain(message);
            Should.Throw<ArgumentException>(() => Text([chart], 80), message);
            Should.Throw<ArgumentException>(() => ChartData.Of(chart), message);
        }

        Should.Throw<InvalidOperationException>(() => SvgChart.Draw(phases with { Closes = phases.Closes.SetItem(2, double.PositiveInfinity) }));
        Should.Throw<InvalidOperationException>(() => SvgChart.Draw(fan with { Paths = [new ChartPath("x", [.. Enumerable.Repeat((double?)double.PositiveInfinity, 61)])] }));
    }

    [Fact]
    public void Bins_follow_freedman_and_diaconis()
    {
        // 1…1000 in thousandths: interquartile range 0.4995 (type 7), width 2 × 0.4995 / 10 = 0.0999, rounded down to 0.05.
        double[] values = [.. Enumerable.Range(1, 1000).Select(i => i / 1000.0)];
        var bins = Histogram.Bins(values);
        bins.Length.ShouldBe(21);
        bins[0].From.ShouldBe(0);
        bins[0].To.ShouldBe(0.05);
        bins[0].Count.ShouldBe(49);
        bins.Sum(bin => bin.Count).ShouldBe(1000);
        Histogram.Bins([]).ShouldBeEmpty();
        Histogram.Bins([0.02, 0.02]).Single().Count.ShouldBe(2);
        Histogram.Bins([0, 0, 0]).Single().Count.ShouldBe(3);
        Histogram.Bins([0, 0, 0, 0, 0, 0, 0, 0, 0.01]).Sum(bin => bin.Count).ShouldBe(9);
        Histogram.Bins([-1, .. values.Select(v => v / 1000)], 20).Length.ShouldBeLessThanOrEqualTo(20);
        Should.Throw<ArgumentException>(() => Histogram.Bins([1, double.NaN])).Message.ShouldContain("finite");
    }

    [Fact]
    public void Every_value_lies_in_its_bin()
    {
        var random = new SplitMix64(5);
        for (var round = 0; round < 50; round++)
        {
            var values = Enumerable.Range(0, 1 + (int)(random.NextDouble() * 200)).Select(_ => Math.Round(random.NextDouble() - 0.4, round % 4)).ToArray();
            var bins = Histogram.Bins(values);
            foreach (var bin in bins) values.Count(v => v >= bin.From && v < bin.To).ShouldBe(bin.Count);
            bins.Sum(bin => bin.Count).ShouldBe(values.Length);
        }
    }

    [Fact]
    public void Phases_run_from_turn_to_turn_and_the_last_is_open()
    {
        ImmutableArray<DateOnly> days = [.. Enumerable.Range(0, 6).Select(new DateOnly(2020, 1, 6).AddDays)];
        var phases = ChartEpisodes.Phases(days, [new TurningPoint(TurnKind.Trough, 1, 80, 2), new TurningPoint(TurnKind.Peak, 3, 120, 5)]);
        phases.ShouldBe([new ChartPhase(days[1], days[3], true, days[2], false), new ChartPhase(days[3], days[5], false, days[5], true)]);
        ChartEpisodes.Phases(days, [new TurningPoint(TurnKind.Trough, 5, 80, 5)]).ShouldBeEmpty();
    }

    [Fact]
    public void A_fan_is_made_of_quantiles()
    {
        // 0, 1, …, 100: type-7 quantiles are the percents themselves.
        var (bands, median) = Fan.Of([.. Enumerable.Range(0, 101).Select(i => (IReadOnlyList<double>)[0, i])]);
        (bands[0].Low[1], bands[0].High[1], bands[1].Low[1], bands[1].High[1], median[1]).ShouldBe((5, 95, 25, 75, 50));
        Should.Throw<ArgumentException>(() => Fan.Of([])).Message.ShouldContain("at least one path");
        Should.Throw<ArgumentException>(() => Fan.Of([[1, 2], [1]])).Message.ShouldContain("Path 1 has 1 values; the first has 2");
        Should.Throw<ArgumentException>(() => Fan.Of([[1, 2], [1, double.NaN]])).Message.ShouldContain("not finite");
    }

    [Fact]
    public void Thinning_keeps_extremes_and_gaps()
    {
        (double X, double Y)?[] points = [(0.1, 1), (0.2, 5), (0.3, -5), (0.4, 2), (0.5, 3), null, (0.6, 4), (1.1, 0)];
        Thinning.Of(points).ShouldBe([(0.1, 1), (0.2, 5), (0.3, -5), (0.5, 3), null, (0.6, 4), (1.1, 0)]);
        Thinning.Of([]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0.05, "5th")]
    [InlineData(0.5, "median")]
    [InlineData(0.01, "1st")]
    [InlineData(0.12, "12th")]
    [InlineData(0.975, "97.5th")]
    public void Percentiles_have_names(double probability, string name) => ChartNumber.Percentile(probability).ShouldBe(name);

    [Fact]
    public void Numbers_have_no_negative_zero_and_ticks_differ()
    {
        ChartNumber.Text(-0.0004, "0.0 %").ShouldBe("0.0 %");
        ChartNumber.Text(-0.0006, "0.0 %").ShouldBe("-0.1 %");
        ChartNumber.ForTicks([0.005, 0.01, 0.015], "0 %").ShouldBe("0.0 %");
        ChartNumber.ForTicks([-0.005, 0, 0.005], "+0 %;-0 %;0 %").ShouldBe("+0.0 %;-0.0 %;0.0 %");
        ChartNumber.ForTicks([1000, 2000], "#,0").ShouldBe("#,0");
    }

    [Fact]
    public void A_waterfall_in_points_of_percent_must_add_up_closely()
    {
        var chart = FictionalRisk.Attribution();
        Should.Throw<InvalidOperationException>(() => SvgChart.Draw(chart with { End = 0.21247 })).Message.ShouldContain("does not add up");
        SvgChart.Draw(chart with { ValueUnit = Bellwether.Analytics.Unit.Fraction }).ShouldContain("21.25 %");
    }

    private static Answer Answer(Brief brief) => FictionalAnswer.Create() with { Command = "bellwether risk", Brief = brief, Facts = [], Tables = [] };

    private static string Text(Chart[] charts, int columns)
    {
        var brief = new Brief("Risk", "", [.. charts.Select(chart => new ChartBlock(chart))]);
        return AnswerRenderer.ToString(Answer(brief), OutputFormat.Text, new RenderOptions { Width = columns });
    }
}
