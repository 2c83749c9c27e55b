namespace Bellwether.Data.Sources;

/// <summary>Where the columns of one Yahoo file stand; -1 where a file has no such column.</summary>
internal sealed record YahooColumns(int Count, int Date, int Open, int High, int Low, int Close, int AdjClose, int Volume, int Dividends, int Splits)
{
    private static readonly string[] Required = ["Open", "High", "Low", "Close", "Volume"];

    /// <summary>Closes are split-adjusted only; otherwise dividends are taken off too.</summary>
    public bool CloseIsUnadjusted => AdjClose >= 0;

    public YahooBasis Basis => !CloseIsUnadjusted && Dividends < 0 ? YahooBasis.DividendAdjusted
        : Splits < 0 ? YahooBasis.SplitAdjusted
        : YahooBasis.Traded;

    /// <summary>Reads one header line, or three (Price / Ticker / Date) as newer downloads write them.</summary>
    public static YahooColumns Read(DelimitedReader reader)
    {
        var names = reader.ReadHeader();
        var headerLine = reader.Line;
        var date = Find(names, "Date");
        if (date < 0) date = Find(names, "Datetime");
        if (date < 0 && string.Equals(names[0], "Price", StringComparison.OrdinalIgnoreCase))
        {
            date = 0;
            ReadTickerAndDateLines(reader, names.Length);
        }

        var missing = Required.Where(n => Find(names, n) < 0).ToList();
        if (date < 0) missing.Insert(0, "Date");
        if (missing.Count > 0)
        {
            var columns = missing.Count == 1 ? $"no column '{missing[0]}'" : $"no columns '{string.Join("', '", missing)}'";
            throw new SourceException(reader.File, headerLine, null, $"{columns}; found '{string.Join("', '", names)}'. Expected a daily price history as Yahoo or yfinance writes it.");
        }

        return new YahooColumns(
            names.Length, date, Find(names, "Open"), Find(names, "High"), Find(names, "Low"), Find(names, "Close"),
            Find(names, "Adj Close"), Find(names, "Volume"), Find(names, "Dividends"), Find(names, "Stock Splits"));
    }

    private static void ReadTickerAndDateLines(DelimitedReader reader, int columns)
    {
        if (!reader.Read() || !reader[0].SequenceEqual("Ticker"u8))
            throw new SourceException(reader.File, reader.Line, null, "expected a second header line that starts with 'Ticker' after one that starts with 'Price'.");
        for (var i = 2; i < Math.Min(columns, reader.FieldCount); i++)
        {
            if (!reader[i].SequenceEqual(reader[1]))
                throw new SourceException(reader.File, reader.Line, null, $"holds two tickers, {Field.Describe(reader[1])} and {Field.Describe(reader[i])}; expected one file per code.");
        }

        if (!reader.Read() || !reader[0].SequenceEqual("Date"u8))
            throw new SourceException(reader.File, reader.Line, null, "expected a third header line that starts with 'Date' after 'Price' and 'Ticker'.");
    }

    private static int Find(string[] names, string name) => Array.FindIndex(names, n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
}
