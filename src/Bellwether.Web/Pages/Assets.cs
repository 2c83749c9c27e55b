using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Bellwether.Story.Charts;
using Bellwether.Story.Render;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Pages;

/// <summary>Styles, script and icon, from the assembly: a closed list, so that no name in a request leads to a file.</summary>
internal static class SiteAssets
{
    private static readonly FrozenDictionary<string, (string Media, byte[] Bytes, string Tag)> s_assets = new Dictionary<string, (string Media, byte[] Bytes)>(StringComparer.Ordinal)
    {
        ["site.css"] = ("text/css; charset=utf-8", Encoding.UTF8.GetBytes(HtmlFragment.Sheet + Themes() + Encoding.UTF8.GetString(Read("site.css")))),
        ["app.js"] = ("text/javascript; charset=utf-8", Read("app.js")),
        ["icon.svg"] = ("image/svg+xml", Read("icon.svg")),
    }.ToFrozenDictionary(pair => pair.Key, pair => (pair.Value.Media, pair.Value.Bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(pair.Value.Bytes).AsSpan(0, 8))}\""), StringComparer.Ordinal);

    /// <summary>Answers with an asset; false when there is none of that name.</summary>
    internal static async Task<bool> Answer(HttpContext http, string name)
    {
        if (!s_assets.TryGetValue(name, out var asset)) return false;
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.ETag = asset.Tag;
        if (http.Request.Headers.IfNoneMatch == asset.Tag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }

        http.Response.ContentType = asset.Media;
        await http.Response.Body.WriteAsync(asset.Bytes, http.RequestAborted).ConfigureAwait(false);
        return true;
    }

    // The reader's choice stands above the system's preference.
    private static string Themes()
    {
        string Colours(Func<PaletteColour, string> pick) => string.Concat(Palette.Papers.Concat(Palette.Inks).Concat(Palette.Graphics).Concat(Palette.Hairlines).Select(colour => $"--{colour.Name}:{pick(colour)};"));
        return $"@media screen{{:root[data-theme=\"light\"]{{color-scheme:light;{Colours(colour => colour.Light)}}}\n:root[data-theme=\"dark\"]{{color-scheme:dark;{Colours(colour => colour.Dark)}}}}}\n";
    }

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Assets/{name}")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
