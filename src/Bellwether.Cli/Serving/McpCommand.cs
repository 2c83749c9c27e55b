using System.CommandLine;
using System.Reflection;
using Bellwether.Desk;
using Bellwether.Mcp;

namespace Bellwether.Cli.Serving;

/// <summary>Composes the assistants' surface: hands it a store, a book of questions and the two streams (docs/decisions/0012).</summary>
public static class McpCommand
{
    /// <summary>The command.</summary>
    public static Command Build(Runner run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var command = new ExampleCommand(
            "mcp",
            "The same questions as tools for an AI assistant, over standard input and output (Model Context Protocol). The assistant's program starts it.",
            """
            bellwether mcp
            bellwether mcp --store ./tokyo --quiet
            """);
        command.SetAction(run.With(session =>
        {
            var context = session.Context;
            if (context.InputBytes is not { } input || context.Bytes is not { } output)
                throw new DeskException(ExitCode.Usage, "'mcp' speaks with a program over standard input and output, and there are none here.");
            if (context.OutputIsTerminal && !session.Quiet) context.Errors.WriteLine("Waiting for an assistant's program on standard input; Ctrl+C ends it. docs/mcp.md shows how a program starts this command.");
            var store = ServedStore.Of(session);
            var settings = new McpSettings
            {
                StorePath = store.Path,
                StoreOption = session.Named(store),
                Definitions = session.Definitions,
                Version = typeof(McpCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0",
                Input = input,
                Output = output,
                Report = session.Quiet ? null : context.Errors.WriteLine,
            };
            McpHost.RunAsync(settings, new CommandQuestions(context), context.Stop).GetAwaiter().GetResult();
            return (int)ExitCode.Done;
        }));
        return command;
    }
}
