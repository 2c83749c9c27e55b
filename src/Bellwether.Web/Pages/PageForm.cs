using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Pages;

/// <summary>Reads the fields of a page's form. Only the plain encoding of forms is read: the other one would put files on the disk.</summary>
internal static class PageForm
{
    private const string Plain = "application/x-www-form-urlencoded";

    /// <summary>The fields; a body that is no form is refused.</summary>
    internal static async Task<IFormCollection> Read(HttpRequest request)
    {
        if (request.ContentType?.Split(';')[0].Trim() is not { } type || !string.Equals(type, Plain, StringComparison.OrdinalIgnoreCase))
            throw new BadHttpRequestException($"This page's form comes as {Plain}.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
        }
        catch (InvalidDataException problem)
        {
            throw new BadHttpRequestException("too many or too long fields", StatusCodes.Status413PayloadTooLarge, problem);
        }
    }
}
