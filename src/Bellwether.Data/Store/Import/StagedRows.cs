using Bellwether.Data.Duck;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>Writes the small tables of an import to staging tables, and from there the rows that are new or changed to the store.</summary>
internal sealed class StagedRows(DuckConnection connection, int batch, IProgress<ImportProgress>? progress)
{
    /// <summary>One count per table that the import brings rows for.</summary>
    internal List<TableCount> Counts { get; } = [];

    internal void Write(ImportSet set, IReadOnlyDictionary<string, string> knownOrigins, IEnumerable<string> pricedOnly)
    {
        var masters = new Dictionary<string, (SecurityEntry Row, string Origin)>(StringComparer.Ordinal);
        foreach (var code in pricedOnly) Offer(new SecurityEntry(code, code, null, null, null, [], null), SecurityOrigin.Code);
        foreach (var placed in set.ListedNames) Offer(placed.Row, SecurityOrigin.Listing);
        foreach (var placed in set.Securities) Offer(placed.Row, SecurityOrigin.Securities);
        void Offer(SecurityEntry row, string origin)
        {
            var best = masters.TryGetValue(row.Code, out var mine) ? mine.Origin : knownOrigins.GetValueOrDefault(row.Code);
            if (SecurityOrigin.Rank(origin) >= SecurityOrigin.Rank(best)) masters[row.Code] = (row, origin);
        }

        Stage(TableSpec.Securities, masters.Values, (a, m) => a.AppendRow(m.Row.Code, m.Origin, m.Row.Name, m.Row.NameEn, m.Row.Sector, m.Row.SizeClass, string.Join(',', m.Row.Themes), m.Row.FirstTrade));
        Stage(TableSpec.Sectors, set.Sectors, (a, p) => a.AppendRow(p.Row.Code, p.Row.Name, p.Row.NameEn, p.Row.ExportOrientation));
        Stage(TableSpec.Listings, set.Listings, (a, p) => a.AppendRow(p.Row.AsOf, p.Row.Code, p.Row.Section, p.Row.Certain));
        Stage(TableSpec.Shares, set.Shares, (a, p) => a.AppendRow(p.Row.Code, p.Row.AsOf, p.Row.Kind, p.Row.BasisDate, p.Row.Shares));
        Stage(TableSpec.FloatFactors, set.FloatFactors, (a, p) => a.AppendRow(p.Row.Code, p.Row.From, p.Row.Millionths));
        Stage(TableSpec.Splits, set.Splits, (a, p) => a.AppendRow(p.Row.Code, p.Row.ExDate, p.Row.NewPerOld.Numerator, p.Row.NewPerOld.Denominator));
        Stage(TableSpec.Dividends, set.Dividends, (a, p) => a.AppendRow(p.Row.Code, p.Row.ExDate, p.Row.PriceUnits));
        Stage(TableSpec.CorporateActions, set.CorporateActions, (a, p) => a.AppendRow(p.Row.Code, p.Row.ExDate, p.Row.Kind.ToString(), p.Row.Terms.Numerator, p.Row.Terms.Denominator, p.Row.PriceUnits, p.Row.Successor));
        Stage(TableSpec.IndexLevels, set.Levels, (a, p) => a.AppendRow(p.Row.Index, p.Row.Row.Date, p.Row.Row.Open, p.Row.Row.High, p.Row.Row.Low, p.Row.Row.Close));
        Stage(TableSpec.Macro, set.Macro, (a, p) => a.AppendRow(p.Row.Series, p.Row.Row.Date, p.Row.Unit, p.Row.Row.Value));
        Stage(TableSpec.Events, set.News, (a, p) => a.AppendRow(p.Row.Date, p.Row.Code ?? "", p.Row.Summary, p.Row.Kind, p.Row.Source));
        Stage(TableSpec.Constituents, set.Constituents, (a, p) => a.AppendRow(p.Row.Index, p.Row.Code, p.Row.From, p.Row.Until, p.Row.PriceFactor.Numerator, p.Row.PriceFactor.Denominator));
        Stage(TableSpec.Divisors, set.Divisors, (a, p) => a.AppendRow(p.Row.Index, p.Row.From, p.Row.Divisor));
        Stage(TableSpec.PriceFlags, set.PriceFlags, (a, p) => a.AppendRow(p.Row.Code, p.Row.Date, p.Row.Ratio));
    }

    /// <summary>The texts of the rows written, in a fixed order, for the content hash.</summary>
    internal void Hash(Action<string> add)
    {
        foreach (var count in Counts.Where(c => c.Added + c.Changed > 0))
        {
            var table = TableSpec.Small.First(t => t.Name == count.Table);
            var text = string.Join(" || chr(31) || ", table.Columns.Select(c => $"coalesce({c.Name}::VARCHAR, chr(30))"));
            add(table.Name);
            using var rows = connection.Stream($"SELECT {text} FROM {table.Name} WHERE batch = {batch} ORDER BY {table.KeyList}");
            while (rows.NextChunk() is { } chunk)
            {
                for (var row = 0; row < chunk.RowCount; row++) add(chunk[0].Text(row)!);
            }
        }
    }

    private void Stage<T>(TableSpec table, IReadOnlyCollection<T> rows, Action<DuckAppender, T> append)
    {
        if (rows.Count == 0) return;
        progress?.Report(new ImportProgress($"comparing {table.Name}", 0, rows.Count));
        connection.Execute(table.CreateStageSql());
        using (var appender = connection.Appender(table.Stage))
        {
            foreach (var row in rows) append(appender, row);
            appender.Close();
        }

        var same = string.Join(" AND ", table.Columns.Select(c => $"s.{c.Name} IS NOT DISTINCT FROM c.{c.Name}"));
        var sameKey = string.Join(" AND ", table.Keys.Select(c => $"s.{c.Name} = c.{c.Name}"));
        var fresh = $"{table.Stage} s ANTI JOIN {table.CurrentSql(batch - 1)} c ON {same}";
        var changed = connection.Scalar<long>($"SELECT count(*) FROM (SELECT s.* FROM {fresh}) s SEMI JOIN (SELECT * FROM {table.Name} WHERE batch < {batch}) c ON {sameKey}");
        var written = connection.Execute($"INSERT INTO {table.Name} SELECT {batch}, s.* FROM {fresh} ORDER BY {table.KeyList}", default(CancellationToken));
        connection.Execute($"DROP TABLE {table.Stage}");
        Counts.Add(new TableCount(table.Name, rows.Count, written - changed, changed));
    }
}

/// <summary>Where a security's master row comes from; a better origin is never overwritten by a poorer one.</summary>
internal static class SecurityOrigin
{
    /// <summary>A price table only: the code is the name.</summary>
    internal const string Code = "code";

    /// <summary>The latest dated list.</summary>
    internal const string Listing = "listing";

    /// <summary>The security master.</summary>
    internal const string Securities = "securities";

    internal static int Rank(string? origin) => origin switch { Securities => 3, Listing => 2, Code => 1, _ => 0 };
}
