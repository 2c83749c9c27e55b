using Bellwether.Analytics;
using Bellwether.Claims.Quantities;

namespace Bellwether.Claims.Reading;

/// <summary>Counts of members, with and without a condition.</summary>
internal sealed partial class SentenceReader
{
    // "37 of its members fell", "20 companies at least double", "15 stocks rose more than 10 percent", "advancers numbered 120"
    private bool CountWhere(int at)
    {
        var quantity = _items[at].Quantity!;
        if (quantity.Interval.LastPlace < 1 || quantity.Raw < 0 || quantity.Form != Form.Bare) return false;
        var members = MembersAfter(at);
        if (members < 0 && IsElliptic(at)) members = at;
        if (members < 0 || (members == at + 1 && _tokens[_items[members].First].Hyphen)) return false;
        if (Near(at, -1, 3, item => item.Kind == ItemKind.Word && item.Role == Role.Comprise) >= 0) return false;
        // "two-thirds of the 249 members": the total, not the part.
        if (IsWord(at - 1, "the", "its", "of", "'s") && Near(at, -1, 5, item => item.Kind == ItemKind.Quantity) >= 0) return false;
        if (_items[members].Word is "gainers" or "advancers" or "losers" or "decliners") return Counted(at, members, new ClaimPredicate(Measures.Return, _items[members].Word is "gainers" or "advancers" ? Relation.Greater : Relation.Less, 0), members + 1);
        return Predicate(members) is ({ } predicate, var end) && Counted(at, members, predicate, end);
    }

    private bool ShareOfMembers(int at)
    {
        var members = MembersAfter(at);
        if (members < 0 || !IsWord(at + 1, "of")) return false;
        return Predicate(members) is ({ } predicate, var end) && Counted(at, members, predicate, end);
    }

    private bool Counted(int at, int members, ClaimPredicate predicate, int end)
    {
        var quantity = _items[at].Quantity!;
        var share = quantity.Form is Form.Percent or Form.Part;
        var gauge = GaugeNear(at, end + 4) ?? GaugeNear(at - 8, at) ?? GaugeNear(end, _items.Count) ?? _context.LastGauge;
        var frame = FrameOf(Math.Max(at, end - 1));
        var first = at;
        while (first > 0 && HasRole(first - 1, Role.Auxiliary)) first--;
        Add(at, first, Math.Max(end, frame.Item >= end && frame.Item - end < 3 ? frame.Item + 1 : end), New(ClaimType.CountWhere, gauge is null ? [] : [Constituents(gauge)]) with
        {
            Gauge = gauge,
            Measure = predicate.Measure == Measures.Return && predicate.Threshold == 0 ? (predicate.Relation == Relation.Greater ? Measures.Advancers : predicate.Relation == Relation.Less ? Measures.Decliners : Measures.Unchanged)
                : predicate is { Relation: Relation.AtLeast, Threshold: 1 } ? Measures.Doublers : null,
            Predicate = predicate,
            Interval = share ? quantity.Interval : CountedFrom(at) ?? quantity.AsCount,
            Relation = RelationOf(quantity.Modifier),
            Time = frame.Time,
            InheritedFrom = frame.Inherited,
            OtherTimes = frame.IsOwn ? [] : OtherTimes(frame.Time),
        }, frame.Of);
        _ = members;
        return true;
    }

    // "17 to 8 fell": a range whose ends were exchanged is one nevertheless.
    private RoundingInterval? CountedFrom(int at) => IsWord(at - 1, "to") && ItemAt(at - 2) is { Kind: ItemKind.Quantity, Quantity: { Form: Form.Bare, Modifier: Modifier.None } from } && _items[at].Quantity!.Modifier is Modifier.None or Modifier.AtLeast
        ? RoundingInterval.Range(from.AsCount, RoundingInterval.Exact(_items[at].Quantity!.Raw)) : null;

