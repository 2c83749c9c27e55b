using System.Collections.Immutable;

namespace Bellwether.Story.Charts;

/// <summary>A tile's place.</summary>
/// <param name="Item">Which size it is.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
internal readonly record struct Tile(int Item, double X, double Y, double Width, double Height);

/// <summary>
/// Fills a rectangle with tiles whose areas are as their sizes, each as square as can be: the largest first, in rows along the shorter side; a row is
/// closed when another tile would make its worst one longer (Bruls, Huizing and van Wijk 2000, "Squarified Treemaps").
/// </summary>
internal static class Squares
{
    /// <summary>The tiles, the largest first; sizes of zero have none. Refuses negative sizes and sizes that are not finite.</summary>
    internal static ImmutableArray<Tile> Of(IReadOnlyList<double> sizes, double width, double height)
    {
        var sum = 0.0;
        foreach (var size in sizes)
        {
            if (!(size >= 0 && double.IsFinite(size))) throw new InvalidOperationException("A tile's size must be 0 or more and finite (METHODS 0.5).");
            sum += size;
        }

        var order = Enumerable.Range(0, sizes.Count).Where(i => sizes[i] > 0).OrderByDescending(i => sizes[i]).ThenBy(i => i).ToArray();
        var tiles = ImmutableArray.CreateBuilder<Tile>(order.Length);
        var scale = sum > 0 ? width * height / sum : 0;
        var (x, y, at) = (0.0, 0.0, 0);
        while (at < order.Length)
        {
            var (w, h) = (width - x, height - y);
            var side = Math.Min(w, h);
            var (count, area) = (1, sizes[order[at]] * scale);
            while (at + count < order.Length)
            {
                var next = sizes[order[at + count]] * scale;
                if (Worst(sizes[order[at]] * scale, next, area + next, side) > Worst(sizes[order[at]] * scale, sizes[order[at + count - 1]] * scale, area, side)) break;
                area += next;
                count++;
            }

            // The last row takes what is left, so that rounding leaves no seam.
            var depth = at + count == order.Length ? Math.Max(w, h) : area / side;
            var along = 0.0;
            for (var i = 0; i < count; i++)
            {
                var length = sizes[order[at + i]] * scale / area * side;
                tiles.Add(w >= h ? new Tile(order[at + i], x, y + along, depth, length) : new Tile(order[at + i], x + along, y, length, depth));
                along += length;
            }

            if (w >= h) x += depth;
            else y += depth;
            at += count;
        }

        return tiles.ToImmutable();
    }

    // The longest shape of a row whose largest and smallest tiles are these: its sides' ratio.
    private static double Worst(double largest, double smallest, double area, double side) =>
        Math.Max(side * side * largest / (area * area), area * area / (side * side * smallest));
}
