using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Bellwether.Cli;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="name">Name.</param>
/// <param name="description">What it does, in a sentence.</param>
/// <param name="examples">Command lines that work, one a line.</param>
public sealed class ExampleCommand(string name, string description, string examples) : Command(name, description)
{
    /// <summary>Command lines that work, one a line.</summary>
    public string Examples { get; } = examples;
}

/// <summary>The usual help, then the command's examples.</summary>
public sealed class ExampleHelp : SynchronousCommandLineAction
{
    private readonly SynchronousCommandLineAction _usual;

    private ExampleHelp(SynchronousCommandLineAction usual) => _usual = usual;

    /// <summary>The --help option for a root command.</summary>
    public static Option Option()
    {
        var option = new HelpOption { Recursive = true };
        option.Action = new ExampleHelp((SynchronousCommandLineAction)option.Action!);
        return option;
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        ArgumentNullException.ThrowIfNull(parseResult);
        var code = _usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not ExampleCommand command) return code;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var line in command.Examples.Split('\n', StringSplitOptions.RemoveEmptyEntries)) output.WriteLine("  " + line.TrimEnd());
        output.WriteLine();
        return code;
    }
}
