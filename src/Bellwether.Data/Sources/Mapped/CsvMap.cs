using System.Collections.Immutable;

namespace Bellwether.Data.Sources;

/// <summary>What the rows of a mapped CSV file are.</summary>
public enum MapTable
{
    /// <summary>Daily prices.</summary>
    Prices,

    /// <summary>Securities.</summary>
    Securities,

    /// <summary>Dated lists.</summary>
    Listings,

    /// <summary>Share counts.</summary>
    Shares,

    /// <summary>Splits.</summary>
    Splits,

    /// <summary>Dividends.</summary>
    Dividends,

    /// <summary>Published index levels.</summary>
    Levels,

    /// <summary>Macro series.</summary>
    Macro,

    /// <summary>Dated news.</summary>
    Events,
}

/// <summary>What mapped prices are.</summary>
public enum PriceBasis
{
    /// <summary>As traded on the day.</summary>
    Traded,

    /// <summary>On the split basis of the last row; a split or split_factor column undoes it.</summary>
    SplitAdjusted,
}

/// <summary>How a CSV file is read into one table (docs/csv-map.md).</summary>
public sealed record CsvMap
{
    /// <summary>Target table.</summary>
    public required MapTable Table { get; init; }

    /// <summary>Scheme of the codes.</summary>
    public string Scheme { get; init; } = "tse";

    /// <summary>Field delimiter.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>One of <see cref="TextFile.Encodings"/>.</summary>
    public string Encoding { get; init; } = "auto";

    /// <summary>Decimal mark.</summary>
    public char DecimalMark { get; init; } = '.';

    /// <summary>Thousands mark, or null when there is none.</summary>
    public char? ThousandsMark { get; init; }

    /// <summary>Date formats, tried in order.</summary>
    public ImmutableArray<string> DateFormats { get; init; } = ["yyyy-MM-dd"];

    /// <summary>Price basis, for <see cref="MapTable.Prices"/>.</summary>
    public PriceBasis Basis { get; init; }

    /// <summary>Our field → the file's column.</summary>
    public required ImmutableDictionary<string, string> Columns { get; init; }

    /// <summary>Our field → the value for every row.</summary>
    public ImmutableDictionary<string, string> Constants { get; init; } = ImmutableDictionary<string, string>.Empty;
}
