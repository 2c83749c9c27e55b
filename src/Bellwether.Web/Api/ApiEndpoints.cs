using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;
using Bellwether.Market;
using Bellwether.Story.Render;
using Bellwether.Web.Answers;
using Bellwether.Web.Datasets;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Api;

/// <summary>REST under <c>/api/v1</c>: one address for each question of the book, and the description of them all.</summary>
internal sealed class ApiEndpoints
{
    private const long MostBytes = 64 * 1024 * 1024;

    private readonly AnswerDesk _desk;
    private readonly FrozenDictionary<string, QuestionForm> _forms;
    private readonly AnswerCache<Written> _written = new(MostBytes, own => own.Bytes.Length);
    private readonly byte[] _description;

    /// <summary>The interface over a desk.</summary>
    internal ApiEndpoints(AnswerDesk desk, string version, bool needsToken)
    {
        _desk = desk;
        ImmutableArray<QuestionForm> forms = [.. desk.Book.Forms, Levels.Form];
        _forms = forms.ToFrozenDictionary(form => form.Name, StringComparer.Ordinal);
        _description = OpenApiDocument.Write(forms, version, needsToken);
    }

    /// <summary>Answers a request below the root; <paramref name="path"/> is what follows it.</summary>
    internal async Task Answer(HttpContext http, string path)
    {
        try
        {
            if (path is "" or "openapi.json")
            {
                Require(http, "GET");
                http.Response.ContentType = "application/json; charset=utf-8";
                http.Response.Headers.CacheControl = "no-cache";
                await http.Response.Body.WriteAsync(_description, http.RequestAborted).ConfigureAwait(false);
                return;
            }

            if (!_forms.TryGetValue(path, out var form)) throw new DeskException(ExitCode.DataMissing, $"There is no question '{path}'. Known: {string.Join(", ", _forms.Keys.Order(StringComparer.Ordinal))}.");
            Require(http, form.TakesText ? "POST" : "GET");
            var text = form.TakesText ? await TextBody.Read(http.Request).ConfigureAwait(false) : null;
            var request = ApiRequest.Read(form, http.Request, text);
            await Write(http, request).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
        {
            if (http.Response.HasStarted) throw;
            http.Response.Headers.Remove("ETag");
            await Problem.Of(problem).Write(http).ConfigureAwait(false);
        }
    }

    /// <summary>The header that names the version which an answer shows.</summary>
    internal static void Show(HttpResponse response, DatasetVersion version) =>
        response.Headers["Bellwether-Dataset"] = string.Create(CultureInfo.InvariantCulture, $"{version.Batch} {version.KnownAt:yyyy-MM-dd'T'HH:mm:ss'Z'} {version.ContentHash}");

    private async Task Write(HttpContext http, ApiRequest request)
    {
        var dataset = _desk.Dataset;
        var key = AnswerDesk.Key(dataset.Version, request.Question);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{dataset.Version.Batch}-{key}-{request.Format}-{request.Table}-{request.Offset}-{request.Limit}\"");
        Show(http.Response, dataset.Version);
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Vary = "Accept";
        http.Response.Headers.ETag = Ascii(tag);
        if (!HttpMethods.IsPost(http.Request.Method) && http.Request.Headers.IfNoneMatch.Any(own => own is not null && own.Split(',', StringSplitOptions.TrimEntries).Any(one => one == Ascii(tag) || one == "*")))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (request.Question.Name == Levels.Form.Name)
        {
            if (request.Table is not null) throw new DeskException(ExitCode.Usage, "'levels' is one table: leave 'table' out.");
            var series = await _desk.Seated(() => dataset.WithWorkspace(workspace => Levels.Read(dataset, workspace, request))).ConfigureAwait(false);
            new Written([], ExitCode.Done, series.Total).Head(http.Response, request, Query(request));
            await series.Write(http, request).ConfigureAwait(false);
            return;
        }

        var written = await _written.Get(tag, async () => Written.Of(await _desk.Ask(dataset, request.Question).ConfigureAwait(false), request)).ConfigureAwait(false);
        written.Head(http.Response, request, Query(request));
        http.Response.ContentLength = written.Bytes.Length;
        await http.Response.Body.WriteAsync(written.Bytes, http.RequestAborted).ConfigureAwait(false);
    }

    // The query of the next page, up to its offset.
    private static string Query(ApiRequest request)
    {
        var query = new StringBuilder();
        foreach (var (name, value) in request.Question.Values) query.Append(CultureInfo.InvariantCulture, $"{name}={Uri.EscapeDataString(value)}&");
        if (request.Table is { } table) query.Append(CultureInfo.InvariantCulture, $"table={Uri.EscapeDataString(table)}&");
        if (request.Format == OutputFormat.Csv) query.Append("format=csv&");
        return query.ToString();
    }

    // A table's name is the reader's word and stands in a header.
    private static string Ascii(string tag) => tag.All(c => c is >= ' ' and <= '~') ? tag : string.Concat(tag.Select(c => c is >= ' ' and <= '~' ? c : '?'));

    private static void Require(HttpContext http, string method)
    {
        if (http.Request.Method == method || (method == "GET" && http.Request.Method == "HEAD")) return;
        http.Response.Headers.Allow = method;
        throw new BadHttpRequestException($"This question is asked with {method}.", StatusCodes.Status405MethodNotAllowed);
    }
}
