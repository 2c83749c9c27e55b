using System.Collections.Immutable;
using Bellwether.Data.Duck;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>Reads the tables as known after a batch: the latest version of every key among batches up to it.</summary>
internal sealed class SnapshotQuery(DuckConnection connection, int batch)
{
    private Dictionary<string, int> _ordinals = [];

    /// <summary>Store ids by security ordinal.</summary>
    internal ImmutableArray<int> Ids { get; private set; } = [];

    internal static ImmutableArray<BatchInfo> Batches(DuckConnection connection) =>
    [
        .. connection.Query(
            "SELECT batch, known_at, kind, path, content_hash, chain_hash FROM batches ORDER BY batch",
            r => new BatchInfo(r.Get<int>(0), DateTime.SpecifyKind(r.Get<DateTime>(1), DateTimeKind.Utc), r.Get<string>(2), r.Get<string>(3), r.Get<string>(4), r.Get<string>(5))),
    ];

    internal SnapshotTables Read()
    {
        var batches = Batches(connection).RemoveAll(b => b.Number > batch);
        var scheme = connection.Query("SELECT scheme FROM store_info", r => r.TextOrNull(0))[0] ?? "tse";
        var securities = Securities(scheme);
        var days = connection.Query($"SELECT DISTINCT date FROM prices WHERE batch <= {batch} ORDER BY date", r => r.Get<DateOnly>(0));
        var snapshot = new MarketSnapshot
        {
            Version = batches[^1].Version,
            IsSample = scheme == "sample",
            Calendar = new TradingCalendar([.. days]),
            Securities = securities,
            Panel = new Panel(0, 0, new PanelColumns { Close = default, State = default }),
            Sectors = Rows(TableSpec.Sectors, "code, name, name_en, export_orientation", "code", r => new Sector(r.Get<string>(0), r.Get<string>(1), r.TextOrNull(2) ?? "", r.TextOrNull(3))),
            Listings = Coded(TableSpec.Listings, "code, as_of, section, certain", "as_of", (o, r) => new ListingRow(r.Get<DateOnly>(1), o, r.Get<string>(2), r.Get<bool>(3)), x => x.Security, x => x.AsOf, dateFirst: true),
            Shares = Coded(TableSpec.Shares, "code, as_of, basis_date, shares, kind", "as_of, kind", (o, r) => new SharesRow(o, r.Get<DateOnly>(1), r.Get<DateOnly>(2), r.Get<long>(3), r.Get<string>(4)), x => x.Security, x => x.AsOf),
            FloatFactors = Coded(TableSpec.FloatFactors, "code, from_date, millionths", "from_date", (o, r) => new FloatFactorRow(o, r.Get<DateOnly>(1), r.Get<int>(2)), x => x.Security, x => x.From),
            Splits = Coded(TableSpec.Splits, "code, ex_date, new_shares, old_shares", "ex_date", (o, r) => new SplitRow(o, r.Get<DateOnly>(1), new Ratio(r.Get<long>(2), r.Get<long>(3))), x => x.Security, x => x.ExDate),
            Dividends = Coded(TableSpec.Dividends, "code, ex_date, amount", "ex_date", (o, r) => new DividendRow(o, r.Get<DateOnly>(1), r.Get<long>(2)), x => x.Security, x => x.ExDate),
            CorporateActions = Coded(TableSpec.CorporateActions, "code, ex_date, kind, new_shares, old_shares, price, successor", "ex_date, kind", (o, r) =>
                new CorporateActionRow(o, r.Get<DateOnly>(1), Enum.Parse<CorporateActionKind>(r.Get<string>(2)), new Ratio(r.Get<long>(3), r.Get<long>(4)), r.Get<long>(5), r.TextOrNull(6) is { } successor ? Ordinal(successor) : -1), x => x.Security, x => x.ExDate),
            OfficialLevels = Levels(),
            Macro = MacroSeries(),
            News = Rows(TableSpec.Events, "date, code, kind, summary, source", "date, code, summary", r => new NewsRow(r.Get<DateOnly>(0), Ordinal(r.Get<string>(1)), r.Get<string>(2), r.Get<string>(3), r.TextOrNull(4))),
            Constituents = Rows(TableSpec.Constituents, "index_name, code, from_date, until_date, factor_num, factor_den", "index_name, from_date, code", r =>
                new ConstituentRow(r.Get<string>(0), Ordinal(r.Get<string>(1)), r.Get<string>(1), r.Get<DateOnly>(2), r.GetOrNull<DateOnly>(3), new Ratio(r.Get<long>(4), r.Get<long>(5)))),
            Divisors = Rows(TableSpec.Divisors, "index_name, from_date, divisor", "index_name, from_date", r => new DivisorRow(r.Get<string>(0), r.Get<DateOnly>(1), Plain(r.Get<decimal>(2)))),
        };
        var flagged = Rows(TableSpec.PriceFlags, "code, date, ratio", "code, date", r => new FlaggedPrice(r.Get<string>(0), r.Get<DateOnly>(1), r.Get<double>(2)));
        return new SnapshotTables(snapshot, batches, Rejected(), flagged, [], []);
    }

