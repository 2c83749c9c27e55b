using Bellwether.Data.Store;
using Bellwether.Desk.Surfaces;

namespace Bellwether.Web.Datasets;

/// <summary>
/// Holds the version that is served, and moves over when an import beside it is done. The store is looked at now and then; only after a change that has
/// come to rest is it read. Questions that run keep the version they began with.
/// </summary>
internal sealed class DatasetKeeper : IAsyncDisposable
{
    private readonly WebSettings _settings;
    private readonly StoreKeeper _keeper;
    private readonly CancellationTokenSource _stop = new();
    private volatile ServedDataset _current;
    private string _seen;
    private Task _watch = Task.CompletedTask;

    /// <summary>Loads the store; it must be there.</summary>
    internal DatasetKeeper(WebSettings settings)
    {
        _settings = settings;
        _seen = SnapshotLoader.Fingerprint(settings.StorePath);
        _keeper = new StoreKeeper(settings.StorePath);
        _current = new ServedDataset(_keeper.Current, _keeper, settings);
    }

    /// <summary>The version served now.</summary>
    internal ServedDataset Current => _current;

    /// <summary>Begins to look for imports; <paramref name="moved"/> is told of each move.</summary>
    internal void Watch(Action moved) => _watch = Task.Run(async () =>
    {
        using var timer = new PeriodicTimer(_settings.Look, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
        {
            if (LookOnce()) moved();
        }
    });

    /// <summary>Looks at the store once; true when another version is served from now on.</summary>
    internal bool LookOnce()
    {
        string now;
        try
        {
            now = SnapshotLoader.Fingerprint(_settings.StorePath);
        }
        catch (IOException)
        {
            return false;
        }

        var resting = now == _seen;
        _seen = now;
        if (!resting || !_keeper.Look()) return false;
        _current = new ServedDataset(_keeper.Current, _keeper, _settings);
        _settings.Report?.Invoke($"moved over to dataset {_current.Version.Batch}");
        return true;
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
