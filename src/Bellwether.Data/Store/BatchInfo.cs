using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>One import: what became known, when, and from where.</summary>
/// <param name="Number">1 for the first batch.</param>
/// <param name="KnownAt">When it became known (UTC).</param>
/// <param name="Kind">Kind of source, e.g. <c>tables</c>, <c>yahoo</c>, <c>sample</c>.</param>
/// <param name="Path">Folder, file or description the rows came from.</param>
/// <param name="ContentHash">SHA-256 over the rows written.</param>
/// <param name="ChainHash">SHA-256 over the previous chain hash and this content hash: the data set's identity up to this batch.</param>
public sealed record BatchInfo(int Number, DateTime KnownAt, string Kind, string Path, string ContentHash, string ChainHash)
{
    /// <summary>The data set as it stood after this batch.</summary>
    public DatasetVersion Version => new(Number, KnownAt, ChainHash);
}

/// <summary>A row that was kept aside.</summary>
/// <param name="Batch">The import that met it.</param>
/// <param name="Failure">Why, and where it stands.</param>
public sealed record RejectedRow(int Batch, RowFailure Failure);

/// <summary>A close that the source itself marks as an anomaly.</summary>
/// <param name="Code">Code.</param>
/// <param name="Date">Day.</param>
/// <param name="Ratio">Close over the close before, as the source saw it.</param>
public readonly record struct FlaggedPrice(string Code, DateOnly Date, double Ratio);

/// <summary>What one import did to one table.</summary>
/// <param name="Table">Table.</param>
/// <param name="Read">Usable rows in the input.</param>
/// <param name="Added">Rows with a new key.</param>
/// <param name="Changed">New versions of known rows.</param>
public sealed record TableCount(string Table, long Read, long Added, long Changed)
{
    /// <summary>Rows that were already known.</summary>
    public long Unchanged => Read - Added - Changed;
}

/// <summary>How far an import is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="RowsDone">Rows handled.</param>
/// <param name="RowsTotal">Rows in all; 0 when unknown.</param>
public readonly record struct ImportProgress(string Stage, long RowsDone, long RowsTotal);

/// <summary>What an import did.</summary>
public sealed record ImportReport
{
    /// <summary>The batch written, or null when nothing was new.</summary>
    public required BatchInfo? Batch { get; init; }

    /// <summary>Counts by table, tables of the input only.</summary>
    public required ImmutableArray<TableCount> Tables { get; init; }

    /// <summary>Rows kept aside, known ones included.</summary>
    public required ImmutableArray<RowFailure> Rejected { get; init; }

    /// <summary>What a reader should know: rules applied, doubts.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>True when everything was already known.</summary>
    public bool NothingNew => Batch is null;

    /// <summary>Rows written.</summary>
    public long RowsWritten => Tables.Sum(t => t.Added + t.Changed);
}

/// <summary>Settings of an import.</summary>
public sealed record ImportOptions
{
    /// <summary>Gives the time at which the batch becomes known; the only clock of the store.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Scheme of the codes. Default: <c>tse</c>.</summary>
    public string Scheme { get; init; } = "tse";

    /// <summary>Told several times a second.</summary>
    public IProgress<ImportProgress>? Progress { get; init; }

    /// <summary>Builds the column cache at once, so that the next start is fast. Default: true.</summary>
    public bool BuildCache { get; init; } = true;
}
