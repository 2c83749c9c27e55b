using System.Globalization;
using Bellwether.Data.Duck;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>One table of the exchange layout as a file, Parquet or CSV, read through DuckDB.</summary>
internal sealed class TableFile
{
    private readonly DuckConnection _connection;
    private readonly Dictionary<string, string> _types;

    private TableFile(DuckConnection connection, string path, string relation, Dictionary<string, string> types)
    {
        (_connection, Path, Relation, _types) = (connection, path, relation, types);
    }

    internal string Path { get; }

    internal string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>SQL source of the rows, with <c>line_no</c>: the row number from 1, and for CSV one more for the header.</summary>
    internal string Relation { get; }

    internal DuckConnection Connection => _connection;

    /// <summary>The table's file in a directory, or null. Rows that CSV parsing refuses go to <paramref name="failures"/>.</summary>
    internal static TableFile? Find(DuckConnection connection, string directory, string name, List<RowFailure> failures)
    {
        var parquet = System.IO.Path.Combine(directory, name + ".parquet");
        var csv = System.IO.Path.Combine(directory, name + ".csv");
        if (!File.Exists(parquet)) return File.Exists(csv) ? OpenCsv(connection, csv, name, failures) : null;
        if (!File.Exists(csv)) return OpenParquet(connection, parquet);
        throw new BadInputException($"{directory}: both {name}.parquet and {name}.csv are there; it is not clear which one holds. Move one of them away.");
    }

    internal IEnumerable<string> Columns => _types.Keys;

    internal bool Has(string column) => _types.ContainsKey(column);

