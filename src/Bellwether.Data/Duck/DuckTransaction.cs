namespace Bellwether.Data.Duck;

/// <summary>A transaction on one connection. Disposing it without <see cref="Commit"/> rolls back.</summary>
public sealed class DuckTransaction : IDisposable
{
    private readonly DuckConnection _connection;
    private bool _ended;

    internal DuckTransaction(DuckConnection connection) => _connection = connection;

    /// <summary>Makes the changes lasting. If that fails, DuckDB has rolled them back.</summary>
    public void Commit() => End("COMMIT");

    /// <summary>Drops the changes.</summary>
    public void Rollback() => End("ROLLBACK");

    /// <inheritdoc />
    public void Dispose()
    {
        if (_ended || _connection.IsClosed) return;
        try
        {
            Rollback();
        }
        catch (DuckException)
        {
            // A fatal error has already ended the transaction. Nothing was committed, and Dispose must not hide the first error.
        }
    }

    private void End(string sql)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        _ended = true;
        _connection.Execute(sql);
    }
}
