using System.Collections.Immutable;
using System.Globalization;

namespace Bellwether.Indices;

/// <summary>A weighting apart from its definition, so that the members of one gauge can be held by the rules of another.</summary>
/// <param name="Weighting">Weighting.</param>
/// <param name="Cap">Cap on a weight as a fraction, for <see cref="Weighting.CappedCap"/>.</param>
public sealed record WeightingRule(Weighting Weighting, decimal? Cap = null)
{
    /// <summary>Names of the rules in keys and options.</summary>
    public static readonly ImmutableArray<string> Names = ["equal", "price", "full-cap", "float-cap", "capped"];

    /// <summary>The name in keys and options.</summary>
    public string Name => Names[Weighting switch
    {
        Weighting.Equal => 0,
        Weighting.Price => 1,
        Weighting.FullCap => 2,
        Weighting.FreeFloatCap => 3,
        _ => 4,
    }];

    /// <summary>The rule in words for a table.</summary>
    public string Words => Weighting switch
    {
        Weighting.Equal => "equal weights at the start",
        Weighting.Price => "by price",
        Weighting.FullCap => "by full market value",
        Weighting.FreeFloatCap => "by free-float market value",
        _ => string.Create(CultureInfo.InvariantCulture, $"by market value, none above {Cap * 100:0.##} %"),
    };

    /// <summary>The rule of a definition.</summary>
    public static WeightingRule Of(IndexDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new WeightingRule(definition.Weighting, definition.Weighting == Weighting.CappedCap ? definition.Cap : null);
    }

    /// <summary>The rule of a name, or null.</summary>
    public static WeightingRule? Find(string name, decimal? cap) => Names.IndexOf(name) switch
    {
        0 => new WeightingRule(Weighting.Equal),
        1 => new WeightingRule(Weighting.Price),
        2 => new WeightingRule(Weighting.FullCap),
        3 => new WeightingRule(Weighting.FreeFloatCap),
        4 => new WeightingRule(Weighting.CappedCap, cap),
        _ => null,
    };
}
