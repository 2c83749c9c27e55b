using BenchmarkDotNet.Attributes;
using Bellwether.Data.Sources;
using Bellwether.Data.Store;
using Bellwether.Desk;
using Bellwether.Indices;
using Bellwether.Market;
using Bellwether.Story;

namespace Bellwether.Bench.Kernels;

/// <summary>What a command does after start-up, on the store of 2017 to 2019: definitions, snapshot, membership, brief.</summary>
public class Surface
{
    private static readonly GaugeRequest s_request = new(
        ["mothers", "jasdaq", "nikkei225", "topix"],
        new WindowRequest(new DateOnly(2018, 12, 25), new DateOnly(2019, 4, 5)));

    private SnapshotLoad _load = null!;
    private DefinitionLibrary _definitions = null!;
    private string _store = "";
    private Article _article = null!;
    private Workspace _warm = null!;

    private MarketSnapshot Market => _load.Snapshot;

    /// <summary>Imports when needed.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _store = BenchStore.Small;
        _load = SnapshotLoader.Load(_store);
        _definitions = DefinitionLibrary.Load();
        _article = new Article("article.md", BenchStore.Article, Claims.TextFormat.Markdown, "check article.md");
        _warm = new Workspace(Market, _definitions);
    }

    /// <summary>The shipped definitions.</summary>
    [Benchmark]
    public DefinitionLibrary Definitions() => DefinitionLibrary.Load();

    /// <summary>From the cache directory, without opening the database.</summary>
    [Benchmark]
    public int Snapshot()
    {
        using var load = SnapshotLoader.Load(_store);
        return load.Snapshot.Securities.Length;
    }

    /// <summary>Membership of Mothers from the dated lists.</summary>
    [Benchmark]
    public int Membership() => Indices.Membership.FromListings(Market, ["MOTHERS"]).Length;

    /// <summary>The brief about Mothers against JASDAQ, Nikkei 225 and TOPIX, on a fresh workspace.</summary>
    [Benchmark]
    public Answer Explain() => new GaugeDesk(new Workspace(Market, _definitions)).Explain(s_request);

    /// <summary>A thousand words checked, the date inferred, on a fresh workspace.</summary>
    [Benchmark]
    public CheckAnswer Check() => CheckDesk.Ask(new Workspace(Market, _definitions), _article, new CheckOptions());

    /// <summary>The same on a workspace that has checked an article before, as a server has.</summary>
    [Benchmark]
    public CheckAnswer CheckWarm() => CheckDesk.Ask(_warm, _article, new CheckOptions());

    /// <summary>Unmaps.</summary>
    [GlobalCleanup]
    public void Cleanup() => _load.Dispose();
}
