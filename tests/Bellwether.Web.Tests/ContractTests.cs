using System.Net;
using System.Text.Json;

namespace Bellwether.Web.Tests;

/// <summary>The same question gives the same answer, whichever surface asks it (DESIGN 3).</summary>
[Collection("sample server")]
public sealed class ContractTests(SampleServer sample)
{
    public static TheoryData<string, string> Questions => new()
    {
        { "gauges", "gauges" },
        { "gauges --until 2019-04-05", "gauges?until=2019-04-05" },
        { "compare sample-growth sample-large --since 2018-12-26", "compare?gauge=sample-growth,sample-large&since=2018-12-26" },
        { "explain sample-growth --against sample-large,sample-standard", "explain?gauge=sample-growth&against=sample-large,sample-standard" },
        { "explain", "explain" },
        { "movers sample-growth --since 2018-12-26 --until 2019-04-05", "movers?gauge=sample-growth&since=2018-12-26&until=2019-04-05" },
        { "breadth sample-growth", "breadth?gauge=sample-growth" },
        { "breadth sample-growth --as-of 2019-03-01", "breadth?gauge=sample-growth&as-of=2019-03-01" },
        { "rallies sample-growth --up 0.1 --down 0.1", "rallies?gauge=sample-growth&up=0.1&down=0.1" },
        { "risk sample-growth --against sample-large --resamples 200", "risk?gauge=sample-growth&against=sample-large&resamples=200" },
        { "stress sample-growth --shock sample-fx=-5%", "stress?gauge=sample-growth&shock=sample-fx%3D-5%25" },
        { "analogues sample-growth --days 20 --horizon 10", "analogues?gauge=sample-growth&days=20&horizon=10" },
        { "index list", "index/list" },
        { "index show sample-growth", "index/show?gauge=sample-growth" },
        { "index calc sample-growth --since 2019-01-07", "index/calc?gauge=sample-growth&since=2019-01-07" },
        { "index audit sample-blue30", "index/audit?gauge=sample-blue30" },
        { "replay return/sample-growth/2018-12-26..2019-04-05/fixed", "replay?fact=return/sample-growth/2018-12-26..2019-04-05/fixed" },
        { "diff sample-growth --known-at 2026-01-05T12:00:00Z 2026-01-06", "diff?gauge=sample-growth&known-at=2026-01-05T12:00:00Z&known-at=2026-01-06" },
        { "doctor", "doctor" },
        { "attribution sample-growth sample-large", "attribution?gauge=sample-growth,sample-large" },
        { "gap sample-growth sample-large", "gap?gauge=sample-growth,sample-large" },
        { "drivers sample-growth sample-large", "drivers?gauge=sample-growth,sample-large" },
        { "events sample-growth", "events?gauge=sample-growth" },
        { "counterfactual sample-growth --without top:3", "counterfactual?gauge=sample-growth&without=top:3" },
        { "conventions sample-growth sample-large", "conventions?gauge=sample-growth,sample-large" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task The_interface_gives_the_bytes_of_the_command_line(string command, string path)
    {
        var typed = Stores.Sample.Type(command + " --format json");
        using var response = await sample.Server.Get("/api/v1/" + path);
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        body.ShouldBe(typed.Output);
        response.Headers.GetValues("Bellwether-Exit-Code").Single().ShouldBe($"{typed.Code}");
    }

    [Fact]
    public async Task A_text_gets_the_bytes_of_the_command_line_however_it_is_sent()
    {
        var typed = Articles.Check(Articles.Mixed, "--published", "2019-04-08", "--gauge", "sample-growth", "--format", "json");
        typed.Code.ShouldBe(1, typed.Errors);
        typed.Output.ShouldContain("\"contradicted\"");
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = Articles.Mixed, ["published"] = "2019-04-08", ["gauge"] = "sample-growth" };
        foreach (var (path, content) in new (string, HttpContent)[]
        {
            ("check?published=2019-04-08&gauge=sample-growth", new StringContent(Articles.Mixed)),
            ("check?published=2019-04-08&gauge=sample-growth", new StringContent(Articles.Mixed, System.Text.Encoding.UTF8, "text/markdown")),
            ("check?gauge=sample-growth", System.Net.Http.Json.JsonContent.Create(new { text = Articles.Mixed, published = "2019-04-08" })),
            ("check", System.Net.Http.Json.JsonContent.Create(values)),
        })
        {
            using var response = await sample.Server.Send(HttpMethod.Post, "/api/v1/" + path, content);
            var body = await response.Content.ReadAsStringAsync();
            response.StatusCode.ShouldBe(HttpStatusCode.OK, body);
            body.ShouldBe(typed.Output);
            response.Headers.GetValues("Bellwether-Exit-Code").Single().ShouldBe("1");
        }
    }

    [Fact]
    public void Every_question_of_the_book_is_compared() =>
        Server.Questions().Forms.Where(form => !form.TakesText).Select(form => form.Name).Except(Questions.Select(row => ((string)row[1]).Split('?')[0]), StringComparer.Ordinal).ShouldBeEmpty();

    [Theory]
    [InlineData("md")]
    [InlineData("csv")]
    [InlineData("text")]
    [InlineData("html")]
    public async Task Other_formats_are_the_command_lines_too(string format) =>
        (await sample.Server.Text($"/api/v1/movers?gauge=sample-growth&format={format}")).ShouldBe(Stores.Sample.Type($"movers sample-growth --format {format}").Done().Output);

    [Theory]
    [InlineData("movers sample-grwth", "movers?gauge=sample-grwth", 400, 2)]
    [InlineData("movers sample-growth --since 2019-13-01", "movers?gauge=sample-growth&since=2019-13-01", 400, 2)]
    [InlineData("movers sample-growth --since 1990-01-01", "movers?gauge=sample-growth&since=1990-01-01", 404, 3)]
    [InlineData("stress sample-growth", "stress?gauge=sample-growth", 400, 2)]
    [InlineData("rallies sample-growth --up -1", "rallies?gauge=sample-growth&up=-1", 400, 2)]
    [InlineData("rallies sample-growth --rule nonsense", "rallies?gauge=sample-growth&rule=nonsense", 400, 2)]
    [InlineData("replay nothing", "replay?fact=nothing", 400, 2)]
    public async Task Refusals_are_in_the_command_lines_words(string command, string path, int status, int code)
    {
        var said = Stores.Sample.Type(command).Refusal(code);
        var (answered, problem) = await sample.Server.Refusal("/api/v1/" + path);
        ((int)answered).ShouldBe(status);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("code").GetInt32().ShouldBe(code);
        $"bellwether: {problem.GetProperty("detail").GetString()}".ShouldBe(said);
    }

    [SharedFact]
    public async Task Facts_of_the_real_market_are_the_same_on_both_surfaces()
    {
        await using var server = await Server.Over(Stores.Tokyo);
        var typed = Stores.Tokyo.Type("explain mothers --against nikkei225,jasdaq,topix --since 2018-12-25 --until 2019-04-05 --format json").Done();
        var asked = await server.Text("/api/v1/explain?gauge=mothers&against=nikkei225,jasdaq,topix&since=2018-12-25&until=2019-04-05");
        Ids(asked).ShouldBe(Ids(typed.Output));
        asked.ShouldBe(typed.Output);
    }

    private static string[] Ids(string json) => [.. JsonDocument.Parse(json).RootElement.GetProperty("facts").EnumerateArray().Select(fact => fact.GetProperty("id").GetString()!)];
}
