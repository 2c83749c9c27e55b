using System.Collections.Immutable;
using Bellwether.Indices;

namespace Bellwether.Data.Sources;

/// <summary>
/// Reads an index definition (docs/index-definitions.md). Unknown keys, wrong types and settings that contradict each other are
/// <see cref="DefinitionException"/>s at their line and column; nothing is passed over.
/// </summary>
public static class DefinitionReader
{
    private static readonly string[] Keys = ["id", "name", "aliases", "description", "weighting", "universe", "entry", "review", "cap", "base", "decimals", "official", "total-return"];
    private static readonly string[] UniverseKeys = ["membership", "sections", "table", "sectors", "exclude", "uncertain", "minimum-market-value", "largest"];

    /// <summary>Reads one definition; <paramref name="fileName"/> is for messages and for <see cref="IndexDefinition.Origin"/>.</summary>
    public static IndexDefinition Read(string yamlText, string fileName)
    {
        var yaml = YamlSection.Parse(yamlText, fileName, "an index definition", Keys);
        var definition = new IndexDefinition
        {
            Id = Id(yaml),
            Name = yaml.RequiredText("name"),
            Aliases = yaml.List("aliases"),
            Description = yaml.Text("description"),
            Weighting = Weighting(yaml) ?? default,
            Entry = yaml.Choice("entry", ("immediately", EntryRule.Immediately), ("end-of-month", EntryRule.EndOfMonth), ("end-of-next-month", EntryRule.EndOfNextMonth)) ?? EntryRule.EndOfNextMonth,
            Review = yaml.Choice(
                "review",
                ("none", ReviewCalendar.None), ("monthly", ReviewCalendar.Monthly), ("quarterly", ReviewCalendar.Quarterly), ("semi-annual", ReviewCalendar.SemiAnnual), ("annual", ReviewCalendar.Annual)) ?? ReviewCalendar.None,
            Cap = yaml.Number("cap", "a fraction above 0 and up to 1, for example 0.05", n => n is > 0 and <= 1),
            Decimals = yaml.Whole("decimals", 0, 8) ?? 2,
            Origin = fileName,
        };
        definition = WithBase(definition, yaml.Section("base", ["level", "date"]));
        definition = WithOfficial(definition, yaml.Section("official", ["series", "use"]));
        definition = WithUniverse(definition, yaml.Section("universe", UniverseKeys));
        if (yaml.Section("total-return", ["withholding"])?.Number("withholding", "a fraction from 0 to below 1, for example 0.15315", n => n is >= 0 and < 1) is { } rate)
            definition = definition with { WithholdingRate = rate };
        DefinitionRules.Check(definition, yaml);
        return definition;
    }

    private static Weighting? Weighting(YamlSection yaml) => yaml.Choice(
        "weighting",
        ("full-cap", Indices.Weighting.FullCap),
        ("free-float-cap", Indices.Weighting.FreeFloatCap),
        ("capped-cap", Indices.Weighting.CappedCap),
        ("price", Indices.Weighting.Price),
        ("equal", Indices.Weighting.Equal));

    private static string Id(YamlSection yaml)
    {
        var id = yaml.RequiredText("id");
        return id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') && id[0] != '-'
            ? id
            : throw yaml.Error("id", $"id '{id}'; expected lower-case letters, digits and hyphens, for example sample-growth.");
    }

    private static IndexDefinition WithBase(IndexDefinition definition, YamlSection? section) => section is null ? definition : definition with
    {
        BaseLevel = section.Number("level", "a level above 0", n => n > 0) ?? definition.BaseLevel,
        BaseDate = section.Day("date"),
    };

    private static IndexDefinition WithOfficial(IndexDefinition definition, YamlSection? section) => section is null ? definition : definition with
    {
        Official = section.RequiredText("series"),
        OfficialUse = section.Choice("use", ("levels", OfficialUse.Levels), ("audit", OfficialUse.Audit)) ?? OfficialUse.Audit,
    };

    private static IndexDefinition WithUniverse(IndexDefinition definition, YamlSection? section)
    {
        if (section is null) return definition;
        var membership = section.Choice("membership", ("listings", MembershipSource.Listings), ("table", MembershipSource.Table))
            ?? throw section.Error("membership", "'membership' is missing from universe; expected listings or table.");
        DefinitionRules.CheckUniverse(section, membership);
        var minimum = section.Number("minimum-market-value", "an amount of at least 0", n => n >= 0);
        return definition with
        {
            Membership = membership,
            Sections = section.List("sections"),
            Table = section.Text("table"),
            Sectors = section.List("sectors"),
            ExcludedCodes = section.List("exclude"),
            ExcludeUncertain = section.Choice("uncertain", ("exclude", true), ("include", false)) ?? true,
            MinimumMarketValue = minimum is > 0 ? minimum : null,
            Largest = section.Whole("largest", 1, int.MaxValue),
        };
    }
}
