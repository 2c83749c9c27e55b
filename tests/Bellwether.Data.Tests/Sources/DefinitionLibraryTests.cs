using Bellwether.Data.Sources;
using Bellwether.Indices;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

public sealed class DefinitionLibraryTests
{
    [Fact]
    public void All_shipped_definitions_load() =>
        DefinitionLibrary.Load().All.Select(d => d.Id).ShouldBe([
            "jasdaq", "mothers", "nikkei225", "sample-blue30", "sample-capped", "sample-equal", "sample-growth", "sample-large",
            "sample-standard", "sp500", "topix", "tse1", "tse2"]);

    [Fact]
    public void The_shipped_definitions_say_what_the_data_allow()
    {
        var library = DefinitionLibrary.Load();
        var mothers = library.Find("mothers")!;
        (mothers.Weighting, mothers.Entry, mothers.BaseDate, mothers.Official, mothers.OfficialUse).ShouldBe((Weighting.FullCap, EntryRule.EndOfNextMonth, new DateOnly(2017, 1, 4), "TSE_MOTHERS", OfficialUse.Audit));
        mothers.Sections.ShouldBe(["MOTHERS"]);
        var jasdaq = library.Find("jasdaq")!;
        jasdaq.Sections.ShouldBe(["JASDAQ_STANDARD", "JASDAQ_GROWTH"]);
        jasdaq.ExcludedCodes.ShouldBe(["8301"]);
        jasdaq.Official.ShouldBeNull();
        var nikkei = library.Find("nikkei225")!;
        (nikkei.Weighting, nikkei.Membership, nikkei.Table, nikkei.OfficialUse).ShouldBe((Weighting.Price, MembershipSource.Table, "NIKKEI225", OfficialUse.Levels));
        library.Find("topix")!.Membership.ShouldBeNull();
        library.Find("tse1")!.Official.ShouldBe("TOPIX");
        library.Find("sample-large")!.Entry.ShouldBe(EntryRule.Immediately);
        (library.Find("sample-capped")!.Cap, library.Find("sample-capped")!.Review).ShouldBe((0.05m, ReviewCalendar.SemiAnnual));
        (library.Find("sample-equal")!.Weighting, library.Find("sample-equal")!.Review).ShouldBe((Weighting.Equal, ReviewCalendar.Quarterly));
    }

    [Theory]
    [InlineData("MOTHERS", "mothers")]
    [InlineData("Tokyo Stock Exchange Mothers Index", "mothers")]
    [InlineData("東証マザーズ指数", "mothers")]
    [InlineData("nikkei-225", "nikkei225")]
    [InlineData("Nikkei 225 Stock Average", "nikkei225")]
    [InlineData("日経平均株価", "nikkei225")]
    [InlineData("Jasdaq Index", "jasdaq")]
    [InlineData("S&P 500", "sp500")]
    [InlineData("sample growth", "sample-growth")]
    public void A_gauge_is_found_by_any_of_its_names(string name, string id) => DefinitionLibrary.Load().Find(name)!.Id.ShouldBe(id);

    [Theory]
    [InlineData("mohters", "mothers")]
    [InlineData("nikei225", "nikkei225")]
    [InlineData("jasdak", "jasdaq")]
    [InlineData("dax", null)]
    public void An_unknown_name_suggests_the_nearest_gauge(string name, string? id)
    {
        var library = DefinitionLibrary.Load();
        library.Find(name).ShouldBeNull();
        library.SuggestFor(name).ShouldBe(id);
    }

    [Fact]
    public void A_users_definition_is_added_or_replaces_the_shipped_one()
    {
        using var directory = new TempDirectory();
        directory.Write("m.yaml", "id: mothers\nname: My Mothers\nofficial: { series: X, use: levels }\n");
        directory.Write("n.yaml", "id: mine\nname: Mine\nofficial: { series: Y, use: levels }\n");
        var library = DefinitionLibrary.Load(directory.Path);
        library.Find("mothers")!.Name.ShouldBe("My Mothers");
        library.Find("mine")!.Official.ShouldBe("Y");
        library.All.Length.ShouldBe(14);
    }

    [Fact]
    public void A_name_leads_to_one_gauge()
    {
        using var directory = new TempDirectory();
        var path = directory.Write("n.yaml", "id: mine\nname: Jasdaq\nofficial: { series: Y, use: levels }\n");
        var error = Should.Throw<DefinitionException>(() => DefinitionLibrary.Load(directory.Path));
        error.File.ShouldBe(path);
        error.Problem.ShouldBe("'Jasdaq' already names jasdaq (jasdaq.yaml); a name leads to one gauge.");
    }

    [Fact]
    public void An_id_is_defined_once_by_the_user()
    {
        using var directory = new TempDirectory();
        var first = directory.Write("a.yaml", "id: mine\nname: A\nofficial: { series: Y, use: levels }\n");
        directory.Write("b.yaml", "id: mine\nname: B\nofficial: { series: Y, use: levels }\n");
        Should.Throw<DefinitionException>(() => DefinitionLibrary.Load(directory.Path)).Problem.ShouldBe($"id 'mine' is already defined in {first}.");
    }

    [Fact]
    public void A_missing_directory_is_an_error() =>
        Should.Throw<SourceException>(() => DefinitionLibrary.Load("no-such-directory")).Message.ShouldBe("no-such-directory: there is no such directory.");
}
