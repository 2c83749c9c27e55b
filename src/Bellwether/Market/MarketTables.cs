using System.Collections.Immutable;

namespace Bellwether.Market;

/// <summary>
/// A market in Bellwether's exchange layout, in memory: what a source delivers and the store takes in. Securities are named by code;
/// prices are columns. The Parquet and CSV layout of <c>import tables</c> (docs/exchange-layout.md) holds the same tables.
/// </summary>
public sealed record MarketTables
{
    /// <summary>Scheme of the codes, e.g. <c>tse</c> or <c>sample</c>.</summary>
    public required string Scheme { get; init; }

    /// <summary>Daily prices as traded.</summary>
    public required PriceColumns Prices { get; init; }

    /// <summary>Securities.</summary>
    public ImmutableArray<SecurityEntry> Securities { get; init; } = [];

    /// <summary>Sectors.</summary>
    public ImmutableArray<Sector> Sectors { get; init; } = [];

    /// <summary>Dated lists.</summary>
    public ImmutableArray<ListingEntry> Listings { get; init; } = [];

    /// <summary>Share counts.</summary>
    public ImmutableArray<SharesEntry> Shares { get; init; } = [];

    /// <summary>Free-float factors.</summary>
    public ImmutableArray<FloatFactorEntry> FloatFactors { get; init; } = [];

    /// <summary>Splits.</summary>
    public ImmutableArray<SplitEntry> Splits { get; init; } = [];

    /// <summary>Dividends.</summary>
    public ImmutableArray<DividendEntry> Dividends { get; init; } = [];

    /// <summary>Rights issues, spin-offs and share transfers.</summary>
    public ImmutableArray<CorporateActionEntry> CorporateActions { get; init; } = [];

    /// <summary>Published index levels.</summary>
    public ImmutableArray<LevelEntry> Levels { get; init; } = [];

    /// <summary>Macro series values.</summary>
    public ImmutableArray<MacroEntry> Macro { get; init; } = [];

    /// <summary>Dated news.</summary>
    public ImmutableArray<NewsEntry> News { get; init; } = [];

    /// <summary>Constituent tables.</summary>
    public ImmutableArray<ConstituentEntry> Constituents { get; init; } = [];

    /// <summary>Published divisors.</summary>
    public ImmutableArray<DivisorRow> Divisors { get; init; } = [];
}

/// <summary>Daily prices as traded, one column per field; all columns have the same length. Prices in 1/10,000 currency unit.</summary>
/// <param name="Codes">The distinct codes.</param>
/// <param name="Code">Index into <paramref name="Codes"/>.</param>
/// <param name="Date">Day number (<see cref="DateOnly.DayNumber"/>).</param>
/// <param name="Open">Open.</param>
/// <param name="High">High.</param>
/// <param name="Low">Low.</param>
/// <param name="Close">Close; on days with volume 0 the last traded price.</param>
/// <param name="Volume">Shares traded.</param>
public sealed record PriceColumns(string[] Codes, int[] Code, int[] Date, long[] Open, long[] High, long[] Low, long[] Close, long[] Volume)
{
    /// <summary>Number of rows.</summary>
    public int Count => Code.Length;

    /// <summary>No prices.</summary>
    public static PriceColumns Empty { get; } = new([], [], [], [], [], [], [], []);
}

/// <summary>A security by code; see <see cref="Security"/>.</summary>
/// <param name="Code">Code within the scheme.</param>
/// <param name="Name">Name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Sector">Sector code.</param>
/// <param name="SizeClass">Size class.</param>
/// <param name="Themes">Theme labels.</param>
/// <param name="FirstTrade">First day with volume.</param>
public sealed record SecurityEntry(string Code, string Name, string? NameEn, string? Sector, string? SizeClass, ImmutableArray<string> Themes, DateOnly? FirstTrade);

/// <summary>One name on one dated list.</summary>
/// <param name="AsOf">List date.</param>
/// <param name="Code">Code.</param>
/// <param name="Section">Section.</param>
/// <param name="Certain">False when doubtful.</param>
public sealed record ListingEntry(DateOnly AsOf, string Code, string Section, bool Certain);

/// <summary>A share count; see <see cref="SharesRow"/>.</summary>
/// <param name="Code">Code.</param>
/// <param name="AsOf">Date the count stands for.</param>
/// <param name="BasisDate">Date whose split basis it is on.</param>
/// <param name="Shares">Count.</param>
/// <param name="Kind">Kind.</param>
public sealed record SharesEntry(string Code, DateOnly AsOf, DateOnly BasisDate, long Shares, string Kind);

/// <summary>A free-float factor in force from a date.</summary>
/// <param name="Code">Code.</param>
/// <param name="From">First day in force.</param>
/// <param name="Millionths">Factor in millionths.</param>
public sealed record FloatFactorEntry(string Code, DateOnly From, int Millionths);

/// <summary>A split on its ex-date.</summary>
/// <param name="Code">Code.</param>
/// <param name="ExDate">Ex-date.</param>
/// <param name="NewPerOld">New shares per old.</param>
public sealed record SplitEntry(string Code, DateOnly ExDate, Ratio NewPerOld);

/// <summary>A dividend on its ex-date.</summary>
/// <param name="Code">Code.</param>
/// <param name="ExDate">Ex-date.</param>
/// <param name="PriceUnits">Per share as traded that day, 1/10,000 currency unit.</param>
public sealed record DividendEntry(string Code, DateOnly ExDate, long PriceUnits);

/// <summary>One day of a published index.</summary>
/// <param name="Index">Index name.</param>
/// <param name="Row">The day.</param>
public sealed record LevelEntry(string Index, LevelRow Row);

/// <summary>One value of a macro series.</summary>
/// <param name="Series">Series.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Row">The value.</param>
public sealed record MacroEntry(string Series, string Unit, MacroRow Row);

/// <summary>Dated news.</summary>
/// <param name="Date">Day.</param>
/// <param name="Code">Code, or null for the market.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Summary">What happened.</param>
/// <param name="Source">Where it was read.</param>
public sealed record NewsEntry(DateOnly Date, string? Code, string Kind, string Summary, string? Source);

/// <summary>A constituent in force on days from <see cref="From"/> to before <see cref="Until"/>.</summary>
/// <param name="Index">Index name.</param>
/// <param name="Code">Code.</param>
/// <param name="From">First day.</param>
/// <param name="Until">First day no longer in force.</param>
/// <param name="PriceFactor">Price multiplier.</param>
public sealed record ConstituentEntry(string Index, string Code, DateOnly From, DateOnly? Until, Ratio PriceFactor);
