using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bellwether.Data.Duck;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>
/// Snapshots as files beside the database: <c>cache/&lt;batch&gt;-&lt;hash&gt;/</c> with one file per panel column, one for all other
/// tables, a manifest and a fingerprint of the database. A directory is written under another name and then renamed, so it is whole or absent.
/// </summary>
internal sealed class ColumnCache(string storePath)
{
    private const string TablesFile = "tables.bin";
    private const string StateFile = "state.u8";
    private static readonly string[] s_priceFiles = ["close.i64", "open.i64", "high.i64", "low.i64", "volume.i64"];

    private string Root => Path.Combine(storePath, "cache");

    internal string DirectoryOf(BatchInfo batch) => Path.Combine(Root, $"{batch.Number}-{batch.ChainHash[..12]}");

    /// <summary>Cache directories, the newest batch first.</summary>
    internal IReadOnlyList<(int Batch, string Directory)> Directories()
    {
        if (!Directory.Exists(Root)) return [];
        var found = new List<(int Batch, string Directory)>();
        foreach (var directory in Directory.EnumerateDirectories(Root))
        {
            if (int.TryParse(Path.GetFileName(directory).Split('-')[0], out var batch) && batch > 0) found.Add((batch, directory));
        }

        found.Sort((left, right) => right.Batch.CompareTo(left.Batch));
        return found;
    }

    /// <summary>Loads a directory; null when it is absent or damaged.</summary>
    internal static SnapshotLoad? TryLoad(string directory)
    {
        if (CacheManifest.Read(directory) is not { } manifest) return null;
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path.Combine(directory, TablesFile));
        }
        catch (IOException)
        {
            return null;
        }

        if (!manifest.Files.TryGetValue(TablesFile, out var known) || Checksum.Of(bytes) != known.Checksum) return null;
        var mapped = new List<IDisposable>();
        try
        {
            var tables = SnapshotTables.FromBytes(bytes, manifest.Batch, (first, last) => MapPanel(directory, manifest, first, last, mapped));
            return new SnapshotLoad(tables.Snapshot, tables.Batches, tables.Rejected, tables.Flagged, mapped);
        }
        catch (StoreDamagedException)
        {
            mapped.ForEach(m => m.Dispose());
            return null;
        }
    }

    /// <summary>Builds the directory of a batch from the database.</summary>
    internal string Build(DuckConnection connection, BatchInfo batch, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var query = new SnapshotQuery(connection, batch.Number);
        var tables = query.Read();
        var panel = new PanelBuilder(tables.Snapshot.Calendar, query.Ids);
        panel.Fill(connection, batch.Number, progress, cancellation);
        tables = tables with { FirstDay = panel.FirstDay, LastDay = panel.LastDay };
        var target = DirectoryOf(batch);
        var temporary = Path.Combine(Root, $".new-{Environment.ProcessId}-{Path.GetRandomFileName()}");
        try
        {
            Directory.CreateDirectory(temporary);
            var files = new Dictionary<string, (long, uint)>(StringComparer.Ordinal);
            void Add(string name, ReadOnlySpan<byte> bytes) => files[name] = (bytes.Length, WriteFile(Path.Combine(temporary, name), bytes));
            long[][] columns = [panel.Close, panel.Open, panel.High, panel.Low, panel.Volume];
            for (var i = 0; i < columns.Length; i++) files[s_priceFiles[i]] = (columns[i].LongLength * 8, WriteColumn(Path.Combine(temporary, s_priceFiles[i]), columns[i]));
            Add(StateFile, panel.State);
            Add(TablesFile, tables.ToBytes());
            new CacheManifest(batch.Number, batch.ChainHash, tables.Snapshot.Calendar.Count, tables.Snapshot.Securities.Length, files).Write(temporary);
            Remove(target);
            Directory.Move(temporary, target);
        }
        catch (IOException) when (CacheManifest.Read(target) is not null)
        {
            // Another process built the same directory first.
            Remove(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(temporary);
            throw new StoreException($"The column cache in {Root} cannot be written: {e.Message} Check the space and the rights there.", e);
        }

        return target;
    }

    /// <summary>Removes directories of other batches and leftovers of builds that ended early.</summary>
    internal void Clean(string keep)
    {
        foreach (var directory in Directory.EnumerateDirectories(Root))
        {
            if (Path.GetFileName(directory) != Path.GetFileName(keep)) Remove(directory);
        }
    }

    /// <summary>Where files in use cannot be removed, they stay until the next rebuild.</summary>
    internal static void Remove(string directory)
    {
        try
        {
            if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // In use.
        }
    }

    private static Panel MapPanel(string directory, CacheManifest manifest, ImmutableArray<int> first, ImmutableArray<int> last, List<IDisposable> mapped)
    {
        var cells = manifest.Days * manifest.Securities;
        ReadOnlyMemory<T> Map<T>(string name)
            where T : unmanaged
        {
            if (!manifest.Files.TryGetValue(name, out var file)) throw new StoreDamagedException($"The cache {directory} lacks {name}.");
            var column = new MappedColumn<T>(Path.Combine(directory, name), cells, file.Checksum);
            mapped.Add(column);
            return column.Memory;
        }

        var columns = new PanelColumns
        {
            Close = Map<long>(s_priceFiles[0]),
            Open = Map<long>(s_priceFiles[1]),
            High = Map<long>(s_priceFiles[2]),
            Low = Map<long>(s_priceFiles[3]),
            Volume = Map<long>(s_priceFiles[4]),
            State = Map<byte>(StateFile),
            FirstDay = first,
            LastDay = last,
        };

        // Close and state are verified now, the other columns when they are first used.
        _ = columns.Close.Span;
        _ = columns.State.Span;
        return new Panel(manifest.Days, manifest.Securities, columns);
    }

    private static uint WriteColumn(string path, long[] values) => WriteFile(path, MemoryMarshal.AsBytes<long>(values));

    private static uint WriteFile(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, bytes.Length);
        for (var at = 0; at < bytes.Length; at += Checksum.BlockBytes)
            RandomAccess.Write(file, bytes.Slice(at, Math.Min(Checksum.BlockBytes, bytes.Length - at)), at);
        return Checksum.Of(bytes);
    }
}
