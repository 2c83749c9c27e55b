using Bellwether.Story.Render;

namespace Bellwether.Story.Charts;

/// <summary>Tiles with their names and values where there is room: gains tinted, losses outlined, so that print needs no colour.</summary>
internal static class SvgTreemap
{
    private const double Gap = 1.5;
    private const double Inset = 6;

    /// <summary>The picture.</summary>
    public static string Draw(TreemapChart chart, SvgOptions options)
    {
        var height = options.Width < 500 ? 420 : 360;
        var canvas = new SvgCanvas(chart, options);
        var decimals = chart.Parts.Any(part => Math.Abs(part.Value) is > 0 and < 1) ? 2 : 1;
        foreach (var tile in Squares.Of([.. chart.Parts.Select(part => Math.Abs(part.Value))], options.Width, height))
        {
            var part = chart.Parts[tile.Item];
            canvas.Rectangle(tile.X + Gap, tile.Y + Gap, Math.Max(0.5, tile.Width - 2 * Gap), Math.Max(0.5, tile.Height - 2 * Gap), part.Value >= 0 ? "inner" : "down");
            var value = FactText.Typographic(ChartNumber.OfUnit(part.Value, chart.ValueUnit, decimals, signed: true));
            var room = tile.Width - 2 * Inset;
            if (tile.Height < 24 || room < SvgCanvas.TextWidth(value, SvgChart.SmallType)) continue;
            var named = tile.Height >= 42;
            if (named) canvas.Text(tile.X + Inset, tile.Y + 18, SvgCanvas.Fit(Printable.Clean(part.Label), room, SvgChart.SmallType), Anchor.Start, "small");
            canvas.Text(tile.X + Inset, tile.Y + (named ? 34 : 17), value, Anchor.Start, "small strong");
        }

        return canvas.Finish(height);
    }
}
