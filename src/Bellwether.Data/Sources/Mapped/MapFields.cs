namespace Bellwether.Data.Sources;

/// <summary>The fields of each table that a map can fill.</summary>
internal static class MapFields
{
    /// <summary>Words of MAP.yaml for the tables.</summary>
    public static (string Word, MapTable Value)[] Tables { get; } =
    [
        ("prices", MapTable.Prices), ("securities", MapTable.Securities), ("listings", MapTable.Listings), ("shares", MapTable.Shares),
        ("splits", MapTable.Splits), ("dividends", MapTable.Dividends), ("levels", MapTable.Levels), ("macro", MapTable.Macro), ("events", MapTable.Events),
    ];

    /// <summary>Fields that must be mapped or constant.</summary>
    public static string[] Required(MapTable table) => table switch
    {
        MapTable.Prices => ["code", "date", "close", "volume"],
        MapTable.Securities => ["code", "name"],
        MapTable.Listings => ["as_of", "code", "section"],
        MapTable.Shares => ["code", "as_of", "shares"],
        MapTable.Splits => ["code", "ex_date", "new_per_old"],
        MapTable.Dividends => ["code", "ex_date", "amount"],
        MapTable.Levels => ["index", "date", "close"],
        MapTable.Macro => ["series", "unit", "date", "value"],
        _ => ["date", "kind", "summary"],
    };

    /// <summary>Fields that may be mapped or constant.</summary>
    public static string[] Optional(MapTable table) => table switch
    {
        MapTable.Prices => ["open", "high", "low", "split", "split_factor", "dividend"],
        MapTable.Securities => ["name_en", "sector", "size_class", "themes", "first_trade"],
        MapTable.Listings => ["certain"],
        MapTable.Shares => ["basis_date", "kind"],
        MapTable.Levels => ["open", "high", "low"],
        MapTable.Events => ["code", "source"],
        _ => [],
    };
}
