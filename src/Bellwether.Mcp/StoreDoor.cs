using Bellwether.Data.Store;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;

namespace Bellwether.Mcp;

/// <summary>Keeps the store's data between questions, and reads them again after an import; every question gets a workspace of its own.</summary>
/// <param name="settings">The store.</param>
internal sealed class StoreDoor(McpSettings settings) : IMarketDoor
{
    private readonly Lock _gate = new();
    private SnapshotLoad? _load;
    private string _fingerprint = "";

    /// <inheritdoc/>
    public string StoreOption => settings.StoreOption;

    /// <inheritdoc/>
    public SnapshotLoad Load(DateTime? knownAt)
    {
        if (knownAt is { } time) return SnapshotLoader.LoadKnownAt(settings.StorePath, time);
        lock (_gate)
        {
            var now = SnapshotLoader.Fingerprint(settings.StorePath);
            if (_load is not null && now == _fingerprint) return _load;
            // The data of before are not unmapped: a question that still runs may hold them.
            _load = SnapshotLoader.Load(settings.StorePath);
            // While an import goes on the loader gives the last finished state and says so: look again next time.
            _fingerprint = _load.Note is null ? now : "";
            settings.Report?.Invoke($"Dataset {_load.Snapshot.Version.Batch} is loaded.{(_load.Note is { } note ? " " + note : "")}");
            return _load;
        }
    }

    /// <inheritdoc/>
    public Workspace Open(DateTime? knownAt) => new(Load(knownAt).Snapshot, settings.Definitions, settings.StoreOption);
}
