namespace Bellwether.Surface.Tests.Risk;

/// <summary>Rallies, risk, stress and analogues on the real market of 2017 to 2019, published series checked by a second route in SQL.</summary>
public sealed class RealRiskTests
{
    [SharedFact]
    public void The_volatility_and_the_deepest_fall_of_published_series_are_those_of_their_closes()
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type("risk mothers --against nikkei225,topix --format json"));
        using var market = new MarketSql();
        foreach (var (gauge, series) in new[] { ("nikkei225", "NIKKEI225"), ("topix", "TOPIX") })
        {
            var closes = $"(SELECT date, close FROM index_levels WHERE \"index\" = '{series}' AND date BETWEEN DATE '2017-01-04' AND DATE '2019-12-30')";
            var volatility = market.Number($"SELECT stddev_samp(r) * sqrt(252) FROM (SELECT ln(close / lag(close) OVER (ORDER BY date)) AS r FROM {closes})");
            json.One("volatility", gauge).Value!.Value.ShouldBe(volatility, 1e-12);
            var depth = market.Number($"SELECT max(1 - close / high) FROM (SELECT close, max(close) OVER (ORDER BY date) AS high FROM {closes})");
            json.One("max_drawdown", gauge).Value!.Value.ShouldBe(depth, 1e-12);
            var quantile = market.Number($"SELECT -quantile_cont(r, 0.05) FROM (SELECT close / lag(close) OVER (ORDER BY date) - 1 AS r FROM {closes}) WHERE r IS NOT NULL");
            json.One("value_at_risk", gauge, contains: "historical").Value!.Value.ShouldBe(quantile, 1e-12);
            var persistence = json.One("garch_persistence", gauge).Value!.Value;
            persistence.ShouldBeInRange(0, 1);
            json.One("yang_zhang_volatility", gauge).Value!.Value.ShouldBeInRange(0.05, 0.3);
        }

        json.One("yang_zhang_volatility", "mothers").Value.ShouldBeNull();
        json.Table("tests").Where(row => row.GetProperty("statement").GetString() == "varies more from day to day").ShouldAllBe(row => row.GetProperty("verdict").GetString() == "consistent");
    }

    [SharedFact]
    public void The_beta_on_a_published_series_is_that_of_its_closes()
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type("risk nikkei225 --against topix --since 2018-01-04 --until 2018-12-28 --format json"));
        using var market = new MarketSql();
        string Returns(string series) => $"(SELECT date, close / lag(close) OVER (ORDER BY date) - 1 AS r FROM index_levels WHERE \"index\" = '{series}' AND date BETWEEN DATE '2018-01-04' AND DATE '2018-12-28')";
        json.One("beta", "nikkei225").Value!.Value.ShouldBe(market.Number($"SELECT regr_slope(a.r, b.r) FROM {Returns("NIKKEI225")} a JOIN {Returns("TOPIX")} b USING (date)"), 1e-9);
        json.One("correlation", "nikkei225").Value!.Value.ShouldBe(market.Number($"SELECT corr(a.r, b.r) FROM {Returns("NIKKEI225")} a JOIN {Returns("TOPIX")} b USING (date)"), 1e-9);
        json.One("bear_beta", "nikkei225").Value!.Value.ShouldBe(market.Number($"SELECT regr_slope(a.r, b.r) FROM {Returns("NIKKEI225")} a JOIN {Returns("TOPIX")} b USING (date) WHERE b.r < 0"), 1e-9);
    }

    [SharedFact]
    public void The_risk_of_a_constituent_is_that_of_its_adjusted_closes()
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type("risk mothers --against nikkei225 --members --resamples 100 --format json"));
        using var market = new MarketSql();
        const string Closes = "(SELECT date, close FROM prices WHERE code = '4565' AND date BETWEEN DATE '2017-01-04' AND DATE '2019-12-30')";
        json.One("member_volatility", "tse:4565").Value!.Value.ShouldBe(market.Number($"SELECT stddev_samp(r) * sqrt(252) FROM (SELECT ln(close / lag(close) OVER (ORDER BY date)) AS r, date FROM {Closes} ORDER BY date DESC LIMIT 60)"), 1e-9);
        json.One("member_drawdown", "tse:4565").Value!.Value.ShouldBe(market.Number($"SELECT max(1 - close / high) FROM (SELECT close, max(close) OVER (ORDER BY date) AS high FROM {Closes})"), 1e-9);
        json.Table("members").Length.ShouldBeGreaterThan(300);
    }

    [SharedTheory]
    [InlineData("risk topix --against nikkei225 --members", "The gauge topix is only a published series: it has no constituents to list.")]
    public void Members_are_refused_where_there_are_none(string line, string says) => Stores.Tokyo.Type(line).Refusal(3).ShouldContain(says);

    [SharedFact]
    public void A_foreign_gauge_enters_with_one_day_of_lag()
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type("risk nikkei225 --against sp500 --resamples 100 --format json"));
        var correlation = json.One("correlation", "nikkei225");
        correlation.Raw.GetProperty("inputs").EnumerateArray().Select(input => input.GetString()).ShouldContain(input => input!.Contains("one day's lag", StringComparison.Ordinal));
        // New York's day before moves Tokyo; the same calendar day, which Tokyo cannot know, hardly does.
        correlation.Value!.Value.ShouldBeGreaterThan(0.4);
    }

    [SharedFact]
    public void The_low_of_december_2018_is_dated_by_two_rules_and_the_third_cannot_say_yet()
    {
        var text = Stores.Tokyo.Type("explain mothers --against nikkei225,topix --since low --until 2019-04-05").Done().Output.ReplaceLineEndings(" ");
        text.ShouldContain("The low of the TSE Mothers Index on 25 December 2018 is the lowest close of the trailing 252 trading days");
        text.ShouldContain("The 20 % swing rule and the filter of Lunde and Timmermann put a trough on the same day.");
        text.ShouldContain("The rule of Pagan and Sossounov cannot say yet");
        var later = Stores.Tokyo.Type("rallies mothers --rule pagan-sossounov --format json").Done().Output;
        later.ShouldContain("pagan-sossounov");
    }

    [SharedFact]
    public void Swings_of_the_nikkei_225_are_those_of_its_closes()
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type("rallies nikkei225 --format json"));
        var deepest = json.Table("drawdowns")[0];
        deepest.GetProperty("peak").GetString().ShouldBe("2018-10-02");
        deepest.GetProperty("trough").GetString().ShouldBe("2018-12-25");
        deepest.GetProperty("depth").GetDouble().ShouldBe(19155.74 / 24270.62 - 1, 1e-9);
    }

    [SharedTheory]
    [InlineData("risk mothers --against nikkei225,topix")]
    [InlineData("rallies mothers")]
    [InlineData("stress mothers --shock sp500=-7% --shock usdjpy=-5% --shock jgb10y=+50bp")]
    [InlineData("stress mothers --shock nikkei225=-0.1,vix=50% --covariance ewma --over 20")]
    [InlineData("analogues mothers")]
    [InlineData("analogues topix --days 20 --by features")]
    [InlineData("explain mothers --against nikkei225,jasdaq,topix --since low --until 2019-04-05")]
    public void Every_kind_of_fact_replays(string line)
    {
        var facts = JsonAnswer.Of(Stores.Tokyo.Type(line + " --format json")).Facts;
        foreach (var fact in facts.GroupBy(fact => (fact.Measure, fact.Basis, fact.Subject.Split(':')[0])).Select(group => group.Last()))
        {
            var replay = Stores.Tokyo.Type(fact.Replay).Done();
            replay.Lines[^1].ShouldStartWith("agrees ", customMessage: fact.Id);
            replay.Output.ShouldContain("\nrow ", customMessage: fact.Id);
        }
    }

    [SharedTheory]
    [InlineData("stress mothers --shock sp50=-5%", 2, "Did you mean 'sp500'?")]
    [InlineData("stress mothers --shock boj-policy-rate=10bp", 3, "the factor boj-policy-rate did not move")]
    [InlineData("stress mothers --shock sp500=-5% --since 2019-11-01", 3, "needs 60 common days")]
    [InlineData("analogues mothers --days 700", 3, "need 761 closes; there are 733")]
    public void Is_refused(string line, int code, string says) => Stores.Tokyo.Type(line).Refusal(code).ShouldContain(says);
}
