using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Bellwether.Indices;

/// <summary>
/// Exact sums of price × holding as 128-bit integers: any order, any split over threads and any vector width gives the same bits
/// (DESIGN, decision 1).
/// </summary>
public static class ExactSum
{
    /// <summary>Σ prices[i] × holdings[i], exact. Both non-negative, same length; prices of 1/10,000 currency unit, holdings in share millionths.</summary>
    public static Int128 Dot(ReadOnlySpan<long> prices, ReadOnlySpan<long> holdings)
    {
        if (prices.Length != holdings.Length) throw new ArgumentException("Prices and holdings must have the same length.", nameof(holdings));
        if (Avx512F.IsSupported && prices.Length >= Vector512<long>.Count) return Wide512(prices, holdings);
        if (Avx2.IsSupported && prices.Length >= Vector256<long>.Count) return Wide256(prices, holdings);
        return Scalar(prices, holdings);
    }

    /// <summary>The same sum one product at a time: the definition the vector forms are tested against.</summary>
    public static Int128 Scalar(ReadOnlySpan<long> prices, ReadOnlySpan<long> holdings)
    {
        Int128 sum = 0;
        for (var i = 0; i < prices.Length; i++) sum += Product(prices[i], holdings[i]);
        return sum;
    }

    /// <summary>Σ over a list of positions, exact.</summary>
    public static Int128 Gathered(ReadOnlySpan<long> prices, ReadOnlySpan<long> holdings, ReadOnlySpan<int> positions)
    {
        ulong low = 0;
        ulong high = 0;
        foreach (var i in positions)
        {
            var productHigh = Math.BigMul((ulong)prices[i], (ulong)holdings[i], out var productLow);
            low += productLow;
            high += productHigh + (low < productLow ? 1UL : 0UL);
        }

        return (Int128)new UInt128(high, low);
    }

    /// <summary>price × holding, exact.</summary>
    public static Int128 Product(long price, long holding) => Math.BigMul(price, holding);

    // 64×64-bit products by 32-bit limbs: p = p1·2³² + p0, n = n1·2³² + n0. Each 32×32 product is split into halves before it is added,
    // so that a 64-bit lane takes 2³² terms without overflow. Prices below 2³² (429,496 currency units) need no p1 terms.
    private static Int128 Wide512(ReadOnlySpan<long> prices, ReadOnlySpan<long> holdings)
    {
        var p = MemoryMarshal.Cast<long, ulong>(prices);
        var n = MemoryMarshal.Cast<long, ulong>(holdings);
        var mask = Vector512.Create(0xFFFF_FFFFUL);
        Vector512<ulong> low = default, middle = default, high = default, top = default;
        var i = 0;
        for (; i <= p.Length - Vector512<ulong>.Count; i += Vector512<ulong>.Count)
        {
            var pv = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(p), (nuint)i);
            var nv = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(n), (nuint)i);
            var n1 = nv >>> 32;
            var p0n0 = Avx512F.Multiply(pv.AsUInt32(), nv.AsUInt32());
            var p0n1 = Avx512F.Multiply(pv.AsUInt32(), n1.AsUInt32());
            low += p0n0 & mask;
            middle += (p0n0 >>> 32) + (p0n1 & mask);
            high += p0n1 >>> 32;
            var p1 = pv >>> 32;
            if (p1 == Vector512<ulong>.Zero) continue;
            var p1n0 = Avx512F.Multiply(p1.AsUInt32(), nv.AsUInt32());
            var p1n1 = Avx512F.Multiply(p1.AsUInt32(), n1.AsUInt32());
            middle += p1n0 & mask;
            high += (p1n0 >>> 32) + (p1n1 & mask);
            top += p1n1 >>> 32;
        }

        return Limbs(Total(low), Total(middle), Total(high), Total(top)) + Scalar(prices[i..], holdings[i..]);
    }

    private static Int128 Wide256(ReadOnlySpan<long> prices, ReadOnlySpan<long> holdings)
    {
        var p = MemoryMarshal.Cast<long, ulong>(prices);
        var n = MemoryMarshal.Cast<long, ulong>(holdings);
        var mask = Vector256.Create(0xFFFF_FFFFUL);
        Vector256<ulong> low = default, middle = default, high = default, top = default;
        var i = 0;
        for (; i <= p.Length - Vector256<ulong>.Count; i += Vector256<ulong>.Count)
        {
            var pv = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(p), (nuint)i);
            var nv = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(n), (nuint)i);
            var n1 = nv >>> 32;
            var p1 = pv >>> 32;
            var p0n0 = Avx2.Multiply(pv.AsUInt32(), nv.AsUInt32());
            var p0n1 = Avx2.Multiply(pv.AsUInt32(), n1.AsUInt32());
            var p1n0 = Avx2.Multiply(p1.AsUInt32(), nv.AsUInt32());
            var p1n1 = Avx2.Multiply(p1.AsUInt32(), n1.AsUInt32());
            low += p0n0 & mask;
            middle += (p0n0 >>> 32) + (p0n1 & mask) + (p1n0 & mask);
            high += (p0n1 >>> 32) + (p1n0 >>> 32) + (p1n1 & mask);
            top += p1n1 >>> 32;
        }

        return Limbs(Total(low), Total(middle), Total(high), Total(top)) + Scalar(prices[i..], holdings[i..]);
    }

    private static UInt128 Total(Vector512<ulong> lanes) => Total(lanes.GetLower()) + Total(lanes.GetUpper());

    private static UInt128 Total(Vector256<ulong> lanes) => (UInt128)lanes[0] + lanes[1] + lanes[2] + lanes[3];

    private static Int128 Limbs(UInt128 low, UInt128 middle, UInt128 high, UInt128 top) =>
        (Int128)(low + (middle << 32) + (high << 64) + (top << 96));
}