    /// <summary>Throws when a column is missing.</summary>
    internal void Require(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (Has(column)) continue;
            throw new BadInputException(
                $"{Path}: the column '{column}' is missing. Expected columns: {string.Join(", ", columns.ToArray())}; found: {string.Join(", ", _types.Keys.Where(c => c != "line_no"))}. Rename the column or export the table again.");
        }
    }

    /// <summary>SQL that gives a column as a type; NULL when the field is empty, unreadable or the column is absent.</summary>
    internal string Typed(string column, string type) =>
        !Has(column) ? $"NULL::{type}" : _types[column] == type ? $"\"{column}\"" : $"TRY_CAST(\"{column}\" AS {type})";

    /// <summary>SQL that describes the fields of a row that cannot be read as their types, or NULL.</summary>
    internal string Unreadable(IEnumerable<(string Column, string Type)> fields)
    {
        var tests = fields.Where(f => Has(f.Column) && _types[f.Column] != f.Type && f.Type != "VARCHAR").Select(f =>
            $"CASE WHEN \"{f.Column}\" IS NOT NULL AND TRY_CAST(\"{f.Column}\" AS {f.Type}) IS NULL THEN '{f.Column} ''' || \"{f.Column}\"::VARCHAR || ''' is not {Words(f.Type)}' END").ToList();
        return tests.Count == 0 ? "NULL::VARCHAR" : $"nullif(concat_ws('; ', {string.Join(", ", tests)}), '')";
    }

    /// <summary>
    /// Calls <paramref name="map"/> for each readable row; others become failures. A field is <c>name TYPE</c>; <c>!</c> after the
    /// type: must not be empty; <c>?</c>: the column may be absent. The map's columns start at 0 in the order given.
    /// </summary>
    internal void Each(List<RowFailure> failures, string fields, RowReader map)
    {
        var parsed = fields.Split(", ").Select(f => f.Split(' ')).Select(p => (Column: p[0], Type: p[1].TrimEnd('!', '?'), Needed: p[1].EndsWith('!'), Optional: p[1].EndsWith('?'))).ToList();
        Require([.. parsed.Where(f => !f.Optional).Select(f => f.Column)]);
        var columns = string.Join(", ", parsed.Select(f => Typed(f.Column, f.Type)));
        Guard(() =>
        {
            using var rows = _connection.Stream($"SELECT {columns}, line_no, {Unreadable(parsed.Select(f => (f.Column, f.Type)))} FROM {Relation} ORDER BY line_no");
            while (rows.NextChunk() is { } chunk)
            {
                for (var i = 0; i < chunk.RowCount; i++)
                {
                    var row = new DuckRow(chunk, i);
                    var line = row.Get<long>(parsed.Count);
                    if (row.TextOrNull(parsed.Count + 1) is { } bad)
                    {
                        failures.Add(new RowFailure(FailureReason.Unparsable, FileName, line, bad + "."));
                        continue;
                    }

                    if (Empty(parsed, row) is { } empty)
                    {
                        failures.Add(new RowFailure(FailureReason.MissingField, FileName, line, $"{empty} is empty."));
                        continue;
                    }

                    try
                    {
                        map(row, line);
                    }
                    catch (Exception e) when (e is FormatException or ArgumentOutOfRangeException or OverflowException)
                    {
                        failures.Add(new RowFailure(FailureReason.Unparsable, FileName, line, e.Message));
                    }
                }
            }
        });
    }

    /// <summary>Runs a read; a file that DuckDB cannot read is named, with what to do.</summary>
    internal void Guard(Action read)
    {
        try
        {
            read();
        }
        catch (DuckException e)
        {
            throw Unusable(Path, e);
        }
    }

    private static string? Empty(List<(string Column, string Type, bool Needed, bool Optional)> fields, DuckRow row)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Needed && row.IsNull(i)) return fields[i].Column;
        }

        return null;
    }

    private static TableFile OpenParquet(DuckConnection connection, string path)
    {
        var source = $"read_parquet({Quote(path)}, file_row_number = true)";
        return new TableFile(connection, path, $"(SELECT *, file_row_number + 1 AS line_no FROM {source})", Describe(connection, path, source));
    }

    private static TableFile OpenCsv(DuckConnection connection, string path, string name, List<RowFailure> failures)
    {
        var table = "csv_" + name;
        var source = $"read_csv({Quote(path)}, all_varchar = true, header = true, store_rejects = true, rejects_table = 'rejects_{name}', rejects_scan = 'scan_{name}', rejects_limit = 0)";
        try
        {
            connection.Execute($"CREATE TEMP TABLE {table} AS SELECT *, row_number() OVER () + 1 AS line_no FROM {source}", default(CancellationToken));
            var refused = connection.Query($"SELECT line, min(error_message) FROM rejects_{name} GROUP BY line ORDER BY line", r =>
                new RowFailure(FailureReason.Unparsable, System.IO.Path.GetFileName(path), r.Get<long>(0), r.Get<string>(1)));
            failures.AddRange(refused);

            // The rows that follow a refused one stand as many lines further down.
            if (refused.Count > 0)
            {
                connection.Execute(
                    $"UPDATE {table} SET line_no = line_no + (SELECT count(*) FROM (SELECT line - row_number() OVER (ORDER BY line) + 1 AS place FROM (SELECT DISTINCT line FROM rejects_{name})) WHERE place <= line_no)",
                    default(CancellationToken));
            }
        }
        catch (DuckException e)
        {
            throw Unusable(path, e);
        }

        return new TableFile(connection, path, table, Describe(connection, path, table));
    }

    private static Dictionary<string, string> Describe(DuckConnection connection, string path, string source)
    {
        try
        {
            return connection.Query($"DESCRIBE SELECT * FROM {source}", r => (r.Get<string>(0), r.Get<string>(1))).ToDictionary(StringComparer.Ordinal);
        }
        catch (DuckException e)
        {
            throw Unusable(path, e);
        }
    }

    private static BadInputException Unusable(string path, DuckException e) => new(
        $"{path} cannot be read as {(path.EndsWith(".csv", StringComparison.Ordinal) ? "CSV with a header line" : "Parquet")}: it may be cut off or of another format. Copy or export the file again. ({e.Message.Split('\n')[0]})", e);

    private static string Words(string type) => type switch
    {
        "DATE" => "a date (expected YYYY-MM-DD)",
        "BOOLEAN" => "true or false",
        "BIGINT" or "INTEGER" => "a whole number",
        _ => "a number",
    };

    private static string Quote(string text) => string.Create(CultureInfo.InvariantCulture, $"'{text.Replace("'", "''", StringComparison.Ordinal)}'");

    /// <summary>Takes one row of a table.</summary>
    internal delegate void RowReader(DuckRow row, long line);
}
