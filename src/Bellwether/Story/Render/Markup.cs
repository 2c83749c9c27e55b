using System.Text;

namespace Bellwether.Story.Render;

/// <summary>Text made safe for HTML and SVG, in a form that is also well-formed XML.</summary>
internal static class Markup
{
    /// <summary>Escaped for element content and for attribute values.</summary>
    public static string Escape(string text) => Printable.Clean(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    /// <summary>An element id from a stable name: letters, digits and dashes.</summary>
    public static string Id(string name)
    {
        var id = new StringBuilder("b-");
        foreach (var c in name) id.Append(char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '-');
        return id.ToString();
    }
}
