using Bellwether.Analytics;
using Bellwether.Claims.Quantities;
using Bellwether.Claims.Times;

namespace Bellwether.Claims.Reading;

/// <summary>Moves: percent changes and point changes, with their direction, subject and window.</summary>
internal sealed partial class SentenceReader
{
    /// <summary>Who moves a number, and which way. <paramref name="Verb"/> is the item that says so, −1 for a bare sign or a verb left out.</summary>
    private readonly record struct Mover(int Verb, int Sign, bool Noun, bool After);

    private bool PercentChange(int at, RoundingInterval interval)
    {
        var item = _items[at];
        var mover = item.Kind == ItemKind.Multiple ? new Mover(at, 0, false, false) : MoverOf(at);
        if (mover is null) return false;
        var owner = OwnerOf(at, mover.Value);
        if (item.Kind == ItemKind.Multiple && (CountedBefore(at) || Near(at, -1, 3, member => member.Kind == ItemKind.Word && member.Role == Role.Members) >= 0 && owner.Subjects.All(subject => subject.Kind is SubjectKind.Gauge or SubjectKind.Unknown))) return false;
        var sign = mover.Value.Sign;
        var signed = item.Quantity?.Signed == true;
        var value = sign < 0 && !signed ? interval.Negated : interval;
        var frame = Rebased(at, mover.Value, FrameOf(at));
        var claim = Move(frame.OneDay ? ClaimType.MaxOneDayChange : ClaimType.PercentChange, owner, frame) with
        {
            Measure = frame.OneDay ? (value.Stated < 0 ? Measures.MinOneDayChange : Measures.MaxOneDayChange) : Measures.Return,
            Interval = value,
            Relation = RelationOf(value.Modifier),
        };
        if (IsNegated(at, mover.Value)) claim = claim with { Relation = Relation.NotEqual };
        Emit(at, claim, frame, mover.Value, owner);
        return true;
    }

    // "21 percent higher than on Dec. 25", "9 percent above its December low": the day is the base.
    private Frame Rebased(int at, Mover mover, Frame frame)
    {
        // "slumped on Christmas Day and has since recovered 14 percent"
        if (mover.Verb > 0 && IsWord(mover.Verb - 1, "since") && frame.Time is OnTime then) return frame with { Time = new SpanTime(then.Day, PriceRole.Close, new AsOfDay()) };
        if (mover.Verb != at + 1) return frame;
        if (_items[mover.Verb].Role == Role.Beat && frame.Time is OnTime on) return frame with { Time = new SpanTime(on.Day, PriceRole.Close, new AsOfDay()), Inherited = null, Of = null };
        return ExtremeAfter(mover.Verb) is { } day && _items[mover.Verb].Role is Role.Preposition or Role.Other ? new Frame(new SpanTime(day, day.Role, new AsOfDay()), null, null, mover.Verb, false, true) : frame;
    }

    private ExtremeDay? ExtremeAfter(int at) => DateReader.Read(_tokens, _items[at].End, out var day) > 0 ? day as ExtremeDay : null;

    private bool PointsChange(int at)
    {
        var quantity = _items[at].Quantity!;
        if (MoverOf(at) is not { } mover) return false;
        var owner = OwnerOf(at, mover);
        var interval = mover.Sign < 0 && !quantity.Signed ? quantity.Interval.Negated : quantity.Interval;
        var frame = FrameOf(at);
        Emit(at, Move(ClaimType.PointsChange, owner, frame) with { Measure = Measures.Level, Interval = interval, Relation = RelationOf(interval.Modifier) }, frame, mover, owner);
        return true;
    }

