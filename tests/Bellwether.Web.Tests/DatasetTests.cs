using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Bellwether.Web.Tests;

/// <summary>One version is served while another is imported beside it, and then the other; every answer says which.</summary>
public sealed class DatasetTests : IDisposable
{
    private const string Movers = "/api/v1/movers?gauge=sample-growth&since=2018-12-26&until=2019-04-05";

    private readonly Terminal _user = Stores.OwnSample();

    public void Dispose() => _user.Dispose();

    [Fact]
    public async Task The_server_moves_over_when_an_import_is_done()
    {
        await using var server = await Server.Over(_user);
        var before = await server.Json(Movers);
        var first = before.GetProperty("tables").GetProperty("contributors")[0].GetProperty("id").GetString()!;
        using var tagged = await server.Get(Movers);
        Correct(first);
        var after = await Eventually(server, 2);
        after.GetProperty("dataset").GetProperty("batch").GetInt32().ShouldBe(2);
        (after.GetRawText() == before.GetRawText()).ShouldBeFalse();
        after.GetRawText().TrimEnd().ShouldBe(_user.Type("movers sample-growth --since 2018-12-26 --until 2019-04-05 --format json").Done().Output.TrimEnd());
        using var changed = await server.Get(Movers, ("If-None-Match", tagged.Headers.ETag!.ToString()));
        changed.StatusCode.ShouldBe(HttpStatusCode.OK, "the tag of the old version is not that of the new one");
        // The old version stays reachable by its time.
        var known = await server.Json(Movers + "&known-at=2026-01-31");
        known.GetProperty("dataset").GetProperty("batch").GetInt32().ShouldBe(1);
        known.GetProperty("facts").GetRawText().ShouldBe(before.GetProperty("facts").GetRawText());
        var replay = await server.Json($"/api/v1/replay?fact={Uri.EscapeDataString(before.GetProperty("facts")[0].GetProperty("id").GetString()!)}");
        replay.GetProperty("brief").GetString()!.ShouldContain("then and is");
    }

    [Fact]
    public async Task Answers_given_during_an_import_are_of_one_version_each()
    {
        await using var server = await Server.Over(_user);
        var contributor = (await server.Json(Movers)).GetProperty("tables").GetProperty("contributors")[0].GetProperty("id").GetString()!;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var import = Task.Run(() => Correct(contributor));
        var until = Environment.TickCount64 + 20_000;
        var moved = false;
        for (var i = 0; !moved && Environment.TickCount64 < until; i++)
        {
            using var response = await server.Get(string.Create(CultureInfo.InvariantCulture, $"/api/v1/breadth?gauge=sample-growth&since=2018-12-{26 + i % 2}"));
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            var batch = answer.GetProperty("dataset").GetProperty("batch").GetInt32();
            answer.GetProperty("facts").EnumerateArray().Select(fact => fact.GetProperty("id").GetString()!.Split('@')[1].Split('.')[0]).Distinct(StringComparer.Ordinal).ShouldBe([$"{batch}"]);
            response.Headers.GetValues("Bellwether-Dataset").Single().ShouldStartWith($"{batch} ");
            seen.Add($"{batch}");
            moved = batch == 2;
        }

        await import;
        moved.ShouldBeTrue();
        seen.ShouldBe(["1", "2"], ignoreOrder: true);
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_the_same_answer()
    {
        await using var server = await Server.Over(_user);
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => server.Text($"/api/v1/breadth?gauge=sample-growth&since=2018-12-{26 + i % 3}")));
        answers.Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
    }

    private void Correct(string security)
    {
        _user.Clock.Now = new DateTimeOffset(2026, 2, 10, 8, 0, 0, TimeSpan.Zero);
        var map = _user.Write("map.yaml", """
            table: prices
            scheme: sample
            columns: { date: date, code: code, close: close, volume: volume }
            """);
        var file = _user.Write("correction.csv", $"date,code,close,volume\n2019-04-05,{security["sample:".Length..]},123,1000\n");
        _user.Run("import", "csv", file, "--map", map).Done();
    }

    private static async Task<JsonElement> Eventually(Server server, int batch)
    {
        var until = Environment.TickCount64 + 20_000;
        while (true)
        {
            var answer = await server.Json(Movers);
            if (answer.GetProperty("dataset").GetProperty("batch").GetInt32() == batch || Environment.TickCount64 > until) return answer;
            await Task.Delay(100);
        }
    }
}
