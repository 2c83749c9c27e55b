using Bellwether.Analytics;
using Bellwether.Claims.Quantities;
using Bellwether.Claims.Times;

namespace Bellwether.Claims.Reading;

/// <summary>One subject against another: outpacing, beat by 7 points, twice the gain of, more volatile than.</summary>
internal sealed partial class SentenceReader
{
    // beat the Topix by 7 percentage points · 7 percentage points ahead of · outperformed by 7 percent
    private bool Margin(int at)
    {
        var before = Near(at, -1, 7, item => item.Kind == ItemKind.Word && item.Role is Role.Beat or Role.Move or Role.State or Role.MoveNoun);
        var beat = before >= 0 && _items[before].Role == Role.Beat && IsWord(at - 1, "by", "of") ? before : -1;
        var after = beat < 0 && at + 1 < _items.Count && HasRole(at + 1, Role.Beat) ? at + 1 : -1;
        if (beat < 0 && after < 0) return false;
        if (after >= 0 && _items[at].Quantity!.Form == Form.Percent && VerbBefore(at) >= 0) return false;
        var word = beat >= 0 ? beat : after;
        var other = NamedAfter(word);
        if (other is null && beat < 0) return false;
        var quantity = _items[at].Quantity!;
        var sign = _items[word].Sign;
        var owner = SubjectOf(beat >= 0 ? beat : Near(at, -1, 5, item => item.Kind == ItemKind.Word && item.Role is Role.Auxiliary or Role.Stand or Role.Move) is var verb and >= 0 ? verb : at);
        if (other is not null && owner.Subjects.Any(subject => subject.Id is not null && subject.Id == other.Id)) return false;
        var frame = FrameOf(at);
        _items[word].Used = true;
        var interval = quantity.Form == Form.Percent ? quantity.Interval with { Unit = Unit.PercentagePoints } : quantity.Form == Form.Points && quantity.Raw < 100 ? RoundingInterval.Of(quantity.Raw / 100, quantity.Interval.LastPlace / 100, Unit.PercentagePoints, quantity.Modifier) : quantity.Interval;
        if (other is not null) _context.ComparedWith(other);
        Add(at, Math.Min(word, at), Math.Max(at, word) + 1, New(ClaimType.Comparison, owner.Subjects) with
        {
            Object = other ?? Broad,
            Measure = Measures.Excess,
            Relation = sign < 0 ? Relation.Less : Relation.Greater,
            Interval = sign < 0 ? interval.Negated : interval,
            Time = frame.Time,
            InheritedFrom = frame.Inherited,
        }, frame.Of);
        return true;
    }

    private static SubjectRef Broad { get; } = new("broad market", SubjectKind.Market, null, "broad market");

    // twice the gain of the Nikkei · half the advance in the Topix · three times as much as
    private bool RatioOf(int at)
    {
        var quantity = _items[at].Quantity!;
        var to = Near(at, 1, 7, item => item.Kind == ItemKind.Subject);
        if (to < 0) return false;
        var noun = Near(at, 1, 5, item => item.Kind == ItemKind.Word && item.Role is Role.MoveNoun or Role.Move || item.Word is "much" or "pace" or "that" or "rate");
        var possessed = IsWord(to + 1, "'s", "'");
        if (noun < 0 && !(possessed && (ItemAt(to + 2) is null or { Kind: ItemKind.Quantity or ItemKind.Mark }))) return false;
        if (noun > to && !possessed) return false;
        var other = Resolved(to).FirstOrDefault();
        if (other is null) return false;
        var verb = VerbBefore(at);
        var owner = SubjectOf(verb >= 0 ? verb : Near(at, -1, 5, item => item.Kind == ItemKind.Word && item.Role is Role.Auxiliary or Role.Stand) is var other2 and >= 0 ? other2 : at);
        if (owner.Subjects.Count == 0 && _made.Count > 0) owner = owner with { Subjects = _made[^1].Claim.Subjects };
        var frame = FrameOf(at);
        // "half again as much": the whole and a half.
        var again = IsWord(at + 1, "again") && quantity.Form == Form.Part;
        var interval = again ? RoundingInterval.Fraction(quantity.Raw + 1, Unit.Number, quantity.Modifier) : quantity.Form == Form.Multiple ? RoundingInterval.Of(quantity.Raw, 0.1m, Unit.Number, quantity.Modifier) : quantity.Interval with { Unit = Unit.Number };
        Add(at, at, to + 1, New(ClaimType.Ratio, owner.Subjects) with { Object = other, Measure = Measures.Return, Interval = interval, Relation = RelationOf(quantity.Modifier), Direction = noun >= 0 ? _items[noun].Sign : 0, Time = frame.Time, InheritedFrom = frame.Inherited }, frame.Of);
        return true;
    }

