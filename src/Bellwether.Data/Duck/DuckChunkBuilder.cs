using System.Collections.Immutable;

namespace Bellwether.Data.Duck;

/// <summary>A chunk that is filled column by column in DuckDB's own memory and then handed to an appender.</summary>
public sealed unsafe class DuckChunkBuilder : IDisposable
{
    private readonly ChunkHandle _handle;
    private readonly ImmutableArray<DuckColumnInfo> _columns;

    internal DuckChunkBuilder(ChunkHandle handle, ImmutableArray<DuckColumnInfo> columns)
    {
        (_handle, _columns) = (handle, columns);
        ClearTexts();
    }

    /// <summary>The most rows that a chunk holds: 2,048.</summary>
    public static int Capacity { get; } = (int)Native.VectorSize();

    /// <summary>
    /// The column's storage, <see cref="Capacity"/> long, to be written in place; <see cref="DuckColumnInfo.Storage"/> tells the
    /// type. Valid until the chunk is appended or disposed. Rows have values until <see cref="SetNull"/>.
    /// </summary>
    public Span<T> Values<T>(int column)
        where T : unmanaged
    {
        nint vector = Vector(column);
        _columns[column].Require<T>();
        return new(Native.VectorData(vector), Capacity);
    }

    /// <summary>Copies values to the column's first rows.</summary>
    public void Set<T>(int column, ReadOnlySpan<T> values)
        where T : unmanaged => values.CopyTo(Values<T>(column));

    /// <summary>Copies values to the column's first rows, with NULL where the mask is true.</summary>
    public void Set<T>(int column, ReadOnlySpan<T> values, ReadOnlySpan<bool> isNull)
        where T : unmanaged
    {
        if (isNull.Length != values.Length) throw new ArgumentException("Values and mask differ in length.", nameof(isNull));
        Set(column, values);
        for (int row = isNull.IndexOf(true); row >= 0 && row < isNull.Length; row++)
            if (isNull[row]) SetNull(column, row);
    }

    /// <summary>Copies a text into a VARCHAR column; null becomes NULL.</summary>
    public void SetText(int column, int row, string? text)
    {
        if (text is null)
        {
            SetNull(column, row);
            return;
        }

        using Utf8Text utf8 = new(text, stackalloc byte[Utf8Text.StackSize]);
        Assign(column, row, utf8.Bytes[..utf8.Length]);
    }

    /// <summary>Copies UTF-8 bytes into a VARCHAR column; invalid UTF-8 throws.</summary>
    public void SetText(int column, int row, ReadOnlySpan<byte> utf8)
    {
        if (!System.Text.Unicode.Utf8.IsValid(utf8)) throw new ArgumentException("The bytes are not valid UTF-8.", nameof(utf8));
        Assign(column, row, utf8);
    }

    /// <summary>Makes a row of a column NULL.</summary>
    public void SetNull(int column, int row)
    {
        CheckRow(row);
        nint vector = Vector(column);
        Native.VectorEnsureValidity(vector);
        Native.VectorValidity(vector)[row >> 6] &= ~(1UL << (row & 63));
    }

    /// <inheritdoc />
    public void Dispose() => _handle.Dispose();

    internal nint Complete(int rows)
    {
        ObjectDisposedException.ThrowIf(_handle.IsDisposed, this);
        if ((uint)rows > (uint)Capacity) throw new ArgumentOutOfRangeException(nameof(rows), rows, $"A chunk holds 0 to {Capacity} rows.");
        nint chunk = _handle.DangerousGetHandle();
        Native.ChunkSetSize(chunk, (ulong)rows);
        return chunk;
    }

    internal void Reset()
    {
        Native.ChunkReset(_handle.DangerousGetHandle());
        ClearTexts();
    }

    // A text that nobody sets must be empty: left alone, its 16 bytes would point into memory that is already freed.
    private void ClearTexts()
    {
        for (int column = 0; column < _columns.Length; column++)
            if (_columns[column].Storage == typeof(string))
                new Span<byte>(Native.VectorData(Vector(column)), Capacity * DuckColumn.TextEntryBytes).Clear();
    }

    private void Assign(int column, int row, ReadOnlySpan<byte> utf8)
    {
        CheckRow(row);
        nint vector = Vector(column);
        _columns[column].Require<string>();
        byte nothing = 0; // DuckDB wants an address even for an empty text
        fixed (byte* bytes = utf8) Native.VectorAssignString(vector, (ulong)row, bytes is null ? &nothing : bytes, (ulong)utf8.Length);
    }

    private nint Vector(int column)
    {
        ObjectDisposedException.ThrowIf(_handle.IsDisposed, this);
        if ((uint)column >= (uint)_columns.Length)
            throw new ArgumentOutOfRangeException(nameof(column), column, $"The table has {_columns.Length} columns.");
        return Native.ChunkVector(_handle.DangerousGetHandle(), (ulong)column);
    }

    private static void CheckRow(int row)
    {
        if ((uint)row >= (uint)Capacity) throw new ArgumentOutOfRangeException(nameof(row), row, $"A chunk holds {Capacity} rows.");
    }
}
