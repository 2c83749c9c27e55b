using System.Collections.Immutable;
using System.CommandLine;
using Bellwether.Desk;
using Bellwether.Story;

namespace Bellwether.Cli.Commands;

/// <summary>Commands that ask about gauges over a window.</summary>
public static class GaugeCommands
{
    private const int DefaultRivals = 3;

    /// <summary>Gauges side by side.</summary>
    public static Command Compare(Runner run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var gauges = new Argument<string[]>("GAUGE") { Arity = ArgumentArity.ZeroOrMore, Description = "Gauges; the first is the subject (default: all that fit)." };
        var command = new ExampleCommand(
            "compare",
            "Gauges side by side over one window.",
            """
            bellwether compare mothers jasdaq nikkei225 topix --since 2018-12-25 --until 2019-04-05
            bellwether compare sample-growth sample-large --format csv
            """) { gauges };
        command.SetAction(run.With(session => Ask(session, [.. session.Parse.GetValue(gauges) ?? []], [], rivalsByDefault: true, (desk, request) => desk.Compare(request))));
        return command;
    }

    /// <summary>Every gauge of the store.</summary>
    public static Command All(Runner run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var gauge = new Argument<string?>("GAUGE") { Arity = ArgumentArity.ZeroOrOne, Description = "The gauge whose low starts the window, and beside which the others stand." };
        var command = new ExampleCommand(
            "gauges",
            "Every gauge of the store side by side over one window.",
            """
            bellwether gauges
            bellwether gauges mothers --since 2018-12-25 --until 2019-04-05
            """) { gauge };
        command.SetAction(run.With(session => Ask(session, session.Parse.GetValue(gauge) is { } subject ? [subject] : [], [], rivalsByDefault: false, (desk, request) => desk.All(request))));
        return command;
    }

    /// <summary>Contributions.</summary>
    public static Command Movers(Runner run) => Single(
        run,
        "movers",
        "Who moved a gauge: contributions in points and percentage points, groups, and the gauge without its heroes.",
            """
            bellwether movers mothers --since low
            bellwether movers mothers --since 2018-12-25 --until 2019-04-05 --format csv
            """,
        rivalsByDefault: true,
        (desk, request) => desk.Movers(request));

    /// <summary>Counts.</summary>
    public static Command Breadth(Runner run) => Single(
        run,
        "breadth",
        "How broad a move was: advancers, doublers, moving averages, concentration.",
            """
            bellwether breadth mothers --since 2018-12-25 --until 2019-04-05
            """,
        rivalsByDefault: false,
        (desk, request) => desk.Breadth(request));

    /// <summary>The whole brief.</summary>
    public static Command Explain(Runner run) => Single(
        run,
        "explain",
        "All of it as one brief: what the gauge did, who moved it, where it came from, how broad it was.",
            """
            bellwether explain mothers --against nikkei225,jasdaq,topix --since 2018-12-25 --until 2019-04-05
            bellwether explain mothers --since low --format html --out brief.html
            """,
        rivalsByDefault: true,
        (desk, request) => desk.Explain(request));

    /// <summary>Asks the desk and writes its answer.</summary>
    public static int Ask(Session session, ImmutableArray<string> gauges, IEnumerable<string> against, bool rivalsByDefault, Func<GaugeDesk, GaugeRequest, Answer> ask)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(ask);
        var window = session.Options.Window(session.Parse);
        session.Options.Output(session.Parse);
        var workspace = session.Open();
        session.Write(ask(new GaugeDesk(workspace), new GaugeRequest(Complete(workspace, gauges, against, rivalsByDefault), window)));
        return (int)ExitCode.Done;
    }

    private static Command Single(Runner run, string name, string description, string examples, bool rivalsByDefault, Func<GaugeDesk, GaugeRequest, Answer> ask)
    {
        ArgumentNullException.ThrowIfNull(run);
        var gauge = new Argument<string?>("GAUGE") { Arity = ArgumentArity.ZeroOrOne, Description = "Gauge id or name ('bellwether index list')." };
        var against = new Option<string[]>("--against", "-a") { HelpName = "GAUGE,…", Description = "Gauges to measure it against.", AllowMultipleArgumentsPerToken = true };
        var command = new ExampleCommand(name, description, examples) { gauge, against };
        command.SetAction(run.With(session => Ask(
            session,
            session.Parse.GetValue(gauge) is { } subject ? [subject] : [],
            (session.Parse.GetValue(against) ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            rivalsByDefault,
            ask)));
        return command;
    }

    // Without a gauge the first one with constituents is the subject; without rivals the next ones with constituents.
    /// <summary>Fills in the subject and the rivals that were not named.</summary>
    public static ImmutableArray<string> Complete(Workspace workspace, ImmutableArray<string> gauges, IEnumerable<string> against, bool rivalsByDefault)
    {
        string[] rivals = [.. gauges.Skip(1), .. against];
        var subject = gauges.FirstOrDefault() ?? Preferred(workspace) ?? throw new DeskException(ExitCode.DataMissing, "The store can answer for no gauge yet. Load some data: 'bellwether sample' or 'bellwether import tables DIR'.");
        if (rivals.Length > 0 || !rivalsByDefault) return [subject, .. rivals];
        var own = workspace.Find(subject).Id;
        return [subject, .. Candidates(workspace).Where(id => id != own).Take(DefaultRivals)];
    }

    private static string? Preferred(Workspace workspace) => Candidates(workspace).FirstOrDefault();

    private static IEnumerable<string> Candidates(Workspace workspace) => workspace.Preferred().Where(gauge => gauge.HasMembers).Select(gauge => gauge.Id);
}
