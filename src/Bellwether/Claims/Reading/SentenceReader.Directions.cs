using Bellwether.Analytics;
using Bellwether.Claims.Quantities;
using Bellwether.Claims.Times;

namespace Bellwether.Claims.Reading;

/// <summary>Moves without a number, and the days of highs and lows: the Nikkei fell on Friday; its high for the year came on Dec. 17.</summary>
internal sealed partial class SentenceReader
{
    // Verbs that need an object, or say nothing of a price without a number.
    private static readonly string[] s_objects = ["add", "added", "adds", "shed", "sheds", "post", "posted", "posts", "move", "moved", "moves", "return", "returned", "returns", "deliver", "delivered", "notch", "notched", "manage", "managed", "log", "logged", "grew", "grow", "expanded", "improved", "recouped", "tacked", "ceded", "forfeited", "accelerated", "lost", "gave", "put", "shot", "came", "went", "picked", "powered", "swung"];

    private static readonly string[] s_pasts = ["rose", "fell", "sank", "slid", "leapt", "shrank", "crept", "risen", "fallen", "sunk"];

    // "The Nikkei fell on Friday", "both gauges rose in June", "Sony closed lower": the sign is the claim.
    private void Direction(int at)
    {
        var item = _items[at];
        var state = item.Role == Role.State;
        if (state ? !(item.Word is "higher" or "lower" && HasRole(at - 1, Role.Stand)) : !IsFinite(item)) return;
        var sign = item.Sign;
        if (!state && HasRole(at + 1, Role.State)) sign = _items[at + 1].Sign;
        if (sign == 0 || (EachOf(at).Count == 0 && Governs(at)) || Near(at, -1, 3, near => near.Kind == ItemKind.Word && near.Role is Role.Modal or Role.Negation || near.Word is "if" or "unless" or "to" or "when" or "whenever") >= 0) return;
        // "7 rose, 23 fell": counts.
        var before = at - 1;
        while (before >= 0 && (HasRole(before, Role.Auxiliary) || HasRole(before, Role.Adverb) || HasRole(before, Role.Each) || _items[before].Kind == ItemKind.Time)) before--;
        if (state) before--;
        if (ItemAt(before) is not { Kind: ItemKind.Subject }) return;
        var owner = SubjectOf(state ? at - 1 : at);
        if (owner.Fundamental is not null || owner.First < 0 || owner.Subjects.Count == 0 || !owner.Subjects.All(subject => subject is { IsResolved: true, Kind: SubjectKind.Gauge or SubjectKind.Security } || subject.Id == "USDJPY")) return;
        var frame = FrameOf(at);
        // "has risen in each of the last five sessions": a run of at least that length.
        if (EachOf(at) is var (count, unit, last) && count > 0)
        {
            Add(at, at, last + 1, New(ClaimType.Streak, owner.Subjects) with { Measure = Measures.Return, Interval = RoundingInterval.Exact(count, Modifier.AtLeast) with { Unit = Unit.Days }, Direction = sign, Frequency = unit });
            return;
        }

        var end = frame.Item > at && frame.Item - at < 4 ? frame.Item + 1 : at + (HasRole(at + 1, Role.State) ? 2 : 1);
        foreach (var subject in owner.Subjects)
        {
            var claim = Move(ClaimType.PercentChange, owner with { Subjects = [subject] }, frame) with { Measure = Measures.Return, Direction = sign };
            Made(at, Add(at, at, end, claim, frame.Of));
        }

        _context.LastSubjects = owner.Subjects;
    }

    // in each of the last five sessions · on each of the past three days
    private (int Count, TimeUnit Unit, int Last) EachOf(int at)
    {
        for (var token = _items[at].End; token < Math.Min(_tokens.Count, _items[at].End + 3); token++)
        {
            if (!DateWords.At(_tokens, token, "each", "of", "the") || token + 4 >= _tokens.Count || _tokens[token + 3].Lower is not ("last" or "past" or "previous")) continue;
            var length = NumberWords.Read(_tokens, token + 4, out var count, out _);
            if (length > 0 && count is >= 2 and < 1000 && PeriodReader.Unit(_tokens, token + 4 + length, out var unit) is > 0 and var size) return ((int)count, unit, ItemOf(token + 3 + length + size));
        }

        return default;
    }

