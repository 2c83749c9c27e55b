using System.Collections.Immutable;

namespace Bellwether.Data.Duck;

/// <summary>Up to 2,048 rows, column by column, in DuckDB's own memory.</summary>
public sealed unsafe class DuckChunk
{
    private readonly ChunkHandle _handle;
    private readonly ImmutableArray<DuckColumnInfo> _columns;

    internal DuckChunk(ChunkHandle handle, ImmutableArray<DuckColumnInfo> columns)
    {
        (_handle, _columns) = (handle, columns);
        RowCount = (int)Native.ChunkSize(handle.DangerousGetHandle());
    }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The number of columns.</summary>
    public int ColumnCount => _columns.Length;

    /// <summary>One column; throws once the result has moved on.</summary>
    public DuckColumn this[int column]
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle.IsDisposed, this);
            nint vector = Native.ChunkVector(_handle.DangerousGetHandle(), (ulong)_columns.IndexGuard(column));
            return new DuckColumn(_columns[column], Native.VectorData(vector), Native.VectorValidity(vector), RowCount);
        }
    }

    /// <summary>The values of one column; see <see cref="DuckColumn.Values{T}"/>.</summary>
    public ReadOnlySpan<T> Values<T>(int column)
        where T : unmanaged => this[column].Values<T>();

    internal void Dispose() => _handle.Dispose();
}

file static class Guard
{
    internal static int IndexGuard(this ImmutableArray<DuckColumnInfo> columns, int column) =>
        (uint)column < (uint)columns.Length
            ? column
            : throw new ArgumentOutOfRangeException(nameof(column), column, $"The answer has {columns.Length} columns.");
}
