using Bellwether.Data.Duck;
using Bellwether.Data.Store;

namespace Bellwether.Desk.Surfaces;

/// <summary>
/// Holds a store's data between questions, for surfaces that live longer than one. The store is looked at from outside (length and time of its file) and
/// read again only after an import is done. Data that are replaced are not unmapped: a question that still runs may hold them.
/// </summary>
public sealed class StoreKeeper
{
    private const int MostPast = 4;

    private readonly string _path;
    private readonly Lock _gate = new();
    private readonly List<(DateTime KnownAt, SnapshotLoad Load)> _past = [];
    private volatile SnapshotLoad _current;
    private string _fingerprint;

    /// <summary>Loads the store; one that is missing throws <see cref="StoreException"/>.</summary>
    public StoreKeeper(string path)
    {
        _path = path;
        _fingerprint = SnapshotLoader.Fingerprint(path);
        _current = SnapshotLoader.Load(path);
        // While an import goes on the loader gives the last finished state and says so: look again.
        if (_current.Note is not null) _fingerprint = "";
    }

    /// <summary>The data held now.</summary>
    public SnapshotLoad Current => _current;

    /// <summary>Looks at the store; true when other data are held from now on. A store that cannot be read leaves what is held.</summary>
    public bool Look()
    {
        lock (_gate)
        {
            try
            {
                var now = SnapshotLoader.Fingerprint(_path);
                if (now == _fingerprint) return false;
                var load = SnapshotLoader.Load(_path);
                if (load.Note is not null) return false;
                _fingerprint = now;
                if (load.Snapshot.Version == _current.Snapshot.Version && _current.Note is null) return false;
                _current = load;
                return true;
            }
            catch (Exception problem) when (problem is StoreException or IOException or DuckException)
            {
                return false;
            }
        }
    }

    /// <summary>The data as known at a time; the last few are kept.</summary>
    public SnapshotLoad At(DateTime knownAt)
    {
        if (knownAt >= _current.Snapshot.Version.KnownAt) return _current;
        lock (_past)
        {
            if (_past.Find(own => own.KnownAt == knownAt).Load is { } known) return known;
            var load = SnapshotLoader.LoadKnownAt(_path, knownAt);
            if (_past.Count == MostPast) _past.RemoveAt(0);
            _past.Add((knownAt, load));
            return load;
        }
    }
}
