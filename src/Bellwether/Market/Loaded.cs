using System.Collections.Immutable;

namespace Bellwether.Market;

/// <summary>Why a row was kept aside.</summary>
public enum FailureReason
{
    /// <summary>A field could not be read as its type.</summary>
    Unparsable,

    /// <summary>A price, volume or count below zero, or a price of zero.</summary>
    Negative,

    /// <summary>High below low, or open or close outside them.</summary>
    HighBelowLow,

    /// <summary>The same key stands twice in the input.</summary>
    DuplicateKey,

    /// <summary>The code is unknown to the store.</summary>
    UnknownCode,

    /// <summary>The date lies in the future.</summary>
    FutureDate,

    /// <summary>The date is not a trading day.</summary>
    NonTradingDay,

    /// <summary>A required field is empty.</summary>
    MissingField,

    /// <summary>The dividends or splits contradict the prices, so that older prices cannot be derived.</summary>
    BrokenHistory,
}

/// <summary>A row kept aside, with the place it came from.</summary>
/// <param name="Reason">Why.</param>
/// <param name="File">File name.</param>
/// <param name="Line">Line in the file (1 = first line), or row number for Parquet.</param>
/// <param name="Message">What was found, what was expected.</param>
public sealed record RowFailure(FailureReason Reason, string File, long Line, string Message);

/// <summary>Good rows plus named failures (STYLE 1).</summary>
/// <param name="Value">What could be read.</param>
/// <param name="Failures">What could not, and why.</param>
/// <typeparam name="T">The good rows' type.</typeparam>
public sealed record Loaded<T>(T Value, ImmutableArray<RowFailure> Failures);
