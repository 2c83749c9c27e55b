using System.Collections.Immutable;

namespace Bellwether.Market;

/// <summary>What a panel cell stands for (METHODS 0.6).</summary>
public enum CellState : byte
{
    /// <summary>Not listed, not yet listed or no longer listed: no price.</summary>
    Absent = 0,

    /// <summary>Traded that day.</summary>
    Traded = 1,

    /// <summary>A row without trades: the price is carried.</summary>
    NoTrade = 2,

    /// <summary>No row although listed (suspension or missing data): the price is carried.</summary>
    Missing = 3,
}

/// <summary>
/// Traded prices as a dense date-major matrix: cell (day, security) is at <c>day * Securities + security</c>.
/// Prices are integers of 1/10,000 currency unit (DESIGN, decision 1); 0 means no price. Close is carried over days without a trade.
/// Prices are as traded: not adjusted for splits or dividends.
/// </summary>
public sealed class Panel
{
    /// <summary>Wraps the columns; every column has <c>days × securities</c> cells, or is empty when not loaded.</summary>
    public Panel(int days, int securities, PanelColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var cells = (long)days * securities;
        if (columns.Close.Length != cells || columns.State.Length != cells)
            throw new ArgumentException($"A panel of {days} days × {securities} securities needs {cells} cells; close has {columns.Close.Length}, state has {columns.State.Length}.", nameof(columns));
        Days = days;
        Securities = securities;
        Columns = columns;
    }

    /// <summary>Number of trading days.</summary>
    public int Days { get; }

    /// <summary>Number of securities.</summary>
    public int Securities { get; }

    /// <summary>The raw columns.</summary>
    public PanelColumns Columns { get; }

    /// <summary>Carried closes of one day, one per security; 0 where there is no price.</summary>
    public ReadOnlySpan<long> Close(int day) => Columns.Close.Span.Slice(day * Securities, Securities);

    /// <summary>The same row as memory, for those who keep it.</summary>
    public ReadOnlyMemory<long> CloseRow(int day) => Columns.Close.Slice(day * Securities, Securities);

    /// <summary>Cell states of one day as <see cref="CellState"/> bytes.</summary>
    public ReadOnlySpan<byte> States(int day) => Columns.State.Span.Slice(day * Securities, Securities);

    /// <summary>Opens of one day; 0 without trade.</summary>
    public ReadOnlySpan<long> Open(int day) => Columns.Open.Span.Slice(day * Securities, Securities);

    /// <summary>Highs of one day; 0 without trade.</summary>
    public ReadOnlySpan<long> High(int day) => Columns.High.Span.Slice(day * Securities, Securities);

    /// <summary>Lows of one day; 0 without trade.</summary>
    public ReadOnlySpan<long> Low(int day) => Columns.Low.Span.Slice(day * Securities, Securities);

    /// <summary>Volumes of one day in shares.</summary>
    public ReadOnlySpan<long> Volume(int day) => Columns.Volume.Span.Slice(day * Securities, Securities);

    /// <summary>Carried close of one cell; 0 where there is no price.</summary>
    public long CloseAt(int day, int security) => Columns.Close.Span[day * Securities + security];

    /// <summary>State of one cell.</summary>
    public CellState StateAt(int day, int security) => (CellState)Columns.State.Span[day * Securities + security];
}

/// <summary>The columns of a <see cref="Panel"/>, memory-mapped or in memory.</summary>
public sealed record PanelColumns
{
    /// <summary>Carried traded close, 1/10,000 currency unit.</summary>
    public required ReadOnlyMemory<long> Close { get; init; }

    /// <summary><see cref="CellState"/> bytes.</summary>
    public required ReadOnlyMemory<byte> State { get; init; }

    /// <summary>Traded open.</summary>
    public ReadOnlyMemory<long> Open { get; init; }

    /// <summary>Traded high.</summary>
    public ReadOnlyMemory<long> High { get; init; }

    /// <summary>Traded low.</summary>
    public ReadOnlyMemory<long> Low { get; init; }

    /// <summary>Shares traded.</summary>
    public ReadOnlyMemory<long> Volume { get; init; }

    /// <summary>First day index with a row, per security; -1 when there is none.</summary>
    public ImmutableArray<int> FirstDay { get; init; } = [];

    /// <summary>Last day index with a row, per security; -1 when there is none.</summary>
    public ImmutableArray<int> LastDay { get; init; } = [];
}
