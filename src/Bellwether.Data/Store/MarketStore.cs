using System.Collections.Immutable;
using Bellwether.Data.Duck;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>How a store is opened.</summary>
public enum OpenMode
{
    /// <summary>Only reading; several processes may do so at once.</summary>
    Read,

    /// <summary>Reading and importing; the store is created when it does not exist, and no other process may have it open.</summary>
    ReadWrite,
}

/// <summary>
/// A market's data on disk: a directory with <c>bellwether.duckdb</c> and <c>cache/</c>. Append-only and bitemporal (DESIGN, decision 2):
/// every row carries the import batch that made it known, and a correction is a further row with the same key; a row that a source no
/// longer has stays. A store holds one market.
/// Not safe for several threads. To load data without importing, <see cref="SnapshotLoader"/> is faster: it rarely opens the database.
/// </summary>
public sealed class MarketStore : IDisposable
{
    /// <summary>Name of the database file in the store's directory.</summary>
    public const string DatabaseName = "bellwether.duckdb";

    private readonly DuckDatabase _database;
    private string? _freshCache;

    private MarketStore(string path, OpenMode mode, DuckDatabase database, DuckConnection connection)
    {
        (Path, Mode, _database, Connection) = (path, mode, database, connection);
        Cache = new ColumnCache(path);
        Batches = SnapshotQuery.Batches(connection);
    }

    /// <summary>The store's directory.</summary>
    public string Path { get; }

    /// <summary>How it was opened.</summary>
    public OpenMode Mode { get; }

    /// <summary>All imports, the first one first.</summary>
    public ImmutableArray<BatchInfo> Batches { get; private set; }

    /// <summary>Scheme of the store's market, or null while it is empty.</summary>
    public string? Scheme => Connection.Query("SELECT scheme FROM store_info", r => r.TextOrNull(0))[0];

    internal DuckConnection Connection { get; }

    internal ColumnCache Cache { get; }

    /// <summary>
    /// Opens a store. <see cref="StoreMissingException"/> when there is none to read, <see cref="StoreLockedException"/> when another
    /// process has it open, <see cref="StoreTooNewException"/> when a newer program wrote it.
    /// </summary>
    public static MarketStore Open(string path, OpenMode mode)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = DatabaseFile(path);
        if (mode == OpenMode.Read && !File.Exists(file))
            throw Missing(path);
        if (mode == OpenMode.ReadWrite) CreateDirectory(path);
        DuckDatabase? database = null;
        DuckConnection? connection = null;
        var opened = false;
        try
        {
            database = DuckDatabase.Open(file, new DuckOptions { ReadOnly = mode == OpenMode.Read });
            connection = database.Connect();
            if (!StoreSchema.Check(connection, path))
            {
                if (mode == OpenMode.Read) throw Missing(path);
                StoreSchema.Create(connection);
            }

            var store = new MarketStore(path, mode, database, connection);
            opened = true;
            return store;
        }
        catch (DuckLockedException e)
        {
            throw new StoreLockedException(
                $"The store {path} is in use by another process, which is importing or loading it. Wait until it has finished, or choose another store with --store. ({e.Message})", e);
        }
        catch (DuckException e) when (e.ErrorType == DuckErrorType.Connection || e.Message.Contains("configuration", StringComparison.Ordinal))
        {
            throw new StoreLockedException($"The store {path} is already open in this program in another mode. Close it first. ({e.Message})", e);
        }
        catch (DuckException e)
        {
            throw new StoreDamagedException($"The store {path} cannot be opened: {e.Message} If the file is damaged, remove the directory and import again.", e);
        }
        finally
        {
            if (!opened)
            {
                connection?.Dispose();
                database?.Dispose();
            }
        }
    }

    /// <summary>Takes in tables that are in memory, with the failures that their reader met. All or nothing; known rows are not written again.</summary>
    public ImportReport Import(MarketTables tables, string kind, string source, ImportOptions options, ImmutableArray<RowFailure> failures = default, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tables);
        return Import(ImportSet.From(tables, kind, source, failures), options, cancellation);
    }

    /// <summary>The snapshot after a batch, from its cache directory, which is built when it is missing.</summary>
    public SnapshotLoad Load(BatchInfo batch, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var directory = Cache.DirectoryOf(batch);
        var load = ColumnCache.TryLoad(directory);
        if (load is null)
        {
            Cache.Build(Connection, batch, progress, cancellation);
            load = ColumnCache.TryLoad(directory)
                ?? throw new StoreDamagedException($"The cache {directory} was written but cannot be read back. Check the disk, then run the command again.");
        }

        if (batch.Number == Batches[^1].Number) _freshCache = directory;
        return load;
    }

    /// <summary>The last batch known at a time (UTC), or null when nothing was known yet.</summary>
    public BatchInfo? BatchKnownAt(DateTime knownAt) => Batches.LastOrDefault(b => b.KnownAt <= knownAt);

    /// <summary>
    /// Keys whose values differ between the state after one batch (0: the empty store) and after a later one, ordered by table and key.
    /// Keys that were unknown before are left out unless asked for: an import of history brings millions.
    /// </summary>
    public ImmutableArray<ChangedCell> ChangedCells(int olderBatch, int newerBatch, bool includeNew = false) =>
        olderBatch <= newerBatch
            ? new ChangedCellsQuery(Connection, olderBatch, newerBatch, includeNew).Read()
            : throw new ArgumentException($"Batch {olderBatch} is not older than batch {newerBatch}.", nameof(olderBatch));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Connection.IsClosed) return;
        var open = StoreFingerprint.Of(DatabaseFile(Path));
        Connection.Dispose();
        _database.Dispose();

        // Once closed, another process may write. If the file does not look as it did under our lock, the next reader opens it.
        if (_freshCache is not null && StoreFingerprint.Of(DatabaseFile(Path)) == open) StoreFingerprint.Write(_freshCache, open);
    }

    internal static string DatabaseFile(string path) => System.IO.Path.Combine(path, DatabaseName);

    internal static StoreMissingException Missing(string path) =>
        new($"There is no data at {path}. Fill a store with 'bellwether sample' or 'bellwether import …', or choose another one with --store.");

    internal ImportReport Import(ImportSet set, ImportOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Mode != OpenMode.ReadWrite) throw new InvalidOperationException("The store was opened for reading only.");
        var report = new Importer(this, set, options, cancellation).Run();
        if (report.Batch is null) return report;
        Batches = SnapshotQuery.Batches(Connection);
        _freshCache = null;
        if (options.BuildCache)
        {
            _freshCache = Cache.Build(Connection, report.Batch, options.Progress, cancellation);
            Cache.Clean(_freshCache);
        }

        return report;
    }

    private static void CreateDirectory(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store directory {path} cannot be created: {e.Message} Choose another one with --store.", e);
        }
    }
}
