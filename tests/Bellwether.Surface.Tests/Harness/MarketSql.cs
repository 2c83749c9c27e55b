using System.Globalization;
using Bellwether.Data.Duck;

namespace Bellwether.Surface.Tests;

/// <summary>The real tables asked directly in SQL: the second route to a number, which shares no code with the first.</summary>
internal sealed class MarketSql : IDisposable
{
    private readonly DuckDatabase _database = DuckDatabase.OpenInMemory();
    private readonly DuckConnection _connection;

    public MarketSql()
    {
        _connection = _database.Connect();
        foreach (var file in Directory.GetFiles(Stores.TokyoTables, "*.parquet"))
            _connection.Execute($"CREATE VIEW {Path.GetFileNameWithoutExtension(file)} AS SELECT * FROM read_parquet('{file}')", default(CancellationToken));
    }

    public double Number(string sql) => _connection.Scalar<double>($"SELECT ({sql})::DOUBLE");

    public long Count(string sql) => _connection.Scalar<long>($"SELECT ({sql})::BIGINT");

    public List<string> Words(string sql) => _connection.Query(sql, row => row.Get<string>(0));

    /// <summary>Return of a published index from close to close.</summary>
    public double Published(string index, string since, string until) =>
        Number($"(SELECT close FROM index_levels WHERE \"index\" = '{index}' AND date = DATE '{until}') / (SELECT close FROM index_levels WHERE \"index\" = '{index}' AND date = DATE '{since}') - 1");

    /// <summary>Price return of a security: the closes of the file are adjusted for splits.</summary>
    public double Stock(string code, string since, string until) =>
        Number($"(SELECT close FROM prices WHERE code = '{code}' AND date = DATE '{until}') / (SELECT close FROM prices WHERE code = '{code}' AND date = DATE '{since}') - 1");

    /// <summary>Weight of a security at a day among the members fixed on another.</summary>
    public double Weight(string code, string[] sections, string since, string until) =>
        Number($"SELECT sum(last) FILTER (code = '{code}') / sum(last) FROM {Basket(sections, since, until)}");

    /// <summary>Members with a price on a day.</summary>
    public long Members(string[] sections, string since) => Count($"SELECT count(*) FROM {Basket(sections, since, since)}");

    /// <summary>Return of the members fixed on the first day, by full market value.</summary>
    public double Fixed(string[] sections, string since, string until) =>
        Number($"SELECT sum(last) / sum(first) - 1 FROM {Basket(sections, since, until)}");

    /// <summary>Weight on the first day and return of a sector among the members fixed on it.</summary>
    public (double Weight, double Return) Segment(string[] sections, string sector, string since, string until)
    {
        var basket = $"(SELECT * FROM {Basket(sections, since, until)} JOIN (SELECT code, sector33_code FROM securities) USING (code))";
        return (
            Number($"SELECT sum(first) FILTER (sector33_code::VARCHAR = '{sector}') / sum(first) FROM {basket}"),
            Number($"SELECT sum(last) FILTER (sector33_code::VARCHAR = '{sector}') / sum(first) FILTER (sector33_code::VARCHAR = '{sector}') - 1 FROM {basket}"));
    }

    /// <summary>Return of the same members without the k that contributed most, the others re-weighted.</summary>
    public double Dropped(string[] sections, string since, string until, int k) =>
        Number($"SELECT sum(last) / sum(first) - 1 FROM (SELECT *, row_number() OVER (ORDER BY last - first DESC, code) AS rank FROM {Basket(sections, since, until)}) WHERE rank > {k}");

    /// <summary>Return of the same members had the k that contributed most stood still.</summary>
    public double Frozen(string[] sections, string since, string until, int k) =>
        Number($"SELECT sum(CASE WHEN rank > {k} THEN last ELSE first END) / sum(first) - 1 FROM (SELECT *, row_number() OVER (ORDER BY last - first DESC, code) AS rank FROM {Basket(sections, since, until)})");

    /// <summary>Mean return of the same members.</summary>
    public double EqualWeighted(string[] sections, string since, string until) => Number($"SELECT avg(last / first) - 1 FROM {Basket(sections, since, until)}");

    /// <summary>Mean return of those of the same members whose sector has an export label.</summary>
    public double EqualWeightedByExport(string[] sections, string since, string until, string label) => Number($"""
        SELECT avg(last / first) - 1 FROM {Basket(sections, since, until)} m
        WHERE m.code IN (SELECT code FROM securities WHERE export_orientation = '{label}')
        """);

