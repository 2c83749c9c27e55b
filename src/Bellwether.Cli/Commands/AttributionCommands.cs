using System.Collections.Immutable;
using System.CommandLine;
using Bellwether.Desk;
using Bellwether.Story;

namespace Bellwether.Cli.Commands;

/// <summary>Commands that ask why one gauge stands ahead of another.</summary>
public static class AttributionCommands
{
    /// <summary>Allocation, selection and interaction.</summary>
    public static Command Attribution(Runner run)
    {
        var usual = new AttributionAsk();
        var by = new Option<string>("--by") { HelpName = "sector|section|size|export|theme|theme:NAME", Description = "Segments. Themes overlap, so 'theme' lists each for itself.", DefaultValueFactory = _ => usual.By };
        var method = new Option<string>("--method") { HelpName = AttributionChoice.Methods, Description = "Effects of a period.", DefaultValueFactory = _ => usual.Method };
        var linking = new Option<string>("--linking") { HelpName = AttributionChoice.Linkings, Description = "How effects of periods become effects of the window (geometric ones compound).", DefaultValueFactory = _ => usual.Linking };
        var period = new Option<string>("--period") { HelpName = AttributionChoice.Periods, Description = "Periods, each with the weights at its open.", DefaultValueFactory = _ => usual.Period };
        var basis = new Option<string>("--basis") { HelpName = "fixed|chained", Description = "Members fixed at the start, or entering and leaving by the rulebook.", DefaultValueFactory = _ => usual.Basis };
        return Pair(
            run,
            "attribution",
            "Why one gauge beat another by segment: allocation, selection and interaction that add up to the gap, with the convention beside them.",
            """
            bellwether attribution mothers nikkei225 --since 2018-12-25 --until 2019-04-05
            bellwether attribution mothers --against jasdaq --by size --method geometric --period month
            bellwether attribution sample-growth sample-large --linking menchero --store sample
            """,
            (session, workspace, request) => AttributionDesk.Ask(
                workspace,
                request,
                new AttributionAsk(session.Parse.GetValue(by)!, session.Parse.GetValue(method)!, session.Parse.GetValue(linking)!, session.Parse.GetValue(period)!, session.Parse.GetValue(basis)!)),
            by, method, linking, period, basis);
    }

    /// <summary>The ledger of a gap.</summary>
    public static Command Gap(Runner run)
    {
        var basis = new Option<string>("--basis") { HelpName = "fixed|chained", Description = "Members fixed at the start, or entering and leaving by the rulebook: then entries are a line.", DefaultValueFactory = _ => BasisName.Fixed };
        return Pair(
            run,
            "gap",
            "Why one gauge beat another, line by line with nothing left over: size, export orientation, rate sensitivity, sectors, single stocks, weighting, entries, drift, published levels.",
            """
            bellwether gap mothers nikkei225 --since 2018-12-25 --until 2019-04-05
            bellwether gap mothers --against jasdaq --basis chained --format html --out gap.html
            bellwether gap sample-growth sample-large --store sample
            """,
            (session, workspace, request) => GapDesk.Ask(workspace, request, session.Parse.GetValue(basis)!),
            basis);
    }

    private static Command Pair(Runner run, string name, string description, string examples, Func<Session, Workspace, GaugeRequest, Answer> ask, params ReadOnlySpan<Option> options)
    {
        ArgumentNullException.ThrowIfNull(run);
        var gauges = new Argument<string[]>("GAUGE") { Arity = new ArgumentArity(0, 2), Description = "The gauge to explain, and the one it is measured against ('bellwether index list')." };
        var against = new Option<string[]>("--against", "-a") { HelpName = "GAUGE", Description = "The gauge it is measured against, when it is not named second.", AllowMultipleArgumentsPerToken = true };
        var command = new ExampleCommand(name, description, examples) { gauges, against };
        foreach (var option in options) command.Options.Add(option);
        command.SetAction(run.With(session =>
        {
            var window = session.Options.Window(session.Parse);
            session.Options.Output(session.Parse);
            var workspace = session.Open();
            ImmutableArray<string> named = [.. session.Parse.GetValue(gauges) ?? []];
            string[] rivals = [.. (session.Parse.GetValue(against) ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
            var complete = GaugeCommands.Complete(workspace, named, rivals, rivalsByDefault: true);
            // Rivals that nobody named: the first of them.
            if (named.Length + rivals.Length < 2) complete = [.. complete.Take(2)];
            session.Write(ask(session, workspace, new GaugeRequest(complete, window)));
            return (int)ExitCode.Done;
        }));
        return command;
    }
}
