using System.Collections.Immutable;

namespace Bellwether.Market.Sample;

/// <summary>The factors that move every name; sectors follow after them.</summary>
internal static class Factor
{
    public const int Market = 0, Size = 1, World = 2, Currency = 3, Rate = 4, Biotech = 5, General = 6;

    public static readonly ImmutableArray<string> Names = ["market", "size", "world", "currency", "rate", "biotech"];

    public static int Count => General + SampleSectors.All.Length;
}

/// <summary>The three sections; the order is that of <see cref="Profile.Section"/>.</summary>
internal static class Section
{
    public const int Large = 0, Growth = 1, Standard = 2;

    public static readonly ImmutableArray<string> Names = ["LARGE", "GROWTH", "STANDARD"];
}

/// <summary>What is fixed about one name before the first day: the draw of its character.</summary>
internal sealed class Profile
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    public required int Sector { get; init; }

    public required int Section { get; init; }

    /// <summary>Loadings on the general factors.</summary>
    public required double[] Loadings { get; init; }

    public required double Volatility { get; init; }

    /// <summary>Chance of a day without trade.</summary>
    public required double NoTrade { get; init; }

    /// <summary>Median share of the shares that changes hands on a day.</summary>
    public required double Turnover { get; init; }

    /// <summary>Cash paid a year as a fraction of the price; 0 for none.</summary>
    public required double DividendYield { get; init; }

    /// <summary>First of the two record months, 1 to 6; the other is six months later.</summary>
    public required int RecordMonth { get; init; }

    public required double Price { get; init; }

    public required long Shares { get; set; }

    public required int FloatMillionths { get; init; }

    public required bool IsBiotech { get; init; }

    public required bool IsExporter { get; init; }

    public required bool IsLeveraged { get; init; }

    /// <summary>First day index with a row.</summary>
    public int FirstDay { get; set; }

    /// <summary>Last day index with a row.</summary>
    public int LastDay { get; set; }

    /// <summary>False for members that never have a price row.</summary>
    public bool HasPrices { get; set; } = true;

    public DateOnly FirstTrade { get; set; }

    /// <summary>Index of the month-end list from which it stands in <c>LARGE</c>; -1 when it never moves.</summary>
    public int MoveDay { get; set; } = -1;

    public bool IsHero { get; set; }

    public bool IsDoubler { get; set; }

    /// <summary>Nothing special is planned for it: neither hero, doubler, mover, leaver, member without prices, nor new listing.</summary>
    public bool IsPlain(int days) => !IsHero && !IsDoubler && HasPrices && MoveDay < 0 && FirstDay == 0 && LastDay == days - 1;

    public double MarketValue => Price * Shares;

    public int SectionOn(int day) => MoveDay >= 0 && day > MoveDay ? Sample.Section.Large : Section;
}
