using Bellwether.Story.Render;

namespace Bellwether.Story.Charts;

/// <summary>
/// A waterfall as horizontal bars: names left, values right, each bar beginning where the one above ended. Opening and closing values are thin
/// marks, not bars, because the scale need not begin at zero. Rises are filled, falls are outlined, so print needs no colour.
/// </summary>
internal static class SvgWaterfall
{
    private const double RowHeight = 28;

    /// <summary>The picture.</summary>
    public static string Draw(WaterfallChart chart, SvgOptions options)
    {
        var steps = WaterfallSteps.Of(chart);
        var narrow = options.Width < 500;
        var names = steps.Parts.Select(part => Printable.Clean(part.Label)).Prepend(Printable.Clean(chart.StartLabel)).Append(Printable.Clean(chart.EndLabel)).ToArray();
        var values = steps.Parts.Select(part => Minus(FactText.Plain(part.To - part.From, steps.Decimals, signed: true)))
            .Prepend(Minus(FactText.Plain(chart.Start, steps.Decimals))).Append(Minus(FactText.Plain(steps.End, steps.Decimals))).ToArray();
        var nameRoom = Math.Min(names.Max(name => SvgCanvas.TextWidth(name, SvgChart.Type)) + 8, options.Width * (narrow ? 0.36 : 0.34));
        var valueRoom = values.Max(value => SvgCanvas.TextWidth(value, SvgChart.Type, strong: true)) + 14;
        var top = 26.0;
        var x = Axis.Over([steps.Lowest, steps.Highest], nameRoom + 12, options.Width - valueRoom - 6, room: 0);
        var canvas = new SvgCanvas();
        canvas.Text(options.Width, 13, chart.Unit, Anchor.End, "axis");

        var bottom = top + names.Length * RowHeight;
        canvas.Line(0, top - 4, options.Width, top - 4, "grid");
        for (var row = 0; row < names.Length; row++)
        {
            var middle = top + (row + 0.5) * RowHeight;
            var isTotal = row == 0 || row == names.Length - 1;
            canvas.Text(0, middle + 4.5, SvgCanvas.Fit(names[row], nameRoom, SvgChart.Type, isTotal), Anchor.Start, isTotal ? "strong" : "label");
            canvas.Text(options.Width, middle + 4.5, values[row], Anchor.End, isTotal ? "strong" : "label");
            if (!isTotal) DrawBar(canvas, steps.Parts[row - 1], x, middle);
        }

        DrawTotal(canvas, x.At(chart.Start), top);
        DrawTotal(canvas, x.At(steps.End), bottom - RowHeight);
        DrawSteps(canvas, steps, chart.Start, x, top);
        canvas.Line(0, bottom + 2, options.Width, bottom + 2, "grid");
        return canvas.Finish(chart, options.Width, bottom + 6, options.Standalone, options.IdSuffix);
    }

    private static void DrawBar(SvgCanvas canvas, WaterfallStep step, Axis x, double middle)
    {
        var (from, to) = (x.At(step.From), x.At(step.To));
        canvas.Rectangle(Math.Min(from, to), middle - 7, Math.Max(1, Math.Abs(to - from)), 14, step.To >= step.From ? "up" : "down");
    }

    private static void DrawTotal(SvgCanvas canvas, double at, double rowTop)
    {
        canvas.Line(at, rowTop + 5, at, rowTop + RowHeight - 5, "base");
        canvas.Circle(at, rowTop + RowHeight / 2, 4, "dot");
    }

    /// <summary>Hairlines that carry each running total down to the next bar.</summary>
    private static void DrawSteps(SvgCanvas canvas, WaterfallSteps steps, double start, Axis x, double top)
    {
        var running = start;
        for (var row = 0; row <= steps.Parts.Count; row++)
        {
            var from = top + (row + 0.5) * RowHeight + 7;
            canvas.Line(x.At(running), from, x.At(running), from + RowHeight - 14, "leader");
            if (row < steps.Parts.Count) running = steps.Parts[row].To;
        }
    }

    private static string Minus(string value) => FactText.Typographic(value);
}
