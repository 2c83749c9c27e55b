using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Claims;
using Bellwether.Claims.Dates;
using Bellwether.Claims.Verdicts;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Claims about members: how many, for how many something holds, who is first, who belongs to them, what part they had.</summary>
internal sealed partial class ClaimChecker
{
    // A member this close to a threshold may stand on either side of it: half a tick at usual prices.
    private const double Borderline = 0.001;

    private CheckedClaim Count(Claim claim)
    {
        if (GaugeOf(claim) is not { HasMembers: true } gauge) return Not(claim, "the text does not say certainly which gauge's members are counted");
        var subject = CheckSubject.Of(_workspace, gauge);
        if (claim.Interval is not { } interval) return Not(claim, "the text states no number", subject);
        if (Settle(claim, subject, out var missing) is not { } settled) return Not(claim, missing, subject);
        var day = settled.Time.End;
        if (_book.Of(Measures.MemberCount, gauge, day, day, BasisName.Fixed) is not { Value: { } held } fact) return Not(claim, _book.Missing, subject);
        var unpriced = _book.Of(Measures.UnpricedMembers, gauge, day, day, BasisName.Fixed);
        var uncertain = _book.Of(Measures.UncertainMembers, gauge, day, day, BasisName.Fixed);
        // Of every uncertain name nobody knows whether it belonged; a table of constituents leaves none.
        var low = (int)held;
        var high = low + (int)(unpriced?.Value ?? 0) + (int)(uncertain?.Value ?? 0);
        var sure = (int)held + (int)(unpriced?.Value ?? 0);
        var judgement = Judge.Count(interval, gauge.Definition.Membership == Indices.MembershipSource.Table ? sure : Math.Min(low, sure), high);
        var measured = new Measured(fact, held) { Low = low, High = high, Others = [.. new[] { unpriced, uncertain }.OfType<Fact>()] };
        var own = Finish(claim, subject, settled.Frame, settled.Time, measured, judgement, "number of members");
        return own with { Note = string.Create(CultureInfo.InvariantCulture, $"{held:0} with prices, {unpriced?.Value ?? 0:0} without, {uncertain?.Value ?? 0:0} of uncertain section"), Chart = null };
    }

    private CheckedClaim CountWhere(Claim claim)
    {
        if (GaugeOf(claim) is not { HasMembers: true } gauge) return Not(claim, "the text does not say certainly which gauge's members are counted");
        var subject = CheckSubject.Of(_workspace, gauge);
        if (claim.Interval is not { } interval || claim.Predicate is not { } predicate) return Not(claim, "the text states no number or no condition", subject);
        if (predicate.Measure == Measures.Price) return Priced(claim, subject, gauge, interval, predicate);
        if (predicate.Measure != Measures.Return) return AverageShare(claim, subject, interval, predicate);
        if (Settle(claim, subject, out var missing) is not { } settled) return Not(claim, missing, subject);
        if (interval.Unit is Unit.Fraction or Unit.PercentagePoints)
        {
            return Number(
                claim,
                subject,
                settled,
                time => RelationName(predicate.Relation) is { } word && _book.Of(Measures.MembersWhereShare, gauge, time.Start, time.End, BasisName.Fixed, null, KeyOptions.Write(word, "x", predicate.Threshold)) is { } share ? Scaled(share, 1) : null,
                $"share of members with a return {Words(predicate)}");
        }

        Measured? At(ResolvedTime time) => Counting(gauge, predicate, time) is { Value: not null } fact ? new Measured(fact, fact.Value) { Low = fact.Low, High = fact.High } : null;
        if (At(settled.Time) is not { Value: { } count } measured) return Not(claim, _book.Missing, subject);
        var breadth = gauge.Breadth(Indices.Basis.Fixed, settled.Time.Start, settled.Time.End);
        var near = breadth.Windows.Count(own => own.HasReturn && Math.Abs(own.Return.Value - predicate.Threshold) <= Borderline && predicate.Threshold != 0);
        var judgement = Judge.CountWhere(interval, (int)count, (int?)measured.High, near);
        if (judgement.Verdict == ClaimVerdict.Contradicted)
        {
            foreach (var (words, again) in Shifted(claim, subject, settled.Frame, settled.Time, At))
            {
                if (again() is not { Value: { } other } shifted || Judge.CountWhere(interval, (int)other, (int?)shifted.High).Verdict == ClaimVerdict.Contradicted) continue;
                judgement = new Judgement(ClaimVerdict.WithinRounding, $"Right only when read otherwise: {words}.", words);
                measured = measured with { Others = [shifted.Fact] };
                break;
            }
        }

        var unpriced = breadth.Unseen > 0 ? _book.Of(Measures.UnpricedMembers, gauge, settled.Time.Start, settled.Time.End, BasisName.Fixed) : null;
        var result = Finish(claim, subject, settled.Frame, settled.Time, unpriced is null ? measured : measured with { Others = [.. measured.Others, unpriced] }, judgement, $"members with a return {Words(predicate)}");
        return result with { Note = Joined(result.Note, breadth.Unseen > 0 ? string.Create(CultureInfo.InvariantCulture, $"{breadth.Unseen} of {breadth.Roster.Members} members have no price on both days") : null) };
    }

