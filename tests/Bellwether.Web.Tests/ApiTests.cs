using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Bellwether.Web.Tests;

/// <summary>Formats, pages, tags and the description of the interface.</summary>
[Collection("sample server")]
public sealed class ApiTests(SampleServer sample)
{
    private const string Movers = "/api/v1/movers?gauge=sample-growth&since=2018-12-26&until=2019-04-05";

    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("text/markdown", "text/markdown")]
    [InlineData("text/plain", "text/plain")]
    [InlineData("image/png, */*;q=0.1", "application/json")]
    [InlineData("text/csv;q=0.2, text/plain;q=0.9", "text/plain")]
    public async Task The_header_accept_chooses_the_format(string accept, string media)
    {
        using var response = await sample.Server.Get(Movers, ("Accept", accept));
        response.Content.Headers.ContentType!.MediaType.ShouldBe(media);
        string.Join(',', response.Headers.Vary).ShouldBe("Accept");
    }

    [Fact]
    public async Task A_format_by_name_wins_and_an_unknown_one_says_which_there_are()
    {
        using var response = await sample.Server.Get(Movers + "&format=csv", ("Accept", "application/json"));
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var (status, problem) = await sample.Server.Refusal(Movers + "&format=xml");
        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.GetProperty("detail").GetString().ShouldBe("The format 'xml' is not known: expected json, csv, html, md, text.");
    }

    [Fact]
    public async Task An_answer_says_which_version_it_shows_and_is_not_sent_twice()
    {
        using var first = await sample.Server.Get(Movers);
        var tag = first.Headers.ETag!.ToString();
        var dataset = JsonDocument.Parse(await first.Content.ReadAsStringAsync()).RootElement.GetProperty("dataset");
        first.Headers.GetValues("Bellwether-Dataset").Single().ShouldEndWith(dataset.GetProperty("content_hash").GetString()!);
        using var again = await sample.Server.Get(Movers, ("If-None-Match", tag));
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsStringAsync()).ShouldBeEmpty();
        using var listed = await sample.Server.Get(Movers, ("If-None-Match", $"\"other\", {tag}"));
        listed.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        foreach (var other in new[] { Movers + "&format=csv", Movers + "&table=contributors", Movers.Replace("04-05", "04-04", StringComparison.Ordinal), Movers.Replace("movers", "breadth", StringComparison.Ordinal) })
        {
            using var response = await sample.Server.Get(other, ("If-None-Match", tag));
            response.StatusCode.ShouldBe(HttpStatusCode.OK, other);
            (response.Headers.ETag!.ToString() == tag).ShouldBeFalse(other);
        }
    }

    [Fact]
    public async Task A_table_comes_in_pages_that_add_up_to_it()
    {
        var whole = (await sample.Server.Json(Movers)).GetProperty("tables").GetProperty("contributors").EnumerateArray().Select(row => row.GetRawText()).ToArray();
        var rows = new List<string>();
        var next = Movers + "&table=contributors&limit=17&offset=0";
        while (next is not null)
        {
            using var response = await sample.Server.Get(next);
            var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            page.GetProperty("total").GetInt32().ShouldBe(whole.Length);
            rows.AddRange(page.GetProperty("rows").EnumerateArray().Select(row => string.Concat(row.GetRawText().Where(c => !char.IsWhiteSpace(c)))));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('>')[0].TrimStart('<') : null;
        }

        whole.Length.ShouldBeGreaterThan(17);
        rows.ShouldBe(whole.Select(row => string.Concat(row.Where(c => !char.IsWhiteSpace(c)))));
    }

    [Theory]
    [InlineData("&limit=5", "'offset' and 'limit' count rows of one table: name it with 'table'.")]
    [InlineData("&table=nothing", "This answer has no table 'nothing'.")]
    [InlineData("&table=contributors&limit=0", "'limit' is '0': expected a whole number from 1 to 10000.")]
    [InlineData("&table=contributors&offset=-1", "'offset' is '-1'")]
    [InlineData("&gage=x", "Did you mean gauge?")]
    [InlineData("&since=2019-01-07", "'since' is given 2 times: expected once.")]
    [InlineData("&store=/etc", "'movers' takes no 'store'.")]
    public async Task A_request_that_is_not_understood_says_what_would_be(string more, string words)
    {
        var (status, problem) = await sample.Server.Refusal(Movers + more);
        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.GetProperty("detail").GetString()!.ShouldContain(words);
    }

    [Fact]
    public async Task Levels_are_the_closes_that_index_calc_gives()
    {
        var calc = (await sample.Server.Json("/api/v1/index/calc?gauge=sample-growth")).GetProperty("tables").EnumerateObject().First().Value.EnumerateArray().ToArray();
        var levels = await sample.Server.Json("/api/v1/levels?gauge=sample-growth");
        var rows = levels.GetProperty("levels").EnumerateArray().ToDictionary(row => row.GetProperty("date").GetString()!, row => row.GetProperty("level").GetDecimal(), StringComparer.Ordinal);
        levels.GetProperty("total").GetInt32().ShouldBe(rows.Count);
        rows.Count.ShouldBe(calc.Length);
        foreach (var row in calc)
        {
            var price = row.EnumerateObject().First(cell => cell.Value.ValueKind == JsonValueKind.Number).Value.GetDecimal();
            Math.Abs(rows[row.GetProperty("date").GetString()!] - price).ShouldBeLessThanOrEqualTo(0.005m);
        }

        var csv = (await sample.Server.Text("/api/v1/levels?gauge=sample-growth&format=csv")).TrimEnd('\n').Split('\n');
        csv[0].ShouldBe("date,level");
        csv.Skip(1).ShouldBe(rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Key},{row.Value}")));
        var page = await sample.Server.Json("/api/v1/levels?gauge=sample-growth&offset=3&limit=2");
        page.GetProperty("levels").EnumerateArray().Select(row => row.GetProperty("date").GetString()).ShouldBe(rows.Keys.Skip(3).Take(2));
    }

    [Fact]
    public async Task A_long_series_is_streamed()
    {
        using var response = await sample.Server.Client.GetAsync(new Uri("/api/v1/levels?gauge=sample-growth", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        response.Headers.TransferEncodingChunked.ShouldBe(true);
        response.Content.Headers.ContentLength.ShouldBeNull();
    }

    [Fact]
    public async Task What_the_description_lists_is_understood_and_nothing_else()
    {
        var document = await sample.Server.Json("/api/v1/openapi.json");
        document.GetProperty("openapi").GetString().ShouldBe("3.1.0");
        var known = document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(schema => schema.Name).ToArray();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            if (!path.Value.TryGetProperty("get", out var operation)) continue;
            var parameters = operation.GetProperty("parameters").EnumerateArray().ToArray();
            var names = parameters.Select(parameter => parameter.GetProperty("name").GetString()!).ToArray();
            names.Distinct(StringComparer.Ordinal).Count().ShouldBe(names.Length);
            // Each parameter is read (a bad value is spoken of, or the answer comes); one that is not listed is refused.
            var required = parameters.Where(parameter => parameter.TryGetProperty("required", out var needed) && needed.GetBoolean()).Select(parameter => parameter.GetProperty("name").GetString()!).ToArray();
            foreach (var name in required)
            {
                var without = string.Join('&', required.Where(own => own != name).Select(own => $"{own}=x"));
                var (status, problem) = await sample.Server.Refusal($"{path.Name}?{without}");
                status.ShouldBe(HttpStatusCode.BadRequest);
                problem.GetProperty("detail").GetString()!.ShouldContain($"needs '{name}'");
            }

            foreach (var name in names)
            {
                using var response = await sample.Server.Get($"{path.Name}?{string.Join('&', required.Where(own => own != name).Append(name).Select(own => $"{own}=%00"))}");
                (await response.Content.ReadAsStringAsync()).ShouldNotContain($"takes no '{name}'");
                ((int)response.StatusCode).ShouldBeLessThan(500, $"{path.Name} {name}");
                operation.GetProperty("responses").TryGetProperty($"{(int)response.StatusCode}", out _).ShouldBeTrue($"{path.Name} {name}: {response.StatusCode} is not described");
            }

            var (refused, unknown) = await sample.Server.Refusal($"{path.Name}?{string.Join('&', required.Select(own => $"{own}=x"))}&nonsense=1");
            refused.ShouldBe(HttpStatusCode.BadRequest);
            unknown.GetProperty("detail").GetString()!.ShouldContain("takes no 'nonsense'");
        }

        foreach (var reference in References(document)) known.Contains(reference["#/components/schemas/".Length..], StringComparer.Ordinal).ShouldBeTrue(reference);
    }

    [Fact]
    public async Task A_question_about_a_text_is_described_and_posted()
    {
        var paths = (await sample.Server.Json("/api/v1/openapi.json")).GetProperty("paths");
        var posts = paths.EnumerateObject().Where(path => path.Value.TryGetProperty("post", out _)).ToArray();
        posts.Select(path => path.Name).ShouldBe(["/api/v1/check"]);
        var post = posts[0].Value.GetProperty("post");
        post.GetProperty("parameters").EnumerateArray().Select(own => own.GetProperty("name").GetString()).ShouldBe(["published", "gauge", "since", "until", "as-of", "known-at", "names", "format", "table", "offset", "limit"]);
        foreach (var media in post.GetProperty("requestBody").GetProperty("content").EnumerateObject())
        {
            var body = media.Name == "application/json" ? System.Text.Json.JsonSerializer.Serialize(new { text = Articles.Mixed }) : Articles.Mixed;
            using var response = await sample.Server.Send(HttpMethod.Post, "/api/v1/check?table=claims&offset=1&limit=1", new StringContent(body, System.Text.Encoding.UTF8, media.Name));
            response.StatusCode.ShouldBe(HttpStatusCode.OK, $"{media.Name} {string.Join('\n', Server.Reports)}");
            var rows = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("rows");
            rows.GetArrayLength().ShouldBe(1);
            rows[0].GetProperty("verdict").GetString().ShouldBe("Supported");
        }

        using var get = await sample.Server.Get("/api/v1/check");
        get.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        get.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Theory]
    [InlineData("text/plain", "", 422, "There is no text in the request")]
    [InlineData("text/plain", " \n ", 422, "There is no text in the request")]
    [InlineData("application/json", "{}", 422, "There is no text in the request")]
    [InlineData("application/json", "[]", 422, "The body is not the JSON that is expected")]
    [InlineData("application/json", "{\"text\": [1]}", 422, "The body is not the JSON that is expected")]
    [InlineData("application/json", "{\"text\": \"\\ud800\"}", 422, "The body is not the JSON that is expected")]
    [InlineData("application/json", "{\"text\": \"x\", \"out\": \"x\"}", 400, "'check' takes no 'out'.")]
    [InlineData("application/json", "{\"text\": \"x\", \"published\": \"soon\"}", 400, "is not a date")]
    [InlineData("application/json", "{\"text\": \"x\", \"gauge\": \"sample-grwth\"}", 400, "Did you mean sample-growth?")]
    [InlineData("image/png", "x", 415, "expected text/plain, text/markdown, text/html or application/json")]
    [InlineData("multipart/form-data; boundary=x", "x", 415, "multipart/form-data")]
    public async Task A_body_that_is_no_text_is_refused(string media, string body, int status, string words)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(media);
        using var response = await sample.Server.Send(HttpMethod.Post, "/api/v1/check", content);
        var problem = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, problem);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString()!.ShouldContain(words);
    }

    [Fact]
    public async Task Bytes_that_are_no_characters_are_refused()
    {
        using var response = await sample.Server.Send(HttpMethod.Post, "/api/v1/check", new ByteArrayContent([0x52, 0xC3, 0x28, 0xFF]));
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.Content.ReadAsStringAsync()).ShouldContain("not UTF-8");
    }

    [Fact]
    public async Task Answers_have_the_shape_that_is_described()
    {
        var schemas = (await sample.Server.Json("/api/v1/openapi.json")).GetProperty("components").GetProperty("schemas");
        var answer = await sample.Server.Json(Movers);
        Fits(answer, schemas.GetProperty("Answer"));
        Fits(answer.GetProperty("dataset"), schemas.GetProperty("Dataset"));
        foreach (var fact in answer.GetProperty("facts").EnumerateArray()) Fits(fact, schemas.GetProperty("Fact"));
        Fits(await sample.Server.Json(Movers + "&table=contributors"), schemas.GetProperty("Answer"));
        Fits(await sample.Server.Json("/api/v1/levels?gauge=sample-growth"), schemas.GetProperty("Levels"));
        Fits((await sample.Server.Refusal("/api/v1/movers?gauge=x")).Problem, schemas.GetProperty("Problem"));
    }

    [Fact]
    public async Task An_unknown_question_lists_those_there_are()
    {
        var (status, problem) = await sample.Server.Refusal("/api/v1/import");
        status.ShouldBe(HttpStatusCode.NotFound);
        problem.GetProperty("detail").GetString()!.ShouldStartWith("There is no question 'import'. Known: analogues,");
        using var post = await sample.Server.Send(HttpMethod.Post, Movers, new StringContent("x"));
        post.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        post.Content.Headers.Allow.ShouldBe(["GET"]);
    }

    private static void Fits(JsonElement value, JsonElement schema)
    {
        var described = schema.GetProperty("properties");
        foreach (var name in schema.GetProperty("required").EnumerateArray()) value.TryGetProperty(name.GetString()!, out _).ShouldBeTrue($"{name} is missing");
        foreach (var property in value.EnumerateObject())
        {
            described.TryGetProperty(property.Name, out var own).ShouldBeTrue($"{property.Name} is not described");
            if (!own.TryGetProperty("type", out var type)) continue;
            var allowed = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!).ToArray() : [type.GetString()!];
            if (allowed.Contains("integer", StringComparer.Ordinal)) property.Value.TryGetInt64(out _).ShouldBeTrue(property.Name);
            else allowed.Contains(Kind(property.Value), StringComparer.Ordinal).ShouldBeTrue(property.Name);
        }
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "array",
        _ => "object",
    };

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property.Name == "$ref" ? [property.Value.GetString()!] : References(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
