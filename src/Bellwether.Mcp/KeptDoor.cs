using Bellwether.Data.Store;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;

namespace Bellwether.Mcp;

/// <summary>A door to a store that is kept between questions; it looks for an import before each one, and every question gets a workspace of its own.</summary>
/// <param name="settings">The store.</param>
internal sealed class KeptDoor(McpSettings settings) : IMarketDoor
{
    private readonly StoreKeeper _keeper = new(settings.StorePath);

    /// <inheritdoc/>
    public string StoreOption => settings.StoreOption;

    /// <inheritdoc/>
    public SnapshotLoad Load(DateTime? knownAt)
    {
        if (_keeper.Look()) settings.Report?.Invoke($"Dataset {_keeper.Current.Snapshot.Version.Batch} is loaded.");
        return knownAt is { } time ? _keeper.At(time) : _keeper.Current;
    }

    /// <inheritdoc/>
    public Workspace Open(DateTime? knownAt, bool ownNames) => Workspace.Of(Load(knownAt).Snapshot, settings.Definitions, settings.StoreOption, ownNames);
}
