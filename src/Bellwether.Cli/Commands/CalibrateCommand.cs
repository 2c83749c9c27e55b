using System.CommandLine;
using Bellwether.Data.Store;
using Bellwether.Desk;

namespace Bellwether.Cli.Commands;

/// <summary>Checks the tests of reasons against markets whose causes are known.</summary>
public static class CalibrateCommand
{
    /// <summary>The command.</summary>
    public static Command Build(Runner run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var usual = new CalibrationOptions();
        var seeds = new Option<int>("--seeds") { HelpName = "N", Description = "Seeds; each gives a market with nothing planted and others with every cause in turn.", DefaultValueFactory = _ => usual.Seeds };
        var first = new Option<ulong>("--seed") { HelpName = "FIRST", Description = "First seed.", DefaultValueFactory = _ => usual.First };
        var securities = new Option<int>("--securities") { HelpName = "N", Description = "Securities a market.", DefaultValueFactory = _ => usual.Securities };
        var days = new Option<int>("--days") { HelpName = "N", Description = "Trading days a market.", DefaultValueFactory = _ => usual.Days };
        var threads = new Option<int>("--threads") { HelpName = "N", Description = "Threads (default: one a core). The report does not depend on it.", DefaultValueFactory = _ => usual.Threads };
        var command = new ExampleCommand(
            "calibrate",
            "Runs the tests of reasons over many sample markets whose causes are known: whether intervals cover, absent reasons stay unproved, effects are recovered. Writes a Markdown page; exit code 1 when a bound is missed.",
            """
            bellwether calibrate --seeds 20
            bellwether calibrate --out docs/calibration.md
            """) { seeds, first, securities, days, threads };
        command.SetAction(run.With(session =>
        {
            var options = new CalibrationOptions(session.Parse.GetValue(seeds), session.Parse.GetValue(first), session.Parse.GetValue(securities), session.Parse.GetValue(days), session.Parse.GetValue(threads));
            var progress = session.Quiet ? null : new ProgressLine(session.Context, "seeds");
            var result = CalibrationDesk.Run(options, progress is null ? null : new Relay(share => progress.Report(new ImportProgress("Calibrating", (long)Math.Round(share * options.Seeds), options.Seeds))), session.Context.Stop);
            progress?.Done();
            session.WriteTo(session.Parse.GetValue(session.Options.Out), output => output.Write(CalibrationPage.Write(result)));
            return (int)(CalibrationPage.IsWithinBounds(result) ? ExitCode.Done : ExitCode.Contradicted);
        }));
        return command;
    }

    private sealed class Relay(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
