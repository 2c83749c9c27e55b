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
    private const int MostPast = 4;

    private readonly SnapshotLoad _load;
    private readonly WebSettings _settings;
    private readonly ConcurrentQueue<Pooled> _idle = new();
    private readonly Lock _past = new();
    private readonly List<(DateTime KnownAt, SnapshotLoad Load)> _loads = [];

    internal ServedDataset(SnapshotLoad load, WebSettings settings) => (_load, _settings) = (load, settings);

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
    internal T WithWorkspace<T>(Func<Workspace, T> work) => With(door => work(door.Open(knownAt: null)));

    private SnapshotLoad LoadAt(DateTime knownAt)
    {
        if (knownAt >= Version.KnownAt) return _load;
        lock (_past)
        {
            if (_loads.Find(own => own.KnownAt == knownAt).Load is { } known) return known;
            var load = SnapshotLoader.LoadKnownAt(_settings.StorePath, knownAt);
            if (_loads.Count == MostPast) _loads.RemoveAt(0);
            _loads.Add((knownAt, load));
            return load;
        }
    }

    private Pooled Take() => _idle.TryDequeue(out var idle) ? idle : new Pooled(Fresh(_load));

    private void Return(Pooled pooled)
    {
        pooled.Questions++;
        if (pooled.Questions < MostQuestions && _idle.Count < MostIdle) _idle.Enqueue(pooled);
    }

    private Workspace Fresh(SnapshotLoad load) => new(load.Snapshot, _settings.Definitions, _settings.StoreOption);

    private sealed class Pooled(Workspace workspace)
    {
        internal Workspace Workspace => workspace;

        internal int Questions { get; set; }
    }

    private sealed class Door(ServedDataset dataset) : IMarketDoor
    {
        private readonly List<Pooled> _taken = [];

        public string StoreOption => dataset._settings.StoreOption;

        public SnapshotLoad Load(DateTime? knownAt) => knownAt is { } time ? dataset.LoadAt(time) : dataset._load;

        public Workspace Open(DateTime? knownAt)
        {
            var load = Load(knownAt);
            if (load != dataset._load) return dataset.Fresh(load);
            var pooled = dataset.Take();
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
