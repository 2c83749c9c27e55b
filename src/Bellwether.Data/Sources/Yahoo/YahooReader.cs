using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Data.Sources;

/// <summary>
/// <c>import yahoo DIR</c>: one CSV per code, named CODE.csv or CODE.T.csv, as Yahoo and yfinance export it. Prices come out as traded
/// where the file says enough to undo its adjustments; <see cref="YahooHistory.Basis"/> says when it does not.
/// </summary>
public static class YahooReader
{
    /// <summary>
    /// Reads file after file, in order of code. A file that cannot be read at all gives a history without rows and one failure; a
    /// directory without CSV files is a <see cref="SourceException"/>, thrown at once.
    /// </summary>
    public static IEnumerable<Loaded<YahooHistory>> Read(string directory, YahooOptions options, IProgress<YahooProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (!Directory.Exists(directory)) throw new SourceException(directory, null, null, "there is no such directory.");
        var files = Directory.GetFiles(directory, "*.csv");
        if (files.Length == 0) throw new SourceException(directory, null, null, $"holds no CSV files; expected one per code, named CODE.csv or CODE{options.Suffix}.csv.");
        Array.Sort(files, StringComparer.Ordinal);
        return ReadFiles(files, options, progress, cancellation);
    }

    /// <summary>Reads one file; throws <see cref="SourceException"/> when it is no Yahoo history.</summary>
    public static Loaded<YahooHistory> ReadFile(string path, YahooOptions options)
    {
        byte[] buffer = [];
        return ReadFile(path, options, ref buffer, []);
    }

    /// <summary>
    /// Reads a whole directory into one set of tables; <paramref name="asAdjusted"/> hears of every code whose prices could not be brought back to
    /// prices as traded.
    /// </summary>
    public static Loaded<MarketTables> ReadTables(
        string directory,
        string scheme,
        YahooOptions options,
        IProgress<YahooProgress>? progress = null,
        CancellationToken cancellation = default,
        Action<string, YahooBasis>? asAdjusted = null)
    {
        var prices = new PriceBuilder();
        var splits = ImmutableArray.CreateBuilder<SplitEntry>();
        var dividends = ImmutableArray.CreateBuilder<DividendEntry>();
        var failures = ImmutableArray.CreateBuilder<RowFailure>();
        foreach (var (history, failed) in Read(directory, options, progress, cancellation))
        {
            if (history.Prices.Count > 0) prices.Add(history.Prices);
            if (history.Prices.Count > 0 && history.Basis != YahooBasis.Traded) asAdjusted?.Invoke(history.Code, history.Basis);
            splits.AddRange(history.Splits);
            dividends.AddRange(history.Dividends);
            failures.AddRange(failed);
        }

        var tables = new MarketTables { Scheme = scheme, Prices = prices.ToColumns(), Splits = splits.ToImmutable(), Dividends = dividends.ToImmutable() };
        return new Loaded<MarketTables>(tables, failures.ToImmutable());
    }

    private static IEnumerable<Loaded<YahooHistory>> ReadFiles(string[] files, YahooOptions options, IProgress<YahooProgress>? progress, CancellationToken cancellation)
    {
        byte[] buffer = [];
        var rows = new List<YahooRow>();
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < files.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var code = CodeOf(files[i], options);
            Loaded<YahooHistory> loaded;
            if (!seen.TryAdd(code, files[i]))
            {
                loaded = Refused(code, FailureReason.DuplicateKey, files[i], 1, $"{code} was already read from {Path.GetFileName(seen[code])}.");
            }
            else
            {
                try
                {
                    loaded = ReadFile(files[i], options, ref buffer, rows);
                }
                catch (SourceException e)
                {
                    loaded = Refused(code, FailureReason.Unparsable, files[i], e.Line ?? 1, e.Problem);
                }
            }

            progress?.Report(new YahooProgress(i + 1, files.Length, files[i]));
            yield return loaded;
        }
    }

    private static Loaded<YahooHistory> ReadFile(string path, YahooOptions options, ref byte[] buffer, List<YahooRow> rows)
    {
        rows.Clear();
        var file = Path.GetFileName(path);
        var reader = new DelimitedReader(TextFile.Read(path, ref buffer), file);
        var columns = YahooColumns.Read(reader);
        var failures = new List<RowFailure>();
        new YahooParser(reader, columns, rows, failures).ReadAll();
        var history = new TradedPrices(CodeOf(path, options), file, columns, options, rows, failures).Derive();
        failures.Sort((a, b) => a.Line.CompareTo(b.Line));
        return new Loaded<YahooHistory>(history, [.. failures]);
    }

    private static string CodeOf(string path, YahooOptions options)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return options.Suffix.Length > 0 && name.Length > options.Suffix.Length && name.EndsWith(options.Suffix, StringComparison.OrdinalIgnoreCase)
            ? name[..^options.Suffix.Length]
            : name;
    }

    private static Loaded<YahooHistory> Refused(string code, FailureReason reason, string path, int line, string message) =>
        new(YahooHistory.None(code), [new RowFailure(reason, Path.GetFileName(path), line, message)]);
}