    // One claim for each subject: "A and B each rose more than 5 percent"; lists with "respectively" are dealt out one by one.
    private void Emit(int at, Claim claim, Frame frame, Mover mover, Owner owner)
    {
        var (first, end) = Extent(at, mover, frame.Item, owner);
        var subjects = Dealt(at, claim.Subjects.Length == 1 && mover.Verb < 0 && _dealt.Count > 1 && owner.First < 0 ? _dealt : claim.Subjects);
        if (subjects.Count <= 1)
        {
            Made(at, Add(at, first, end, claim with { Subjects = [.. subjects] }, frame.Of));
            return;
        }

        foreach (var subject in subjects) Made(at, Add(at, first, end, claim with { Subjects = [subject] }, frame.Of));
        _context.LastSubjects = claim.Subjects;
    }

    private IReadOnlyList<SubjectRef> _dealt = [];

    private void Made(int at, Draft draft) => _made.Add((at, draft.Claim));

    // "A and B gained 3 percent and 4 percent, respectively"
    private IReadOnlyList<SubjectRef> Dealt(int at, IReadOnlyList<SubjectRef> subjects)
    {
        if (subjects.Count < 2 || !_items.Exists(item => item.Role == Role.Respectively && item.Kind == ItemKind.Word)) return subjects;
        _dealt = subjects;
        var before = 0;
        for (var i = at - 1; i >= 0 && !(_items[i].Kind == ItemKind.Word && _items[i].Role is Role.Move or Role.State); i--)
            if (_items[i].Kind == ItemKind.Quantity)
                before++;
        return before < subjects.Count ? [subjects[before]] : subjects;
    }

    private Claim Move(ClaimType type, Owner owner, Frame frame)
    {
        var claim = New(type, owner.Subjects) with { Time = frame.Time, InheritedFrom = frame.Inherited, OtherTimes = frame.IsOwn || frame.Time is null ? [] : OtherTimes(frame.Time) };
        if (_context.MainGauge is { } main && ItemAt(owner.First) is { Anaphor: Anaphor.Gauge or Anaphor.It } && claim.Subjects is [{ Kind: SubjectKind.Gauge } meant] && meant.Id != main.Id) claim = claim with { OtherSubjects = [main] };
        // "10-year JGBs fell 0.1 percent": a price, and the data hold yields.
        if (owner.First >= 0 && owner.Subjects is [{ Kind: SubjectKind.Macro }] && ItemAt(owner.First) is { Anaphor: Anaphor.None } bonds && _tokens[bonds.End - 1].Lower is "jgbs" or "jgb") return claim with { Checkable = false, Reason = "about the price of bonds, of which only yields are known" };
        return owner.Fundamental is { } noun ? claim with { Checkable = false, Reason = $"about {noun}, not a price" } : claim;
    }

    private static Relation RelationOf(Modifier modifier) => modifier switch
    {
        Modifier.MoreThan => Relation.Greater,
        Modifier.AtLeast => Relation.AtLeast,
        Modifier.LessThan => Relation.Less,
        Modifier.AtMost or Modifier.UpTo => Relation.AtMost,
        _ => Relation.Equal,
    };