    // "249 members with a price on 25 December", "11 members have no prices": what the store holds, to the name.
    private CheckedClaim Priced(Claim claim, CheckSubject subject, Gauge gauge, RoundingInterval interval, ClaimPredicate predicate)
    {
        if (Settle(claim, subject, out var missing) is not { } settled) return Not(claim, missing, subject);
        var (start, end) = claim.Time is OnTime || settled.Time.Start < 0 ? (settled.Time.End, settled.Time.End) : (settled.Time.Start, settled.Time.End);
        var priced = predicate.Relation == Relation.Greater;
        if (_book.Of(priced ? Measures.MemberCount : Measures.UnpricedMembers, gauge, start, end, BasisName.Fixed) is not { Value: { } count } fact) return Not(claim, _book.Missing, subject);
        return Finish(claim, subject, settled.Frame, settled.Time, new Measured(fact, count), Judge.Count(interval, (int)count), priced ? "members with a price" : "members without a price") with { Chart = null };
    }

    private CheckedClaim AverageShare(Claim claim, CheckSubject subject, RoundingInterval interval, ClaimPredicate predicate)
    {
        if (predicate.Measure != Measures.AboveAverage || interval.Unit != Unit.Fraction) return Not(claim, $"members are not counted by {predicate.Measure.Name.Replace('_', ' ')}", subject);
        if (Settle(claim, subject, out var missing) is not { } settled) return Not(claim, missing, subject);
        var days = ((int)predicate.Threshold).ToString(CultureInfo.InvariantCulture);
        return Number(claim, subject, settled, time => Scaled(_book.Of(Measures.AboveAverage, subject.Gauge!, time.Start, time.End, BasisName.Fixed, null, days), 1), $"share of members above their {days}-day average");
    }

    private Fact? Counting(Gauge gauge, ClaimPredicate predicate, ResolvedTime time)
    {
        var measure = (predicate.Relation, predicate.Threshold) switch
        {
            (Relation.AtLeast or Relation.Equal, 1) => Measures.Doublers,
            (Relation.Greater, 0) => Measures.Advancers,
            (Relation.Less, 0) => Measures.Decliners,
            (Relation.Equal, 0) => Measures.Unchanged,
            _ => null,
        };
        if (measure is not null) return _book.Of(measure, gauge, time.Start, time.End, BasisName.Fixed);
        return RelationName(predicate.Relation) is { } word ? _book.Of(Measures.MembersWhere, gauge, time.Start, time.End, BasisName.Fixed, null, KeyOptions.Write(word, "x", predicate.Threshold)) : null;
    }

    private static string? RelationName(Relation relation) => relation switch
    {
        Relation.Greater => "gt",
        Relation.AtLeast or Relation.Equal => "ge",
        Relation.Less => "lt",
        Relation.AtMost => "le",
        _ => null,
    };

    private static string Words(ClaimPredicate predicate) => string.Create(CultureInfo.InvariantCulture, $"{predicate.Relation switch { Relation.Greater => "above", Relation.AtLeast => "of at least", Relation.Less => "below", Relation.AtMost => "of at most", _ => "of" }} {predicate.Threshold * 100:0.##} %");

