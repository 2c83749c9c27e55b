using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bellwether.Data.Store;

/// <summary>
/// CRC-32C of a file's content, laid out for speed: blocks of 4 MB, and within a block four lanes that each take a quarter, so that the
/// processor's checksum instruction is not waiting for itself. The block sums are then summed in order.
/// </summary>
internal static class Checksum
{
    internal const int BlockBytes = 4 << 20;

    // Below this, starting threads costs more than it saves.
    private const int SequentialBlocks = 16;

    /// <summary>The sum over a span; many blocks are done in parallel.</summary>
    internal static unsafe uint Of(ReadOnlySpan<byte> data)
    {
        var blocks = (data.Length + BlockBytes - 1) / BlockBytes;
        if (blocks <= 1) return Combine([Block(data)], data.Length);
        var sums = new uint[blocks];
        if (blocks <= SequentialBlocks)
        {
            for (var i = 0; i < blocks; i++) sums[i] = Block(data.Slice(i * BlockBytes, Math.Min(BlockBytes, data.Length - i * BlockBytes)));
            return Combine(sums, data.Length);
        }

        fixed (byte* start = data)
        {
            var (address, length) = ((nint)start, data.Length);
            Parallel.For(0, blocks, i =>
            {
                var offset = i * BlockBytes;
                sums[i] = Block(new ReadOnlySpan<byte>((byte*)address + offset, Math.Min(BlockBytes, length - offset)));
            });
        }

        return Combine(sums, data.Length);
    }

    private static uint Combine(uint[] sums, int length)
    {
        var crc = BitOperations.Crc32C(uint.MaxValue, (ulong)length);
        foreach (var sum in sums) crc = BitOperations.Crc32C(crc, sum);
        return ~crc;
    }

    // Runs once over megabytes at start-up, before tiered compilation would notice.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Block(ReadOnlySpan<byte> block)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(block);
        var lane = words.Length / 4;
        var (a, b, c, d) = (uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue);
        var first = words[..lane];
        var second = words.Slice(lane, lane);
        var third = words.Slice(2 * lane, lane);
        var fourth = words.Slice(3 * lane, lane);
        for (var i = 0; i < first.Length; i++)
        {
            a = BitOperations.Crc32C(a, first[i]);
            b = BitOperations.Crc32C(b, second[i]);
            c = BitOperations.Crc32C(c, third[i]);
            d = BitOperations.Crc32C(d, fourth[i]);
        }

        foreach (var rest in block[(lane * 4 * sizeof(ulong))..]) a = BitOperations.Crc32C(a, rest);
        return BitOperations.Crc32C(BitOperations.Crc32C(BitOperations.Crc32C(a, b), c), d);
    }
}
