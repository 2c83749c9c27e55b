using Bellwether.Data.Duck;

namespace Bellwether.Data.Store;

/// <summary>The layout of <c>bellwether.duckdb</c> and its version.</summary>
internal static class StoreSchema
{
    /// <summary>Raised by every change of the layout.</summary>
    internal const int Version = 2;

    internal const string Prices = "prices";

    private const string Fixed = """
        CREATE TABLE store_info (schema_version INTEGER NOT NULL, scheme VARCHAR);
        CREATE TABLE batches (
            batch INTEGER NOT NULL, known_at TIMESTAMP NOT NULL, kind VARCHAR NOT NULL, path VARCHAR NOT NULL,
            content_hash VARCHAR NOT NULL, chain_hash VARCHAR NOT NULL);
        CREATE TABLE batch_tables (
            batch INTEGER NOT NULL, table_name VARCHAR NOT NULL, rows_read BIGINT NOT NULL, added BIGINT NOT NULL, changed BIGINT NOT NULL);
        CREATE TABLE codes (batch INTEGER NOT NULL, id INTEGER NOT NULL, code VARCHAR NOT NULL);
        CREATE TABLE prices (
            batch INTEGER NOT NULL, security INTEGER NOT NULL, date DATE NOT NULL,
            open BIGINT, high BIGINT, low BIGINT, close BIGINT NOT NULL, volume BIGINT NOT NULL);
        CREATE TABLE rejected (batch INTEGER NOT NULL, file VARCHAR NOT NULL, line BIGINT NOT NULL, reason VARCHAR NOT NULL, message VARCHAR NOT NULL);
        """;

    /// <summary>Creates the tables in an empty file; all or nothing.</summary>
    internal static void Create(DuckConnection connection)
    {
        using var transaction = connection.Begin();
        connection.Execute(Fixed);
        foreach (var table in TableSpec.Small) connection.Execute(table.CreateSql());
        connection.Execute("INSERT INTO store_info VALUES (?, NULL)", Version);
        transaction.Commit();
    }

    /// <summary>False for an empty file; throws when the layout is of another version.</summary>
    internal static bool Check(DuckConnection connection, string path)
    {
        var tables = connection.Scalar<long>("SELECT count(*) FROM duckdb_tables() WHERE NOT temporary AND NOT internal");
        if (tables == 0) return false;
        var known = connection.Scalar<long>("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'store_info' AND NOT temporary");
        if (known == 0)
            throw new StoreException($"{path} is a DuckDB file, but not a Bellwether store. Choose another directory with --store.");
        var version = connection.Scalar<int>("SELECT schema_version FROM store_info");
        if (version > Version)
        {
            throw new StoreTooNewException(
                $"The store {path} has layout {version}; this program reads up to {Version}. Use the newer program that wrote it, or import again into another directory with --store.");
        }

        return version == Version
            ? true
            : throw new StoreException($"The store {path} has layout {version}, which this program no longer reads. Import again into another directory with --store.");
    }
}
