using System.Collections.Immutable;
using Bellwether.Claims.Quantities;
using Bellwether.Claims.Times;

namespace Bellwether.Claims.Reading;

/// <summary>Which window a claim has: its own words, those that open the sentence, or those of the claim before.</summary>
internal sealed partial class SentenceReader
{
    /// <summary>A window and where it comes from.</summary>
    private readonly record struct Frame(TimePhrase Time, int? Inherited, Draft? Of, int Item, bool OneDay, bool Stated)
    {
        /// <summary>True when the words of the claim's own clause state the window.</summary>
        public bool IsOwn => Stated && Item >= 0;
    }

    private Frame FrameOf(int at)
    {
        var oneDay = false;
        var same = false;
        var found = -1;
        // After the number, up to the next number.
        for (var i = at + 1; i < _items.Count && !IsNumber(i) && found < 0; i++)
        {
            if (_items[i].IsMark(';') || (HasRole(i, Role.Versus) && !IsWord(i, "against")) || (_items[i].IsMark(',') && (StartsClause(i + 1) || IsParticiple(i + 1))) || OpensClause(i)) break;
            Look(i);
        }

        // Before it, back to the number before.
        for (var i = at - 1; i >= 0 && !IsNumber(i) && found < 0; i--)
        {
            if (_items[i].IsMark(';') || (found < 0 && OpensClause(i))) break;
            Look(i);
        }

        if (found < 0 && !same && NounSpan(at) is { } length) return new Frame(length, null, null, at, oneDay, true);
        // "a monthly gain of 5.4 percent"
        if (found < 0 && !same && Near(at, -1, 5, item => item.Kind == ItemKind.Word && item.Role == Role.MoveNoun) is var noun and > 0 && Frequency(noun - 1) is { } every and not TimeUnit.Day) return new Frame(new DuringTime(new CalendarPeriod(every, 0)), null, null, -1, oneDay, true);
        if (found < 0 && !same && Frequency(at + 1) is { } each and not TimeUnit.Day && HasRole(at + 2, Role.MoveNoun)) return new Frame(new DuringTime(new CalendarPeriod(each, 0)), null, null, -1, oneDay, true);
        // At the head of the sentence, for all of its claims.
        if (found < 0 && !same && LeadingTime() is var lead and >= 0) found = lead;
        if (found >= 0)
        {
            if (found != LeadingTime()) _items[found].Used = true;
            return new Frame(_items[found].Time.Time, null, null, found, oneDay, true);
        }

        if (!same && Earlier() is { } earlier) return new Frame(earlier.Claim.Time, earlier.Claim.InheritedFrom, earlier, -1, oneDay, false);
        // A window at the end of a list of moves holds for all of them.
        if (!same && Later(at) is var later and >= 0) return new Frame(_items[later].Time.Time, null, null, -1, oneDay, true);
        var source = same ? _context.Rally ?? _context.Timed : _context.Timed;
        if (source is null && _context.Window is { } whole) return new Frame(whole, null, null, -1, oneDay, false);
        return source is null ? new Frame(new UnstatedTime(), null, null, -1, oneDay, false) : new Frame(source.Time, source.Id, null, -1, oneDay, false);

        void Look(int i)
        {
            if (_items[i].Kind != ItemKind.Time || _items[i].Used || (i > at && IsWord(i + 1, "'s"))) return;
            if (_items[i].Time.Role == TimeRole.OneDay) oneDay = true;
            else if (_items[i].Time.Role == TimeRole.Same) same = true;
            else found = i;
        }
    }

    // "The two-day loss amounted to", "a three-week gain of 5 percent": the length of the move is its window.
    private DuringTime? NounSpan(int at)
    {
        for (int i = at - 1, seen = 0; i >= 0 && seen < 8 && !_items[i].IsBreak; i--, seen++)
        {
            if (_items[i] is not { Kind: ItemKind.Quantity, Quantity: { Form: Form.Time, Raw: >= 2 and <= 400 } length } || !HasRole(i + 1, Role.MoveNoun)) continue;
            return UnitWords.TimeWord(length.UnitWord) is { } unit ? new DuringTime(new TrailingPeriod((int)length.Raw, unit)) : null;
        }

        return null;
    }

