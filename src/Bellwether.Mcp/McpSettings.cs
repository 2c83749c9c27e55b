using Bellwether.Data.Sources;

namespace Bellwether.Mcp;

/// <summary>What the tools are asked about, and how they are reached.</summary>
public sealed record McpSettings
{
    /// <summary>Directory of the store.</summary>
    public required string StorePath { get; init; }

    /// <summary>What printed commands add to reach the same store.</summary>
    public required string StoreOption { get; init; }

    /// <summary>Index definitions.</summary>
    public required DefinitionLibrary Definitions { get; init; }

    /// <summary>Version of the program, for the client.</summary>
    public required string Version { get; init; }

    /// <summary>Requests, one JSON object a line.</summary>
    public required Stream Input { get; init; }

    /// <summary>Replies; nothing else may be written there.</summary>
    public required Stream Output { get; init; }

    /// <summary>Notes for the person who runs the server; null for none.</summary>
    public Action<string>? Report { get; init; }
}
