using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;
using Bellwether.Market;
using Bellwether.Story.Render;
using Bellwether.Web.Datasets;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Api;

/// <summary>Daily closes of one gauge, written as they go: a long series never stands in memory as text.</summary>
internal static class Levels
{
    private const int RowsAFlush = 512;

    /// <summary>What the series takes.</summary>
    internal static QuestionForm Form { get; } = new(
        "levels",
        "Daily closes of a gauge: the official level where it is the gauge's own, else the replicated one. Without since the whole history.",
        [
            new QuestionParameter("gauge", ParameterKind.Text, "Gauge id or name.") { IsSubject = true, IsRequired = true, Shape = "GAUGE" },
            new QuestionParameter("since", ParameterKind.Text, "First day.") { Shape = "DATE" },
            new QuestionParameter("until", ParameterKind.Text, "Last day.") { Shape = "DATE" },
        ]);

    /// <summary>Settles the days and the closes.</summary>
    internal static Series Read(ServedDataset dataset, Workspace workspace, ApiRequest request)
    {
        string? Value(string name) => request.Question.Values.Where(pair => pair.Key == name).Select(pair => pair.Value).FirstOrDefault();
        if (request.Format is not (OutputFormat.Json or OutputFormat.Csv)) throw new DeskException(ExitCode.Usage, "Levels are written as 'json' or 'csv'.");
        var gauge = workspace.Find(Value("gauge")!);
        var calendar = workspace.Market.Calendar;
        var (since, until) = (Date("since", Value("since")), Date("until", Value("until")));
        if (since > until) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"since {since:yyyy-MM-dd} lies after until {until:yyyy-MM-dd}."));
        var start = since is { } first ? calendar.IndexOnOrAfter(first) : 0;
        var end = until is { } last ? calendar.IndexOnOrBefore(last) : calendar.Count - 1;
        if (start < 0 || end < start || start >= calendar.Count) throw new DeskException(ExitCode.DataMissing, calendar.Count == 0 ? "The store has no prices yet." : string.Create(CultureInfo.InvariantCulture, $"No trading day lies there: prices run from {calendar[0]:yyyy-MM-dd} to {calendar[^1]:yyyy-MM-dd}."));
        var closes = gauge.Closes(start, end);
        var rows = ImmutableArray.CreateBuilder<(DateOnly Day, decimal Close)>();
        for (var i = 0; i < closes.Length; i++)
        {
            if (closes[i] is { } close) rows.Add((calendar[start + i], close));
        }

        var all = rows.ToImmutable();
        return new Series(gauge.Id, gauge.SeriesBasis(start, end), dataset.Version, all.Length, [.. all.Skip(request.Offset).Take(request.Limit ?? int.MaxValue)]);
    }

    /// <summary>A series settled, with the rows to write.</summary>
    /// <param name="Gauge">Gauge id.</param>
    /// <param name="Basis">Official or chained.</param>
    /// <param name="Version">Data-set version.</param>
    /// <param name="Total">Days with a close.</param>
    /// <param name="Rows">Days and closes, a page of them.</param>
    internal sealed record Series(string Gauge, string Basis, DatasetVersion Version, int Total, ImmutableArray<(DateOnly Day, decimal Close)> Rows)
    {
        /// <summary>Writes the rows, some at a time.</summary>
        internal Task Write(HttpContext http, ApiRequest request) => request.Format == OutputFormat.Csv ? Csv(http) : Json(http, request);

        private async Task Csv(HttpContext http)
        {
            var body = http.Response.BodyWriter;
            body.Write("date,level\n"u8);
            for (var i = 0; i < Rows.Length; i++)
            {
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Rows[i].Day:yyyy-MM-dd},{Rows[i].Close}\n"), body);
                if (i % RowsAFlush == RowsAFlush - 1) await body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
            }

            await body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        }

        private async Task Json(HttpContext http, ApiRequest request)
        {
            var body = http.Response.BodyWriter;
            await using var json = new Utf8JsonWriter(body);
            json.WriteStartObject();
            json.WriteString("gauge", Gauge);
            json.WriteString("basis", Basis);
            json.WriteString("unit", "points");
            JsonRenderer.WriteDataset(json, Version);
            json.WriteNumber("total", Total);
            json.WriteNumber("offset", request.Offset);
            json.WriteStartArray("levels");
            for (var i = 0; i < Rows.Length; i++)
            {
                json.WriteStartObject();
                json.WriteString("date", Rows[i].Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                json.WriteNumber("level", Rows[i].Close);
                json.WriteEndObject();
                if (i % RowsAFlush != RowsAFlush - 1) continue;
                json.Flush();
                await body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            await json.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        }
    }

    private static DateOnly? Date(string name, string? text)
    {
        if (text is null) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new DeskException(ExitCode.Usage, $"{name} {text} is not a date: expected YYYY-MM-DD, for example 2018-12-25.");
    }
}
