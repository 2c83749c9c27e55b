using System.CommandLine;
using System.Globalization;
using Bellwether.Data.Store;
using Bellwether.Desk;
using Bellwether.Market.Sample;

namespace Bellwether.Cli.Commands;

/// <summary>Generates the sample market.</summary>
public static class SampleCommand
{
    /// <summary>The command.</summary>
    public static Command Build(Runner run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var seed = new Option<ulong>("--seed") { HelpName = "N", Description = "Seed: the same seed gives the same market, bit for bit.", DefaultValueFactory = _ => 1UL };
        var days = new Option<int>("--days") { HelpName = "N", Description = "Trading days.", DefaultValueFactory = _ => new SampleOptions().TradingDays };
        var securities = new Option<int>("--securities") { HelpName = "N", Description = "Securities.", DefaultValueFactory = _ => new SampleOptions().Securities };
        var command = new ExampleCommand(
            "sample",
            "Generates the sample market: fictional, deterministic, with planted causes.",
            """
            bellwether sample
            bellwether sample --seed 7 --securities 300 --store other-market
            """) { seed, days, securities };
        command.SetAction(run.With(session =>
        {
            var options = new SampleOptions(session.Parse.GetValue(seed), session.Parse.GetValue(securities), session.Parse.GetValue(days));
            var store = session.Parse.GetValue(session.Options.Store) is null ? StoreLocator.SampleStore(session.Context) : session.Store;
            var report = Generate(session, store, options);
            session.Context.Output.WriteLine(report.NothingNew
                ? "The store already holds this sample market: nothing new."
                : string.Create(CultureInfo.InvariantCulture, $"Sample market of seed {options.Seed} in {store.Path}: {report.RowsWritten:N0} rows, dataset {report.Batch!.Number}."));
            session.Context.Output.WriteLine($"Next: bellwether explain sample-growth{store.ReplayOption}");
            return (int)ExitCode.Done;
        }));
        return command;
    }

    /// <summary>Generates and stores a sample market.</summary>
    public static ImportReport Generate(Session session, StoreChoice store, SampleOptions options)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(store);
        var progress = session.Quiet ? null : new ProgressLine(session.Context);
        var names = options.Securities;
        SampleResult sample;
        try
        {
            sample = SampleMarket.Generate(
                options,
                progress is null ? null : new Relay(share => progress.Report(new ImportProgress("Generating the sample market", (long)(share * names), names))),
                session.Context.Stop);
        }
        catch (ArgumentOutOfRangeException problem)
        {
            throw new DeskException(ExitCode.Usage, $"{problem.Message.Split(" (Parameter")[0]} {problem.ActualValue} was asked for.", problem);
        }

        using var opened = MarketStore.Open(store.Path, OpenMode.ReadWrite);
        if (opened.Scheme is { } scheme && scheme != SampleMarket.Scheme)
            throw new DeskException(ExitCode.Usage, $"The store {store.Path} holds the market '{scheme}'; the sample market needs a store of its own: --store PATH.");
        var source = string.Create(CultureInfo.InvariantCulture, $"sample --seed {options.Seed} --securities {options.Securities} --days {options.TradingDays}");
        var report = opened.Import(sample.Tables, "sample", source, new ImportOptions { Clock = session.Context.Clock, Progress = progress }, cancellation: session.Context.Stop);
        progress?.Done();
        return report;
    }

    private sealed class Relay(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
