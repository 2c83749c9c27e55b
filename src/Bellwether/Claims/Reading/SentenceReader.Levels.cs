using Bellwether.Analytics;
using Bellwether.Claims.Quantities;
using Bellwether.Claims.Times;

namespace Bellwether.Claims.Reading;

/// <summary>Levels and bounds: closed at 21,807.50, weakened past 111 per dollar, the yield fell to minus 0.035 percent.</summary>
internal sealed partial class SentenceReader
{
    private bool Level(int at)
    {
        var quantity = _items[at].Quantity!;
        if (Math.Abs(quantity.Raw) >= 1_000_000 || quantity.Interval.Unit == Unit.Count) return false;
        var before = at - 1;
        while (before >= 0 && _items[before].Kind == ItemKind.Word && _items[before].Role == Role.Adverb) before--;
        var word = ItemAt(before)?.Word ?? "";
        var bound = quantity.Modifier is Modifier.MoreThan or Modifier.LessThan or Modifier.AtLeast or Modifier.AtMost;
        var versus = HasRole(before, Role.Versus) && _drafts.Exists(draft => draft.Claim.Type == ClaimType.Level);
        if (!versus && !(word is "to" or "at" or "past" or "through" or "near" or "around" or "beyond" or "from" or "of") && !bound && !HasRole(before, Role.Stand) && !HasRole(before, Role.Auxiliary)) return false;
        if (!IsAlone(at)) return false;
        var verb = versus ? -1 : LevelVerb(before);
        if (!versus && verb < 0 && !IsOfYield(before)) return false;
        // "up from 1,215 yen a day earlier": the level of another day, when the text names it.
        if (word is "from" && ItemAt(at + 1) is not { Kind: ItemKind.Time, Time.Role: TimeRole.Window }) return quantity.Form != Form.Percent;
        var owner = versus ? new Owner(_drafts.Last(draft => draft.Claim.Type == ClaimType.Level).Claim.Subjects, null, -1) : verb >= 0 ? SubjectOf(SubjectVerb(verb)) : NamedBefore(before);
        if (owner.Fundamental is not null || !owner.Subjects.Any(CanStandAt)) return false;
        // A share of something is no level; a percent is one for yields and rates only.
        if (quantity.Form is Form.Percent && !owner.Subjects.Any(subject => subject.Kind == SubjectKind.Macro && subject.Id is not ("USDJPY" or "USD" or "EURUSD"))) return false;
        var subject = owner.Subjects.First(CanStandAt);
        if (subject.Kind == SubjectKind.Unknown && quantity.Form == Form.Bare && quantity.Interval.LastPlace >= 1 && Math.Abs(quantity.Raw) < 1000) return false;
        var frame = LevelFrame(at);
        var sign = verb >= 0 ? _items[verb].Sign : 0;
        var unit = UnitOf(subject, quantity);
        var past = word is "past" or "through" or "beyond";
        var relation = past ? (sign < 0 ? Relation.Less : Relation.Greater) : RelationOf(quantity.Modifier);
        // The yen weakens past 111 when a dollar buys more than 111 of them.
        if (past && subject.Id == "USDJPY") relation = sign < 0 ? Relation.Greater : Relation.Less;
        var interval = past ? RoundingInterval.Of(quantity.Interval.Stated, quantity.Interval.LastPlace, unit, relation == Relation.Greater ? Modifier.MoreThan : Modifier.LessThan) : quantity.Interval with { Unit = unit };
        var claim = New(relation == Relation.Equal || !(past || bound) ? ClaimType.Level : ClaimType.LevelBound, [subject]) with
        {
            Measure = Measures.Level,
            Relation = relation,
            Interval = interval,
            Time = frame.Time,
            InheritedFrom = frame.Inherited,
        };
        var first = verb >= 0 && at - verb < 8 && !Enumerable.Range(verb, at - verb).Any(i => _items[i].Kind == ItemKind.Quantity) ? verb : Math.Max(0, before);
        var end = at + 1;
        if (IsWord(end, "per", "to", "against") && _items.Count > end + 1) end = Math.Min(_items.Count, end + (IsWord(end + 1, "the") ? 3 : 2));
        Add(at, first, end, claim, frame.Of);
        return true;
    }

    private static Unit UnitOf(SubjectRef subject, Quantity quantity) =>
        quantity.Form == Form.Percent || (quantity.Raw == 0 && subject is { Kind: SubjectKind.Macro, Id: not "USDJPY" }) ? Unit.Fraction : subject.Kind switch
        {
            SubjectKind.Gauge => Unit.Points,
            SubjectKind.Security => Unit.Currency,
            _ => quantity.Form == Form.Money ? Unit.Currency : Unit.Number,
        };

