using System.Collections.Immutable;

namespace Bellwether.Data.Duck;

/// <summary>How a database is opened.</summary>
public sealed record DuckOptions
{
    /// <summary>Read and write, DuckDB's own defaults.</summary>
    public static DuckOptions Default { get; } = new();

    /// <summary>Opens without the right to write; several processes may then read the same file. Default: false.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Worker threads; null leaves the choice to DuckDB (all cores).</summary>
    public int? Threads { get; init; }

    /// <summary>Largest memory in bytes; null leaves the choice to DuckDB (80 % of the machine).</summary>
    public long? MemoryLimitBytes { get; init; }

    /// <summary>Further DuckDB settings by name. Extensions are never fetched or loaded by themselves, whatever is set here.</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    internal IEnumerable<(string Name, string Value)> All()
    {
        foreach ((string name, string value) in Settings) yield return (name, value);
        if (ReadOnly) yield return ("access_mode", "READ_ONLY");
        if (Threads is { } threads) yield return ("threads", threads.ToString());
        if (MemoryLimitBytes is { } bytes) yield return ("memory_limit", $"{bytes}B");

        // Everything that is used is linked in: an attempt to install or load would only wait for a network and fail.
        yield return ("autoinstall_known_extensions", "false");
        yield return ("autoload_known_extensions", "false");
    }
}
