using System.CommandLine;
using System.Globalization;
using Bellwether.Data.Sources;
using Bellwether.Data.Store;
using Bellwether.Desk;
using Bellwether.Market;

namespace Bellwether.Cli.Commands;

/// <summary>Loads data: idempotent, one transaction, rejected rows kept with reasons.</summary>
public static class ImportCommand
{
    /// <summary>The command.</summary>
    public static Command Build(Runner run)
    {
        var command = new ExampleCommand(
            "import",
            "Loads data into the store. Importing the same data twice changes nothing; a changed row becomes a new version.",
            """
            bellwether import tables ../shared/market/tokyo-2019
            bellwether import yahoo ./csv --scheme tse
            bellwether import csv prices.csv --map map.yaml
            """);
        command.Subcommands.Add(Tables(run));
        command.Subcommands.Add(Yahoo(run));
        command.Subcommands.Add(Csv(run));
        return command;
    }

    private static Command Tables(Runner run)
    {
        var directory = new Argument<string>("DIR") { Description = "Folder of Parquet or CSV tables (docs/exchange-layout.md)." };
        var scheme = Scheme();
        var command = new Command("tables", "Tables in Bellwether's exchange layout, Parquet or CSV.") { directory, scheme };
        command.SetAction(run.With(session => Load(session, (store, options, stop) =>
            TablesImport.Run(store, session.Parse.GetValue(directory)!, options with { Scheme = session.Parse.GetValue(scheme)! }, stop))));
        return command;
    }

    private static Command Yahoo(Runner run)
    {
        var directory = new Argument<string>("DIR") { Description = "Folder with one CSV per code, as Yahoo and yfinance export them (docs/yahoo.md)." };
        var scheme = Scheme();
        var command = new Command("yahoo", "One CSV per code as Yahoo Finance and yfinance export them; prices as traded are derived.") { directory, scheme };
        command.SetAction(run.With(session => Load(session, (store, options, stop) =>
        {
            var folder = session.Parse.GetValue(directory)!;
            var reading = options.Progress is null ? null : new Relay<YahooProgress>(value => options.Progress.Report(new ImportProgress("Reading", value.Done, value.Total)));
            var adjusted = new SortedDictionary<YahooBasis, List<string>>();
            var loaded = YahooReader.ReadTables(folder, session.Parse.GetValue(scheme)!, YahooOptions.Default, reading, stop, (code, basis) =>
            {
                if (!adjusted.TryGetValue(basis, out var codes)) adjusted[basis] = codes = [];
                codes.Add(code);
            });
            var report = store.Import(loaded.Value, "yahoo", folder, options, loaded.Failures, stop);
            return report with { Notes = [.. report.Notes, .. adjusted.Select(pair => Adjusted(pair.Key, pair.Value))] };
        })));
        return command;
    }

    // docs/yahoo.md promises it: what a file cannot undo is said, not hidden.
    private static string Adjusted(YahooBasis basis, List<string> codes)
    {
        const int shown = 8;
        var names = string.Join(" ", codes.Take(shown)) + (codes.Count > shown ? " …" : "");
        var kind = basis == YahooBasis.SplitAdjusted ? "are adjusted for splits that the files do not list: right since the last split only" : "are adjusted for dividends or splits that the files do not list";
        return string.Create(CultureInfo.InvariantCulture, $"Prices of {codes.Count:N0} codes {kind} ({names}). docs/yahoo.md says which columns undo it.");
    }

    private static Command Csv(Runner run)
    {
        var file = new Argument<string>("FILE") { Description = "Any delimited file." };
        var map = new Option<string>("--map") { HelpName = "MAP", Required = true, Description = "YAML file that says which column is what (docs/csv-map.md)." };
        var command = new Command("csv", "Any delimited file, with a map of its columns.") { file, map };
        command.SetAction(run.With(session => Load(session, (store, options, stop) =>
        {
            var path = session.Parse.GetValue(map)!;
            if (!File.Exists(path)) throw new DeskException(ExitCode.BadInput, $"There is no map {path}. docs/csv-map.md shows one.");
            var loaded = MappedReader.Read(session.Parse.GetValue(file)!, CsvMapReader.Read(File.ReadAllText(path), path), stop);
            return store.Import(loaded.Value, "csv", session.Parse.GetValue(file)!, options, loaded.Failures, stop);
        })));
        return command;
    }

    private static Option<string> Scheme() => new("--scheme") { HelpName = "NAME", Description = "Scheme of the codes: tse:4565.", DefaultValueFactory = _ => "tse" };

    private static int Load(Session session, Func<MarketStore, ImportOptions, CancellationToken, ImportReport> import)
    {
        var context = session.Context;
        var choice = StoreLocator.ToWrite(session.Parse.GetValue(session.Options.Store), context);
        var progress = session.Quiet ? null : new ProgressLine(context);
        var started = context.Clock.GetTimestamp();
        ImportReport report;
        using (var store = MarketStore.Open(choice.Path, OpenMode.ReadWrite))
            report = import(store, new ImportOptions { Clock = context.Clock, Progress = progress }, context.Stop);
        progress?.Done();
        Print(report, choice, context, context.Clock.GetElapsedTime(started));
        return (int)ExitCode.Done;
    }

    private static void Print(ImportReport report, StoreChoice store, CliContext context, TimeSpan took)
    {
        var output = context.Output;
        output.WriteLine(report.NothingNew
            ? "Nothing new: the store already holds these rows."
            : string.Create(CultureInfo.InvariantCulture, $"Dataset {report.Batch!.Number} in {store.Path}: {report.RowsWritten:N0} rows written in {took.TotalSeconds:0.0} s."));
        foreach (var table in report.Tables.Where(table => table.Read > 0))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {table.Table,-16} {table.Read,12:N0} read {table.Added,12:N0} new {table.Changed,10:N0} changed {table.Unchanged,12:N0} unchanged"));
        foreach (var note in report.Notes) output.WriteLine($"  {note}");
        if (report.Rejected.IsEmpty) return;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Kept aside: {report.Rejected.Length:N0} rows. 'bellwether doctor{store.ReplayOption}' lists them."));
        foreach (var group in report.Rejected.GroupBy(row => row.Reason).OrderByDescending(group => group.Count()))
        {
            var first = group.First();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {group.Key,-16} {group.Count(),8:N0}   first: {first.File}:{first.Line}: {first.Message}"));
        }
    }

    private sealed class Relay<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
