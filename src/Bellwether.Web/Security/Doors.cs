using System.Collections.Frozen;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Bellwether.Web.Security;

/// <summary>
/// What stands before every request: it must name this server (so that no foreign name can be pointed at it), come from this server's own pages or
/// from no page at all, carry the token where there is one, and not come too often. Every response carries the headers that keep it to itself.
/// </summary>
internal sealed class Doors
{
    /// <summary>Name of the cookie that carries the token of a browser.</summary>
    internal const string Cookie = "bellwether";

    /// <summary>Where a browser hands in its token.</summary>
    internal const string Login = "/login";

    /// <summary>The content security policy of pages: own files only, nothing inline, in no frame.</summary>
    internal const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private readonly FrozenSet<string> _hosts;
    private readonly byte[]? _token;
    private readonly byte[]? _ticket;
    private readonly RateGate _rate;

    /// <summary>The doors of a server; refuses settings that would leave it open.</summary>
    internal Doors(WebSettings settings)
    {
        _hosts = Hosts(settings).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        if (settings.Token is { } token)
        {
            _token = Hash(token);
            _ticket = Hash("ticket " + token);
        }

        _rate = new RateGate(settings.RatePerSecond, settings.Clock);
    }

    /// <summary>True when every request needs a token.</summary>
    internal bool NeedsToken => _token is not null;

    /// <summary>Lets a request through, or answers it.</summary>
    internal async Task Pass(HttpContext http, Func<Task> inside)
    {
        Headers(http.Response);
        if (Refused(http) is { } problem)
        {
            if (problem.Status == StatusCodes.Status401Unauthorized && WantsPage(http.Request))
            {
                http.Response.Redirect(Login);
                return;
            }

            await problem.Write(http).ConfigureAwait(false);
            return;
        }

        await inside().ConfigureAwait(false);
    }

    /// <summary>The value of the cookie when a token is right, else null.</summary>
    internal string? Ticket(string token) => _token is not null && CryptographicOperations.FixedTimeEquals(Hash(token), _token) ? Convert.ToHexStringLower(_ticket!) : null;

    /// <summary>Limits on what a request may hold, and on how slowly it may come.</summary>
    internal static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = 1024 * 1024;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 50;
        limits.MaxConcurrentConnections = 500;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }

    private Problem? Refused(HttpContext http)
    {
        var request = http.Request;
        if (!IsOurs(http)) return new Problem(StatusCodes.Status421MisdirectedRequest, "Unknown host", "This server does not answer under that name; 'bellwether serve --host NAME' allows another one.", null);
        if (IsForeign(request)) return new Problem(StatusCodes.Status403Forbidden, "Foreign page", "Another site's page may not ask this server.", null);
        if (!_rate.Admits(http.Connection.RemoteIpAddress ?? IPAddress.None))
        {
            http.Response.Headers.RetryAfter = "1";
            return new Problem(StatusCodes.Status429TooManyRequests, "Too many requests", "More requests a second than this server takes from one address; ask again in a second.", null);
        }

        if (_token is null || IsOpen(request.Path) || Carries(request)) return null;
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new Problem(StatusCodes.Status401Unauthorized, "Token needed", "Send the server's token, as in: Authorization: Bearer TOKEN.", null);
    }

    // A foreign name can be made to lead here, the address of the connection cannot.
    private bool IsOurs(HttpContext http)
    {
        var host = http.Request.Host.Host;
        return _hosts.Contains(host) || (IPAddress.TryParse(host.Trim('[', ']'), out var literal) && http.Connection.LocalIpAddress is { } own && literal.Equals(own.IsIPv4MappedToIPv6 ? own.MapToIPv4() : own));
    }

    private bool Carries(HttpRequest request)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return CryptographicOperations.FixedTimeEquals(Hash(header[scheme.Length..].Trim()), _token);
        // The ticket is compared by its hash, so that neither content nor length can be timed.
        return request.Cookies[Cookie] is { } cookie && CryptographicOperations.FixedTimeEquals(Hash(cookie), Hash(Convert.ToHexStringLower(_ticket!)));
    }

    // The way in, and what its page needs.
    private static bool IsOpen(PathString path) => path == Login || path.StartsWithSegments("/assets", StringComparison.Ordinal);

    private static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase))) return true;
        // A link on another page may open one of ours; nothing else of another site may reach in.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var isLink = request.Headers["Sec-Fetch-Mode"] == "navigate" && HttpMethods.IsGet(request.Method);
        return site is "cross-site" or "same-site" && !isLink;
    }

    private static bool WantsPage(HttpRequest request) => HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments(OpenApiDocument.Root, StringComparison.Ordinal)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static void Headers(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        // Not "no-referrer": a browser then says of its own page's form that it comes from nowhere, as a foreign one does.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }

    private static IEnumerable<string> Hosts(WebSettings settings)
    {
        if (!IPAddress.IsLoopback(settings.Address) && settings.Token is null)
            throw new Desk.DeskException(Desk.ExitCode.Usage, $"--listen {settings.Address} opens the server to other machines: give --token-file FILE with a token of at least {WebSettings.LeastToken} characters.");
        if (settings.Token is { Length: < WebSettings.LeastToken }) throw new Desk.DeskException(Desk.ExitCode.Usage, $"The token is too short: expected at least {WebSettings.LeastToken} characters, such as those of: head -c 24 /dev/urandom | base64");
        return settings.Hosts.Add("localhost");
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
