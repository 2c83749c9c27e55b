namespace Bellwether.Data.Duck;

/// <summary>Turns a row into a value.</summary>
public delegate T DuckRowReader<out T>(DuckRow row);

/// <summary>One row of a small answer. Types: bool, int, long, Int128, double, decimal, string, DateOnly, DateTime.</summary>
public readonly ref struct DuckRow
{
    private readonly DuckChunk _chunk;
    private readonly int _row;

    internal DuckRow(DuckChunk chunk, int row) => (_chunk, _row) = (chunk, row);

    /// <summary>True if the column holds NULL.</summary>
    public bool IsNull(int column) => _chunk[column].IsNull(_row);

    /// <summary>The value; NULL, overflow and unlike types throw.</summary>
    public T Get<T>(int column)
        where T : notnull => _chunk[column].Get<T>(_row);

    /// <summary>The value, or null for NULL.</summary>
    public T? GetOrNull<T>(int column)
        where T : struct => IsNull(column) ? null : Get<T>(column);

    /// <summary>The text, or null for NULL.</summary>
    public string? TextOrNull(int column) => IsNull(column) ? null : Get<string>(column);
}
