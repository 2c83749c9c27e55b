using System.Text;
using Bellwether.Data.Sources;
using Bellwether.Desk;
using Bellwether.Export.Xlsx;
using Bellwether.Story;
using Bellwether.Story.Charts;
using Bellwether.Story.Render;

namespace Bellwether.Export;

/// <summary>
/// One door for the surfaces to the formats that need bytes or another program: XLSX, PDF, PNG, SVG, Parquet. The core's
/// <see cref="AnswerRenderer"/> is the door to those of text.
/// </summary>
public static class AnswerExport
{
    /// <summary>True for a format that this project writes.</summary>
    public static bool Handles(OutputFormat format) => IsBinary(format) || format == OutputFormat.Svg;

    /// <summary>True for a format that a terminal cannot show.</summary>
    public static bool IsBinary(OutputFormat format) => format is OutputFormat.Xlsx or OutputFormat.Pdf or OutputFormat.Png or OutputFormat.Parquet;

    /// <summary>True when an answer may become several files: a chart or a table each.</summary>
    public static bool HasParts(OutputFormat format) => format is OutputFormat.Png or OutputFormat.Svg or OutputFormat.Parquet;

    /// <summary>Refuses a format whose program this machine lacks, with the command that installs it, before any work is done.</summary>
    public static void CheckMachine(OutputFormat format, ExportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (format == OutputFormat.Pdf) Browser.Find(options, "PDF");
        if (format == OutputFormat.Png) Painter.Find(options);
    }

    /// <summary>The answer as one file.</summary>
    public static byte[] ToBytes(Answer answer, OutputFormat format, ExportOptions options)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(options);
        return format switch
        {
            OutputFormat.Xlsx => Workbook.Of(answer),
            OutputFormat.Pdf => Browser.Print(answer, options),
            OutputFormat.Svg => Encoding.UTF8.GetBytes(Svg(Chart(answer, options.ChartId))),
            OutputFormat.Png => Painter.Paint(Svg(Chart(answer, options.ChartId)), options),
            OutputFormat.Parquet => ParquetTable.Of(answer, Table(answer, options.TableId), options.Stop),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A format of text: AnswerRenderer writes it."),
        };
    }

    /// <summary>Every part of the answer as a file of its own: all charts, or all tables and the facts.</summary>
    public static IEnumerable<ExportFile> Parts(Answer answer, OutputFormat format, ExportOptions options)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(options);
        if (!HasParts(format)) throw new ArgumentOutOfRangeException(nameof(format), format, "This format is one file.");
        return format == OutputFormat.Parquet
            ? Tables(answer).Select(table => new ExportFile(table.Id + ".parquet", ParquetTable.Of(answer, table, options.Stop)))
            : Drawable(answer).Select(chart => new ExportFile($"{chart.Id}.{(format == OutputFormat.Svg ? "svg" : "png")}", ToBytes(answer, format, options with { ChartId = chart.Id })));
    }

    /// <summary>A chart as a file of its own that any program can open.</summary>
    public static string Svg(Chart chart) => SvgChart.Draw(chart, new SvgOptions { Portable = true });

    private static Chart Chart(Answer answer, string? id) =>
        Pick(Drawable(answer), own => own.Id, id, "--chart", "chart", "there is nothing to draw");

    private static TableBlock Table(Answer answer, string? id) =>
        Pick(Tables(answer), own => own.Id, id, "--table", "table", "there is nothing to write");

    private static T Pick<T>(IReadOnlyList<T> all, Func<T, string> idOf, string? id, string option, string kind, string consequence)
        where T : class
    {
        if (all.Count == 0) throw new DeskException(ExitCode.Usage, $"This answer has no {kind}, so {consequence}: choose another --format.");
        if (id is null) return all[0];
        var known = all.Select(idOf).ToArray();
        return all.FirstOrDefault(own => idOf(own) == id)
            ?? throw new DeskException(ExitCode.Usage, $"{option} {id}: this answer has no such {kind}.{(Suggest.Nearest(id, known) is { } near ? $" Did you mean {near}?" : "")} There {(known.Length == 1 ? "is" : "are")}: {string.Join(", ", known)}.");
    }

    private static List<Chart> Drawable(Answer answer) => [.. answer.Brief.Blocks.OfType<ChartBlock>().Select(block => block.Chart).DistinctBy(chart => chart.Id, StringComparer.Ordinal)];

    private static List<TableBlock> Tables(Answer answer) => [.. AnswerParts.Tables(answer), .. answer.Facts.IsEmpty ? Array.Empty<TableBlock>() : [FactTable.Of(answer)]];
}
