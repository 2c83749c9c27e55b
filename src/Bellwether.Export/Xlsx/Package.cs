using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Bellwether.Export.Xlsx;

/// <summary>The parts of a workbook in one ZIP file (ECMA-376). The same answer gives the same bytes: no part carries a time.</summary>
internal static class Package
{
    /// <summary>Namespace of sheets and styles.</summary>
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string TypePrefix = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    // The first time that a ZIP file can name.
    private static readonly DateTimeOffset s_noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings s_settings = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize };

    /// <summary>The workbook's bytes.</summary>
    public static byte[] Of(IReadOnlyList<Sheet> sheets, IReadOnlyDictionary<string, string> places)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var styles = new StyleBook();
            Add(zip, "[Content_Types].xml", xml => Types(xml, sheets.Count));
            Add(zip, "_rels/.rels", xml => Links(xml, [("rId1", Relations + "/officeDocument", "xl/workbook.xml")]));
            Add(zip, "xl/workbook.xml", xml => Book(xml, sheets));
            Add(zip, "xl/_rels/workbook.xml.rels", xml => Links(xml,
            [
                .. sheets.Select((_, i) => (Id(i), Relations + "/worksheet", $"worksheets/sheet{i + 1}.xml")),
                (Id(sheets.Count), Relations + "/styles", "styles.xml"),
            ]));
            for (var i = 0; i < sheets.Count; i++)
            {
                var at = i;
                Add(zip, $"xl/worksheets/sheet{at + 1}.xml", xml => sheets[at].Write(xml, styles, places, selected: at == 0));
            }

            Add(zip, "xl/styles.xml", styles.Write);
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = s_noTime;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, s_settings);
        xml.WriteStartDocument(standalone: true);
        write(xml);
        xml.WriteEndDocument();
    }

    private static void Types(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Types", ContentTypes);
        xml.WriteRaw("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        xml.WriteRaw($"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{TypePrefix}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{TypePrefix}styles+xml\"/>");
        for (var i = 1; i <= sheets; i++) xml.WriteRaw($"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{TypePrefix}worksheet+xml\"/>");
        xml.WriteEndElement();
    }

    private static void Links(XmlWriter xml, IEnumerable<(string Id, string Type, string Target)> links)
    {
        xml.WriteStartElement("Relationships", PackageRelations);
        foreach (var (id, type, target) in links) xml.WriteRaw($"<Relationship Id=\"{id}\" Type=\"{type}\" Target=\"{target}\"/>");
        xml.WriteEndElement();
    }

    private static void Book(XmlWriter xml, IReadOnlyList<Sheet> sheets)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteRaw("<bookViews><workbookView/></bookViews>");
        xml.WriteStartElement("sheets");
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", sheets[i].Name);
            xml.WriteAttributeString("sheetId", FormattableString.Invariant($"{i + 1}"));
            xml.WriteAttributeString("id", Relations, Id(i));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Id(int at) => FormattableString.Invariant($"rId{at + 1}");
}
