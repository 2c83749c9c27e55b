namespace Bellwether.Story.Charts;

/// <summary>
/// Leaves out points that a picture cannot show: of those within one unit of width, the first, the lowest, the highest and the last stay, so that
/// the line looks the same and its extremes are exact. Fourteen years of days would otherwise make a page of coordinates.
/// </summary>
internal static class Thinning
{
    /// <summary>The points that stay, in order, with their gaps.</summary>
    public static IEnumerable<(double X, double Y)?> Of(IEnumerable<(double X, double Y)?> points)
    {
        var column = new List<(double X, double Y)>();
        foreach (var point in points)
        {
            if (column.Count > 0 && (point is not { } next || Math.Floor(next.X) != Math.Floor(column[0].X)))
            {
                foreach (var kept in Kept(column)) yield return kept;
                column.Clear();
            }

            if (point is { } at) column.Add(at);
            else yield return null;
        }

        foreach (var kept in Kept(column)) yield return kept;
    }

    private static IEnumerable<(double X, double Y)?> Kept(List<(double X, double Y)> column)
    {
        var (low, high) = (0, 0);
        for (var i = 1; i < column.Count; i++)
        {
            if (column[i].Y < column[low].Y) low = i;
            if (column[i].Y > column[high].Y) high = i;
        }

        return new[] { 0, low, high, column.Count - 1 }.Where(i => i >= 0 && i < column.Count).Distinct().Order().Select(i => ((double X, double Y)?)column[i]);
    }
}
