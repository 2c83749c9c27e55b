namespace Bellwether.Data.Store;

/// <summary>What the database file looks like from outside: when it is unchanged, so is the data, and DuckDB need not be opened.</summary>
internal static class StoreFingerprint
{
    internal const string FileName = "fingerprint";

    internal static string Of(string databaseFile)
    {
        var file = new FileInfo(databaseFile);
        var log = new FileInfo(databaseFile + ".wal");
        return $"{(file.Exists ? file.Length : -1)} {(file.Exists ? file.LastWriteTimeUtc.Ticks : 0)} {(log.Exists ? log.Length : -1)}";
    }

    internal static string? Read(string cacheDirectory)
    {
        try
        {
            return File.ReadAllText(Path.Combine(cacheDirectory, FileName));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Writes by renaming, so that a reader sees the old or the new one; a cache that cannot be written is only slower.</summary>
    internal static void Write(string cacheDirectory, string fingerprint)
    {
        try
        {
            var temporary = Path.Combine(cacheDirectory, FileName + "." + Environment.ProcessId);
            File.WriteAllText(temporary, fingerprint);
            File.Move(temporary, Path.Combine(cacheDirectory, FileName), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next reader opens the database instead.
        }
    }
}
