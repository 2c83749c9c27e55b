using Bellwether.Data.Store;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;

namespace Bellwether.Mcp;

/// <summary>A door to a store that is kept between questions; it looks for an import before each one, and every question gets a workspace of its own.</summary>
internal sealed class KeptDoor : IMarketDoor
{
    private readonly McpSettings _settings;
    private readonly StoreKeeper _keeper;

    /// <summary>Loads the store; it must be there.</summary>
    internal KeptDoor(McpSettings settings)
    {
        _settings = settings;
        _keeper = new StoreKeeper(settings.StorePath);
        Report();
    }

    /// <inheritdoc/>
    public string StoreOption => _settings.StoreOption;

    /// <inheritdoc/>
    public SnapshotLoad Load(DateTime? knownAt)
    {
        if (_keeper.Look()) Report();
        return knownAt is { } time ? _keeper.At(time) : _keeper.Current;
    }

    /// <inheritdoc/>
    public Workspace Open(DateTime? knownAt, bool ownNames) => Workspace.Of(Load(knownAt).Snapshot, _settings.Definitions, _settings.StoreOption, ownNames);

    private void Report() => _settings.Report?.Invoke($"Dataset {_keeper.Current.Snapshot.Version.Batch} is loaded.{(_keeper.Current.Note is { } note ? " " + note : "")}");
}