    private bool IsNumber(int at) => _items[at].Kind is ItemKind.Multiple || (_items[at].Kind == ItemKind.Quantity && _items[at].Quantity!.Form is not (Form.Bare or Form.Money or Form.Time));

    // ", while Mercari lost": another subject with a verb begins.
    private bool StartsClause(int at) => ItemAt(at) is { } item && (item.Kind == ItemKind.Subject || item.Role is Role.Join or Role.Versus or Role.Relative) && Near(at, 1, 5, next => next.Kind == ItemKind.Word && next.Role is Role.Move or Role.Stand) >= 0;

    // "and for the year it is down", "but it fell", "while Sony rose": a joint, perhaps a time, then a name and its verb.
    private bool OpensClause(int at)
    {
        if (!(HasRole(at, Role.Join) || _items[at].IsMark(',') || _items[at].IsMark(':'))) return false;
        var next = at + 1;
        while (HasRole(next, Role.Join) || ItemAt(next)?.Kind == ItemKind.Time) next++;
        return next > at && ItemAt(next)?.Kind == ItemKind.Subject && !(_items[at].IsMark(',') && next == at + 1)
            && Near(next, 1, 3, item => item.Kind == ItemKind.Word && item.Role is Role.Move or Role.Stand or Role.Auxiliary) >= 0;
    }

    private bool IsParticiple(int at) => ItemAt(at) is { Kind: ItemKind.Word } item && item.Word.EndsWith("ing", StringComparison.Ordinal);

    private int LeadingTime()
    {
        for (var i = 0; i < Math.Min(_items.Count, 3); i++)
        {
            if (_items[i].Kind == ItemKind.Time && _items[i].Time.Role == TimeRole.Window) return i;
            if (_items[i].Kind == ItemKind.Subject || _items[i].Role is Role.Move) return -1;
        }

        return -1;
    }

    // Windows a claim may have that states none of its own: those of its sentence, those in force, and the day itself.
    private ImmutableArray<TimePhrase> OtherTimes(TimePhrase own)
    {
        var others = ImmutableArray.CreateBuilder<TimePhrase>();
        foreach (var time in (IEnumerable<TimePhrase>)[new UnstatedTime(), .. SentenceWindows(), .. _context.Windows])
            if (time != own && !others.Contains(time))
                others.Add(time);
        return others.ToImmutable();
    }

    private IEnumerable<TimePhrase> SentenceWindows()
    {
        foreach (var item in _items)
            if (item is { Kind: ItemKind.Time, Time: { Role: TimeRole.Window, Since: false, Time: DuringTime or SpanTime } } || item is { Kind: ItemKind.Time, Used: false, Time.Role: TimeRole.Window })
                yield return item.Time.Time;
    }

    private Draft? Earlier()
    {
        for (var i = _drafts.Count - 1; i >= 0; i--)
            if (_drafts[i].Claim.Type is ClaimType.PercentChange or ClaimType.PointsChange && _drafts[i].Claim.Time is not UnstatedTime)
                return _drafts[i];
        return null;
    }

    private int Later(int at)
    {
        var found = -1;
        for (var i = at + 1; i < _items.Count; i++)
        {
            // Only a window behind the last number speaks for all of them, and not one that owns a noun ("Monday's plunge").
            if (_items[i].Kind is ItemKind.Quantity or ItemKind.Multiple || HasRole(i, Role.Versus)) found = -1;
            if (HasRole(i, Role.Versus) || (_items[i].Kind == ItemKind.Word && _items[i].Role == Role.Moving)) return -1;
            if (_items[i].Kind == ItemKind.Time && IsWord(i + 1, "'s")) continue;
            if (_items[i].IsMark(';')) break;
            if (_items[i].Kind == ItemKind.Time && !_items[i].Used && _items[i].Time.Role == TimeRole.Window) found = found < 0 ? i : -2;
            if (found == -2) return -1;
        }

        return found;
    }
}
