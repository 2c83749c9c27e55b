using System.Collections.Immutable;

namespace Bellwether.Data.Store;

/// <summary>One append-only table of the store: the key names a fact, the values are its versions, the batch says when each became known.</summary>
/// <param name="Name">Table name.</param>
/// <param name="Keys">Key columns with their SQL types.</param>
/// <param name="Values">Value columns with their SQL types.</param>
internal sealed record TableSpec(string Name, ImmutableArray<(string Name, string Type)> Keys, ImmutableArray<(string Name, string Type)> Values)
{
    internal static TableSpec Securities { get; } = Of("securities", "code VARCHAR", "origin VARCHAR, name VARCHAR, name_en VARCHAR, sector VARCHAR, size_class VARCHAR, themes VARCHAR, first_trade DATE");

    internal static TableSpec Sectors { get; } = Of("sectors", "code VARCHAR", "name VARCHAR, name_en VARCHAR, export_orientation VARCHAR");

    internal static TableSpec Listings { get; } = Of("listings", "as_of DATE, code VARCHAR", "section VARCHAR, certain BOOLEAN");

    internal static TableSpec Shares { get; } = Of("shares", "code VARCHAR, as_of DATE, kind VARCHAR", "basis_date DATE, shares BIGINT");

    internal static TableSpec FloatFactors { get; } = Of("float_factors", "code VARCHAR, from_date DATE", "millionths INTEGER");

    internal static TableSpec Splits { get; } = Of("splits", "code VARCHAR, ex_date DATE", "new_shares BIGINT, old_shares BIGINT");

    internal static TableSpec Dividends { get; } = Of("dividends", "code VARCHAR, ex_date DATE", "amount BIGINT");

    internal static TableSpec CorporateActions { get; } = Of("corporate_actions", "code VARCHAR, ex_date DATE, kind VARCHAR", "new_shares BIGINT, old_shares BIGINT, price BIGINT, successor VARCHAR");

    internal static TableSpec IndexLevels { get; } = Of("index_levels", "index_name VARCHAR, date DATE", "open DECIMAL(28;8), high DECIMAL(28;8), low DECIMAL(28;8), close DECIMAL(28;8)");

    internal static TableSpec Macro { get; } = Of("macro", "series VARCHAR, date DATE", "unit VARCHAR, value DOUBLE");

    internal static TableSpec Events { get; } = Of("events", "date DATE, code VARCHAR, summary VARCHAR", "kind VARCHAR, source VARCHAR");

    internal static TableSpec Constituents { get; } = Of("constituents", "index_name VARCHAR, code VARCHAR, from_date DATE", "until_date DATE, factor_num BIGINT, factor_den BIGINT");

    internal static TableSpec Divisors { get; } = Of("divisors", "index_name VARCHAR, from_date DATE", "divisor DECIMAL(28;8)");

    /// <summary>Closes that the source itself doubts; the row before may not be in the data.</summary>
    internal static TableSpec PriceFlags { get; } = Of("price_flags", "code VARCHAR, date DATE", "ratio DOUBLE");

    /// <summary>All tables but prices, in the order in which they are written.</summary>
    internal static ImmutableArray<TableSpec> Small { get; } =
        [Securities, Sectors, Listings, Shares, FloatFactors, Splits, Dividends, CorporateActions, IndexLevels, Macro, Events, Constituents, Divisors, PriceFlags];

    internal string Stage => "stage_" + Name;

    internal IEnumerable<(string Name, string Type)> Columns => Keys.Concat(Values);

    internal string KeyList => string.Join(", ", Keys.Select(k => k.Name));

    internal string ColumnList => string.Join(", ", Columns.Select(c => c.Name));

    /// <summary>The latest version of every key among batches up to a number.</summary>
    internal string CurrentSql(int batch) =>
        $"(SELECT * FROM {Name} WHERE batch <= {batch} QUALIFY row_number() OVER (PARTITION BY {KeyList} ORDER BY batch DESC) = 1)";

    internal string CreateSql() => $"CREATE TABLE {Name} (batch INTEGER NOT NULL, {Definition()})";

    internal string CreateStageSql() => $"CREATE OR REPLACE TEMP TABLE {Stage} ({Definition()})";

    private string Definition() => string.Join(", ", Columns.Select(c => $"{c.Name} {c.Type}"));

    private static TableSpec Of(string name, string keys, string values) => new(name, Parse(keys), Parse(values));

    private static ImmutableArray<(string Name, string Type)> Parse(string text) =>
        [.. text.Split(", ").Select(c => c.Split(' ', 2)).Select(p => (p[0], p[1].Replace(';', ',')))];
}
