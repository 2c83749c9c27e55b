using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace Bellwether.Surface.Tests.Mcp;

/// <summary>The tools as an assistant's program meets them, and their facts beside those of the command line.</summary>
public sealed class McpTests
{
    private const string Window = "\"since\": \"2018-12-26\", \"until\": \"2019-04-12\"";

    /// <summary>A tool, its arguments, and the command line that asks the same.</summary>
    private static readonly (string Tool, string Arguments, string Line)[] s_same =
    [
        ("explain", $$"""{"gauge": "sample-growth", "against": ["sample-large"], {{Window}}}""", "explain sample-growth --against sample-large --since 2018-12-26 --until 2019-04-12"),
        ("compare", $$"""{"gauge": ["sample-growth", "sample-large"], {{Window}}}""", "compare sample-growth sample-large --since 2018-12-26 --until 2019-04-12"),
        ("movers", $$"""{"gauge": "sample-growth", {{Window}}}""", "movers sample-growth --since 2018-12-26 --until 2019-04-12"),
        ("breadth", $$"""{"gauge": "sample-growth", {{Window}}}""", "breadth sample-growth --since 2018-12-26 --until 2019-04-12"),
        ("risk", """{"gauge": "sample-growth", "against": "sample-large", "resamples": 100}""", "risk sample-growth --against sample-large --resamples 100"),
        ("rallies", """{"gauge": "sample-growth", "up": 0.15}""", "rallies sample-growth --up 0.15"),
        ("gap", $$"""{"gauge": ["sample-growth", "sample-large"], {{Window}}}""", "gap sample-growth sample-large --since 2018-12-26 --until 2019-04-12"),
        ("events", $$"""{"gauge": "sample-growth", {{Window}}}""", "events sample-growth --since 2018-12-26 --until 2019-04-12"),
        ("replay", """{"fact": "return/sample-growth/2018-12-26..2019-04-12/fixed"}""", "replay return/sample-growth/2018-12-26..2019-04-12/fixed"),
    ];

    [Fact]
    public async Task The_command_line_and_the_tools_give_the_same_object()
    {
        await using var session = await McpSession.Over(Stores.Sample);
        foreach (var (tool, arguments, line) in s_same)
        {
            var inFull = JsonNode.Parse(arguments)!.AsObject();
            inFull["detail"] = "full";
            var typed = Stores.Sample.Type(line + " --format json").Done().Json;
            var called = await session.Ask(tool, inFull.ToJsonString());
            JsonElement.DeepEquals(called, typed).ShouldBeTrue(line);
            called.GetProperty("facts").GetArrayLength().ShouldBeGreaterThan(0, tool);

            // The short answer says less, and nothing else: every fact is one of the full answer's, and what it shares with others can be put back.
            var known = typed.GetProperty("facts").EnumerateArray().ToDictionary(fact => fact.GetProperty("id").GetString()!, StringComparer.Ordinal);
            var brief = await session.Ask(tool, arguments);
            brief.GetProperty("facts").GetArrayLength().ShouldBeGreaterThan(0, tool);
            foreach (var fact in brief.GetProperty("facts").EnumerateArray())
            {
                var full = known[fact.GetProperty("id").GetString()!];
                foreach (var name in new[] { "value", "low", "high", "reason" }) Same(fact, full, name).ShouldBeTrue($"{fact} {full}");
                var measure = brief.GetProperty("measures").GetProperty(full.GetProperty("measure").GetString()!);
                fact.GetProperty("id").GetString()!.Split('/', '(')[0].ShouldBe(full.GetProperty("measure").GetString());
                foreach (var name in new[] { "unit", "method" }) Same(fact.TryGetProperty(name, out _) ? fact : measure, full, name).ShouldBeTrue($"{fact} {full}");
                JsonElement.DeepEquals(brief.GetProperty("inputs")[fact.GetProperty("inputs").GetInt32()], full.GetProperty("inputs")).ShouldBeTrue();
                brief.GetProperty("replay").GetString()!.Replace("ID", fact.GetProperty("id").GetString(), StringComparison.Ordinal).ShouldBe(full.GetProperty("replay").GetString());
            }
        }

        static bool Same(JsonElement some, JsonElement all, string name) =>
            some.TryGetProperty(name, out var own) ? JsonElement.DeepEquals(own, all.GetProperty(name)) : !all.TryGetProperty(name, out var other) || other.ValueKind == JsonValueKind.Null;
    }

