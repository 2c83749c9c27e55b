using System.Collections.Immutable;

namespace Bellwether.Data.Duck;

/// <summary>
/// The answer of a query, read chunk by chunk, forwards, once. A chunk and its spans are valid until the next
/// <see cref="NextChunk"/> or Dispose: copy what must last longer.
/// </summary>
public sealed unsafe class DuckResult : IDisposable
{
    private readonly DuckConnection _connection;
    private readonly ResultHandle _handle;
    private readonly CancellationToken _cancellationToken;
    private DuckChunk? _current;
    private bool _finished;

    internal DuckResult(DuckConnection connection, ResultHandle handle, bool streaming, CancellationToken cancellationToken)
    {
        (_connection, _handle, IsStreaming, _cancellationToken) = (connection, handle, streaming, cancellationToken);
        var columns = ImmutableArray.CreateBuilder<DuckColumnInfo>();
        for (ulong i = 0, count = Native.ColumnCount(handle); i < count; i++)
            columns.Add(DuckColumnInfo.Take(Native.Text(Native.ColumnName(handle, i)) ?? "", Native.ColumnLogicalType(handle, i)));
        Columns = columns.ToImmutable();
    }

    /// <summary>The columns in order.</summary>
    public ImmutableArray<DuckColumnInfo> Columns { get; }

    /// <summary>True if rows are computed as they are read.</summary>
    public bool IsStreaming { get; }

    /// <summary>Rows changed by an INSERT, UPDATE or DELETE; 0 for other statements.</summary>
    public long RowsChanged => checked((long)Native.RowsChanged(Usable()));

    /// <summary>The next chunk, or null after the last one. Errors and cancellation of a stream surface here.</summary>
    public DuckChunk? NextChunk()
    {
        ResultHandle result = Usable();
        _current?.Dispose();
        _current = null;
        if (_finished) return null;
        using Interruption? interruption = Interruption.Watch(_connection.Handle, _cancellationToken);
        for (nint chunk = Fetch(result); chunk != 0; chunk = Fetch(result))
        {
            _current = new DuckChunk(new ChunkHandle(chunk), Columns);
            if (_current.RowCount > 0) return _current;
            _current.Dispose();
        }

        _finished = true;
        Check(Native.Success, result, _cancellationToken);
        return null;
    }

    /// <summary>All further rows, mapped one by one.</summary>
    public List<T> ToList<T>(DuckRowReader<T> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        List<T> rows = [];
        while (NextChunk() is { } chunk)
            for (int row = 0; row < chunk.RowCount; row++)
                rows.Add(map(new DuckRow(chunk, row)));
        return rows;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _current?.Dispose();
        _handle.Dispose();
    }

    /// <summary>Throws what a result holds: cancellation if our token asked for it, otherwise DuckDB's error.</summary>
    internal static void Check(int state, ResultHandle result, CancellationToken cancellationToken)
    {
        string? message = Native.Text(Native.ResultError(result));
        if (state == Native.Success && string.IsNullOrEmpty(message)) return;
        DuckException error = DuckException.From(message, (DuckErrorType)Native.ResultErrorType(result));
        if (error.ErrorType == DuckErrorType.Interrupt && cancellationToken.IsCancellationRequested)
            throw new OperationCanceledException("The query was cancelled.", error, cancellationToken);
        throw error;
    }

    private static nint Fetch(ResultHandle result)
    {
        bool added = false;
        try
        {
            result.DangerousAddRef(ref added);
            return Native.FetchChunk(*(Native.Result*)result.DangerousGetHandle());
        }
        finally
        {
            if (added) result.DangerousRelease();
        }
    }

    private ResultHandle Usable()
    {
        ObjectDisposedException.ThrowIf(_handle.IsDisposed, this);
        return _handle;
    }
}
