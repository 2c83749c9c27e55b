using System.Diagnostics;
using Bellwether.Data.Store;
using Bellwether.Market;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Bellwether.Data.Tests.Store;

public sealed class RealImportTests(ITestOutputHelper output)
{
    [RealDataFact]
    public void Tokyo_2019_comes_in_whole_and_loads_from_the_cache()
    {
        var folder = Path.Combine(Path.GetTempPath(), "bw-" + Guid.NewGuid().ToString("N"));
        try
        {
            var watch = Stopwatch.StartNew();
            ImportReport report;
            using (var store = MarketStore.Open(folder, OpenMode.ReadWrite))
                report = TablesImport.Run(store, RealData.Find("tokyo-2019")!, new ImportOptions { Clock = TimeProvider.System });
            output.WriteLine($"import {watch.ElapsedMilliseconds} ms");
            foreach (var t in report.Tables) output.WriteLine(t.ToString());
            foreach (var t in report.Notes) output.WriteLine(t);
            foreach (var t in report.Rejected.GroupBy(r => (r.Reason, r.File))) output.WriteLine($"{t.Key} {t.Count()} {t.First().Message}");
            for (var i = 0; i < 3; i++)
            {
                watch.Restart();
                using var load = SnapshotLoader.Load(folder);
                output.WriteLine($"load {watch.Elapsed.TotalMilliseconds} ms from cache {load.FromCache}");
                var s = load.Snapshot;
                output.WriteLine($"{s.Calendar.Count} {s.Securities.Length} {s.Listings.Length} {s.Shares.Length} {s.Splits.Length} {s.Dividends.Length} {s.Constituents.Length} {s.Divisors.Length} {s.News.Length}");
                s.Panel.CloseAt(s.Calendar.IndexOf(new DateOnly(2019, 3, 20)), s.OrdinalOf(SecurityId.Parse("tse:4565"))).ShouldBe(1421_0000);
            }

            watch.Restart();
            using (var store = MarketStore.Open(folder, OpenMode.ReadWrite))
                report = TablesImport.Run(store, RealData.Find("tokyo-2019")!, new ImportOptions { Clock = TimeProvider.System });
            output.WriteLine($"again {watch.ElapsedMilliseconds} ms");
            report.NothingNew.ShouldBeTrue();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
