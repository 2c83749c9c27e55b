using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>What a price input holds, before its rows are read.</summary>
/// <param name="Codes">Distinct codes, ordinal order.</param>
/// <param name="FirstDay">First day number per code.</param>
/// <param name="LastDay">Last day number per code.</param>
/// <param name="Days">Distinct day numbers, ascending.</param>
/// <param name="RowsOnDay">Rows per day.</param>
/// <param name="Rows">Rows in all, unusable ones included.</param>
internal sealed record PriceCensus(string[] Codes, int[] FirstDay, int[] LastDay, int[] Days, int[] RowsOnDay, long Rows);

/// <summary>Up to <see cref="Capacity"/> price rows, column by column; 0 means that a field is empty.</summary>
internal sealed class PriceBatch
{
    internal const int Capacity = 2048;

    internal int Count { get; set; }

    /// <summary>Index into <see cref="PriceCensus.Codes"/>.</summary>
    internal int[] Code { get; } = new int[Capacity];

    internal int[] Day { get; } = new int[Capacity];

    internal long[] Open { get; } = new long[Capacity];

    internal long[] High { get; } = new long[Capacity];

    internal long[] Low { get; } = new long[Capacity];

    internal long[] Close { get; } = new long[Capacity];

    internal long[] Volume { get; } = new long[Capacity];

    internal long[] Line { get; } = new long[Capacity];
}

/// <summary>Daily prices as traded, from wherever; rows may come in any order.</summary>
internal interface IPriceInput
{
    /// <summary>Name for messages.</summary>
    string File { get; }

    /// <summary>Codes, days and counts.</summary>
    PriceCensus TakeCensus(CancellationToken cancellation);

    /// <summary>Hands over all readable rows; unreadable ones go to <paramref name="reject"/>. The batch is reused.</summary>
    void Read(PriceCensus census, Action<PriceBatch> take, Action<RowFailure> reject, CancellationToken cancellation);

    /// <summary>After reading: splits and dividends that the price table itself carries.</summary>
    void AddActions(ImportSet set);
}

/// <summary>Prices that are already in memory.</summary>
internal sealed class ColumnsPriceInput(PriceColumns columns) : IPriceInput
{
    private int[] _indexOf = [];

    public string File => "prices";

    public PriceCensus TakeCensus(CancellationToken cancellation)
    {
        var order = Enumerable.Range(0, columns.Codes.Length).OrderBy(i => columns.Codes[i], StringComparer.Ordinal).ToArray();
        _indexOf = new int[order.Length];
        for (var i = 0; i < order.Length; i++) _indexOf[order[i]] = i;
        var codes = order.Select(i => columns.Codes[i]).ToArray();
        var first = new int[codes.Length];
        var last = new int[codes.Length];
        first.AsSpan().Fill(int.MaxValue);
        last.AsSpan().Fill(int.MinValue);
        var days = new SortedDictionary<int, int>();
        for (var i = 0; i < columns.Count; i++)
        {
            var code = _indexOf[columns.Code[i]];
            var day = columns.Date[i];
            first[code] = Math.Min(first[code], day);
            last[code] = Math.Max(last[code], day);
            days[day] = days.GetValueOrDefault(day) + 1;
        }

        return new PriceCensus(codes, first, last, [.. days.Keys], [.. days.Values], columns.Count);
    }

    public void Read(PriceCensus census, Action<PriceBatch> take, Action<RowFailure> reject, CancellationToken cancellation)
    {
        var batch = new PriceBatch();
        for (var start = 0; start < columns.Count; start += PriceBatch.Capacity)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(PriceBatch.Capacity, columns.Count - start);
            batch.Count = count;
            for (var i = 0; i < count; i++)
            {
                batch.Code[i] = _indexOf[columns.Code[start + i]];
                batch.Line[i] = start + i + 1;
            }

            columns.Date.AsSpan(start, count).CopyTo(batch.Day);
            columns.Open.AsSpan(start, count).CopyTo(batch.Open);
            columns.High.AsSpan(start, count).CopyTo(batch.High);
            columns.Low.AsSpan(start, count).CopyTo(batch.Low);
            columns.Close.AsSpan(start, count).CopyTo(batch.Close);
            columns.Volume.AsSpan(start, count).CopyTo(batch.Volume);
            take(batch);
        }
    }

    public void AddActions(ImportSet set)
    {
    }
}
