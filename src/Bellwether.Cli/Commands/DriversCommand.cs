using System.CommandLine;
using Bellwether.Desk;

namespace Bellwether.Cli.Commands;

/// <summary>Reasons put to the test.</summary>
public static class DriversCommand
{
    /// <summary>The command.</summary>
    public static Command Build(Runner run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var gauges = new Argument<string[]>("GAUGE") { Arity = new ArgumentArity(0, 2), Description = "The gauge that did better, and the one it is set against (default: the first two that fit)." };
        var reason = new Option<string[]>("--reason") { HelpName = "NAME:+|-", Description = "A reason of your own: a characteristic and the sign of its reward (momentum:+, volatility:-, theme:biotech:+); with --characteristic, the reason in words." };
        var file = new Option<string?>("--characteristic") { HelpName = "FILE", Description = "A CSV file with the columns code and value: the characteristic behind --reason." };
        var undisclosed = new Option<string>("--not-disclosed") { HelpName = "drop|five-percent", Description = "What 'not disclosed' in that file counts as.", DefaultValueFactory = _ => "drop" };
        var placebos = new Option<int>("--placebos") { HelpName = "N", Description = "Placebo characteristics a reason.", DefaultValueFactory = _ => DriverSpec.UsualPlacebos };
        var seed = new Option<ulong>("--seed") { HelpName = "N", Description = "Seed of the placebos.", DefaultValueFactory = _ => 1 };
        var command = new ExampleCommand(
            "drivers",
            "Reasons why one gauge beat another, put to the test: exports, rates, currency, size, sectors, single stocks, and your own. Each gets an effect, an interval, placebos and a verdict.",
            """
            bellwether drivers mothers nikkei225 --since 2018-12-25 --until 2019-04-05
            bellwether drivers mothers nikkei225 --reason momentum:- --reason theme:weak_yen:-
            bellwether drivers mothers nikkei225 --characteristic overseas.csv --reason "less sold abroad:-" --not-disclosed five-percent
            """) { gauges, reason, file, undisclosed, placebos, seed };
        command.SetAction(run.With(session =>
        {
            var window = session.Options.Window(session.Parse);
            session.Options.Output(session.Parse);
            var parse = session.Parse;
            var choice = parse.GetValue(undisclosed)!;
            if (choice is not ("drop" or "five-percent")) throw new DeskException(ExitCode.Usage, $"--not-disclosed {choice} is not known: expected drop or five-percent.");
            var workspace = session.Open();
            var named = GaugeCommands.Complete(workspace, [.. parse.GetValue(gauges) ?? []], [], rivalsByDefault: true);
            var options = new DriversOptions([.. parse.GetValue(reason) ?? []], parse.GetValue(file), choice == "drop" ? NotDisclosed.Drop : NotDisclosed.FivePercent, parse.GetValue(placebos), parse.GetValue(seed));
            session.Write(DriversDesk.Ask(workspace, new GaugeRequest([.. named.Take(2)], window), options));
            return (int)ExitCode.Done;
        }));
        return command;
    }
}
