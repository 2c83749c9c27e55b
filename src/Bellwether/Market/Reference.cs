using System.Collections.Immutable;

namespace Bellwether.Market;

/// <summary>A listed security and what is known of it.</summary>
/// <param name="Id">Identifier, e.g. <c>tse:4565</c>.</param>
/// <param name="Name">Name in the market's own language.</param>
/// <param name="NameEn">English name, when known.</param>
/// <param name="Sector">Sector code within the market's classification (for Tokyo the 33 industries), when known.</param>
/// <param name="SizeClass">Size class, when known.</param>
/// <param name="Themes">Theme labels, e.g. <c>biotech</c>, <c>weak_yen</c>.</param>
/// <param name="FirstTrade">First day with volume, when known.</param>
public sealed record Security(
    SecurityId Id,
    string Name,
    string? NameEn,
    string? Sector,
    string? SizeClass,
    ImmutableArray<string> Themes,
    DateOnly? FirstTrade)
{
    /// <summary>True when it is shown under the name of the market's own language.</summary>
    public bool InOwnLanguage { get; init; }

    /// <summary>The English name where there is one, else the name; the name alone when it is shown in the market's own language.</summary>
    public string DisplayName => InOwnLanguage || string.IsNullOrEmpty(NameEn) ? Name : NameEn;
}

/// <summary>A sector of the market's classification.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name in the market's language.</param>
/// <param name="NameEn">English name.</param>
/// <param name="ExportOrientation">export, mixed or domestic; a label, not a company's overseas sales.</param>
public sealed record Sector(string Code, string Name, string NameEn, string? ExportOrientation)
{
    /// <summary>True when it is shown under the name of the market's own language.</summary>
    public bool InOwnLanguage { get; init; }

    /// <summary>The name that readers see.</summary>
    public string DisplayName => InOwnLanguage ? Name : NameEn;
}

/// <summary>One name on one dated list of the exchange: on <see cref="AsOf"/>, the security was on that section.</summary>
/// <param name="AsOf">Date of the list.</param>
/// <param name="Security">Security ordinal.</param>
/// <param name="Section">Section, e.g. <c>MOTHERS</c>.</param>
/// <param name="Certain">False when the list's own source doubts the section on that date.</param>
public readonly record struct ListingRow(DateOnly AsOf, int Security, string Section, bool Certain);

/// <summary>A share count observed for a date, on the split basis of <see cref="BasisDate"/>.</summary>
/// <param name="Security">Security ordinal.</param>
/// <param name="AsOf">Date the count stands for.</param>
/// <param name="BasisDate">Date whose split basis the count is on.</param>
/// <param name="Shares">Number of shares.</param>
/// <param name="Kind"><c>reference</c> for the security master's count, else the estimate's kind.</param>
public readonly record struct SharesRow(int Security, DateOnly AsOf, DateOnly BasisDate, long Shares, string Kind);

/// <summary>A free-float factor in force from a date.</summary>
/// <param name="Security">Security ordinal.</param>
/// <param name="From">First day in force.</param>
/// <param name="Millionths">Factor in millionths, 0 to 1,000,000.</param>
public readonly record struct FloatFactorRow(int Security, DateOnly From, int Millionths);

/// <summary>A split on its ex-date.</summary>
/// <param name="Security">Security ordinal.</param>
/// <param name="ExDate">Ex-date.</param>
/// <param name="NewPerOld">New shares per old share.</param>
public readonly record struct SplitRow(int Security, DateOnly ExDate, Ratio NewPerOld);

/// <summary>A cash dividend on its ex-date.</summary>
/// <param name="Security">Security ordinal.</param>
/// <param name="ExDate">Ex-date.</param>
/// <param name="PriceUnits">Per share as traded on the ex-date, in 1/10,000 currency unit.</param>
public readonly record struct DividendRow(int Security, DateOnly ExDate, long PriceUnits);

/// <summary>One day of a published index.</summary>
/// <param name="Date">Day.</param>
/// <param name="Open">Open, when known.</param>
/// <param name="High">High, when known.</param>
/// <param name="Low">Low, when known.</param>
/// <param name="Close">Close in points.</param>
public readonly record struct LevelRow(DateOnly Date, decimal? Open, decimal? High, decimal? Low, decimal Close);

/// <summary>One value of a macro series.</summary>
/// <param name="Date">Day, in the series' own market.</param>
/// <param name="Value">Value in the series' unit.</param>
public readonly record struct MacroRow(DateOnly Date, double Value);

/// <summary>A macro series.</summary>
/// <param name="Name">Name, e.g. <c>JGB_10Y</c>.</param>
/// <param name="Unit">Unit, e.g. percent.</param>
/// <param name="Rows">Ascending by date.</param>
public sealed record MacroSeries(string Name, string Unit, ImmutableArray<MacroRow> Rows);

/// <summary>A published index series.</summary>
/// <param name="Name">Name in the data, e.g. <c>NIKKEI225</c>.</param>
/// <param name="Rows">Ascending by date.</param>
public sealed record OfficialSeries(string Name, ImmutableArray<LevelRow> Rows);

/// <summary>Dated news.</summary>
/// <param name="Date">Day it became public.</param>
/// <param name="Security">Security ordinal, or -1 for the market.</param>
/// <param name="Kind">Kind, e.g. company, regulatory, market.</param>
/// <param name="Summary">What happened.</param>
/// <param name="Source">Where it was read.</param>
public sealed record NewsRow(DateOnly Date, int Security, string Kind, string Summary, string? Source);

/// <summary>A constituent of an index whose membership is a published table (METHODS 1.6): in force on days from <see cref="From"/> to before <see cref="Until"/>.</summary>
/// <param name="Index">Index name in the data, e.g. <c>NIKKEI225</c>.</param>
/// <param name="Security">Security ordinal, or -1 when it is unknown to the store.</param>
/// <param name="Code">Code as printed in the table.</param>
/// <param name="From">First day in force.</param>
/// <param name="Until">First day no longer in force, or null.</param>
/// <param name="PriceFactor">Price multiplier, e.g. 50 / presumed par.</param>
public readonly record struct ConstituentRow(string Index, int Security, string Code, DateOnly From, DateOnly? Until, Ratio PriceFactor);

/// <summary>An official divisor in force from a date.</summary>
/// <param name="Index">Index name in the data.</param>
/// <param name="From">First day in force.</param>
/// <param name="Divisor">The divisor.</param>
public readonly record struct DivisorRow(string Index, DateOnly From, decimal Divisor);
