using System.Security.Cryptography;
using System.Text;
using Bellwether.Story.Charts;

namespace Bellwether.Story.Render;

/// <summary>The style sheet of an HTML page, and the digest by which its content security policy allows exactly this sheet.</summary>
internal static class HtmlStyle
{
    private const string Serif = "\"Iowan Old Style\",Charter,\"Source Serif 4\",Georgia,\"Noto Serif\",\"Liberation Serif\",\"Noto Serif CJK JP\",\"Hiragino Mincho ProN\",\"Noto Sans CJK JP\",IPAexGothic,serif";
    private const string Sans = "system-ui,-apple-system,\"Segoe UI\",\"Helvetica Neue\",Arial,\"Noto Sans\",\"Noto Sans CJK JP\",\"Hiragino Kaku Gothic ProN\",\"Yu Gothic\",Meiryo,IPAexGothic,sans-serif";

    // Latin first, so that only Japanese falls to the Japanese faces. In print IPAex comes before Noto CJK: browsers embed its TrueType outlines as
    // searchable CID fonts, Noto's as Type 3 pictures of letters. Letters with a stroke become such pictures too, and are found twice.
    private const string PrintSerif = "\"Iowan Old Style\",Charter,\"Source Serif 4\",Georgia,\"Noto Serif\",\"Liberation Serif\",\"DejaVu Serif\",IPAexMincho,IPAexGothic,\"Hiragino Mincho ProN\",\"Noto Serif CJK JP\",serif";
    private const string PrintSans = "\"Helvetica Neue\",Arial,\"Noto Sans\",\"Liberation Sans\",\"DejaVu Sans\",IPAexGothic,\"Hiragino Kaku Gothic ProN\",\"Yu Gothic\",Meiryo,\"Noto Sans CJK JP\",sans-serif";

    private const string Page = """
        *{box-sizing:border-box}
        :root{--serif:SERIF;--sans:SANS}
        :root{--shade:color-mix(in srgb,var(--ink) 24%,transparent)}
        html{-webkit-text-size-adjust:100%;background:var(--paper);color:var(--ink)}
        body{margin:0;font:1.0625rem/1.6 var(--serif);font-variant-numeric:lining-nums}
        .sample{margin:0;padding:.5rem 1.25rem;background:var(--wash);color:var(--amber);border-bottom:1px solid var(--rule);font:600 .8125rem/1.4 var(--sans);letter-spacing:.02em;text-align:center}
        .page{max-width:45rem;margin:0 auto;padding:2.5rem 1.25rem 3rem}
        header{border-top:3px solid var(--ink);padding-top:1rem;margin-bottom:2rem}
        h1{font-size:2.125rem;line-height:1.16;font-weight:600;letter-spacing:-.01em;margin:0 0 .6rem;text-wrap:balance}
        .subtitle{margin:0;color:var(--soft);font:.9375rem/1.5 var(--sans)}
        h2{font-size:1.4rem;line-height:1.25;font-weight:600;margin:3rem 0 .75rem;padding-top:.9rem;border-top:1px solid var(--rule)}
        h3{font-size:1.125rem;line-height:1.3;font-weight:600;margin:2rem 0 .5rem}
        p{margin:0 0 1.1rem}
        .note{margin:1.4rem 0;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--amber);color:var(--soft);font-size:1rem;line-height:1.55}
        .note .f{color:var(--ink)}
        code{font:.85em/1.5 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}

        """;

    private const string Facts = """
        .f{text-decoration:underline dotted 1px var(--soft);text-underline-offset:.22em;cursor:help;border-radius:2px}
        .f .n{white-space:nowrap}
        .f:hover{background:var(--wash)}
        .f:focus{outline:2px solid transparent;background:var(--wash);box-shadow:0 0 0 2px var(--accent)}
        .tip{visibility:hidden;opacity:0;transition:opacity .12s;position:fixed;z-index:20;right:1rem;bottom:1rem;width:24rem;max-width:calc(100vw - 2rem);max-height:60vh;overflow:auto;padding:.9rem 1rem 1rem;background:var(--card);color:var(--ink);border:1px solid var(--rule);border-top:3px solid var(--accent);box-shadow:0 6px 24px rgba(0,0,0,.14);font:400 .8125rem/1.45 var(--sans);text-align:left;white-space:normal;cursor:auto}
        .f:hover .tip,.f:focus .tip{visibility:visible;opacity:1}
        .f:hover .tip{z-index:21}
        .tip b{display:block;font-weight:600;font-size:.9375rem;margin-bottom:.5rem}
        .tip .r{display:grid;grid-template-columns:5.4rem 1fr;gap:.75rem;padding:.22rem 0;border-top:1px solid var(--rule)}
        .tip .k{color:var(--soft)}

        """;

