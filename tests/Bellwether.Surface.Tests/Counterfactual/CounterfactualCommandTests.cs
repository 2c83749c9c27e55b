namespace Bellwether.Surface.Tests.Counterfactual;

/// <summary>Counterfactuals and conventions on the sample market: what they say, and what they refuse.</summary>
public sealed class CounterfactualCommandTests
{
    [Theory]
    [InlineData("counterfactual sample-growth --against sample-large,sample-blue30 --since 2018-12-26")]
    [InlineData("counterfactual sample-large --against sample-growth --without top:3 --without theme:biotech --cap 0.2 --since 2018-12-26")]
    [InlineData("counterfactual sample-blue30 --against sample-large --since 2019-01-15")]
    [InlineData("conventions sample-growth sample-large sample-blue30 --since 2018-12-26 --until 2019-04-05")]
    [InlineData("conventions sample-blue30 --against sample-equal --since 2019-01-15")]
    public void Every_fact_replays_and_the_answer_names_the_command_that_gives_it_again(string line)
    {
        var json = JsonAnswer.Of(Stores.Sample.Type(line + " --format json"));
        json.Facts.ShouldNotBeEmpty();
        // Of a long table every fourth: a replay is a run of the program.
        foreach (var fact in json.Facts.Where((_, i) => json.Facts.Length < 80 || i % 4 == 0))
        {
            var replay = Stores.Sample.Type(fact.Replay).Done();
            replay.Lines[^1].ShouldStartWith("agrees ", customMessage: fact.Id);
            (fact.Value is null).ShouldBe(fact.Raw.TryGetProperty("reason", out _), fact.Id);
        }

        var again = JsonAnswer.Of(Stores.Sample.Type(json.Root.GetProperty("command").GetString()! + " --format json"));
        string.Join('\n', again.Facts.Select(fact => fact.Id)).ShouldBe(string.Join('\n', json.Facts.Select(fact => fact.Id)));
    }

    [Theory]
    [InlineData("counterfactual")]
    [InlineData("conventions")]
    public void Without_a_gauge_the_first_one_answers(string line)
    {
        foreach (var format in new[] { "text", "md", "html", "csv" }) Stores.Sample.Type($"{line} --format {format}").Done().Output.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("counterfactual sample-growth --without heroes", 2, "'heroes' names nothing that can be left out: expected tse:4385,tse:4565 (securities), doublers, top:K, sector:CODE or theme:NAME.")]
    [InlineData("counterfactual sample-growth --without top:0", 2, "top takes a whole number from 1")]
    [InlineData("counterfactual sample-growth --without top:ten", 2, "top takes a whole number from 1")]
    [InlineData("counterfactual sample-growth --without sector:Banking", 2, "There is no sector 'Banking'.")]
    [InlineData("counterfactual sample-growth --without theme:biotec", 2, "Did you mean 'biotech'?")]
    [InlineData("counterfactual sample-growth --without sample:S9999", 2, "names nothing that can be left out")]
    [InlineData("counterfactual sample-growth --against sample-lagre", 2, "Did you mean sample-large?")]
    [InlineData("counterfactual sample-growth --cap 0", 2, "--cap 0: a cap is a share of the gauge between 0 and 1")]
    [InlineData("counterfactual sample-growth --cap 1.5", 2, "--cap 1.5: a cap is a share")]
    [InlineData("conventions sample-growht", 2, "Did you mean sample-growth?")]
    [InlineData("replay return_ex_drop/sample-growth/2018-12-26..2019-04-05/fixed", 2, "names who is left out, as in return_ex_drop(10)")]
    [InlineData("replay names_to_lose_lead/sample-growth/2018-12-26..2019-04-05/fixed", 2, "names the other gauge")]
    [InlineData("replay names_to_lose_lead(sample-large;by=magic)/sample-growth/2018-12-26..2019-04-05/fixed", 2, "by 'drop' or by 'freeze'")]
    [InlineData("replay return_reweighted(equall)/sample-growth/2018-12-26..2019-04-05/fixed", 2, "Did you mean 'equal'?")]
    [InlineData("replay return_reweighted(capped)/sample-growth/2018-12-26..2019-04-05/fixed", 2, "needs cap as a number")]
    [InlineData("replay doublers(open)/sample-growth/2018-12-26..2019-04-05/fixed", 2, "doublers are counted from close to close")]
    [InlineData("replay total_return/sample-blue30/2018-12-26..2019-04-05/official", 2, "has no dividends in it")]
    public void Is_refused(string line, int code, string says)
    {
        var outcome = Stores.Sample.Type(line);
        (outcome with { Errors = outcome.Errors[Math.Max(0, outcome.Errors.IndexOf("bellwether: ", StringComparison.Ordinal))..] }).Refusal(code).ShouldContain(says);
    }

    [Fact]
    public void The_hindsight_is_said_and_the_rival_stands_beside()
    {
        var text = Stores.Sample.Type("counterfactual sample-growth --against sample-large --since 2018-12-26").Done().Output.ReplaceLineEndings(" ");
        text.ShouldContain("Names picked by hindsight");
        text.ShouldContain("Lead over the Sample Large Index by number of names taken out");
        var rows = JsonAnswer.Of(Stores.Sample.Type("counterfactual sample-growth --against sample-large --since 2018-12-26 --format json")).Table("without");
        rows.Select(row => row.GetProperty("gauge").GetString()).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
        rows.Length.ShouldBe(8);
    }

