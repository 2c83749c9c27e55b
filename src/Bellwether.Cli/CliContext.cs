using Bellwether.Desk.Surfaces;
using Bellwether.Story;

namespace Bellwether.Cli;

/// <summary>What a command may touch of the world: streams, clock, terminal, environment.</summary>
public sealed record CliContext
{
    /// <summary>Results.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Results that are no text, below <see cref="Output"/>; null where there is no such stream.</summary>
    public Stream? Bytes { get; init; }

    /// <summary>What a program sends; null where there is no such stream.</summary>
    public Stream? InputBytes { get; init; }

    /// <summary>Progress and errors.</summary>
    public required TextWriter Errors { get; init; }

    /// <summary>What is typed or piped in.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>The only clock (STYLE 9).</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>True when results go to a person.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>True when progress goes to a person.</summary>
    public bool ErrorsAreTerminal { get; init; }

    /// <summary>Columns of a text page.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Ends long work.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Environment variables.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Holds the data when questions are asked of a running process; null when a command opens the store itself.</summary>
    public IMarketDoor? Door { get; init; }

    /// <summary>Takes the answer in place of the output.</summary>
    public Action<Answer>? Answered { get; init; }
}