    private Mover? MoverOf(int at)
    {
        var quantity = _items[at].Quantity;
        // After the number: 14 percent advance, 21 percent higher, 83 percent one-day surge.
        var after = Near(at, 1, 3, item => item.Kind == ItemKind.Word && item.Role is Role.MoveNoun or Role.State or Role.Move or Role.Moving or Role.Join or Role.Preposition or Role.Relative or Role.Beat || item.Kind is ItemKind.Subject or ItemKind.Quantity);
        if (after >= 0 && _items[after] is { Kind: ItemKind.Word } noun && (noun.Role is Role.MoveNoun || (noun.Role == Role.State && after == at + 1) || (noun.Role is Role.Move && after == at + 1 && IsWord(at - 1, "a", "an", "the", "its", "'s", "of", "this") )))
            return new Mover(after, Direction(noun, quantity), noun.Role is not Role.State, true);
        if (after == at + 1 && _items[after] is { Role: Role.Beat, Word: "higher" or "lower" or "up" or "down" } beat && ItemAt(after + 1)?.Kind == ItemKind.Time) return new Mover(after, beat.Sign, false, true);
        if (ItemAt(at + 1) is { Kind: ItemKind.Word, Word: "above" or "below" or "from" } side && ExtremeAfter(at + 1) is not null && VerbBefore(at) < 0) return new Mover(at + 1, IsWord(at + 1, "below") ? -1 : 1, false, true);
        if (VerbBefore(at) is var verb and >= 0) return new Mover(verb, Direction(_items[verb], quantity), _items[verb].Role == Role.MoveNoun, false);
        if (quantity?.Signed == true) return new Mover(-1, Math.Sign(quantity.Raw), false, false);
        if (_made.Count > 0 && IsWord(at - 1, "'s", "'") && ItemAt(at - 2)?.Kind == ItemKind.Subject) return new Mover(-1, SignOfLast(), false, false);
        // "shed 1,010 points, or 5.0 percent," and "gained 5.5 percent in September and 8.1 percent in the quarter"
        if (_made.Count > 0 && IsWord(at - 1, "or") && quantity?.Form == Form.Percent) return new Mover(-1, SignOfLast(), false, false);
        if (_made.Count > 0 && IsWord(at - 1, "and") && quantity?.Form == Form.Percent && ItemAt(at + 1) is { Kind: ItemKind.Time, Used: false } && _made[^1].Claim.Type == ClaimType.PercentChange) return new Mover(-1, SignOfLast(), false, false);
        // "Sosei rose 5 percent and AnGes 7 percent"; "compared with 14 percent for the Nikkei"
        if (_made.Count > 0 && _made[^1].Claim.Type is ClaimType.PercentChange or ClaimType.PointsChange or ClaimType.MaxOneDayChange && Continues(_made[^1].At, at)) return new Mover(-1, SignOfLast(), false, false);
        return null;
    }

    private int SignOfLast() => _made[^1].Claim is { Interval: null, Direction: var direction } ? direction : Math.Sign(_made[^1].Claim.Value ?? 1);

    // The sign of a neutral word is that of the number.
    private static int Direction(Item item, Quantity? quantity) => item.Sign != 0 ? item.Sign : quantity is null || quantity.Raw >= 0 ? 1 : -1;

    // Only names, joints and prepositions stand between two numbers that share a verb.
    private bool Continues(int from, int at)
    {
        for (var i = from + 1; i < at; i++)
        {
            var item = _items[i];
            var joint = item.Kind is ItemKind.Subject or ItemKind.Time || (item.Kind == ItemKind.Mark && item.Word[0] is ',' or ';' or '(' or ')')
                || (item.Kind == ItemKind.Word && item.Role is Role.Join or Role.Versus or Role.Adverb or Role.Preposition or Role.PriceNoun or Role.Beat or Role.MoveNoun or Role.State or Role.Auxiliary || IsWord(i, "'s", "a", "an", "the", "its", "those"));
            if (!joint) return false;
        }

        return true;
    }

    /// <summary>The verb, participle, state or "gain of" that governs a number from before it; −1 when there is none.</summary>
    private int VerbBefore(int at)
    {
        for (int i = at - 1, others = 0; i >= 0 && others < 5; i--)
        {
            var item = _items[i];
            if (item.Kind == ItemKind.Mark && item.Word[0] is not ('(' or '"')) return -1;
            if (item.Kind is ItemKind.Quantity && item.Quantity!.Form is not (Form.Bare or Form.Time)) return -1;
            if (item.Kind is ItemKind.Multiple or ItemKind.Quantity) return -1;
            if (item.IsMark('(')) return -1;
            if (item.Kind == ItemKind.Word)
            {
                switch (item.Role)
                {
                    case Role.Move or Role.Moving or Role.State or Role.Drive:
                        return i;
                    case Role.MoveNoun:
                        // a gain of 3 percent · losses to 5 percent · its advance this year to 12 percent
                        if (IsAmounting(at) || IsWord(i + 1, "of", "to", "exceeding", "by", "at") || i == at - 1 || item.Sign == 0 || _items[i + 1].Kind == ItemKind.Time) return i;
                        others++;
                        continue;
                    case Role.Join or Role.Relative or Role.Versus or Role.Beat or Role.Stand or Role.Weight or Role.Contribute or Role.Volatility or Role.Fundamental:
                        return -1;
                    case Role.Adverb or Role.Preposition or Role.Auxiliary or Role.Each:
                        continue;
                }

                others++;
                continue;
            }

            if (item.Kind == ItemKind.Subject) others += 2;
        }

        return -1;
    }

