namespace Bellwether.Export;

/// <summary>Which part of an answer is exported, and what the export may ask of the machine.</summary>
public sealed record ExportOptions
{
    /// <summary>Which table Parquet writes, by id; the first one when null.</summary>
    public string? TableId { get; init; }

    /// <summary>Which chart SVG and PNG draw, by id; the first one when null.</summary>
    public string? ChartId { get; init; }

    /// <summary>Environment variables: <c>PATH</c> and <c>BELLWETHER_BROWSER</c>.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Ends a program that draws or prints.</summary>
    public CancellationToken Stop { get; init; }
}

/// <summary>One exported file.</summary>
/// <param name="Name">Its name in a folder, from the id of its table or chart.</param>
/// <param name="Bytes">Its content.</param>
public sealed record ExportFile(string Name, byte[] Bytes);
