using System.Buffers;
using System.Text;

namespace Bellwether.Data.Duck;

/// <summary>A string as UTF-8 bytes, on the stack when short. The buffer always has a byte, so its address is never null.</summary>
internal ref struct Utf8Text
{
    internal const int StackSize = 256;

    // A lone surrogate must not become a replacement character on its way into the store.
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[]? _rented;

    internal Utf8Text(string text, Span<byte> stack)
    {
        int most = Math.Max(1, s_strict.GetMaxByteCount(text.Length));
        Bytes = most <= stack.Length ? stack : _rented = ArrayPool<byte>.Shared.Rent(most);
        Length = s_strict.GetBytes(text, Bytes);
    }

    internal Span<byte> Bytes { get; }

    internal int Length { get; }

    public void Dispose()
    {
        if (_rented is null) return;
        ArrayPool<byte>.Shared.Return(_rented);
        _rented = null;
    }
}
