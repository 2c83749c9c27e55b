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
        // "fell below the 20,000 mark"
        if (IsWord(before, "the") && IsWord(at + 1, "mark", "level", "line", "threshold", "barrier", "handle")) before--;
        var word = ItemAt(before)?.Word ?? "";
        var bound = quantity.Modifier is Modifier.MoreThan or Modifier.LessThan or Modifier.AtLeast or Modifier.AtMost;
        var versus = HasRole(before, Role.Versus) && _drafts.Exists(draft => draft.Claim.Type == ClaimType.Level);
        var side = word is "below" or "under" ? -1 : word is "above" or "over" ? 1 : 0;
        // "briefly topped 22,000": above it, if only for a moment.
        var topped = word is "topped" or "topping" or "exceeded" or "surpassed" or "regained" or "reclaimed" or "recaptured" or "retook" or "recovered" or "recovering" or "regaining" or "reclaiming";
        var asHigh = quantity.Modifier == Modifier.AsMuchAs && quantity.Form is Form.Bare or Form.Money or Form.Points && Math.Abs(quantity.Raw) >= 50;
        // "Nikkei 225: 21,205.81 (+172.05)": a line of figures.
        var listed = before == 1 && _items[1].IsMark(':') && _items[0] is { Kind: ItemKind.Subject, Subject.IsResolved: true };
        if (!versus && !topped && !asHigh && !listed && side == 0 && !(word is "to" or "at" or "past" or "through" or "near" or "around" or "beyond" or "from" or "of") && !bound && !HasRole(before, Role.Stand) && !HasRole(before, Role.Auxiliary)) return false;
        // "one of the members", "the last day of 2017", "ended 2019": a count and years.
        // 9 a.m.
        if (IsWord(at + 1, "a.m", "p.m", "am", "pm", "o'clock") || DateWords.At(_tokens, _items[at].End, "a", ".", "m") || DateWords.At(_tokens, _items[at].End, "p", ".", "m")) return false;
        if (IsWord(at + 1, "of", "/") || IsWord(at - 1, "/") || (IsYear(at) && (word is "of" || HasRole(before, Role.Stand)))) return false;
        if (!IsAlone(at) && !listed) return false;
        var verb = versus ? -1 : topped ? before : LevelVerb(before);
        // "its low on April 14, at 18,335.63", "the closing peak of 24,124.15"
        var atTurn = word is "at" && _drafts.Count > 0 && (verb < 0 || _drafts[^1].First > verb) && _drafts[^1].Claim.Type == ClaimType.DateOf ? _drafts[^1].Claim : null;
        if (atTurn is not null) verb = -1;
        var ofTurn = word is "of" && TurnBefore(before).Role is not null;
        if (ofTurn) verb = -1;
        if (listed) verb = -1;
        if (!versus && verb < 0 && !IsOfYield(before) && atTurn is null && !ofTurn && !listed) return false;
        // "up from 1,215 yen a day earlier": the level of another day, when the text names it.
        if (word is "from" && TimeAfter(at + 1) < 0) return quantity.Form != Form.Percent;
        var owner = versus ? new Owner(_drafts.Last(draft => draft.Claim.Type == ClaimType.Level).Claim.Subjects, null, -1) : atTurn is not null ? new Owner(atTurn.Subjects, null, -1) : verb >= 0 ? SubjectOf(SubjectVerb(verb)) : NamedBefore(before);
        // "Its closing low was 19,561.96": the level of the turn.
        var turn = TurnBefore(verb >= 0 ? verb : before);
        if (turn.Role is not null && turn.Owner.Subjects.Count > 0) owner = turn.Owner;
        if (owner.Fundamental is not null || !owner.Subjects.Any(CanStandAt)) return false;
        // A share of something is no level; a percent is one for yields and rates only.
        if (quantity.Form is Form.Percent && !owner.Subjects.Any(subject => subject.Kind == SubjectKind.Macro && subject.Id is not ("USDJPY" or "USD" or "EURUSD"))) return false;
        var subject = owner.Subjects.First(CanStandAt);
        if (subject.Kind == SubjectKind.Unknown && quantity.Form == Form.Bare && quantity.Interval.LastPlace >= 1 && Math.Abs(quantity.Raw) < 1000) return false;
        var frame = LevelFrame(at, verb, turn.Role);
        var sign = verb >= 0 ? _items[verb].Sign : 0;
        var unit = UnitOf(subject, quantity);
        var past = word is "past" or "through" or "beyond" || side != 0 || topped;
        var relation = past ? ((side != 0 ? side : sign) < 0 ? Relation.Less : Relation.Greater) : RelationOf(quantity.Modifier);
        // The yen weakens past 111 when a dollar buys more than 111 of them.
        if (past && side == 0 && subject.Id == "USDJPY" && subject.Name != "dollar in yen") relation = sign < 0 ? Relation.Greater : Relation.Less;
        var interval = past ? RoundingInterval.Of(quantity.Interval.Stated, quantity.Interval.LastPlace, unit, relation == Relation.Greater ? Modifier.MoreThan : Modifier.LessThan) : quantity.Interval with { Unit = unit };
        var claim = New(relation == Relation.Equal || !(past || bound) ? ClaimType.Level : ClaimType.LevelBound, [subject]) with
        {
            Measure = Intraday(at, before, verb, topped) switch { > 0 => Measures.HighLevel, < 0 => Measures.LowLevel, _ => Measures.Level },
            Relation = relation,
            Interval = interval,
            Time = frame.Time,
            OtherTimes = frame.IsOwn ? [] : [.. _context.Windows.Where(window => window is OnTime).Prepend(new UnstatedTime()).Where(window => window != frame.Time).Distinct()],
        };
        if (atTurn is not null) claim = claim with { Time = atTurn.Time, OtherTimes = [], Measure = Measures.Level };
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

    // A level's own day: right behind it, or between its verb and it, or that of the move in the same clause, which ends at that level.
    private Frame LevelFrame(int at, int verb = -1, PriceRole? turn = null)
    {
        var after = TimeAfter(at + 1);
        if (turn is not null && after < 0 && ItemAt(at + 1)?.IsMark(',') == true) after = TimeAfter(at + 2);
        var found = after >= 0 ? after : TimeBetween(at, verb);
        if (turn is { } role && (found < 0 || _items[found].Time.Time is not OnTime))
        {
            var within = found >= 0 ? _items[found] : _items.Find(item => item is { Kind: ItemKind.Time, Time.Time: DuringTime });
            return new Frame(new OnTime(new ExtremeDay(role, (within?.Time.Time as DuringTime)?.Period)), null, null, found, false, true);
        }

        if (found < 0 && LeadingTime() is var lead and >= 0 && _items[lead].Time.Time is OnTime) found = lead;
        if (found < 0 && _drafts.Count > 0 && _drafts[^1].Claim is { Type: ClaimType.DateOf } dated) return new Frame(dated.Time, null, null, -1, false, true);
        if (found < 0 && _drafts.Count > 0 && _drafts[^1].Claim is { Type: ClaimType.PercentChange or ClaimType.PointsChange, Time: not UnstatedTime } moved && !HasClauseBetween(at)) return Ended(new Frame(moved.Time, null, null, -1, false, false));
        if (found < 0) return new Frame(new UnstatedTime(), null, null, -1, false, false);
        _items[found].Used |= after >= 0;
        return Ended(new Frame(_items[found].Time.Time, null, null, found, false, true));
    }

    private static Frame Ended(Frame frame) => frame.Time switch
    {
        SpanTime { End: AsOfDay } or DuringTime { Period: CalendarPeriod { Offset: 0 } or TrailingPeriod } => frame with { Time = new UnstatedTime() },
        DuringTime during => frame with { Time = new OnTime(new PeriodEdge(during.Period, true)) },
        SpanTime span => frame with { Time = new OnTime(span.End) },
        _ => frame,
    };

    // "111 per dollar late Thursday": a time behind the level, over its unit and an adverb.
    private int TimeAfter(int from)
    {
        for (var i = from; i < _items.Count && i < from + 5; i++)
        {
            if (_items[i] is { Kind: ItemKind.Time, Time.Role: TimeRole.Window } time) return time.Time.Time is SpanTime ? -1 : i;
            if (!(IsWord(i, "late", "early", "per", "to", "against", "the", "on", "at") || _items[i] is { Kind: ItemKind.Subject, Subject.Kind: SubjectKind.Macro } || HasRole(i, Role.Adverb))) return -1;
        }

        return -1;
    }

    private int TimeBetween(int at, int verb)
    {
        for (var i = at - 1; i >= 0 && !IsNumber(i); i--)
        {
            if (_items[i].IsMark(';') || OpensClause(i)) break;
            if (_items[i] is { Kind: ItemKind.Time, Used: false, Time.Role: TimeRole.Window } && (i > verb || verb < 0)) return i;
        }

        return -1;
    }

    private bool HasClauseBetween(int at)
    {
        for (var i = at - 1; i >= 0 && !IsNumber(i); i--)
            if (_items[i].IsMark(';') || OpensClause(i))
                return true;
        return false;
    }

    // "its closing low was", "the high for the year of": the noun of a turn before a verb or "of", and who has it.
    private (PriceRole? Role, Owner Owner) TurnBefore(int verb)
    {
        if (IsWord(verb, "peaked")) return (PriceRole.High, SubjectOf(verb));
        if (IsWord(verb, "bottomed")) return (PriceRole.Low, SubjectOf(verb));
        var noun = Near(verb, -1, 4, item => item.Kind == ItemKind.Word && item.Word is "low" or "high" or "peak" or "trough" or "bottom");
        if (noun < 0 || !(HasRole(verb, Role.Auxiliary) || IsWord(verb, "of")) || Near(verb, -1, 4, item => item.Kind == ItemKind.Word && item.Role is Role.Move or Role.Stand) is var other and >= 0 && other > noun) return default;
        var owner = Near(noun, -1, 4, item => item.Kind == ItemKind.Subject) is var named and >= 0 ? new Owner(Resolved(named), null, named) : s_nobody with { Subjects = _context.LastGauge is { } gauge ? [gauge] : [] };
        return (_items[noun].Word is "low" or "trough" or "bottom" ? PriceRole.Low : PriceRole.High, owner);
    }

    // +1 for an intraday high, −1 for an intraday low, 0 for a close.
    private int Intraday(int at, int before, int verb, bool topped)
    {
        var words = Words(Math.Max(0, Math.Min(before, at)), at + 1).ToLowerInvariant();
        if (words.Contains("as high as", StringComparison.Ordinal)) return 1;
        if (words.Contains("as low as", StringComparison.Ordinal)) return -1;
        var touched = IsWord(verb, "touched", "touching") || IsWord(before, "touched", "touching");
        // "hit a high of 1,580 yen"
        if (IsWord(before, "of") && ItemAt(before - 1) is { Kind: ItemKind.Word, Word: "high" or "low" } extreme && Near(before, -1, 5, item => item.Word is "hit" or "touched" or "hitting" or "touching") >= 0 && Near(before, -1, 3, item => item.Word is "closing") < 0) return extreme.Is("high") ? 1 : -1;
        var brief = _tokens.Exists(token => token.Lower is "intraday" or "briefly") || Enumerable.Range(0, _tokens.Count).Any(i => DateWords.At(_tokens, i, "at", "one", "point") || DateWords.At(_tokens, i, "at", "one", "stage") || DateWords.At(_tokens, i, "in", "the", "session"));
        if (!touched && !(brief && (topped || _drafts.Exists(draft => draft.Claim.Interval?.Modifier == Modifier.AsMuchAs)))) return 0;
        var sign = verb >= 0 ? _items[verb].Sign : 0;
        if (sign == 0 && !topped && _drafts.LastOrDefault(draft => draft.Claim is { Type: ClaimType.PercentChange, Interval: not null }) is { } moved) sign = Math.Sign(moved.Claim.Value ?? 1);
        return sign < 0 ? -1 : 1;
    }

    private bool IsYear(int at) => _items[at].Quantity is { Form: Form.Bare, Raw: >= 1950 and <= 2050 } && DateWords.Year(_tokens, _items[at].Quantity!.Number) is not null;

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
