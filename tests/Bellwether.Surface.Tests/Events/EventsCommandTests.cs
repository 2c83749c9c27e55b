namespace Bellwether.Surface.Tests.Events;

/// <summary>The events command on the sample market: what it says, that every number replays, and what it refuses.</summary>
public sealed class EventsCommandTests
{
    [Theory]
    [InlineData("events sample-growth")]
    [InlineData("events sample-large --since 2019-01-15 --until 2019-03-15")]
    [InlineData("events sample-growth --benchmark sample-blue30 --threshold 4 --estimation 120")]
    [InlineData("events sample-growth --date 2019-03-13")]
    [InlineData("events CODE")]
    [InlineData("events CODE --date 2019-03-13")]
    [InlineData("events CODE --date 2019-03-13 --model market-adjusted")]
    [InlineData("events sample-growth --news company --since 2018-12-26")]
    public void Every_fact_replays_and_the_answer_names_the_command_that_gives_it_again(string line)
    {
        var json = JsonAnswer.Of(Stores.Sample.Type(line.Replace("CODE", Code, StringComparison.Ordinal) + " --format json"));
        json.Facts.ShouldNotBeEmpty();
        json.Facts.Select(fact => fact.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(json.Facts.Length);
        foreach (var fact in json.Facts.Where((_, i) => i % 3 == 0 || json.Facts.Length < 60))
        {
            var replay = Stores.Sample.Type(fact.Replay).Done();
            replay.Lines[^1].ShouldStartWith("agrees ", customMessage: fact.Id);
            replay.Output.ShouldContain("\nrow ", customMessage: fact.Id);
            fact.Raw.GetProperty("method").GetString()!.ShouldStartWith("METHODS ");
            (fact.Value is null).ShouldBe(fact.Raw.TryGetProperty("reason", out _), fact.Id);
        }

        var again = JsonAnswer.Of(Stores.Sample.Type(json.Root.GetProperty("command").GetString()! + " --format json"));
        string.Join('\n', again.Facts.Select(fact => fact.Id)).ShouldBe(string.Join('\n', json.Facts.Select(fact => fact.Id)));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("csv")]
    public void Without_a_subject_the_first_gauge_answers(string format) => Stores.Sample.Type($"events --format {format}").Done().Output.ShouldNotBeEmpty();

    [Fact]
    public void Days_and_constituents_add_up()
    {
        var json = JsonAnswer.Of(Stores.Sample.Type("events sample-growth --format json"));
        var text = Stores.Sample.Type("events sample-growth --format md").Done().Output;
        text.ShouldContain("known by hindsight");
        text.ShouldContain("does not say that one caused the other");
        text.ShouldContain("jumps without found news");
        text.ShouldNotContain("no news");
        var share = json.Facts.First(fact => fact.Measure == "best_days_share");
        var all = json.Facts.Where(fact => fact.Measure == "day_points" && fact.Subject == "sample-growth").ToArray();
        all.ShouldNotBeEmpty();
        share.Value!.Value.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("events sample-growth --since 2018-12-26", "events-gauge")]
    [InlineData("events CODE --date 2019-03-13", "events-day")]
    [InlineData("events sample-growth --news company --since 2018-12-26", "events-study")]
    public void Reads_as_approved(string line, string name)
    {
        var text = Stores.Sample.Type(line.Replace("CODE", Code, StringComparison.Ordinal)).Done().Output;
        // What follows names the store's folder.
        var cut = text.IndexOf("\nNEXT", StringComparison.Ordinal);
        if (cut < 0) cut = text.IndexOf("\n────", text.LastIndexOf('│'), StringComparison.Ordinal);
        Approved.Verify(text[..cut], name, project: "Bellwether.Surface.Tests");
    }

    [Fact]
    public void The_brief_says_which_days_made_it()
    {
        var text = Stores.Sample.Type("explain sample-growth --since low").Done().Output;
        text.ShouldContain("DAYS THAT MADE IT");
        text.IndexOf("HOW BROAD IT WAS", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("DAYS THAT MADE IT", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_of_events_is_studied_and_a_bad_one_is_refused_with_its_line()
    {
        var file = Path.Combine(Path.GetTempPath(), $"bellwether-events-{Guid.NewGuid():N}.csv");
        try
        {
            File.WriteAllText(file, $"code,date\n{Code},2019-03-13\n{Code},2019-03-14\n{Other},2019-03-13\n{Other},2030-01-01\n");
            var json = JsonAnswer.Of(Stores.Sample.Type($"events --study {file} --format json"));
            json.Table("tests").Length.ShouldBe(9);
            var notes = json.Table("events").Select(row => row.GetProperty("note").GetString()!).ToArray();
            notes.ShouldContain(note => note.Contains("overlaps that of", StringComparison.Ordinal));
            notes.ShouldContain(note => note.Contains("outside the data", StringComparison.Ordinal));
            json.Facts.Where(fact => fact.Measure == "event_count").ShouldAllBe(fact => fact.Value == 2);
            foreach (var fact in json.Facts.Where(fact => fact.Measure.StartsWith("event_test", StringComparison.Ordinal)).Take(6)) Stores.Sample.Type(fact.Replay).Done().Lines[^1].ShouldStartWith("agrees ");
            File.WriteAllText(file, $"code,date\n{Code},2019-03-13\n{Code},soon\n");
            Stores.Sample.Type($"events --study {file}").Refusal(4).ShouldContain(":3: ");
            File.WriteAllText(file, "code,date\n");
            Stores.Sample.Type($"events --study {file}").Refusal(4).ShouldContain("names no event");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("events nosuch", 2, "There is no gauge 'nosuch'")]
    [InlineData("events sample:9999x", 3, "The store knows no security 'sample:9999x'")]
    [InlineData("events sample-growth --date 2030-01-01", 3, "--date 2030-01-01 lies outside the data")]
    [InlineData("events sample-growth --date soon", 2, "--date soon is not a date")]
    [InlineData("events sample-growth --model garch", 2, "--model garch is not known")]
    [InlineData("events sample-growth --estimation 10", 2, "--estimation 10: expected 60 to 2000")]
    [InlineData("events sample-growth --threshold 0", 2, "--threshold 0")]
    [InlineData("events sample-growth --benchmark sample-growth", 2, "cannot be its own benchmark")]
    [InlineData("events sample-growth --news gossip", 3, "no item of kind 'gossip'")]
    [InlineData("events --study no-such-file.csv", 4, "there is no such file")]
    [InlineData("replay abnormal_return/sample-growth/2019-03-12..2019-03-13/chained", 2, "names its benchmark")]
    [InlineData("replay car(sample-large)/sample-growth/2019-03-12..2019-03-13/chained", 2, "needs at as a day")]
    public void Is_refused(string line, int code, string says)
    {
        var outcome = Stores.Sample.Type(line);
        (outcome with { Errors = outcome.Errors[Math.Max(0, outcome.Errors.IndexOf("bellwether: ", StringComparison.Ordinal))..] }).Refusal(code).ShouldContain(says);
    }

    [Fact]
    public void A_holiday_moves_to_the_next_session_and_too_few_days_give_a_reason()
    {
        Stores.Sample.Type("events sample-growth --date 2019-03-16").Done().Output.ReplaceLineEndings(" ").ShouldContain("was no trading day; an event of that day shows in the next session");
        var first = JsonAnswer.Of(Stores.Sample.Type("rallies sample-growth --format json")).Facts[0].Raw.GetProperty("window").GetProperty("start").GetString()!;
        var early = DateOnly.ParseExact(first, "yyyy-MM-dd").AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var json = JsonAnswer.Of(Stores.Sample.Type($"events sample-growth --date {early} --format json"));
        var abnormal = json.Facts.First(fact => fact.Measure == "abnormal_return");
        abnormal.Value.ShouldBeNull();
        abnormal.Raw.GetProperty("reason").GetString().ShouldBe("TooShort");
    }

    private static string Code => Codes[0];

    private static string Other => Codes[1];

    private static string[] Codes { get; } = [.. JsonAnswer.Of(Stores.Sample.Type("movers sample-large --format json")).Facts.Where(fact => fact.Measure == "weight" && fact.Subject.StartsWith("sample:", StringComparison.Ordinal)).Select(fact => fact.Subject).Distinct(StringComparer.Ordinal).Take(2)];
}
