using System.CommandLine;
using Bellwether.Data.Sources;
using Bellwether.Desk;
using Bellwether.Story;

namespace Bellwether.Cli.Commands;

/// <summary>Commands about the history of a gauge: dated swings, risk, scenarios, analogues.</summary>
public static class RiskCommands
{
    /// <summary>Dated swings and drawdowns.</summary>
    public static Command Rallies(Runner run)
    {
        var usual = new RalliesOptions();
        var up = new Option<double>("--up") { HelpName = "SHARE", Description = "Rise that confirms a trough.", DefaultValueFactory = _ => usual.Up };
        var down = new Option<double>("--down") { HelpName = "SHARE", Description = "Fall that confirms a peak.", DefaultValueFactory = _ => usual.Down };
        var rule = new Option<string>("--rule") { HelpName = "threshold|lunde-timmermann|pagan-sossounov", Description = "The rule whose swings are listed; the others are compared.", DefaultValueFactory = _ => usual.Rule };
        var count = new Option<int>("--drawdowns") { HelpName = "K", Description = "How many of the deepest drawdowns to list.", DefaultValueFactory = _ => usual.Drawdowns };
        return History(
            run,
            "rallies",
            "Dated rises and falls, by three rules, and the deepest drawdowns. Without --since the whole history counts.",
            """
            bellwether rallies mothers
            bellwether rallies nikkei225 --up 0.15 --down 0.10 --until 2019-04-05
            bellwether rallies topix --rule pagan-sossounov --format csv --table drawdowns
            """,
            takesRivals: false,
            lowByDefault: false,
            (session, workspace, request) => RalliesDesk.Ask(workspace, request, new RalliesOptions(session.Parse.GetValue(up), session.Parse.GetValue(down), session.Parse.GetValue(rule)!, session.Parse.GetValue(count))),
            up, down, rule, count);
    }

    /// <summary>Risk side by side.</summary>
    public static Command Risk(Runner run)
    {
        var usual = new RiskOptions();
        var level = new Option<double>("--level") { HelpName = "C", Description = "Level of value at risk and expected shortfall, between 0 and 1.", DefaultValueFactory = _ => usual.Level };
        var horizon = new Option<int>("--horizon") { HelpName = "DAYS", Description = "Trading days that resampled futures look ahead.", DefaultValueFactory = _ => usual.Horizon };
        var resamples = new Option<int>("--resamples") { HelpName = "N", Description = "Resamples of the bootstraps.", DefaultValueFactory = _ => usual.Resamples };
        var seed = new Option<ulong>("--seed") { HelpName = "N", Description = "Seed of the bootstraps.", DefaultValueFactory = _ => usual.Seed };
        var members = new Option<bool>("--members") { Description = "List every constituent with its rolling volatility, its beta on the gauge and its deepest drawdown." };
        var window = new Option<int>("--window") { HelpName = "DAYS", Description = "Trading days of the constituents' rolling volatility and beta.", DefaultValueFactory = _ => usual.Window };
        return History(
            run,
            "risk",
            "Volatility, drawdowns and losses of a gauge beside others, and whether \"more volatile, and downturns more pronounced\" stands up. Without --since the whole common history counts.",
            """
            bellwether risk mothers --against nikkei225,topix
            bellwether risk mothers --against jasdaq --level 0.99 --until 2019-04-05
            bellwether risk mothers --members --window 60 --format csv --table members
            """,
            takesRivals: true,
            lowByDefault: false,
            (session, workspace, request) => RiskDesk.Ask(workspace, request, new RiskOptions(session.Parse.GetValue(level), session.Parse.GetValue(horizon), session.Parse.GetValue(resamples), session.Parse.GetValue(seed), session.Parse.GetValue(members), session.Parse.GetValue(window))),
            level, horizon, resamples, seed, members, window);
    }

