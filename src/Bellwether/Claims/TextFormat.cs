namespace Bellwether.Claims;

/// <summary>Markup of a text.</summary>
public enum TextFormat
{
    /// <summary>Found out from the text: HTML when it has tags, else Markdown, which leaves plain text as it is.</summary>
    Auto,

    /// <summary>Plain text.</summary>
    Plain,

    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>HTML.</summary>
    Html,
}
