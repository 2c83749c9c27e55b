using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bellwether.Desk;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Api;

/// <summary>A text that came with a question: as the body itself, or in a JSON object beside values of the question.</summary>
/// <param name="Text">The text.</param>
/// <param name="Values">Names and values beside it.</param>
internal sealed record TextBody(string Text, ImmutableArray<KeyValuePair<string, string>> Values)
{
    /// <summary>Most characters of a text.</summary>
    internal const int Longest = 200_000;

    /// <summary>Media types of a body that is the text itself.</summary>
    internal static readonly ImmutableArray<string> Plain = ["text/plain", "text/markdown", "text/html"];

    /// <summary>Media type of a body that is an object with the text.</summary>
    internal const string Json = "application/json";

    private const string Name = "text";

    // A fallback that throws: bytes that are no characters are refused, not replaced.
    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads the body; one that is no text is bad input, and says what is expected.</summary>
    internal static async Task<TextBody> Read(HttpRequest request)
    {
        var media = request.ContentType is { Length: > 0 } type ? type.Split(';')[0].Trim().ToLowerInvariant() : Plain[0];
        if (media != Json && !Plain.Contains(media, StringComparer.Ordinal))
            throw new BadHttpRequestException($"The body is of the type '{media}': expected {string.Join(", ", Plain)} or {Json}.", StatusCodes.Status415UnsupportedMediaType);
        using var reader = new StreamReader(request.Body, s_strict);
        string body;
        try
        {
            body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
        }
        catch (DecoderFallbackException)
        {
            throw new DeskException(ExitCode.BadInput, "The text is not UTF-8.");
        }

        var read = media == Json ? Parse(body) : new TextBody(body, []);
        if (string.IsNullOrWhiteSpace(read.Text)) throw new DeskException(ExitCode.BadInput, "There is no text in the request: send it as its body, as text/plain.");
        return read.Text.Length <= Longest ? read : throw TooLong(read.Text);
    }

    /// <summary>Says that a text is too long.</summary>
    internal static DeskException TooLong(string text) =>
        new(ExitCode.BadInput, string.Create(CultureInfo.InvariantCulture, $"The text has {text.Length:N0} characters: expected at most {Longest:N0}."));

    private static TextBody Parse(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw Shape();
            string? text = null;
            var values = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
            foreach (var property in json.RootElement.EnumerateObject())
            {
                var value = property.Value.ValueKind switch
                {
                    JsonValueKind.Null => null,
                    JsonValueKind.String => property.Value.GetString(),
                    JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => property.Value.GetRawText(),
                    _ => throw Shape(),
                };
                if (value is null) continue;
                if (property.Name == Name) text = value;
                else values.Add(new(property.Name, value));
            }

            return new TextBody(text ?? "", values.ToImmutable());
        }
        // A lone half of a surrogate pair is JSON, but no text.
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw Shape();
        }
    }

    private static DeskException Shape() => new(ExitCode.BadInput, "The body is not the JSON that is expected: {\"text\": \"…\"}, and beside it values of the question as strings.");
}
