using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Data.Sources;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;
using Bellwether.Story.Render;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Api;

/// <summary>A request read: the question, and how its answer is to be written.</summary>
/// <param name="Question">The question.</param>
/// <param name="Format">The format.</param>
/// <param name="Table">One table of the answer, or null for all of it.</param>
/// <param name="Offset">First row of the table.</param>
/// <param name="Limit">Most rows of the table; null for all.</param>
internal sealed record ApiRequest(AskedQuestion Question, OutputFormat Format, string? Table, int Offset, int? Limit)
{
    /// <summary>Most characters of one value.</summary>
    internal const int LongestValue = 500;

    /// <summary>Most rows that one page of a table may have.</summary>
    internal const int MostRows = 10_000;

    /// <summary>Names that every request understands besides those of its question.</summary>
    internal static readonly ImmutableArray<string> Shared = ["format", "table", "offset", "limit", "lang"];

    private static readonly (string Name, string Media, OutputFormat Format)[] s_formats =
    [
        ("json", "application/json", OutputFormat.Json),
        ("csv", "text/csv", OutputFormat.Csv),
        ("html", "text/html", OutputFormat.Html),
        ("md", "text/markdown", OutputFormat.Markdown),
        ("text", "text/plain", OutputFormat.Text),
    ];

    /// <summary>The media types, JSON first.</summary>
    internal static IEnumerable<(string Name, string Media)> Formats => s_formats.Select(own => (own.Name, own.Media));

    /// <summary>The media type of a format.</summary>
    internal static string Media(OutputFormat format) => s_formats.First(own => own.Format == format).Media + "; charset=utf-8";

    /// <summary>Reads a request of a form, with the text that came with it; what is not understood is a usage error that says what would be.</summary>
    internal static ApiRequest Read(QuestionForm form, HttpRequest request, TextBody? body = null)
    {
        var values = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var (name, value) in body?.Values ?? [])
        {
            if (form.Find(name) is null) throw Unknown(form, name);
            if (request.Query.ContainsKey(name)) throw new DeskException(ExitCode.Usage, $"'{name}' is given in the address and in the body: expected once.");
            values.Add(new(name, Checked(name, value)));
        }

        foreach (var (name, given) in request.Query)
        {
            if (Shared.Contains(name, StringComparer.Ordinal)) continue;
            if (form.Find(name) is not { } parameter) throw Unknown(form, name);
            if (given.Count > 1 && !parameter.Repeats) throw new DeskException(ExitCode.Usage, $"'{name}' is given {given.Count} times: expected once.");
            foreach (var value in given)
            {
                if (!string.IsNullOrEmpty(value)) values.Add(new(name, Checked(name, value)));
            }
        }

        if (form.Parameters.FirstOrDefault(own => own.IsRequired && values.All(pair => pair.Key != own.Name)) is { } missing)
            throw new DeskException(ExitCode.Usage, $"'{form.Name}' needs '{missing.Name}'{(missing.Shape.Length > 0 ? $", as in ?{missing.Name}={missing.Shape}" : "")}: {missing.Description}");
        return new ApiRequest(
            new AskedQuestion(form.Name, values.ToImmutable()) { Text = body?.Text },
            Chosen(request),
            One(request, "table"),
            Whole(request, "offset", 0, int.MaxValue) ?? 0,
            Whole(request, "limit", 1, MostRows));
    }

    /// <summary>The format asked for by name, else by the header Accept, else JSON.</summary>
    internal static OutputFormat Chosen(HttpRequest request)
    {
        if (One(request, "format") is { } name)
        {
            var named = Array.FindIndex(s_formats, own => string.Equals(own.Name, name, StringComparison.OrdinalIgnoreCase));
            return named >= 0 ? s_formats[named].Format : throw new DeskException(ExitCode.Usage, $"The format '{name}' is not known: expected {string.Join(", ", s_formats.Select(own => own.Name))}.");
        }

        foreach (var accepted in request.GetTypedHeaders().Accept.OrderByDescending(media => media.Quality ?? 1))
        {
            if (accepted.MatchesAllTypes) return OutputFormat.Json;
            var found = Array.FindIndex(s_formats, own => accepted.MediaType.Equals(own.Media, StringComparison.OrdinalIgnoreCase));
            if (found >= 0) return s_formats[found].Format;
        }

        return OutputFormat.Json;
    }

    /// <summary>A value that may be given once.</summary>
    internal static string? One(HttpRequest request, string name)
    {
        var given = request.Query[name];
        if (given.Count > 1) throw new DeskException(ExitCode.Usage, $"'{name}' is given {given.Count} times: expected once.");
        return given.Count == 0 || string.IsNullOrEmpty(given[0]) ? null : Checked(name, given[0]!);
    }

    /// <summary>A whole number within bounds, or null when it is not given.</summary>
    internal static int? Whole(HttpRequest request, string name, int least, int most)
    {
        if (One(request, name) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"'{name}' is '{text}': expected a whole number from {least} to {most}."));
    }

    private static string Checked(string name, string value) => value.Length <= LongestValue
        ? value
        : throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"'{name}' is {value.Length} characters long: expected at most {LongestValue}."));

    private static DeskException Unknown(QuestionForm form, string name)
    {
        var known = form.Parameters.Select(own => own.Name).Concat(Shared).ToArray();
        return new DeskException(ExitCode.Usage, $"'{form.Name}' takes no '{name}'.{(Suggest.Nearest(name, known) is { } near ? $" Did you mean {near}?" : "")} It takes: {string.Join(", ", known)}.");
    }
}