    private CheckedClaim Membership(Claim claim)
    {
        var gauge = GaugeOf(claim);
        var facts = new List<Fact>();
        CheckSubject? first = null;
        (ClaimFrame Frame, ResolvedTime Time)? settled = null;
        string? broken = null;
        foreach (var reference in claim.Subjects)
        {
            if (CheckSubject.Of(_workspace, reference, out var missing) is not { IsSecurity: true } subject) return Not(claim, missing.Length > 0 ? missing : $"'{reference.Text}' is no security");
            first ??= subject;
            settled = Settle(claim, subject, out missing);
            if (settled is not { } own) return Not(claim, missing, subject);
            if (gauge is { HasMembers: true })
            {
                if (_book.OfMember(Measures.Weight, subject.Id, own.Time.Start < 0 ? own.Time.End : own.Time.Start, own.Time.End, gauge: gauge) is { } weight) facts.Add(weight);
                else if (gauge.Roster(Indices.Basis.Fixed, own.Time.End).Held.Contains(subject.Security) == false)
                    return Dated(Not(claim, $"the lists do not show {subject.Name} as a priced member of {gauge.Definition.Name} in the window", subject), own.Frame, own.Time);
            }

            if (claim.Predicate is not { } predicate) continue;
            if (predicate.Measure != Measures.Return) return Not(claim, $"the set is one of {predicate.Measure.Name.Replace('_', ' ')}, which is not computed", subject);
            if (_book.Return(subject, own.Time.Start, own.Time.End, null) is not { Value: { } value } measured) return Not(claim, _book.Missing, subject);
            facts.Insert(0, measured.Fact);
            var relation = predicate.Relation == Relation.Equal ? Relation.AtLeast : predicate.Relation;
            if (Judge.Comparison(relation, value, predicate.Threshold).Verdict != ClaimVerdict.Supported) broken = Joined(broken, $"{subject.Name} does not belong to it");
        }

        if (first is null || settled is not { } at || facts.Count == 0) return Not(claim, gauge is null && claim.Predicate is null ? "the set is not certainly understood" : "the text names no member that is certainly understood");
        var judgement = broken is null ? new Judgement(ClaimVerdict.Supported, "Every named member belongs to the set.") : new Judgement(ClaimVerdict.Contradicted, Sentence(broken));
        var result = Finish(claim, first, at.Frame, at.Time, new Measured(facts[0], facts[0].Value) { Others = [.. facts.Skip(1)] }, judgement, claim.Predicate is { } set ? $"members with a return {Words(set)}" : "membership");
        return result with { Subject = string.Join(", ", claim.Subjects.Select(own => CheckSubject.Of(_workspace, own, out _)?.Name ?? own.Name)) };
    }

    private CheckedClaim Rank(Claim claim)
    {
        if (CheckSubject.Of(_workspace, claim.Subjects.FirstOrDefault(), out var missing) is not { } subject) return Not(claim, missing);
        if (!subject.IsSecurity) return Not(claim, "ranks are those of single securities in a gauge", subject);
        if (GaugeOf(claim) is not { HasMembers: true } gauge) return Not(claim, "the text does not say certainly in which gauge it ranks", subject);
        var measure = claim.Measure ?? Measures.Weight;
        var (rankMeasure, valueMeasure) = measure == Measures.Return ? (Measures.ReturnRank, Measures.Return)
            : measure == Measures.ContributionPoints || measure == Measures.ContributionPp ? (Measures.ContributionRank, measure)
            : measure == Measures.Weight || measure == Measures.OpeningWeight ? (Measures.WeightRank, Measures.Weight)
            : (null, measure);
        if (rankMeasure is null) return Not(claim, $"a rank by {measure.Name.Replace('_', ' ')} is not computed", subject);
        if (Settle(claim, subject, out missing) is not { } settled) return Not(claim, missing, subject);
        // A weight is that of a day; its members are those of the day before, so that the window is not empty.
        var time = settled.Time;
        if (rankMeasure != Measures.WeightRank && time.Start < 0) return Not(claim, "the window begins before the data", subject);
        if (time.Start < 0) time = time with { Start = time.End };
        if (_book.OfMember(rankMeasure, subject.Id, time.Start, time.End, gauge: gauge) is not { Value: { } computed } fact) return Dated(Not(claim, _book.Missing, subject), settled.Frame, time);
        var own = _book.OfMember(valueMeasure, subject.Id, time.Start, time.End, gauge: gauge);
        var question = new Question(_workspace, new FactKey(rankMeasure.Name, gauge.Id, subject.Id, _book.Window(time.Start, time.End), BasisName.Fixed));
        var ranks = rankMeasure == Measures.WeightRank ? RankAnswers.Weights(question) : rankMeasure == Measures.ReturnRank ? RankAnswers.Returns(question) : RankAnswers.Contributions(question);
        var stated = claim.Rank ?? 1;
        var rank = stated < 0 ? ranks.Count + stated + 1 : stated;
        var holder = ranks.At(rank) is { } security && security != subject.Security ? _book.OfMember(valueMeasure, _workspace.Market.Securities[security].Id.ToString(), time.Start, time.End, gauge: gauge) : null;
        var gap = own?.Value is { } mine && holder?.Value is { } theirs ? Math.Abs(mine - theirs) : double.PositiveInfinity;
        var judgement = Judge.Rank(rank, (int)computed, gap, valueMeasure == Measures.Weight ? Judge.WeightPrecision : 0);
        var measured = new Measured(fact, computed) { Others = [.. new[] { own, holder }.OfType<Fact>()] };
        var result = Finish(claim, subject, settled.Frame, time, measured, judgement, $"{rankMeasure.Name.Replace('_', ' ')} in {gauge.Definition.Name}");
        if (judgement.Verdict != ClaimVerdict.Contradicted || ranks.At(rank) is not { } first) return result;
        return result with { Nearest = $"That rank is {_workspace.Market.Securities[first].DisplayName}'s." };
    }

