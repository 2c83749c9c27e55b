using Bellwether.Analytics;

namespace Bellwether.Claims.Quantities;

/// <summary>Verbs that carry their number: doubled, tripled, halved.</summary>
internal static class MultipleVerbs
{
    /// <summary>The return that a verb states, or null when it is no such verb.</summary>
    public static RoundingInterval? Read(string word, Modifier modifier = Modifier.None) => word switch
    {
        "double" or "doubled" or "doubles" or "doubling" => RoundingInterval.Multiple(2, modifier),
        "triple" or "tripled" or "triples" or "tripling" or "treble" or "trebled" or "trebling" => RoundingInterval.Multiple(3, modifier),
        "quadruple" or "quadrupled" or "quadruples" or "quadrupling" => RoundingInterval.Multiple(4, modifier),
        "quintuple" or "quintupled" or "quintupling" => RoundingInterval.Multiple(5, modifier),
        "halve" or "halved" or "halves" or "halving" => RoundingInterval.Fraction(-0.5m, Unit.Fraction, modifier),
        _ => null,
    };
}
