using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;
using Bellwether.Story;
using Bellwether.Story.Render;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Api;

/// <summary>An answer as bytes: exactly what the command line writes for the same format, or some rows of one table.</summary>
/// <param name="Bytes">The body.</param>
/// <param name="Code">Exit code of the command line for the same question.</param>
/// <param name="Total">Rows of the whole table, when a table was asked for.</param>
internal sealed record Written(byte[] Bytes, ExitCode Code, int? Total)
{
    private static readonly JsonWriterOptions s_json = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the answer as a request wants it.</summary>
    internal static Written Of(AskedAnswer asked, ApiRequest request)
    {
        var answer = asked.Answer;
        if (request.Table is null && request.Format == OutputFormat.Json && (request.Limit is not null || request.Offset > 0))
            throw new DeskException(ExitCode.Usage, $"'offset' and 'limit' count rows of one table: name it with 'table'. Tables: {Names(answer)}.");
        if (request.Table is null && request.Format != OutputFormat.Csv) return new Written(Whole(answer, request.Format), asked.Code, null);
        var id = request.Table ?? Tables(answer).FirstOrDefault()?.Id ?? throw new DeskException(ExitCode.Usage, "This answer has no table, so there is nothing to write as CSV: choose another format.");
        var table = Tables(answer).FirstOrDefault(own => own.Id == id) ?? throw new DeskException(ExitCode.Usage, $"This answer has no table '{id}'. Tables: {Names(answer)}.");
        var count = request.Limit ?? int.MaxValue;
        return request.Format switch
        {
            OutputFormat.Json => new Written(Rows(answer with { Tables = [.. answer.Tables.Where(own => own.Id != id), table] }, id, request.Offset, count), asked.Code, table.Rows.Length),
            OutputFormat.Csv => new Written(Csv(table with { Rows = [.. table.Rows.Skip(request.Offset).Take(count)] }), asked.Code, table.Rows.Length),
            _ => throw new DeskException(ExitCode.Usage, "One table is written as 'json' or 'csv'."),
        };
    }

    /// <summary>Writes the headers of the body that the request wants; <see cref="Bytes"/> follow.</summary>
    internal void Head(HttpResponse response, ApiRequest request, string query)
    {
        response.ContentType = ApiRequest.Media(request.Format);
        response.Headers["Bellwether-Exit-Code"] = ((int)Code).ToString(CultureInfo.InvariantCulture);
        if (request.Format == OutputFormat.Html) response.Headers.ContentSecurityPolicy = $"{HtmlRenderer.Policy}; frame-ancestors 'none'";
        if (Total is not { } total) return;
        response.Headers["Bellwether-Total"] = total.ToString(CultureInfo.InvariantCulture);
        if (request.Limit is { } limit && request.Offset + (long)limit < total)
            response.Headers.Link = string.Create(CultureInfo.InvariantCulture, $"<{response.HttpContext.Request.Path}?{query}offset={request.Offset + limit}&limit={limit}>; rel=\"next\"");
    }

    private static byte[] Whole(Answer answer, OutputFormat format)
    {
        var width = new RenderOptions { Width = 100, MaxRows = format == OutputFormat.Text ? 40 : null };
        return Encoding.UTF8.GetBytes(AnswerRenderer.ToString(answer, format, width));
    }

    private static byte[] Rows(Answer answer, string table, int offset, int count)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, s_json)) JsonRenderer.WriteRows(answer, table, offset, count, json);
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static byte[] Csv(TableBlock table)
    {
        using var output = new StringWriter { NewLine = "\n" };
        CsvRenderer.Write(table, output);
        return Encoding.UTF8.GetBytes(output.ToString());
    }

    // As the CLI: the answer's own tables win, they may be the full length of one that the brief shortens.
    private static IEnumerable<TableBlock> Tables(Answer answer) => answer.Brief.Blocks.OfType<TableBlock>()
        .Select(own => answer.Tables.FirstOrDefault(full => full.Id == own.Id) ?? own)
        .Concat(answer.Tables).Concat(answer.Facts.IsEmpty ? [] : [FactTable.Of(answer)]).DistinctBy(own => own.Id, StringComparer.Ordinal);

    private static string Names(Answer answer) => string.Join(", ", Tables(answer).Select(own => own.Id));
}
