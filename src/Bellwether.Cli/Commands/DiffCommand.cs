using System.CommandLine;
using Bellwether.Desk;

namespace Bellwether.Cli.Commands;

/// <summary>What a restatement of the data changed.</summary>
public static class DiffCommand
{
    /// <summary>The command.</summary>
    public static Command Build(Runner run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var gauge = new Argument<string?>("GAUGE") { Arity = ArgumentArity.ZeroOrOne, Description = "Subject of the brief." };
        var against = new Option<string[]>("--against", "-a") { HelpName = "GAUGE,…", Description = "Gauges to measure it against.", AllowMultipleArgumentsPerToken = true };
        var times = new Option<string[]>("--known-at") { HelpName = "T1 T2", Arity = new ArgumentArity(2, 2), AllowMultipleArgumentsPerToken = true, Required = true, Description = "The two times at which the data were known." };
        var command = new ExampleCommand(
            "diff",
            "Every number of a brief that a correction of the data changed between two times.",
            """
            bellwether diff mothers --since 2018-12-25 --until 2019-04-05 --known-at 2026-01-01 2026-02-01
            """) { gauge, against, times };
        command.SetAction(run.With(session =>
        {
            var typed = session.Parse.GetValue(times)!;
            var (then, now) = (CommonOptions.Time(typed[0], "--known-at")!.Value, CommonOptions.Time(typed[1], "--known-at")!.Value);
            var window = session.Options.Window(session.Parse);
            var rivals = (session.Parse.GetValue(against) ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            var (before, after) = (session.Open(session.Store, then), session.Open(session.Store, now));
            var request = new GaugeRequest(GaugeCommands.Complete(after, session.Parse.GetValue(gauge) is { } subject ? [subject] : [], rivals, rivalsByDefault: true), window);
            session.Write(DiffDesk.Diff(before, after, request));
            return (int)ExitCode.Done;
        }));
        return command;
    }
}
