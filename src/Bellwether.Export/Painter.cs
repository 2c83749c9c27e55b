using System.Globalization;
using System.Xml.Linq;
using Bellwether.Desk;

namespace Bellwether.Export;

/// <summary>Turns a drawing into pixels, twice as fine as its units: librsvg's <c>rsvg-convert</c> where it is installed, else the browser.</summary>
internal static class Painter
{
    private const string Fine = "2";

    /// <summary>The program that paints; without one the question is refused with the command that installs it.</summary>
    public static (string Program, bool IsBrowser) Find(ExportOptions options)
    {
        if (MachineTool.OnPath(options.Environment, "rsvg-convert") is { } painter) return (painter, false);
        return options.Environment("BELLWETHER_BROWSER") is { Length: > 0 } || Browser.FindOrNull(options) is not null
            ? (Browser.Find(options, "PNG"), true)
            : throw new DeskException(ExitCode.DataMissing, "PNG is painted by rsvg-convert or Chromium, and this machine has neither on its path: install one with 'sudo apt-get install librsvg2-bin' (Debian) or 'brew install librsvg' (macOS), or take --format svg.");
    }

    /// <summary>The drawing as PNG.</summary>
    public static byte[] Paint(string svg, ExportOptions options)
    {
        var (program, isBrowser) = Find(options);
        return isBrowser ? ByBrowser(program, svg, options.Stop) : ByLibrary(program, svg, options.Stop);
    }

    /// <summary>By librsvg.</summary>
    internal static byte[] ByLibrary(string program, string svg, CancellationToken stop)
    {
        using var folder = new WorkFolder();
        var (source, target) = (folder.File("chart.svg"), folder.File("chart.png"));
        File.WriteAllText(source, svg);
        MachineTool.Run(program, ["--zoom", Fine, "--format", "png", "--output", target, source], input: null, stop);
        return File.ReadAllBytes(target);
    }

    /// <summary>By the browser, in a page of the drawing's size.</summary>
    internal static byte[] ByBrowser(string program, string svg, CancellationToken stop)
    {
        var box = XDocument.Parse(svg).Root!.Attribute("viewBox")!.Value.Split(' ');
        var (width, height) = (Units(box[2]), Units(box[3]));
        var page = $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Chart</title><style>html,body{{margin:0}}svg{{display:block;width:{width}px;height:{height}px}}</style></head><body>{svg}</body></html>";
        return Browser.Picture(program, page, width, height, stop);
    }

    private static int Units(string text) => (int)Math.Ceiling(double.Parse(text, CultureInfo.InvariantCulture));
}
