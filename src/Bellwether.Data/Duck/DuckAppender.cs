using System.Collections.Immutable;

namespace Bellwether.Data.Duck;

/// <summary>
/// Inserts many rows into one table, row by row or chunk by chunk. <see cref="Close"/> writes what is buffered and reports errors;
/// disposing without it drops the buffer. Long runs are written in batches before Close: open a transaction for all or nothing.
/// </summary>
public sealed unsafe class DuckAppender : IDisposable
{
    private readonly DuckConnection _connection;
    private readonly AppenderHandle _handle;
    private bool _ended;

    internal DuckAppender(DuckConnection connection, string? schema, string table)
    {
        _connection = connection;
        int state = Native.AppenderCreate(connection.Handle, catalog: null, schema, table, out nint native);
        _handle = new AppenderHandle(native, connection.Handle);
        if (state != Native.Success)
        {
            using (_handle) throw Error();
        }

        var columns = ImmutableArray.CreateBuilder<DuckColumnInfo>();
        for (ulong i = 0, count = Native.AppenderColumnCount(_handle); i < count; i++)
            columns.Add(DuckColumnInfo.Take($"{table}[{i}]", Native.AppenderColumnType(_handle, i)));
        Columns = columns.ToImmutable();
    }

    /// <summary>The table's columns in order; names are positions.</summary>
    public ImmutableArray<DuckColumnInfo> Columns { get; }

    /// <summary>Appends one row; values are cast to the columns' types.</summary>
    public void AppendRow(params ReadOnlySpan<DuckValue> values)
    {
        AppenderHandle appender = Usable();
        if (values.Length != Columns.Length)
            throw new ArgumentException($"The table has {Columns.Length} columns; {values.Length} values were given.", nameof(values));
        foreach (ref readonly DuckValue value in values)
            Check(value.Append(appender));
        Check(Native.AppenderEndRow(appender));
    }

    /// <summary>A chunk to fill for this table; one can be used again and again.</summary>
    public DuckChunkBuilder CreateChunk()
    {
        AppenderHandle appender = Usable();
        nint* types = stackalloc nint[Columns.Length];
        for (int i = 0; i < Columns.Length; i++) types[i] = Native.AppenderColumnType(appender, (ulong)i);
        ChunkHandle chunk = new(Native.CreateChunk(types, (ulong)Columns.Length));
        for (int i = 0; i < Columns.Length; i++) Native.DestroyLogicalType(ref types[i]);
        return new DuckChunkBuilder(chunk, Columns);
    }

    /// <summary>Appends the chunk's first rows and empties the chunk.</summary>
    public void Append(DuckChunkBuilder chunk, int rows)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        Check(Native.AppendDataChunk(Usable(), chunk.Complete(rows)));
        chunk.Reset();
    }

    /// <summary>Writes what is buffered to the table; the appender stays usable.</summary>
    public void Flush() => Check(Native.AppenderFlush(Usable()));

    /// <summary>Writes what is buffered and ends the appender.</summary>
    public void Close()
    {
        AppenderHandle appender = Usable();
        int state = Native.AppenderClose(appender);
        _ended = true;
        Check(state);
        _handle.Dispose();
    }

    /// <inheritdoc />
    public void Dispose() => _handle.Dispose();

    // After a failed append DuckDB's row is half written, so nothing more may be added.
    private void Check(int state)
    {
        if (state == Native.Success) return;
        _ended = true;
        throw Error();
    }

    private DuckException Error()
    {
        nint error = Native.AppenderErrorData(_handle);
        DuckException exception = DuckException.From(Native.Text(Native.ErrorDataMessage(error)), (DuckErrorType)Native.ErrorDataType(error));
        Native.DestroyErrorData(ref error);
        return exception;
    }

    private AppenderHandle Usable()
    {
        ObjectDisposedException.ThrowIf(_handle.IsDisposed, this);
        _ = _connection.Handle;
        if (_ended) throw new InvalidOperationException("The appender has failed or is closed.");
        return _handle;
    }
}
