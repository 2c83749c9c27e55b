using System.CommandLine;
using Bellwether.Cli.Commands;
using Bellwether.Cli.Serving;
using Bellwether.Data.Sources;
using Bellwether.Desk;

namespace Bellwether.Cli;

/// <summary>The <c>bellwether</c> command (DESIGN 3).</summary>
public static class CommandLine
{
    /// <summary>Runs one command line and returns its exit code.</summary>
    public static int Run(string[] args, CliContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var options = new CommonOptions();
        var root = Build(options, context);
        var parse = root.Parse(args);
        if (parse.Errors.Count > 0) return Usage(root, parse, context);
        try
        {
            return parse.Invoke(new InvocationConfiguration { Output = context.Output, Error = context.Errors, EnableDefaultExceptionHandler = false });
        }
        catch (Exception problem)
        {
            context.Output.Flush();
            return Failures.Report(problem, context.Errors);
        }
    }

    /// <summary>Why a command line would be refused before it runs, or null when it is understood. Documentation is checked with it.</summary>
    public static string? Misunderstood(string[] args, CliContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Build(new CommonOptions(), context).Parse(args).Errors is [var first, ..] ? first.Message : null;
    }

    /// <summary>The whole command tree over options and a context.</summary>
    internal static Command Build(CommonOptions options, CliContext context)
    {
        var root = new ExampleCommand(
            "bellwether",
            "Bellwether explains a stock market: what did this gauge do, who moved it, why, and what could go wrong. Every number can be walked back to its rows.",
            """
            bellwether                                        a brief about the sample market
            bellwether import tables ../shared/market/tokyo-2019
            bellwether explain mothers --against nikkei225,topix --since 2018-12-25 --until 2019-04-05
            bellwether movers mothers --since low --format html --out movers.html
            bellwether risk mothers --against nikkei225,topix
            bellwether doctor
            bellwether serve                                  the same in a browser
            """);
        root.Options.Add(ExampleHelp.Option());
        root.Options.Add(new VersionOption());
        options.AddTo(root);
        var run = new Runner(options, context);
        root.SetAction(run.With(SampleBrief.Run));
        foreach (var command in new[]
        {
            SampleCommand.Build(run), ImportCommand.Build(run), DoctorCommand.Build(run), IndexCommand.Build(run),
            GaugeCommands.All(run), GaugeCommands.Compare(run), GaugeCommands.Movers(run), GaugeCommands.Breadth(run), GaugeCommands.Explain(run),
            AttributionCommands.Attribution(run), AttributionCommands.Gap(run),
            RiskCommands.Rallies(run), RiskCommands.Risk(run), RiskCommands.Stress(run), RiskCommands.Analogues(run),
            CounterfactualCommands.Counterfactual(run), CounterfactualCommands.Conventions(run), CalibrateCommand.Build(run),
            DriversCommand.Build(run),
            EventsCommand.Build(run),
            CheckCommand.Build(run),
            ReplayCommand.Build(run), DiffCommand.Build(run), ServeCommand.Build(run), McpCommand.Build(run),
        })
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    private static int Usage(Command root, ParseResult parse, CliContext context)
    {
        // What follows a word that was not understood is noise: one problem, one line.
        context.Errors.WriteLine($"bellwether: {parse.Errors[0].Message}");
        var typed = parse.UnmatchedTokens.FirstOrDefault();
        var known = parse.CommandResult.Command.Subcommands.Select(command => command.Name)
            .Concat(parse.CommandResult.Command.Options.Concat(root.Options).Select(option => option.Name));
        if (typed is not null && Suggest.Nearest(typed, known) is { } near) context.Errors.WriteLine($"Did you mean '{near}'?");
        context.Errors.WriteLine($"'{Path(parse)} --help' shows what it takes.");
        return (int)ExitCode.Usage;
    }

    private static string Path(ParseResult parse)
    {
        var names = new List<string>();
        for (var at = parse.CommandResult; at is not null; at = at.Parent as System.CommandLine.Parsing.CommandResult)
            names.Insert(0, at.Command.Name);
        return string.Join(' ', names);
    }
}

/// <summary>Gives every action its session.</summary>
public sealed class Runner(CommonOptions options, CliContext context)
{
    /// <summary>An action over a session.</summary>
    public Func<ParseResult, int> With(Func<Session, int> action) => parse => action(new Session(context, options, parse));
}
