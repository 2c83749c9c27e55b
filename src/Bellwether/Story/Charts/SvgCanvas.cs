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
internal sealed class SvgCanvas(Chart chart, SvgOptions options)
{
    private readonly StringBuilder _body = new();
    private readonly string _id = Markup.Id(chart.Id + options.IdSuffix);
    private bool _hatched;

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string style) =>
        _body.Append(CultureInfo.InvariantCulture, $"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" class=\"{style}\"/>\n");

    /// <summary>A rectangle.</summary>
    public void Rectangle(double x, double y, double width, double height, string style) =>
        _body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" class=\"{style}\"/>\n");

    /// <summary>A rectangle of slanted lines, which print shows without colour.</summary>
    public void Hatch(double x, double y, double width, double height)
    {
        _hatched = true;
        _body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"url(#{_id}-hatch)\"/>\n");
    }

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

    /// <summary>The space between two lines over the same horizontal positions, broken where there is none.</summary>
    public void Area(IEnumerable<(double X, double From, double To)?> points, string style)
    {
        var path = new StringBuilder();
        var piece = new List<(double X, double From, double To)>();
        foreach (var point in points.Append(null))
        {
            if (point is { } at)
            {
                piece.Add(at);
                continue;
            }

            for (var i = 0; i < piece.Count; i++) path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{N(piece[i].X)} {N(piece[i].To)}");
            for (var i = piece.Count - 1; i >= 0; i--) path.Append(CultureInfo.InvariantCulture, $"L{N(piece[i].X)} {N(piece[i].From)}{(i == 0 ? "Z" : "")}");
            piece.Clear();
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
    public string Finish(double height) => $"""
            <svg{(options.Standalone ? " xmlns=\"http://www.w3.org/2000/svg\"" : "")} class="chart" viewBox="0 0 {N(options.Width)} {N(height)}" role="img" aria-labelledby="{_id}-title {_id}-desc">
            <title id="{_id}-title">{Markup.Escape(chart.Title)}</title>
            <desc id="{_id}-desc">{Markup.Escape(chart.Alternative)}</desc>
            {(options.Standalone ? $"<style>\n{(options.Portable ? SvgChart.PortableCss : Palette.Css("svg.chart") + SvgChart.Css)}</style>\n<rect width=\"100%\" height=\"100%\" class=\"ground\"/>\n" : "")}{(_hatched ? Pattern : "")}{_body}</svg>

            """.ReplaceLineEndings("\n");

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

    private string Pattern =>
        $"<defs><pattern id=\"{_id}-hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line x1=\"3\" y1=\"0\" x2=\"3\" y2=\"7\" class=\"hatch\"/></pattern></defs>\n";

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
