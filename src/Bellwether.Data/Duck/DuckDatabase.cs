namespace Bellwether.Data.Duck;

/// <summary>
/// An open DuckDB database. Safe to use from several threads; connections are not, so give each thread its own.
/// Connections outlive this object's Dispose: the file is closed when the last of them is gone.
/// </summary>
public sealed unsafe class DuckDatabase : IDisposable
{
    // File locks are held per process, so two instances of one file in one process would not see each other and could
    // damage it. DuckDB's cache makes them one instance. It belongs to the process and is never destroyed.
    private static readonly nint s_cache = Native.CreateInstanceCache();

    private readonly DatabaseHandle _handle;

    private DuckDatabase(DatabaseHandle handle) => _handle = handle;

    /// <summary>The version of the native library, such as <c>v1.5.6</c>.</summary>
    public static string LibraryVersion => Native.Text(Native.LibraryVersion()) ?? "";

    /// <summary>
    /// Opens or creates a file. <see cref="DuckLockedException"/> if another process has it open for writing (or at all, when
    /// we want to write). Opening a file twice in one process shares one instance and needs equal options.
    /// </summary>
    public static DuckDatabase Open(string path, DuckOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Open(path, shared: true, options ?? DuckOptions.Default);
    }

    /// <summary>Opens a new, private database that lives in memory.</summary>
    public static DuckDatabase OpenInMemory(DuckOptions? options = null) => Open(":memory:", shared: false, options ?? DuckOptions.Default);

    /// <summary>A new connection.</summary>
    public DuckConnection Connect()
    {
        ObjectDisposedException.ThrowIf(_handle.IsDisposed, this);
        if (Native.Connect(_handle, out nint connection) != Native.Success)
            throw new DuckException("DuckDB could not make a connection.", DuckErrorType.Connection);
        return new DuckConnection(new ConnectionHandle(connection, _handle));
    }

    /// <inheritdoc />
    public void Dispose() => _handle.Dispose();

    private static DuckDatabase Open(string path, bool shared, DuckOptions options)
    {
        if (Native.CreateConfig(out nint config) != Native.Success) throw new OutOfMemoryException();
        try
        {
            foreach ((string name, string value) in options.All())
                if (Native.SetConfig(config, name, value) != Native.Success)
                    throw new DuckException($"DuckDB refuses the setting {name} = {value}.", DuckErrorType.InvalidConfiguration);

            nint database;
            byte* error;
            int state = shared
                ? Native.GetOrCreateFromCache(s_cache, path, out database, config, out error)
                : Native.OpenExt(path, out database, config, out error);
            return state == Native.Success
                ? new DuckDatabase(new DatabaseHandle(database))
                : throw DuckException.From(Native.TakeText(error));
        }
        finally
        {
            Native.DestroyConfig(ref config);
        }
    }
}
