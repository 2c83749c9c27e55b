using Bellwether.Data.Sources;
using Bellwether.Indices;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

public sealed class DefinitionReaderTests
{
    private const string Everything = """
        id: mothers-capped
        name: TSE Mothers Index, capped
        aliases: [Mothers capped, 東証マザーズ指数]
        description: Two sentences. Here they are.
        weighting: capped-cap
        universe:
          membership: listings
          sections: [MOTHERS, JASDAQ_GROWTH]
          sectors: ["5250", 3250]
          exclude: ["8301"]
          uncertain: include
          minimum-market-value: 1000000000
          largest: 500
        entry: end-of-month
        review: semi-annual
        cap: 0.20
        base: { level: 100, date: 2017-01-04 }
        decimals: 3
        official: { series: TSE_MOTHERS, use: audit }
        total-return: { withholding: 0.2 }
        """;

    [Fact]
    public void Every_key_reaches_the_definition()
    {
        var d = DefinitionReader.Read(Everything, "my.yaml");
        d.Id.ShouldBe("mothers-capped");
        d.Name.ShouldBe("TSE Mothers Index, capped");
        d.Aliases.ShouldBe(["Mothers capped", "東証マザーズ指数"]);
        d.Description.ShouldBe("Two sentences. Here they are.");
        d.Weighting.ShouldBe(Weighting.CappedCap);
        d.Membership.ShouldBe(MembershipSource.Listings);
        d.Sections.ShouldBe(["MOTHERS", "JASDAQ_GROWTH"]);
        d.Sectors.ShouldBe(["5250", "3250"]);
        d.ExcludedCodes.ShouldBe(["8301"]);
        d.ExcludeUncertain.ShouldBeFalse();
        d.MinimumMarketValue.ShouldBe(1_000_000_000m);
        d.Largest.ShouldBe(500);
        d.Entry.ShouldBe(EntryRule.EndOfMonth);
        d.Review.ShouldBe(ReviewCalendar.SemiAnnual);
        d.Cap.ShouldBe(0.20m);
        d.BaseLevel.ShouldBe(100m);
        d.BaseDate.ShouldBe(new DateOnly(2017, 1, 4));
        d.Decimals.ShouldBe(3);
        d.Official.ShouldBe("TSE_MOTHERS");
        d.OfficialUse.ShouldBe(OfficialUse.Audit);
        d.WithholdingRate.ShouldBe(0.2m);
        d.Origin.ShouldBe("my.yaml");
    }

    [Fact]
    public void What_is_left_out_takes_the_defaults_of_the_definition()
    {
        var d = DefinitionReader.Read("id: a\nname: A\nofficial: { series: A, use: levels }\n", "a.yaml");
        d.ShouldBe(new IndexDefinition { Id = "a", Name = "A", Official = "A", OfficialUse = OfficialUse.Levels, Origin = "a.yaml", Aliases = d.Aliases, Sections = d.Sections, Sectors = d.Sectors, ExcludedCodes = d.ExcludedCodes });
    }

    [Fact]
    public void A_minimum_of_zero_is_no_minimum() =>
        DefinitionReader.Read(Everything.Replace("1000000000", "0", StringComparison.Ordinal), "a.yaml").MinimumMarketValue.ShouldBeNull();

    /// <summary>A sound definition in which one line is replaced.</summary>
    private static string With(string old, string @new) => Everything.Contains(old, StringComparison.Ordinal)
        ? Everything.Replace(old, @new, StringComparison.Ordinal)
        : throw new ArgumentException($"'{old}' is not in the definition.");

