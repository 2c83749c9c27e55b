using System.Collections.Immutable;
using System.Text;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;
using Bellwether.Story;
using Bellwether.Web.Answers;
using Bellwether.Web.Api;
using Bellwether.Web.Datasets;
using Bellwether.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using PageRenderer = Microsoft.AspNetCore.Components.Web.HtmlRenderer;

namespace Bellwether.Web.Pages;

/// <summary>The dashboard: pages rendered here whole, each at an address that can be shared; scripts only make them quicker to use.</summary>
internal sealed class PageEndpoints(AnswerDesk desk, Doors doors, IServiceProvider services)
{
    /// <summary>Name of the cookie that keeps the reader's choice of light or dark.</summary>
    internal const string ThemeCookie = "theme";

    private const string Without = "counterfactual";
    private const string Check = "check";
    private const int UsualTop = 3;

    private static readonly string[] s_reasons = ["gap", "attribution", "drivers", "conventions"];

    private readonly Microsoft.Extensions.Logging.ILoggerFactory _loggers = Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance;

    /// <summary>Answers a request of a page.</summary>
    internal async Task Answer(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "/";
        Frame? frame = null;
        try
        {
            if (path.StartsWith("/assets/", StringComparison.Ordinal) && await SiteAssets.Answer(http, path["/assets/".Length..]).ConfigureAwait(false)) return;
            if (path == Doors.Login)
            {
                await Login(http).ConfigureAwait(false);
                return;
            }

            var dataset = desk.Dataset;
            ApiEndpoints.Show(http.Response, dataset.Version);
            if (path == "/status") return;
            frame = await FrameOf(http.Request, path, dataset).ConfigureAwait(false);
            var page = new PageDesk(desk, dataset, frame);
            var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && parts is not ["article"])
                throw new BadHttpRequestException("This page is read with GET.", StatusCodes.Status405MethodNotAllowed);
            if (parts is ["gauge" or "why" or "events" or "brief"] && frame.Gauge is { } chosen)
            {
                http.Response.Redirect(frame.Link($"/{parts[0]}/{chosen.Id}", ("against", frame.Against)));
                return;
            }

            await (parts switch
            {
                [] => Market(http, page),
                ["gauge", _] => Gauge(http, page),
                ["why", _] when Reasons().Any() || Has(Without) => Why(http, page),
                ["events", _] when Has("events") => One(http, page, "events", "events", frame.Texts.With("eventsTitle", frame.Gauge!.Name), page.Subject()),
                ["brief", _] => Brief(http, page),
                ["data"] => One(http, page, "data", "doctor", frame.Texts["dataTitle"], []),
                ["article"] when Has(Check) => Article(http, page),
                ["replay"] => Replay(http, page),
                ["ask", ..] when parts.Length <= 3 => AskAny(http, page, string.Join('/', parts[1..])),
                _ => Say(http, frame, StatusCodes.Status404NotFound, frame.Texts["notFoundTitle"], frame.Texts["notFound"]),
            }).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !http.Response.HasStarted)
        {
            var problem = Problem.Of(exception);
            var around = frame ?? new Frame { Texts = Texts.For(null, http.Request.Headers.AcceptLanguage.ToString()), Path = "/" };
            await Say(http, around, problem.Status, around.Texts["problemTitle"], problem.Detail).ConfigureAwait(false);
        }
    }

    /// <summary>Asks what readers ask first, so that the first page of the day is as quick as the next; a refusal is told to the reader who asks.</summary>
    internal async Task Warm()
    {
        try
        {
            var dataset = desk.Dataset;
            await desk.Ask(dataset, new AskedQuestion("gauges", [])).ConfigureAwait(false);
            if ((await desk.Gauges(dataset).ConfigureAwait(false)) is not [var first, ..]) return;
            var page = new PageDesk(desk, dataset, new Frame { Texts = Texts.For(null, ""), Path = "/", Gauge = first });
            await GaugePieces(page).ConfigureAwait(false);
        }
        catch (Exception problem) when (Problem.Of(problem).Status < StatusCodes.Status500InternalServerError)
        {
            // There is nothing to warm.
        }
    }

    private bool Has(string question) => desk.Book.Forms.Any(form => form.Name == question);

    private IEnumerable<string> Reasons() => s_reasons.Where(Has);

    private async Task<Frame> FrameOf(HttpRequest request, string path, ServedDataset dataset)
    {
        var language = ApiRequest.One(request, "lang");
        var gauges = (await desk.Gauges(dataset).ConfigureAwait(false)).ToImmutableArray();
        var named = path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["gauge" or "why" or "events" or "brief", var id] ? id : ApiRequest.One(request, "gauge");
        var gauge = named is null ? gauges.FirstOrDefault() : gauges.FirstOrDefault(own => own.Id == named || own.Name == named);
        // The command line's words for a gauge that there is not.
        if (gauge is null && named is not null) gauge = await desk.Seated(() => dataset.WithWorkspace(workspace => workspace.Find(named))).ConfigureAwait(false) is { } found ? new GaugeName(found.Id, found.Definition.Name) : null;
        var pages = ImmutableArray.CreateBuilder<(string, string)>();
        pages.Add(("market", "/"));
        if (gauge is not null)
        {
            pages.Add(("gauge", $"/gauge/{gauge.Id}"));
            if (Reasons().Any() || Has(Without)) pages.Add(("why", $"/why/{gauge.Id}"));
            if (Has("events")) pages.Add(("events", $"/events/{gauge.Id}"));
            pages.Add(("brief", $"/brief/{gauge.Id}"));
        }

        if (Has(Check)) pages.Add(("article", "/article"));
        pages.Add(("ask", "/ask"));
        pages.Add(("data", "/data"));
        var texts = Texts.For(language, request.Headers.AcceptLanguage.ToString());
        return new Frame
        {
            Texts = texts,
            Theme = request.Cookies[ThemeCookie] is "light" or "dark" ? request.Cookies[ThemeCookie]! : "",
            Path = path,
            Language = Texts.Of(language) is null ? "" : language!,
            Since = ApiRequest.One(request, "since") is { } since && since != "low" ? since : "",
            Until = ApiRequest.One(request, "until") ?? "",
            Against = ApiRequest.One(request, "against") ?? "",
            Version = dataset.Version,
            Note = dataset.Note,
            IsSample = dataset.Market.IsSample,
            Gauge = gauge,
            Gauges = gauges,
            Pages = pages.ToImmutable(),
        };
    }

    private async Task Market(HttpContext http, PageDesk page)
    {
        var frame = page.Frame;
        IReadOnlyDictionary<string, object?> Shown(string? problem, Answer? answer)
        {
            var (columns, rows) = answer is null ? ([], []) : MarketTable.Of(answer, frame, page.Link);
            Piece[] pieces = answer is null ? [] : [page.Of("course", frame.Texts["chart"], answer, answer.Brief.Blocks.Where(block => block is ChartBlock or Paragraph or Note)) with { Api = PageDesk.Api(new AskedQuestion("gauges", [.. page.Window().Where(pair => pair.Value.Length > 0).Select(pair => KeyValuePair.Create(pair.Name, pair.Value))])) }];
            return new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Frame"] = frame, ["Subtitle"] = answer?.Brief.Subtitle ?? "", ["Caption"] = frame.Texts["sortHint"], ["Problem"] = problem, ["Columns"] = columns, ["Rows"] = rows, ["Pieces"] = pieces,
            };
        }

        try
        {
            await Render<MarketPage>(http, Shown(null, (await page.Ask("gauges", page.Window()).ConfigureAwait(false)).Answer)).ConfigureAwait(false);
        }
        catch (Exception exception) when (Problem.Of(exception) is { Status: < 500 } problem)
        {
            http.Response.StatusCode = problem.Status;
            await Render<MarketPage>(http, Shown(problem.Detail, null)).ConfigureAwait(false);
        }
    }

    private async Task Gauge(HttpContext http, PageDesk page)
    {
        var pieces = await GaugePieces(page).ConfigureAwait(false);
        await Show(http, page, "gauge", page.Frame.Texts.With("gaugeTitle", page.Frame.Gauge!.Name), pieces, takesRivals: true).ConfigureAwait(false);
    }

    private static Task<Piece[]> GaugePieces(PageDesk page)
    {
        var texts = page.Frame.Texts;
        return Task.WhenAll(
            page.Piece("level", texts["level"], "rallies", page.Subject(withStart: page.Frame.Since.Length > 0)),
            page.Piece("contributions", texts["contributions"], "movers", page.Subject()),
            page.Piece("breadth", texts["breadth"], "breadth", page.Subject()),
            page.Piece("risk", texts["risk"], "risk", page.Subject(withStart: false, withRivals: true)));
    }

    private async Task Why(HttpContext http, PageDesk page)
    {
        var frame = page.Frame;
        var pieces = Task.WhenAll(Reasons().Select(name => page.Piece(name, frame.Texts[name + "Title"], name, Values(page, name))));
        var slider = Has(Without) ? await Slider(http, page).ConfigureAwait(false) : null;
        await Show(http, page, "why", frame.Texts.With("whyTitle", frame.Gauge!.Name), await pieces.ConfigureAwait(false), takesRivals: true, after: slider).ConfigureAwait(false);
    }

    // The names taken out stand in the address, so that the page can be shared; a script asks for the piece alone as the slider moves.
    private async Task<RenderFragment> Slider(HttpContext http, PageDesk page)
    {
        var frame = page.Frame;
        var top = ApiRequest.Whole(http.Request, "top", 1, WithoutSlider.Most) ?? UsualTop;
        var values = Values(page, Without).Where(pair => pair.Item2.Length > 0).ToArray();
        var piece = await page.Piece("answer", frame.Texts.With("counterfactualTitle"), Without, [.. values, ("without", FormattableString.Invariant($"top:{top}"))]).ConfigureAwait(false);
        (string, string)[] kept = [.. new[] { ("since", frame.Since), ("until", frame.Until), ("against", frame.Against), ("lang", frame.Language) }.Where(pair => pair.Item2.Length > 0)];
        var part = $"/ask/{Without}?{string.Concat(values.Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}&"))}{(frame.Language.Length > 0 ? $"lang={frame.Language}&" : "")}part=1&without=top:";
        return builder =>
        {
            builder.OpenComponent<WithoutSlider>(0);
            builder.AddComponentParameter(1, nameof(WithoutSlider.Texts), frame.Texts);
            builder.AddComponentParameter(2, nameof(WithoutSlider.Piece), piece);
            builder.AddComponentParameter(3, nameof(WithoutSlider.Action), frame.Path);
            builder.AddComponentParameter(4, nameof(WithoutSlider.Part), part);
            builder.AddComponentParameter(5, nameof(WithoutSlider.Top), top);
            builder.AddComponentParameter(6, nameof(WithoutSlider.Kept), (IReadOnlyList<(string, string)>)kept);
            builder.CloseComponent();
        };
    }

    // What a question takes of the page: its subject by whatever name, the rivals, the window.
    private IEnumerable<(string, string)> Values(PageDesk page, string name)
    {
        var form = desk.Book.Forms.First(own => own.Name == name);
        var subject = form.Parameters.FirstOrDefault(own => own.IsSubject);
        // Some questions take the other gauge beside the subject, some by a name of its own.
        var beside = subject is { Repeats: true } && form.Find("against") is null && page.Frame.Against.Length > 0;
        if (subject is not null) yield return (subject.Name, beside ? $"{page.Frame.Gauge!.Id},{page.Frame.Against.Split(',')[0]}" : page.Frame.Gauge!.Id);
        if (page.Frame.Against.Length > 0)
        {
            if (form.Find("against") is not null) yield return ("against", page.Frame.Against);
            else if (form.Parameters.Where(own => own.IsSubject).Skip(1).FirstOrDefault() is { } other) yield return (other.Name, page.Frame.Against.Split(',')[0]);
        }

        foreach (var pair in page.Window()) yield return pair;
    }

    private async Task Brief(HttpContext http, PageDesk page)
    {
        var asked = await page.Ask("explain", page.Subject(withRivals: true)).ConfigureAwait(false);
        var piece = await page.Piece("brief", page.Frame.Texts["briefTitle"], "explain", page.Subject(withRivals: true)).ConfigureAwait(false);
        await Show(http, page, "brief", asked.Answer.Brief.Title, [piece], takesRivals: true, subtitle: asked.Answer.Brief.Subtitle, exports: piece.Api).ConfigureAwait(false);
    }

    private async Task One(HttpContext http, PageDesk page, string active, string question, string title, IEnumerable<(string, string)> values)
    {
        var piece = await page.Piece(question, title, question, values).ConfigureAwait(false);
        await Render<AnswerPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Frame"] = page.Frame, ["Title"] = title, ["Active"] = active, ["HasWindow"] = values.Any(), ["ChoosesGauge"] = values.Any(), ["Pieces"] = new[] { piece } }).ConfigureAwait(false);
    }

    private async Task Replay(HttpContext http, PageDesk page)
    {
        var fact = ApiRequest.One(http.Request, "fact") ?? "";
        var asked = await page.Ask("replay", ("fact", fact)).ConfigureAwait(false);
        var piece = page.Of("replay", page.Frame.Texts["replayTitle"], asked.Answer, asked.Answer.Brief.Blocks);
        if (ApiRequest.One(http.Request, "part") is not null)
        {
            await Render<PieceView>(http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Piece"] = piece, ["Texts"] = page.Frame.Texts }).ConfigureAwait(false);
            return;
        }

        await Render<AnswerPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Frame"] = page.Frame, ["Title"] = page.Frame.Texts["replayTitle"], ["Subtitle"] = asked.Answer.Brief.Subtitle, ["Pieces"] = new[] { piece with { Title = page.Frame.Texts["drawer"] } } }).ConfigureAwait(false);
    }

    private async Task AskAny(HttpContext http, PageDesk page, string name)
    {
        var form = desk.Book.Forms.FirstOrDefault(own => own.Name == name && !own.TakesText);
        if (name.Length > 0 && form is null) throw new DeskException(ExitCode.DataMissing, page.Frame.Texts["notFound"]);
        Piece? piece = null;
        var values = form is null ? [] : form.Parameters.Select(own => (own.Name, Value: ApiRequest.One(http.Request, own.Name) ?? "")).ToArray();
        if (form is not null && (ApiRequest.One(http.Request, "go") is not null || values.Any(pair => pair.Value.Length > 0)))
            piece = await page.Piece("answer", page.Frame.Texts["answer"], form.Name, values).ConfigureAwait(false);
        if (piece is not null && ApiRequest.One(http.Request, "part") is not null)
        {
            await Render<PieceView>(http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Piece"] = piece, ["Texts"] = page.Frame.Texts }).ConfigureAwait(false);
            return;
        }

        await Render<AskPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Frame"] = page.Frame, ["Title"] = form is null ? page.Frame.Texts["askTitle"] : form.Name.Replace('/', ' '), ["Form"] = form, ["Forms"] = desk.Book.Forms.Where(own => !own.TakesText).ToArray(),
            ["Values"] = values.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal), ["Piece"] = piece,
        }).ConfigureAwait(false);
    }

    private async Task Article(HttpContext http, PageDesk page)
    {
        var fields = HttpMethods.IsPost(http.Request.Method) ? await PageForm.Read(http.Request).ConfigureAwait(false) : FormCollection.Empty;
        string Field(string name) => fields[name].ToString().Trim();
        var text = fields["text"].ToString();
        if (text.Length > TextBody.Longest) throw TextBody.TooLong(text);
        Piece? piece = null;
        if (!string.IsNullOrWhiteSpace(text)) piece = await page.Piece("verdicts", page.Frame.Texts["verdicts"], Check, [("published", Field("published")), ("gauge", Field("gauge"))], text).ConfigureAwait(false);
        await Render<ArticlePage>(http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Frame"] = page.Frame, ["Text"] = text, ["Published"] = Field("published"), ["Gauge"] = Field("gauge"), ["Piece"] = piece }).ConfigureAwait(false);
    }

    private async Task Login(HttpContext http)
    {
        var frame = new Frame { Texts = Texts.For(null, http.Request.Headers.AcceptLanguage.ToString()), Path = "/" };
        var wrong = false;
        if (HttpMethods.IsPost(http.Request.Method))
        {
            var token = (await PageForm.Read(http.Request).ConfigureAwait(false))["token"].ToString();
            if (doors.Ticket(token.Trim()) is { } ticket)
            {
                http.Response.Cookies.Append(Doors.Cookie, ticket, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/" });
                http.Response.StatusCode = StatusCodes.Status303SeeOther;
                http.Response.Headers.Location = "/";
                return;
            }

            wrong = true;
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        await Render<LoginPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Frame"] = frame, ["IsWrong"] = wrong }).ConfigureAwait(false);
    }

    private Task Show(HttpContext http, PageDesk page, string active, string title, IReadOnlyList<Piece> pieces, bool takesRivals, string subtitle = "", string exports = "", RenderFragment? after = null) =>
        Render<AnswerPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Frame"] = page.Frame, ["Title"] = title, ["Active"] = active, ["Subtitle"] = subtitle, ["Exports"] = exports, ["HasWindow"] = true, ["ChoosesGauge"] = true, ["TakesRivals"] = takesRivals, ["Pieces"] = pieces, ["After"] = after,
        });

    private Task Say(HttpContext http, Frame frame, int status, string title, string words)
    {
        http.Response.StatusCode = status;
        return Render<AnswerPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Frame"] = frame, ["Title"] = title, ["Lead"] = words });
    }

    private async Task Render<T>(HttpContext http, IReadOnlyDictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var renderer = new PageRenderer(services, _loggers);
        var markup = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(new Dictionary<string, object?>(parameters, StringComparer.Ordinal))).ConfigureAwait(true)).ToHtmlString()).ConfigureAwait(false);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(markup), http.RequestAborted).ConfigureAwait(false);
    }
}