    [Fact]
    public void Old_keys_and_named_selections_agree()
    {
        string Value(string parameter) => Stores.Sample.Type($"replay return_ex_drop({parameter})/sample-growth/2018-12-26..2019-04-05/fixed").Done().Lines.Single(line => line.StartsWith("value ", StringComparison.Ordinal));
        var names = JsonAnswer.Of(Stores.Sample.Type("movers sample-growth --since 2018-12-26 --until 2019-04-05 --format json")).Table("contributors").Take(2).Select(row => row.GetProperty("id").GetString()!);
        Value("2").ShouldBe(Value("top:2"));
        Value("2").ShouldBe(Value(string.Join(',', names)));
    }

    [Fact]
    public void A_gauge_that_trails_has_no_lead_to_lose()
    {
        var text = Stores.Sample.Type("counterfactual sample-large --against sample-growth --since 2018-12-26").Done().Output.ReplaceLineEndings(" ");
        text.ShouldContain("There is no lead for its names to carry.");
        JsonAnswer.Of(Stores.Sample.Type("counterfactual sample-large --against sample-growth --since 2018-12-26 --format json")).Facts.First(fact => fact.Measure == "names_to_lose_lead").Value.ShouldBe(0);
        Stores.Sample.Type("conventions sample-large sample-growth --since 2018-12-26").Done().Output.ReplaceLineEndings(" ").ShouldContain("trails the Sample Growth Index, and that");
    }

    [Fact]
    public void The_spread_of_an_attribution_is_that_of_its_conventions_one_by_one()
    {
        const string Window = "--since 2018-12-26 --until 2019-04-05 --format json";
        var json = JsonAnswer.Of(Stores.Sample.Type($"conventions sample-growth sample-large {Window}"));
        var (allocation, selection) = (new List<double>(), new List<double>());
        foreach (var basis in new[] { "fixed", "chained" })
        {
            foreach (var period in new[] { "day", "week", "month" })
            {
                foreach (var linking in new[] { "carino", "menchero", "grap", "frongello" })
                {
                    var own = JsonAnswer.Of(Stores.Sample.Type($"attribution sample-growth sample-large --basis {basis} --period {period} --linking {linking} {Window}"));
                    double Total(string measure) => own.Facts.Single(fact => fact.Measure == measure && fact.Subject == "sample-growth" && !fact.Id.Contains("/sector:", StringComparison.Ordinal)).Value!.Value;
                    allocation.Add(Total("allocation"));
                    selection.Add(Total("selection") + Total("interaction"));
                }
            }
        }

        foreach (var (measure, values) in new[] { ("allocation_spread", allocation), ("selection_spread", selection) })
        {
            var spread = json.One(measure, "sample-growth");
            spread.Value!.Value.ShouldBe(values[0], 1e-12);
            spread.Low!.Value.ShouldBe(values.Min(), 1e-12);
            spread.High!.Value.ShouldBe(values.Max(), 1e-12);
        }

        json.One("convention_count", "sample-growth", contains: "(allocation:sample-large)").Value.ShouldBe(24);
        json.One("conventions_below", "sample-growth", contains: "(selection:sample-large)").Value.ShouldBe(selection.Count(value => value < selection[0]));
    }

    [Fact]
    public void The_brief_says_how_far_its_headline_depends_on_conventions()
    {
        const string Line = "sample-growth --against sample-large,sample-blue30 --since 2018-12-26 --until 2019-04-05";
        var brief = Stores.Sample.Type("explain " + Line).Done().Output.ReplaceLineEndings(" ");
        brief.ShouldMatch(@"WHY\s+The return of the Sample Growth Index is \S+ % \(.*? %\) under the \d+ defensible conventions tried \(members, levels, dividends, a day more or less\)");
        brief.ShouldMatch(@"the order of the gauges (survives all \d+|is kept by \d+ of \d+) that give every one of them a return\.");
        var (explained, spread) = (JsonAnswer.Of(Stores.Sample.Type($"explain {Line} --format json")), JsonAnswer.Of(Stores.Sample.Type($"conventions {Line} --format json")));
        foreach (var measure in new[] { "return_spread", "orderings_kept" })
        {
            var (own, other) = (explained.One(measure, "sample-growth"), spread.One(measure, "sample-growth"));
            (own.Id, own.Value, own.Low, own.High).ShouldBe((other.Id, other.Value, other.Low, other.High));
        }
    }

    [Fact]
    public void A_shorter_history_gives_the_bits_of_the_longer_one()
    {
        // The spread reads three ends off one history; the facts of its table run each window alone, and replay agrees with both.
        var json = JsonAnswer.Of(Stores.Sample.Type("conventions sample-growth sample-large --since 2018-12-26 --until 2019-04-04 --format json"));
        var spread = json.One("return_spread", "sample-growth");
        var own = json.Facts.Where(fact => fact.Subject == "sample-growth" && fact.Measure is "return" or "total_return" && fact.Subject == "sample-growth").Select(fact => fact.Value!.Value).ToArray();
        spread.Low.ShouldBe(own.Min());
        spread.High.ShouldBe(own.Max());
        own.Length.ShouldBe((int)json.Facts.Single(fact => fact.Id.StartsWith("convention_count/sample-growth/", StringComparison.Ordinal)).Value!.Value);
    }
}