    private static bool IsFinite(Item item) => item.End - item.First == 1 && Array.IndexOf(s_objects, item.Word) < 0
        && (item.Word.EndsWith("ed", StringComparison.Ordinal) || Array.IndexOf(s_pasts, item.Word) >= 0 || (item.Word.EndsWith('s') && !item.Word.EndsWith("ss", StringComparison.Ordinal)));

    // True when a number follows that the verb governs: the number makes the claim.
    private bool Governs(int at)
    {
        for (var i = at + 1; i < _items.Count; i++)
        {
            if (_items[i].IsMark(';') || _items[i].IsMark(',') || _items[i].IsMark('(') || (i > at + 1 && OpensClause(i))) return false;
            if (_items[i].Kind is ItemKind.Multiple || _items[i] is { Kind: ItemKind.Quantity, Quantity.Form: not Form.Time }) return true;
            if (_items[i] is { Kind: ItemKind.Word, Role: Role.Beat or Role.Extreme or Role.Modal }) return true;
            if (_items[i].Kind == ItemKind.Word && _items[i].Word is "straight" or "consecutive" || NumberWords.Ordinal(_tokens[_items[i].First]) > 0) return true;
        }

        return false;
    }

    // "hit its high for the year on Dec. 25", "its closing low came on Jan. 4", "and its low on April 14"
    private void Turn(int at)
    {
        if (!IsWord(at - 1, "its", "closing", "intraday", "'s", "the", "yearly", "annual") || _items[at].Used) return;
        if (ItemAt(at) is { Kind: not ItemKind.Word }) return;
        var day = -1;
        TimePhrase? within = null;
        var verb = Near(at, -1, 4, item => item.Kind == ItemKind.Word && item.Word is "hit" or "hits" or "reached" or "set" or "touched" or "marked" or "saw");
        for (int i = at + 1, seen = 0; i < _items.Count && seen < 7 && day < 0; i++, seen++)
        {
            if (_items[i] is { Kind: ItemKind.Time, Time.Time: OnTime { Day: CalendarDay or HolidayDay } }) day = i;
            else if (_items[i] is { Kind: ItemKind.Time, Time.Time: DuringTime }) within = _items[i].Time.Time;
            else if (_items[i].Kind == ItemKind.Quantity && IsYear(i)) within = new DuringTime(new NamedYear((int)_items[i].Quantity!.Raw));
            else if (_items[i].Kind == ItemKind.Quantity || _items[i].IsMark(',') || _items[i].IsMark(';')) break;
            else if (IsWord(i, "came", "was", "fell", "occurred", "reached", "set", "hit")) verb = i;
        }

        var follows = _drafts.Exists(draft => draft.Claim.Type == ClaimType.DateOf);
        if (day < 0 || (verb < 0 && !(follows && day == at + 1))) return;
        if (within is null && DateWords.At(_tokens, _items[at].End, "for", "the", "year")) within = new DuringTime(new CalendarPeriod(TimeUnit.Year, 0));
        var owner = Near(at, -1, 4, item => item.Kind == ItemKind.Subject) is var named and >= 0 ? new Owner(Resolved(named), null, named) : verb >= 0 && verb < at ? SubjectOf(verb) : s_nobody with { Subjects = _context.LastSubjects };
        if (owner.Fundamental is not null || owner.Subjects.Count == 0) return;
        var low = IsWord(at, "low", "trough", "bottom");
        var previous = follows ? _drafts.Last(draft => draft.Claim.Type == ClaimType.DateOf).Claim.Since : null;
        var first = verb >= 0 && verb < at ? verb : at;
        Add(at, first, day + 1, New(ClaimType.DateOf, owner.Subjects) with
        {
            Measure = low ? Measures.LowDate : Measures.Level,
            Direction = low ? -1 : 1,
            Since = within is DuringTime period ? new PeriodEdge(period.Period, false) : previous,
            Time = _items[day].Time.Time,
        });
    }
}
