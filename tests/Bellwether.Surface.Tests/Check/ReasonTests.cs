using System.Text.Json;

namespace Bellwether.Surface.Tests.Check;

/// <summary>
/// Reasons that a text gives are put to the tournament (METHODS 7.5; <c>ClaimChecker.Reasons.cs</c>): the effect, its interval and the verdict are those
/// that <c>drivers</c> states for the same gauges and window, and no reason is ever supported.
/// </summary>
public sealed class ReasonTests
{
    private static readonly string[] s_verdicts = ["Consistent", "Inconsistent", "Inconclusive"];

    private static readonly Lazy<JsonAnswer> s_drivers = new(() => new JsonAnswer(Stores.Tokyo.Run("drivers", "mothers", "nikkei225", "--since", "2018-12-25", "--until", "2019-04-05", "--format", "json").Done().Json));

    [SharedTheory]
    [InlineData("Smaller companies are less dependent on exports.", "Exports")]
    [InlineData("Small stocks tend to lose out when interest rates are rising.", "Rates")]
    [InlineData("The rally in the Mothers Index was driven by individual stocks.", "Stocks")]
    [InlineData("The Mothers Index benefits from a mix of sectors that is in favour.", "Sectors")]
    public void A_reason_has_the_effect_and_the_verdict_of_the_tournament(string sentence, string reason)
    {
        var claim = Claims(sentence).Single(own => Text(own, "type") == "Hypothesis");
        var tested = s_drivers.Value.Table("reasons").Single(own => Text(own, "reason") == reason);
        Text(claim, "verdict").ShouldBe(s_verdicts.Single(verdict => string.Equals(verdict, Text(tested, "verdict"), StringComparison.OrdinalIgnoreCase)));
        claim.GetProperty("computed").GetDouble().ShouldBe(tested.GetProperty("effect").GetDouble(), 1e-12);
        claim.GetProperty("window_start").GetString().ShouldBe("2018-12-25");
        claim.GetProperty("window_end").GetString().ShouldBe("2019-04-05");
        Text(claim, "fact").ShouldNotBeNullOrEmpty();
    }

    [SharedFact]
    public void A_reason_turned_round_has_no_test()
    {
        var claim = Claims("Smaller companies are more dependent on exports.").Single(own => Text(own, "type") == "Hypothesis");
        Text(claim, "verdict").ShouldBe("NotCheckable");
    }

    [SharedFact]
    public void A_reason_of_which_nothing_is_known_has_no_test()
    {
        var claim = Claims("The Mothers Index rose on hopes for the weather.").Single(own => Text(own, "type") == "Hypothesis");
        Text(claim, "verdict").ShouldBe("NotCheckable");
        Text(claim, "reason")!.ShouldContain("no test");
    }

    [SharedFact]
    public void Without_a_window_nothing_is_tested()
    {
        var outcome = Check("April 8, 2019\n\nThe Mothers Index closed at 943.3. The Nikkei 225 closed at 21,807.50. Smaller companies are less dependent on exports.");
        var claim = outcome.Table("claims").Single(own => Text(own, "type") == "Hypothesis");
        Text(claim, "verdict").ShouldBe("NotCheckable");
        Text(claim, "reason")!.ShouldContain("window");
    }

    [SharedFact]
    public void No_reason_is_ever_supported_or_contradicted()
    {
        foreach (var claim in Claims("Analysts say the Mothers Index rose thanks to the weak yen. It is driven by single stocks. Small caps are less exposed to exports.").Where(own => Text(own, "type") == "Hypothesis"))
            Text(claim, "verdict").ShouldBeOneOf([.. s_verdicts, "NotCheckable"]);
    }

    private static JsonElement[] Claims(string sentence) =>
        [.. Check($"April 8, 2019\n\nThe Mothers Index has jumped 21 percent from a low on Christmas Day, outpacing a 14 percent advance for the Nikkei 225.\n\n{sentence}").Table("claims")];

    private static JsonAnswer Check(string text)
    {
        Stores.Tokyo.Input = text;
        var outcome = Stores.Tokyo.Run("check", "-", "--format", "json");
        outcome.Code.ShouldBeInRange(0, 1, outcome.Errors);
        return new JsonAnswer(outcome.Json);
    }

    private static string? Text(JsonElement claim, string name) => claim.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
