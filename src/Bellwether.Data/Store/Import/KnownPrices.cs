using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>The prices that the store already has, in their current versions: what new rows are compared with.</summary>
internal sealed class KnownPrices
{
    private readonly MarketSnapshot? _snapshot;
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);

    internal KnownPrices(MarketSnapshot? snapshot)
    {
        _snapshot = snapshot;
        if (snapshot is null) return;
        for (var i = 0; i < snapshot.Securities.Length; i++) _ordinals[snapshot.Securities[i].Id.Value] = i;
    }

    internal static KnownPrices None { get; } = new(null);

    /// <summary>Ordinal in the known panel, or -1.</summary>
    internal int OrdinalOf(string code) => _ordinals.GetValueOrDefault(code, -1);

    /// <summary>Day index in the known panel, or -1.</summary>
    internal int IndexOfDay(int dayNumber) => _snapshot?.Calendar.IndexOf(DateOnly.FromDayNumber(dayNumber)) ?? -1;

    /// <summary>First and last day number with a row, or (MaxValue, MinValue).</summary>
    internal (int First, int Last) RangeOf(string code)
    {
        var ordinal = OrdinalOf(code);
        if (ordinal < 0 || _snapshot!.Panel.Columns.FirstDay[ordinal] < 0) return (int.MaxValue, int.MinValue);
        var columns = _snapshot.Panel.Columns;
        return (_snapshot.Calendar[columns.FirstDay[ordinal]].DayNumber, _snapshot.Calendar[columns.LastDay[ordinal]].DayNumber);
    }

    internal IEnumerable<(string Code, int First, int Last)> Ranges()
    {
        if (_snapshot is null) yield break;
        foreach (var security in _snapshot.Securities)
        {
            var (first, last) = RangeOf(security.Id.Value);
            if (first <= last) yield return (security.Id.Value, first, last);
        }
    }

    internal Reader Read() => new(_snapshot?.Panel);

    /// <summary>The known columns as spans, for the loop over rows.</summary>
    internal readonly ref struct Reader
    {
        private readonly int _securities;
        private readonly ReadOnlySpan<byte> _state;
        private readonly ReadOnlySpan<long> _open;
        private readonly ReadOnlySpan<long> _high;
        private readonly ReadOnlySpan<long> _low;
        private readonly ReadOnlySpan<long> _close;
        private readonly ReadOnlySpan<long> _volume;

        internal Reader(Panel? panel)
        {
            if (panel is null) return;
            _securities = panel.Securities;
            _state = panel.Columns.State.Span;
            _open = panel.Columns.Open.Span;
            _high = panel.Columns.High.Span;
            _low = panel.Columns.Low.Span;
            _close = panel.Columns.Close.Span;
            _volume = panel.Columns.Volume.Span;
        }

        /// <summary>True when the store has a row of that day and security.</summary>
        internal bool Has(int day, int ordinal) =>
            day >= 0 && ordinal >= 0 && (CellState)_state[(day * _securities) + ordinal] is CellState.Traded or CellState.NoTrade;

        internal bool Equal(int day, int ordinal, long open, long high, long low, long close, long volume)
        {
            var cell = (day * _securities) + ordinal;
            return _close[cell] == close && _volume[cell] == volume && _open[cell] == open && _high[cell] == high && _low[cell] == low;
        }
    }
}
