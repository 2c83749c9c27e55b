using System.Collections.Immutable;
using Bellwether.Data.Duck;

namespace Bellwether.Data.Store;

/// <summary>One field that a later import changed.</summary>
/// <param name="Field">Column.</param>
/// <param name="Old">Text of the older value, or null.</param>
/// <param name="New">Text of the newer value, or null.</param>
public sealed record FieldChange(string Field, string? Old, string? New);

/// <summary>One key whose values differ between two states of the store.</summary>
/// <param name="Table">Table, e.g. <c>prices</c>.</param>
/// <param name="Code">Security code, series or index name; null when the key has none.</param>
/// <param name="Date">Date of the key, when it has one.</param>
/// <param name="Key">The whole key as text.</param>
/// <param name="IsNew">True when the key was unknown before.</param>
/// <param name="Batch">The import that made the newer values known.</param>
/// <param name="Fields">What changed. Prices are in 1/10,000 currency unit. For a new key: all fields, without older values.</param>
public sealed record ChangedCell(string Table, string? Code, DateOnly? Date, string Key, bool IsNew, int Batch, ImmutableArray<FieldChange> Fields);

/// <summary>What differs between the store after one batch and after a later one.</summary>
internal sealed class ChangedCellsQuery(DuckConnection connection, int older, int newer, bool includeNew)
{
    private static readonly string[] s_codeColumns = ["code", "series", "index_name"];

    private static readonly string[] s_dateColumns = ["date", "ex_date", "as_of", "from_date"];

    internal ImmutableArray<ChangedCell> Read()
    {
        var cells = ImmutableArray.CreateBuilder<ChangedCell>();
        var prices = "(SELECT p.batch, c.code, p.date, p.open, p.high, p.low, p.close, p.volume FROM prices p JOIN codes c ON c.id = p.security WHERE p.batch";
        Add(cells, "prices", ["code", "date"], ["open", "high", "low", "close", "volume"], prices + $" > {older} AND p.batch <= {newer})", prices + $" <= {older})");
        foreach (var table in TableSpec.Small)
        {
            var versions = $"(SELECT * FROM {table.Name} WHERE batch";
            Add(cells, table.Name, [.. table.Keys.Select(k => k.Name)], [.. table.Values.Select(v => v.Name)], versions + $" > {older} AND batch <= {newer})", versions + $" <= {older})");
        }

        return cells.ToImmutable();
    }

    private void Add(ImmutableArray<ChangedCell>.Builder cells, string table, string[] keys, string[] values, string after, string before)
    {
        string Latest(string of) => $"QUALIFY row_number() OVER (PARTITION BY {string.Join(", ", keys.Select(k => $"{of}.{k}"))} ORDER BY {of}.batch DESC) = 1";
        var join = string.Join(" AND ", keys.Select(k => $"n.{k} = o.{k}"));

        // Both sides are narrowed to the keys in question before their latest versions are looked for.
        var candidates = includeNew ? after : $"(SELECT n.* FROM {after} n SEMI JOIN {before} o ON {join})";
        var old = $"(SELECT o.* FROM {before} o SEMI JOIN fresh n ON {join} {Latest("o")})";
        var columns = keys.Select(k => $"n.{k}::VARCHAR").Concat(values.Select(v => $"o.{v}::VARCHAR")).Concat(values.Select(v => $"n.{v}::VARCHAR"));
        var differ = string.Join(" OR ", values.Select(v => $"o.{v} IS DISTINCT FROM n.{v}"));
        var sql = $"""
            WITH fresh AS (SELECT a.* FROM {candidates} a {Latest("a")})
            SELECT n.batch, o.batch IS NULL, {string.Join(", ", columns)}
            FROM fresh n {(includeNew ? "LEFT" : "INNER")} JOIN {old} o ON {join}
            WHERE o.batch IS NULL OR {differ}
            ORDER BY {string.Join(", ", keys.Select(k => "n." + k))}
            """;
        using var rows = connection.Stream(sql);
        while (rows.NextChunk() is { } chunk)
        {
            for (var i = 0; i < chunk.RowCount; i++) cells.Add(Cell(new DuckRow(chunk, i), table, keys, values));
        }
    }

    private static ChangedCell Cell(DuckRow row, string table, string[] keys, string[] values)
    {
        var isNew = row.Get<bool>(1);
        var key = new string?[keys.Length];
        string? code = null;
        DateOnly? date = null;
        for (var k = 0; k < keys.Length; k++)
        {
            key[k] = row.TextOrNull(2 + k);
            if (s_codeColumns.Contains(keys[k])) code = string.IsNullOrEmpty(key[k]) ? code : key[k];
            if (s_dateColumns.Contains(keys[k])) date = DateOnly.ParseExact(key[k]!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }

        var fields = ImmutableArray.CreateBuilder<FieldChange>();
        for (var v = 0; v < values.Length; v++)
        {
            var (old, now) = (row.TextOrNull(2 + keys.Length + v), row.TextOrNull(2 + keys.Length + values.Length + v));
            if (isNew || old != now) fields.Add(new FieldChange(values[v], old, now));
        }

        return new ChangedCell(table, code, date, string.Join(' ', key), isNew, row.Get<int>(0), fields.ToImmutable());
    }
}
