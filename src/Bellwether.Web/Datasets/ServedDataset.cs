using System.Collections.Concurrent;
using Bellwether.Data.Store;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;
using Bellwether.Market;

namespace Bellwether.Web.Datasets;

/// <summary>
/// One version of the data, and workspaces over it. A workspace belongs to one question at a time; it goes back afterwards, so that the next question
/// finds what was worked out. The snapshot lives as long as somebody holds it: nothing is unmapped under a question that still runs.
/// </summary>
internal sealed class ServedDataset
{
    // A workspace keeps the histories of every window it was asked for; after so many questions a fresh one takes its place.
    private const int MostQuestions = 40;
    private const int MostIdle = 4;

    private readonly SnapshotLoad _load;
    private readonly WebSettings _settings;
    private readonly StoreKeeper _keeper;
    // One queue for each language of names.
    private readonly ConcurrentQueue<Pooled>[] _idle = [new(), new()];

    internal ServedDataset(SnapshotLoad load, StoreKeeper keeper, WebSettings settings) => (_load, _keeper, _settings) = (load, keeper, settings);

    /// <summary>The version.</summary>
    internal DatasetVersion Version => _load.Snapshot.Version;

    /// <summary>The market.</summary>
    internal MarketSnapshot Market => _load.Snapshot;

    /// <summary>What readers must be told of this version, or null.</summary>
    internal string? Note => _load.Note;

    /// <summary>Runs work with a door to this version; the door's workspaces are the work's own until it returns.</summary>
    internal T With<T>(Func<IMarketDoor, T> work)
    {
        var door = new Door(this);
        try
        {
            return work(door);
        }
        finally
        {
            door.Return();
        }
    }

    /// <summary>Runs work with a workspace over this version.</summary>
    internal T WithWorkspace<T>(Func<Workspace, T> work) => With(door => work(door.Open(knownAt: null, ownNames: false)));

    private Pooled Take(bool ownNames) => _idle[ownNames ? 1 : 0].TryDequeue(out var idle) ? idle : new Pooled(Fresh(_load, ownNames), ownNames);

    private void Return(Pooled pooled)
    {
        pooled.Questions++;
        var idle = _idle[pooled.OwnNames ? 1 : 0];
        if (pooled.Questions < MostQuestions && idle.Count < MostIdle) idle.Enqueue(pooled);
    }

    private Workspace Fresh(SnapshotLoad load, bool ownNames) => Workspace.Of(load.Snapshot, _settings.Definitions, _settings.StoreOption, ownNames);

    private sealed class Pooled(Workspace workspace, bool ownNames)
    {
        internal Workspace Workspace => workspace;

        internal bool OwnNames => ownNames;

        internal int Questions { get; set; }
    }

    private sealed class Door(ServedDataset dataset) : IMarketDoor
    {
        private readonly List<Pooled> _taken = [];

        public string StoreOption => dataset._settings.StoreOption;

        public SnapshotLoad Load(DateTime? knownAt) => knownAt is { } time && time < dataset.Version.KnownAt ? dataset._keeper.At(time) : dataset._load;

        public Workspace Open(DateTime? knownAt, bool ownNames)
        {
            var load = Load(knownAt);
            if (load != dataset._load) return dataset.Fresh(load, ownNames);
            var pooled = dataset.Take(ownNames);
            _taken.Add(pooled);
            return pooled.Workspace;
        }

        internal void Return()
        {
            foreach (var pooled in _taken) dataset.Return(pooled);
            _taken.Clear();
        }
    }
}