    [Theory]
    [InlineData("entry: end", "entyr: end", "a.yaml:14:1: 'entyr' is not a key of an index definition. Did you mean 'entry'? Known keys: id, name, aliases, description, weighting, universe, entry, review, cap, base, decimals, official, total-return.")]
    [InlineData("  largest:", "  biggest:", "a.yaml:13:3: 'biggest' is not a key of universe. Known keys: membership, sections, table, sectors, exclude, uncertain, minimum-market-value, largest.")]
    [InlineData("date: 2017", "day: 2017", "a.yaml:17:21: 'day' is not a key of base. Known keys: level, date.")]
    [InlineData("capped-cap", "caped-cap", "a.yaml:5:12: weighting 'caped-cap' is not known. Did you mean 'capped-cap'? Expected one of: full-cap, free-float-cap, capped-cap, price, equal.")]
    [InlineData("capped-cap", "free-float", "a.yaml:5:12: weighting 'free-float' is not known. Did you mean 'free-float-cap'? Expected one of: full-cap, free-float-cap, capped-cap, price, equal.")]
    [InlineData("entry: end-of-month", "entry: later", "a.yaml:14:8: entry 'later' is not known. Expected one of: immediately, end-of-month, end-of-next-month.")]
    [InlineData("review: semi-annual", "review: anual", "a.yaml:15:9: review 'anual' is not known. Did you mean 'annual'? Expected one of: none, monthly, quarterly, semi-annual, annual.")]
    [InlineData("uncertain: include", "uncertain: yes", "a.yaml:11:14: uncertain 'yes' is not known. Expected one of: exclude, include.")]
    [InlineData("use: audit", "use: level", "a.yaml:19:39: use 'level' is not known. Did you mean 'levels'? Expected one of: levels, audit.")]
    [InlineData("cap: 0.20", "cap: 20", "a.yaml:16:6: cap '20'; expected a fraction above 0 and up to 1, for example 0.05.")]
    [InlineData("cap: 0.20", "cap: 20%", "a.yaml:16:6: cap '20%'; expected a fraction above 0 and up to 1, for example 0.05.")]
    [InlineData("cap: 0.20", "cap: ０.２", "a.yaml:16:6: cap '０.２'; expected a fraction above 0 and up to 1, for example 0.05.")]
    [InlineData("cap: 0.20", "cap:", "a.yaml:16:5: cap has no value; expected a fraction above 0 and up to 1, for example 0.05, or leave the key out.")]
    [InlineData("cap: 0.20", "cap: [0.2]", "a.yaml:16:6: cap must be a fraction above 0 and up to 1, for example 0.05, not a list.")]
    [InlineData("decimals: 3", "decimals: 2.5", "a.yaml:18:11: decimals '2.5'; expected a whole number from 0 to 8.")]
    [InlineData("largest: 500", "largest: 0", "a.yaml:13:12: largest '0'; expected a whole number of at least 1.")]
    [InlineData("level: 100", "level: 0", "a.yaml:17:16: level '0'; expected a level above 0.")]
    [InlineData("2017-01-04", "4 Jan 2017", "a.yaml:17:27: date '4 Jan 2017'; expected a day as 2017-01-04.")]
    [InlineData("withholding: 0.2", "withholding: 1", "a.yaml:20:30: withholding '1'; expected a fraction from 0 to below 1, for example 0.15315.")]
    [InlineData("value: 1000000000", "value: -1", "a.yaml:12:25: minimum-market-value '-1'; expected an amount of at least 0.")]
    [InlineData("[MOTHERS, JASDAQ_GROWTH]", "MOTHERS", "a.yaml:8:13: sections must be a list, for example [A, B].")]
    [InlineData("[MOTHERS, JASDAQ_GROWTH]", "[MOTHERS, MOTHERS]", "a.yaml:8:23: 'MOTHERS' stands twice in sections.")]
    [InlineData("[MOTHERS, JASDAQ_GROWTH]", "[]", "a.yaml:8:13: membership: listings needs sections, for example [MOTHERS].")]
    [InlineData("[MOTHERS, JASDAQ_GROWTH]", "[[MOTHERS]]", "a.yaml:8:14: sections must be text in the list, not a list.")]
    [InlineData("  largest: 500", "  table: X", "a.yaml:13:10: table goes with membership: table; this universe takes its members from listings.")]
    [InlineData("membership: listings", "membership: table", "a.yaml:7:15: membership: table needs the name of the table, for example table: NIKKEI225.")]
    [InlineData("membership: listings", "uncertan: exclude", "a.yaml:7:3: 'uncertan' is not a key of universe. Did you mean 'uncertain'? Known keys: membership, sections, table, sectors, exclude, uncertain, minimum-market-value, largest.")]
    [InlineData("  membership: listings\n", "", "a.yaml:7:3: 'membership' is missing from universe; expected listings or table.")]
    [InlineData("base: { level: 100, date: 2017-01-04 }", "base: 100", "a.yaml:17:7: base must be a section of 'key: value' lines with level, date.")]
    [InlineData("official: { series: TSE_MOTHERS, use: audit }", "official: { use: audit }", "a.yaml:19:11: 'series' is missing from official.")]
    [InlineData("id: mothers-capped", "id: Mothers Capped", "a.yaml:1:5: id 'Mothers Capped'; expected lower-case letters, digits and hyphens, for example sample-growth.")]
    [InlineData("id: mothers-capped\n", "", "a.yaml:1:1: 'id' is missing from an index definition.")]
    [InlineData("name: TSE Mothers Index, capped\n", "", "a.yaml:1:1: 'name' is missing from an index definition.")]
    [InlineData("weighting: capped-cap\n", "", "a.yaml:1:1: 'weighting' is missing: an index with a universe needs one of full-cap, free-float-cap, capped-cap, price, equal.")]
    [InlineData("weighting: capped-cap", "weighting: price", "a.yaml:5:12: weighting: price needs membership: table, for price multipliers are published with a table.")]
    [InlineData("weighting: capped-cap", "weighting: equal", "a.yaml:16:6: cap goes with weighting: capped-cap.")]
    [InlineData("cap: 0.20\n", "", "a.yaml:5:12: weighting: capped-cap needs a cap, for example cap: 0.05.")]
    [InlineData("largest: 500", "largest: 4", "a.yaml:16:6: 4 names of at most 0.20 each cannot add up to 1 (METHODS 1.5); raise cap or largest.")]
    [InlineData("decimals: 3", "cap: 0.3", "a.yaml:18:1: 'cap' stands twice; each key may stand once.")]
    [InlineData("  largest: 500", "\tlargest: 500", "a.yaml:13:1: a tab indents this line; YAML is indented with spaces.")]
    public void A_mistake_is_named_at_its_place(string old, string @new, string message) =>
        Should.Throw<DefinitionException>(() => DefinitionReader.Read(With(old, @new), "a.yaml")).Message.ShouldBe(message);

