using System.Collections.Immutable;

namespace Bellwether.Market;

/// <summary>
/// Which state of the store a snapshot shows: the number of the last import batch included, the time it became known, and a hash over the
/// content of all batches up to it. Two snapshots with the same hash hold the same data.
/// </summary>
/// <param name="Batch">Number of the last batch included; 0 for an empty store.</param>
/// <param name="KnownAt">When that batch became known (UTC).</param>
/// <param name="ContentHash">Hex digest over all batches' content.</param>
public sealed record DatasetVersion(int Batch, DateTime KnownAt, string ContentHash);

/// <summary>
/// All market data as known at one time (DESIGN, decision 2): immutable, one calendar, one price panel. Rows refer to securities by
/// their ordinal in <see cref="Securities"/>, which is ordered by <see cref="SecurityId"/>.
/// </summary>
public sealed record MarketSnapshot
{
    /// <summary>The data-set version shown.</summary>
    public required DatasetVersion Version { get; init; }

    /// <summary>Trading days of the market.</summary>
    public required TradingCalendar Calendar { get; init; }

    /// <summary>Securities ordered by identifier; the position is the ordinal.</summary>
    public required ImmutableArray<Security> Securities { get; init; }

    /// <summary>Traded prices.</summary>
    public required Panel Panel { get; init; }

    /// <summary>Sectors of the classification.</summary>
    public ImmutableArray<Sector> Sectors { get; init; } = [];

    /// <summary>Dated lists, ascending by date, then security.</summary>
    public ImmutableArray<ListingRow> Listings { get; init; } = [];

    /// <summary>Share counts, ascending by security, then date.</summary>
    public ImmutableArray<SharesRow> Shares { get; init; } = [];

    /// <summary>Free-float factors, ascending by security, then date.</summary>
    public ImmutableArray<FloatFactorRow> FloatFactors { get; init; } = [];

    /// <summary>Splits, ascending by security, then ex-date.</summary>
    public ImmutableArray<SplitRow> Splits { get; init; } = [];

    /// <summary>Dividends, ascending by security, then ex-date.</summary>
    public ImmutableArray<DividendRow> Dividends { get; init; } = [];

    /// <summary>Rights issues, spin-offs and share transfers, ascending by security, then ex-date.</summary>
    public ImmutableArray<CorporateActionRow> CorporateActions { get; init; } = [];

    /// <summary>Published index series.</summary>
    public ImmutableArray<OfficialSeries> OfficialLevels { get; init; } = [];

    /// <summary>Macro series.</summary>
    public ImmutableArray<MacroSeries> Macro { get; init; } = [];

    /// <summary>Dated news, ascending by date.</summary>
    public ImmutableArray<NewsRow> News { get; init; } = [];

    /// <summary>Published constituent tables.</summary>
    public ImmutableArray<ConstituentRow> Constituents { get; init; } = [];

    /// <summary>Published divisors.</summary>
    public ImmutableArray<DivisorRow> Divisors { get; init; } = [];

    /// <summary>True when the market is generated and fictional (DESIGN, decision 10).</summary>
    public bool IsSample { get; init; }

    /// <summary>The same market with securities and sectors shown under the names of its own language.</summary>
    public MarketSnapshot InOwnLanguage() => this with
    {
        Securities = [.. Securities.Select(own => own with { InOwnLanguage = true })],
        Sectors = [.. Sectors.Select(own => own with { InOwnLanguage = true })],
    };

    /// <summary>Ordinal of a security, or -1.</summary>
    public int OrdinalOf(SecurityId id)
    {
        var (low, high) = (0, Securities.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = Securities[middle].Id.CompareTo(id);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    /// <summary>The published series of that name (case-insensitive), or null.</summary>
    public OfficialSeries? Official(string name)
    {
        foreach (var series in OfficialLevels)
        {
            if (string.Equals(series.Name, name, StringComparison.OrdinalIgnoreCase)) return series;
        }

        return null;
    }
}
