using System.Text;
using Bellwether.Desk;
using Bellwether.Story;
using Bellwether.Story.Render;

namespace Bellwether.Export;

/// <summary>
/// Chromium, or a browser built from it: prints the HTML brief to PDF. The page holds no script and asks for nothing (its content security policy);
/// besides, the browser resolves no name.
/// </summary>
internal static class Browser
{
    private const string Variable = "BELLWETHER_BROWSER";

    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    private static readonly string[] s_places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>The browser of this machine; a missing one is refused with the command that installs it.</summary>
    public static string Find(ExportOptions options, string purpose)
    {
        if (options.Environment(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new DeskException(ExitCode.DataMissing, $"{Variable} names {named}, and there is no such file: set it to the program of Chromium, Chrome or Edge.");
        return FindOrNull(options)
            ?? throw new DeskException(ExitCode.DataMissing, $"{purpose} is made by Chromium, and this machine has none on its path: install it with 'sudo apt-get install chromium fonts-ipaexfont-gothic' (Debian), 'brew install --cask chromium' (macOS), or set {Variable} to the program of Chrome or Edge.");
    }

    /// <summary>The browser of this machine, or null.</summary>
    public static string? FindOrNull(ExportOptions options) => MachineTool.OnPath(options.Environment, s_names) ?? s_places.FirstOrDefault(File.Exists);

    /// <summary>The brief, printed.</summary>
    public static byte[] Print(Answer answer, ExportOptions options)
    {
        var browser = Find(options, "PDF");
        return Run(browser, AnswerRenderer.ToString(answer, OutputFormat.Html), "page.pdf", ["--no-pdf-header-footer"], "--print-to-pdf", options.Stop);
    }

    /// <summary>A page as pixels, twice as fine as its units.</summary>
    public static byte[] Picture(string browser, string page, int width, int height, CancellationToken stop) =>
        Run(browser, page, "page.png", [FormattableString.Invariant($"--window-size={width},{height}"), "--force-device-scale-factor=2", "--hide-scrollbars", "--default-background-color=00000000"], "--screenshot", stop);

    private static byte[] Run(string browser, string page, string result, string[] own, string task, CancellationToken stop)
    {
        using var folder = new WorkFolder();
        var (source, target) = (folder.File("page.html"), folder.File(result));
        File.WriteAllText(source, page, new UTF8Encoding(false));
        List<string> words =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            $"--user-data-dir={folder.File("profile")}", .. own, $"{task}={target}",
        ];
        // The browser's own sandbox cannot be set up by the administrator, in containers above all; the page is ours and runs nothing.
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess) words.Add("--no-sandbox");
        words.Add(new Uri(source).AbsoluteUri);
        MachineTool.Run(browser, words, input: null, stop);
        return File.Exists(target) ? File.ReadAllBytes(target) : throw new DeskException(ExitCode.Internal, $"{browser} ended without writing its file.");
    }
}
