using Bellwether.Market;

namespace Bellwether.Data.Sources;

/// <summary>Grows <see cref="PriceColumns"/> row by row or history by history.</summary>
/// <param name="capacity">Rows expected, when known.</param>
public sealed class PriceBuilder(int capacity = 0)
{
    private readonly List<string> _codes = [];
    private readonly Dictionary<string, int> _codeIndex = new(StringComparer.Ordinal);
    private readonly List<int> _code = new(capacity);
    private readonly List<int> _date = new(capacity);
    private readonly List<long> _open = new(capacity);
    private readonly List<long> _high = new(capacity);
    private readonly List<long> _low = new(capacity);
    private readonly List<long> _close = new(capacity);
    private readonly List<long> _volume = new(capacity);

    /// <summary>Rows so far.</summary>
    public int Count => _code.Count;

    /// <summary>Index of a code, added when new.</summary>
    public int CodeIndex(string code)
    {
        if (_codeIndex.TryGetValue(code, out var index)) return index;
        index = _codes.Count;
        _codes.Add(code);
        _codeIndex.Add(code, index);
        return index;
    }

    /// <summary>Adds a row; <paramref name="code"/> from <see cref="CodeIndex"/>, prices in 1/10,000 currency unit.</summary>
    public void Add(int code, DateOnly date, long open, long high, long low, long close, long volume)
    {
        _code.Add(code);
        _date.Add(date.DayNumber);
        _open.Add(open);
        _high.Add(high);
        _low.Add(low);
        _close.Add(close);
        _volume.Add(volume);
    }

    /// <summary>Adds all rows of other columns.</summary>
    public void Add(PriceColumns prices)
    {
        var codes = Array.ConvertAll(prices.Codes, CodeIndex);
        foreach (var code in prices.Code) _code.Add(codes[code]);
        _date.AddRange(prices.Date);
        _open.AddRange(prices.Open);
        _high.AddRange(prices.High);
        _low.AddRange(prices.Low);
        _close.AddRange(prices.Close);
        _volume.AddRange(prices.Volume);
    }

    /// <summary>The columns.</summary>
    public PriceColumns ToColumns() =>
        new([.. _codes], [.. _code], [.. _date], [.. _open], [.. _high], [.. _low], [.. _close], [.. _volume]);
}
