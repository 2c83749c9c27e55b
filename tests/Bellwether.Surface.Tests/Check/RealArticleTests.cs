using System.Text.Json;

namespace Bellwether.Surface.Tests.Check;

/// <summary>The reference article on the real market (issue 5, "must show"); computed values by a second route in SQL.</summary>
public sealed class RealArticleTests
{
    private static readonly Lazy<JsonAnswer> s_answer = new(() =>
    {
        var outcome = Stores.Tokyo.Run("check", Path.Combine(Shared.Folder!, "market", "article.md"), "--format", "json");
        outcome.Code.ShouldBe(1, outcome.Errors);
        return new JsonAnswer(outcome.Json);
    });

    private static JsonElement Claim(string words) => s_answer.Value.Table("claims").Single(claim => claim.GetProperty("quote").GetString()!.Contains(words, StringComparison.Ordinal));

    private static string? Text(JsonElement claim, string name) => claim.GetProperty(name).GetString();

    [SharedFact]
    public void The_as_of_day_is_inferred_from_the_other_claims()
    {
        foreach (var words in new[] { "jumped 21 percent", "14 percent advance", "up 83 percent" })
        {
            Text(Claim(words), "as_of").ShouldBe("2019-04-05", words);
            Text(Claim(words), "as_of_inferred").ShouldBe("true", words);
        }
    }

    [SharedFact]
    public void The_moves_are_judged_as_a_careful_analyst_would()
    {
        using var market = new MarketSql();
        var nikkei = Claim("14 percent advance");
        Text(nikkei, "verdict").ShouldBe("Supported");
        nikkei.GetProperty("computed").GetDouble().ShouldBe(market.Published("NIKKEI225", "2018-12-25", "2019-04-05"), 1e-12);
        var mercari = Claim("up 83 percent");
        Text(mercari, "verdict").ShouldBe("Supported");
        mercari.GetProperty("computed").GetDouble().ShouldBe(market.Stock("4385", "2018-12-25", "2019-04-05"), 1e-9);
        var mothers = Claim("jumped 21 percent");
        Text(mothers, "verdict").ShouldBe("Supported");
        mothers.GetProperty("computed").GetDouble().ShouldBe(market.Fixed(["MOTHERS"], "2018-12-25", "2019-04-05"), 1e-9);
        mothers.GetProperty("computed_low").GetDouble().ShouldBeLessThan(mothers.GetProperty("computed").GetDouble());
        s_answer.Value.Facts.ShouldContain(fact => fact.Measure == "replication_error" && fact.Subject == "mothers");
        Text(Claim("heaviest-weighted"), "verdict").ShouldBe("Supported");
        Text(Claim("outpacing"), "verdict").ShouldBe("Supported");
        Text(Claim("below zero"), "verdict").ShouldBe("Supported");
    }

    [SharedFact]
    public void Sixteen_percent_in_one_day_is_contradicted_at_the_close_with_the_reading_stated()
    {
        using var market = new MarketSql();
        var sosei = Claim("surged 16 percent");
        Text(sosei, "verdict").ShouldBe("Contradicted");
        sosei.GetProperty("computed").GetDouble().ShouldBe(market.Stock("4565", "2019-03-19", "2019-03-20"), 1e-9);
        Text(sosei, "note")!.ShouldContain("20 March 2019");
        Text(sosei, "reason")!.ShouldContain("more than rounding");
        Text(sosei, "reason")!.ShouldContain("cut off");
        Text(sosei, "window_start").ShouldBe("2019-02-28");
        Text(sosei, "window_end").ShouldBe("2019-03-29");
    }

    [SharedFact]
    public void Counts_over_members_without_prices_are_intervals()
    {
        using var market = new MarketSql();
        var doublers = Claim("20 companies");
        Text(doublers, "verdict").ShouldBe("WithinRounding");
        doublers.GetProperty("computed_low").GetInt64().ShouldBe(market.Doublers(["MOTHERS"], "2018-12-25", "2019-04-05"));
        (doublers.GetProperty("computed_high").GetInt64() - doublers.GetProperty("computed_low").GetInt64()).ShouldBe(market.Unpriced(["MOTHERS"], "2018-12-25"));
        var members = Claim("712 mostly");
        Text(members, "verdict").ShouldBe("NotCheckable");
        Text(members, "reason")!.ShouldContain("not decidable to the name");
    }

    [SharedFact]
    public void Nothing_is_invented_from_what_is_no_story()
    {
        foreach (var claim in s_answer.Value.Table("claims"))
        {
            var quote = Text(claim, "quote")!;
            foreach (var word in new[] { "ADVERTISEMENT", "mlee754", "dbalji1", "©2019" }) quote.ShouldNotContain(word);
        }

        Text(Claim("on fire"), "verdict").ShouldBe("NotCheckable");
        Text(Claim("chance of a huge"), "verdict").ShouldBe("NotCheckable");
        Text(Claim("big weightings"), "note")!.ShouldContain("rank");
    }

    [SharedFact]
    public void A_stated_publication_goes_before_the_inference()
    {
        var file = Path.Combine(Shared.Folder!, "market", "article.md");
        var claims = new JsonAnswer(Stores.Tokyo.Run("check", file, "--published", "2019-04-08T08:00", "--format", "json").Json).Table("claims");
        var nikkei = claims.Single(claim => Text(claim, "quote")!.Contains("14 percent advance", StringComparison.Ordinal));
        Text(nikkei, "as_of").ShouldBe("2019-04-05");
        Text(nikkei, "as_of_inferred").ShouldBe("false");
        // Five weeks earlier the same sentence is another one.
        var earlier = new JsonAnswer(Stores.Tokyo.Run("check", file, "--published", "2019-03-02", "--format", "json").Json).Table("claims");
        Text(earlier.Single(claim => Text(claim, "quote")!.Contains("14 percent advance", StringComparison.Ordinal)), "verdict").ShouldBe("Contradicted");
    }
}