    /// <summary>Return of one share of each of the same members, held through splits.</summary>
    public double PriceWeighted(string[] sections, string since, string until) => Number($"""
        SELECT sum(b.close * a.split_factor) / sum(a.close * a.split_factor) - 1 FROM {Basket(sections, since, until)} m
        JOIN prices a ON a.code = m.code AND a.date = DATE '{since}' JOIN prices b ON b.code = m.code AND b.date = DATE '{until}'
        """);

    /// <summary>Members that at least doubled from their lowest trade of the first day.</summary>
    public long DoublersFromLow(string[] sections, string since, string until) => Count($"""
        SELECT count(*) FROM {Basket(sections, since, until)} m
        JOIN prices a ON a.code = m.code AND a.date = DATE '{since}' JOIN prices b ON b.code = m.code AND b.date = DATE '{until}'
        WHERE b.close >= 2 * (CASE WHEN a.volume > 0 THEN a.low ELSE a.close END) * (1 - 1e-12)
        """);

    /// <summary>Members that at least doubled.</summary>
    public long Doublers(string[] sections, string since, string until) =>
        Count($"SELECT count(*) FROM {Basket(sections, since, until)} WHERE last >= 2 * first * (1 - 1e-12)");

    /// <summary>Members without any price, by the lists before and after the day.</summary>
    public long Unpriced(string[] sections, string day) =>
        Count($"SELECT count(*) FROM ({Standing(sections, day)}) WHERE before IN ('in', 'absent') AND after = 'in' AND NOT doubt AND code NOT IN (SELECT code FROM prices)");

    /// <summary>
    /// Rows (code, first, last): market values on both days of the members on the first. Members are the names on a wanted section in the lists before
    /// and after, and the names on the later list only that had begun to trade, or on the earlier only that still did (METHODS 1.6).
    /// </summary>
    private static string Basket(string[] sections, string since, string until) => $"""
        (SELECT m.code, a.close * m.units AS first, b.close * m.units AS last
         FROM (SELECT s.code, s.first_trade, s.shares_outstanding * f.split_factor AS units
               FROM ({Standing(sections, since)}) q
               JOIN securities s USING (code)
               JOIN prices f ON f.code = s.code AND f.date = s.as_of
               WHERE NOT q.doubt
                 AND (q.before = 'in' AND q.after = 'in' OR q.before = 'absent' AND q.after = 'in' OR q.before = 'in' AND q.after = 'absent')) m
         JOIN prices a ON a.code = m.code AND a.date = DATE '{since}'
         JOIN prices b ON b.code = m.code AND b.date = DATE '{until}'
         WHERE m.first_trade <= DATE '{since}')
        """;

    private static string Standing(string[] sections, string day)
    {
        var wanted = string.Join(", ", sections.Select(section => $"'{section}'"));
        return string.Create(CultureInfo.InvariantCulture, $"""
            WITH marks AS (
                SELECT as_of::DATE AS as_of, code, section, TRUE AS certain FROM listings
                UNION ALL SELECT as_of::DATE, code, section, NOT section_uncertain FROM securities WHERE section IS NOT NULL),
            dates AS (SELECT DISTINCT as_of FROM marks WHERE section IN ({wanted})),
            codes AS (SELECT DISTINCT code FROM marks WHERE section IN ({wanted})),
            grid AS (
                SELECT c.code, d.as_of, CASE WHEN m.code IS NULL THEN 'absent' WHEN NOT m.certain THEN 'doubt' WHEN m.section IN ({wanted}) THEN 'in' ELSE 'elsewhere' END AS mark
                FROM codes c CROSS JOIN dates d LEFT JOIN marks m ON m.code = c.code AND m.as_of = d.as_of),
            sides AS (
                SELECT code, max(as_of) FILTER (mark <> 'doubt' AND as_of <= DATE '{day}') AS earlier, min(as_of) FILTER (mark <> 'doubt' AND as_of > DATE '{day}') AS later
                FROM grid GROUP BY code)
            SELECT s.code, b.mark AS before, a.mark AS after,
                   EXISTS (SELECT 1 FROM grid g WHERE g.code = s.code AND g.mark = 'doubt' AND g.as_of > s.earlier AND g.as_of < s.later) AS doubt
            FROM sides s JOIN grid b ON b.code = s.code AND b.as_of = s.earlier JOIN grid a ON a.code = s.code AND a.as_of = s.later
            """);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }
}
