namespace Bellwether.Web.Pages;

/// <summary>A place on a page for a piece that may take a while: the page is sent up to it, and goes on when the piece is there.</summary>
/// <param name="Id">Id of the piece.</param>
/// <param name="Title">Its heading, for the list of contents.</param>
/// <param name="Markup">The piece as markup.</param>
public sealed record Slot(string Id, string Title, Task<string> Markup)
{
    /// <summary>Stands in the markup of a page where a slot is.</summary>
    public const string Mark = "<!--slot-->";
}
