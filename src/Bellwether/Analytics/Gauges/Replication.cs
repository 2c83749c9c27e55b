using System.Collections.Immutable;
using Bellwether.Indices;

namespace Bellwether.Analytics.Gauges;

/// <summary>One day on which an official close and a replicated level can be compared.</summary>
/// <param name="Day">Day index.</param>
/// <param name="Official">Official close, points.</param>
/// <param name="Replicated">Replicated level, chained from the first common day's official close.</param>
public readonly record struct ReplicationPoint(int Day, decimal Official, decimal Replicated)
{
    /// <summary>Replicated over official, minus one.</summary>
    public double RelativeGap => (double)(Replicated / Official - 1);
}

/// <summary>A replicated gauge against its official closes (METHODS 1.6): where they part, and by how much.</summary>
/// <param name="Points">Common days, ascending; the first is the anchor with gap zero.</param>
public sealed record ReplicationAudit(ImmutableArray<ReplicationPoint> Points)
{
    /// <summary>Largest gap in absolute value; null without a day beyond the anchor.</summary>
    public ReplicationPoint? Worst => Points.Length < 2 ? null : Points.Skip(1).MaxBy(point => Math.Abs(point.RelativeGap));

    /// <summary>Gap on the last common day.</summary>
    public double? LastGap => Points.Length < 2 ? null : Points[^1].RelativeGap;

    /// <summary>Steps between neighbouring common days, largest change of the gap first: where the differences arose.</summary>
    public IEnumerable<(ReplicationPoint From, ReplicationPoint To, double Change)> Steps() =>
        Points.Zip(Points.Skip(1), (from, to) => (from, to, to.RelativeGap - from.RelativeGap)).OrderByDescending(step => Math.Abs(step.Item3));

    /// <summary>Compares the days of a history that have an official close; anchored on the anchor day, by default the first of them.</summary>
    public static ReplicationAudit Compare(IndexHistory history, OfficialLevels official, int? anchorDay = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(official);
        var days = official.DaysIn(history.Plan.StartDay, history.Plan.EndDay).Where(day => anchorDay is not { } anchor || day >= anchor).ToArray();
        if (days.Length == 0) return new ReplicationAudit([]);
        var scale = official[days[0]]!.Value / history.PriceOn(days[0]).Points;
        return new ReplicationAudit([.. days.Select(day => new ReplicationPoint(day, official[day]!.Value, history.PriceOn(day).Points * scale))]);
    }
}