    // outpacing the Nikkei · ahead of the broader market · more than the Topix
    private void Beat(int at)
    {
        var item = _items[at];
        if (item.Used || IsInfinitive(at) || HasMargin(at)) return;
        var other = NamedAfter(at);
        if (other is null) return;
        var volatile_ = _items.Take(at).Any(near => near.Kind == ItemKind.Word && near.Role == Role.Volatility);
        var owner = SubjectOf(ComparingVerb(at));
        if (owner.Subjects.Count == 0 || owner.Fundamental is not null || owner.Subjects.Any(subject => subject.Id is not null && subject.Id == other.Id)) return;
        if (owner.Subjects.All(subject => subject.Kind is SubjectKind.Unknown) && item.Word is "more" or "less" or "better" or "higher" or "lower" or "larger" or "bigger") return;
        var frame = FrameOf(at);
        _context.ComparedWith(other);
        Add(at, at, at + 1, New(ClaimType.Comparison, owner.Subjects) with
        {
            Object = other,
            Measure = volatile_ ? Measures.Volatility : Measures.Return,
            Relation = item.Sign < 0 ? Relation.Less : Relation.Greater,
            Time = frame.Time,
            InheritedFrom = frame.Inherited,
        }, frame.Of);
    }

    private bool HasMargin(int at) =>
        Near(at, 1, 8, item => item.Kind == ItemKind.Quantity && item.Quantity!.Form is Form.Percent or Form.PercentagePoints or Form.Points or Form.BasisPoints) is var number and >= 0 && IsWord(number - 1, "by");

    // The verb whose subject is compared: "has jumped 21 percent, outpacing" and "rose more than".
    private int ComparingVerb(int at)
    {
        if (_items[at].Word is not ("ahead" or "more" or "less" or "better" or "worse" or "faster" or "slower" or "stronger" or "weaker" or "behind" or "higher" or "lower" or "larger" or "bigger" or "greater" or "smaller" or "moved")) return at;
        var verb = Near(at, -1, 12, item => item.Kind == ItemKind.Word && item.Role is Role.Move or Role.Stand or Role.Auxiliary or Role.State);
        return verb >= 0 ? verb : at;
    }

    // "allowing the gauge to move ahead" asserts nothing.
    private bool IsInfinitive(int at) => Near(at, -1, 3, item => IsTo(item) || item.Role is Role.Modal or Role.Negation) >= 0;

    private static bool IsTo(Item item) => item is { Kind: ItemKind.Word, Word: "to" };

    // The subject compared with: the next name, over a number and its noun ("outpacing a 14 percent advance for the Nikkei").
    private SubjectRef? NamedAfter(int at)
    {
        for (int i = at + 1, seen = 0; i < _items.Count && seen < 9; i++, seen++)
        {
            if (_items[i].Kind == ItemKind.Subject) return Resolved(i).FirstOrDefault();
            if (_items[i].IsMark(';') || _items[i].IsMark(',') || _items[i].IsMark('(') || (_items[i].Kind == ItemKind.Word && _items[i].Role is Role.Said)) return null;
            if (_items[i].Kind == ItemKind.Word && _items[i].Word is "peers" or "rivals" or "market") return Broad;
        }

        return null;
    }

    // more volatile than the Topix · have more volatility
    private void Volatile(int at)
    {
        var item = _items[at];
        if (item.Used || item.Word is not ("volatile" or "volatility" or "risky" or "riskier") || Near(at, 1, 4, next => next.Kind == ItemKind.Quantity) >= 0 || Near(at, -1, 3, next => next.Kind == ItemKind.Quantity) >= 0) return;
        var more = Near(at, -1, 2, near => near.Word is "more" or "less" or "higher" or "lower" or "greater" or "most");
        if (more < 0 || IsWord(more, "most")) return;
        var verb = Near(more, -1, 4, near => near.Kind == ItemKind.Word && near.Role is Role.Auxiliary or Role.Move or Role.Stand || near.Word is "show" or "showed" or "exhibit");
        var owner = SubjectOf(verb >= 0 ? verb : more);
        if (owner.Subjects.Count == 0) return;
        var than = Near(at, 1, 3, near => near.Word is "than");
        var other = than >= 0 ? NamedAfter(than) : null;
        if (than >= 0) _items[than].Used = true;
        item.Used = true;
        Add(at, Math.Max(0, owner.First), at + 1, New(ClaimType.Comparison, owner.Subjects) with { Object = other ?? Broad, Measure = Measures.Volatility, Relation = IsWord(more, "less", "lower") ? Relation.Less : Relation.Greater, Time = new UnstatedTime() });
    }
}
