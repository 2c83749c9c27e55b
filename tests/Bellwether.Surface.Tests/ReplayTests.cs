using System.Text.Json;

namespace Bellwether.Surface.Tests;

/// <summary>Every number has the contract's fields and walks back to its rows (DESIGN 3, decision 6).</summary>
public sealed class ReplayTests
{
    private static readonly string[] s_explain = ["explain", "sample-growth", "--since", "2018-12-26", "--until", "2019-04-05", "--format", "json"];

    [Fact]
    public void Every_fact_has_the_fields_of_the_contract()
    {
        foreach (var fact in JsonAnswer.Of(Stores.Sample.Run(s_explain)).Facts) HasFields(fact);
    }

    [SharedFact]
    public void So_has_every_fact_about_the_real_market()
    {
        foreach (var fact in JsonAnswer.Of(Stores.Tokyo.Run("movers", "jasdaq", "--since", "2018-12-25", "--until", "2019-04-05", "--format", "json")).Facts) HasFields(fact);
    }

    [Fact]
    public void Every_replay_command_agrees()
    {
        var facts = JsonAnswer.Of(Stores.Sample.Run(s_explain)).Facts;
        facts.Length.ShouldBeGreaterThan(100);
        facts.Select(fact => fact.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(facts.Length);
        foreach (var fact in facts)
        {
            var replay = Stores.Sample.Type(fact.Replay).Done();
            replay.Lines[^1].ShouldStartWith("agrees ");
            replay.Lines[^1].ShouldEndWith(fact.Id);
        }
    }

    [SharedFact]
    public void Replays_of_the_real_market_agree_and_show_their_rows()
    {
        var facts = JsonAnswer.Of(Stores.Tokyo.Run("explain", "mothers", "--against", "nikkei225,topix", "--since", "2018-12-25", "--until", "2019-04-05", "--format", "json")).Facts;
        foreach (var fact in facts.GroupBy(fact => (fact.Measure, fact.Basis)).Select(group => group.Last()))
        {
            var replay = Stores.Tokyo.Type(fact.Replay).Done().Output;
            replay.ShouldContain("agrees ");
            replay.ShouldContain("\nrow ");
        }

        var mercari = Stores.Tokyo.Run("replay", "return/mothers/tse:4385/2018-12-25..2019-04-05/fixed").Done().Output;
        mercari.ShouldContain("prices tse:4385 2018-12-25 close 1720");
        mercari.ShouldContain("prices tse:4385 2019-04-05 close 3140");
    }

    [Fact]
    public void An_id_with_one_digit_altered_disagrees()
    {
        var facts = JsonAnswer.Of(Stores.Sample.Run(s_explain)).Facts;
        foreach (var fact in facts.Take(12))
        {
            var digit = fact.Id[^1] == '0' ? '1' : '0';
            var replay = Stores.Sample.Run("replay", fact.Id[..^1] + digit);
            replay.Code.ShouldBe(1);
            replay.Lines[^1].ShouldStartWith("DISAGREES ");
        }
    }

    [Fact]
    public void A_question_without_a_digest_is_answered()
    {
        var fact = JsonAnswer.Of(Stores.Sample.Run(s_explain)).One("return", "sample-growth", "fixed");
        Stores.Sample.Run("replay", fact.Question).Done().Lines[^1].ShouldEndWith(fact.Id);
    }

    [Fact]
    public void A_replay_command_reaches_the_named_store_and_the_users_own_definitions_again()
    {
        using var user = new Terminal();
        user.Write("my definitions/mine.yaml", Definitions.Mine);
        var folder = Path.Combine(user.Home, "my definitions");
        var answer = JsonAnswer.Of(user.Run("compare", "mine", "--store", Stores.Sample.Store, "--definitions", folder, "--since", "2018-12-26", "--format", "json"));
        foreach (var fact in answer.Facts.Where(fact => fact.Subject == "mine")) user.Type(fact.Replay).Done().Lines[^1].ShouldStartWith("agrees ");
        user.Type(answer.Root.GetProperty("command").GetString()!).Done();
    }

    [Theory]
    [InlineData("return/sample-growth/2019-04-05..2018-12-26/fixed", 2, "ends before it starts")]
    [InlineData("return/sample-growth/2018-12-26..2019-04-05/guessed", 2, "no basis 'guessed'. Known: official, fixed, chained")]
    [InlineData("return/sample-growth/sample:S9999/2018-12-26..2019-04-05/fixed", 3, "no security 'sample:S9999'")]
    [InlineData("doublers/sample-growth/sample:S0001/2018-12-26..2019-04-05/fixed", 2, "not of a constituent")]
    [InlineData("weight/sample-growth/2018-12-26..2019-04-05/fixed", 2, "of a constituent or a group")]
    [InlineData("weight/sample-growth/sector:none/2018-12-26..2019-04-05/fixed", 3, "no constituents in sector:none")]
    [InlineData("top_weight(x)/sample-growth/2018-12-26..2019-04-05/fixed", 2, "top_weight(10)")]
    [InlineData("mood/sample-growth/2018-12-26..2019-04-05/fixed", 2, "no measure 'mood'")]
    [InlineData("return/sample-growth/2018-12-23..2019-04-05/fixed", 3, "no trading day")]
    [InlineData("return/sample-grouth/2018-12-26..2019-04-05/fixed", 2, "Did you mean sample-growth?")]
    [InlineData("return/sample-growth/2018-12-26..2019-04-05/fixed@7.00000000", 3, "dataset 7")]
    [InlineData("return/sample-growth/2018-12-26..2019-04-05/fixed@0.00000000", 3, "dataset 0")]
    [InlineData("nonsense", 2, "not the id of a fact")]
    [InlineData("", 2, "not the id of a fact")]
    public void What_cannot_be_replayed_is_refused(string id, int code, string says) =>
        Stores.Sample.Run("replay", id).Refusal(code).ShouldContain(says);

    private static void HasFields(JsonFact fact)
    {
        var raw = fact.Raw;
        foreach (var name in new[] { "id", "measure", "subject", "unit", "method", "replay" }) raw.GetProperty(name).GetString().ShouldNotBeNullOrWhiteSpace(fact.Id);
        raw.GetProperty("method").GetString()!.ShouldStartWith("METHODS ");
        raw.GetProperty("inputs").EnumerateArray().ShouldNotBeEmpty(fact.Id);
        var window = raw.GetProperty("window");
        foreach (var side in new[] { "start", "end" }) DateOnly.TryParseExact(window.GetProperty(side).GetString(), "yyyy-MM-dd", out _).ShouldBeTrue(fact.Id);
        foreach (var name in new[] { "value", "low", "high" }) raw.TryGetProperty(name, out _).ShouldBeTrue($"{fact.Id} lacks {name}");
        if (raw.GetProperty("value").ValueKind == JsonValueKind.Null) raw.GetProperty("reason").GetString().ShouldNotBeNullOrEmpty(fact.Id);
        (fact.Low is null).ShouldBe(fact.High is null, fact.Id);
        if (fact is { Low: { } low, High: { } high, Value: { } value })
        {
            value.ShouldBeGreaterThanOrEqualTo(low, fact.Id);
            value.ShouldBeLessThanOrEqualTo(high, fact.Id);
        }

        Terminal.Words(fact.Replay)[2].ShouldBe(fact.Id);
    }
}

/// <summary>Definitions that a user might write.</summary>
internal static class Definitions
{
    public const string Mine = """
        id: mine
        name: My Growth
        weighting: full-cap
        universe:
          membership: listings
          sections: [GROWTH]
        """;
}
