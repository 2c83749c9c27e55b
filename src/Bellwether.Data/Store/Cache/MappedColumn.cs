using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Bellwether.Data.Store;

/// <summary>
/// A column file as memory, mapped and verified on first use. A span does not keep its mapping alive, so the mapping stays until
/// <see cref="SnapshotLoad.Dispose"/> or the end of the process; the garbage collector never takes it away.
/// </summary>
internal sealed unsafe class MappedColumn<T> : MemoryManager<T>
    where T : unmanaged
{
    private readonly string _path;
    private readonly uint _checksum;
    private readonly int _length;
    private readonly Lock _lock = new();
    private SafeMemoryMappedViewHandle? _handle;
    private byte* _data;
    private bool _disposed;

    internal MappedColumn(string path, int length, uint checksum) => (_path, _length, _checksum) = (path, length, checksum);

    /// <summary>The column without mapping it yet.</summary>
    public override Memory<T> Memory => _length == 0 ? default : CreateMemory(_length);

    public override Span<T> GetSpan()
    {
        if (_data is null) Map();
        return new Span<T>(_data, _length);
    }

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        if (_data is null) Map();
        return new MemoryHandle((T*)_data + elementIndex);
    }

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            _disposed = true;
            _data = null;
            _handle?.ReleasePointer();
            _handle?.Dispose();
        }
    }

    private void Map()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_data is not null) return;
            var bytes = (long)_length * sizeof(T);
            if (new FileInfo(_path) is not { Exists: true } file || file.Length != bytes) throw Damaged();
            using var mapping = MemoryMappedFile.CreateFromFile(_path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
            using var view = mapping.CreateViewAccessor(0, bytes, MemoryMappedFileAccess.Read);
            var handle = view.SafeMemoryMappedViewHandle;
            byte* data = null;
            handle.AcquirePointer(ref data);
            if (Checksum.Of(new ReadOnlySpan<byte>(data, checked((int)bytes))) != _checksum)
            {
                handle.ReleasePointer();
                throw Damaged();
            }

            // The pointer taken above keeps the view mapped after the accessor is disposed.
            _handle = handle;
            _data = data;
        }
    }

    private StoreDamagedException Damaged()
    {
        try
        {
            File.Delete(Path.Combine(Path.GetDirectoryName(_path)!, CacheManifest.FileName));
        }
        catch (IOException)
        {
            // Without the right to delete, the next reader finds the same damage and says so again.
        }

        return new StoreDamagedException($"The cache file {_path} is damaged. It is rebuilt from the store the next time data is loaded: run the command again.");
    }
}