    /// <summary>A scenario.</summary>
    public static Command Stress(Runner run)
    {
        var shock = new Option<string[]>("--shock") { HelpName = "NAME=VALUE", Description = "A factor's move: -7%, -0.07, +50bp, worst or best (of the window). Repeat it, or separate by commas.", AllowMultipleArgumentsPerToken = true };
        var covariance = new Option<string>("--covariance") { HelpName = "full|ewma|down-days", Description = "The days that tell how factors move together.", DefaultValueFactory = _ => "full" };
        var over = new Option<int>("--over") { HelpName = "DAYS", Description = "Trading days the shock takes; it decides how plausible it is.", DefaultValueFactory = _ => 1 };
        var scenario = new Option<string?>("--scenario") { HelpName = "NAME|FILE.yaml", Description = $"A named scenario ({string.Join(", ", ScenarioLibrary.Shipped)}) or a file of your own; --shock and --over replace parts of it." };
        return History(
            run,
            "stress",
            "What a shock of outside factors would do to a gauge, the other factors moving along as they used to, and how plausible it is.",
            """
            bellwether stress mothers --shock sp500=-7%
            bellwether stress mothers --shock usdjpy=-5% --shock jgb10y=+50bp --covariance down-days --over 20
            bellwether stress topix --shock sp500=worst
            bellwether stress mothers --against nikkei225 --scenario growth
            """,
            takesRivals: true,
            lowByDefault: false,
            (session, workspace, request) => StressDesk.Ask(workspace, request, new StressOptions([.. session.Parse.GetValue(shock) ?? []], session.Parse.GetValue(covariance)!, session.Parse.GetValue(over), session.Parse.GetValue(scenario))),
            shock, scenario, covariance, over);
    }

    /// <summary>What followed similar windows.</summary>
    public static Command Analogues(Runner run)
    {
        var usual = new AnaloguesOptions();
        var days = new Option<int?>("--days") { HelpName = "N", Description = "Length of the windows in trading days (default: that of the window, from the low or --since)." };
        var horizon = new Option<int>("--horizon") { HelpName = "N", Description = "Trading days that follow.", DefaultValueFactory = _ => usual.Horizon };
        var gap = new Option<int?>("--gap") { HelpName = "N", Description = "Least distance between windows (default: the horizon, so that what follows does not overlap)." };
        var band = new Option<double>("--band") { HelpName = "SHARE", Description = "How far a return may be from this one, as a share of it.", DefaultValueFactory = _ => usual.Band };
        var by = new Option<string>("--by") { HelpName = "return|features", Description = "Compare by return, or by return, volatility and drawdown together.", DefaultValueFactory = _ => usual.By };
        var nearest = new Option<int>("--nearest") { HelpName = "K", Description = "How many nearest windows, with --by features.", DefaultValueFactory = _ => usual.Nearest };
        return History(
            run,
            "analogues",
            "What followed past windows like the current one, beside what usually follows. The window asked for gives the length; all of the history before its end is searched.",
            """
            bellwether analogues mothers
            bellwether analogues nikkei225 --days 20 --horizon 60 --until 2019-04-05
            bellwether analogues topix --days 60 --by features --nearest 12
            """,
            takesRivals: false,
            lowByDefault: true,
            (session, workspace, request) => AnaloguesDesk.Ask(
                workspace,
                request,
                new AnaloguesOptions(session.Parse.GetValue(days), session.Parse.GetValue(horizon), session.Parse.GetValue(gap), session.Parse.GetValue(band), session.Parse.GetValue(by)!, session.Parse.GetValue(nearest))),
            days, horizon, gap, band, by, nearest);
    }

    private static Command History(Runner run, string name, string description, string examples, bool takesRivals, bool lowByDefault, Func<Session, Workspace, GaugeRequest, Answer> ask, params ReadOnlySpan<Option> options)
    {
        ArgumentNullException.ThrowIfNull(run);
        var gauge = new Argument<string?>("GAUGE") { Arity = ArgumentArity.ZeroOrOne, Description = "Gauge id or name ('bellwether index list')." };
        var against = new Option<string[]>("--against", "-a") { HelpName = "GAUGE,…", Description = "Gauges to measure it against.", AllowMultipleArgumentsPerToken = true };
        var command = new ExampleCommand(name, description, examples) { gauge };
        if (takesRivals) command.Options.Add(against);
        foreach (var option in options) command.Options.Add(option);
        command.SetAction(run.With(session =>
        {
            var window = session.Options.Window(session.Parse) with { WholeHistory = !lowByDefault && session.Parse.GetValue(session.Options.Since) is null };
            session.Options.Output(session.Parse);
            var workspace = session.Open();
            var rivals = takesRivals ? session.Parse.GetValue(against) ?? [] : [];
            var gauges = GaugeCommands.Complete(
                workspace,
                session.Parse.GetValue(gauge) is { } subject ? [subject] : [],
                rivals.SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
                rivalsByDefault: takesRivals && name != "stress");
            session.Write(ask(session, workspace, new GaugeRequest(gauges, window)));
            return (int)ExitCode.Done;
        }));
        return command;
    }
}
