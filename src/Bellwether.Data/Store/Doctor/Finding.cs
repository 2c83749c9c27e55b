using System.Collections.Immutable;

namespace Bellwether.Data.Store;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing needs to be done.</summary>
    Note,

    /// <summary>Numbers that rest on these rows may be wrong or incomplete.</summary>
    Warning,

    /// <summary>These rows are wrong.</summary>
    Error,
}

/// <summary>What is odd about the data.</summary>
public enum FindingKind
{
    /// <summary>Rows that an import kept aside.</summary>
    RejectedRows,

    /// <summary>Close over the close before, adjusted for the listed splits, outside 0.45 to 2.2.</summary>
    UnexplainedJump,

    /// <summary>A jump whose size is nearly that of a simple split, with none listed and no way back.</summary>
    MissingSplit,

    /// <summary>A listed split at which the price did not move.</summary>
    SplitWithoutMove,

    /// <summary>A listed split at which the price moved by its square: counted once, but it happened twice or was adjusted twice.</summary>
    SplitMovedTwice,

    /// <summary>Traded prices that no tick allows: an unlisted split or adjustment after them.</summary>
    OffGridPrices,

    /// <summary>Many trading days in a row without a trade.</summary>
    StaleRun,

    /// <summary>Names of a list or index that have no prices at all.</summary>
    MembersWithoutPrices,

    /// <summary>A day on which nearly no security has volume.</summary>
    NoVolumeDay,

    /// <summary>A published index has a level, but the calendar has no such trading day.</summary>
    CalendarGap,

    /// <summary>A day with far fewer rows than the days around it.</summary>
    ThinDay,

    /// <summary>Names whose section the list itself doubts.</summary>
    UncertainSection,
}

/// <summary>One thing that is odd about the data.</summary>
/// <param name="Kind">What.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Security">Security ordinal, or -1 when it concerns several or the market.</param>
/// <param name="Date">Day, or first day.</param>
/// <param name="Until">Last day, or the day of return of a jump.</param>
/// <param name="Value">The number observed: ratio, share or count.</param>
/// <param name="Expected">The number expected, when there is one.</param>
/// <param name="Message">One sentence for the reader.</param>
/// <param name="Securities">All securities concerned, when there are several.</param>
public sealed record Finding(
    FindingKind Kind,
    Severity Severity,
    int Security,
    DateOnly? Date,
    DateOnly? Until,
    double Value,
    double? Expected,
    string Message,
    ImmutableArray<int> Securities);

/// <summary>All findings on a data set: the gravest first, then by kind, date and security.</summary>
/// <param name="Findings">The findings.</param>
public sealed record DoctorReport(ImmutableArray<Finding> Findings)
{
    /// <summary>Number of findings by kind.</summary>
    public ImmutableSortedDictionary<FindingKind, int> Counts { get; } = Findings.GroupBy(f => f.Kind).ToImmutableSortedDictionary(g => g.Key, g => g.Count());

    /// <summary>True when nothing is worse than a note.</summary>
    public bool IsHealthy => Findings.All(f => f.Severity == Severity.Note);

    /// <summary>The findings of one kind.</summary>
    public IEnumerable<Finding> Of(FindingKind kind) => Findings.Where(f => f.Kind == kind);
}

/// <summary>Thresholds of the doctor.</summary>
public sealed record DoctorOptions
{
    /// <summary>A close over the close before above this is a jump. Default: 2.2.</summary>
    public double JumpUp { get; init; } = 2.2;

    /// <summary>A close over the close before below this is a jump. Default: 0.45.</summary>
    public double JumpDown { get; init; } = 0.45;

    /// <summary>A jump that comes back within so many days is a spike. Default: 20.</summary>
    public int ReturnDays { get; init; } = 20;

    /// <summary>Trading days without a trade that make a stale run. Default: 20.</summary>
    public int StaleDays { get; init; } = 20;

    /// <summary>Smallest step of traded prices in 1/10,000 currency unit. Default: null, which is 0.1 yen for scheme <c>tse</c> and no check for others.</summary>
    public long? PriceGrid { get; init; }

    /// <summary>Share of traded closes off the grid, over at least <see cref="OffGridRows"/> rows, that is a finding. Default: 0.25.</summary>
    public double OffGridShare { get; init; } = 0.25;

    /// <summary>Fewest rows for the grid check. Default: 60.</summary>
    public int OffGridRows { get; init; } = 60;

    /// <summary>Share of securities without volume that makes a no-volume day. Default: 0.8.</summary>
    public double NoVolumeShare { get; init; } = 0.8;
}
