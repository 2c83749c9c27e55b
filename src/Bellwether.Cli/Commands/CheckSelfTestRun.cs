using System.Globalization;
using Bellwether.Data.Store;
using Bellwether.Desk;
using Bellwether.Market.Sample;

namespace Bellwether.Cli.Commands;

/// <summary>Runs the checker's self-test over generated markets, each in a store of its own that is removed again.</summary>
internal static class CheckSelfTestRun
{
    private const int Securities = 150;
    private const int Days = 400;

    /// <summary>Writes the report; exit code 1 when facts are missed or corruptions slip through beyond what issue 5 allows.</summary>
    public static int Run(Session session, int seeds)
    {
        if (seeds is < 1 or > 200) throw new DeskException(ExitCode.Usage, $"--seeds {seeds}: expected 1 to 200.");
        var result = new SelfTestResult();
        var folder = Directory.CreateTempSubdirectory("bellwether-self-test-").FullName;
        try
        {
            for (var seed = 1; seed <= seeds; seed++)
            {
                session.Context.Stop.ThrowIfCancellationRequested();
                var store = new StoreChoice(Path.Combine(folder, seed.ToString(CultureInfo.InvariantCulture)), "");
                using (var opened = MarketStore.Open(store.Path, OpenMode.ReadWrite))
                {
                    var sample = SampleMarket.Generate(new SampleOptions((ulong)seed, Securities, Days), null, session.Context.Stop);
                    opened.Import(sample.Tables, "sample", "self-test", new ImportOptions { Clock = session.Context.Clock }, cancellation: session.Context.Stop);
                }

                result = result.And(CheckSelfTest.Run(session.Over(session.Load(store), store), (ulong)seed));
                if (!session.Quiet) session.Context.Errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"market {seed} of {seeds}: {result.Facts:N0} facts, {result.Corruptions.Length:N0} corruptions so far"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        var report = CheckSelfTest.Report(result, $"bellwether check --self-test --seeds {seeds}", string.Create(CultureInfo.InvariantCulture, $"{seeds} generated markets of {Securities} securities and {Days} trading days"));
        session.WriteTo(session.Parse.GetValue(session.Options.Out), output => output.Write(report));
        return (int)(result.Missed + result.Unsupported == 0 && result.FalseAlarms * 100 <= result.Claims && result.Corruptions.Count(own => own.Flagged) * 100 >= result.Corruptions.Length * 99 ? ExitCode.Done : ExitCode.Contradicted);
    }
}
