using System.Collections.Immutable;
using Bellwether.Story.Render;

namespace Bellwether.Story.Charts;

/// <summary>The grid behind a chart: horizontal lines with their values, and days below.</summary>
internal static class Frame
{
    /// <summary>Number of horizontal lines that suit the width.</summary>
    public static int Ticks(bool narrow) => narrow ? 4 : 6;

    /// <summary>Room for the values at the left.</summary>
    public static double LabelRoom(IReadOnlyList<double> ticks, string format) =>
        ticks.Select(tick => SvgCanvas.TextWidth(Label(tick, format), SvgChart.SmallType)).DefaultIfEmpty(0).Max() + 8;

    /// <summary>Horizontal lines at the ticks, with their values at the left; coordinates by <paramref name="at"/>.</summary>
    public static void Values(SvgCanvas canvas, IReadOnlyList<double> ticks, string format, Axis x, Func<double, double> at)
    {
        foreach (var tick in ticks)
        {
            canvas.Line(x.From, at(tick), x.To, at(tick), "grid");
            canvas.Text(x.From - 6, at(tick) + 4, Label(tick, format), Anchor.End, "axis");
        }
    }

    /// <summary>The line at the bottom with the beginnings of months or years.</summary>
    public static void Days(SvgCanvas canvas, ImmutableArray<DateOnly> days, Axis x, double bottom, bool narrow)
    {
        canvas.Line(x.From, bottom, x.To, bottom, "grid");
        var free = double.MinValue;
        foreach (var (day, label) in Axis.Months([.. days], narrow ? 3 : 6))
        {
            var at = x.At(day);
            canvas.Line(at, bottom, at, bottom + 5, "base");
            var half = SvgCanvas.TextWidth(label, SvgChart.SmallType) / 2;
            var middle = Math.Clamp(at, x.From + half, Math.Max(x.From + half, x.To - half));
            if (middle - half < free) continue;
            free = middle + half + 4;
            canvas.Text(middle, bottom + 19, label, Anchor.Middle, "axis");
        }
    }

    private static string Label(double tick, string format) => FactText.Typographic(ChartNumber.Text(tick, format));
}
