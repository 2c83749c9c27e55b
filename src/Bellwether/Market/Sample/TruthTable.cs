using System.Collections.Immutable;

namespace Bellwether.Market.Sample;

/// <summary>What kind of effect was planted on one name and day.</summary>
public enum PlantedKind
{
    /// <summary>A jump that company news explains.</summary>
    NewsJump,

    /// <summary>A jump without any news.</summary>
    SilentJump,

    /// <summary>News without effect on the price; its log return is zero.</summary>
    DecoyNews,
}

/// <summary>A planted effect of one day on one name.</summary>
/// <param name="Date">Day.</param>
/// <param name="Code">Code.</param>
/// <param name="Kind">Kind.</param>
/// <param name="LogReturn">The planted log return, on top of factors and chance.</param>
public sealed record PlantedEvent(DateOnly Date, string Code, PlantedKind Kind, double LogReturn);

/// <summary>
/// How one name answers to the factors. Its log return of a day is the sum of loadings times factor returns, its sector's factor return,
/// chance, planted events, and the ex-dividend drop.
/// </summary>
/// <param name="Code">Code.</param>
/// <param name="Section">Section at listing.</param>
/// <param name="Loadings">One per entry of <see cref="TruthTable.Factors"/>; its own sector's is one, the other sectors' zero.</param>
/// <param name="DailyVolatility">Standard deviation of the daily chance part.</param>
public sealed record PlantedSensitivity(string Code, string Section, ImmutableArray<double> Loadings, double DailyVolatility);

/// <summary>A name that was led from the planted low to the last day, through steady drift and its planted jumps.</summary>
/// <param name="Code">Code.</param>
/// <param name="LogReturn">The total log return aimed at, without dividends; reached within about a tenth.</param>
public sealed record PlantedRun(string Code, double LogReturn);

/// <summary>The factor returns of one day.</summary>
/// <param name="Date">Day of the sample exchange.</param>
/// <param name="Values">One per entry of <see cref="TruthTable.Factors"/>: log returns, and basis points for <c>rate</c>.</param>
public sealed record FactorDay(DateOnly Date, ImmutableArray<double> Values);

/// <summary>Market-value-weighted loadings of a section's members at the planted low.</summary>
/// <param name="Section">Section.</param>
/// <param name="Loadings">One per entry of <see cref="TruthTable.Factors"/>.</param>
public sealed record SectionExposure(string Section, ImmutableArray<double> Loadings);

/// <summary>
/// Every cause that the generator planted. Explanations are compared with it in tests and demonstrations; analyses never read it — a
/// result that has seen the truth says nothing about the method.
/// </summary>
public sealed record TruthTable
{
    /// <summary>Names of the factors: market, size, world, currency, rate, biotech, and <c>sector:S01</c> … <c>sector:S33</c>.</summary>
    public required ImmutableArray<string> Factors { get; init; }

    /// <summary>Factor returns, ascending by date; none for the first day. The world factor is already paired with the foreign day before.</summary>
    public required ImmutableArray<FactorDay> FactorDays { get; init; }

    /// <summary>Sensitivities, one per security in the order of the securities table.</summary>
    public required ImmutableArray<PlantedSensitivity> Sensitivities { get; init; }

    /// <summary>Weighted loadings of the sections at the low.</summary>
    public required ImmutableArray<SectionExposure> Sections { get; init; }

    /// <summary>Planted effects, ascending by date, then code.</summary>
    public required ImmutableArray<PlantedEvent> Events { get; init; }

    /// <summary>Day of the planted low.</summary>
    public required DateOnly LowDate { get; init; }

    /// <summary>Names led to a gain from the low: the doublers and the heaviest name.</summary>
    public required ImmutableArray<PlantedRun> Runs { get; init; }

    /// <summary>What single causes did to each name, in the order of the securities table; empty in the sample market itself.</summary>
    public ImmutableArray<CauseRuns> CauseRuns { get; init; } = [];

    /// <summary>Codes in <c>GROWTH</c> that were planted to at least double from the low; chance may add more.</summary>
    public required ImmutableArray<string> Doublers { get; init; }

    /// <summary>The heaviest name of <c>GROWTH</c>.</summary>
    public required string Heaviest { get; init; }

    /// <summary>Names on the lists that never have a price row.</summary>
    public required ImmutableArray<string> MembersWithoutPrices { get; init; }
}
