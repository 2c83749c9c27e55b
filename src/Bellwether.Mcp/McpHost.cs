using System.Collections.Immutable;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Bellwether.Mcp;

/// <summary>
/// The questions as tools for AI assistants (Model Context Protocol) over two streams. Answers carry facts with their provenance, so that an assistant need
/// not quote a number that is not there.
/// </summary>
public static class McpHost
{
    private const string Instructions = """
        Bellwether explains stock-market gauges from data. Quote only numbers that stand among an answer's facts, with their window and, where there is one,
        their interval (low, high); values are fractions, not percent. Keep the brief's wording: what moves together is not thereby a cause, and evidence is
        consistent, inconsistent or inconclusive, never proved. Name the fact's id when asked for a source; the tool 'replay' recomputes it. When 'sample' is
        true the market is fictional: say so. An error says what to ask instead.
        """;

    /// <summary>Serves until the client closes its stream or is stopped.</summary>
    public static async Task RunAsync(McpSettings settings, IQuestionBook book, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(book);
        var tools = ToolBook.Of(book);
        // A store that is missing is refused here, not in the middle of a conversation; and the first answer comes sooner.
        var door = new KeptDoor(settings);
        var listed = new ListToolsResult { Tools = [.. tools.Select(Describe)] };
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "bellwether", Title = "Bellwether", Version = settings.Version },
            ServerInstructions = Instructions.ReplaceLineEndings(" "),
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) => ValueTask.FromResult(listed),
                CallToolHandler = (call, cancelled) => new ValueTask<CallToolResult>(Task.Run(() => Call(tools, book, door, call.Params, settings, cancelled), CancellationToken.None)),
            },
        };
        await using var transport = new StreamServerTransport(settings.Input, settings.Output, "bellwether");
        await using var server = McpServer.Create(transport, options);
        try
        {
            await server.RunAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped by the person who started it: that is how it ends.
        }
    }

    private static CallToolResult Call(ImmutableArray<AssistantTool> tools, IQuestionBook book, KeptDoor door, CallToolRequestParams? call, McpSettings settings, CancellationToken cancelled)
    {
        try
        {
            var tool = tools.FirstOrDefault(own => own.Name == call?.Name)
                ?? throw new DeskException(ExitCode.Usage, $"There is no tool '{call?.Name}'. There are: {string.Join(", ", tools.Select(own => own.Name))}.");
            var (question, wanted) = tool.Read(call!.Arguments ?? new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal));
            return ToolReply.Of(book.Ask(question, door, cancelled), wanted);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception problem)
        {
            var refusal = Refusal.Of(problem);
            if (refusal.Code == ExitCode.Internal) settings.Report?.Invoke($"{call?.Name}: {problem}");
            return ToolReply.Of(refusal);
        }
    }

    private static Tool Describe(AssistantTool tool) => new()
    {
        Name = tool.Name,
        Description = tool.Description,
        InputSchema = tool.InputSchema(),
        OutputSchema = ToolReply.OutputSchema,
        Annotations = new ToolAnnotations { ReadOnlyHint = true, IdempotentHint = true, DestructiveHint = false, OpenWorldHint = false },
    };
}
