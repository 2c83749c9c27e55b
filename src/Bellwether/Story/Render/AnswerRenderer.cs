namespace Bellwether.Story.Render;

/// <summary>One door for the surfaces: an answer, a format, a writer.</summary>
public static class AnswerRenderer
{
    /// <summary>Writes the answer in the format.</summary>
    public static void Write(Answer answer, OutputFormat format, TextWriter output, RenderOptions? options = null)
    {
        var chosen = options ?? RenderOptions.Default;
        switch (format)
        {
            case OutputFormat.Text: TextRenderer.Write(answer, output, chosen); break;
            case OutputFormat.Markdown: MarkdownRenderer.Write(answer, output, chosen); break;
            case OutputFormat.Json: JsonRenderer.Write(answer, output); break;
            case OutputFormat.Html: HtmlRenderer.Write(answer, output); break;
            case OutputFormat.Csv: CsvRenderer.Write(answer, output, chosen); break;
            default: throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format of text: Bellwether.Export writes the others.");
        }
    }

    /// <summary>The answer in the format, as a string.</summary>
    public static string ToString(Answer answer, OutputFormat format, RenderOptions? options = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        Write(answer, format, output, options);
        return output.ToString();
    }
}
