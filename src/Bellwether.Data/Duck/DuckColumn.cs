using System.Numerics;
using System.Text;

namespace Bellwether.Data.Duck;

/// <summary>One column of one chunk. Lives as long as the chunk does.</summary>
public readonly unsafe ref struct DuckColumn
{
    /// <summary>duckdb_string_t: a length, then up to 12 bytes, or 4 bytes and an address.</summary>
    internal const int TextEntryBytes = 16;

    private const int InlineLength = 12;

    private readonly void* _data;
    private readonly ulong* _validity;

    internal DuckColumn(DuckColumnInfo info, void* data, ulong* validity, int rows)
    {
        Info = info;
        RowCount = rows;
        _data = data;
        _validity = validity;
    }

    /// <summary>Name and type.</summary>
    public DuckColumnInfo Info { get; }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>64 rows a word, bit 1 = has a value; empty when the whole column has values.</summary>
    public ReadOnlySpan<ulong> Validity => _validity is null ? default : new(_validity, (RowCount + 63) / 64);

    /// <summary>The number of NULLs.</summary>
    public int NullCount
    {
        get
        {
            if (_validity is null) return 0;
            int valid = 0;
            for (int row = 0; row < RowCount; row += 64)
            {
                int rest = RowCount - row;
                ulong mask = rest >= 64 ? ulong.MaxValue : (1UL << rest) - 1;
                valid += BitOperations.PopCount(_validity[row / 64] & mask);
            }

            return RowCount - valid;
        }
    }

    /// <summary>True if the row holds NULL.</summary>
    public bool IsNull(int row)
    {
        Check(row);
        return _validity is not null && (_validity[row >> 6] >> (row & 63) & 1) == 0;
    }

    /// <summary>
    /// The values as DuckDB stores them: <see cref="DuckColumnInfo.Storage"/> tells the type (DATE is int days, TIMESTAMP long
    /// microseconds, DECIMAL its scaled integer, BOOLEAN bool or byte). Where a row is NULL the value is arbitrary.
    /// </summary>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged
    {
        Info.Require<T>();
        return new(_data, RowCount);
    }

    /// <summary>The UTF-8 bytes of a VARCHAR (or the bytes of a BLOB); empty for NULL, so ask <see cref="IsNull"/> first.</summary>
    public ReadOnlySpan<byte> Utf8(int row)
    {
        Info.Require<string>();
        if (IsNull(row)) return default;
        byte* entry = (byte*)_data + ((long)row * TextEntryBytes);
        int length = checked((int)*(uint*)entry);
        return length <= InlineLength ? new(entry + 4, length) : new(*(byte**)(entry + 8), length);
    }

    /// <summary>The text of a VARCHAR, or null.</summary>
    public string? Text(int row) => IsNull(row) ? null : Encoding.UTF8.GetString(Utf8(row));

    /// <summary>A value converted without loss, or an exception: NULL, overflow and unlike types all throw.</summary>
    public T Get<T>(int row)
        where T : notnull
    {
        if (IsNull(row)) throw new InvalidOperationException($"Column \"{Info.Name}\" is NULL in this row.");
        return DuckConvert.Get<T>(this, row);
    }

    internal T At<T>(int row)
        where T : unmanaged
    {
        Check(row);
        return ((T*)_data)[row];
    }

    private void Check(int row)
    {
        if ((uint)row >= (uint)RowCount) throw new ArgumentOutOfRangeException(nameof(row), row, $"The chunk has {RowCount} rows.");
    }
}
