using System.Globalization;
using Bellwether.Story.Render;

namespace Bellwether.Story.Charts;

/// <summary>A line as small as a word, to stand in a table; its end is marked, and it carries its words for readers who cannot see it.</summary>
public static class Sparkline
{
    private const int Width = 120;
    private const int Height = 28;
    private const double Room = 3;

    /// <summary>The picture: days from left to right, values from the lowest to the highest; empty without two values.</summary>
    public static string Draw(ChartLine line, string words)
    {
        ArgumentNullException.ThrowIfNull(line);
        var values = line.Values.OfType<double>().ToArray();
        if (values.Length < 2) return "";
        var (x, y) = (new Axis(0, line.Values.Length - 1, Room, Width - Room), Axis.Over(values, Height - Room, Room));
        var path = string.Concat(Thinning.Of(line.Values.Select((value, day) => value is { } known ? (x.At(day), y.At(known)) : ((double, double)?)null))
            .OfType<(double X, double Y)>().Select((at, i) => string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{at.X:0.#} {at.Y:0.#}")));
        var last = values[^1];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"chart spark\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" role=\"img\" aria-label=\"{Markup.Escape(words)}\"><path d=\"{path}\" class=\"s{(last >= values[0] ? 1 : 2)}\"/><circle cx=\"{Width - Room}\" cy=\"{y.At(last):0.#}\" r=\"2.5\" class=\"dot\"/></svg>");
    }
}