    private static bool CanStandAt(SubjectRef subject) => subject.Kind is SubjectKind.Gauge or SubjectKind.Security or SubjectKind.Macro or SubjectKind.Unknown;

    // A level's own day, else that of the move in the same clause: a move that ends on a day ends at that level.
    private Frame LevelFrame(int at)
    {
        var frame = FrameOf(at);
        if (frame.Time is SpanTime { End: AsOfDay }) return frame with { Time = new UnstatedTime(), Inherited = null, Of = null };
        if (frame.Time is DuringTime { Period: CalendarPeriod { Offset: 0 } or TrailingPeriod }) return frame with { Time = new UnstatedTime(), Inherited = null, Of = null };
        if (frame.Time is DuringTime during) return frame with { Time = new OnTime(new PeriodEdge(during.Period, true)) };
        if (frame.Time is SpanTime span) return frame with { Time = new OnTime(span.End) };
        return frame.Stated || frame.Of is not null || frame.Time is OnTime ? frame : frame with { Time = new UnstatedTime(), Inherited = null };
    }

    // What follows a level is no thing that could be counted.
    private bool IsAlone(int at)
    {
        var next = ItemAt(at + 1);
        return next is null || next.Kind is ItemKind.Mark or ItemKind.Time || next.Role is Role.Join or Role.Versus or Role.Preposition or Role.State or Role.Relative or Role.Adverb or Role.Auxiliary or Role.Said || next.Is("late") || next.Is("earlier") || next.Is("level") || next.Is("mark") || next.Is("a") || next.Is("the");
    }

    private int LevelVerb(int before)
    {
        for (int i = before, seen = 0; i >= 0 && seen < 9; i--, seen++)
        {
            var item = _items[i];
            if (item.Kind == ItemKind.Word && item.Role is Role.Move or Role.Moving or Role.Stand or Role.State) return i;
            if (item.Kind == ItemKind.Word && item.Role is Role.MoveNoun && IsWord(before, "to")) return i;
            if (item.IsMark(';') || item.IsMark('(') || item.IsMark('"') || (item.Kind == ItemKind.Word && item.Role is Role.Relative or Role.Said or Role.Beat)) return -1;
            if (item.Kind == ItemKind.Word && item.Role == Role.Auxiliary && IsWord(before, "at", "near", "around", "is", "was", "below", "above")) return i;
            if (item.Kind == ItemKind.Subject && i < before) seen += 2;
        }

        return -1;
    }

    // "the policy rate of minus 0.1 percent"
    private bool IsOfYield(int before) => IsWord(before, "of", "at") && before > 0 && _items[before - 1] is { Kind: ItemKind.Subject, Subject.Kind: SubjectKind.Macro };

    // "fell 3 percent to": the verb, whose subject it is, may stand before the first number.
    private int SubjectVerb(int verb) => _items[verb].Role != Role.State ? verb
        : Near(verb, -1, 6, item => item.Kind == ItemKind.Word && item.Role is Role.Stand or Role.Auxiliary or Role.Move) is var carrier and >= 0 ? carrier : verb;

    // below zero · above par: bounds without digits.
    private void ZeroBound(int at)
    {
        if (!IsWord(at, "below", "above", "under", "over") || !IsWord(at + 1, "zero") && !(ItemAt(at + 1)?.Quantity is { Raw: 0 })) return;
        if (LevelVerb(at) is var verb && verb < 0 && Near(at, -1, 4, item => item.Role == Role.Auxiliary) < 0) return;
        BoundAtZero(at, at + 2, IsWord(at, "below", "under"));
    }

    private void BoundAtZero(int at, int end, bool below)
    {
        var verb = LevelVerb(at) is var found and >= 0 ? found : Near(at, -1, 4, item => item.Role == Role.Auxiliary);
        var owner = SubjectOf(verb >= 0 ? verb : at);
        var subject = owner.Subjects.FirstOrDefault(candidate => candidate.Kind == SubjectKind.Macro);
        if (subject is null) return;
        var relation = below ? Relation.Less : Relation.Greater;
        var frame = LevelFrame(at);
        var first = owner.First >= 0 && at - owner.First < 8 ? owner.First : verb >= 0 ? verb : at;
        Add(at, first, end, New(ClaimType.LevelBound, [subject]) with
        {
            Measure = Measures.Level,
            Relation = relation,
            Interval = RoundingInterval.Of(0, 0, Unit.Fraction, below ? Modifier.LessThan : Modifier.MoreThan),
            Time = frame.Stated ? frame.Time : new UnstatedTime(),
        });
    }
}
