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
    private const string Events = "events";
    private const string Whole = "explain";
    private const int UsualTop = 3;

    private static readonly string[] s_reasons = ["gap", "attribution", "drivers", "conventions"];

    private Task _warming = Task.CompletedTask;

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
                ["events", _] when Has(Events) => One(http, page, "events", Events, frame.Texts.With("eventsTitle", frame.Name(frame.Gauge!)), page.Subject()),
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

    /// <summary>
    /// Asks what readers ask first, one question after the other, so that the first page of the day is as quick as the next; what is refused is told to
    /// the reader who asks.
    /// </summary>
    internal void WarmBeside(CancellationToken stop) => _warming = Task.Run(Warm, stop);

    private async Task Warm()
    {
        try
        {
            var dataset = desk.Dataset;
            await desk.Ask(dataset, new AskedQuestion("gauges", [])).ConfigureAwait(false);
            var gauges = await desk.Gauges(dataset).ConfigureAwait(false);
            for (var i = 0; i < gauges.Count && desk.Dataset == dataset; i++)
            {
                var page = new PageDesk(desk, dataset, new Frame { Texts = Texts.For(null, ""), Path = "/", Gauge = gauges[i] });
                foreach (var (_, name, values) in GaugeQuestions(page)) await page.Try(name, values).ConfigureAwait(false);
                if (i > 0) continue;
                await page.Try("doctor", []).ConfigureAwait(false);
                foreach (var name in Reasons()) await page.Try(name, Values(page, name)).ConfigureAwait(false);
                if (Has(Without)) await page.Try(Without, WithoutValues(page, UsualTop)).ConfigureAwait(false);
                if (Has(Events)) await page.Try(Events, page.Subject()).ConfigureAwait(false);
                await page.Try(Whole, page.Subject(withRivals: true)).ConfigureAwait(false);
            }
        }
        catch (Exception problem) when (Problem.Of(problem).Status <= StatusCodes.Status503ServiceUnavailable)
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
        var gauge = named is null ? gauges.FirstOrDefault() : gauges.FirstOrDefault(own => own.Id == named || own.Name == named || own.NameJa == named);
        // The command line's words for a gauge that there is not.
        if (gauge is null && named is not null) gauge = await desk.Seated(() => dataset.WithWorkspace(workspace => workspace.Find(named))).ConfigureAwait(false) is { } found ? GaugeName.Of(found) : null;
        var pages = ImmutableArray.CreateBuilder<(string, string)>();
        pages.Add(("market", "/"));
        if (gauge is not null)
        {
            pages.Add(("gauge", $"/gauge/{gauge.Id}"));
            if (Reasons().Any() || Has(Without)) pages.Add(("why", $"/why/{gauge.Id}"));
            if (Has(Events)) pages.Add(("events", $"/events/{gauge.Id}"));
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
            Piece[] pieces = answer is null ? [] : [page.Of("course", frame.Texts["chart"], answer, answer.Brief.Blocks.Where(block => block is ChartBlock or Paragraph or Note)) with { Api = PageDesk.Api(page.Question("gauges", page.Window())) }];
            return new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Frame"] = frame, ["Subtitle"] = answer is not null && MarketTable.Window(answer) is { } window ? frame.Texts.Of(window) : "", ["Caption"] = frame.Texts["sortHint"], ["Problem"] = problem, ["Columns"] = columns, ["Rows"] = rows, ["Pieces"] = pieces,
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

    private Task Gauge(HttpContext http, PageDesk page)
    {
        var texts = page.Frame.Texts;
        return Show(http, page, "gauge", texts.With("gaugeTitle", page.Frame.Name(page.Frame.Gauge!)), [.. GaugeQuestions(page).Select(own => Slot(page, own.Id, texts[own.Id], own.Name, own.Values))], takesRivals: true);
    }

    private static IEnumerable<(string Id, string Name, IEnumerable<(string, string)> Values)> GaugeQuestions(PageDesk page) =>
    [
        ("level", "rallies", page.Subject(withStart: page.Frame.Since.Length > 0)),
        ("contributions", "movers", page.Subject()),
        ("breadth", "breadth", page.Subject()),
        ("risk", "risk", page.Subject(withStart: false, withRivals: true)),
    ];

    private Task Why(HttpContext http, PageDesk page)
    {
        var frame = page.Frame;
        var slots = Reasons().Select(name => Slot(page, name, frame.Texts[name + "Title"], name, Values(page, name))).ToList();
        if (Has(Without)) slots.Add(new Slot("without", frame.Texts["slider"], Slider(page, ApiRequest.Whole(http.Request, "top", 1, WithoutSlider.Most) ?? UsualTop)));
        return Show(http, page, "why", frame.Texts.With("whyTitle", frame.Name(frame.Gauge!)), slots, takesRivals: true);
    }

    // The names taken out stand in the address, so that the page can be shared; a script asks for the piece alone as the slider moves.
    private async Task<string> Slider(PageDesk page, int top)
    {
        var frame = page.Frame;
        var piece = await page.Piece("answer", frame.Texts["counterfactualTitle"], Without, WithoutValues(page, top)).ConfigureAwait(false);
        (string, string)[] kept = [.. new[] { ("since", frame.Since), ("until", frame.Until), ("against", frame.Against), ("lang", frame.Language) }.Where(pair => pair.Item2.Length > 0)];
        var part = $"/ask/{Without}?{string.Concat(Values(page, Without).Where(pair => pair.Item2.Length > 0).Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}&"))}{(frame.Language.Length > 0 ? $"lang={frame.Language}&" : "")}part=1&without=top:";
        return await Draw<WithoutSlider>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Texts"] = frame.Texts, ["Piece"] = piece, ["Action"] = frame.Path, ["Part"] = part, ["Top"] = top, ["Kept"] = kept }).ConfigureAwait(false);
    }

    private IEnumerable<(string, string)> WithoutValues(PageDesk page, int top) => [.. Values(page, Without), ("without", FormattableString.Invariant($"top:{top}"))];

    private Slot Slot(PageDesk page, string id, string title, string name, IEnumerable<(string, string)> values)
    {
        return new Slot(id, title, Drawn());

        async Task<string> Drawn() => await Draw<PieceView>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Piece"] = await page.Piece(id, title, name, values).ConfigureAwait(false), ["Texts"] = page.Frame.Texts }).ConfigureAwait(false);
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

    private Task Brief(HttpContext http, PageDesk page)
    {
        var texts = page.Frame.Texts;
        var api = PageDesk.Api(page.Question(Whole, page.Subject(withRivals: true)));
        return Show(http, page, "brief", texts.With("briefOf", page.Frame.Name(page.Frame.Gauge!)), [Slot(page, "brief", texts["briefTitle"], Whole, page.Subject(withRivals: true))], takesRivals: true, exports: api);
    }

    private Task One(HttpContext http, PageDesk page, string active, string question, string title, IEnumerable<(string, string)> values) =>
        Pour(http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Frame"] = page.Frame, ["Title"] = title, ["Active"] = active, ["HasWindow"] = values.Any(), ["ChoosesGauge"] = values.Any() }, page.Frame.Texts, [Slot(page, question, title, question, values)]);

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

    private Task Show(HttpContext http, PageDesk page, string active, string title, IReadOnlyList<Slot> slots, bool takesRivals, string exports = "") =>
        Pour(http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Frame"] = page.Frame, ["Title"] = title, ["Active"] = active, ["Exports"] = exports, ["HasWindow"] = true, ["ChoosesGauge"] = true, ["TakesRivals"] = takesRivals }, page.Frame.Texts, slots);

    // The page is sent as it comes: what is there at once, and each piece when it has been worked out. Browsers show it so, without a script.
    private async Task Pour(HttpContext http, Dictionary<string, object?> parameters, Texts texts, IReadOnlyList<Slot> slots)
    {
        parameters["Slots"] = slots;
        var parts = (await Draw<AnswerPage>(parameters).ConfigureAwait(false)).Split(Pages.Slot.Mark);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(parts[0], http.RequestAborted).ConfigureAwait(false);
        for (var i = 0; i < slots.Count; i++)
        {
            if (!slots[i].Markup.IsCompleted)
            {
                await http.Response.WriteAsync($"<p class=\"wait\" role=\"status\">{System.Net.WebUtility.HtmlEncode(texts.With("waiting", slots[i].Title))}</p>\n", http.RequestAborted).ConfigureAwait(false);
                await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
            }

            await http.Response.WriteAsync(await Piece(slots[i]).ConfigureAwait(false), http.RequestAborted).ConfigureAwait(false);
            await http.Response.WriteAsync(parts[i + 1], http.RequestAborted).ConfigureAwait(false);
        }

        // The page has begun, so a fault can only be told in the place of the piece.
        async Task<string> Piece(Slot slot)
        {
            try
            {
                return await slot.Markup.ConfigureAwait(false);
            }
            catch (Exception fault) when (!http.RequestAborted.IsCancellationRequested)
            {
                var piece = new Piece(slot.Id, slot.Title, (MarkupString)System.Net.WebUtility.HtmlEncode(Problem.Of(fault).Detail)) { IsProblem = true };
                return await Draw<PieceView>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Piece"] = piece, ["Texts"] = texts }).ConfigureAwait(false);
            }
        }
    }

    private Task Say(HttpContext http, Frame frame, int status, string title, string words)
    {
        http.Response.StatusCode = status;
        return Render<AnswerPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Frame"] = frame, ["Title"] = title, ["Lead"] = words });
    }

    private async Task Render<T>(HttpContext http, IReadOnlyDictionary<string, object?> parameters)
        where T : IComponent
    {
        var markup = await Draw<T>(parameters).ConfigureAwait(false);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(markup), http.RequestAborted).ConfigureAwait(false);
    }

    private async Task<string> Draw<T>(IReadOnlyDictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var renderer = new PageRenderer(services, _loggers);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(new Dictionary<string, object?>(parameters, StringComparer.Ordinal))).ConfigureAwait(true)).ToHtmlString()).ConfigureAwait(false);
    }
}
