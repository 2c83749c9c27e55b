using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story;

/// <summary>A piece of running text: words, or a number that is a fact (STYLE 5: a number without a fact cannot be written).</summary>
public abstract record Span;

/// <summary>Words. Digits are allowed only inside names (Nikkei 225) and dates of the window.</summary>
/// <param name="Text">The words.</param>
public sealed record Words(string Text) : Span;

/// <summary>A fact printed in place.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Style">How to print it.</param>
public sealed record FactSpan(Fact Fact, FactStyle Style = FactStyle.Plain) : Span;

/// <summary>How a fact is printed in prose.</summary>
public enum FactStyle
{
    /// <summary>As its unit says: 21.2 %, 7.4 percentage points, 16.</summary>
    Plain,

    /// <summary>With its sign: +21.2 %.</summary>
    Signed,

    /// <summary>Without its sign: the verb says the direction.</summary>
    Absolute,
}

/// <summary>A block of a brief.</summary>
public abstract record Block;

/// <summary>A heading; level 1 is the brief's title.</summary>
/// <param name="Level">1 to 3.</param>
/// <param name="Text">Words.</param>
public sealed record Heading(int Level, string Text) : Block;

/// <summary>Running text.</summary>
/// <param name="Text">Spans.</param>
public sealed record Paragraph(ImmutableArray<Span> Text) : Block;

/// <summary>A caveat the reader must not miss: survivorship, hindsight, convention.</summary>
/// <param name="Text">Spans.</param>
public sealed record Note(ImmutableArray<Span> Text) : Block;

/// <summary>A table whose numeric cells are facts.</summary>
/// <param name="Id">Stable name for JSON and CSV, e.g. <c>gauges</c>.</param>
/// <param name="Title">Caption.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Rows">Rows of cells, as many as columns.</param>
public sealed record TableBlock(string Id, string Title, ImmutableArray<Column> Columns, ImmutableArray<ImmutableArray<Cell>> Rows) : Block;

/// <summary>A table column.</summary>
/// <param name="Id">Stable name for JSON and CSV.</param>
/// <param name="Title">Heading for people.</param>
/// <param name="RightAligned">True for numbers.</param>
public sealed record Column(string Id, string Title, bool RightAligned = false);

/// <summary>A table cell: words, a fact, a row of the data as it stands (a day's level, a line number), or nothing.</summary>
/// <param name="Text">What is printed, when it is not a fact.</param>
/// <param name="Fact">The fact, when it is a number that is explained.</param>
/// <param name="Style">How to print the fact.</param>
/// <param name="Number">The raw number behind <paramref name="Text"/> for machines: fractions, not percent.</param>
public readonly record struct Cell(string? Text, Fact? Fact, FactStyle Style = FactStyle.Plain, decimal? Number = null)
{
    /// <summary>A number of the data, and how it prints.</summary>
    public static Cell Of(decimal number, string shown) => new(shown, null, FactStyle.Plain, number);


    /// <summary>A cell of words.</summary>
    public static Cell Of(string? text) => new(text, null);

    /// <summary>A cell that prints a fact.</summary>
    public static Cell Of(Fact fact, FactStyle style = FactStyle.Plain) => new(null, fact, style);
}

/// <summary>A chart, drawn as SVG in HTML, and as a small text chart in a terminal.</summary>
/// <param name="Chart">The chart as data.</param>
public sealed record ChartBlock(Chart Chart) : Block;

/// <summary>A typed document (STYLE 5): renderers come last.</summary>
/// <param name="Title">Title.</param>
/// <param name="Subtitle">Window, data-set version, whether the market is a sample.</param>
/// <param name="Blocks">Blocks in reading order.</param>
public sealed record Brief(string Title, string Subtitle, ImmutableArray<Block> Blocks)
{
    /// <summary>True when the market is generated and fictional; every rendering says so.</summary>
    public bool IsSample { get; init; }

    /// <summary>Where to go next: commands with a few words each.</summary>
    public ImmutableArray<NextStep> Next { get; init; } = [];
}

/// <summary>A command worth typing next.</summary>
/// <param name="Command">The command.</param>
/// <param name="What">What it shows.</param>
public sealed record NextStep(string Command, string What);