    private const string Tables = """
        .scroll{overflow-x:auto;margin:1.5rem 0 .5rem;scrollbar-width:thin;background:linear-gradient(to right,var(--paper) 40%,transparent) 0 0/3rem 100% no-repeat local,linear-gradient(to left,var(--paper) 40%,transparent) 100% 0/3rem 100% no-repeat local,linear-gradient(to right,var(--shade),transparent) 0 0/.8rem 100% no-repeat scroll,linear-gradient(to left,var(--shade),transparent) 100% 0/.8rem 100% no-repeat scroll}
        .scroll:focus{outline:2px solid var(--accent);outline-offset:2px}
        table{border-collapse:collapse;width:100%;font:.875rem/1.4 var(--sans);font-variant-numeric:tabular-nums lining-nums}
        caption{text-align:left;font-weight:600;font-size:.9375rem;padding:0 0 .5rem;white-space:nowrap}
        th,td{padding:.45rem 0 .45rem 1.25rem;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--rule);font-weight:400}
        thead th{color:var(--soft);font-size:.8125rem;vertical-align:bottom;border-bottom:1px solid var(--soft)}
        th:first-child,td:first-child{padding-left:0}
        tbody th{position:sticky;left:0;background:var(--paper);min-width:7.5rem;padding-right:.5rem}
        .num{text-align:right}
        td.num{white-space:nowrap}
        td .f{text-decoration-color:var(--rule)}
        td .iv{display:block;color:var(--soft);font-size:.75rem}
        .undefined{color:var(--soft)}
        .under{margin:0 0 1.5rem;color:var(--soft);font:.8125rem/1.45 var(--sans)}
        figure{margin:2rem 0}
        figcaption{font:600 .9375rem/1.4 var(--sans);margin-bottom:.6rem}
        .chart{display:block;width:100%;height:auto}
        .narrow{display:none}
        figure .under{margin:.6rem 0 .3rem}
        details{font:.8125rem/1.45 var(--sans)}
        summary{cursor:pointer;color:var(--accent);width:max-content;max-width:100%;padding:.25rem 0}
        summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        .sheet tbody th{min-width:9rem}
        .sheet td:nth-child(3){white-space:nowrap}
        .sheet td:last-child{overflow-wrap:anywhere;min-width:9rem}
        .next dt{margin-top:.7rem}
        .next dd{margin:0;color:var(--soft);font:.875rem/1.45 var(--sans)}
        .next code{color:var(--accent)}
        footer{margin-top:3rem;padding-top:.9rem;border-top:1px solid var(--rule);color:var(--soft);font:.8125rem/1.55 var(--sans)}
        footer p{margin:0 0 .4rem}
        .hint{margin:.35rem 0 0;color:var(--soft);font:.8125rem/1.5 var(--sans)}

        """;

    private const string Places = """
        @media (min-width:72rem){
        .page{margin-left:max(2rem,calc(50% - 34rem));margin-right:0}
        .tip,.hint{position:fixed;left:calc(max(2rem,50% - 34rem) + 48rem);right:auto;bottom:auto;top:4.6rem;width:20rem;max-height:calc(100vh - 7rem)}
        .hint{border-top:1px solid var(--rule);padding-top:.6rem;margin:0}
        .tip{box-shadow:none}
        }
        @media (max-width:36rem){
        body{font-size:1rem}
        .page{padding:1.5rem 1rem 2.5rem}
        h1{font-size:1.625rem}
        h2{font-size:1.25rem;margin-top:2.25rem}
        .wide{display:none}
        .narrow{display:block}
        .tip{left:0;right:0;bottom:0;width:auto;max-width:none;max-height:55vh;border-width:3px 0 0}
        tbody th{min-width:6.5rem;max-width:9rem;overflow-wrap:anywhere}
        table{font-size:.8125rem}
        th,td{padding-left:.7rem}
        }
        @media (prefers-reduced-motion:reduce){.tip{transition:none}}
        @media print{
        :root{--serif:PRINTED-SERIF;--sans:PRINTED-SANS}
        .chart text{font-family:var(--sans)}
        .chart .halo{stroke:none}
        @page{size:A4;margin:18mm 16mm}
        body{font-size:10.5pt}
        .page{max-width:none;margin:0;padding:0}
        .tip,.hint,.next{display:none}
        .f,td .f{text-decoration:none}
        .wide{display:block}
        .narrow{display:none}
        .scroll{overflow:visible;background:none}
        tbody th{position:static}
        h2,h3,caption,figcaption{break-after:avoid}
        figure,tr,.note{break-inside:avoid}
        html,tbody th{background:#fff}
        figure{max-width:150mm}
        figure details,summary{display:none}
        .sheet::details-content{content-visibility:visible;display:block}
        .sheet table{font-size:7.5pt}
        }

        """;

    /// <summary>The whole sheet.</summary>
    public static string Sheet { get; } =
        Palette.Css(":root") + SvgChart.Css + (Page + Facts + Tables + ArticleHtml.Css + Places).ReplaceLineEndings("\n")
            .Replace("PRINTED-SERIF", PrintSerif, StringComparison.Ordinal).Replace("PRINTED-SANS", PrintSans, StringComparison.Ordinal)
            .Replace("SERIF", Serif, StringComparison.Ordinal).Replace("SANS", Sans, StringComparison.Ordinal);

    /// <summary>Nothing is loaded, nothing runs, only this sheet applies.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Sheet)))}'; base-uri 'none'; form-action 'none'";
}
