using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Data.Sources;

/// <summary>What the prices of a history are, which depends on what the file told.</summary>
public enum YahooBasis
{
    /// <summary>As traded: dividends and splits were undone.</summary>
    Traded,

    /// <summary>The file names no splits: prices before a split are on the basis of the file's last row.</summary>
    SplitAdjusted,

    /// <summary>The file names no dividends either, and its prices are adjusted for them: older prices are lower than traded.</summary>
    DividendAdjusted,
}

/// <summary>One security's history from one Yahoo file.</summary>
/// <param name="Code">Code from the file name.</param>
/// <param name="Basis">What the prices are.</param>
/// <param name="Prices">Prices, ascending by date, under this one code.</param>
/// <param name="Splits">Splits on their ex-dates.</param>
/// <param name="Dividends">Dividends, per share as traded on the ex-date.</param>
public sealed record YahooHistory(
    string Code,
    YahooBasis Basis,
    PriceColumns Prices,
    ImmutableArray<SplitEntry> Splits,
    ImmutableArray<DividendEntry> Dividends)
{
    /// <summary>A history without rows.</summary>
    public static YahooHistory None(string code) => new(code, YahooBasis.Traded, PriceColumns.Empty, [], []);
}
