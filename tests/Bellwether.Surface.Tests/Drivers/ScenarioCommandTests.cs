namespace Bellwether.Surface.Tests.Drivers;

/// <summary>Named scenarios on the sample market and on the real one.</summary>
public sealed class ScenarioCommandTests
{
    [Fact]
    public void A_scenario_is_the_shocks_it_names_with_its_reasoning_and_each_gauge_beside()
    {
        var named = JsonAnswer.Of(Stores.Sample.Type("stress sample-growth --against sample-large --scenario growth --format json"));
        var typed = JsonAnswer.Of(Stores.Sample.Type("stress sample-growth --against sample-large --shock sample-world=-20% --shock sample-fx=-8% --shock sample10y=-40bp --over 60 --format json"));
        foreach (var gauge in new[] { "sample-growth", "sample-large" }) named.One("stress_effect", gauge).Value.ShouldBe(typed.One("stress_effect", gauge).Value);
        named.Table("gauges").Length.ShouldBe(2);
        Stores.Sample.Type(named.One("stress_effect", "sample-large").Replay).Done().Lines[^1].ShouldStartWith("agrees ");
        var text = Stores.Sample.Type("stress sample-growth --scenario growth").Done().Output.ReplaceLineEndings(" ").Replace("│ ", "", StringComparison.Ordinal);
        text.ShouldContain("In a steep deterioration of world growth, if ");
        text.ShouldContain("It is a scenario, not a forecast");
        var again = JsonAnswer.Of(Stores.Sample.Type(named.Root.GetProperty("command").GetString()! + " --format json"));
        again.Facts.Select(fact => fact.Id).ShouldBe(named.Facts.Select(fact => fact.Id));
    }

    [Fact]
    public void What_is_typed_replaces_that_part_of_the_scenario()
    {
        var json = JsonAnswer.Of(Stores.Sample.Type("stress sample-growth --scenario growth --shock sample-world=-30% --over 20 --format json"));
        json.One("stress_effect", "sample-growth").Id.ShouldContain("sample-world=-0.3");
        json.One("stress_effect", "sample-growth").Id.ShouldContain("over=20");
    }

    [Theory]
    [InlineData("stress sample-growth --scenario grwoth", 2, "Did you mean 'growth'?")]
    [InlineData("stress sample-growth --scenario /no/such.yaml", 4, "cannot be opened")]
    public void An_unknown_scenario_is_refused(string line, int code, string says) => Stores.Sample.Type(line).Refusal(code).ShouldContain(says);

    [SharedFact]
    public void If_growth_deteriorates_the_small_gauge_loses_more_and_nothing_like_it_happened_in_a_day()
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type("stress mothers --against nikkei225 --scenario growth --until 2019-04-05 --format json"));
        json.One("stress_effect", "mothers").Value!.Value.ShouldBeLessThan(json.One("stress_effect", "nikkei225").Value!.Value);
        json.One("stress_effect", "nikkei225").Value!.Value.ShouldBeInRange(-0.3, -0.08);
        json.One("mahalanobis", "mothers").Value!.Value.ShouldBeInRange(2, 8);
        json.One("shock_precedents", "mothers").Value.ShouldBe(0);
    }

    [SharedFact]
    public void The_Federal_Reserve_raised_seven_times_and_the_reaction_is_told_with_its_interval()
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type("drivers mothers nikkei225 --since 2018-12-25 --until 2019-04-05 --placebos 0 --format json"));
        using var market = new MarketSql();
        var rises = market.Count("SELECT count(*) FROM (SELECT date, value - lag(value) OVER (ORDER BY date) AS d FROM macro WHERE series = 'FED_FUNDS_TARGET_UPPER') WHERE d > 0 AND date BETWEEN DATE '2017-01-05' AND DATE '2019-04-04'");
        json.One("decision_count", "mothers", contains: "move=up").Value.ShouldBe(rises);
        var reaction = json.One("decision_reaction", "mothers", contains: "side=gap");
        (reaction.Low < reaction.Value && reaction.Value < reaction.High).ShouldBeTrue();
        json.One("rate_beta_up", "mothers", contains: "side=gap").Low.ShouldNotBeNull();
    }
}
