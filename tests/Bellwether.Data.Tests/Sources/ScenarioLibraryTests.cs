using Bellwether.Data.Sources;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

public sealed class ScenarioLibraryTests
{
    [Fact]
    public void The_shipped_scenarios_can_be_read_and_give_their_reasons()
    {
        ScenarioLibrary.Shipped.ShouldContain(id => id == "growth");
        foreach (var id in ScenarioLibrary.Shipped)
        {
            var scenario = ScenarioLibrary.Find(id).ShouldNotBeNull();
            scenario.Id.ShouldBe(id);
            scenario.Description.Length.ShouldBeGreaterThan(100);
            scenario.Shocks.ShouldNotBeEmpty();
        }

        ScenarioLibrary.Find("GROWTH")!.Over.ShouldBe(60);
        ScenarioLibrary.Find("boom").ShouldBeNull();
    }

    [Theory]
    [InlineData("id: x\nname: n\ndescription: d\n", "mine.yaml:1:1: 'shocks' is missing")]
    [InlineData("id: x\nname: n\ndescription: d\nover: 0\nshocks:\n  sp500: -5%\n", "mine.yaml:4:7: over '0'")]
    [InlineData("id: x\nname: n\ndescripton: d\nshocks:\n  sp500: -5%\n", "Did you mean 'description'?")]
    public void A_bad_file_is_refused_at_its_line(string text, string says)
    {
        using var folder = new TempDirectory();
        var path = folder.Write("mine.yaml", text);
        Should.Throw<DefinitionException>(() => ScenarioLibrary.Find(path)).Message.ShouldContain(says);
    }

    [Fact]
    public void A_file_of_ones_own_is_read_by_its_path()
    {
        using var folder = new TempDirectory();
        var path = folder.Write("mine.yaml", "id: squeeze\nname: a squeeze\ndescription: why\nshocks:\n  sp500: -10%\n  jgb10y: +30bp\n");
        var own = ScenarioLibrary.Find(path)!;
        own.Over.ShouldBe(1);
        own.Shocks.ShouldBe([("sp500", "-10%"), ("jgb10y", "+30bp")]);
    }
}
