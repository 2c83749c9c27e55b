using System.Runtime.InteropServices;
using System.Text;

namespace Bellwether.Data.Store;

/// <summary>Writes columns one after the other: a count, the values, padding to eight bytes. Texts go to one heap, each once.</summary>
internal sealed class BlockWriter
{
    private readonly MemoryStream _stream = new();
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly List<string> _heap = [];

    internal void Put<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        _stream.Write(BitConverter.GetBytes((long)values.Length));
        _stream.Write(MemoryMarshal.AsBytes(values));
        while (_stream.Length % 8 != 0) _stream.WriteByte(0);
    }

    internal void Ints<T>(IReadOnlyList<T> rows, Func<T, int> value) => Put<int>([.. rows.Select(value)]);

    internal void Longs<T>(IReadOnlyList<T> rows, Func<T, long> value) => Put<long>([.. rows.Select(value)]);

    internal void Days<T>(IReadOnlyList<T> rows, Func<T, DateOnly?> value) => Put<int>([.. rows.Select(r => value(r)?.DayNumber ?? -1)]);

    internal void Texts<T>(IReadOnlyList<T> rows, Func<T, string?> value) => Put<int>([.. rows.Select(r => TextId(value(r)))]);

    internal void Decimals<T>(IReadOnlyList<T> rows, Func<T, decimal?> value)
    {
        var bits = new int[rows.Count * 4];
        for (var i = 0; i < rows.Count; i++)
        {
            if (value(rows[i]) is { } number) decimal.GetBits(number, bits.AsSpan(i * 4, 4));
            else bits[(i * 4) + 3] = BlockReader.NoDecimal;
        }

        Put<int>(bits);
    }

    /// <summary>The file: the heap, then the columns.</summary>
    internal byte[] ToArray()
    {
        var heap = new BlockWriter();
        var bytes = _heap.ConvertAll(Encoding.UTF8.GetBytes);
        heap.Put<int>([.. bytes.Select(b => b.Length)]);
        heap.Put<byte>([.. bytes.SelectMany(b => b)]);
        heap._stream.Write(_stream.GetBuffer(), 0, (int)_stream.Length);
        return heap._stream.ToArray();
    }

    private int TextId(string? text)
    {
        if (text is null) return -1;
        if (_texts.TryGetValue(text, out var id)) return id;
        _texts.Add(text, _heap.Count);
        _heap.Add(text);
        return _heap.Count - 1;
    }
}

/// <summary>Reads what <see cref="BlockWriter"/> wrote, in the same order.</summary>
internal ref struct BlockReader
{
    internal const int NoDecimal = 0x7f00_0001;

    private readonly ReadOnlySpan<byte> _data;
    private readonly string[] _heap;
    private int _at;

    internal BlockReader(ReadOnlySpan<byte> data)
    {
        _data = data;
        var lengths = Take<int>();
        var bytes = Take<byte>();
        _heap = new string[lengths.Length];
        for (var (i, at) = (0, 0); i < _heap.Length; at += lengths[i++]) _heap[i] = Encoding.UTF8.GetString(bytes.Slice(at, lengths[i]));
    }

    internal ReadOnlySpan<T> Take<T>()
        where T : unmanaged
    {
        var count = (int)MemoryMarshal.Read<long>(_data[_at..]);
        var bytes = _data.Slice(_at + 8, count * System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
        _at += 8 + ((bytes.Length + 7) & ~7);
        return MemoryMarshal.Cast<byte, T>(bytes);
    }

    internal readonly string? TextOrNull(int id) => id < 0 ? null : _heap[id];

    internal readonly string Text(int id) => _heap[id];

    internal static decimal? Decimal(ReadOnlySpan<int> bits, int row) =>
        bits[(row * 4) + 3] == NoDecimal ? null : new decimal(bits.Slice(row * 4, 4));

    internal static DateOnly? DayOrNull(int number) => number < 0 ? null : DateOnly.FromDayNumber(number);
}
