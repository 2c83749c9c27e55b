using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Bellwether.Data.Duck;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>One import in one transaction: check, compare with what is known, write what is new, or write nothing at all.</summary>
internal sealed class Importer
{
    // Markets east of Greenwich reach a date before UTC does.
    private static readonly TimeSpan s_earliestZone = TimeSpan.FromHours(14);

    private readonly MarketStore _store;
    private readonly ImportSet _set;
    private readonly ImportOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly DuckConnection _connection;
    private readonly int _batch;
    private readonly DateOnly _lastAllowedDay;
    private readonly DateTime _now;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _origins = new(StringComparer.Ordinal);

    internal Importer(MarketStore store, ImportSet set, ImportOptions options, CancellationToken cancellation)
    {
        (_store, _set, _options, _cancellation, _connection) = (store, set, options, cancellation, store.Connection);
        _batch = store.Batches.IsEmpty ? 1 : store.Batches[^1].Number + 1;
        _now = options.Clock.GetUtcNow().UtcDateTime;
        _lastAllowedDay = DateOnly.FromDateTime(_now + s_earliestZone);
    }

    internal ImportReport Run()
    {
        CheckScheme();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var transaction = _connection.Begin();
        ReadKnown();
        var newCodes = NewMasterCodes();
        var prices = WritePrices(hash, newCodes);
        _set.Prices?.AddActions(_set);
        _options.Progress?.Report(new ImportProgress("checking reference data", 0, 0));
        new RowChecks(_set, c => _ids.ContainsKey(c), _lastAllowedDay).Run();
        var staged = new StagedRows(_connection, _batch, _options.Progress);
        staged.Write(_set, _origins, _ids.Keys.Where(c => !_origins.ContainsKey(c)));
        _cancellation.ThrowIfCancellationRequested();
        var fresh = FreshRejections();
        var counts = prices is null ? [.. staged.Counts] : staged.Counts.Prepend(prices).ToImmutableArray();
        if (fresh.Count == 0 && counts.All(c => c.Added + c.Changed == 0)) return Report(null, counts);
        _options.Progress?.Report(new ImportProgress("signing the import", 0, 0));
        staged.Hash(text => hash.AppendData(Encoding.UTF8.GetBytes(text)));
        Append("codes", _ids.Where(p => newCodes.Contains(p.Key)).OrderBy(p => p.Value), (a, p) => a.AppendRow(_batch, p.Value, p.Key));
        foreach (var failure in fresh) hash.AppendData(Encoding.UTF8.GetBytes(failure.ToString()));
        var batch = WriteBatch(Convert.ToHexStringLower(hash.GetHashAndReset()), counts, fresh);
        _options.Progress?.Report(new ImportProgress("writing the store", 0, 0));
        _cancellation.ThrowIfCancellationRequested();
        transaction.Commit();
        _connection.Execute("CHECKPOINT");
        return Report(batch, counts);
    }

    private ImportReport Report(BatchInfo? batch, ImmutableArray<TableCount> counts) =>
        new() { Batch = batch, Tables = counts, Rejected = [.. _set.Failures], Notes = [.. _set.Notes] };

    private void CheckScheme()
    {
        if (_store.Scheme is { } scheme && scheme != _set.Scheme)
        {
            throw new BadInputException(
                $"{_set.Path}: its codes have the scheme '{_set.Scheme}', but the store {_store.Path} holds the market '{scheme}'. A store holds one market: choose another directory with --store.");
        }
    }

    private void ReadKnown()
    {
        foreach (var (id, code) in _connection.Query("SELECT id, code FROM codes", r => (r.Get<int>(0), r.Get<string>(1)))) _ids[code] = id;
        foreach (var (code, origin) in _connection.Query($"SELECT code, origin FROM {TableSpec.Securities.CurrentSql(_batch)}", r => (r.Get<string>(0), r.Get<string>(1)))) _origins[code] = origin;
    }

