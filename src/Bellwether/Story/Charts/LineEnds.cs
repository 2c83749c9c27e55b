using System.Collections.Immutable;
using Bellwether.Story.Render;

namespace Bellwether.Story.Charts;

/// <summary>What is written at the end of a line; the name gives way to the number when there is no room for both.</summary>
/// <param name="Name">Name.</param>
/// <param name="Value">Printed value, or nothing when the line has none.</param>
/// <param name="X">Horizontal value of its last point.</param>
/// <param name="Y">Vertical value of its last point; null when it has none, and then nothing is drawn.</param>
/// <param name="Style">Style number of its line; 0 for the colour of text.</param>
/// <param name="Strong">True for the subject.</param>
internal readonly record struct LineEnd(string Name, string Value, double X, double? Y, int Style, bool Strong)
{
    /// <summary>The ends of lines over days.</summary>
    public static LineEnd[] Of(ImmutableArray<ChartLine> lines, string format)
    {
        var styles = LineStyles.Of(lines);
        return [.. lines.Select((line, i) =>
        {
            var day = LastDay(line.Values);
            return day < 0
                ? new LineEnd(Printable.Clean(line.Name), "", 0, null, styles[i], line.Emphasised)
                : new LineEnd(Printable.Clean(line.Name), FactText.Typographic(ChartNumber.Text(line.Values[day]!.Value, format)), day, line.Values[day]!.Value, styles[i], line.Emphasised);
        })];
    }

    /// <summary>Position of the last value, or −1.</summary>
    public static int LastDay(ImmutableArray<double?> values)
    {
        for (var day = values.Length - 1; day >= 0; day--)
        {
            if (values[day] is not null) return day;
        }

        return -1;
    }

    /// <summary>Width of the text, on one line or with the value below the name.</summary>
    public double Width(bool stacked)
    {
        var (name, value) = (SvgCanvas.TextWidth(Name, SvgChart.Type, Strong), SvgCanvas.TextWidth(Value, SvgChart.Type, Strong));
        return stacked ? Math.Max(name, value) : name + value + 5;
    }

    /// <summary>The name, shortened to the room.</summary>
    public string FitName(double room, bool stacked) =>
        SvgCanvas.Fit(Name, stacked ? room : room - 5 - SvgCanvas.TextWidth(Value, SvgChart.Type, Strong), SvgChart.Type, Strong);
}

/// <summary>Writes the ends of lines at the right edge, moved apart; on a phone the value goes below the name.</summary>
internal static class LineEnds
{
    private const double Apart = 17;

    /// <summary>Room that the labels take at the right.</summary>
    public static double Room(IEnumerable<LineEnd> ends, int width, bool narrow) =>
        Math.Min(ends.Select(end => end.Width(stacked: narrow)).DefaultIfEmpty(0).Max() + 14, width * (narrow ? 0.36 : 0.32));

    /// <summary>Draws the labels, with a hairline to those that had to move or whose line ends early.</summary>
    public static void Draw(SvgCanvas canvas, IReadOnlyList<LineEnd> ends, Axis x, Axis y, double room, bool stacked)
    {
        var shown = ends.Where(end => end.Y is not null).ToArray();
        var wished = shown.Select(end => y.At(end.Y!.Value)).ToArray();
        var placed = LabelPlacer.Spread(wished, stacked ? 2 * Apart - 2 : Apart, y.To + 4, y.From - 4);
        for (var k = 0; k < shown.Length; k++)
        {
            var end = shown[k];
            var style = $"halo{(end.Style > 0 ? $" t{end.Style}" : "")}{(end.Strong ? " strong" : "")}";
            // Dotted across the plot, so that it is not taken for more of the line.
            var early = x.At(end.X) < x.To - 4;
            if (early || Math.Abs(placed[k] - wished[k]) > 3) canvas.Line(x.At(end.X) + 2, wished[k], x.To + 8, placed[k], early ? "mark" : "leader");
            if (end.Name.Length == 0)
            {
                canvas.Text(x.To + 10, placed[k] + 4.5, end.Value, Anchor.Start, style);
            }
            else if (stacked)
            {
                canvas.Text(x.To + 10, placed[k] - 2.5, end.FitName(room - 10, stacked), Anchor.Start, style);
                canvas.Text(x.To + 10, placed[k] + 12.5, end.Value, Anchor.Start, style);
            }
            else
            {
                canvas.Text(x.To + 10, placed[k] + 4.5, $"{end.FitName(room - 10, stacked)} {end.Value}", Anchor.Start, style);
            }
        }
    }
}

/// <summary>Style numbers of lines: 1 (solid) is for the subject, the others follow in order.</summary>
internal static class LineStyles
{
    /// <summary>One number from 1 to 6 per line.</summary>
    public static int[] Of(ImmutableArray<ChartLine> lines)
    {
        var next = lines.Any(line => line.Emphasised) ? 2 : 1;
        var first = true;
        return [.. lines.Select(line =>
        {
            if (line.Emphasised && first)
            {
                first = false;
                return 1;
            }

            var style = next;
            next = next == 6 ? 2 : next + 1;
            return style;
        })];
    }
}
