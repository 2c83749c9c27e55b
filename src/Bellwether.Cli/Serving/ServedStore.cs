using Bellwether.Cli.Commands;
using Bellwether.Market.Sample;

namespace Bellwether.Cli.Serving;

/// <summary>The store that a long-running surface serves: the chosen one, or the sample market, generated on first use, where there is none.</summary>
internal static class ServedStore
{
    /// <summary>The store of a session.</summary>
    public static StoreChoice Of(Session session)
    {
        var store = session.Store;
        if (StoreLocator.Exists(store.Path) || session.Parse.GetValue(session.Options.Store) is not null) return store;
        store = StoreLocator.SampleStore(session.Context);
        if (!StoreLocator.Exists(store.Path)) SampleCommand.Generate(session, store, new SampleOptions());
        return store;
    }
}