    [Fact]
    public async Task An_article_gets_the_verdicts_of_the_command_line()
    {
        const string Text = "The Sample Growth Index rose 99 percent from 26 December 2018 to 12 April 2019. Smaller companies are on fire.";
        using var user = new Terminal { Input = Text };
        user.Variables["BELLWETHER_STORE"] = Stores.Sample.Store;
        var typed = user.Type("check - --published 2019-04-15 --gauge sample-growth --format json");
        typed.Code.ShouldBe(1, typed.Errors);
        await using var session = await McpSession.Over(Stores.Sample);
        var called = await session.Call("check_article", $$"""{"text": "{{Text}}", "published": "2019-04-15", "gauge": "sample-growth", "detail": "full"}""");
        JsonElement.DeepEquals(called.StructuredContent!.Value, typed.Json).ShouldBeTrue();
        McpSession.Text(called).ShouldContain("Something was contradicted");
        typed.Json.GetProperty("tables").GetProperty("claims")[0].GetProperty("verdict").GetString().ShouldBe("Contradicted");
        var schema = (await session.Client.ListToolsAsync()).Single(tool => tool.Name == "check_article").JsonSchema;
        schema.GetProperty("required").EnumerateArray().Select(own => own.GetString()).ShouldBe(["text"]);
        schema.GetProperty("properties").TryGetProperty("self-test", out _).ShouldBeFalse();
        McpSession.Text(await session.Call("check_article", "{}")).ShouldContain("check_article needs 'text'");
        McpSession.Text(await session.Call("check_article", """{"text": "/etc/passwd"}""")).ShouldContain("No claims about markets were found in this text.");
    }

