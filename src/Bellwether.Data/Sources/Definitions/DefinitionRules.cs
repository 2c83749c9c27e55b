using Bellwether.Indices;

namespace Bellwether.Data.Sources;

/// <summary>Settings of a definition that contradict each other.</summary>
internal static class DefinitionRules
{
    public static void CheckUniverse(YamlSection universe, MembershipSource membership)
    {
        if (membership == MembershipSource.Listings)
        {
            if (universe.Has("table")) throw universe.Error("table", "table goes with membership: table; this universe takes its members from listings.");
            if (universe.List("sections").IsEmpty) throw universe.Error("sections", "membership: listings needs sections, for example [MOTHERS].");
            return;
        }

        if (!universe.Has("table")) throw universe.Error("membership", "membership: table needs the name of the table, for example table: NIKKEI225.");
        if (universe.Has("sections")) throw universe.Error("sections", "sections go with membership: listings; this universe takes its members from a table.");
    }

    public static void Check(IndexDefinition definition, YamlSection yaml)
    {
        if (definition.Membership is null)
        {
            CheckOfficialOnly(definition, yaml);
            return;
        }

        if (!yaml.Has("weighting")) throw yaml.Error("weighting", "'weighting' is missing: an index with a universe needs one of full-cap, free-float-cap, capped-cap, price, equal.");
        if (definition.Weighting == Weighting.Price && definition.Membership != MembershipSource.Table)
            throw yaml.Error("weighting", "weighting: price needs membership: table, for price multipliers are published with a table.");
        CheckCap(definition, yaml);
    }

    private static void CheckOfficialOnly(IndexDefinition definition, YamlSection yaml)
    {
        if (definition.Official is null) throw yaml.Error("universe", "neither a universe nor an official series: nothing gives this gauge a level.");
        if (definition.OfficialUse != OfficialUse.Levels) throw yaml.Error("official", "without a universe there is nothing to audit; expected use: levels.");
        foreach (var key in (ReadOnlySpan<string>)["weighting", "entry", "review", "cap"])
        {
            if (yaml.Has(key)) throw yaml.Error(key, $"{key} has no effect without a universe; leave it out.");
        }
    }

    private static void CheckCap(IndexDefinition definition, YamlSection yaml)
    {
        if (definition.Weighting == Weighting.CappedCap && definition.Cap is null) throw yaml.Error("weighting", "weighting: capped-cap needs a cap, for example cap: 0.05.");
        if (definition.Cap is not { } cap) return;
        if (definition.Weighting != Weighting.CappedCap) throw yaml.Error("cap", "cap goes with weighting: capped-cap.");
        if (definition.Largest is { } largest && cap * largest < 1)
            throw yaml.Error("cap", $"{largest} names of at most {cap} each cannot add up to 1 (METHODS 1.5); raise cap or largest.");
    }
}
