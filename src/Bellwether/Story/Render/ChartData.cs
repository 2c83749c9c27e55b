using Bellwether.Story.Charts;

namespace Bellwether.Story.Render;

/// <summary>The data behind a chart as a small table of printed values: the text alternative for readers who cannot see it.</summary>
/// <param name="Columns">Headings; the first column holds names.</param>
/// <param name="Rows">Printed values.</param>
internal sealed record ChartData(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const int MostPoints = 60;

    /// <summary>The table of a chart: a line chart at its first, marked and last days; a waterfall whole; the named points of a scatter; episodes, phases, bins, horizons.</summary>
    public static ChartData Of(Chart chart) => ChartChecks.Checked(chart) switch
    {
        LineChart lines => OfLines(lines),
        WaterfallChart waterfall => OfWaterfall(waterfall),
        ScatterChart scatter => OfScatter(scatter),
        TreemapChart treemap => OfTreemap(treemap),
        UnderwaterChart underwater => RiskChartData.OfUnderwater(underwater),
        PhaseChart phases => RiskChartData.OfPhases(phases),
        DistributionChart distribution => RiskChartData.OfDistribution(distribution),
        FanChart fan => RiskChartData.OfFan(fan),
        CurveChart curve => TextCurve.Data(curve),
        _ => new ChartData([], []),
    };

    private static ChartData OfLines(LineChart chart)
    {
        if (chart.Days.IsEmpty) return new ChartData([], []);
        var first = Enumerable.Range(0, chart.Days.Length).FirstOrDefault(day => chart.Lines.Any(line => line.Values[day] is not null));
        var days = chart.Marks.Select(mark => chart.Days.AsSpan().BinarySearch(mark.Day)).Where(at => at >= 0)
            .Append(first).Append(chart.Days.Length - 1).Distinct().Order().ToList();
        return new ChartData(
            ["Gauge", .. days.Select(day => AnswerParts.Day(chart.Days[day]))],
            [.. chart.Lines.Select(line => (IReadOnlyList<string>)
            [
                Printable.Clean(line.Name), .. days.Select(day => line.Values[day] is { } value ? ChartNumber.Text(value, chart.ValueFormat) : "no value"),
            ])]);
    }

    private static ChartData OfWaterfall(WaterfallChart chart)
    {
        var steps = WaterfallSteps.Of(chart);
        string Number(double value, bool signed) => ChartNumber.OfUnit(value, chart.ValueUnit, steps.Decimals, signed);
        return new ChartData(
            ["Part", chart.Unit],
            [
                [Printable.Clean(chart.StartLabel), Number(chart.Start, signed: false)],
                .. steps.Parts.Select(part => (IReadOnlyList<string>)[Printable.Clean(part.Label), Number(part.To - part.From, signed: true)]),
                [Printable.Clean(chart.EndLabel), Number(steps.End, signed: false)],
            ]);
    }

    private static ChartData OfTreemap(TreemapChart chart) => new(
        ["Part", chart.Unit],
        [.. chart.Parts.OrderByDescending(part => Math.Abs(part.Value)).Select(part => (IReadOnlyList<string>)[Printable.Clean(part.Label), ChartNumber.OfUnit(part.Value, chart.ValueUnit, 2, signed: true)])]);

    private static ChartData OfScatter(ScatterChart chart) => new(
        ["Name", chart.XLabel, chart.YLabel],
        [.. chart.Points.Where(point => point.Label is not null).OrderByDescending(point => point.Size).Take(MostPoints).Select(point => (IReadOnlyList<string>)
        [
            Printable.Clean(point.Label!), FactText.Percent(point.X, 1), FactText.Percent(point.Y, 1, signed: true),
        ])]);
}
