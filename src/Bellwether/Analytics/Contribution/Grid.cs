namespace Bellwether.Analytics.Contribution;

/// <summary>Day-major tables of constituents: every row one trading day, every column one constituent.</summary>
internal static class Grid
{
    /// <summary>Number of columns; throws when rows differ in length.</summary>
    public static int Columns(IReadOnlyList<double[]> rows, string name)
    {
        ArgumentNullException.ThrowIfNull(rows, name);
        if (rows.Count == 0) return 0;
        var columns = rows[0].Length;
        foreach (var row in rows)
            if (row.Length != columns)
                throw new ArgumentException($"Every day needs {columns} constituents, one has {row.Length}.", name);
        return columns;
    }

    /// <summary>Columns of two tables of one shape; throws when they differ.</summary>
    public static int SameShape(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second, string name)
    {
        var columns = Columns(first, name);
        if (Columns(second, name) != columns || first.Count != second.Count) throw new ArgumentException("Both tables need the same days and constituents.", name);
        return columns;
    }
}
