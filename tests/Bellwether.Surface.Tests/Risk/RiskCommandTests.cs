namespace Bellwether.Surface.Tests.Risk;

/// <summary>Rallies, risk, stress and analogues on the sample market: what they say, and what they refuse.</summary>
public sealed class RiskCommandTests
{
    [Theory]
    [InlineData("rallies sample-growth")]
    [InlineData("rallies sample-growth --up 0.1 --down 0.05 --rule lunde-timmermann")]
    [InlineData("risk sample-growth --against sample-large,sample-blue30 --resamples 200")]
    [InlineData("risk sample-large --since 2018-12-26 --level 0.99 --resamples 100 --horizon 20 --seed 7")]
    [InlineData("stress sample-growth --shock sample-world=-5%")]
    [InlineData("stress sample-growth --shock sample_world=worst --shock sample10y=+20bp --covariance down-days --over 5")]
    [InlineData("stress sample-large --shock samplefx=0.03 --covariance ewma")]
    [InlineData("analogues sample-growth --days 20 --horizon 30")]
    [InlineData("analogues sample-large --days 20 --horizon 10 --by features --nearest 5 --gap 15")]
    public void Every_fact_replays_and_the_answer_names_the_command_that_gives_it_again(string line)
    {
        var json = JsonAnswer.Of(Stores.Sample.Type(line + " --format json"));
        json.Facts.ShouldNotBeEmpty();
        json.Facts.Select(fact => fact.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(json.Facts.Length);
        foreach (var fact in json.Facts)
        {
            var replay = Stores.Sample.Type(fact.Replay).Done();
            replay.Lines[^1].ShouldStartWith("agrees ", customMessage: fact.Id);
            replay.Lines[^1].ShouldEndWith(fact.Id);
            fact.Raw.GetProperty("method").GetString()!.ShouldStartWith("METHODS ");
            if (fact.Unit != "date") (fact.Value is null).ShouldBe(fact.Raw.TryGetProperty("reason", out _), fact.Id);
        }

        var again = JsonAnswer.Of(Stores.Sample.Type(json.Root.GetProperty("command").GetString()! + " --format json"));
        string.Join('\n', again.Facts.Select(fact => fact.Id)).ShouldBe(string.Join('\n', json.Facts.Select(fact => fact.Id)));
    }

    [Theory]
    [InlineData("rallies")]
    [InlineData("risk")]
    [InlineData("analogues --days 20 --horizon 20")]
    public void Without_a_gauge_the_first_one_answers(string line)
    {
        foreach (var format in new[] { "text", "md", "html", "csv" }) Stores.Sample.Type($"{line} --format {format}").Done().Output.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("rallies sample-growth --rule thresold", 2, "Did you mean 'threshold'?")]
    [InlineData("rallies sample-growth --up 0", 2, "--up 0: expected a rise above 0")]
    [InlineData("rallies sample-growth --down 1", 2, "--down 1: expected a fall between 0 and 1")]
    [InlineData("risk sample-growth --level 1", 2, "a level lies between 0 and 1")]
    [InlineData("risk sample-growth --level -0.1", 2, "a level lies between 0 and 1")]
    [InlineData("risk sample-growth --members --window 1", 2, "--window 1: expected 2")]
    [InlineData("replay member_beta/sample-growth/2018-12-26..2019-04-05/chained", 2, "is that of a constituent")]
    [InlineData("risk sample-growth --resamples 0", 2, "--resamples 0: expected 100")]
    [InlineData("risk sample-growth --against sample-lagre", 2, "Did you mean sample-large?")]
    [InlineData("stress sample-growth", 2, "A stress needs a shock, as in --shock")]
    [InlineData("stress sample-growth --shock world=-5%", 2, "There is no factor 'world'. Did you mean 'sample-world'? This store has: ")]
    [InlineData("stress sample-growth --shock sample-world", 2, "is not NAME=VALUE")]
    [InlineData("stress sample-growth --shock sample-world=much", 2, "has no number that can be read")]
    [InlineData("stress sample-growth --shock sample-world=-5", 2, "is a move of -500 %")]
    [InlineData("stress sample-growth --shock sample-world=0", 2, "is no move at all")]
    [InlineData("stress sample-growth --shock sample-world=-5%,sample_world=-6%", 2, "shocked twice")]
    [InlineData("stress sample-large --shock sample-large=-5%", 2, "is the gauge itself")]
    [InlineData("stress sample-growth --shock sample-world=-5% --covariance half", 2, "There is no covariance 'half'. Known: full, ewma, down-days.")]
    [InlineData("stress sample-growth --shock sample-world=-5% --over 0", 2, "--over 0")]
    [InlineData("stress sample-growth --shock sample-world=-5% --since 2019-03-01", 3, "needs 60 common days")]
    [InlineData("analogues sample-growth --by shape", 2, "--by shape: analogues are compared by 'return' or by 'features'.")]
    [InlineData("analogues sample-growth --days 5000", 3, "is too short")]
    [InlineData("analogues sample-growth --band 0", 2, "--band 0")]
    [InlineData("replay value_at_risk(guess;c=0.95)/sample-large/2018-12-26..2019-04-05/chained", 2, "There is no method 'guess' of value at risk")]
    [InlineData("replay value_at_risk(historical;c=1.5)/sample-large/2018-12-26..2019-04-05/chained", 2, "A level lies between 0 and 1")]
    [InlineData("replay value_at_risk(historical)/sample-large/2018-12-26..2019-04-05/chained", 2, "needs c as a number")]
    [InlineData("replay volatility/sample-large/2018-12-26..2019-04-05/official", 2, "the basis is chained")]
    [InlineData("replay volatility(20)/sample-large/2018-12-26..2019-04-05/chained", 2, "takes no parameter")]
    [InlineData("replay beta/sample-large/2018-12-26..2019-04-05/chained", 2, "names the other gauge")]
    [InlineData("replay factor_beta(sample-world=-0.05;cov=full;over=1)/sample-growth/2018-06-01..2019-04-05/chained", 2, "names a factor")]
    public void Is_refused(string line, int code, string says)
    {
        var outcome = Stores.Sample.Type(line);
        (outcome with { Errors = outcome.Errors[Math.Max(0, outcome.Errors.IndexOf("bellwether: ", StringComparison.Ordinal))..] }).Refusal(code).ShouldContain(says);
    }

    [Fact]
    public void A_sample_that_is_too_short_gives_reasons_not_numbers()
    {
        var json = JsonAnswer.Of(Stores.Sample.Type("risk sample-growth --against sample-large --since 2019-03-25 --until 2019-04-05 --resamples 100 --format json"));
        foreach (var measure in new[] { "volatility", "sharpe", "expected_shortfall", "beta", "variance_ratio", "drawdown_quantile" })
        {
            foreach (var fact in json.Facts.Where(fact => fact.Measure == measure))
            {
                fact.Value.ShouldBeNull(fact.Id);
                fact.Raw.GetProperty("reason").GetString().ShouldBe("TooShort");
            }
        }

        json.Facts.First(fact => fact.Measure == "volatility").Raw.GetProperty("inputs").EnumerateArray().Select(input => input.GetString()).ShouldContain(input => input!.StartsWith("needs 20 returns", StringComparison.Ordinal));
        json.Facts.Where(fact => fact.Measure == "max_drawdown").ShouldAllBe(fact => fact.Value >= 0);
    }

    [Fact]
    public void Members_are_listed_with_their_own_risk()
    {
        var json = JsonAnswer.Of(Stores.Sample.Type("risk sample-growth --members --window 30 --resamples 100 --format json"));
        var rows = json.Table("members");
        rows.Length.ShouldBeGreaterThan(10);
        foreach (var fact in json.Facts.Where(fact => fact.Measure.StartsWith("member_", StringComparison.Ordinal)).GroupBy(fact => (fact.Measure, fact.Value is null)).SelectMany(group => group.Take(3)))
        {
            var replay = Stores.Sample.Type(fact.Replay).Done();
            replay.Lines[^1].ShouldStartWith("agrees ", customMessage: fact.Id);
            replay.Output.ShouldContain("\nrow        prices ", customMessage: fact.Id);
            if (fact.Unit != "date") (fact.Value is null).ShouldBe(fact.Raw.TryGetProperty("reason", out _), fact.Id);
        }

        json.Facts.Where(fact => fact.Measure == "member_drawdown").ShouldAllBe(fact => fact.Value >= 0 && fact.Value < 1);
        json.Root.GetProperty("command").GetString()!.ShouldContain("--members --window 30");
        Stores.Sample.Type("risk sample-growth --members --resamples 100").Done().Output.ShouldContain("THE CONSTITUENTS OF THE SAMPLE GROWTH INDEX");
    }

    [Fact]
    public void The_seed_decides_and_is_stated()
    {
        string Run(int seed) => string.Concat(JsonAnswer.Of(Stores.Sample.Type($"risk sample-growth --against sample-large --resamples 200 --seed {seed} --format json"))
            .Facts.Where(fact => fact.Measure == "variance_ratio").Select(fact => $"{fact.Value:R} {fact.Low:R} {fact.High:R}"));
        Run(3).ShouldBe(Run(3));
        string.Equals(Run(3), Run(4), StringComparison.Ordinal).ShouldBeFalse();
        Stores.Sample.Type("risk sample-growth --against sample-large --resamples 200 --seed 3").Done().Output.ShouldContain("seed 3");
    }

    [Fact]
    public void The_growth_gauge_that_was_planted_wilder_tests_as_wilder()
    {
        var rows = JsonAnswer.Of(Stores.Sample.Type("risk sample-growth --against sample-large --format json")).Table("tests");
        rows.Single(row => row.GetProperty("statement").GetString() == "varies more from day to day").GetProperty("verdict").GetString().ShouldBe("consistent");
    }

    [Fact]
    public void The_brief_says_how_big_it_was_and_what_could_go_wrong()
    {
        var text = Stores.Sample.Type("explain sample-growth --against sample-large --since low").Done().Output.ReplaceLineEndings(" ");
        text.ShouldContain("HOW BIG WAS IT");
        text.ShouldContain("is the lowest close of the trailing 252 trading days");
        text.ShouldContain("WHAT COULD GO WRONG");
        text.ShouldContain("had its worst day since ");
        text.IndexOf("HOW BIG WAS IT", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("WHO MOVED IT", StringComparison.Ordinal));
        text.IndexOf("HOW BROAD IT WAS", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("WHAT COULD GO WRONG", StringComparison.Ordinal));
        text.ShouldContain("chosen for being good");
        Stores.Sample.Type("explain sample-growth --since 2019-01-15 --until 2019-03-15").Done().Output.ShouldNotContain("is the lowest close");
    }

    [Fact]
    public void A_window_at_the_very_start_says_that_it_cannot_say()
    {
        var first = JsonAnswer.Of(Stores.Sample.Type("rallies sample-growth --format json")).Facts[0].Raw.GetProperty("window").GetProperty("start").GetString()!;
        var until = DateOnly.ParseExact(first, "yyyy-MM-dd").AddDays(9).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var text = Stores.Sample.Type($"explain sample-growth --since {first} --until {until}").Done().Output.ReplaceLineEndings(" ");
        text.ShouldContain("give no volatility: not defined (too few observations)");
        text.ShouldNotContain("vary by not defined");
        text.ShouldNotContain("Among all windows");
    }
}
