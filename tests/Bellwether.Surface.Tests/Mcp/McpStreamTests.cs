using System.Diagnostics;
using System.Text.Json;

namespace Bellwether.Surface.Tests.Mcp;

/// <summary>What stands on the streams: protocol and nothing else, whatever is sent.</summary>
public sealed class McpStreamTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void Only_protocol_is_written_and_the_end_of_input_ends_the_program()
    {
        using var child = Start(Stores.Sample, "mcp");
        Send(child, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""");
        Reply(child).GetProperty("result").GetProperty("serverInfo").GetProperty("name").GetString().ShouldBe("bellwether");
        Send(child, """{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        Send(child, "this is no JSON");
        Send(child, """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"breadth","arguments":{"gauge":"sample-growth"}}}""");
        JsonElement reply;
        do
        {
            reply = Reply(child);
            reply.GetProperty("jsonrpc").GetString().ShouldBe("2.0");
        }
        while (!(reply.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number && id.GetInt32() == 2));
        reply.GetProperty("result").GetProperty("structuredContent").GetProperty("facts").GetArrayLength().ShouldBeGreaterThan(0);
        child.StandardInput.Close();
        child.WaitForExit(s_patience).ShouldBeTrue();
        child.ExitCode.ShouldBe(0);
        child.StandardOutput.ReadToEnd().ShouldBeEmpty();
        child.StandardError.ReadToEnd().ShouldBe("Dataset 1 is loaded.\n");
    }

    [Fact]
    public void A_store_that_is_not_there_is_refused_with_the_code_of_the_command_line()
    {
        using var user = new Terminal(ownStore: true);
        using var child = Start(user, "mcp", "--store", Path.Combine(user.Home, "nowhere"));
        child.StandardInput.Close();
        child.WaitForExit(s_patience).ShouldBeTrue();
        child.StandardOutput.ReadToEnd().ShouldBeEmpty();
        child.ExitCode.ShouldBe(3, child.StandardError.ReadToEnd());
    }

    [Fact]
    public async Task An_import_beside_it_is_seen_by_the_next_question()
    {
        using var user = Stores.OwnSample();
        await using var session = await McpSession.Over(user);
        (await session.Ask("breadth")).GetProperty("dataset").GetProperty("batch").GetInt32().ShouldBe(1);
        var map = user.Write("map.yaml", "table: prices\nscheme: sample\ncolumns: { date: date, code: code, close: close, volume: volume }\n");
        var file = user.Write("prices.csv", "date,code,close,volume\n2019-04-12,S0001,100,1\n");
        user.Run("import", "csv", file, "--map", map).Done();
        (await session.Ask("breadth")).GetProperty("dataset").GetProperty("batch").GetInt32().ShouldBe(2);
    }

    private static Process Start(Terminal user, params string[] words)
    {
        var start = new ProcessStartInfo(ProcessTests.Program, words) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in user.Variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static void Send(Process child, string line)
    {
        child.StandardInput.Write(line + "\n");
        child.StandardInput.Flush();
    }

    private static JsonElement Reply(Process child)
    {
        var line = child.StandardOutput.ReadLineAsync().WaitAsync(s_patience).GetAwaiter().GetResult().ShouldNotBeNull();
        using var json = JsonDocument.Parse(line);
        return json.RootElement.Clone();
    }
}