    // "Of its members, 201 rose and 48 fell"; "1,512 stocks rose while 552 fell"
    private bool IsElliptic(int at) => (ItemAt(at + 1)?.Kind == ItemKind.Multiple || ItemAt(at + 1) is { Kind: ItemKind.Word } next && (next.Role is Role.Move || IsUnmoved(at + 1) || next.Word is "were" or "was" && ItemAt(at + 2) is { Role: Role.State }))
        && (_items.Take(at).Any(item => item.Kind == ItemKind.Word && item.Role == Role.Members) || _drafts.Exists(draft => draft.Claim.Type == ClaimType.CountWhere) || _context.Claims.TakeLast(2).Any(claim => claim.Type is ClaimType.Count or ClaimType.CountWhere));

    // "12 did not move": a verb that is denied.
    private bool IsUnmoved(int at) => IsWord(at, "did", "do", "does", "have", "has", "had") && HasRole(at + 1, Role.Negation) && HasRole(at + 2, Role.Move) && _items[at + 2].Sign == 0;

    private static SubjectRef Constituents(SubjectRef gauge) => new(gauge.Text, SubjectKind.Constituents, gauge.Id, gauge.Name + " constituents");

    // What the members do: double, rise, fall by more than 10 percent.
    private (ClaimPredicate?, int End) Predicate(int members)
    {
        for (int i = members + 1, seen = 0; i < _items.Count && seen < 6; i++, seen++)
        {
            var item = _items[i];
            if (item.Kind == ItemKind.Multiple)
            {
                item.Used = true;
                var down = item.Multiple!.Stated < 0;
                var bound = down ? -0.5 : (double)item.Multiple.Stated;
                return (new ClaimPredicate(Measures.Return, down ? Relation.AtMost : item.Multiple.Modifier == Modifier.MoreThan ? Relation.Greater : Relation.AtLeast, bound), i + 1);
            }

            if (item.Kind == ItemKind.Word && IsUnmoved(i)) return (new ClaimPredicate(Measures.Return, Relation.Equal, 0), i + 3);
            if (item.Kind == ItemKind.Word && item.Role is Role.Move or Role.Moving or Role.State && item.Sign != 0)
            {
                // "the ten names that added most": those who did it most, not all who did.
                if (IsWord(i + 1, "most", "least")) break;
                var by = Near(i, 1, 3, next => next.Kind == ItemKind.Quantity && next.Quantity!.Form == Form.Percent);
                if (by < 0) return (new ClaimPredicate(Measures.Return, item.Sign > 0 ? Relation.Greater : Relation.Less, 0), i + 1);
                _items[by].Used = true;
                var threshold = item.Sign * Math.Abs(_items[by].Quantity!.Interval.Value);
                var inclusive = _items[by].Quantity!.Modifier is Modifier.AtLeast or Modifier.None or Modifier.About;
                var relation = (item.Sign > 0, inclusive) switch { (true, true) => Relation.AtLeast, (true, false) => Relation.Greater, (false, true) => Relation.AtMost, _ => Relation.Less };
                if (_items[by].Quantity!.Modifier is Modifier.LessThan or Modifier.AtMost) relation = item.Sign > 0 ? Relation.Less : Relation.Greater;
                return (new ClaimPredicate(Measures.Return, relation, threshold), by + 1);
            }

            if (item.Kind == ItemKind.Word && item.Word is "unchanged" or "flat") return (new ClaimPredicate(Measures.Return, Relation.Equal, 0), i + 1);
            if (item.IsBreak || (item.Kind == ItemKind.Word && item.Role is Role.Said)) break;
            if (item.Kind == ItemKind.Quantity && item.Quantity!.Form != Form.Bare) break;
        }

        return (null, members + 1);
    }

    private bool CountedBefore(int at) =>
        Near(at, -1, 6, item => item.Kind == ItemKind.Quantity && item.Quantity!.Form == Form.Bare) is var number and >= 0 && MembersAfter(number) is var members and >= 0 && members < at;

