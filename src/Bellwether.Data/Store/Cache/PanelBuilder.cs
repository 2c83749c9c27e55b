using System.Collections.Immutable;
using Bellwether.Data.Duck;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>The dense date-major price matrix, filled from the store's rows batch by batch so that a later version overwrites an earlier one.</summary>
internal sealed class PanelBuilder
{
    private static readonly int s_epoch = new DateOnly(1970, 1, 1).DayNumber;

    private readonly int _securities;
    private readonly TradingCalendar _calendar;
    private readonly int[] _ordinalOfId;
    private readonly int[] _dayIndex;
    private readonly int _firstDay;

    internal PanelBuilder(TradingCalendar calendar, ImmutableArray<int> ids)
    {
        _calendar = calendar;
        _securities = ids.Length;
        _ordinalOfId = new int[ids.Length == 0 ? 0 : ids.Max() + 1];
        for (var i = 0; i < ids.Length; i++) _ordinalOfId[ids[i]] = i;
        _firstDay = _calendar.Count == 0 ? 0 : _calendar[0].DayNumber - s_epoch;
        _dayIndex = new int[_calendar.Count == 0 ? 0 : _calendar[_calendar.Count - 1].DayNumber - s_epoch - _firstDay + 1];
        for (var i = 0; i < _calendar.Count; i++) _dayIndex[_calendar[i].DayNumber - s_epoch - _firstDay] = i;
        var cells = (long)_calendar.Count * _securities;
        if (cells > int.MaxValue / sizeof(long))
            throw new StoreException($"{_calendar.Count} days × {_securities} securities make {cells} cells; a panel holds up to {int.MaxValue / sizeof(long)}.");
        Close = new long[cells];
        Open = new long[cells];
        High = new long[cells];
        Low = new long[cells];
        Volume = new long[cells];
        State = new byte[cells];
    }

    internal long[] Close { get; }

    internal long[] Open { get; }

    internal long[] High { get; }

    internal long[] Low { get; }

    internal long[] Volume { get; }

    internal byte[] State { get; }

    internal ImmutableArray<int> FirstDay { get; private set; } = [];

    internal ImmutableArray<int> LastDay { get; private set; } = [];

    /// <summary>Reads the prices of batches 1 to <paramref name="batch"/>, then carries closes over days without a row.</summary>
    internal void Fill(DuckConnection connection, int batch, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var report = new ProgressClock(progress, "building the column cache", connection.Scalar<long>($"SELECT count(*) FROM prices WHERE batch <= {batch}"));
        var batches = connection.Query($"SELECT DISTINCT batch FROM prices WHERE batch <= {batch} ORDER BY batch", r => r.Get<int>(0));
        foreach (var number in batches)
        {
            using var rows = connection.Stream($"SELECT security, date, open, high, low, close, volume FROM prices WHERE batch = {number}", cancellation);
            while (rows.NextChunk() is { } chunk)
            {
                Scatter(chunk);
                report.Add(chunk.RowCount);
            }
        }

        Carry();
    }

    /// <summary>Takes prices as a source delivers them, then carries closes over days without a row; <paramref name="ordinals"/> is by position of the code.</summary>
    internal void Fill(PriceColumns prices, int[] ordinals)
    {
        for (var i = 0; i < prices.Count; i++)
        {
            var cell = (_dayIndex[prices.Date[i] - s_epoch - _firstDay] * _securities) + ordinals[prices.Code[i]];
            Close[cell] = prices.Close[i];
            Volume[cell] = prices.Volume[i];
            State[cell] = (byte)(prices.Volume[i] > 0 ? CellState.Traded : CellState.NoTrade);
            // As an import does: a day without trade has a carried close and no other price.
            if (prices.Volume[i] == 0) continue;
            Open[cell] = prices.Open[i];
            High[cell] = prices.High[i];
            Low[cell] = prices.Low[i];
        }

        Carry();
    }

    private void Scatter(DuckChunk chunk)
    {
        var security = chunk.Values<int>(0);
        var date = chunk.Values<int>(1);
        var open = chunk[2];
        var high = chunk[3];
        var low = chunk[4];
        var opens = open.Values<long>();
        var highs = high.Values<long>();
        var lows = low.Values<long>();
        var close = chunk.Values<long>(5);
        var volume = chunk.Values<long>(6);
        var whole = open.NullCount + high.NullCount + low.NullCount == 0;
        for (var i = 0; i < security.Length; i++)
        {
            var cell = (_dayIndex[date[i] - _firstDay] * _securities) + _ordinalOfId[security[i]];
            Close[cell] = close[i];
            Volume[cell] = volume[i];
            State[cell] = (byte)(volume[i] > 0 ? CellState.Traded : CellState.NoTrade);
            Open[cell] = whole || !open.IsNull(i) ? opens[i] : 0;
            High[cell] = whole || !high.IsNull(i) ? highs[i] : 0;
            Low[cell] = whole || !low.IsNull(i) ? lows[i] : 0;
        }
    }

    private void Carry()
    {
        var first = new int[_securities];
        var last = new int[_securities];
        first.AsSpan().Fill(-1);
        last.AsSpan().Fill(-1);
        for (var day = 0; day < _calendar.Count; day++)
        {
            var states = State.AsSpan(day * _securities, _securities);
            for (var s = 0; s < states.Length; s++)
            {
                if (states[s] == 0) continue;
                if (first[s] < 0) first[s] = day;
                last[s] = day;
            }
        }

        for (var day = 1; day < _calendar.Count; day++)
        {
            var states = State.AsSpan(day * _securities, _securities);
            var closes = Close.AsSpan(day * _securities, _securities);
            var before = Close.AsSpan((day - 1) * _securities, _securities);
            for (var s = 0; s < states.Length; s++)
            {
                if (states[s] != 0 || day < first[s] || day > last[s]) continue;
                states[s] = (byte)CellState.Missing;
                closes[s] = before[s];
            }
        }

        FirstDay = [.. first];
        LastDay = [.. last];
    }
}