    [Theory]
    [InlineData("", "a.yaml:1:1: is empty; expected an index definition.")]
    [InlineData("- a\n- b\n", "a.yaml:1:1: expected an index definition: lines of 'key: value'.")]
    [InlineData("id: a\nname: A\n---\nid: b\n", "a.yaml:4:1: a second document starts here; expected an index definition alone in its file.")]
    [InlineData("id: a\nname: A\n", "a.yaml:1:1: neither a universe nor an official series: nothing gives this gauge a level.")]
    [InlineData("id: a\nname: A\nofficial: { series: X }\n", "a.yaml:3:11: without a universe there is nothing to audit; expected use: levels.")]
    [InlineData("id: a\nname: A\nofficial: { series: X, use: levels }\nreview: annual\n", "a.yaml:4:9: review has no effect without a universe; leave it out.")]
    [InlineData("id: a\nname: A\nuniverse: { membership: table, table: T, sections: [X] }\n", "a.yaml:3:52: sections go with membership: listings; this universe takes its members from a table.")]
    public void A_whole_file_that_makes_no_sense_is_named(string yaml, string message) =>
        Should.Throw<DefinitionException>(() => DefinitionReader.Read(yaml, "a.yaml")).Message.ShouldBe(message);

    [Fact]
    public void Broken_yaml_names_its_line() =>
        Should.Throw<DefinitionException>(() => DefinitionReader.Read("id: a\nname: [A\nofficial: x\n", "a.yaml")).Message.ShouldBe("a.yaml:2:7: is not valid YAML near here: a bracket, quote or indent is left open.");
}