    // "712 mostly smaller companies", "37 of its members", "20 of the gauge's 300 companies", "the 225 stocks"
    private int MembersAfter(int at)
    {
        for (int i = at + 1, seen = 0; i < _items.Count && seen < 6; i++, seen++)
        {
            var item = _items[i];
            // "16 of them have at least doubled", after members were counted
            if (item.Anaphor == Anaphor.They && IsWord(i - 1, "of") && (_drafts.Exists(draft => draft.Claim.Type == ClaimType.CountWhere) || _context.Claims.TakeLast(3).Any(claim => claim.Type is ClaimType.Count or ClaimType.CountWhere))) return i;
            if (item.Kind == ItemKind.Word && item.Role == Role.Members) return item.Word is "company" or "stock" or "member" or "constituent" or "component" or "issue" && !_tokens[item.First].Hyphen && _items[at].Quantity!.Raw != 1 ? -1 : i;
            if (item.IsBreak || (item.Kind == ItemKind.Word && item.Role is Role.Move or Role.Stand or Role.Said or Role.Join or Role.Relative or Role.Fundamental)) return -1;
            if (item.Kind == ItemKind.Quantity && !IsWord(i - 1, "of", "the", "'s", "its", "all") && item.Quantity!.Form != Form.Bare) return -1;
        }

        return -1;
    }

    // "comprised of 712 companies", "a 225-member gauge", "has 30 constituents"
    private bool Count(int at)
    {
        var quantity = _items[at].Quantity!;
        if (quantity.Interval.LastPlace < 1 || quantity.Raw < 1 || quantity.Form != Form.Bare) return false;
        var members = MembersAfter(at);
        if (members < 0) return false;
        var hyphen = _tokens[_items[members].First].Hyphen && members == at + 1;
        var comprise = Near(at, -1, 4, item => item.Kind == ItemKind.Word && (item.Role is Role.Comprise || item.Word is "has" or "have" or "had" or "includes"));
        var of = IsWord(at - 1, "of") || IsWord(at - 1, "the") && IsWord(at - 2, "of");
        SubjectRef? gauge = null;
        var owner = s_nobody;
        if (hyphen)
        {
            gauge = GaugeNear(members + 1, members + 4) ?? (Near(members, 1, 3, item => item.Role == Role.PriceNoun) >= 0 ? _context.LastGauge : null);
            if (gauge is null && Near(at, -1, 3, item => item.Kind == ItemKind.Subject) is var named and >= 0) gauge = Resolved(named).FirstOrDefault(subject => subject.Kind == SubjectKind.Gauge);
        }
        else if (comprise >= 0)
        {
            // ", comprised of": the name before the comma; "has 712 companies": the subject of has.
            owner = _items[comprise - 1 >= 0 ? comprise - 1 : 0].IsMark(',') && comprise > 1 && _items[comprise - 2].Kind == ItemKind.Subject ? new Owner(Resolved(comprise - 2), null, comprise - 2) : SubjectOf(comprise);
            gauge = owner.Subjects.FirstOrDefault(subject => subject.Kind == SubjectKind.Gauge);
        }
        else if (IsWord(at - 1, "from") && Near(at, -1, 4, item => item.Word is "replicated") >= 0)
        {
            gauge = GaugeNear(0, at);
        }
        else if (of && GaugeNear(members + 1, members + 4) is { } whole)
        {
            gauge = whole;
        }
        else if (of && Near(at, -1, 5, item => item.Kind == ItemKind.Subject) is var before and >= 0)
        {
            gauge = Resolved(before).FirstOrDefault(subject => subject.Kind == SubjectKind.Gauge);
        }
        else if (IsWord(members + 1, "in", "on", "of") && GaugeNear(members + 1, members + 4) is { } inside && (IsWord(at - 1, "the", "all") || IsWord(at - 2, "of")))
        {
            gauge = inside;
        }
        else if (at > 0 && IsWord(at - 1, "'s", "its"))
        {
            gauge = GaugeNear(at - 3, at);
        }

        if (gauge is null) return false;
        Add(at, comprise >= 0 && !hyphen ? comprise : at, members + 1, New(ClaimType.Count, [gauge]) with { Gauge = gauge, Measure = Measures.MemberCount, Interval = quantity.AsCount, Relation = RelationOf(quantity.Modifier) });
        return true;
    }
}
