namespace Bellwether.Surface.Tests;

/// <summary>The program without arguments: the main job on the sample market.</summary>
public sealed class FirstRunTests
{
    [Fact]
    [Trait("speed", "slow")]
    public void Without_arguments_a_brief_about_the_fictional_market_appears_and_its_next_commands_work()
    {
        var user = Stores.Default;
        var first = Stores.FirstBrief;
        first.Output.ShouldContain("Sample market \u2014 fictional companies, prices and news");
        first.Output.ShouldContain("WHO MOVED IT");
        var next = NextCommands(first);
        next.Length.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var line in next) user.Type(line).Done().Output.ShouldNotBeEmpty(line);
        user.Type(first.Lines[^1]).Done().Output.ShouldContain(GaugeRow(first));

        var second = user.Run().Done();
        second.Output.ShouldBe(first.Output);
        second.Errors.ShouldNotContain("Generating");
        Directory.GetFiles(user.Home, "*.duckdb", SearchOption.AllDirectories).Length.ShouldBe(1);
    }

    [Fact]
    public void A_command_line_is_split_as_a_shell_splits_it() =>
        Terminal.Words("bellwether replay 'a b@1.ff' --store \"x y\"  -q").ShouldBe(["bellwether", "replay", "a b@1.ff", "--store", "x y", "-q"]);

    [Fact]
    public void Help_lists_every_command_of_the_contract_that_is_there()
    {
        using var user = new Terminal();
        var help = user.Run("--help").Done().Output;
        foreach (var command in new[] { "sample", "import", "doctor", "index", "compare", "movers", "breadth", "explain", "replay", "diff" }) help.ShouldContain($"  {command}");
        foreach (var option in new[] { "--since", "--until", "--as-of", "--known-at", "--store", "--format", "--out", "--quiet", "--no-color" }) help.ShouldContain(option);
    }

    [Theory]
    [InlineData("movers")]
    [InlineData("breadth")]
    [InlineData("compare")]
    [InlineData("explain")]
    public void Gauges_left_out_are_filled_in(string command) => Stores.Sample.Run(command).Done().Output.ShouldContain("fictional");

    private static string[] NextCommands(Outcome brief) =>
        [.. brief.Lines.SkipWhile(line => line != "NEXT").Skip(1).TakeWhile(line => line.StartsWith(' ')).Where(line => line.TrimStart().StartsWith("bellwether ", StringComparison.Ordinal)).Select(line => line.Trim())];

    private static string GaugeRow(Outcome brief) => brief.Lines.SkipWhile(line => line != "Gauges over the window").First(line => line.StartsWith("Sample Growth ", StringComparison.Ordinal));
}
