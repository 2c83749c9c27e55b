using System.Globalization;
using System.Text;
using System.Xml;

namespace Bellwether.Export.Xlsx;

/// <summary>The looks and number formats that the sheets of one workbook use, each once, in order of first use.</summary>
internal sealed class StyleBook
{
    // Below this are the formats that spreadsheets bring along.
    private const int FirstOwnFormat = 164;

    private readonly List<(string Format, Look Look, bool Quoted)> _styles = [(NumberFormat.General, Look.Plain, false)];
    private readonly List<string> _formats = [];

    /// <summary>The number of a cell's style.</summary>
    public int Of(SheetCell cell)
    {
        var style = (cell.Format, cell.Look, cell.LooksLikeFormula);
        var at = _styles.IndexOf(style);
        if (at >= 0) return at;
        _styles.Add(style);
        return _styles.Count - 1;
    }

    /// <summary>Writes <c>xl/styles.xml</c>.</summary>
    public void Write(XmlWriter xml)
    {
        var cells = _styles.Select(style => (Number: Format(style.Format), style.Look, style.Quoted)).ToArray();
        xml.WriteStartElement("styleSheet", Package.Main);
        if (_formats.Count > 0)
        {
            Start(xml, "numFmts", _formats.Count);
            for (var i = 0; i < _formats.Count; i++) Element(xml, "numFmt", ("numFmtId", Text(FirstOwnFormat + i)), ("formatCode", _formats[i]));
            xml.WriteEndElement();
        }

        Start(xml, "fonts", 3);
        Font(xml, 11, bold: false);
        Font(xml, 11, bold: true);
        Font(xml, 16, bold: true);
        xml.WriteEndElement();
        xml.WriteRaw("<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>");
        xml.WriteRaw("<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style=\"thin\"/><diagonal/></border></borders>");
        xml.WriteRaw("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
        Start(xml, "cellXfs", cells.Length);
        foreach (var (number, look, quoted) in cells) Cell(xml, number, look, quoted);
        xml.WriteEndElement();
        xml.WriteRaw("<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>");
        xml.WriteEndElement();
    }

    private static void Cell(XmlWriter xml, int format, Look look, bool quoted)
    {
        xml.WriteStartElement("xf");
        foreach (var (name, value) in new[]
        {
            ("numFmtId", format), ("fontId", look switch { Look.Heading => 1, Look.Title => 2, _ => 0 }), ("fillId", 0), ("borderId", look == Look.Heading ? 1 : 0), ("xfId", 0), ("applyNumberFormat", 1),
        })
            xml.WriteAttributeString(name, Text(value));
        // An edited cell would become a formula without this mark.
        if (quoted) xml.WriteAttributeString("quotePrefix", "1");
        if (look != Look.Plain)
        {
            xml.WriteAttributeString("applyFont", "1");
            xml.WriteAttributeString("applyAlignment", "1");
            Element(xml, "alignment", ("vertical", look == Look.Heading ? "bottom" : "top"), ("wrapText", look == Look.Title ? "0" : "1"));
        }

        xml.WriteEndElement();
    }

    private int Format(string code)
    {
        if (code == NumberFormat.General) return 0;
        var at = _formats.IndexOf(code);
        if (at < 0)
        {
            at = _formats.Count;
            _formats.Add(code);
        }

        return FirstOwnFormat + at;
    }

    private static void Font(XmlWriter xml, int size, bool bold) =>
        xml.WriteRaw(new StringBuilder("<font>").Append(bold ? "<b/>" : "").Append(CultureInfo.InvariantCulture, $"<sz val=\"{size}\"/>").Append("<name val=\"Calibri\"/><family val=\"2\"/></font>").ToString());

    private static void Start(XmlWriter xml, string name, int count)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("count", Text(count));
    }

    private static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (key, value) in attributes) xml.WriteAttributeString(key, value);
        xml.WriteEndElement();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
