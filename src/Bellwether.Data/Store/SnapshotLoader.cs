using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>
/// Loads a store's snapshot by the shortest way: when the database file is unchanged since the cache was made, DuckDB is not opened at
/// all; when it changed, the cache is compared and rebuilt if it is older; when the store is locked, an older cache is used and said so.
/// </summary>
public static class SnapshotLoader
{
    /// <summary>The latest snapshot. <see cref="StoreMissingException"/>, <see cref="StoreLockedException"/> as the case may be.</summary>
    public static SnapshotLoad Load(string storePath, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(storePath);
        return LoadCached(storePath) ?? LoadFromDatabase(storePath, knownAt: null, progress, cancellation);
    }

    /// <summary>The snapshot as known at a time (UTC); <see cref="StoreMissingException"/> when nothing was known yet.</summary>
    public static SnapshotLoad LoadKnownAt(string storePath, DateTime knownAt, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(storePath);
        if (LoadCached(storePath) is { } latest)
        {
            if (latest.Batches[^1].KnownAt <= knownAt) return latest;
            var wanted = latest.Batches.LastOrDefault(b => b.KnownAt <= knownAt);
            latest.Dispose();
            if (wanted is not null && ColumnCache.TryLoad(new ColumnCache(storePath).DirectoryOf(wanted)) is { } cached)
            {
                cached.FromCache = true;
                return cached;
            }
        }

        return LoadFromDatabase(storePath, knownAt, progress, cancellation);
    }

    /// <summary>What a store's file looks like from outside, without opening it: it changes whenever an import has written.</summary>
    public static string Fingerprint(string storePath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(storePath);
        return StoreFingerprint.Of(MarketStore.DatabaseFile(storePath));
    }

    private static SnapshotLoad? LoadCached(string storePath)
    {
        var file = MarketStore.DatabaseFile(storePath);
        if (!File.Exists(file)) throw MarketStore.Missing(storePath);
        var fingerprint = StoreFingerprint.Of(file);
        foreach (var (_, directory) in new ColumnCache(storePath).Directories())
        {
            if (StoreFingerprint.Read(directory) != fingerprint || ColumnCache.TryLoad(directory) is not { } load) continue;
            load.FromCache = true;
            return load;
        }

        return null;
    }

    private static SnapshotLoad LoadFromDatabase(string storePath, DateTime? knownAt, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            using var store = MarketStore.Open(storePath, OpenMode.Read);
            if (store.Batches.IsEmpty) throw MarketStore.Missing(storePath);
            if (knownAt is null) return store.Load(store.Batches[^1], progress, cancellation);
            var batch = store.BatchKnownAt(knownAt.Value)
                ?? throw new StoreMissingException($"Nothing was known at {knownAt:yyyy-MM-dd HH:mm:ss} UTC: the first import into {storePath} is of {store.Batches[0].KnownAt:yyyy-MM-dd HH:mm:ss} UTC.");
            return store.Load(batch, progress, cancellation);
        }
        catch (StoreLockedException) when (Older(storePath, knownAt) is { } older)
        {
            return older;
        }
    }

    private static SnapshotLoad? Older(string storePath, DateTime? knownAt)
    {
        foreach (var (_, directory) in new ColumnCache(storePath).Directories())
        {
            if (ColumnCache.TryLoad(directory) is not { } load) continue;
            var batch = load.Batches[^1];
            if (knownAt is { } time && batch.KnownAt > time)
            {
                load.Dispose();
                continue;
            }

            load.FromCache = true;
            load.Note = $"The store is in use by another process, so this is the state after import {batch.Number} of {batch.KnownAt:yyyy-MM-dd HH:mm} UTC; later changes may be missing.";
            return load;
        }

        return null;
    }
}
