using System.Collections.Immutable;
using System.CommandLine;
using Bellwether.Desk;
using Bellwether.Story;

namespace Bellwether.Cli.Commands;

/// <summary>Commands that ask what would have been, and what depends on how it is measured.</summary>
public static class CounterfactualCommands
{
    /// <summary>Without some names, and under other weightings.</summary>
    public static Command Counterfactual(Runner run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var gauge = new Argument<string?>("GAUGE") { Arity = ArgumentArity.ZeroOrOne, Description = "Gauge id or name ('bellwether index list')." };
        var against = Against();
        var without = new Option<string[]>("--without") { HelpName = "NAMES", Description = "Who is taken out: tse:4385,tse:4565, doublers, top:K, sector:CODE or theme:NAME. Repeat it for another row (default: doublers, and the top 1, 5 and 10).", AllowMultipleArgumentsPerToken = true };
        var cap = new Option<decimal>("--cap") { HelpName = "SHARE", Description = "Largest weight of the capped weighting.", DefaultValueFactory = _ => new CounterfactualOptions([]).Cap };
        var command = new ExampleCommand(
            "counterfactual",
            "A gauge without its winners, how many names carry its lead over a rival, and the same names under other weightings.",
            """
            bellwether counterfactual mothers --against nikkei225 --since 2018-12-25 --until 2019-04-05
            bellwether counterfactual mothers --without tse:4385,tse:4565 --without sector:3250
            bellwether counterfactual sample-growth --against sample-large --format html --out without.html
            """) { gauge, against, without, cap };
        command.SetAction(run.With(session => Ask(
            session,
            session.Parse.GetValue(gauge) is { } subject ? [subject] : [],
            session.Parse.GetValue(against),
            (workspace, request) => CounterfactualDesk.Ask(workspace, request, new CounterfactualOptions([.. session.Parse.GetValue(without) ?? []], session.Parse.GetValue(cap))))));
        return command;
    }

    /// <summary>Headlines under every convention.</summary>
    public static Command Conventions(Runner run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var gauges = new Argument<string[]>("GAUGE") { Arity = ArgumentArity.ZeroOrMore, Description = "Gauges; the first is the subject (default: all that fit)." };
        var against = Against();
        var command = new ExampleCommand(
            "conventions",
            "Every headline under every defensible convention: range, where the default stands in it, and whether the order of the gauges survives.",
            """
            bellwether conventions mothers nikkei225 jasdaq --since 2018-12-25 --until 2019-04-05
            bellwether conventions sample-growth sample-large --format csv --table conventions
            """) { gauges, against };
        command.SetAction(run.With(session => Ask(session, [.. session.Parse.GetValue(gauges) ?? []], session.Parse.GetValue(against), ConventionsDesk.Ask)));
        return command;
    }

    private static Option<string[]> Against() => new("--against", "-a") { HelpName = "GAUGE,…", Description = "Gauges to measure it against.", AllowMultipleArgumentsPerToken = true };

    private static int Ask(Session session, ImmutableArray<string> gauges, string[]? against, Func<Workspace, GaugeRequest, Answer> ask)
    {
        var window = session.Options.Window(session.Parse);
        session.Options.Output(session.Parse);
        var workspace = session.Open();
        var rivals = (against ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        session.Write(ask(workspace, new GaugeRequest(GaugeCommands.Complete(workspace, gauges, rivals, rivalsByDefault: true), window)));
        return (int)ExitCode.Done;
    }
}
