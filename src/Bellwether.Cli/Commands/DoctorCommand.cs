using System.CommandLine;
using Bellwether.Desk;

namespace Bellwether.Cli.Commands;

/// <summary>Data-quality report.</summary>
public static class DoctorCommand
{
    /// <summary>The command.</summary>
    public static Command Build(Runner run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var command = new Command(
            "doctor",
            """
            Data-quality report: rows kept aside, unexplained jumps, splits listed twice or not at all, stale runs, members without prices.
            Exit code 1 when something is unhealthy.
            """);
        command.SetAction(run.With(session =>
        {
            var (answer, unhealthy) = DoctorDesk.Examine(session.Load(session.Store, session.Options.Known(session.Parse)), session.Store.ReplayOption);
            session.Write(answer);
            return (int)(unhealthy ? ExitCode.Contradicted : ExitCode.Done);
        }));
        return command;
    }
}
