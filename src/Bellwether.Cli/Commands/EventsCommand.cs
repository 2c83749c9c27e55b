using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Bellwether.Desk;

namespace Bellwether.Cli.Commands;

/// <summary>Abnormal days, dated news beside them, and event studies.</summary>
public static class EventsCommand
{
    /// <summary>The command.</summary>
    public static Command Build(Runner run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var usual = new EventsRequest(null, new WindowRequest(null, null));
        var subject = new Argument<string?>("GAUGE|SECURITY") { Arity = ArgumentArity.ZeroOrOne, Description = "Gauge id ('bellwether index list'), or a security such as tse:4565 (default: the first gauge)." };
        var date = new Option<string?>("--date") { HelpName = "DATE", Description = "Explain this one day." };
        var benchmark = new Option<string?>("--benchmark") { HelpName = "GAUGE", Description = "The market that returns are measured against (default: the store's market gauge)." };
        var model = new Option<string?>("--model") { HelpName = "market|market-adjusted|mean-adjusted", Description = "What an ordinary day is expected to bring (default: market)." };
        var estimation = new Option<int>("--estimation") { HelpName = "DAYS", Description = "Trading days of the estimation window, which ends ten days before the event.", DefaultValueFactory = _ => usual.Estimation };
        var threshold = new Option<double>("--threshold") { HelpName = "Z", Description = "Robust deviations from which a day is abnormal.", DefaultValueFactory = _ => usual.Threshold };
        var study = new Option<string?>("--study") { HelpName = "FILE", Description = "Study the events of a file together: a header line code,date, then one event a line." };
        var news = new Option<string?>("--news") { HelpName = "KIND", Description = "Study the days of one kind of news about the gauge's members, such as company or regulatory." };
        var command = new ExampleCommand(
            "events",
            "The days that made a gauge's window and the abnormal days of its constituents, with the dated news beside them; the abnormal days of one stock; one day explained; event studies.",
            """
            bellwether events mothers --since 2018-12-25 --until 2019-04-05
            bellwether events tse:4565 --date 2019-03-20
            bellwether events tse:4563
            bellwether events mothers --news regulatory --since 2018-12-25
            bellwether events sample-growth --store sample
            """) { subject, date, benchmark, model, estimation, threshold, study, news };
        command.SetAction(run.With(session =>
        {
            var request = new EventsRequest(session.Parse.GetValue(subject), session.Options.Window(session.Parse))
            {
                Date = CommonOptions.Day(session.Parse.GetValue(date), "--date"),
                Benchmark = session.Parse.GetValue(benchmark),
                Model = session.Parse.GetValue(model),
                Estimation = session.Parse.GetValue(estimation),
                Threshold = session.Parse.GetValue(threshold),
                Study = session.Parse.GetValue(study) is { } file ? Read(file) : [],
                StudyFile = session.Parse.GetValue(study),
                News = session.Parse.GetValue(news),
            };
            session.Options.Output(session.Parse);
            var workspace = session.Open();
            var named = request.Subject ?? (request.Study.IsEmpty ? GaugeCommands.Complete(workspace, [], [], rivalsByDefault: false)[0] : null);
            session.Write(EventsDesk.Ask(workspace, request with { Subject = named }));
            return (int)ExitCode.Done;
        }));
        return command;
    }

    // A bad line would silently drop an event, so every problem stops the study.
    private static ImmutableArray<(string Security, DateOnly Date)> Read(string file)
    {
        var rows = ImmutableArray.CreateBuilder<(string, DateOnly)>();
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DeskException(ExitCode.BadInput, $"--study {file}: {(File.Exists(file) ? "the file cannot be read." : "there is no such file.")}", problem);
        }

        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim().TrimStart('\uFEFF');
            if (line.Length == 0 || line.StartsWith('#')) continue;
            var cells = line.Split(',');
            if (rows.Count == 0 && cells is ["code", "date", ..]) continue;
            if (cells.Length < 2 || !DateOnly.TryParseExact(cells[1].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                throw new DeskException(ExitCode.BadInput, string.Create(CultureInfo.InvariantCulture, $"{file}:{i + 1}: '{line}' is no event; expected code,date as in 4565,2019-03-20."));
            rows.Add((cells[0].Trim(), day));
        }

        return rows.Count > 0 ? rows.ToImmutable() : throw new DeskException(ExitCode.BadInput, $"--study {file}: the file names no event; expected lines of code,date as in 4565,2019-03-20.");
    }
}
