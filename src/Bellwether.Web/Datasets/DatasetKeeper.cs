using Bellwether.Data.Store;

namespace Bellwether.Web.Datasets;

/// <summary>
/// Holds the version that is served, and moves over when an import beside it is done. The store is looked at from outside (length and time of its
/// file); only after a change that has come to rest is it read. Questions that run keep the version they began with.
/// </summary>
internal sealed class DatasetKeeper : IAsyncDisposable
{
    private readonly WebSettings _settings;
    private readonly CancellationTokenSource _stop = new();
    private volatile ServedDataset _current;
    private string _seen;
    private string _loaded;
    private Task _watch = Task.CompletedTask;

    /// <summary>Loads the store; it must be there.</summary>
    internal DatasetKeeper(WebSettings settings)
    {
        _settings = settings;
        _loaded = _seen = SnapshotLoader.Fingerprint(settings.StorePath);
        _current = new ServedDataset(SnapshotLoader.Load(settings.StorePath), settings);
    }

    /// <summary>The version served now.</summary>
    internal ServedDataset Current => _current;

    /// <summary>Begins to look for imports.</summary>
    internal void Watch() => _watch = Task.Run(async () =>
    {
        using var timer = new PeriodicTimer(_settings.Look, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false)) LookOnce();
    });

    /// <summary>Looks at the store once; true when another version is served from now on.</summary>
    internal bool LookOnce()
    {
        var now = SnapshotLoader.Fingerprint(_settings.StorePath);
        var resting = now == _seen;
        _seen = now;
        if (!resting || now == _loaded) return false;
        try
        {
            var load = SnapshotLoader.Load(_settings.StorePath);
            // A store in use gives an older state: the import is not done, so look again.
            if (load.Note is not null) return false;
            _loaded = now;
            if (load.Snapshot.Version == _current.Version) return false;
            _current = new ServedDataset(load, _settings);
            _settings.Report?.Invoke($"moved over to dataset {load.Snapshot.Version.Batch}");
            return true;
        }
        catch (Exception problem) when (problem is StoreException or IOException or Data.Duck.DuckException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        try
        {
            await _watch.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        _stop.Dispose();
    }
}
