namespace Bellwether.Data.Duck;

/// <summary>
/// Interrupts a connection's running query once a token is cancelled. DuckDB forgets an interrupt that arrives just before
/// a query starts, so it is repeated until the query ends; after Dispose none can hit the next query.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    private readonly Lock _gate = new();
    private readonly ConnectionHandle _connection;
    private readonly CancellationTokenRegistration _registration;
    private Timer? _timer;
    private bool _ended;

    private Interruption(ConnectionHandle connection, CancellationToken token)
    {
        _connection = connection;
        _registration = token.UnsafeRegister(static self => ((Interruption)self!).Start(), this);
    }

    /// <summary>Null, which costs nothing, for a token that cannot be cancelled.</summary>
    internal static Interruption? Watch(ConnectionHandle connection, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return token.CanBeCanceled ? new Interruption(connection, token) : null;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            _timer?.Dispose();
        }

        _registration.Dispose();
    }

    private void Start()
    {
        lock (_gate)
            if (!_ended) _timer = new Timer(static self => ((Interruption)self!).Interrupt(), this, TimeSpan.Zero, s_pause);
    }

    private void Interrupt()
    {
        lock (_gate)
            if (!_ended) Native.Interrupt(_connection);
    }
}