    private CheckedClaim Contribution(Claim claim)
    {
        if (GaugeOf(claim) is not { HasMembers: true } gauge) return Not(claim, "the text does not say certainly to which gauge's move it contributed");
        if (claim.Interval is not { } interval) return Not(claim, "the text states no number");
        if (Settle(claim, CheckSubject.Of(_workspace, gauge), out var missing) is not { } settled) return Not(claim, missing);
        var part = Part(claim, gauge, out var subject, out var top, out missing);
        if (part is null && top is null) return Not(claim, missing, subject);
        var shown = subject ?? CheckSubject.Of(_workspace, gauge);
        if (top is { } k)
        {
            if (interval.Unit != Unit.Fraction) return Not(claim, "the part of the largest contributors is a share", shown);
            return Number(claim, shown, settled, time => Scaled(_book.Of(Measures.TopShare, gauge, time.Start, time.End, BasisName.Fixed, null, k.ToString(CultureInfo.InvariantCulture)), 1), $"share of the move of the {k} largest contributors") with { Chart = null };
        }

        var measure = interval.Unit switch { Unit.Points => Measures.ContributionPoints, Unit.PercentagePoints => Measures.ContributionPp, _ => Measures.ContributionShare };
        return Number(claim, shown, settled, time => Scaled(_book.OfMember(measure, part!, time.Start, time.End, decimals: 2, gauge: gauge), 1), $"contribution to {gauge.Definition.Name}");
    }

    private CheckedClaim Weight(Claim claim)
    {
        if (GaugeOf(claim) is not { HasMembers: true } gauge) return Not(claim, "the text does not say certainly in which gauge it has that weight");
        var part = Part(claim, gauge, out var subject, out var top, out var missing);
        if (part is null && top is null) return Not(claim, missing, subject);
        if (Settle(claim, subject ?? CheckSubject.Of(_workspace, gauge), out missing) is not { } settled) return Not(claim, missing, subject);
        var time = settled.Time.Start < 0 ? settled.Time with { Start = settled.Time.End } : settled.Time;
        var shown = subject ?? CheckSubject.Of(_workspace, gauge);
        if (top is { } k) return Number(claim, shown, (settled.Frame, time), at => Scaled(_book.Of(Measures.TopWeight, gauge, at.Start, at.End, BasisName.Fixed, null, k.ToString(CultureInfo.InvariantCulture)), 1), $"weight of the {k} heaviest") with { Chart = null };
        var measure = claim.Measure == Measures.OpeningWeight ? Measures.OpeningWeight : Measures.Weight;
        return Number(claim, shown, (settled.Frame, time), at => Scaled(_book.OfMember(measure, part!, at.Start, at.End, gauge: gauge), 1), $"weight in {gauge.Definition.Name}");
    }

    // The member of a key: a security, a group (sector:CODE), or the k largest.
    private string? Part(Claim claim, Gauge gauge, out CheckSubject? subject, out int? top, out string missing)
    {
        (subject, top, missing) = (null, null, "the text names no constituent or group that is certainly understood");
        var reference = claim.Subjects.FirstOrDefault();
        if (reference is { Kind: SubjectKind.Security })
        {
            subject = CheckSubject.Of(_workspace, reference, out missing);
            return subject?.Id;
        }

        if (claim.Measure == Measures.TopShare || claim.Measure == Measures.TopWeight) top = claim.Rank ?? NearbyWords.HowMany(_text, claim.CharEnd);
        var group = reference is { Kind: SubjectKind.Group, Id: { } id } ? id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..] : null;
        if (group is not null && group.StartsWith("top:", StringComparison.Ordinal) && int.TryParse(group.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var k)) top = k;
        if (top is not null) return null;
        if (group is null) return null;
        if (group.StartsWith("group:", StringComparison.Ordinal)) group = group[6..];
        else if (group.Contains(':', StringComparison.Ordinal)) return group;
        foreach (var sector in _workspace.Market.Sectors)
        {
            if (string.Equals(sector.NameEn, group, StringComparison.OrdinalIgnoreCase) || string.Equals(sector.Name, group, StringComparison.OrdinalIgnoreCase)) return $"sector:{sector.Code}";
        }

        if (_workspace.Market.Securities.Any(security => security.Themes.Contains(group, StringComparer.Ordinal))) return $"theme:{group}";
        missing = $"the group '{group}' is not certainly understood in {gauge.Definition.Name}";
        return null;
    }
}
