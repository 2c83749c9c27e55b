using System.Runtime.InteropServices;

namespace Bellwether.Data.Duck;

/// <summary>
/// A native object that keeps its parent alive: the parent's own Dispose then only marks it, and the native
/// parent goes when the last child has gone. This is why the order of disposal does not matter.
/// </summary>
internal abstract class DuckHandle : SafeHandle
{
    private readonly SafeHandle? _parent;

    protected DuckHandle(nint native, SafeHandle? parent)
        : base(0, ownsHandle: true)
    {
        if (parent is not null)
        {
            bool added = false;
            parent.DangerousAddRef(ref added);
            _parent = parent;
        }

        SetHandle(native);
    }

    public sealed override bool IsInvalid => false;

    /// <summary>True from Dispose on. IsClosed would stay false as long as a child keeps the native object.</summary>
    internal bool IsDisposed { get; private set; }

    protected sealed override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }

    protected sealed override bool ReleaseHandle()
    {
        if (handle != 0) Destroy(handle);
        _parent?.DangerousRelease();
        return true;
    }

    protected abstract void Destroy(nint native);
}

internal sealed class DatabaseHandle(nint native) : DuckHandle(native, parent: null)
{
    protected override void Destroy(nint native) => Native.Close(ref native);
}

internal sealed class ConnectionHandle(nint native, DatabaseHandle database) : DuckHandle(native, database)
{
    protected override void Destroy(nint native) => Native.Disconnect(ref native);
}

internal sealed class StatementHandle(nint native, ConnectionHandle connection) : DuckHandle(native, connection)
{
    protected override void Destroy(nint native) => Native.DestroyPrepare(ref native);
}

/// <summary>Owns the 48 bytes of a duckdb_result; DuckDB fills them in.</summary>
internal sealed unsafe class ResultHandle(ConnectionHandle connection)
    : DuckHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(Native.Result)), connection)
{
    protected override void Destroy(nint native)
    {
        Native.DestroyResult((Native.Result*)native);
        NativeMemory.Free((void*)native);
    }
}

internal sealed class AppenderHandle(nint native, ConnectionHandle connection) : DuckHandle(native, connection)
{
    /// <summary>Rows that were not closed are dropped: destroying alone would write them and swallow the error.</summary>
    protected override void Destroy(nint native)
    {
        _ = Native.AppenderClear(native);
        _ = Native.AppenderDestroy(ref native);
    }
}

internal sealed class ChunkHandle(nint native) : DuckHandle(native, parent: null)
{
    protected override void Destroy(nint native) => Native.DestroyChunk(ref native);
}
