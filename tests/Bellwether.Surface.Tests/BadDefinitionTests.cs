namespace Bellwether.Surface.Tests;

/// <summary>Definitions of a user's own, right and wrong.</summary>
public sealed class BadDefinitionTests : IDisposable
{
    private readonly Terminal _user = new();

    public BadDefinitionTests() => _user.Variables["BELLWETHER_STORE"] = Stores.Sample.Store;

    public void Dispose() => _user.Dispose();

    [Fact]
    public void A_misspelt_key_is_named_with_its_place()
    {
        var file = _user.Write("defs/mine.yaml", Definitions.Mine.Replace("weighting:", "weigthing:", StringComparison.Ordinal));
        var refused = _user.Run("index", "list", "--definitions", Path.GetDirectoryName(file)!).Refusal(4);
        refused.ShouldContain($"{file}:3:1:");
        refused.ShouldContain("Did you mean 'weighting'?");
    }

    [Fact]
    public void A_wrong_value_is_named_with_its_place()
    {
        var file = _user.Write("defs/mine.yaml", Definitions.Mine.Replace("full-cap", "free-float", StringComparison.Ordinal));
        _user.Run("explain", "mine", "--definitions", Path.GetDirectoryName(file)!).Refusal(4).ShouldContain($"{file}:3:12: weighting 'free-float' is not known. Did you mean 'free-float-cap'?");
    }

    [Fact]
    public void A_cap_that_nobody_can_meet_names_the_definition()
    {
        var file = _user.Write("defs/mine.yaml", Definitions.Mine.Replace("weighting: full-cap", "weighting: capped-cap\ncap: 0.001", StringComparison.Ordinal));
        var refused = _user.Run("explain", "mine", "--since", "2018-12-26", "--definitions", Path.GetDirectoryName(file)!).Refusal(3);
        refused.ShouldContain("A cap of 0.1 % cannot be met by");
        refused.ShouldContain(file);
    }

    [Fact]
    public void A_section_that_is_on_no_list_is_said_so()
    {
        var file = _user.Write("defs/mine.yaml", Definitions.Mine.Replace("GROWTH", "NOWHERE", StringComparison.Ordinal));
        _user.Run("explain", "mine", "--definitions", Path.GetDirectoryName(file)!).Refusal(3).ShouldContain("NOWHERE");
    }

    [Fact]
    public void A_definition_of_ones_own_is_listed_and_explained()
    {
        var folder = Path.GetDirectoryName(_user.Write("defs/mine.yaml", Definitions.Mine))!;
        _user.Run("index", "list", "--definitions", folder).Done().Output.ShouldContain("My Growth");
        _user.Variables["BELLWETHER_DEFINITIONS"] = folder;
        _user.Run("explain", "mine", "--since", "2018-12-26").Done().Output.ShouldContain("My Growth");
    }
}
