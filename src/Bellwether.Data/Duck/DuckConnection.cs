namespace Bellwether.Data.Duck;

/// <summary>
/// A connection: one thread at a time, one open streaming result at a time (a further query ends the stream, whose
/// reader then gets an error, never a short answer). Only <see cref="Interrupt"/> and <see cref="Progress"/> may be called
/// from other threads.
/// </summary>
public sealed unsafe class DuckConnection : IDisposable
{
    private readonly ConnectionHandle _handle;
    private DuckTransaction? _transaction;

    internal DuckConnection(ConnectionHandle handle) => _handle = handle;

    internal ConnectionHandle Handle
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle.IsDisposed, this);
            return _handle;
        }
    }

    internal bool IsClosed => _handle.IsDisposed;

    /// <summary>How far the running query is; needs <see cref="EnableProgress"/>. Cheap: it reads three numbers.</summary>
    public DuckProgress Progress
    {
        get
        {
            Native.Progress progress = Native.QueryProgress(Handle);
            return new DuckProgress(progress.Percentage < 0 ? null : progress.Percentage / 100, progress.RowsProcessed, progress.RowsTotal);
        }
    }

    /// <summary>Runs one or several statements separated by semicolons; gives the number of rows that the last one changed.</summary>
    public long Execute(string sql, CancellationToken cancellationToken = default)
    {
        using ResultHandle result = new(Handle);
        using Interruption? interruption = Interruption.Watch(_handle, cancellationToken);
        int state = Native.Query(_handle, sql, result);
        DuckResult.Check(state, result, cancellationToken);
        return checked((long)Native.RowsChanged(result));
    }

    /// <summary>Runs one statement with parameters; gives the number of rows that it changed.</summary>
    public long Execute(string sql, params ReadOnlySpan<DuckValue> parameters) => Execute(sql, CancellationToken.None, parameters);

    /// <summary>Runs one statement with parameters; gives the number of rows that it changed; can be cancelled.</summary>
    public long Execute(string sql, CancellationToken cancellationToken, params ReadOnlySpan<DuckValue> parameters)
    {
        using DuckStatement statement = Prepare(sql);
        return statement.Execute(cancellationToken, parameters);
    }

    /// <summary>Prepares one statement; parameters are <c>?</c> or <c>$1</c>.</summary>
    public DuckStatement Prepare(string sql)
    {
        int state = Native.Prepare(Handle, sql, out nint native);
        StatementHandle statement = new(native, _handle);
        if (state == Native.Success) return new DuckStatement(this, statement);
        using (statement) throw DuckException.From(Native.Text(Native.PrepareError(statement)));
    }

    /// <summary>Runs a query and keeps its whole answer in memory.</summary>
    public DuckResult Read(string sql, params ReadOnlySpan<DuckValue> parameters) => Read(sql, CancellationToken.None, parameters);

    /// <summary>Runs a query and keeps its whole answer in memory; can be cancelled while it runs.</summary>
    public DuckResult Read(string sql, CancellationToken cancellationToken, params ReadOnlySpan<DuckValue> parameters)
    {
        using DuckStatement statement = Prepare(sql);
        return statement.Read(cancellationToken, parameters);
    }

    /// <summary>Runs a query whose answer is computed as it is read, in bounded memory.</summary>
    public DuckResult Stream(string sql, params ReadOnlySpan<DuckValue> parameters) => Stream(sql, CancellationToken.None, parameters);

    /// <summary>Runs a query whose answer is computed as it is read; the token also stops later reads.</summary>
    public DuckResult Stream(string sql, CancellationToken cancellationToken, params ReadOnlySpan<DuckValue> parameters)
    {
        using DuckStatement statement = Prepare(sql);
        return statement.Stream(cancellationToken, parameters);
    }

    /// <summary>The rows of a small answer, mapped one by one.</summary>
    public List<T> Query<T>(string sql, DuckRowReader<T> map, params ReadOnlySpan<DuckValue> parameters)
    {
        using DuckResult result = Read(sql, parameters);
        return result.ToList(map);
    }

    /// <summary>The first value of the first row; throws if there is no row or the value is NULL.</summary>
    public T Scalar<T>(string sql, params ReadOnlySpan<DuckValue> parameters)
        where T : notnull
    {
        List<T> rows = Query(sql, static row => row.Get<T>(0), parameters);
        return rows.Count > 0 ? rows[0] : throw new InvalidOperationException("The query gave no row.");
    }

    /// <summary>The first value of the first row; null if there is no row or the value is NULL.</summary>
    public T? ScalarOrNull<T>(string sql, params ReadOnlySpan<DuckValue> parameters)
        where T : struct
    {
        List<T?> rows = Query(sql, static row => row.GetOrNull<T>(0), parameters);
        return rows.Count > 0 ? rows[0] : null;
    }

    /// <summary>An appender for a table: the fast way to insert.</summary>
    public DuckAppender Appender(string table, string? schema = null) => new(this, schema, table);

    /// <summary>Begins a transaction; disposing it without <see cref="DuckTransaction.Commit"/> rolls back.</summary>
    public DuckTransaction Begin()
    {
        Execute("BEGIN TRANSACTION");
        return _transaction = new DuckTransaction(this);
    }

    /// <summary>Stops the running query, which then fails with <see cref="DuckErrorType.Interrupt"/>.</summary>
    public void Interrupt() => Native.Interrupt(Handle);

    /// <summary>Makes <see cref="Progress"/> live for the queries that follow; nothing is printed.</summary>
    public void EnableProgress() => Execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET progress_bar_time = 0");

    /// <summary>Closes; an open transaction is rolled back.</summary>
    public void Dispose()
    {
        if (_handle.IsDisposed) return;
        _transaction?.Dispose();
        _handle.Dispose();
    }
}
