using System.Net;
using System.Text.Json;
using Bellwether.Cli;
using Bellwether.Cli.Serving;
using Bellwether.Data.Sources;
using Bellwether.Desk.Surfaces;

namespace Bellwether.Web.Tests;

/// <summary>A server of this process on a free port of this machine, over a store that the tests filled.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    private Server(Task run, CancellationTokenSource stop, Uri address)
    {
        (_run, _stop, Address) = (run, stop, address);
        Client = NewClient();
    }

    /// <summary>What all servers told those who run them.</summary>
    public static System.Collections.Concurrent.ConcurrentQueue<string> Reports { get; } = new();

    public Uri Address { get; }

    public HttpClient Client { get; }

    public static Task<Server> Over(Terminal user, Func<WebSettings, WebSettings>? change = null) => Over(user.Store, change);

    public static async Task<Server> Over(string store, Func<WebSettings, WebSettings>? change = null, IQuestionBook? book = null)
    {
        var settings = new WebSettings
        {
            StorePath = store,
            Definitions = DefinitionLibrary.Load(),
            Clock = TimeProvider.System,
            RatePerSecond = 0,
            Warm = false,
            Report = Reports.Enqueue,
            Look = TimeSpan.FromMilliseconds(100),
        };
        settings = change?.Invoke(settings) ?? settings;
        var stop = new CancellationTokenSource();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = Task.Run(() => WebHost.RunAsync(settings, book ?? Questions(), url => address.SetResult(new Uri(url)), stop.Token));
        var first = await Task.WhenAny(run, address.Task);
        if (first == run) await run;
        return new Server(run, stop, await address.Task);
    }

    public static CommandQuestions Questions() => new(new CliContext { Output = TextWriter.Null, Errors = TextWriter.Null, Clock = TimeProvider.System, Environment = _ => null });

    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };

    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    public async Task<string> Text(string path, params (string Name, string Value)[] headers)
    {
        using var response = await Get(path, headers);
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {body[..Math.Min(400, body.Length)]}");
        return body;
    }

    public async Task<JsonElement> Json(string path) => JsonDocument.Parse(await Text(path)).RootElement;

    public async Task<(HttpStatusCode Status, JsonElement Problem)> Refusal(string path, params (string Name, string Value)[] headers)
    {
        using var response = await Get(path, headers);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }
}

/// <summary>One server over the sample market for all tests that change nothing.</summary>
public sealed class SampleServer : IAsyncLifetime
{
    internal Server Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await Server.Over(Stores.Sample);

    public async Task DisposeAsync() => await Server.DisposeAsync();
}

[CollectionDefinition("sample server")]
public sealed class SampleServerTests : ICollectionFixture<SampleServer>;
