using System.Text;
using Bellwether.Data.Duck;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>
/// The <c>prices</c> table of the exchange layout: prices adjusted for splits, with the factor that leads back to the price as traded.
/// Traded price = price × split_factor to the nearest 1/10,000; traded volume = volume ÷ split_factor. Without the column the factor is 1.
/// An adjusted price of four decimals times a factor of 6 is up to 0.0003 off (1543.3333 × 6 = 9259.9998): where a multiple of 0.1 lies within
/// that rounding error, it is what was traded.
/// </summary>
internal sealed class TablePrices : IPriceInput
{
    private static readonly (string Column, string Type)[] s_fields =
    [
        ("code", "VARCHAR"), ("date", "DATE"), ("open", "DOUBLE"), ("high", "DOUBLE"), ("low", "DOUBLE"), ("close", "DOUBLE"),
        ("volume", "BIGINT"), ("dividend", "DOUBLE"), ("split", "DOUBLE"), ("split_factor", "DOUBLE"),
    ];

    // 0.1, half of the fourth decimal (with room for the product's own rounding), and 0.03, all in 1/10,000.
    private const double Grid = 1000;
    private const double HalfOfLastDecimal = 0.51;
    private const double LargestSnap = 300;

    private static readonly int s_epoch = new DateOnly(1970, 1, 1).DayNumber;

    private readonly TableFile _file;
    private readonly PriceBatch _batch = new();
    private readonly Dictionary<string, int> _indexOf = new(StringComparer.Ordinal);
    private readonly byte[] _lastCode = new byte[32];
    private int _lastLength = -1;
    private int _lastIndex;
    private SplitSteps? _steps;

    internal TablePrices(TableFile file)
    {
        _file = file;
        file.Require("date", "code", "close", "volume");
    }

    public string File => _file.FileName;

    public PriceCensus TakeCensus(CancellationToken cancellation)
    {
        var (code, date) = (_file.Typed("code", "VARCHAR"), _file.Typed("date", "DATE"));
        PriceCensus? census = null;
        _file.Guard(() =>
        {
            var from = $"(SELECT {code} AS code, {date} AS date FROM {_file.Relation}) WHERE code IS NOT NULL AND date IS NOT NULL";
            var codes = _file.Connection.Query($"SELECT code, min(date), max(date) FROM {from} GROUP BY code ORDER BY code", r => (Code: r.Get<string>(0), First: r.Get<DateOnly>(1).DayNumber, Last: r.Get<DateOnly>(2).DayNumber));
            codes.Sort((a, b) => string.CompareOrdinal(a.Code, b.Code));
            var days = _file.Connection.Query($"SELECT date, count(*) FROM {from} GROUP BY date ORDER BY date", r => (Day: r.Get<DateOnly>(0).DayNumber, Rows: (int)r.Get<long>(1)));
            census = new PriceCensus([.. codes.Select(c => c.Code)], [.. codes.Select(c => c.First)], [.. codes.Select(c => c.Last)], [.. days.Select(d => d.Day)], [.. days.Select(d => d.Rows)], days.Sum(d => (long)d.Rows));
        });
        cancellation.ThrowIfCancellationRequested();
        return census!;
    }

    public void Read(PriceCensus census, Action<PriceBatch> take, Action<RowFailure> reject, CancellationToken cancellation)
    {
        for (var i = 0; i < census.Codes.Length; i++) _indexOf[census.Codes[i]] = i;
        _steps = new SplitSteps(census, _file.FileName);
        var columns = string.Join(", ", s_fields.Select(f => _file.Typed(f.Column, f.Type)));
        _file.Guard(() =>
        {
            using var rows = _file.Connection.Stream($"SELECT {columns}, line_no, {_file.Unreadable(s_fields)} FROM {_file.Relation}", cancellation);
            while (rows.NextChunk() is { } chunk)
            {
                Convert(chunk, reject);
                if (_batch.Count > 0) take(_batch);
            }
        });
    }

    public void AddActions(ImportSet set) => _steps?.AddTo(set);

    private void Convert(DuckChunk chunk, Action<RowFailure> reject)
    {
        var code = chunk[0];
        var date = chunk[1];
        var open = chunk[2];
        var high = chunk[3];
        var low = chunk[4];
        var close = chunk[5];
        var volume = chunk[6];
        var dividend = chunk[7];
        var split = chunk[8];
        var splitFactor = chunk[9];
        var line = chunk.Values<long>(10);
        var unreadable = chunk[11];
        var days = date.Values<int>();
        var volumes = volume.Values<long>();
        var whole = code.NullCount + date.NullCount + close.NullCount + volume.NullCount == 0 && unreadable.NullCount == chunk.RowCount;
        var count = 0;
        for (var i = 0; i < chunk.RowCount; i++)
        {
            if (!whole && Problem(code, date, close, volume, unreadable, i) is { } problem)
            {
                reject(new RowFailure(problem.Reason, _file.FileName, line[i], problem.Message));
                continue;
            }

            var index = IndexOf(code.Utf8(i));
            var day = days[i] + s_epoch;
            var factor = Number(splitFactor, i) is > 0 and var f ? f : 1;
            _steps!.Note(index, day, factor, Number(split, i), Number(dividend, i), line[i]);
            _batch.Code[count] = index;
            _batch.Day[count] = day;
            _batch.Open[count] = Traded(Number(open, i), factor);
            _batch.High[count] = Traded(Number(high, i), factor);
            _batch.Low[count] = Traded(Number(low, i), factor);
            _batch.Close[count] = Traded(Number(close, i), factor);
            _batch.Volume[count] = factor == 1 ? volumes[i] : (long)Math.Round(volumes[i] / factor, MidpointRounding.AwayFromZero);
            _batch.Line[count++] = line[i];
        }

        _batch.Count = count;
    }

    private static (FailureReason Reason, string Message)? Problem(DuckColumn code, DuckColumn date, DuckColumn close, DuckColumn volume, DuckColumn unreadable, int row)
    {
        if (unreadable.Text(row) is { } bad) return (FailureReason.Unparsable, bad + ".");
        if (code.IsNull(row)) return (FailureReason.MissingField, "code is empty.");
        if (date.IsNull(row)) return (FailureReason.MissingField, "date is empty.");
        if (close.IsNull(row)) return (FailureReason.MissingField, "close is empty.");
        return volume.IsNull(row) ? (FailureReason.MissingField, "volume is empty.") : null;
    }

    private static double Number(DuckColumn column, int row) => column.IsNull(row) ? 0 : column.Values<double>()[row];

    // NaN and infinities become 0, which the checks refuse as a price.
    private static long Traded(double price, double factor)
    {
        var units = price * factor * Units.PerCurrencyUnit;
        if (!(Math.Abs(units) < long.MaxValue / 2)) return 0;
        if (factor > 1)
        {
            var onGrid = Math.Round(units / Grid) * Grid;
            if (Math.Abs(units - onGrid) <= Math.Min(HalfOfLastDecimal * factor, LargestSnap)) return (long)onGrid;
        }

        return (long)Math.Round(units, MidpointRounding.AwayFromZero);
    }

    private int IndexOf(ReadOnlySpan<byte> code)
    {
        if (_lastLength >= 0 && code.SequenceEqual(_lastCode.AsSpan(0, _lastLength))) return _lastIndex;
        _lastIndex = _indexOf[Encoding.UTF8.GetString(code)];
        _lastLength = code.Length <= _lastCode.Length ? code.Length : -1;
        if (_lastLength >= 0) code.CopyTo(_lastCode);
        return _lastIndex;
    }
}
