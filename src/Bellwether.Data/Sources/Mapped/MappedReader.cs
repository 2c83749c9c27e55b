using Bellwether.Market;

namespace Bellwether.Data.Sources;

/// <summary><c>import csv FILE --map MAP.yaml</c>: one delimited file into one table, by the user's map.</summary>
public static class MappedReader
{
    /// <summary>
    /// Reads the file. Bad rows come back as failures with their lines; a file that cannot be read at all, or that lacks a mapped column,
    /// is a <see cref="SourceException"/>.
    /// </summary>
    public static Loaded<MarketTables> Read(string path, CsvMap map, CancellationToken cancellation = default)
    {
        byte[] buffer = [];
        return Read(TextFile.Read(path, ref buffer, map.Encoding), Path.GetFileName(path), map, cancellation);
    }

    /// <summary>Reads UTF-8 text as <see cref="TextFile"/> delivers it.</summary>
    public static Loaded<MarketTables> Read(ReadOnlyMemory<byte> utf8, string file, CsvMap map, CancellationToken cancellation = default)
    {
        var failures = new List<RowFailure>();
        var row = new MapRow(map, new DelimitedReader(utf8, file, map.Delimiter), failures);
        var empty = new MarketTables { Scheme = map.Scheme, Prices = PriceColumns.Empty };
        var tables = new MappedTables(row);
        var read = map.Table switch
        {
            MapTable.Prices => Prices(empty, new MappedPrices(row, map.Basis), cancellation),
            MapTable.Securities => empty with { Securities = tables.Securities() },
            MapTable.Listings => empty with { Listings = tables.Listings() },
            MapTable.Shares => empty with { Shares = tables.Shares() },
            MapTable.Splits => empty with { Splits = tables.Splits() },
            MapTable.Dividends => empty with { Dividends = tables.Dividends() },
            MapTable.Levels => empty with { Levels = tables.Levels() },
            MapTable.Macro => empty with { Macro = tables.Macro() },
            _ => empty with { News = tables.Events() },
        };
        failures.Sort((a, b) => a.Line.CompareTo(b.Line));
        return new Loaded<MarketTables>(read, [.. failures]);
    }

    private static MarketTables Prices(MarketTables empty, MappedPrices reader, CancellationToken cancellation)
    {
        var (prices, splits, dividends) = reader.Read(cancellation);
        return empty with { Prices = prices, Splits = [.. splits], Dividends = [.. dividends] };
    }
}
