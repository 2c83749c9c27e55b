using System.Security.Cryptography;
using Bellwether.Data.Duck;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>
/// Checks price rows, leaves out those that the store already has, and appends the rest. A row without volume has no open, high and
/// low: the price is carried (Panel). A row whose open, high or low contradict each other keeps its close only and is listed.
/// </summary>
internal sealed class PriceImport
{
    private readonly PriceCensus _census;
    private readonly KnownPrices _known;
    private readonly List<RowFailure> _failures;
    private readonly string _file;
    private readonly PriceWriter _writer;
    private readonly int _firstDay;
    private readonly int[] _dayIndex;
    private readonly int[] _knownDay;
    private readonly bool[] _tradingDay;
    private readonly int[] _knownOrdinal;
    private readonly int[] _securityId;
    private readonly ulong[] _seen;
    private readonly int _lastAllowedDay;

    internal PriceImport(IPriceInput input, PriceCensus census, KnownPrices known, HashSet<int> tradingDays, int[] securityIds, int lastAllowedDay, PriceWriter writer, List<RowFailure> failures)
    {
        (_census, _known, _securityId, _lastAllowedDay, _writer, _failures, _file) = (census, known, securityIds, lastAllowedDay, writer, failures, input.File);
        var span = census.Days.Length == 0 ? 0 : census.Days[^1] - census.Days[0] + 1;
        _firstDay = census.Days.Length == 0 ? 0 : census.Days[0];
        _dayIndex = new int[span];
        _knownDay = new int[span];
        _tradingDay = new bool[span];
        for (var i = 0; i < census.Days.Length; i++)
        {
            var at = census.Days[i] - _firstDay;
            _dayIndex[at] = i;
            _knownDay[at] = known.IndexOfDay(census.Days[i]);
            _tradingDay[at] = tradingDays.Contains(census.Days[i]);
        }

        _knownOrdinal = [.. census.Codes.Select(known.OrdinalOf)];
        _seen = new ulong[((long)census.Days.Length * census.Codes.Length + 63) / 64];
    }

    /// <summary>Good rows met.</summary>
    internal long Read { get; private set; }

    /// <summary>Rows with a new key.</summary>
    internal long Added { get; private set; }

    /// <summary>New versions.</summary>
    internal long Changed { get; private set; }

    internal void Take(PriceBatch batch)
    {
        var known = _known.Read();
        for (var i = 0; i < batch.Count; i++)
        {
            var code = batch.Code[i];
            if (Refuse(batch, i, code)) continue;
            var (open, high, low) = Session(batch, i, code);
            var at = batch.Day[i] - _firstDay;
            Read++;
            if (known.Has(_knownDay[at], _knownOrdinal[code]))
            {
                if (known.Equal(_knownDay[at], _knownOrdinal[code], open, high, low, batch.Close[i], batch.Volume[i])) continue;
                Changed++;
            }
            else
            {
                Added++;
            }

            _writer.Add(_securityId[code], batch.Day[i], open, high, low, batch.Close[i], batch.Volume[i]);
        }
    }

    private bool Refuse(PriceBatch batch, int i, int code)
    {
        var day = batch.Day[i];
        var close = batch.Close[i];
        if (close <= 0) return Fail(FailureReason.Negative, batch, i, $"close is {Yen(close)}; a price must be above zero");
        if (batch.Volume[i] < 0) return Fail(FailureReason.Negative, batch, i, $"volume is {batch.Volume[i]}; it cannot be below zero");
        if (day > _lastAllowedDay) return Fail(FailureReason.FutureDate, batch, i, "the date lies in the future");
        if (_securityId[code] < 0)
            return Fail(FailureReason.UnknownCode, batch, i, $"code {_census.Codes[code]} is in no list of this import or the store");
        if (!_tradingDay[day - _firstDay])
            return Fail(FailureReason.NonTradingDay, batch, i, "too few securities have rows on this day for a trading day");
        var bit = ((long)_dayIndex[day - _firstDay] * _census.Codes.Length) + code;
        ref var word = ref _seen[bit >> 6];
        if ((word >> (int)(bit & 63) & 1) != 0) return Fail(FailureReason.DuplicateKey, batch, i, "a row of this code and day came before; the first is kept");
        word |= 1UL << (int)(bit & 63);
        return false;
    }

