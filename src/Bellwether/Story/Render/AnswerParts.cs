using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Market;

namespace Bellwether.Story.Render;

/// <summary>What every renderer asks of an answer: its tables once each, its printed facts in order, its data-set line.</summary>
internal static class AnswerParts
{
    /// <summary>The words of the sample banner.</summary>
    public const string SampleBanner = "Sample market \u2014 fictional companies, prices and news";

    /// <summary>Tables of the brief in reading order, then the longer ones, each once by id; a row must have as many cells as there are columns.</summary>
    public static IReadOnlyList<TableBlock> Tables(Answer answer)
    {
        var tables = new List<TableBlock>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // The answer's own tables win: they may be the full length of a table that the brief shortens.
        var own = answer.Tables.ToDictionary(table => table.Id, StringComparer.Ordinal);
        foreach (var table in answer.Brief.Blocks.OfType<TableBlock>().Concat(answer.Tables))
        {
            if (seen.Add(table.Id)) tables.Add(Checked(own.GetValueOrDefault(table.Id, table)));
        }

        return tables;
    }

    /// <summary>The table, when every row fits its columns.</summary>
    public static TableBlock Checked(TableBlock table)
    {
        foreach (var row in table.Rows)
        {
            if (row.Length != table.Columns.Length)
                throw new InvalidOperationException($"Table '{table.Id}' has {table.Columns.Length} columns but a row of {row.Length} cells.");
        }

        return table;
    }

    /// <summary>Facts that the brief prints, each once by id, in reading order.</summary>
    public static IReadOnlyList<Fact> PrintedFacts(Brief brief)
    {
        var facts = new List<Fact>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fact in brief.Blocks.SelectMany(FactsOf))
        {
            if (seen.Add(fact.Id)) facts.Add(fact);
        }

        return facts;
    }

    /// <summary>Blocks without a first heading that repeats the title.</summary>
    public static IEnumerable<Block> Body(Brief brief) =>
        brief.Blocks.Where((block, index) => !(index == 0 && block is Heading { Level: 1 } heading && string.Equals(heading.Text, brief.Title, StringComparison.Ordinal)));

    /// <summary>The data-set version in words.</summary>
    public static string Dataset(DatasetVersion version) => "Data set " + Version(version);

    /// <summary>Number, time and digest of a data-set version.</summary>
    public static string Version(DatasetVersion version) =>
        $"{version.Batch.ToString(CultureInfo.InvariantCulture)}, known at {KnownAt(version)}, content {Short(version.ContentHash)}";

    /// <summary>The time a version became known, ISO 8601 UTC.</summary>
    public static string KnownAt(DatasetVersion version) => version.KnownAt.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>A window as people write it: 25 Dec 2018 to 5 Apr 2019.</summary>
    public static string Words(Window window) =>
        window.Start == window.End ? Day(window.End) : $"{Day(window.Start)} to {Day(window.End)}";

    /// <summary>A day as people write it: 25 Dec 2018.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Distinct reasons of the undefined facts of a table, in words.</summary>
    public static string? UndefinedNote(TableBlock table)
    {
        var reasons = table.Rows.SelectMany(row => row)
            .Where(cell => cell.Fact is { Value: null, Low: null, High: null })
            .Select(cell => FactText.Words(cell.Fact!.Reason))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return reasons.Count == 0 ? null : $"Not defined: {string.Join("; ", reasons)}.";
    }

    /// <summary>A cell as text.</summary>
    public static string CellText(Cell cell) => cell.Fact is { } fact ? FactText.Cell(fact, cell.Style) : Printable.Clean(cell.Text ?? "");

    private static IEnumerable<Fact> FactsOf(Block block) => block switch
    {
        Paragraph paragraph => paragraph.Text.OfType<FactSpan>().Select(span => span.Fact),
        Note note => note.Text.OfType<FactSpan>().Select(span => span.Fact),
        ArticleBlock article => article.Marks.SelectMany(mark => mark.Facts),
        TableBlock table => table.Rows.SelectMany(row => row).Where(cell => cell.Fact is not null).Select(cell => cell.Fact!),
        _ => [],
    };

    private static string Short(string hash) => hash.Length <= 12 ? hash : hash[..12];
}
