using System.Globalization;
using System.Text;
using Bellwether.Story.Render;

namespace Bellwether.Story.Charts;

/// <summary>Where a label's given point lies on it.</summary>
internal enum Anchor
{
    /// <summary>At its left end.</summary>
    Start,

    /// <summary>In its middle.</summary>
    Middle,

    /// <summary>At its right end.</summary>
    End,
}

/// <summary>Writes one SVG element tree: escaped text, coordinates with one decimal, and never a coordinate that is not finite.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _body = new();

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string style) =>
        _body.Append(CultureInfo.InvariantCulture, $"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" class=\"{style}\"/>\n");

    /// <summary>A rectangle.</summary>
    public void Rectangle(double x, double y, double width, double height, string style) =>
        _body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" class=\"{style}\"/>\n");

    /// <summary>A circle.</summary>
    public void Circle(double x, double y, double radius, string style) =>
        _body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" class=\"{style}\"/>\n");

    /// <summary>A line through points, broken where there is none.</summary>
    public void Path(IEnumerable<(double X, double Y)?> points, string style)
    {
        var path = new StringBuilder();
        var pen = 'M';
        foreach (var point in points)
        {
            if (point is not { } at)
            {
                pen = 'M';
                continue;
            }

            path.Append(CultureInfo.InvariantCulture, $"{pen}{N(at.X)} {N(at.Y)}");
            pen = 'L';
        }

        if (path.Length > 0) _body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" class=\"{style}\"/>\n");
    }

    /// <summary>A label; a halo in the paper's colour keeps it readable over lines.</summary>
    public void Text(double x, double y, string text, Anchor anchor, string style)
    {
        var end = anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" };
        _body.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x)}\" y=\"{N(y)}\"{end} class=\"{style}\">{Markup.Escape(text)}</text>\n");
    }

    /// <summary>The picture with its name and description for readers who cannot see it.</summary>
    public string Finish(Chart chart, double width, double height, bool standalone, string idSuffix)
    {
        var id = Markup.Id(chart.Id + idSuffix);
        return $"""
            <svg{(standalone ? " xmlns=\"http://www.w3.org/2000/svg\"" : "")} class="chart" viewBox="0 0 {N(width)} {N(height)}" role="img" aria-labelledby="{id}-title {id}-desc">
            <title id="{id}-title">{Markup.Escape(chart.Title)}</title>
            <desc id="{id}-desc">{Markup.Escape(chart.Alternative)}</desc>
            {(standalone ? $"<style>\n{Palette.Css("svg.chart")}{SvgChart.Css}</style>\n<rect width=\"100%\" height=\"100%\" class=\"ground\"/>\n" : "")}{_body}</svg>

            """.ReplaceLineEndings("\n");
    }

    /// <summary>
    /// Width of a label in user units. The reader's font is not known, so this estimates for a wide one (DejaVu Sans): too much room is better
    /// than too little. A full-width character is as wide as the type is high.
    /// </summary>
    public static double TextWidth(string text, double size, bool strong = false) =>
        text.EnumerateRunes().Sum(rune => Em(rune)) * size * (strong ? 1.1 : 1);

    /// <summary>The text, shortened with an ellipsis when it is wider than the room.</summary>
    public static string Fit(string text, double room, double size, bool strong = false)
    {
        if (TextWidth(text, size, strong) <= room) return text;
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (TextWidth(kept.ToString() + rune + "…", size, strong) > room) break;
            kept.Append(rune.ToString());
        }

        return kept.ToString().TrimEnd() + "…";
    }

    private static double Em(Rune rune) => DisplayWidth.Of(rune) switch
    {
        0 => 0,
        2 => 1,
        _ when "ijl.,:;|' ".Contains((char)rune.Value, StringComparison.Ordinal) => 0.34,
        _ when "frt()-/".Contains((char)rune.Value, StringComparison.Ordinal) => 0.42,
        _ when "mwMW%+\u2212".Contains((char)rune.Value, StringComparison.Ordinal) => 0.9,
        _ when rune.Value is >= 'A' and <= 'Z' => 0.7,
        _ => 0.62,
    };

    private static string N(double coordinate) => double.IsFinite(coordinate)
        ? Math.Round(coordinate, 1).ToString("0.#", CultureInfo.InvariantCulture)
        : throw new InvalidOperationException("A chart coordinate is not finite: undefined values must be gaps, not numbers (METHODS 0.5).");
}
