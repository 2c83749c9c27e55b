using System.Text.Json;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;
using Bellwether.Web.Answers;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Api;

/// <summary>What a reader is told when there is no answer: a status, the exit code of the command line, and the same words.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">The kind of problem.</param>
/// <param name="Detail">One paragraph, in the command line's words.</param>
/// <param name="Code">Exit code of the command line for the same problem; null when it has none.</param>
internal sealed record Problem(int Status, string Title, string Detail, int? Code)
{
    /// <summary>What an exception means.</summary>
    internal static Problem Of(Exception exception)
    {
        if (exception is BusyException) return new Problem(StatusCodes.Status503ServiceUnavailable, "Busy", exception.Message, null);
        if (exception is BadHttpRequestException bad)
        {
            return new Problem(bad.StatusCode, "Bad request", bad.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => "The request is larger than this server takes.",
                StatusCodes.Status405MethodNotAllowed or StatusCodes.Status415UnsupportedMediaType => bad.Message,
                _ => "The request could not be read.",
            }, null);
        }

        var refusal = Refusal.Of(exception);
        var (status, title) = refusal.Code switch
        {
            ExitCode.Usage => (StatusCodes.Status400BadRequest, "Not understood"),
            ExitCode.DataMissing => (StatusCodes.Status404NotFound, "Data missing"),
            ExitCode.BadInput => (StatusCodes.Status422UnprocessableEntity, "Bad input"),
            Refusal.Stopped => (StatusCodes.Status503ServiceUnavailable, "Stopped"),
            _ => (StatusCodes.Status500InternalServerError, "Fault"),
        };
        return new Problem(status, title, refusal.Message, (int)refusal.Code);
    }

    /// <summary>Writes it as <c>application/problem+json</c>.</summary>
    internal async Task Write(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = "application/problem+json";
        http.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("type", "about:blank");
        json.WriteString("title", Title);
        json.WriteNumber("status", Status);
        json.WriteString("detail", Detail);
        if (Code is { } code) json.WriteNumber("code", code);
        json.WriteString("instance", http.Request.Path.Value);
        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }
}
