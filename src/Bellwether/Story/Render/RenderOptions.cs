namespace Bellwether.Story.Render;

/// <summary>The formats an answer can be written in. Those from <see cref="Xlsx"/> on need bytes or another program, so the core only names them.</summary>
public enum OutputFormat
{
    /// <summary>Plain text for a terminal.</summary>
    Text,

    /// <summary>GitHub-flavoured Markdown.</summary>
    Markdown,

    /// <summary>The JSON contract of DESIGN 3.</summary>
    Json,

    /// <summary>One self-contained HTML file.</summary>
    Html,

    /// <summary>One table as comma-separated values.</summary>
    Csv,

    /// <summary>A workbook: a sheet per table, and one that says where every number comes from.</summary>
    Xlsx,

    /// <summary>The printed page.</summary>
    Pdf,

    /// <summary>One chart as a picture of pixels.</summary>
    Png,

    /// <summary>One chart as a drawing.</summary>
    Svg,

    /// <summary>One table as a Parquet file.</summary>
    Parquet,
}

/// <summary>How to render an answer; every value has a default that suits a pipe.</summary>
public sealed record RenderOptions
{
    /// <summary>The defaults: 80 columns, no colour, charts, no fact sheet.</summary>
    public static RenderOptions Default { get; } = new();

    /// <summary>Columns of a text rendering; at least 20.</summary>
    public int Width { get; init; } = 80;

    /// <summary>True to write ANSI colour codes in a text rendering.</summary>
    public bool Colour { get; init; }

    /// <summary>False to leave charts out of text and Markdown.</summary>
    public bool Charts { get; init; } = true;

    /// <summary>True to end text and Markdown with a list of every printed number and the command that recomputes it; HTML always has it.</summary>
    public bool FactSheet { get; init; }

    /// <summary>Which table CSV writes, by id; the first one when null.</summary>
    public string? TableId { get; init; }

    /// <summary>Highest number of rows of one table in text, the rest being counted in a line below; null for all.</summary>
    public int? MaxRows { get; init; }
}
