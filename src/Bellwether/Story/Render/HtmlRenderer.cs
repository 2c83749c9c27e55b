namespace Bellwether.Story.Render;

/// <summary>One self-contained HTML file.</summary>
public static class HtmlRenderer
{
    /// <summary>Writes the answer.</summary>
    public static void Write(Answer answer, TextWriter output) => throw new NotSupportedException("HTML is not written yet.");
}