    // "The two-day loss amounted to 7.1 percent": the noun is the verb's subject.
    private bool IsAmounting(int at)
    {
        if (_items[at].Quantity is not { Form: Form.Percent or Form.Points or Form.Money }) return false;
        var before = at - 1;
        if (IsWord(before, "to", "at")) before--;
        return IsWord(before, "amounted", "totaled", "totalled", "reached", "came", "was", "is", "stands", "stood");
    }

    private bool IsNegated(int at, Mover mover)
    {
        var from = mover.Verb >= 0 && !mover.After ? mover.Verb : at;
        return Near(from, -1, 3, item => item.Kind == ItemKind.Word && item.Role is Role.Negation or Role.Move) is var i and >= 0 && _items[i].Role == Role.Negation;
    }

    private Owner OwnerOf(int at, Mover mover)
    {
        if (mover.Noun || (mover.Verb < 0 && !Bracketed(at)))
        {
            // a 14 percent advance for the Nikkei 225 · 14 percent for the Nikkei · the drop of 3 percent in Sosei
            var last = Math.Max(at, mover.Verb);
            for (var i = last + 1; i < Math.Min(_items.Count, last + 4); i++)
            {
                if (_items[i].Kind == ItemKind.Time) continue;
                if (!IsWord(i, "for", "in", "by", "of", "from") || i + 1 >= _items.Count) break;
                var subject = i + 1;
                if (IsWord(subject, "the", "a")) subject++;
                if (ItemAt(subject)?.Kind == ItemKind.Subject) return new Owner(Forward(subject), null, subject);
                if (HasRole(subject, Role.Fundamental)) return new Owner([], _items[subject].Word, subject);
                if (HasRole(subject, Role.PriceNoun) && IsWord(subject + 1, "of") && ItemAt(subject + 2)?.Kind == ItemKind.Subject) return new Owner(Forward(subject + 2), null, subject + 2);
            }

            // "the loss on the Nikkei amounted to": the owner stands behind the noun.
            if (mover is { Noun: true, After: false } && IsWord(mover.Verb + 1, "on", "in", "for", "of", "by") && ItemAt(mover.Verb + 2)?.Kind == ItemKind.Subject) return Owned(mover.Verb + 2);
            // Mercari's 83 percent surge · the Nikkei's 14 percent
            var first = mover.Verb >= 0 ? Math.Min(at, mover.Verb) : at;
            for (int i = first - 1, seen = 0; i >= 0 && seen < 4 && !_items[i].IsBreak && !IsNumber(i); i--, seen++)
            {
                if (_items[i].Kind == ItemKind.Subject && (IsWord(i + 1, "'s", "'") || i == first - 1 || _items[i].Word is "its" or "their")) return Owned(i);
                if (_items[i].Kind == ItemKind.Word && _items[i].Role is Role.Move or Role.Stand or Role.Said or Role.Join) break;
            }
        }

        if (Bracketed(at)) return NamedBefore(at);
        // "has lifted the Mothers Index by 21 percent"
        if (mover.Verb >= 0 && _items[mover.Verb].Role == Role.Drive)
        {
            // "raised its target to 1.5 percent" moves no price.
            if (Near(mover.Verb, 1, 4, item => item.Kind == ItemKind.Word && item.Role == Role.Fundamental) is var noun and >= 0 && noun < at) return new Owner([], _items[noun].Word, -1);
            var driven = Near(mover.Verb, 1, 4, item => item.Kind == ItemKind.Subject);
            return driven >= 0 && driven < at ? Owned(driven) : SubjectOf(mover.Verb);
        }

        if (mover.Verb >= 0 && !mover.Noun) return SubjectOf(mover.After ? VerbOrState(at, mover.Verb) : mover.Verb);
        // "posted a gain of 3 percent", "a gain of 3 percent": the verb that carries the noun has the subject.
        var from = mover.Verb >= 0 ? Math.Min(at, mover.Verb) : at;
        // "; the Topix, 7.7 percent"
        if (mover.Verb < 0 && ItemAt(at - 1) is { } comma && comma.IsMark(',') && ItemAt(at - 2) is { Kind: ItemKind.Subject } && !_drafts.Exists(draft => draft.First == at - 2)) return Owned(at - 2);
        if (mover.Verb < 0 && Near(at, -1, 3, item => item.Kind == ItemKind.Subject) is var close and >= 0) return Owned(close);
        for (var i = from - 1; i >= 0; i--)
        {
            if (_items[i].IsMark(',') || IsNumber(i)) break;
            if (_items[i].Kind == ItemKind.Subject) return Owned(i);
        }

        return _made.Count > 0 ? new Owner(_made[^1].Claim.Subjects, null, -1) : Coordinated(from);
    }