    [Fact]
    public async Task Tools_say_what_they_take_and_give()
    {
        await using var session = await McpSession.Over(Stores.Sample);
        Assert.Equal("bellwether", session.Client.ServerInfo?.Name);
        Assert.Contains("never proved", session.Client.ServerInstructions, StringComparison.Ordinal);
        var tools = await session.Client.ListToolsAsync();
        foreach (var name in s_same.Select(own => own.Tool)) tools.ShouldContain(tool => tool.Name == name);
        foreach (var tool in tools)
        {
            tool.Description.Length.ShouldBeGreaterThan(30, tool.Name);
            tool.JsonSchema.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
            tool.JsonSchema.GetProperty("properties").EnumerateObject().ShouldAllBe(own => own.Value.GetProperty("description").GetString()!.Length > 5);
            tool.ReturnJsonSchema.ShouldNotBeNull().GetProperty("required").EnumerateArray().ShouldContain(own => own.ValueEquals("facts"));
            tool.ProtocolTool.Annotations!.ReadOnlyHint.ShouldBe(true);
        }

        var risk = tools.Single(tool => tool.Name == "risk").JsonSchema.GetProperty("properties");
        risk.GetProperty("resamples").GetProperty("type").GetString().ShouldBe("integer");
        risk.GetProperty("level").GetProperty("type").GetString().ShouldBe("number");
        tools.SelectMany(tool => tool.JsonSchema.GetProperty("properties").EnumerateObject()).ShouldAllBe(own => own.Name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        risk.GetProperty("against").GetProperty("type").GetString().ShouldBe("array");
        // No tool reaches the file system.
        string[] closed = ["out", "store", "definitions", "format", "table", "chart"];
        foreach (var tool in tools) tool.JsonSchema.GetProperty("properties").EnumerateObject().Select(own => own.Name).Intersect(closed, StringComparer.Ordinal).ShouldBeEmpty(tool.Name);
        tools.Single(tool => tool.Name == "replay").JsonSchema.GetProperty("required").EnumerateArray().Select(own => own.GetString()).ShouldBe(["fact"]);
    }

    [Fact]
    public async Task An_answer_has_words_structure_and_the_same_structure_as_text()
    {
        await using var session = await McpSession.Over(Stores.Sample);
        var result = await session.Call("compare", $$"""{"gauge": ["sample-growth"], {{Window}}}""");
        var texts = result.Content.OfType<TextContentBlock>().Select(block => block.Text).ToArray();
        texts.Length.ShouldBe(2);
        texts[0].ShouldContain("fictional");
        texts[0].ShouldContain("The Sample Growth Index rose");
        texts[0].ShouldNotContain("▁");
        using var written = JsonDocument.Parse(texts[1]);
        JsonElement.DeepEquals(written.RootElement, result.StructuredContent!.Value).ShouldBeTrue();
    }

    [Fact]
    public async Task Facts_of_named_measures_make_a_short_answer()
    {
        await using var session = await McpSession.Over(Stores.Sample);
        var answer = await session.Ask("explain", $$"""{"gauge": "sample-growth", "measures": ["return", "doublers"], {{Window}}}""");
        answer.GetProperty("facts").EnumerateArray().Select(fact => fact.GetProperty("id").GetString()!.Split('/')[0]).Distinct(StringComparer.Ordinal).ShouldBe(["return", "doublers"], ignoreOrder: true);
        answer.TryGetProperty("tables", out _).ShouldBeFalse();
        answer.GetRawText().Length.ShouldBeLessThan(8_000);
    }

    [Theory]
    [InlineData("explain", """{"gauge": "sample-groth"}""", "Did you mean sample-growth?")]
    [InlineData("explain", """{"gauge": "sample-growth", "since": "12/26/2018"}""", "is not a date: expected YYYY-MM-DD")]
    [InlineData("explain", """{"gauge": "sample-growth", "sinse": "low"}""", "explain takes no 'sinse'. Did you mean 'since'?")]
    [InlineData("explain", """{"gauge": ["a", "b"]}""", "explain: 'gauge' should be one value, not a list.")]
    [InlineData("risk", """{"resamples": true}""", "risk: 'resamples' should be a whole number.")]
    [InlineData("explain", """{"detail": "some"}""", "explain: 'detail' should be 'brief' or 'full'.")]
    [InlineData("explain", """{"out": "x.txt"}""", "explain takes no 'out'.")]
    [InlineData("replay", "{}", "replay needs 'fact'")]
    [InlineData("replay", """{"fact": "nonsense"}""", "'nonsense' is not the id of a fact.")]
    [InlineData("nothing", "{}", "There is no tool 'nothing'. There are: gauges, explain")]
    public async Task A_refusal_is_a_tool_error_in_the_words_of_the_command_line(string tool, string arguments, string expected)
    {
        await using var session = await McpSession.Over(Stores.Sample);
        var result = await session.Call(tool, arguments);
        result.IsError.ShouldBe(true);
        var said = McpSession.Text(result);
        said.ShouldContain(expected);
        said.ShouldNotContain("   at ");
    }

    // A client hands an assistant some 25,000 tokens of a reply at most, about 80,000 characters of words and numbers.
    [SharedFact]
    public async Task The_whole_brief_of_the_real_market_fits_an_assistant()
    {
        await using var session = await McpSession.Over(Stores.Tokyo);
        var result = await session.Call("explain", """{"gauge": "mothers", "against": ["nikkei225", "jasdaq", "topix"], "since": "2018-12-25", "until": "2019-04-05"}""");
        var texts = result.Content.OfType<TextContentBlock>().Select(block => block.Text).ToArray();
        texts.Sum(text => text.Length).ShouldBeLessThan(70_000);
        result.StructuredContent!.Value.GetProperty("facts").GetArrayLength().ShouldBeGreaterThan(150);
        texts[0].ShouldContain("| Mercari, Inc. | tse:4385 |");
        texts[0].ShouldNotContain("rebased to 100");
    }

    [SharedFact]
    public async Task Names_are_in_japanese_on_request()
    {
        await using var session = await McpSession.Over(Stores.Tokyo);
        var text = McpSession.Text(await session.Call("movers", """{"gauge": "mothers", "since": "2018-12-25", "until": "2019-04-05", "names": "own"}"""));
        text.ShouldContain("メルカリ");
        text.ShouldContain("情報・通信業");
        text.ShouldNotContain("Mercari");
    }

    [SharedFact]
    public async Task Japanese_names_arrive_as_they_are()
    {
        await using var session = await McpSession.Over(Stores.Tokyo);
        var result = await session.Call("movers", """{"gauge": "mothers", "since": "2018-12-25", "until": "2019-04-05"}""");
        result.Content.OfType<TextContentBlock>().First().Text.ShouldContain("ユーザベース");
        result.StructuredContent!.Value.GetProperty("facts").GetArrayLength().ShouldBeLessThan(JsonAnswer.Of(Stores.Tokyo.Run("movers", "mothers", "--since", "2018-12-25", "--until", "2019-04-05", "--format", "json")).Facts.Length);
    }
}
