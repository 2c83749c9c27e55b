using Bellwether.Market.Sample;

namespace Bellwether.Cli.Commands;

/// <summary>The main job without arguments: a brief about the sample market, generated on first use.</summary>
public static class SampleBrief
{
    /// <summary>Runs it.</summary>
    public static int Run(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var store = StoreLocator.SampleStore(session.Context);
        if (!StoreLocator.Exists(store.Path)) SampleCommand.Generate(session, store, new SampleOptions());
        var workspace = session.Open(store, null);
        var window = session.Options.Window(session.Parse);
        var request = new Desk.GaugeRequest(["sample-growth", "sample-large", "sample-standard", "sample-blue30"], window);
        session.Write(new Desk.GaugeDesk(workspace).Explain(request));
        return 0;
    }
}
