using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>
/// A snapshot with what the store knows about itself. The panel is mapped from files; the mapping lasts until this is disposed or the
/// process ends, so dispose it only when nothing uses the snapshot any more. Not disposing it is safe.
/// </summary>
public sealed class SnapshotLoad : IDisposable
{
    private readonly IReadOnlyList<IDisposable> _mapped;

    internal SnapshotLoad(MarketSnapshot snapshot, ImmutableArray<BatchInfo> batches, ImmutableArray<RejectedRow> rejected, ImmutableArray<FlaggedPrice> flagged, IReadOnlyList<IDisposable> mapped)
    {
        (Snapshot, Batches, Rejected, Flagged, _mapped) = (snapshot, batches, rejected, flagged, mapped);
    }

    /// <summary>The market.</summary>
    public MarketSnapshot Snapshot { get; }

    /// <summary>The imports it rests on, the first one first.</summary>
    public ImmutableArray<BatchInfo> Batches { get; }

    /// <summary>Rows that these imports kept aside.</summary>
    public ImmutableArray<RejectedRow> Rejected { get; }

    /// <summary>Closes that the source itself marks as anomalies.</summary>
    public ImmutableArray<FlaggedPrice> Flagged { get; }

    /// <summary>What the reader must be told, e.g. that the store is locked and an older state is shown; else null.</summary>
    public string? Note { get; internal set; }

    /// <summary>True when the database did not have to be opened.</summary>
    public bool FromCache { get; internal set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var column in _mapped) column.Dispose();
    }
}
