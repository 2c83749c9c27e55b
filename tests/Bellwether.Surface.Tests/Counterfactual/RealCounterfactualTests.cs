namespace Bellwether.Surface.Tests.Counterfactual;

/// <summary>Counterfactuals and conventions on the real market, by a second route in SQL.</summary>
[Trait("speed", "slow")]
public sealed class RealCounterfactualTests
{
    private const string Start = "2018-12-25";
    private const string End = "2019-04-05";
    private const string Span = $"--since {Start} --until {End} --format json";

    private static readonly Lazy<JsonAnswer> s_without = new(() => JsonAnswer.Of(Stores.Tokyo.Type($"counterfactual mothers --against nikkei225 --without doublers --without top:10 --without tse:4385,tse:4565 --without sector:3250 {Span}")));
    private static readonly Lazy<JsonAnswer> s_conventions = new(() => JsonAnswer.Of(Stores.Tokyo.Type($"conventions mothers nikkei225 topix {Span}")));

    [SharedFact]
    public void Names_until_Mothers_no_longer_beats_the_Nikkei_225_are_those_that_SQL_counts()
    {
        using var sql = new MarketSql();
        var nikkei = sql.Published("NIKKEI225", Start, End);
        var dropped = Enumerable.Range(0, 60).First(k => sql.Dropped(Sections.Mothers, Start, End, k) <= nikkei);
        var frozen = Enumerable.Range(0, 60).First(k => sql.Frozen(Sections.Mothers, Start, End, k) <= nikkei);
        dropped.ShouldBeGreaterThan(0);
        var answer = s_without.Value;
        answer.One("names_to_lose_lead", "mothers", contains: "by=drop").Value.ShouldBe(dropped);
        answer.One("names_to_lose_lead", "mothers", contains: "by=freeze").Value.ShouldBe(frozen);
        answer.Table("names").Length.ShouldBe(Math.Max(dropped, frozen));
        for (var k = 1; k <= dropped; k++)
        {
            answer.One("excess_ex_drop", "mothers", contains: $"(nikkei225;without={k})").Value!.Value.ShouldBe(sql.Dropped(Sections.Mothers, Start, End, k) - nikkei, 1e-6);
            answer.One("excess_ex_freeze", "mothers", contains: $"(nikkei225;without={k})").Value!.Value.ShouldBe(sql.Frozen(Sections.Mothers, Start, End, k) - nikkei, 1e-6);
        }
    }

    [SharedFact]
    public void Other_weightings_return_what_SQL_gives()
    {
        using var sql = new MarketSql();
        var answer = s_without.Value;
        double Own(string rule) => answer.One("return_reweighted", "mothers", contains: $"({rule})").Value!.Value;
        Own("equal").ShouldBe(sql.EqualWeighted(Sections.Mothers, Start, End), 1e-6);
        Own("price").ShouldBe(sql.PriceWeighted(Sections.Mothers, Start, End), 1e-6);
        Own("full-cap").ShouldBe(sql.Fixed(Sections.Mothers, Start, End), 1e-6);
        answer.One("return_ex_drop", "mothers", contains: "(10)").Value!.Value.ShouldBe(sql.Dropped(Sections.Mothers, Start, End, 10), 1e-6);
        answer.One("return_reweighted", "nikkei225", contains: "(price)").Value.ShouldBe(answer.One("return", "nikkei225", "fixed").Value);
    }

    [SharedFact]
    public void The_doublers_reach_from_close_to_the_intraday_low_that_SQL_counts()
    {
        using var sql = new MarketSql();
        var spread = s_conventions.Value.One("doublers_spread", "mothers");
        spread.Value.ShouldBe(sql.Doublers(Sections.Mothers, Start, End));
        var low = s_conventions.Value.One("doublers", "mothers", contains: $"doublers(low)/mothers/{Start}..{End}/fixed");
        low.Value.ShouldBe(sql.DoublersFromLow(Sections.Mothers, Start, End));
        spread.High!.Value.ShouldBeGreaterThanOrEqualTo(low.Value!.Value);
    }

    [SharedFact]
    public void The_spread_of_the_lead_is_that_of_the_returns_it_lists()
    {
        var answer = s_conventions.Value;
        var lead = answer.One("excess_spread", "mothers", contains: "(nikkei225)");
        lead.Value!.Value.ShouldBe(answer.One("return", "mothers", contains: $"{Start}..{End}/fixed").Value!.Value - answer.One("return", "nikkei225", contains: $"{Start}..{End}/official").Value!.Value, 1e-12);

        // Each pair of returns that a row of the table holds, read the same way.
        var leads = answer.Table("conventions")
            .Where(row => row.GetProperty("headline").GetString() == "return" && row.GetProperty("mothers").ValueKind == System.Text.Json.JsonValueKind.Number && row.GetProperty("nikkei225").ValueKind == System.Text.Json.JsonValueKind.Number)
            .Select(row => row.GetProperty("mothers").GetDouble() - row.GetProperty("nikkei225").GetDouble()).ToArray();
        lead.Low!.Value.ShouldBe(leads.Min(), 1e-12);
        lead.High!.Value.ShouldBe(leads.Max(), 1e-12);
        leads.Length.ShouldBe((int)answer.One("convention_count", "mothers", contains: "(nikkei225)").Value!.Value);
    }
}
