namespace Bellwether.Surface.Tests.Drivers;

/// <summary>Reasons put to the test on the sample market: what the command says, and what it refuses.</summary>
public sealed class DriversCommandTests
{
    private const string Line = "drivers sample-growth sample-large --placebos 49";

    [Fact]
    public void Every_fact_replays_and_the_answer_names_the_command_that_gives_it_again()
    {
        var json = JsonAnswer.Of(Stores.Sample.Type($"{Line} --reason momentum:- --format json"));
        json.Facts.ShouldContain(fact => fact.Measure == "driver_effect" && fact.Low != null);
        foreach (var kind in json.Facts.GroupBy(fact => fact.Measure, StringComparer.Ordinal))
        {
            var fact = kind.Last();
            var replay = Stores.Sample.Type(fact.Replay).Done();
            replay.Lines[^1].ShouldStartWith("agrees ", customMessage: fact.Id);
            replay.Lines[^1].ShouldEndWith(fact.Id);
        }

        var again = JsonAnswer.Of(Stores.Sample.Type(json.Root.GetProperty("command").GetString()! + " --format json"));
        string.Join('\n', again.Facts.Select(fact => fact.Id)).ShouldBe(string.Join('\n', json.Facts.Select(fact => fact.Id)));
        json.Table("reasons").Length.ShouldBe(7);
        json.Table("reasons").ShouldAllBe(row => row.GetProperty("verdict").GetString() != "proved");
    }

    [Fact]
    public void The_parts_of_the_factor_model_add_up_to_the_window()
    {
        var json = JsonAnswer.Of(Stores.Sample.Type(Line + " --format json"));
        foreach (var side in new[] { "a", "b", "gap" })
        {
            var parts = json.Facts.Where(fact => fact.Measure == "factor_contribution" && fact.Id.Contains($"side={side}", StringComparison.Ordinal)).ToArray();
            parts.Where(fact => !fact.Id.Contains("factor=total", StringComparison.Ordinal)).Sum(fact => fact.Value!.Value).ShouldBe(parts.Single(fact => fact.Id.Contains("factor=total", StringComparison.Ordinal)).Value!.Value, 1e-9);
        }
    }

    [Fact]
    public void Without_gauges_the_first_two_answer_in_every_format()
    {
        foreach (var format in new[] { "text", "md", "html", "csv" }) Stores.Sample.Type($"drivers --placebos 0 --format {format}").Done().Output.ShouldNotBeEmpty();
        var text = Stores.Sample.Type("drivers --placebos 0").Done().Output.ReplaceLineEndings(" ").Replace("│ ", "", StringComparison.Ordinal);
        text.ShouldContain("association, not cause");
        text.ShouldContain("nothing is proved");
    }

    [Fact]
    public void A_file_of_ones_own_is_tested_and_its_bad_rows_are_listed()
    {
        using var user = Stores.OwnSample();
        var file = Path.Combine(user.Home, "mine, of 2019.csv");
        var codes = user.Type("index show sample-large --format json").Code;
        codes.ShouldBe(0);
        File.WriteAllText(file, "code,value\n" + string.Join('\n', Enumerable.Range(1, 150).Select(i => FormattableString.Invariant($"S{i:0000},{(i * 37 % 101) / 100.0}"))) + "\nXXXX,1\nS0001,2\nS9999,many\n");
        var answer = user.Run([.. Terminal.Words($"bellwether {Line}")[1..], "--characteristic", file, "--reason", "leaner balance sheets:-", "--format", "json"]);
        var json = JsonAnswer.Of(answer);
        json.Table("reasons").ShouldContain(row => row.GetProperty("reason").GetString() == "Own");
        var own = json.One("driver_effect", "sample-growth", contains: "reason=own");
        user.Type(own.Replay).Done().Lines[^1].ShouldStartWith("agrees ");
        var text = user.Run([.. Terminal.Words($"bellwether {Line}")[1..], "--characteristic", file, "--reason", "leaner balance sheets:-"]).Done().Output.ReplaceLineEndings(" ").Replace("│ ", "", StringComparison.Ordinal);
        text.ShouldContain("3 rows of that file were kept aside");
        text.ShouldContain("csv:152: column code: the store knows no security 'XXXX'");
        text.ShouldContain("'many' is no number");
    }

    [Theory]
    [InlineData("drivers sample-growth sample-growth", 2, "cannot be compared with itself")]
    [InlineData("drivers sample-growth sample-lagre", 2, "Did you mean sample-large?")]
    [InlineData("drivers sample-growth sample-large --reason exports", 2, "words alone cannot be tested")]
    [InlineData("drivers sample-growth sample-large --reason size:-", 2, "this reason is always asked, as 'size'")]
    [InlineData("drivers sample-growth sample-large --reason leverage:+", 2, "There is no characteristic 'leverage'. Known here: size, export")]
    [InlineData("drivers sample-growth sample-large --reason momentum:+ --reason momentum:-", 2, "--reason momentum is given twice")]
    [InlineData("drivers sample-growth sample-large --placebos -1", 2, "--placebos -1: expected 0 to 100000")]
    [InlineData("drivers sample-growth sample-large --not-disclosed maybe", 2, "expected drop or five-percent")]
    [InlineData("drivers sample-growth sample-large --characteristic /no/such/file.csv", 4, "cannot be opened")]
    public void What_cannot_be_tested_is_refused_with_what_to_do(string line, int code, string says) => Stores.Sample.Type(line).Refusal(code).ShouldContain(says);

    [Fact]
    public void A_window_too_short_for_an_interval_says_so()
    {
        var text = Stores.Sample.Type("drivers sample-growth sample-large --since 2019-04-01 --placebos 0").Done().Output.ReplaceLineEndings(" ").Replace("│ ", "", StringComparison.Ordinal);
        text.ShouldContain("An interval needs a window of 20 trading days");
    }
}
