using Bellwether.Data.Sources;
using Bellwether.Market;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

/// <summary>Price limits as data: the shipped table, a user's own, and files that are refused with line and column.</summary>
public sealed class PriceLimitTests
{
    [Theory]
    [InlineData(99, 30)]
    [InlineData(100, 50)]
    [InlineData(499, 80)]
    [InlineData(635, 100)]
    [InlineData(735, 150)]
    [InlineData(1215, 300)]
    [InlineData(12000, 3000)]
    [InlineData(99000, 15000)]
    [InlineData(60000000, 10000000)]
    public void The_tokyo_table_goes_by_the_base_price(long price, long limit) =>
        PriceLimitLibrary.Find("tse")!.LimitFor(price * Units.PerCurrencyUnit, new DateOnly(2019, 3, 20)).ShouldBe(limit * Units.PerCurrencyUnit);

    [Fact]
    public void The_tokyo_rules_have_dates()
    {
        var rules = PriceLimitLibrary.Find("tse")!;
        rules.LimitFor(1000, new DateOnly(2009, 12, 30)).ShouldBeNull();
        rules.WideningOn(new DateOnly(2019, 3, 20)).ShouldBe(new LimitWidening(new DateOnly(2010, 1, 4), 3, 2));
        rules.WideningOn(new DateOnly(2021, 3, 20)).ShouldBe(new LimitWidening(new DateOnly(2020, 8, 3), 2, 4));
        rules.TickFor(3000 * Units.PerCurrencyUnit, new DateOnly(2019, 3, 20)).ShouldBe(1 * Units.PerCurrencyUnit);
        rules.TickFor(3001 * Units.PerCurrencyUnit, new DateOnly(2019, 3, 20)).ShouldBe(5 * Units.PerCurrencyUnit);
        PriceLimitLibrary.Find("nowhere").ShouldBeNull();
    }

    [Fact]
    public void A_users_file_takes_the_place_of_the_shipped_one()
    {
        using var folder = new TempDirectory();
        Directory.CreateDirectory(Path.Combine(folder.Path, "markets"));
        File.WriteAllText(Path.Combine(folder.Path, "markets", "tse.yaml"), "scheme: tse\nlimits:\n  2010-01-04: { 100: 1, above: 2 }\n");
        PriceLimitLibrary.Find("tse", folder.Path)!.LimitFor(200 * Units.PerCurrencyUnit, new DateOnly(2019, 1, 1)).ShouldBe(2 * Units.PerCurrencyUnit);
        PriceLimitLibrary.Find("tse")!.LimitFor(200 * Units.PerCurrencyUnit, new DateOnly(2019, 1, 1)).ShouldBe(80 * Units.PerCurrencyUnit);
    }

    [Theory]
    [InlineData("scheme: x\n", 1, "'limits' is missing")]
    [InlineData("scheme: x\nlimits:\n  soon: { above: 1 }\n", 3, "'soon' is no day")]
    [InlineData("scheme: x\nlimits:\n  2010-01-04: { 100: 1 }\n", 3, "the last step is missing")]
    [InlineData("scheme: x\nlimits:\n  2010-01-04:\n    200: 1\n    100: 2\n    above: 3\n", 5, "does not lie above the step before it")]
    [InlineData("scheme: x\nlimits:\n  2010-01-04:\n    low: 1\n    above: 3\n", 4, "'low' is no price")]
    [InlineData("scheme: x\nlimits:\n  2010-01-04:\n    100: many\n    above: 3\n", 4, "expected an amount above zero")]
    [InlineData("scheme: x\nlimits:\n  2010-01-04: { above: 1 }\nwidening:\n  2010-01-04: { after: 3 }\n", 5, "'times' is missing")]
    public void A_bad_file_is_refused_with_its_line(string text, int line, string says)
    {
        var problem = Should.Throw<DefinitionException>(() => PriceLimitLibrary.Read(text, "x.yaml"));
        problem.Message.ShouldContain(says);
        problem.Message.ShouldContain($"x.yaml:{line}:");
    }
}
