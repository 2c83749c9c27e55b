using System.CommandLine;
using System.Globalization;
using Bellwether.Desk;
using Bellwether.Story.Render;

namespace Bellwether.Cli;

/// <summary>Options that every command understands (DESIGN 3).</summary>
public sealed class CommonOptions
{
    private static readonly Dictionary<string, OutputFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text"] = OutputFormat.Text,
        ["json"] = OutputFormat.Json,
        ["md"] = OutputFormat.Markdown,
        ["html"] = OutputFormat.Html,
        ["csv"] = OutputFormat.Csv,
        ["xlsx"] = OutputFormat.Xlsx,
        ["pdf"] = OutputFormat.Pdf,
        ["png"] = OutputFormat.Png,
        ["svg"] = OutputFormat.Svg,
        ["parquet"] = OutputFormat.Parquet,
    };

    // ISO 8601 only: 04/07/2019 is April in one country and July in another.
    private static readonly string[] Times =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>First day of the window, or low.</summary>
    public Option<string?> Since { get; } = new("--since") { HelpName = "DATE|low", Description = "First day: its close is the base. 'low' finds the lowest close of the last year (default)." };

    /// <summary>Last day of the window.</summary>
    public Option<string?> Until { get; } = new("--until") { HelpName = "DATE", Description = "Last day of the window (default: the last day of the data)." };

    /// <summary>Market date beyond which nothing is seen.</summary>
    public Option<string?> AsOf { get; } = new("--as-of") { HelpName = "DATE", Description = "See no price after this market date." };

    /// <summary>Time at which the data were known.</summary>
    public Option<string?> KnownAt { get; } = new("--known-at") { HelpName = "TIME", Description = "Use the data as they were known then (2019-04-07 or 2019-04-07T12:00:00Z)." };

    /// <summary>Language of company names.</summary>
    public Option<string> Names { get; } = new("--names") { HelpName = "english|own", Description = "Names of companies and sectors: in English where there is such a name, or the market's own.", DefaultValueFactory = _ => "english" };

    /// <summary>Store directory.</summary>
    public Option<string?> Store { get; } = new("--store") { HelpName = "PATH", Description = "Store directory; 'sample' is the sample market (default: BELLWETHER_STORE, else your data folder)." };

    /// <summary>Output format.</summary>
    public Option<string> Format { get; } = new("--format", "-f") { HelpName = "text|json|md|html|csv|xlsx|pdf|png|svg|parquet", Description = "Output format.", DefaultValueFactory = _ => "text" };

    /// <summary>Output file.</summary>
    public Option<string?> Out { get; } = new("--out", "-o") { HelpName = "FILE", Description = "Write the result to a file; PNG, SVG and Parquet also take a folder, and write every chart or table into it." };

    /// <summary>Table for CSV.</summary>
    public Option<string?> Table { get; } = new("--table") { HelpName = "ID", Description = "Which table --format csv or parquet writes, 'facts' for every number (default: the first)." };

    /// <summary>Chart for PNG and SVG.</summary>
    public Option<string?> Chart { get; } = new("--chart") { HelpName = "ID", Description = "Which chart --format png or svg draws (default: the first)." };

    /// <summary>The user's own index definitions.</summary>
    public Option<string?> Definitions { get; } = new("--definitions") { HelpName = "DIR", Description = "Directory with your own index definitions (*.yaml)." };

    /// <summary>No progress.</summary>
    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "No progress, no notes." };

    /// <summary>No colour.</summary>
    public Option<bool> NoColor { get; } = new("--no-color") { Description = "No colour (NO_COLOR is respected too)." };

    /// <summary>Adds the options to the root so that every command takes them.</summary>
    public void AddTo(Command root)
    {
        ArgumentNullException.ThrowIfNull(root);
        foreach (var option in new Option[] { Since, Until, AsOf, KnownAt, Names, Store, Format, Out, Table, Chart, Definitions, Quiet, NoColor })
        {
            option.Recursive = true;
            root.Options.Add(option);
        }
    }

    /// <summary>The window as asked for.</summary>
    public WindowRequest Window(ParseResult parse)
    {
        ArgumentNullException.ThrowIfNull(parse);
        var since = parse.GetValue(Since);
        var until = Date(parse.GetValue(Until), "--until");
        var asOf = Date(parse.GetValue(AsOf), "--as-of");
        var last = until is { } end && asOf is { } seen ? (end < seen ? end : seen) : until ?? asOf;
        var first = since is null || since.Equals("low", StringComparison.OrdinalIgnoreCase) ? null : Date(since, "--since", " or 'low'");
        if (first is { } start && last is { } stop && start >= stop)
            throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--since {start:yyyy-MM-dd} does not lie before {stop:yyyy-MM-dd}: a window needs a base close and a later one."));
        return new WindowRequest(first, last);
    }

    /// <summary>True when companies and sectors are named in the market's own language; another word is a usage error.</summary>
    public bool OwnNames(ParseResult parse)
    {
        ArgumentNullException.ThrowIfNull(parse);
        return parse.GetValue(Names)?.ToLowerInvariant() switch
        {
            null or "english" => false,
            "own" => true,
            var other => throw new DeskException(ExitCode.Usage, $"--names {other} is not known: expected english or own."),
        };
    }

    /// <summary>The output format; an unknown one is a usage error.</summary>
    public OutputFormat Output(ParseResult parse)
    {
        ArgumentNullException.ThrowIfNull(parse);
        var name = parse.GetValue(Format)!;
        return Formats.TryGetValue(name, out var format)
            ? format
            : throw new DeskException(ExitCode.Usage, $"--format {name} is not known: expected {string.Join(", ", Formats.Keys)}.");
    }

    /// <summary>The time at which data were known, in UTC; a bare date means its end.</summary>
    public DateTime? Known(ParseResult parse)
    {
        ArgumentNullException.ThrowIfNull(parse);
        return Time(parse.GetValue(KnownAt), "--known-at");
    }

    /// <summary>A time in UTC; a bare date means its end.</summary>
    public static DateTime? Time(string? text, string option)
    {
        if (text is null) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddTicks(-1);
        return DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new DeskException(ExitCode.Usage, $"{option} {text} is not a time: expected 2019-04-07 or 2019-04-07T12:00:00Z.");
    }

    /// <summary>A day of an option; null when it was not given, a usage error when it is none.</summary>
    public static DateOnly? Day(string? text, string option) => Date(text, option);

    private static DateOnly? Date(string? text, string option, string or = "")
    {
        if (text is null) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new DeskException(ExitCode.Usage, $"{option} {text} is not a date: expected YYYY-MM-DD{or}, for example 2018-12-25.");
    }
}
