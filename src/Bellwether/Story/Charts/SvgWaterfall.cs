using Bellwether.Story.Render;

namespace Bellwether.Story.Charts;

/// <summary>
/// A waterfall as horizontal bars, each beginning where the one above ended: names left of the bars, above them on a phone; values right.
/// Opening and closing values are thin marks, not bars, because the scale need not begin at zero. Rises are filled, falls are outlined, so print
/// needs no colour.
/// </summary>
internal static class SvgWaterfall
{
    private const double Top = 26;
    private const double BarHalf = 7;

    /// <summary>The picture.</summary>
    public static string Draw(WaterfallChart chart, SvgOptions options)
    {
        var steps = WaterfallSteps.Of(chart);
        var rows = Rows(chart, steps);
        var layout = Layout.Of(rows, options.Width);
        var x = Axis.Over([steps.Lowest, steps.Highest], layout.BarsFrom, layout.BarsTo, room: 0);
        var bottom = Top + rows.Count * layout.RowHeight;
        var canvas = new SvgCanvas(chart, options);
        canvas.Text(options.Width, 13, chart.Unit, Anchor.End, "axis");
        canvas.Line(0, Top - 4, options.Width, Top - 4, "grid");
        for (var i = 0; i < rows.Count; i++)
        {
            var top = Top + i * layout.RowHeight;
            var style = rows[i].IsTotal ? "halo strong" : "halo";
            canvas.Text(0, top + layout.TextAt, SvgCanvas.Fit(rows[i].Name, layout.NameRoom, SvgChart.Type, rows[i].IsTotal), Anchor.Start, style);
            canvas.Text(options.Width, top + layout.TextAt, rows[i].Value, Anchor.End, style);
            DrawRow(canvas, rows[i], x, top + layout.BarAt);
            // A hairline carries the running total down to the next row.
            if (i + 1 < rows.Count) canvas.Line(x.At(rows[i].To), top + layout.BarAt + BarHalf, x.At(rows[i].To), top + layout.RowHeight + layout.BarAt - BarHalf, "leader");
        }

        canvas.Line(0, bottom + 2, options.Width, bottom + 2, "grid");
        return canvas.Finish(bottom + 6);
    }

    private static void DrawRow(SvgCanvas canvas, Row row, Axis x, double middle)
    {
        var (from, to) = (x.At(row.From), x.At(row.To));
        if (row.IsTotal)
        {
            canvas.Line(to, middle - 9, to, middle + 9, "base");
            canvas.Circle(to, middle, 4, "dot");
            return;
        }

        canvas.Rectangle(Math.Min(from, to), middle - BarHalf, Math.Max(1, Math.Abs(to - from)), 2 * BarHalf, row.To >= row.From ? "up" : "down");
    }

    private static List<Row> Rows(WaterfallChart chart, WaterfallSteps steps)
    {
        string Number(double value, bool signed) => FactText.Typographic(ChartNumber.OfUnit(value, chart.ValueUnit, steps.Decimals, signed));
        return
        [
            new Row(Printable.Clean(chart.StartLabel), Number(chart.Start, signed: false), chart.Start, chart.Start, IsTotal: true),
            .. steps.Parts.Select(part => new Row(Printable.Clean(part.Label), Number(part.To - part.From, signed: true), part.From, part.To, IsTotal: false)),
            new Row(Printable.Clean(chart.EndLabel), Number(steps.End, signed: false), steps.End, steps.End, IsTotal: true),
        ];
    }

    private readonly record struct Row(string Name, string Value, double From, double To, bool IsTotal);

    /// <summary>Where names and bars go: beside each other on a page, one above the other on a phone.</summary>
    private readonly record struct Layout(double RowHeight, double TextAt, double BarAt, double NameRoom, double BarsFrom, double BarsTo)
    {
        public static Layout Of(List<Row> rows, int width)
        {
            var values = rows.Max(row => SvgCanvas.TextWidth(row.Value, SvgChart.Type, strong: true)) + 14;
            if (width < 500) return new Layout(46, 16, 32, width - values, 6, width - 6);
            var names = Math.Min(rows.Max(row => SvgCanvas.TextWidth(row.Name, SvgChart.Type, row.IsTotal)) + 8, width * 0.36);
            return new Layout(28, 18.5, 14, names, names + 12, width - values - 6);
        }
    }
}
