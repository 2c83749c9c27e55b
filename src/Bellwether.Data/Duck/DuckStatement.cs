namespace Bellwether.Data.Duck;

/// <summary>A prepared statement: plan once, run often. Belongs to its connection's thread.</summary>
public sealed class DuckStatement : IDisposable
{
    private readonly DuckConnection _connection;
    private readonly StatementHandle _handle;

    internal DuckStatement(DuckConnection connection, StatementHandle handle)
    {
        (_connection, _handle) = (connection, handle);
        ParameterCount = (int)Native.ParameterCount(handle);
    }

    /// <summary>How many parameters the statement has.</summary>
    public int ParameterCount { get; }

    /// <summary>Runs it; gives the number of rows changed.</summary>
    public long Execute(params ReadOnlySpan<DuckValue> parameters) => Execute(CancellationToken.None, parameters);

    /// <summary>Runs it; gives the number of rows changed; can be cancelled.</summary>
    public long Execute(CancellationToken cancellationToken, params ReadOnlySpan<DuckValue> parameters)
    {
        using ResultHandle result = Run(streaming: false, cancellationToken, parameters);
        return checked((long)Native.RowsChanged(result));
    }

    /// <summary>Runs it and keeps the whole answer in memory.</summary>
    public DuckResult Read(params ReadOnlySpan<DuckValue> parameters) => Read(CancellationToken.None, parameters);

    /// <summary>Runs it and keeps the whole answer in memory; can be cancelled while it runs.</summary>
    public DuckResult Read(CancellationToken cancellationToken, params ReadOnlySpan<DuckValue> parameters) =>
        new(_connection, Run(streaming: false, cancellationToken, parameters), streaming: false, cancellationToken);

    /// <summary>Runs it so that the answer is computed as it is read.</summary>
    public DuckResult Stream(params ReadOnlySpan<DuckValue> parameters) => Stream(CancellationToken.None, parameters);

    /// <summary>Runs it so that the answer is computed as it is read; the token also stops later reads.</summary>
    public DuckResult Stream(CancellationToken cancellationToken, params ReadOnlySpan<DuckValue> parameters) =>
        new(_connection, Run(streaming: true, cancellationToken, parameters), streaming: true, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _handle.Dispose();

    private ResultHandle Run(bool streaming, CancellationToken cancellationToken, ReadOnlySpan<DuckValue> parameters)
    {
        ObjectDisposedException.ThrowIf(_handle.IsDisposed, this);
        ConnectionHandle connection = _connection.Handle;
        if (parameters.Length != ParameterCount)
            throw new ArgumentException($"The statement has {ParameterCount} parameters; {parameters.Length} values were given.", nameof(parameters));
        for (int i = 0; i < parameters.Length; i++)
            if (parameters[i].Bind(_handle, (ulong)i + 1) != Native.Success)
                throw new DuckException($"DuckDB refuses the value of parameter {i + 1}.", DuckErrorType.InvalidInput);

        ResultHandle result = new(connection);
        try
        {
            using Interruption? interruption = Interruption.Watch(connection, cancellationToken);
            int state = streaming ? Native.ExecutePreparedStreaming(_handle, result) : Native.ExecutePrepared(_handle, result);
            DuckResult.Check(state, result, cancellationToken);
            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }
}
