using System.Collections.Immutable;

namespace Bellwether.Desk;

/// <summary>Opens questions about one window: from the subject's low unless a start is named.</summary>
internal static class WindowQuestion
{
    /// <summary>Settles a request; without gauges it is a usage error.</summary>
    public static HistoryQuestion Of(Workspace workspace, string verb, GaugeRequest request)
    {
        if (request.Gauges.IsEmpty) throw new DeskException(ExitCode.Usage, $"'{verb}' needs a gauge, as in: bellwether {verb} {workspace.Gauges.FirstOrDefault()?.Id ?? "mothers"}");
        ImmutableArray<Gauge> gauges = [.. request.Gauges.Select(workspace.Find).DistinctBy(gauge => gauge.Id, StringComparer.Ordinal)];
        var settled = Windows.Settle(workspace, gauges[0], request.Window);
        foreach (var gauge in gauges)
        {
            // A clear error here rather than in the middle of the answer.
            if (!gauge.HasMembers && gauge.HeadlineBasis(settled.Start, settled.End) != BasisName.Official)
                throw new DeskException(ExitCode.DataMissing, FormattableString.Invariant($"The gauge {gauge.Id} has no official close on {settled.Window.Start:yyyy-MM-dd} and {settled.Window.End:yyyy-MM-dd}, and no constituents to replicate it."));
        }

        return new HistoryQuestion(workspace, new FactBook(workspace), gauges, settled);
    }
}