    private ImmutableArray<Security> Securities(string scheme)
    {
        var rows = connection.Query(
            $"SELECT c.id, c.code, s.name, s.name_en, s.sector, s.size_class, s.themes, s.first_trade FROM codes c LEFT JOIN {TableSpec.Securities.CurrentSql(batch)} s ON s.code = c.code WHERE c.batch <= {batch}",
            r => (Id: r.Get<int>(0), Row: new Security(new SecurityId(scheme, r.Get<string>(1)), r.TextOrNull(2) ?? r.Get<string>(1), r.TextOrNull(3), r.TextOrNull(4), r.TextOrNull(5), SnapshotRows.Themes(r.TextOrNull(6) ?? ""), r.GetOrNull<DateOnly>(7))));
        rows.Sort((a, b) => a.Row.Id.CompareTo(b.Row.Id));
        Ids = [.. rows.Select(r => r.Id)];
        _ordinals = rows.Select((r, i) => (r.Row.Id.Value, i)).ToDictionary(p => p.Value, p => p.i, StringComparer.Ordinal);
        return [.. rows.Select(r => r.Row)];
    }

    private ImmutableArray<T> Rows<T>(TableSpec table, string columns, string order, DuckRowReader<T> map) =>
        [.. connection.Query($"SELECT {columns} FROM {table.CurrentSql(batch)} ORDER BY {order}", map)];

    private delegate T CodedRow<out T>(int ordinal, DuckRow row);

    /// <summary>Rows of one security each, the code in column 0; those of codes without a security are left out.</summary>
    private ImmutableArray<T> Coded<T>(TableSpec table, string columns, string order, CodedRow<T> map, Func<T, int> security, Func<T, DateOnly> date, bool dateFirst = false)
    {
        var rows = Rows(table, columns, order, r => (Ordinal: Ordinal(r.Get<string>(0)), Row: map(Ordinal(r.Get<string>(0)), r))).Where(p => p.Ordinal >= 0).Select(p => p.Row);
        return dateFirst ? [.. rows.OrderBy(date).ThenBy(security)] : [.. rows.OrderBy(security).ThenBy(date)];
    }

    private ImmutableArray<OfficialSeries> Levels() =>
    [
        .. Rows(TableSpec.IndexLevels, "index_name, date, open, high, low, close", "index_name, date", r =>
                (Name: r.Get<string>(0), Row: new LevelRow(r.Get<DateOnly>(1), Plain(r.GetOrNull<decimal>(2)), Plain(r.GetOrNull<decimal>(3)), Plain(r.GetOrNull<decimal>(4)), Plain(r.Get<decimal>(5)))))
            .GroupBy(p => p.Name, p => p.Row, StringComparer.Ordinal)
            .Select(g => new OfficialSeries(g.Key, [.. g])),
    ];

    private ImmutableArray<MacroSeries> MacroSeries() =>
    [
        .. Rows(TableSpec.Macro, "series, unit, date, value", "series, date", r => (Name: r.Get<string>(0), Unit: r.TextOrNull(1) ?? "", Row: new MacroRow(r.Get<DateOnly>(2), r.Get<double>(3))))
            .GroupBy(p => p.Name, StringComparer.Ordinal)
            .Select(g => new MacroSeries(g.Key, g.Last().Unit, [.. g.Select(p => p.Row)])),
    ];

    private ImmutableArray<RejectedRow> Rejected() =>
    [
        .. connection.Query($"SELECT batch, file, line, reason, message FROM rejected WHERE batch <= {batch} ORDER BY batch, file, line, message", r =>
            new RejectedRow(r.Get<int>(0), new RowFailure(Enum.Parse<FailureReason>(r.Get<string>(3)), r.Get<string>(1), r.Get<long>(2), r.Get<string>(4)))),
    ];

    private int Ordinal(string code) => _ordinals.GetValueOrDefault(code, -1);

    // Division by one drops the zeros that the database pads with.
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    private static decimal? Plain(decimal? value) => value is { } v ? Plain(v) : null;
}