    private (long Open, long High, long Low) Session(PriceBatch batch, int i, int code)
    {
        var (open, high, low, close) = (batch.Open[i], batch.High[i], batch.Low[i], batch.Close[i]);
        if ((open | high | low) == 0) return default;
        if (open < 0 || high < 0 || low < 0 || ((open > 0 && high > 0 && low > 0) ? high < Math.Max(open, close) || low > Math.Min(open, close) : batch.Volume[i] > 0))
        {
            var reason = Math.Min(open, Math.Min(high, low)) switch { < 0 => FailureReason.Negative, 0 => FailureReason.MissingField, _ => FailureReason.HighBelowLow };
            Fail(reason, batch, i, $"open {Yen(open)}, high {Yen(high)}, low {Yen(low)} and close {Yen(close)} (as traded) contradict each other; only the close was kept");
            return default;
        }

        return batch.Volume[i] == 0 ? default : (open, high, low);
    }

    private bool Fail(FailureReason reason, PriceBatch batch, int i, string message)
    {
        _failures.Add(new RowFailure(reason, _file, batch.Line[i], $"{_census.Codes[batch.Code[i]]} {DateOnly.FromDayNumber(batch.Day[i]):yyyy-MM-dd}: {message}."));
        return true;
    }

    private static string Yen(long price) => Units.ToAmount(price).ToString("0.####");
}

/// <summary>Appends price rows in chunks and hashes what it appends.</summary>
internal sealed class PriceWriter : IDisposable
{
    private static readonly int s_epoch = new DateOnly(1970, 1, 1).DayNumber;

    private readonly DuckAppender _appender;
    private readonly DuckChunkBuilder _chunk;
    private readonly IncrementalHash _hash;
    private readonly int[] _security = new int[DuckChunkBuilder.Capacity];
    private readonly int[] _day = new int[DuckChunkBuilder.Capacity];
    private readonly long[][] _values = [.. Enumerable.Range(0, 5).Select(_ => new long[DuckChunkBuilder.Capacity])];
    private readonly int _batch;
    private int _count;

    internal PriceWriter(DuckConnection connection, int batch, IncrementalHash hash)
    {
        (_batch, _hash) = (batch, hash);
        _appender = connection.Appender(StoreSchema.Prices);
        _chunk = _appender.CreateChunk();
    }

    internal void Add(int security, int day, long open, long high, long low, long close, long volume)
    {
        var i = _count++;
        _security[i] = security;
        _day[i] = day - s_epoch;
        _values[0][i] = open;
        _values[1][i] = high;
        _values[2][i] = low;
        _values[3][i] = close;
        _values[4][i] = volume;
        if (_count == DuckChunkBuilder.Capacity) Flush();
    }

    internal void Finish()
    {
        Flush();
        _appender.Close();
    }

    public void Dispose()
    {
        _chunk.Dispose();
        _appender.Dispose();
    }

    private void Flush()
    {
        if (_count == 0) return;
        _chunk.Values<int>(0)[.._count].Fill(_batch);
        Write<int>(1, _security);
        Write<int>(2, _day);
        for (var column = 0; column < _values.Length; column++)
        {
            Write<long>(column + 3, _values[column]);
            if (column > 2) continue;
            for (var i = 0; i < _count; i++)
            {
                if (_values[column][i] == 0) _chunk.SetNull(column + 3, i);
            }
        }

        _appender.Append(_chunk, _count);
        _count = 0;
    }

    private void Write<T>(int column, T[] values)
        where T : unmanaged
    {
        var used = values.AsSpan(0, _count);
        _chunk.Set<T>(column, used);
        _hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(used));
    }
}
