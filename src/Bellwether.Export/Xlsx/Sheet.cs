using System.Globalization;
using System.Xml;
using Bellwether.Story;
using Bellwether.Story.Render;

namespace Bellwether.Export.Xlsx;

/// <summary>One sheet: rows of cells; a table has its headings in the first row, which stays in view and filters.</summary>
/// <param name="name">Name on its tab.</param>
/// <param name="rows">Rows.</param>
/// <param name="isTable">True when the first row holds headings.</param>
internal sealed class Sheet(string name, IReadOnlyList<IReadOnlyList<SheetCell>> rows, bool isTable)
{
    private const int Narrowest = 8;
    private const int Widest = 60;

    // A page of running text is as wide as a line that reads well.
    private const int TextWidth = 110;

    // Spreadsheets take this many links a sheet; a longer sheet goes without.
    private const int MaximumLinks = 65_000;

    /// <summary>Name on its tab.</summary>
    public string Name => name;

    /// <summary>The sheet of a table.</summary>
    public static Sheet Of(TableBlock table, string name) => new(
        name,
        [[.. table.Columns.Select(column => SheetCell.Of(column.Title, Look.Heading))], .. table.Rows.Select(row => (IReadOnlyList<SheetCell>)[.. row.Select(SheetCell.Of)])],
        isTable: true);

    /// <summary>Writes the sheet's part; numbers that print a fact lead to the fact's row in the provenance sheet.</summary>
    public void Write(XmlWriter xml, StyleBook styles, IReadOnlyDictionary<string, string> places, bool selected)
    {
        var columns = rows.Max(row => row.Count);
        xml.WriteStartElement("worksheet", Package.Main);
        xml.WriteRaw($"<dimension ref=\"A1:{Reference(rows.Count - 1, columns - 1)}\"/>");
        xml.WriteRaw($"<sheetViews><sheetView workbookViewId=\"0\"{(selected ? " tabSelected=\"1\"" : "")}{(isTable ? "" : " showGridLines=\"0\"")}>{(isTable ? "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>" : "")}</sheetView></sheetViews>");
        xml.WriteStartElement("cols");
        for (var i = 0; i < columns; i++)
            xml.WriteRaw(FormattableString.Invariant($"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Width(i)}\" customWidth=\"1\"/>"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        for (var row = 0; row < rows.Count; row++) WriteRow(xml, row, styles);
        xml.WriteEndElement();
        if (isTable && rows.Count > 1) xml.WriteRaw($"<autoFilter ref=\"A1:{Reference(rows.Count - 1, columns - 1)}\"/>");
        WriteLinks(xml, places);
        xml.WriteRaw("<pageMargins left=\"0.6\" right=\"0.6\" top=\"0.7\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>");
        xml.WriteEndElement();
    }

    private void WriteRow(XmlWriter xml, int row, StyleBook styles)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", (row + 1).ToString(CultureInfo.InvariantCulture));
        for (var column = 0; column < rows[row].Count; column++)
        {
            var cell = rows[row][column];
            if (cell.Number is null && cell.Words is null) continue;
            xml.WriteStartElement("c");
            xml.WriteAttributeString("r", Reference(row, column));
            xml.WriteAttributeString("s", styles.Of(cell).ToString(CultureInfo.InvariantCulture));
            if (cell.Number is { } number)
            {
                xml.WriteElementString("v", number);
            }
            else
            {
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is");
                xml.WriteStartElement("t");
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(cell.Words);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteLinks(XmlWriter xml, IReadOnlyDictionary<string, string> places)
    {
        var links = rows.SelectMany((row, r) => row.Select((cell, c) => (cell.FactId, Place: Reference(r, c))))
            .Where(link => link.FactId is { } id && places.ContainsKey(id)).Take(MaximumLinks + 1).ToArray();
        if (links.Length is 0 or > MaximumLinks) return;
        xml.WriteStartElement("hyperlinks");
        foreach (var (id, place) in links)
        {
            xml.WriteStartElement("hyperlink");
            xml.WriteAttributeString("ref", place);
            xml.WriteAttributeString("location", places[id!]);
            xml.WriteAttributeString("tooltip", "Where this number comes from");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private string Width(int column)
    {
        if (!isTable) return column == 0 ? TextWidth.ToString(CultureInfo.InvariantCulture) : "12";
        var widest = rows.Max(row => column < row.Count ? DisplayWidth.Of(row[column].Shown) : 0);
        return Math.Clamp(widest + 2, Narrowest, Widest).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A1 of row and column, both from zero.</summary>
    internal static string Reference(int row, int column)
    {
        var letters = "";
        for (var at = column; at >= 0; at = (at / 26) - 1) letters = (char)('A' + (at % 26)) + letters;
        return letters + (row + 1).ToString(CultureInfo.InvariantCulture);
    }
}
