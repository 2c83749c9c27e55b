namespace Bellwether.Surface.Tests.Attribution;

/// <summary>The ledger of a gap on the sample market and the real one: decimals add up to the last digit, lines replay to rows.</summary>
public sealed class GapCommandTests
{
    private const string Window = "--since 2018-12-25 --until 2019-04-05";

    [Theory]
    [InlineData("sample-growth", "sample-large", "")]
    [InlineData("sample-blue30", "sample-standard", "")]
    [InlineData("sample-growth", "sample-blue30", " --basis chained")]
    public void Lines_add_up_to_the_printed_returns_and_replay(string a, string b, string options)
    {
        var json = JsonAnswer.Of(Stores.Sample.Type($"gap {a} {b} --since 2018-12-26 --until 2019-04-05{options} --format json"));
        Closes(json, a, b);
        foreach (var fact in json.Facts)
        {
            var replay = Stores.Sample.Type(fact.Replay).Done();
            replay.Lines[^1].ShouldStartWith("agrees ", customMessage: fact.Id);
            replay.Output.ShouldContain("\nrow ", customMessage: fact.Id);
            (fact.Value is null).ShouldBe(fact.Raw.TryGetProperty("reason", out _), fact.Id);
        }

        var again = JsonAnswer.Of(Stores.Sample.Type(json.Root.GetProperty("command").GetString()! + " --format json"));
        string.Join('\n', again.Facts.Select(fact => fact.Id)).ShouldBe(string.Join('\n', json.Facts.Select(fact => fact.Id)));
    }

    [SharedTheory]
    [InlineData("mothers", "nikkei225", "")]
    [InlineData("mothers", "jasdaq", " --basis chained")]
    [InlineData("nikkei225", "tse1", "")]
    public void Real_gauges_with_and_without_common_members_close_to_the_last_digit(string a, string b, string options)
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type($"gap {a} {b} {Window}{options} --format json"));
        Closes(json, a, b);
        var compared = JsonAnswer.Of(Stores.Tokyo.Type($"compare {a} {b} {Window} --format json"));
        if (options.Length == 0) compared.Facts.Single(fact => fact.Measure == "excess_return").Value!.Value.ShouldBe((double)Line(json, "gap"), 1e-12);
        foreach (var id in new[] { "size", "rate_beta", "stocks", "weighting", "published", "drift" })
        {
            var replay = Stores.Tokyo.Type(json.Facts.Single(fact => fact.Measure == "gap_line" && fact.Id.Contains($"line={id})/{a}/2018", StringComparison.Ordinal)).Replay).Done();
            replay.Lines[^1].ShouldStartWith("agrees ");
            replay.Output.ShouldContain("\nrow        tse:");
        }
    }

    // The Nikkei's own lines by a second route: the published closes, and its members' returns by weight from the fact of their replica.
    [SharedFact]
    public void The_line_of_published_levels_is_what_the_closes_say()
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type($"gap mothers nikkei225 {Window} --format json"));
        using var market = new MarketSql();
        var attributed = JsonAnswer.Of(Stores.Tokyo.Type($"attribution mothers nikkei225 {Window} --format json"));
        var members = attributed.Facts.Single(fact => fact.Measure == "return" && fact.Subject == "nikkei225" && fact.Basis == "fixed").Value!.Value;
        ((double)Line(json, "published")).ShouldBe(members - market.Published("NIKKEI225", "2018-12-25", "2019-04-05"), 1e-9);
        json.One("return", "mothers", "fixed").Value!.Value.ShouldBe(market.Fixed(Sections.Mothers, "2018-12-25", "2019-04-05"), 1e-9);
    }

    [Fact]
    public void It_says_what_its_lines_are_and_are_not()
    {
        var text = Stores.Sample.Type("gap sample-growth sample-large --since 2018-12-26").Done().Output.Replace("\n│ ", " ", StringComparison.Ordinal).ReplaceLineEndings(" ");
        text.ShouldContain("with nothing left over");
        text.ShouldContain("A line is an association across stocks, not a cause");
        text.ShouldContain("Names were picked by hindsight");
        foreach (var format in new[] { "md", "html", "csv", "json" })
        {
            var words = Stores.Sample.Type($"gap --format {format}").Done().Output;
            words.ShouldNotContain("NaN", Case.Sensitive);
            words.ShouldNotContain("∞");
        }
    }

    [Theory]
    [InlineData("gap sample-growth sample-growth", 2, "sample-growth was named twice")]
    [InlineData("gap sample-growth --against sample-large,sample-blue30", 2, "compares two gauges, and 3 were named")]
    [InlineData("gap sample-growth sample-large --basis official", 2, "its basis is fixed or chained")]
    [InlineData("replay gap_line(sample-large;line=luck)/sample-growth/2018-12-26..2019-04-05/fixed", 3, "has no line 'luck'. Its lines: market, size,")]
    [InlineData("replay gap_line/sample-growth/2018-12-26..2019-04-05/fixed", 2, "names the other gauge")]
    [InlineData("replay gap_line(sample-large;line=size)/sample-growth/sector:1/2018-12-26..2019-04-05/fixed", 2, "The line 'size' has no part sector:1")]
    public void Is_refused(string line, int code, string says) => Stores.Sample.Type(line).Refusal(code).ShouldContain(says);

    [SharedFact]
    public void A_published_series_has_no_ledger() => Stores.Tokyo.Type($"gap mothers topix {Window}").Refusal(3).ShouldContain("The gauge topix is only a published series");

    private static decimal Line(JsonAnswer json, string id) => json.Facts.Single(fact => fact.Measure == "gap_line" && !fact.Subject.Contains(':', StringComparison.Ordinal) && fact.Id.Contains($"line={id})", StringComparison.Ordinal)).Exact!.Value;

    private static void Closes(JsonAnswer json, string a, string b)
    {
        var lines = json.Facts.Where(fact => fact.Measure == "gap_line" && fact.Subject == a && !fact.Id.Contains("line=gap)", StringComparison.Ordinal)).ToArray();
        var gap = json.Facts.Single(fact => fact.Measure == "return" && fact.Subject == a).Exact!.Value - json.Facts.Single(fact => fact.Measure == "return" && fact.Subject == b).Exact!.Value;
        lines.Sum(line => line.Exact!.Value).ShouldBe(gap);
        Line(json, "gap").ShouldBe(gap);
        json.Facts.Where(fact => fact.Measure == "gap_line" && fact.Subject.StartsWith("sector:", StringComparison.Ordinal)).Sum(fact => fact.Exact!.Value).ShouldBe(Line(json, "sectors"));
    }
}
