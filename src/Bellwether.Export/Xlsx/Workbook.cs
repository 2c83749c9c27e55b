using Bellwether.Story;
using Bellwether.Story.Render;

namespace Bellwether.Export.Xlsx;

/// <summary>
/// An answer as an Excel workbook: the brief's text, a sheet per table with typed cells, and a sheet that says for every number where it comes from.
/// Click a number to get there.
/// </summary>
internal static class Workbook
{
    private const string BriefName = "Brief";
    private const string ProvenanceName = "Provenance";

    // What spreadsheets allow on a tab.
    private const int LongestName = 31;
    private static readonly char[] s_forbidden = ['[', ']', ':', '*', '?', '/', '\\', '\''];

    /// <summary>The workbook's bytes; the same answer gives the same.</summary>
    public static byte[] Of(Answer answer)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { BriefName, ProvenanceName };
        var tables = AnswerParts.Tables(answer).Select(table => Sheet.Of(table, Unique(table.Id, names))).ToList();
        List<Sheet> sheets = [Text(answer), .. tables];
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!answer.Facts.IsEmpty)
        {
            sheets.Add(Provenance(answer));
            foreach (var (fact, at) in answer.Facts.Select((fact, at) => (fact, at))) places.TryAdd(fact.Id, $"{ProvenanceName}!{Sheet.Reference(at + 1, 0)}");
        }

        return Package.Of(sheets, places);
    }

    private static Sheet Text(Answer answer)
    {
        var brief = answer.Brief;
        var rows = new List<IReadOnlyList<SheetCell>> { Row(brief.Title, Look.Title), Row(brief.Subtitle) };
        if (brief.IsSample) rows.Add(Row(AnswerParts.SampleBanner));
        foreach (var block in AnswerParts.Body(brief))
        {
            if (block is Heading heading) rows.AddRange([[SheetCell.Empty], Row(heading.Text, Look.Heading)]);
            else if (block is Paragraph or Note) rows.Add(Row(Words(block is Paragraph paragraph ? paragraph.Text : ((Note)block).Text)));
        }

        rows.AddRange([[SheetCell.Empty], Row(AnswerParts.Dataset(answer.Version)), Row($"The same answer again: {answer.Command}")]);
        return new Sheet(BriefName, rows, isTable: false);
    }

    // The facts themselves carry no links: they stand where links lead.
    private static Sheet Provenance(Answer answer)
    {
        var table = FactTable.Of(answer);
        return new Sheet(
            ProvenanceName,
            [
                [.. table.Columns.Select(column => SheetCell.Of(column.Title, Look.Heading)), SheetCell.Of("Data set", Look.Heading)],
                .. table.Rows.Select(row => (IReadOnlyList<SheetCell>)[.. row.Select(cell => SheetCell.Of(cell) with { FactId = null }), SheetCell.Of(AnswerParts.Version(answer.Version))]),
            ],
            isTable: true);
    }

    private static IReadOnlyList<SheetCell> Row(string text, Look look = Look.Text) => [SheetCell.Of(text, look)];

    private static string Words(IEnumerable<Span> spans) =>
        string.Concat(spans.Select(span => span is FactSpan fact ? FactText.Prose(fact.Fact, fact.Style) : ((Words)span).Text));

    private static string Unique(string id, HashSet<string> names)
    {
        var clean = new string([.. Printable.Clean(id).Select(c => s_forbidden.Contains(c) ? '-' : c)]).Trim();
        if (clean.Length == 0) clean = "table";
        var name = clean.Length <= LongestName ? clean : clean[..LongestName];
        for (var again = 2; !names.Add(name); again++)
        {
            var ending = FormattableString.Invariant($"-{again}");
            name = clean[..Math.Min(clean.Length, LongestName - ending.Length)] + ending;
        }

        return name;
    }
}