    private Owner Owned(int subject)
    {
        var phrase = Phrase(subject);
        return phrase with { First = subject };
    }

    // "closed 2 percent lower": the verb before the number has the subject.
    private int VerbOrState(int at, int state)
    {
        var verb = Near(at, -1, 3, item => item.Kind == ItemKind.Word && item.Role is Role.Stand or Role.Auxiliary or Role.Move);
        return verb >= 0 ? verb : Math.Min(at, state);
    }

    // Mercari (+82.6 %), Mercari (up 83 percent)
    private bool Bracketed(int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 3); i--)
        {
            if (_items[i].IsMark('(')) return i > 0;
            if (_items[i].IsBreak || _items[i].Kind == ItemKind.Subject) return false;
        }

        return false;
    }

    private Owner NamedBefore(int at)
    {
        for (var i = at - 1; i >= 0; i--)
            if (_items[i].Kind == ItemKind.Subject)
                return new Owner(Resolved(i), null, i);
        return s_nobody with { Subjects = _context.LastSubjects };
    }

    // Subjects from an item on: "for the Nikkei 225 and the Topix".
    private List<SubjectRef> Forward(int at)
    {
        var found = new List<SubjectRef>(Resolved(at));
        while (at + 2 < _items.Count && IsWord(at + 1, "and") && _items[at + 2].Kind == ItemKind.Subject && !(ItemAt(at + 3) is { Kind: ItemKind.Word } verb && verb.Role is Role.Move or Role.State or Role.Auxiliary or Role.Stand))
        {
            at += 2;
            found.AddRange(Resolved(at));
        }

        return found;
    }

    // From the verb with its auxiliaries, or the number, to the noun, the window or the name that follows.
    private (int First, int End) Extent(int at, Mover mover, int time, Owner owner)
    {
        var first = mover.Verb >= 0 ? Math.Min(at, mover.Verb) : at;
        while (first > 0 && _items[first - 1] is { Kind: ItemKind.Word } before && (before.Role is Role.Auxiliary or Role.Adverb or Role.Negation || before.Word is "a" or "an" or "the")) first--;
        if (first > 0 && _items[first - 1].Kind == ItemKind.Subject && owner.First == first - 1) first--;
        var end = Math.Max(at, mover.Verb) + 1;
        if (time >= end && time - end < 6 && !_items.Skip(end).Take(time - end).Any(item => item.Kind is ItemKind.Quantity or ItemKind.Multiple)) end = time + 1;
        if (owner.First >= end && owner.First - end < 4) end = owner.First + 1;
        return (first, end);
    }
}
