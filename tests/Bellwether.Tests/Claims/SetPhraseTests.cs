using Bellwether.Claims;
using Bellwether.Claims.Verdicts;

namespace Bellwether.Tests.Claims;

/// <summary>Measures that a text states by a set phrase, and what a brief's own form means: the window at its head, drawn tables, ranges of counts.</summary>
public sealed class SetPhraseTests
{
    private static string[] Lines(string text) => [.. Reader.Instance.Read(text, TextFormat.Plain).Claims.Select(Reader.Line)];

    private static Claim One(string text, string quote) => Reader.Instance.Read(text, TextFormat.Plain).Claims.Single(claim => claim.Quote.Contains(quote, StringComparison.Ordinal));

    [Theory]
    [InlineData("The Mothers Index rose. Its median stock returned -3.2 %.", "-3.2 %", "median_return")]
    [InlineData("The five best days of the Mothers Index made all of it. Its five best days made 126 % of the move: without them the return would have been -3.3 %.", "126 %", "best_days_share")]
    [InlineData("The five best days of the Mothers Index made all of it. Its five best days made 126 % of the move: without them the return would have been -3.3 %.", "-3.3 %", "return_ex_best_days")]
    [InlineData("Since 4 January 2017 the daily returns of the Mothers Index varied by 24.0 % a year.", "24.0 %", "volatility")]
    [InlineData("On its worst 5 % of days the Mothers Index lost more than 2.6 % from one close to the next.", "2.6 %", "value_at_risk")]
    [InlineData("The weights of the Mothers Index were as concentrated as those of 60.4 equal names; its ten heaviest held 32.0 %.", "60.4", "effective_number")]
    [InlineData("The weights of the Mothers Index were as concentrated as those of 60.4 equal names; its ten heaviest held 32.0 %.", "32.0 %", "top_weight")]
    public void A_set_phrase_states_its_measure(string text, string quote, string measure)
    {
        var claim = One(text, quote);
        claim.Measure!.Name.ShouldBe(measure);
        claim.Subjects.Single().Id.ShouldBe("mothers");
    }

    [Fact]
    public void The_bound_of_the_worst_days_is_a_number_not_an_open_interval()
    {
        var interval = One("On its worst 5 % of days the Mothers Index lost more than 2.6 % from one close to the next.", "2.6 %").Interval!;
        interval.Contains(0.026).ShouldBeTrue();
        interval.Contains(0.05).ShouldBeFalse();
    }

    [Fact]
    public void Names_in_brackets_take_the_measure_over_and_are_no_antecedent()
    {
        const string Text = "Since 4 January 2017: the daily returns of the Mothers Index vary by 24.0 % a year, against 15.3 % (Nikkei 225) and 14.2 % (TOPIX). At worst it stood 40.7 % below an earlier close.";
        Lines(Text).ShouldBe(
        [
            "Volatility mothers 0.24 from:2017-01-04", "Volatility nikkei225 0.153 from:2017-01-04", "Volatility topix 0.142 from:2017-01-04", "Drawdown mothers 0.407 from:2017-01-04",
        ]);
    }

    [Fact]
    public void What_lies_below_is_negative()
    {
        const string Text = "The Mothers Index is replicated here from 249 members. On the last day the replication stood 1.5 % below it, by the rulebook 4.7 % above.";
        One(Text, "1.5 %").Value.ShouldBe(-0.015);
        One(Text, "4.7 %").Value.ShouldBe(0.047);
    }

    [Theory]
    [InlineData("Of the members of the Mothers Index, 180 to 191 rose, 69 to 80 fell and 0 to 11 did not move.", 0, 11)]
    [InlineData("Of the members of the Mothers Index, 18 rose and 17 to 8 fell.", 8, 17)]
    [InlineData("Of the members of the Mothers Index, 18 rose. 0 to 3 at least doubled.", 0, 3)]
    public void Ranges_of_members_are_intervals(string text, double low, double high)
    {
        var claim = Reader.Instance.Read(text, TextFormat.Plain).Claims[^1];
        claim.Type.ShouldBe(ClaimType.CountWhere);
        (claim.Interval!.Lo, claim.Interval.Hi).ShouldBe((low, high));
    }

    [Theory]
    [InlineData(5, 8, ClaimVerdict.Supported)]
    [InlineData(5, 18, ClaimVerdict.Contradicted)]
    [InlineData(17, 18, ClaimVerdict.Contradicted)]
    [InlineData(6, 8, ClaimVerdict.Contradicted)]
    public void A_stated_interval_is_that_of_the_data_or_wrong(int low, int high, ClaimVerdict verdict) =>
        Judge.CountWhere(RoundingInterval.Range(RoundingInterval.Exact(low), RoundingInterval.Exact(high)), 5, 8).Verdict.ShouldBe(verdict);

    [Fact]
    public void Where_the_count_is_exact_a_range_that_holds_it_is_right() =>
        Judge.CountWhere(RoundingInterval.Range(RoundingInterval.Exact(4), RoundingInterval.Exact(9)), 7).Verdict.ShouldBe(ClaimVerdict.Supported);

    [Fact]
    public void A_window_at_the_head_holds_in_every_paragraph_again()
    {
        const string Text = "25 December 2018 to 5 April 2019\n\nThe Mothers Index rose 21 %.\n\nOn Friday it rose 1 %.\n\nMercari returned +83 %.";
        Lines(Text)[^1].ShouldBe("PercentChange tse:4385 0.83 from:2018-12-25,to:2019-04-05");
        Reader.Instance.Read(Text, TextFormat.Plain).Window.ShouldNotBeNull();
    }

    [Fact]
    public void Drawn_tables_and_charts_are_no_sentences()
    {
        const string Text = "Gauges over the window\nGauge               Return\n─────────────────  ───────\nTSE Mothers Index  +16.2 %\n\nPoints that moved it\nSosei Group Corporation   +18.8  ████▋\n\nThe Mothers Index rose 16.2 %.";
        Lines(Text).ShouldBe(["PercentChange mothers 0.162"]);
    }

    [Theory]
    [InlineData("By its closes since 4 January 2017 the Mothers Index returned +14.2 % over\nthe last 244 trading days.", 1)]
    [InlineData("By Min Jeong Lee and Toshiro Hasegawa", 0)]
    [InlineData("Among them Mercari, Inc.\n(+29.9 %) and AnGes, Inc. (+109.5 %).", 2)]
    public void A_line_that_ends_is_no_sentence_that_ends(string text, int claims) => Lines(text).Length.ShouldBe(claims);

    [Theory]
    [InlineData("The 20 % swing rule puts a trough on the same day.")]
    [InlineData("If the Nikkei 225 had its worst day since 4 January 2017 again, nobody would be surprised.")]
    [InlineData("The ten largest contributors to the Mothers Index, led by Mercari, account for much of it.")]
    public void Numbers_of_rules_and_things_supposed_claim_nothing(string text) => Lines(text).ShouldBeEmpty();
}
