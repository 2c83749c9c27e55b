using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Bellwether.Cli;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;
using Bellwether.Web.Security;

namespace Bellwether.Web.Tests;

/// <summary>What a request cannot do: read files, be asked for by another site, get in without the token, drown the server, run in a page.</summary>
[Collection("sample server")]
public sealed partial class SecurityTests(SampleServer sample)
{
    private const string Token = "correct-horse-battery-staple";

    private Server Server => sample.Server;

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:80")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("10.0.0.1")]
    [InlineData("localhost.evil.example")]
    public async Task A_name_that_was_pointed_here_gets_no_answer(string host)
    {
        var (status, problem) = await Server.Refusal("/api/v1/gauges", ("Host", host));
        status.ShouldBe(HttpStatusCode.MisdirectedRequest);
        problem.GetProperty("title").GetString().ShouldBe("Unknown host");
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("LOCALHOST")]
    public async Task Its_own_names_are_answered(string host) => await Server.Text("/status", ("Host", $"{host}:{Server.Address.Port}"));

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_sites_page_is_refused(string header, string value)
    {
        var (status, _) = await Server.Refusal("/api/v1/gauges", (header, value));
        status.ShouldBe(HttpStatusCode.Forbidden);
        using var asked = await Server.Send(HttpMethod.Options, "/api/v1/gauges", null, ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "GET"));
        asked.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        asked.Headers.ShouldNotContain(own => own.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_link_from_another_page_leads_here()
    {
        await Server.Text("/", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"));
        await Server.Text("/api/v1/index/list", ("Origin", Server.Address.GetLeftPart(UriPartial.Authority)));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/gauge/sample-growth")]
    [InlineData("/ask/movers?gauge=sample-growth")]
    [InlineData("/api/v1/gauges")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/nothing")]
    [InlineData("/assets/app.js")]
    public async Task Every_response_keeps_itself_to_itself(string path)
    {
        using var response = await Server.Get(path);
        string Header(string name) => response.Headers.GetValues(name).Single();
        Header("X-Content-Type-Options").ShouldBe("nosniff");
        Header("X-Frame-Options").ShouldBe("DENY");
        Header("Referrer-Policy").ShouldBe("same-origin");
        Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Header("Cache-Control").ShouldBeOneOf("no-store", "private, no-cache", "no-cache, private");
        var policy = Header("Content-Security-Policy");
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.ShouldNotContain(own => own.Key == "Server" || own.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/gauge/sample-growth")]
    [InlineData("/brief/sample-growth")]
    [InlineData("/ask/stress?gauge=sample-growth&shock=sample-fx%3D-5%25")]
    [InlineData("/data")]
    public async Task Pages_have_no_script_and_no_style_within(string path)
    {
        var page = await Server.Text(path);
        Inline().Matches(page).Select(match => match.Value).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("{{7*7}}")]
    [InlineData("@(1+1)")]
    [InlineData("=cmd|' /C calc'!A0")]
    public async Task Hostile_words_are_shown_as_words(string words)
    {
        var value = Uri.EscapeDataString(words);
        foreach (var path in new[] { $"/gauge/{value}", $"/ask/movers?gauge={value}", $"/?since={value}", $"/replay?fact={value}", $"/brief/sample-growth?against={value}", $"/{value}", $"/ask/{value}" })
        {
            using var response = await Server.Get(path);
            var page = await response.Content.ReadAsStringAsync();
            Harmless(page);
            ((int)response.StatusCode).ShouldBeLessThan(500, path);
        }

        // A text that is pasted: whole, within a claim that is found and marked, and in the fields beside it.
        var claim = $"{words}\n\nThe Sample Growth Index {words} rose 2 percent {words} on Friday.";
        foreach (var fields in new[] { new[] { ("text", words) }, [("text", claim)], [("text", claim), ("published", words)], [("text", claim), ("gauge", words)] })
        {
            using var response = await Server.Send(HttpMethod.Post, "/article", new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
            var page = await response.Content.ReadAsStringAsync();
            response.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'; script-src 'self'");
            System.Net.WebUtility.HtmlDecode(page).ShouldContain(words);
            Harmless(page);
        }

        foreach (var format in new[] { "html", "md", "json", "csv", "text" })
        {
            using var response = await Server.Send(HttpMethod.Post, "/api/v1/check?format=" + format, new StringContent(claim));
            var body = await response.Content.ReadAsStringAsync();
            response.StatusCode.ShouldBe(HttpStatusCode.OK, body);
            if (format == "html") Harmless(body);
            if (format == "csv") body.Split('\n').ShouldAllBe(line => !line.StartsWith('='));
            body.ShouldNotContain(">49<");
        }

        var (_, problem) = await Server.Refusal($"/api/v1/movers?gauge={value}");
        problem.GetProperty("detail").GetString()!.ShouldContain(words.Split(',')[0], Case.Sensitive);
    }

    private static void Harmless(string page)
    {
        page.ShouldNotContain("<script>alert");
        page.ShouldNotContain("<svg onload");
        page.ShouldNotContain("<img");
        page.ShouldNotContain(">49<");
        Inline().Matches(page.Replace(Bellwether.Story.Render.HtmlFragment.Sheet, "", StringComparison.Ordinal).Replace("<style></style>", "", StringComparison.Ordinal)).Select(match => match.Value).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/assets/../WebHost.cs")]
    [InlineData("/assets/%2e%2e%2fappsettings.json")]
    [InlineData("/assets//etc/passwd")]
    [InlineData("/..%2f..%2fetc/passwd")]
    [InlineData("/assets/C:%5Cwindows%5Cwin.ini")]
    public async Task No_path_leads_to_a_file(string path)
    {
        using var response = await Server.Get(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    // Every parameter of every question is given names of a file that exists; nothing of it may come back, and nothing may be written.
    [Fact]
    public async Task No_value_leads_to_a_file()
    {
        var secret = Stores.Sample.Write("secret.txt", "the-secret-words 1\n--out=stolen.txt\n");
        var forms = Bellwether.Web.Tests.Server.Questions().Forms;
        forms.SelectMany(form => form.Parameters).Select(parameter => parameter.Name).ShouldNotContain(name => name == "out" || name == "store" || name == "definitions" || name.Contains("file", StringComparison.OrdinalIgnoreCase));
        forms.SelectMany(form => form.Parameters).Select(parameter => parameter.Shape).ShouldNotContain(shape => shape.Contains("FILE", StringComparison.Ordinal) || shape.Contains("DIR", StringComparison.Ordinal) || shape.Contains("PATH", StringComparison.Ordinal));
        var before = Files();
        foreach (var form in forms)
        {
            foreach (var parameter in form.Parameters)
            {
                foreach (var value in new[] { secret, "@" + secret, "--out=" + secret, "file://" + secret })
                {
                    var path = $"/api/v1/{form.Name}?{parameter.Name}={Uri.EscapeDataString(value)}";
                    using var response = form.TakesText ? await Server.Send(HttpMethod.Post, path, new StringContent(value)) : await Server.Get(path);
                    (await response.Content.ReadAsStringAsync()).ShouldNotContain("the-secret-words");
                    ((int)response.StatusCode).ShouldBeLessThan(500, $"{form.Name} {parameter.Name}");
                }
            }
        }

        // The text of a question is the text, never a name.
        foreach (var path in new[] { secret, "@" + secret, "-", Path.GetDirectoryName(secret)! })
        {
            using var response = await Server.Send(HttpMethod.Post, "/api/v1/check", new StringContent(path));
            (await response.Content.ReadAsStringAsync()).ShouldNotContain("the-secret-words");
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        Files().ShouldBe(before);
        File.ReadAllText(secret).ShouldStartWith("the-secret-words");

        static string[] Files() => [.. Directory.GetFiles(Stores.Sample.Home, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused()
    {
        using var line = await Server.Get("/api/v1/movers?gauge=" + new string('x', 9000));
        line.StatusCode.ShouldBe(HttpStatusCode.RequestUriTooLong);
        var (status, problem) = await Server.Refusal("/api/v1/movers?gauge=" + new string('x', 501));
        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.GetProperty("detail").GetString().ShouldBe("'gauge' is 501 characters long: expected at most 500.");
        using var headers = await Server.Get("/status", [.. Enumerable.Range(0, 60).Select(i => (string.Create(CultureInfo.InvariantCulture, $"X-{i}"), "y"))]);
        headers.StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
        using var body = await Server.Send(HttpMethod.Post, "/login", new StringContent("token=" + new string('x', 2_000_000), Encoding.UTF8, "application/x-www-form-urlencoded"));
        body.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var text = await Server.Send(HttpMethod.Post, "/api/v1/check", new StringContent(new string('x', 2_000_000)));
        text.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        text.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var article = await Server.Send(HttpMethod.Post, "/api/v1/check", new StringContent(new string('x', 200_001)));
        article.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await article.Content.ReadAsStringAsync()).ShouldContain("The text has 200,001 characters: expected at most 200,000.");
        using var pasted = await Server.Send(HttpMethod.Post, "/article", new FormUrlEncodedContent([KeyValuePair.Create("text", new string('x', 200_001))]));
        pasted.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var parts = new MultipartFormDataContent { { new StringContent("x"), "text", "../../etc/passwd" } };
        using var file = await Server.Send(HttpMethod.Post, "/article", parts);
        file.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_fault_shows_no_trace()
    {
        await using var server = await ServerWithBook(new FaultyBook());
        var (status, problem) = await server.Refusal("/api/v1/fault");
        status.ShouldBe(HttpStatusCode.InternalServerError);
        problem.GetProperty("detail").GetString().ShouldBe("A fault of the program, please report it");
        using var page = await server.Get("/ask/fault?go=1");
        page.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var words = await page.Content.ReadAsStringAsync();
        words.ShouldNotContain("secret inner words");
        words.ShouldNotContain("   at ");
        Bellwether.Web.Tests.Server.Reports.ShouldContain(line => line.StartsWith("fault: ", StringComparison.Ordinal) && line.Contains("secret inner words", StringComparison.Ordinal), "who runs the server is told");
    }

    [Fact]
    public async Task Another_address_needs_a_token()
    {
        var refusal = await Should.ThrowAsync<DeskException>(() => Bellwether.Web.Tests.Server.Over(Stores.Sample, settings => settings with { Address = IPAddress.Any }));
        refusal.Code.ShouldBe(ExitCode.Usage);
        refusal.Message.ShouldStartWith("--listen 0.0.0.0 opens the server to other machines: give --token-file FILE");
        var weak = await Should.ThrowAsync<DeskException>(() => Bellwether.Web.Tests.Server.Over(Stores.Sample, settings => settings with { Token = "short" }));
        weak.Message.ShouldStartWith("The token is too short");
    }

    [Fact]
    public async Task With_a_token_nothing_is_told_without_it()
    {
        await using var server = await Bellwether.Web.Tests.Server.Over(Stores.Sample, settings => settings with { Token = Token });
        foreach (var path in new[] { "/api/v1/gauges", "/api/v1/openapi.json", "/status", "/replay?fact=x", "/nothing" })
        {
            var (status, _) = await server.Refusal(path);
            status.ShouldBe(HttpStatusCode.Unauthorized, path);
        }

        foreach (var wrong in new[] { "Bearer ", "Bearer x", $"Bearer {Token}x", $"Basic {Token}", Token })
            (await server.Refusal("/api/v1/gauges", ("Authorization", wrong))).Status.ShouldBe(HttpStatusCode.Unauthorized, wrong);
        await server.Text("/api/v1/gauges", ("Authorization", "Bearer " + Token));
        using var page = await server.Get("/", ("Accept", "text/html"));
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.ToString().ShouldBe("/login");
    }

    [Fact]
    public async Task A_browser_hands_the_token_in_once()
    {
        await using var server = await Bellwether.Web.Tests.Server.Over(Stores.Sample, settings => settings with { Token = Token });
        (await server.Text("/login")).ShouldContain("type=\"password\"");
        using var wrong = await server.Send(HttpMethod.Post, "/login", new FormUrlEncodedContent([KeyValuePair.Create("token", "nonsense nonsense")]));
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        wrong.Headers.ShouldNotContain(own => own.Key == "Set-Cookie");
        using var right = await server.Send(HttpMethod.Post, "/login", new FormUrlEncodedContent([KeyValuePair.Create("token", Token)]));
        right.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var cookie = right.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        cookie.ShouldNotContain(Token);
        await server.Text("/", ("Cookie", cookie.Split(';')[0]));
        (await server.Refusal("/api/v1/gauges", ("Cookie", "bellwether=" + new string('0', 64)))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    // Time cannot be tested on a shared machine; the source can: tokens and tickets meet only in the framework's constant-time comparison.
    [Fact]
    public void Tokens_are_compared_in_constant_time()
    {
        var source = Bellwether.Tests.House.Repository.Text("src/Bellwether.Web/Security/Doors.cs");
        Regex.Count(source, @"CryptographicOperations\.FixedTimeEquals").ShouldBe(3);
        Regex.IsMatch(source, @"_t(?:oken|icket)\!?\s*(?:==|!=\s*(?!null))|SequenceEqual|(?:==|!=)\s*_t(?:oken|icket)\b").ShouldBeFalse();
    }

    [Fact]
    public async Task Who_asks_too_often_waits()
    {
        await using var server = await Bellwether.Web.Tests.Server.Over(Stores.Sample, settings => settings with { RatePerSecond = 5 });
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 30; i++)
        {
            using var response = await server.Get("/status");
            statuses.Add(response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) response.Headers.RetryAfter!.ToString().ShouldBe("1");
        }

        statuses[..10].ShouldAllBe(status => status == HttpStatusCode.OK);
        statuses.ShouldContain(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public void The_rate_gate_counts_each_address_for_itself_and_forgives_with_time()
    {
        var clock = new HandClock();
        var gate = new RateGate(5, clock);
        var (one, other) = (IPAddress.Parse("192.0.2.1"), IPAddress.Parse("192.0.2.2"));
        for (var i = 0; i < 10; i++) gate.Admits(one).ShouldBeTrue();
        gate.Admits(one).ShouldBeFalse();
        gate.Admits(other).ShouldBeTrue();
        clock.Ticks += TimeSpan.FromMilliseconds(399).Ticks;
        gate.Admits(one).ShouldBeTrue();
        gate.Admits(one).ShouldBeFalse();
        clock.Ticks += TimeSpan.FromMinutes(1).Ticks;
        for (var i = 0; i < 10; i++) gate.Admits(one).ShouldBeTrue();
        gate.Admits(one).ShouldBeFalse();
    }

    [Fact]
    public void A_port_in_use_is_a_refusal_with_a_way_out()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        Stores.Sample.Run("serve", "--port", $"{port}").Refusal(2).ShouldContain("Choose another port with --port N.");
        Stores.Sample.Run("serve", "--listen", "0.0.0.0").Refusal(2).ShouldContain("--token-file FILE");
        Stores.Sample.Run("serve", "--listen", "nowhere").Refusal(2).ShouldContain("is not an address");
        Stores.Sample.Run("serve", "--token-file", "missing.txt").Refusal(2).ShouldContain("there is no such file");
        Stores.Sample.Run("serve", "--port", "70000").Refusal(2).ShouldContain("expected 0 to 65535");
    }

    private static async Task<Server> ServerWithBook(IQuestionBook book) => await Bellwether.Web.Tests.Server.Over(Stores.Sample.Store, null, book);

    [GeneratedRegex(@"<script(?![^>]*\ssrc="")[^>]*>|<style|\sstyle\s*=|\son\w+\s*=\s*[""']|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    private sealed class HandClock : TimeProvider
    {
        public long Ticks { get; set; } = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;
    }

    private sealed class FaultyBook : IQuestionBook
    {
        public System.Collections.Immutable.ImmutableArray<QuestionForm> Forms => [new QuestionForm("fault", "Fails.", [])];

        public AskedAnswer Ask(AskedQuestion question, IMarketDoor door, CancellationToken stop) => throw new InvalidOperationException("secret inner words");
    }
}
