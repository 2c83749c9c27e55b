using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Claims;
using Bellwether.Claims.Dates;

namespace Bellwether.Desk;

/// <summary>How well each numeric claim fits each candidate as-of day: quick values, no facts (METHODS 10.5).</summary>
internal sealed class ClaimVotes(Workspace workspace)
{
    // What a replicated gauge may be off, for the search only; the verdict works the uncertainty out from facts.
    private const double ReplicaSlack = 0.003;

    // So many votes decide as well as any more would.
    private const int MostVotes = 120;

    /// <summary>The votes of the claims that can vote: moves, levels and doublings of subjects with data, whose time depends on the as-of day.</summary>
    public List<AsOfVote> Of(ImmutableArray<Claim> claims, int[] candidates, Func<int, DateOnly> published)
    {
        var votes = new List<AsOfVote>();
        foreach (var claim in claims)
        {
            if (votes.Count == MostVotes) break;
            if (AbsoluteTimes.IsAbsolute(claim.Time) || Value(claim) is not { } value) continue;
            var (holds, distance) = (new bool[candidates.Length], new double[candidates.Length]);
            for (var t = 0; t < candidates.Length; t++)
            {
                var frame = new DateFrame(workspace.Market.Calendar, published(candidates[t]), candidates[t]);
                var resolver = new DateResolver(frame, value.Extreme);
                (holds[t], distance[t]) = resolver.Resolve(claim.Time).Time is { } time ? value.At(time) : (false, double.NaN);
                if (holds[t] || claim.OtherTimes.IsDefaultOrEmpty) continue;
                // Undated moves: the day itself is the other likely window.
                foreach (var phrase in claim.OtherTimes)
                {
                    if (resolver.Resolve(phrase).Time is not { } other || value.At(other) is not { Holds: true } fit) continue;
                    (holds[t], distance[t]) = fit;
                    break;
                }
            }

            if (Array.Exists(distance, double.IsFinite)) votes.Add(new AsOfVote(claim.Id, holds, distance));
        }

        return votes;
    }

    private sealed record Quick(Func<ResolvedTime, (bool Holds, double Distance)> At, ExtremeFinder Extreme);

    private Quick? Value(Claim claim)
    {
        if (!claim.Checkable) return null;
        if (claim.Type == ClaimType.Membership) return Members(claim);
        if (claim.Interval is not { } interval || CheckSubject.Of(workspace, claim.Subjects.FirstOrDefault(), out _) is not { } subject) return null;
        Func<ResolvedTime, double>? value = claim.Type switch
        {
            ClaimType.PercentChange when subject.Series is null && (claim.Measure is null || claim.Measure == Measures.Return) => time => subject.QuickReturn(time.Start, time.End),
            ClaimType.PointsChange when interval.Unit == Unit.Points && subject.Gauge is not null => time => time.Start < 0 ? double.NaN : subject.All[time.End] - subject.All[time.Start],
            ClaimType.Level when subject.Gauge is { } gauge && interval.Unit is Unit.Points or Unit.Number => time => subject.All[time.End],
            _ => null,
        };
        if (value is null) return null;
        var slack = subject.Gauge is { HasMembers: true, Definition.OfficialUse: not Indices.OfficialUse.Levels } && interval.Unit == Unit.Fraction ? ReplicaSlack : 0;
        var unit = interval.Ulp > 0 ? interval.Ulp : 0.01;
        return new Quick(
            time => value(time) is var x && double.IsFinite(x) ? (interval.Contains(x) || interval.Distance(x) <= slack, interval.Distance(x) / unit) : (false, double.NaN),
            Finder(subject));
    }

    // All named members stand in the relation of the set.
    private Quick? Members(Claim claim)
    {
        if (claim.Predicate is not { } predicate || predicate.Measure != Measures.Return || predicate.Relation is not (Relation.AtLeast or Relation.Greater)) return null;
        var subjects = claim.Subjects.Select(subject => CheckSubject.Of(workspace, subject, out _)).ToArray();
        if (subjects.Length == 0 || Array.Exists(subjects, subject => subject is null)) return null;
        return new Quick(
            time =>
            {
                var least = subjects.Min(subject => subject!.QuickReturn(time.Start, time.End));
                return double.IsFinite(least) ? (least >= predicate.Threshold, Math.Max(0, predicate.Threshold - least) / 0.1) : (false, double.NaN);
            },
            Finder(subjects[0]!));
    }

    /// <summary>The day of the lowest or highest close of a subject.</summary>
    public static ExtremeFinder Finder(CheckSubject subject) => (role, first, last) =>
    {
        var (best, closes) = (-1, subject.All);
        for (var day = first; day <= last; day++)
        {
            if (double.IsNaN(closes[day])) continue;
            // Ties: the latest low (METHODS 2.3), the first peak (METHODS 3.2).
            if (best < 0 || (role == PriceRole.Low ? closes[day] <= closes[best] : closes[day] > closes[best])) best = day;
        }

        return best;
    };
}
