using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>A row with the place it came from.</summary>
internal readonly record struct Placed<T>(T Row, string File, long Line);

/// <summary>What one import brings, as read: rows not yet checked against each other and the store.</summary>
internal sealed class ImportSet
{
    internal required string Scheme { get; init; }

    internal required string Kind { get; init; }

    internal required string Path { get; init; }

    internal List<Placed<SecurityEntry>> Securities { get; } = [];

    /// <summary>Names and sectors taken from dated lists: master rows of codes that have no better one.</summary>
    internal List<Placed<SecurityEntry>> ListedNames { get; } = [];

    internal List<Placed<Sector>> Sectors { get; } = [];

    internal List<Placed<ListingEntry>> Listings { get; } = [];

    internal List<Placed<SharesEntry>> Shares { get; } = [];

    internal List<Placed<FloatFactorEntry>> FloatFactors { get; } = [];

    internal List<Placed<SplitEntry>> Splits { get; } = [];

    internal List<Placed<DividendEntry>> Dividends { get; } = [];

    internal List<Placed<CorporateActionEntry>> CorporateActions { get; } = [];

    internal List<Placed<LevelEntry>> Levels { get; } = [];

    internal List<Placed<MacroEntry>> Macro { get; } = [];

    internal List<Placed<NewsEntry>> News { get; } = [];

    internal List<Placed<ConstituentEntry>> Constituents { get; } = [];

    internal List<Placed<DivisorRow>> Divisors { get; } = [];

    internal List<Placed<FlaggedPrice>> PriceFlags { get; } = [];

    internal IPriceInput? Prices { get; set; }

    /// <summary>Rows that could not be read.</summary>
    internal List<RowFailure> Failures { get; } = [];

    internal List<string> Notes { get; } = [];

    internal bool HasMaster => Securities.Count > 0 || ListedNames.Count > 0;

    /// <summary>The rows of in-memory tables; a row's line is its position, counted from 1.</summary>
    internal static ImportSet From(MarketTables tables, string kind, string path, ImmutableArray<RowFailure> failures)
    {
        var set = new ImportSet { Scheme = tables.Scheme, Kind = kind, Path = path };
        Place(set.Securities, tables.Securities, "securities");
        Place(set.Sectors, tables.Sectors, "sectors");
        Place(set.Listings, tables.Listings, "listings");
        Place(set.Shares, tables.Shares, "shares");
        Place(set.FloatFactors, tables.FloatFactors, "float_factors");
        Place(set.Splits, tables.Splits, "splits");
        Place(set.Dividends, tables.Dividends, "dividends");
        Place(set.CorporateActions, tables.CorporateActions, "corporate_actions");
        Place(set.Levels, tables.Levels, "index_levels");
        Place(set.Macro, tables.Macro, "macro");
        Place(set.News, tables.News, "events");
        Place(set.Constituents, tables.Constituents, "constituents");
        Place(set.Divisors, tables.Divisors, "divisors");
        if (tables.Prices.Count > 0) set.Prices = new ColumnsPriceInput(tables.Prices);
        if (!failures.IsDefault) set.Failures.AddRange(failures);
        return set;
    }

    private static void Place<T>(List<Placed<T>> target, ImmutableArray<T> rows, string file)
    {
        target.EnsureCapacity(rows.Length);
        for (var i = 0; i < rows.Length; i++) target.Add(new Placed<T>(rows[i], file, i + 1));
    }
}
