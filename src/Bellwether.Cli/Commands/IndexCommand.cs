using System.CommandLine;
using System.Globalization;
using Bellwether.Desk;

namespace Bellwether.Cli.Commands;

/// <summary>Definitions, levels, replication audit.</summary>
public static class IndexCommand
{
    /// <summary>The command.</summary>
    public static Command Build(Runner run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var command = new ExampleCommand(
            "index",
            "Index definitions and levels.",
            """
            bellwether index list
            bellwether index show mothers --since 2019-01-01 --until 2019-03-31
            bellwether index calc mothers --format csv --out mothers.csv
            bellwether index audit mothers
            """);
        var list = new Command("list", "The gauges this store can answer for.");
        list.SetAction(run.With(session =>
        {
            session.Write(new IndexDesk(session.Open()).List());
            return (int)ExitCode.Done;
        }));
        command.Subcommands.Add(list);
        command.Subcommands.Add(Single(run, "show", "The rulebook and every divisor change with its reason.", (session, desk, gauge, window) =>
        {
            session.Write(desk.Show(gauge, window));
            return ExitCode.Done;
        }));
        command.Subcommands.Add(Single(run, "calc", "Daily price, gross and net total return levels.", (session, desk, gauge, window) =>
        {
            session.Write(desk.Calc(gauge, window));
            return ExitCode.Done;
        }));
        command.Subcommands.Add(Audit(run));
        return command;
    }

    private static Command Audit(Runner run)
    {
        var tolerance = new Option<double>("--tolerance") { HelpName = "PERCENT", Description = "Largest gap in percent that counts as healthy.", DefaultValueFactory = _ => 1.0 };
        var command = Single(run, "audit", "The replicated level against the official closes; exit code 1 when they part.", (session, desk, gauge, window) =>
        {
            var percent = session.Parse.GetValue(tolerance);
            if (!(percent >= 0)) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--tolerance {percent} is no tolerance: expected a percentage from 0 up."));
            var (answer, unhealthy) = desk.Audit(gauge, window, percent / 100);
            session.Write(answer);
            if (unhealthy && !session.Quiet) session.Context.Errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The replication parts from the official level by more than {percent} %."));
            return unhealthy ? ExitCode.Contradicted : ExitCode.Done;
        });
        command.Options.Add(tolerance);
        return command;
    }

    private static Command Single(Runner run, string name, string description, Func<Session, IndexDesk, string, WindowRequest, ExitCode> action)
    {
        var gauge = new Argument<string>("GAUGE") { Description = "Gauge id or name." };
        var command = new Command(name, description) { gauge };
        command.SetAction(run.With(session => (int)action(session, new IndexDesk(session.Open()), session.Parse.GetValue(gauge)!, session.Options.Window(session.Parse))));
        return command;
    }
}
