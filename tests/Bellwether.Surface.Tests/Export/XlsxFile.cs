using System.IO.Compression;
using System.Xml.Linq;

namespace Bellwether.Surface.Tests.Export;

/// <summary>A cell read back: its text or its number, and the format that shows it.</summary>
internal sealed record XlsxCell(string Value, bool IsNumber, string Format, bool IsQuoted)
{
    public double Number => double.Parse(Value, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A workbook read back by a reader that shares no code with the writer: sheets of cells by place, links by place.</summary>
internal sealed class XlsxFile
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, XDocument> _sheets = new(StringComparer.Ordinal);
    private readonly (string Format, bool IsQuoted)[] _styles;

    public XlsxFile(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        XDocument Part(string name)
        {
            using var stream = zip.GetEntry(name).ShouldNotBeNull(name).Open();
            return XDocument.Load(stream);
        }

        Times = [.. zip.Entries.Select(entry => entry.LastWriteTime.Year)];
        var styles = Part("xl/styles.xml").Root!;
        var formats = styles.Descendants(Main + "numFmt").ToDictionary(own => (int)own.Attribute("numFmtId")!, own => (string)own.Attribute("formatCode")!);
        _styles = [.. styles.Element(Main + "cellXfs")!.Elements().Select(own => (formats.GetValueOrDefault((int)own.Attribute("numFmtId")!, "General"), (string?)own.Attribute("quotePrefix") == "1"))];
        var targets = Part("xl/_rels/workbook.xml.rels").Root!.Elements().ToDictionary(own => (string)own.Attribute("Id")!, own => (string)own.Attribute("Target")!, StringComparer.Ordinal);
        foreach (var sheet in Part("xl/workbook.xml").Root!.Descendants(Main + "sheet"))
            _sheets[(string)sheet.Attribute("name")!] = Part("xl/" + targets[(string)sheet.Attribute(Relations + "id")!]);
    }

    public int[] Times { get; }

    public IEnumerable<string> Sheets => _sheets.Keys;

    /// <summary>The cell at a place, such as B2; null when nothing stands there.</summary>
    public XlsxCell? At(string sheet, string place)
    {
        var cell = _sheets[sheet].Descendants(Main + "c").FirstOrDefault(own => (string)own.Attribute("r")! == place);
        if (cell is null) return null;
        cell.Descendants(Main + "f").ShouldBeEmpty("a formula");
        var (format, quoted) = _styles[(int)cell.Attribute("s")!];
        return cell.Element(Main + "v") is { } number
            ? new XlsxCell(number.Value, true, format, quoted)
            : new XlsxCell(cell.Descendants(Main + "t").Single().Value, false, format, quoted);
    }

    /// <summary>Rows of a sheet, without its first.</summary>
    public int Rows(string sheet) => _sheets[sheet].Descendants(Main + "row").Count() - 1;

    /// <summary>Where the link at a place leads.</summary>
    public string? Link(string sheet, string place) =>
        (string?)_sheets[sheet].Descendants(Main + "hyperlink").FirstOrDefault(own => (string)own.Attribute("ref")! == place)?.Attribute("location");

    /// <summary>The places of a column under its heading.</summary>
    public IEnumerable<string> Column(string sheet, string heading)
    {
        var letter = _sheets[sheet].Descendants(Main + "row").First().Elements()
            .Where(cell => cell.Value == heading).Select(cell => new string([.. ((string)cell.Attribute("r")!).Where(char.IsLetter)])).Single();
        return Enumerable.Range(2, Rows(sheet)).Select(row => $"{letter}{row}");
    }
}