    /// <summary>Gives ids to the codes that this import's securities and lists name for the first time.</summary>
    private HashSet<string> NewMasterCodes()
    {
        var codes = _set.Securities.Concat(_set.ListedNames).Select(p => p.Row.Code)
            .Where(c => !string.IsNullOrWhiteSpace(c) && !_ids.ContainsKey(c))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var code in codes) _ids.Add(code, _ids.Count);
        return new HashSet<string>(codes, StringComparer.Ordinal);
    }

    private TableCount? WritePrices(IncrementalHash hash, HashSet<string> newCodes)
    {
        if (_set.Prices is not { } input) return null;
        _options.Progress?.Report(new ImportProgress("looking over the prices", 0, 0));
        var census = input.TakeCensus(_cancellation);
        using var load = _store.Batches.IsEmpty ? null : _store.Load(_store.Batches[^1], _options.Progress, _cancellation);
        var known = load is null ? KnownPrices.None : new KnownPrices(load.Snapshot);
        var days = CalendarRule.TradingDays(census, known, _set.Levels.Select(l => l.Row));
        var securityIds = PricedCodes(census, newCodes);
        using var writer = new PriceWriter(_connection, _batch, hash);
        var import = new PriceImport(input, census, known, days, securityIds, _lastAllowedDay.DayNumber, writer, _set.Failures);
        var progress = new ProgressClock(_options.Progress, "importing prices", census.Rows);
        input.Read(
            census,
            batch =>
            {
                import.Take(batch);
                progress.Add(batch.Count);
            },
            _set.Failures.Add,
            _cancellation);
        writer.Finish();
        return new TableCount(StoreSchema.Prices, import.Read, import.Added, import.Changed);
    }

    /// <summary>
    /// Store ids of the priced codes. An import that brings securities or lists is held to them: other codes get -1 and their rows are
    /// kept aside. An import of prices without any master is its own: its new codes become securities named by their code.
    /// </summary>
    private int[] PricedCodes(PriceCensus census, HashSet<string> newCodes)
    {
        var named = new List<string>();
        foreach (var code in census.Codes)
        {
            if (_ids.ContainsKey(code) || _set.HasMaster) continue;
            _ids.Add(code, _ids.Count);
            newCodes.Add(code);
            named.Add(code);
        }

        if (named.Count > 0)
            _set.Notes.Add($"{named.Count} codes are in no list; they become securities named by their code: {string.Join(", ", named.Take(10))}{(named.Count > 10 ? ", …" : "")}.");
        return [.. census.Codes.Select(c => _ids.GetValueOrDefault(c, -1))];
    }

    private List<RowFailure> FreshRejections()
    {
        if (_set.Failures.Count == 0) return [];
        var known = _connection.Query("SELECT reason, file, line, message FROM rejected", r =>
            new RowFailure(Enum.Parse<FailureReason>(r.Get<string>(0)), r.Get<string>(1), r.Get<long>(2), r.Get<string>(3))).ToHashSet();
        return [.. _set.Failures.Where(known.Add)];
    }

    private BatchInfo WriteBatch(string contentHash, ImmutableArray<TableCount> counts, List<RowFailure> rejected)
    {
        var previous = _store.Batches.IsEmpty ? null : _store.Batches[^1];
        var chain = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((previous?.ChainHash ?? "") + contentHash)));

        // Stored in microseconds; a clock set back must not make a batch known before its predecessor.
        var time = new DateTime(_now.Ticks - (_now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
        if (previous is not null && time < previous.KnownAt) time = previous.KnownAt;
        var batch = new BatchInfo(_batch, time, _set.Kind, _set.Path, contentHash, chain);
        _connection.Execute("INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?)", batch.Number, batch.KnownAt, batch.Kind, batch.Path, batch.ContentHash, batch.ChainHash);
        Append("batch_tables", counts, (a, c) => a.AppendRow(_batch, c.Table, c.Read, c.Added, c.Changed));
        Append("rejected", rejected, (a, r) => a.AppendRow(_batch, r.File, r.Line, r.Reason.ToString(), r.Message));
        if (_store.Scheme is null) _connection.Execute("UPDATE store_info SET scheme = ?", _set.Scheme);
        return batch;
    }

    private void Append<T>(string table, IEnumerable<T> rows, Action<DuckAppender, T> append)
    {
        using var appender = _connection.Appender(table);
        foreach (var row in rows) append(appender, row);
        appender.Close();
    }
}
