using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>Looks a data set over and says what is odd about it. It changes nothing: repairs are for the owner of the data.</summary>
public static class Doctor
{
    /// <summary>Examines a loaded store.</summary>
    public static DoctorReport Examine(SnapshotLoad load, DoctorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(load);
        return Examine(load.Snapshot, load.Rejected, load.Flagged, options);
    }

    /// <summary>Examines a snapshot, the rows that its imports kept aside, and the closes that the source marks as anomalies.</summary>
    public static DoctorReport Examine(MarketSnapshot snapshot, ImmutableArray<RejectedRow> rejected = default, ImmutableArray<FlaggedPrice> flagged = default, DoctorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        options ??= new DoctorOptions();
        var findings = new List<Finding>();
        findings.AddRange(Rejected(rejected));
        findings.AddRange(SecurityChecks.Run(snapshot, options));
        findings.AddRange(Flagged(snapshot, flagged, findings));
        findings.AddRange(MarketChecks.Run(snapshot, options));
        findings.AddRange(MembershipChecks.Run(snapshot));
        return new DoctorReport([.. findings.OrderByDescending(f => f.Severity).ThenBy(f => f.Kind).ThenBy(f => f.Date).ThenBy(f => f.Security)]);
    }

    /// <summary>What the source marks and the prices alone do not show, as a rule because the row before is missing.</summary>
    private static List<Finding> Flagged(MarketSnapshot market, ImmutableArray<FlaggedPrice> flagged, List<Finding> found)
    {
        var findings = new List<Finding>();
        if (flagged.IsDefaultOrEmpty || market.Securities.IsEmpty) return findings;
        var seen = found.Where(f => f.Kind == FindingKind.UnexplainedJump).Select(f => (f.Security, f.Date)).ToHashSet();
        foreach (var flag in flagged)
        {
            var security = market.OrdinalOf(new SecurityId(market.Securities[0].Id.Scheme, flag.Code));
            if (security < 0 || seen.Contains((security, flag.Date))) continue;
            findings.Add(new Finding(
                FindingKind.UnexplainedJump, Severity.Error, security, flag.Date, null, flag.Ratio, null,
                FormattableString.Invariant($"{market.Securities[security].Id} {flag.Date:yyyy-MM-dd}: the source reports a close of {flag.Ratio:0.####} times the one before; the row before is not in the data."), []));
        }

        return findings;
    }

    private static IEnumerable<Finding> Rejected(ImmutableArray<RejectedRow> rejected)
    {
        if (rejected.IsDefaultOrEmpty) yield break;
        foreach (var group in rejected.GroupBy(r => (r.Failure.Reason, r.Failure.File)).OrderBy(g => g.Key))
        {
            var first = group.First().Failure;
            yield return new Finding(
                FindingKind.RejectedRows, Severity.Warning, -1, null, null, group.Count(), null,
                $"{group.Key.File}: {group.Count()} rows kept aside ({group.Key.Reason}), the first in row {first.Line}: {first.Message}", []);
        }
    }
}
