// Explains a gauge in twenty lines: a market into a store, a question to the desk, the answer as text, and a number walked back to its rows.
using Bellwether.Data.Sources;
using Bellwether.Data.Store;
using Bellwether.Desk;
using Bellwether.Market.Sample;
using Bellwether.Story.Render;

var folder = Directory.CreateTempSubdirectory("bellwether-sample-");
using (var store = MarketStore.Open(folder.FullName, OpenMode.ReadWrite))
    store.Import(SampleMarket.Generate(new SampleOptions(Securities: 150, TradingDays: 320)).Tables, "sample", "sample", new ImportOptions { Clock = TimeProvider.System });

using (var data = SnapshotLoader.Load(folder.FullName))
{
    var workspace = new Workspace(data.Snapshot, DefinitionLibrary.Load());
    var answer = new GaugeDesk(workspace).Explain(new GaugeRequest(["sample-growth", "sample-large"], new WindowRequest(Since: null, Until: null)));
    AnswerRenderer.Write(answer, OutputFormat.Text, Console.Out, new RenderOptions { Width = 100, MaxRows = 5 });

    var fact = answer.Facts[0];
    Console.WriteLine($"\nWhere {fact.Id} comes from:");
    foreach (var line in new ReplayDesk(workspace, _ => workspace).Replay(fact.Id).Lines) Console.WriteLine(line);
}

folder.Delete(recursive: true);
