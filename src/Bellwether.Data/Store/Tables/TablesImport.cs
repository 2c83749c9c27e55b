using Bellwether.Data.Duck;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>
/// <c>import tables DIR</c>: a folder of Parquet or CSV files in the exchange layout, any subset of <see cref="KnownTables"/>.
/// </summary>
public static class TablesImport
{
    /// <summary>Tables that are read, by file name without extension.</summary>
    public static IReadOnlyList<string> KnownTables { get; } =
    [
        "prices", "securities", "sectors", "listings", "share_estimates", "shares", "index_levels", "macro", "events", "nikkei225_constituents",
        "nikkei225_changes", "constituents", "divisors", "float_factors", "splits", "dividends", "corporate_actions", "price_anomalies",
    ];

    /// <summary>Imports a folder; all or nothing. <see cref="BadInputException"/> when a file as a whole cannot be used.</summary>
    public static ImportReport Run(MarketStore store, string directory, ImportOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        ArgumentNullException.ThrowIfNull(options);
        if (!Directory.Exists(directory))
            throw new BadInputException($"{directory}: there is no such folder. Expected a folder with tables such as prices.parquet or prices.csv.");
        using var database = DuckDatabase.OpenInMemory();
        using var connection = database.Connect();
        var set = Read(connection, directory, options);
        return store.Import(set, options, cancellation);
    }

    private static ImportSet Read(DuckConnection connection, string directory, ImportOptions options)
    {
        var set = new ImportSet { Scheme = options.Scheme, Kind = "tables", Path = directory };
        options.Progress?.Report(new ImportProgress("reading tables", 0, 0));
        var files = KnownTables.Select(name => (Name: name, File: TableFile.Find(connection, directory, name, set.Failures)))
            .Where(p => p.File is not null).ToDictionary(p => p.Name, p => p.File!, StringComparer.Ordinal);
        if (files.Count == 0) throw NothingKnown(directory);
        TableFile? File(string name) => files.GetValueOrDefault(name);
        ReferenceTables.Read(File("sectors"), File("securities"), File("listings"), set);
        ShareTables.Read(File("securities"), File("share_estimates"), File("shares"), set);
        SeriesTables.Read(File("index_levels"), File("macro"), File("events"), set);
        ConstituentTables.Read(File("nikkei225_constituents"), File("nikkei225_changes"), File("constituents"), File("divisors"), set);
        ActionTables.Read(File("float_factors"), File("splits"), File("dividends"), File("corporate_actions"), set);
        if (File("price_anomalies") is { } anomalies)
        {
            anomalies.Each(set.Failures, "code VARCHAR!, date DATE!, ratio DOUBLE!", (r, line) =>
                set.PriceFlags.Add(new(new FlaggedPrice(r.Get<string>(0), r.Get<DateOnly>(1), r.Get<double>(2)), anomalies.FileName, line)));
        }

        if (File("prices") is { } prices) set.Prices = new TablePrices(prices);
        return set;
    }

    private static BadInputException NothingKnown(string directory)
    {
        var found = Directory.EnumerateFiles(directory).Select(Path.GetFileName).Order(StringComparer.Ordinal).Take(8).ToList();
        return new BadInputException(
            $"{directory}: {(found.Count == 0 ? "the folder is empty" : "no known table among " + string.Join(", ", found))}. Expected one or more of {string.Join(", ", KnownTables)} as .parquet or .csv.");
    }
}
