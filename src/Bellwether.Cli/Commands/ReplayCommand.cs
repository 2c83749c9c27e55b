using System.CommandLine;
using Bellwether.Data.Store;
using Bellwether.Desk;
using Bellwether.Story.Render;

namespace Bellwether.Cli.Commands;

/// <summary>Walks one published number back to its rows.</summary>
public static class ReplayCommand
{
    /// <summary>The command.</summary>
    public static Command Build(Runner run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var fact = new Argument<string>("FACT") { Description = "A fact's id, from the JSON output or beside a number in HTML." };
        var command = new ExampleCommand(
            "replay",
            "One number back to its rows: formula, inputs, data-set version, recomputed value. Exit code 1 when it no longer agrees.",
            """
            bellwether replay 'return/mothers/2018-12-25..2019-04-05/fixed@1.0a1b2c3d'
            bellwether replay return/mothers/2018-12-25..2019-04-05/chained
            """) { fact };
        command.SetAction(run.With(session => Run(session, session.Parse.GetValue(fact)!)));
        return command;
    }

    private static int Run(Session session, string id)
    {
        var load = session.Load(session.Store);
        var current = session.Over(load, session.Store);
        var report = new ReplayDesk(current, batch => session.Open(session.Store, KnownAt(load, batch))).Replay(id);
        if (session.Context.Answered is not null || session.Options.Output(session.Parse) != OutputFormat.Text)
        {
            session.Write(report.ToAnswer(session.Store.ReplayOption));
            return Code(report);
        }

        session.WriteTo(session.Parse.GetValue(session.Options.Out), output =>
        {
            foreach (var line in report.Lines) output.WriteLine(line);
            output.WriteLine(report.Verdict switch
            {
                ReplayVerdict.Agrees => $"agrees     {FactText.Prose(report.Published)}; id {report.Id}",
                ReplayVerdict.Restated => $"RESTATED   the data were corrected since: {FactText.Prose(report.Published)} then, {FactText.Prose(report.Current!)} now; id now {report.Current!.Id}",
                _ => $"DISAGREES  the data of that time give {FactText.Prose(report.Published)} (id {report.Published.Id}), which is not the number of this id: the id was altered, or the program has changed",
            });
        });
        return Code(report);
    }

    private static int Code(ReplayReport report) => (int)(report.Verdict == ReplayVerdict.Agrees ? ExitCode.Done : ExitCode.Contradicted);

    private static DateTime KnownAt(SnapshotLoad load, int batch) =>
        load.Batches.FirstOrDefault(own => own.Number == batch)?.KnownAt
        ?? throw new DeskException(ExitCode.DataMissing, $"The store has no dataset {batch}.");
}
