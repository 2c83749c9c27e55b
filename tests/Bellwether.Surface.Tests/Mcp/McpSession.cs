using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Bellwether.Surface.Tests.Mcp;

/// <summary>A client of the real program: starts it as an assistant's program does, and speaks with it over its streams.</summary>
internal sealed class McpSession : IAsyncDisposable
{
    // A busy machine may start the program slowly; a client that gives up its first question meanwhile would ask in two versions of the protocol.
    private static readonly McpClientOptions s_patient = new() { DiscoverProbeTimeout = TimeSpan.FromMinutes(1), InitializationTimeout = TimeSpan.FromMinutes(2) };

    private McpSession(McpClient client) => Client = client;

    public McpClient Client { get; }

    /// <summary>A session over a store.</summary>
    public static async Task<McpSession> Over(Terminal user)
    {
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Name = "bellwether",
            Command = ProcessTests.Program,
            Arguments = ["mcp", "--quiet"],
            EnvironmentVariables = user.Variables.ToDictionary(own => own.Key, own => (string?)own.Value, StringComparer.Ordinal),
        });
        return new McpSession(await McpClient.CreateAsync(transport, s_patient));
    }

    /// <summary>Calls a tool with arguments written as JSON.</summary>
    public async Task<CallToolResult> Call(string tool, string arguments = "{}")
    {
        using var json = JsonDocument.Parse(arguments);
        var values = json.RootElement.EnumerateObject().ToDictionary(own => own.Name, own => (object?)own.Value.Clone(), StringComparer.Ordinal);
        return await Client.CallToolAsync(tool, values);
    }

    /// <summary>The answer of a call that must succeed.</summary>
    public async Task<JsonElement> Ask(string tool, string arguments = "{}")
    {
        var result = await Call(tool, arguments);
        result.IsError.ShouldNotBe(true, Text(result));
        return result.StructuredContent.ShouldNotBeNull();
    }

    /// <summary>The first text of a result.</summary>
    public static string Text(CallToolResult result) => result.Content.OfType<TextContentBlock>().First().Text;

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
