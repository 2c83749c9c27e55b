using Bellwether.Data.Store;
using Bellwether.Market;
using Bellwether.Market.Sample;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Store;

/// <summary>A snapshot in memory is the one that an import and a load would give, row by row and bit by bit.</summary>
public sealed class MemorySnapshotTests
{
    [Fact]
    public void It_is_the_snapshot_of_the_store()
    {
        var sample = SampleMarket.Generate(new SampleOptions(3, 120, 200));
        var folder = Directory.CreateTempSubdirectory("bellwether-memory-");
        try
        {
            using (var store = MarketStore.Open(folder.FullName, OpenMode.ReadWrite)) store.Import(sample.Tables, "sample", "sample", new ImportOptions { Clock = TimeProvider.System });
            using var load = SnapshotLoader.Load(folder.FullName);
            var stored = load.Snapshot;
            var own = MemorySnapshot.Of(sample.Tables, stored.Version);
            own.Calendar.Days.ShouldBe(stored.Calendar.Days);
            own.IsSample.ShouldBe(stored.IsSample);
            own.Securities.Select(row => row with { Themes = [] }).ShouldBe(stored.Securities.Select(row => row with { Themes = [] }));
            own.Securities.SelectMany(row => row.Themes).ShouldBe(stored.Securities.SelectMany(row => row.Themes));
            own.Sectors.ShouldBe(stored.Sectors);
            own.Listings.ShouldBe(stored.Listings);
            own.Shares.ShouldBe(stored.Shares);
            own.FloatFactors.ShouldBe(stored.FloatFactors);
            own.Splits.ShouldBe(stored.Splits);
            own.Dividends.ShouldBe(stored.Dividends);
            own.CorporateActions.ShouldBe(stored.CorporateActions);
            own.News.ShouldBe(stored.News);
            own.Constituents.ShouldBe(stored.Constituents);
            own.Divisors.ShouldBe(stored.Divisors);
            own.OfficialLevels.Select(series => series.Name).ShouldBe(stored.OfficialLevels.Select(series => series.Name));
            own.OfficialLevels.SelectMany(series => series.Rows).ShouldBe(stored.OfficialLevels.SelectMany(series => series.Rows));
            own.Macro.Select(series => (series.Name, series.Unit)).ShouldBe(stored.Macro.Select(series => (series.Name, series.Unit)));
            own.Macro.SelectMany(series => series.Rows).ShouldBe(stored.Macro.SelectMany(series => series.Rows));
            var (mine, theirs) = (own.Panel.Columns, stored.Panel.Columns);
            mine.State.Span.SequenceEqual(theirs.State.Span).ShouldBeTrue();
            foreach (var (a, b) in new[] { (mine.Close, theirs.Close), (mine.Open, theirs.Open), (mine.High, theirs.High), (mine.Low, theirs.Low), (mine.Volume, theirs.Volume) })
                a.Span.SequenceEqual(b.Span).ShouldBeTrue();
            mine.FirstDay.ShouldBe(theirs.FirstDay);
            mine.LastDay.ShouldBe(theirs.LastDay);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
