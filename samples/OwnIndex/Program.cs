// An index of one's own: a YAML file beside the shipped ones, its exact daily levels, and how it compares with the index that it rewrites.
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
    var definitions = DefinitionLibrary.Load(Path.Combine(AppContext.BaseDirectory, "definitions"));
    var workspace = new Workspace(data.Snapshot, definitions);

    var levels = new IndexDesk(workspace).Calc("growth-equal", new WindowRequest(new DateOnly(2019, 4, 1), Until: null));
    AnswerRenderer.Write(levels, OutputFormat.Csv, Console.Out);

    var compared = new GaugeDesk(workspace).Compare(new GaugeRequest(["growth-equal", "sample-growth"], new WindowRequest(new DateOnly(2018, 12, 26), Until: null)));
    foreach (var fact in compared.Facts.Where(own => own.Measure.Name == "return"))
        Console.WriteLine($"{fact.Subject} ({fact.Basis}): {FactText.Cell(fact, Bellwether.Story.FactStyle.Signed)}");
}

folder.Delete(recursive: true);
