using System.Reflection;
using System.Text.Json;
using Microsoft.Playwright;

namespace Bellwether.Web.Tests;

/// <summary>One Chromium of this machine for all tests of pages.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] s_places = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal Server Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await Server.Over(Stores.Sample);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Find(),
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>A reader with a viewport, a theme and a language; what the page complains about is kept.</summary>
    internal async Task<Reader> Open(bool phone = false, bool dark = false, string locale = "en-GB", bool scripts = true, Server? server = null)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = (server ?? Server).Address.ToString(),
            ViewportSize = phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 900 },
            HasTouch = phone,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = locale,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = scripts,
        });
        context.SetDefaultTimeout(30_000);
        return new Reader(context, await context.NewPageAsync());
    }

    private static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return s_places.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("The tests of pages need Chromium: sudo apt-get install chromium fonts-noto-cjk");
    }
}

/// <summary>A reader at a page.</summary>
internal sealed class Reader : IAsyncDisposable
{
    private static readonly Lazy<string> s_axe = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("axe.min.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    private readonly IBrowserContext _context;

    public Reader(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.RequestFailed += (_, request) =>
        {
            // A reader who leaves breaks off what still runs.
            if (request.Failure != "net::ERR_ABORTED") Complaints.Add($"{request.Url} {request.Failure}");
        };
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public async Task Go(string path) => await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });

    public ILocator At(string selector) => Page.Locator(selector);

    /// <summary>What the rules of accessibility find wrong: labels, contrast, order, names.</summary>
    public async Task<string[]> Barriers()
    {
        // Through the protocol, past the page's own policy, which lets nothing in.
        await Page.EvaluateAsync(s_axe.Value);
        var found = await Page.EvaluateAsync<JsonElement>("async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })).violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? '')).join(' | '))");
        return [.. found.EnumerateArray().Select(item => item.GetString()!)];
    }

    /// <summary>True when the page is wider than its window.</summary>
    public Task<bool> Overflows() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");

    /// <summary>Moves with the Tab key until something fits the selector; false after so many steps.</summary>
    public async Task<bool> TabTo(string selector, int most = 120)
    {
        for (var i = 0; i < most; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector)) return true;
        }

        return false;
    }

    /// <summary>Keeps a picture where BELLWETHER_SCREENSHOTS names a folder.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("BELLWETHER_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}

[CollectionDefinition("browser")]
public sealed class BrowserTests : ICollectionFixture<Browser>;
