using Bellwether.Analytics;
using Bellwether.Claims.Quantities;
using Bellwether.Claims.Times;

namespace Bellwether.Claims.Reading;

/// <summary>Streaks, records and signs.</summary>
internal sealed partial class SentenceReader
{
    // Words that claim without a number of their own.
    private void Word(int at)
    {
        var item = _items[at];
        ZeroBound(at);
        if (item.Role == Role.Beat) Beat(at);
        if (item.Role == Role.Volatility) Volatile(at);
        if (item.Role == Role.Extreme) Extreme(at, 1);
        if (item.Word is "straight" or "consecutive" or "successive" || NumberWords.Ordinal(_tokens[item.First]) > 0) Ordinal(at);
        if (item.Word is "include" or "includes" or "including" or "among") Membership(at);
        if (item.Word is "negative" or "positive") Signed(at);
        if (item.Word is "high" or "low" or "peak" or "trough" or "bottom") Turn(at);
        if (item.Role is Role.Move or Role.State) Direction(at);
    }

    // a fifth straight gain · for a third day · its fourth consecutive weekly loss · the third-best performer
    private void Ordinal(int at)
    {
        var rank = NumberWords.Ordinal(_tokens[_items[at].First]);
        if (rank < 1) return;
        var next = at + 1;
        if (HasRole(next, Role.Extreme))
        {
            Extreme(next, rank);
            _items[next].Used = true;
            return;
        }

        var straight = IsWord(next, "straight", "consecutive", "successive");
        if (straight) next++;
        var frequency = Frequency(next);
        if (frequency is not null && IsWord(next, "daily", "weekly", "monthly", "quarterly", "yearly", "annual")) next++;
        var noun = HasRole(next, Role.MoveNoun) || HasRole(next, Role.Move) ? next : -1;
        var unit = UnitWords.TimeWord(ItemAt(next)?.Word ?? "");
        if (noun < 0 && unit is null) return;
        // "a fifth straight day of losses", "a 12th day of advances"
        if (noun < 0 && IsWord(next + 1, "of") && HasRole(next + 2, Role.MoveNoun) && _items[next + 2].Sign != 0 && IsWord(at - 1, "a", "its", "the", "their", "'s"))
        {
            StreakOf(at, rank, _items[next + 2].Sign, unit ?? TimeUnit.Day, next + 2);
            return;
        }

        if (!straight && (unit is null || !IsWord(at - 1, "a", "the") || !IsWord(at - 2, "for"))) return;
        var sign = noun >= 0 ? _items[noun].Sign : VerbSign(at);
        if (sign == 0) return;
        StreakOf(at, rank, sign, unit ?? frequency ?? TimeUnit.Day, noun >= 0 ? noun : next);
    }

    private int VerbSign(int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (_items[i].Kind == ItemKind.Word && _items[i].Role is Role.Move or Role.Moving or Role.State or Role.MoveNoun && _items[i].Sign != 0) return _items[i].Sign;
            if (_items[i].IsMark(';') || _items[i].IsMark('"')) return 0;
        }

        return 0;
    }

    // "five straight sessions", "a five-day winning streak"
    private bool Streak(int at)
    {
        var quantity = _items[at].Quantity!;
        if (IsWord(at + 1, "high", "low") || (IsWord(at + 1, "intraday", "closing") && IsWord(at + 2, "high", "low"))) return LongHigh(at);
        var straight = Enumerable.Range(_items[at].First, _items[at].End - _items[at].First).Any(i => _tokens[i].Lower is "straight" or "consecutive" or "successive");
        var run = Near(at, 1, 3, item => item.Word is "streak" or "run" or "rally" or "losing" or "winning" or "advance" or "slide" or "gain" or "decline" or "rise" or "drop");
        var before = Near(at, -1, 3, item => item.Word is "streak" or "run");
        var streak = before >= 0 || (run >= 0 && Near(at, 1, 4, item => item.Word is "streak" or "run") >= 0);
        if (before >= 0) run = Near(before, -1, 2, item => item.Word is "winning" or "losing");
        if (!straight && !streak) return false;
        var sign = run >= 0 && IsWord(run, "losing") ? -1 : run >= 0 && IsWord(run, "winning") ? 1 : run >= 0 && _items[run].Sign != 0 ? _items[run].Sign : VerbSign(at);
        if (sign == 0 || quantity.Raw is < 1 or > 1000) return false;
        StreakOf(at, (int)quantity.Raw, sign, UnitWords.TimeWord(quantity.UnitWord) ?? TimeUnit.Day, at);
        return true;
    }

    // a four-month high · a 52-week low
    private bool LongHigh(int at)
    {
        var quantity = _items[at].Quantity!;
        if (UnitWords.TimeWord(quantity.UnitWord) is not { } unit || quantity.Raw is < 1 or > 10_000) return false;
        var owner = RecordOwner(at);
        if (owner.Fundamental is not null || owner.Subjects.Count == 0) return false;
        var low = IsWord(at + 1, "low") || IsWord(at + 2, "low");
        var frame = FrameOf(at);
        Add(at, at, at + 2, New(ClaimType.SinceExtreme, owner.Subjects) with { Measure = Measures.Level, Direction = low ? -1 : 1, Since = new DayAgo((int)quantity.Raw, unit), Time = frame.Stated ? frame.Time : new UnstatedTime() });
        return true;
    }

    private void StreakOf(int at, int length, int sign, TimeUnit unit, int end)
    {
        var verb = Near(at, -1, 8, item => item.Kind == ItemKind.Word && item.Role is Role.Move or Role.Stand or Role.Auxiliary || item.Word is "posted" or "capped" or "extended" or "snapped" or "halted" or "broke" or "notched" or "recorded" or "headed");
        var owner = verb >= 0 ? SubjectOf(verb) : Near(at, -1, 4, item => item.Kind == ItemKind.Subject) is var named and >= 0 ? new Owner(Resolved(named), null, named) : s_nobody with { Subjects = _context.LastSubjects };
        if (owner.Fundamental is not null) return;
        // "its winning streak stands at two days": whose it is.
        if (owner.Subjects.All(subject => subject.Kind == SubjectKind.Unknown) && Near(at, -1, 6, item => item.Kind == ItemKind.Subject && (item.Anaphor != Anaphor.None || item.Subject!.IsResolved)) is var whose and >= 0) owner = new Owner(Resolved(whose), null, whose);
        // A streak that was snapped ran to the session before.
        var ended = Near(at, -1, 3, item => item.Word is "snapped" or "snapping" or "ended" or "ending" or "broke" or "halted" or "snap" or "halting") >= 0;
        Add(at, at, end + 1, New(ClaimType.Streak, owner.Subjects) with { Measure = Measures.Return, Interval = RoundingInterval.Exact(length) with { Unit = Unit.Days }, Direction = sign, Frequency = unit, Time = ended ? new OnTime(unit == TimeUnit.Day ? new RelativeDay(-1) : new PeriodEdge(new CalendarPeriod(unit, -1), true)) : new UnstatedTime() });
    }

    private TimeUnit? Frequency(int at) => ItemAt(at)?.Word switch
    {
        "daily" => TimeUnit.Day,
        "weekly" => TimeUnit.Week,
        "monthly" => TimeUnit.Month,
        "quarterly" => TimeUnit.Quarter,
        "yearly" or "annual" => TimeUnit.Year,
        _ => null,
    };

    // the biggest gain since March · the most since 2016 · its highest level in six months · a record high · the heaviest-weighted stock · the best performer
    private void Extreme(int at, int rank)
    {
        var item = _items[at];
        if (item.Used || IsSupposed(at)) return;
        var frequency = (TimeUnit?)null;
        var noun = -1;
        var stop = -1;
        for (int i = at + 1, seen = 0; i < _items.Count && seen < 6; i++, seen++)
        {
            if (Frequency(i) is { } unit) frequency = unit;
            if (_items[i].Kind == ItemKind.Quantity && _items[i].Quantity is { Form: Form.Time } span && _items[i].Quantity!.Raw == 1) frequency = UnitWords.TimeWord(span.UnitWord);
            if (_items[i].Role == Role.Extreme && _items[i].Kind == ItemKind.Word && noun < 0 && !IsWord(i, "high", "low")) _items[i].Used = true;
            if (noun < 0 && IsRecordNoun(i)) noun = i;
            if (_items[i].Kind == ItemKind.Time || _items[i].IsBreak || _items[i].Kind == ItemKind.Word && _items[i].Role is Role.Relative or Role.Auxiliary)
            {
                stop = i;
                break;
            }
        }

        if (Ranked(at, rank, noun)) return;
        Record(at, noun, stop, frequency);
    }

    // "If the market had its worst day again": nothing is said to have happened.
    private bool IsSupposed(int at)
    {
        for (var i = at - 1; i >= 0 && !_items[i].IsBreak; i--)
            if (IsWord(i, "if"))
                return true;
        return false;
    }

    private bool IsRecordNoun(int at) => ItemAt(at) is { Kind: ItemKind.Word } item
        && (item.Role is Role.MoveNoun or Role.Move || item.Word is "level" or "close" or "high" or "low" or "performer" or "performing" or "gainer" or "gainers" or "loser" or "contributor" or "contributors" or "detractor" or "weight" or "weighting" or "weighted" or "performers" or "drag" or "boost" or "day" or "week" or "month" or "year" or "quarter" or "start");

    private void Record(int at, int noun, int time, TimeUnit? frequency)
    {
        var record = IsWord(at, "record", "all") || IsWord(at, "most", "least");
        var since = Since(at, out var day);
        if (since < 0 && !IsWord(at, "record", "all") && Near(at, 1, 5, item => item.Word is "ever" or "history") < 0) return;
        var level = noun >= 0 && IsWord(noun, "level", "close", "high", "low") || IsWord(at, "highest", "lowest") || (IsWord(at, "record", "all") && noun < 0);
        if (noun < 0 && !level && !IsWord(at, "most", "least", "worst", "best", "biggest", "largest", "steepest", "lowest", "highest")) return;
        var sign = level ? (IsWord(at, "lowest") || (noun >= 0 && IsWord(noun, "low")) ? -1 : 1) : noun >= 0 && _items[noun].Sign != 0 ? _items[noun].Sign : VerbSign(at) is var verbal and not 0 ? verbal : _items[at].Sign;
        if (noun >= 0 && IsWord(noun, "day", "week", "month", "quarter", "year") && !level)
        {
            frequency = UnitWords.TimeWord(_items[noun].Word);
            sign = _items[at].Sign;
        }

        var owner = RecordOwner(at);
        if (owner.Fundamental is not null || owner.Subjects.Count == 0) return;
        _ = record;
        _ = time;
        var window = _drafts.Count > 0 && _drafts[^1].Claim is { Type: ClaimType.PercentChange or ClaimType.PointsChange } last && last.Subjects.SequenceEqual(owner.Subjects) ? _drafts[^1] : null;
        var frame = window is null ? FrameOf(at) : default;
        if (since >= 0 && !frame.Stated) frame = default;
        // "gained 6 percent this quarter, its best since": quarters are compared with quarters.
        if (!level) frequency ??= window?.Claim.Time is DuringTime { Period: var compared } ? compared switch { CalendarPeriod { Unit: not TimeUnit.Day } own => own.Unit, NamedMonth => TimeUnit.Month, NamedQuarter => TimeUnit.Quarter, NamedYear => TimeUnit.Year, _ => null } : null;
        Add(at, at, Math.Max(Math.Max(since, noun), at) + 1, New(ClaimType.SinceExtreme, owner.Subjects) with
        {
            Measure = level ? Measures.Level : Measures.Return,
            Direction = sign,
            Frequency = frequency,
            Since = day,
            Time = window?.Claim.Time ?? frame.Time ?? new UnstatedTime(),
            InheritedFrom = window is null ? null : window.Claim.InheritedFrom,
        }, window);
    }

    // A reserved "since March" or "in more than two years" after the record; the day it goes back to.
    private int Since(int at, out DatePhrase? day)
    {
        day = null;
        for (int i = at + 1, seen = 0; i < _items.Count && seen < 8; i++, seen++)
        {
            var item = _items[i];
            if (item.Kind == ItemKind.Time && item.Used && item.Time.Time is SpanTime span)
            {
                day = span.Start;
                return i;
            }

            if (item.Kind == ItemKind.Time && item.Used && item.Time.Time is DuringTime { Period: TrailingPeriod trailing })
            {
                day = new DayAgo(trailing.Count, trailing.Unit);
                return i;
            }

            if (item.Kind == ItemKind.Time && item.Used && item.Time.Time is DuringTime { Period: var period })
            {
                day = new PeriodEdge(period, false);
                return i;
            }

            if (item.Kind == ItemKind.Quantity && item.Used && item.Quantity is { Form: Form.Time } quantity && UnitWords.TimeWord(quantity.UnitWord) is { } unit)
            {
                day = new DayAgo((int)quantity.Raw, unit);
                return i;
            }

            // "its lowest close in more than a year", "the highest close of the year so far"
            if (IsWord(i, "in") && Back(item.End) is { } back)
            {
                day = back;
                return i + 1;
            }

            if (IsWord(i, "of", "for") && DateWords.At(_tokens, item.End, "the", "year"))
            {
                day = new PeriodEdge(new CalendarPeriod(TimeUnit.Year, 0), false);
                return ItemOf(item.End + 1);
            }

            if (item.IsMark(';') || item.IsMark('"')) return -1;
        }

        return -1;
    }

    // "more than a year", "nearly two months"
    private DatePhrase? Back(int token)
    {
        while (token < _tokens.Count && ModifierWords.Before(_tokens, token, out _) is > 0 and var taken) token += taken;
        if (token >= _tokens.Count) return null;
        var count = 1m;
        var length = _tokens[token].Lower is "a" or "an" or "one" ? 1 : NumberWords.Read(_tokens, token, out count, out _);
        return length > 0 && count is >= 1 and < 1000 && PeriodReader.Unit(_tokens, token + length, out var unit) > 0 ? new DayAgo((int)count, unit) : null;
    }

    private Owner RecordOwner(int at)
    {
        if (_made.Count > 0 && Near(at, -1, 4, item => item.Kind == ItemKind.Mark) >= 0 && _made[^1].At < at) return new Owner(_made[^1].Claim.Subjects, _made[^1].Claim.Reason is { } && !_made[^1].Claim.Checkable ? _made[^1].Claim.Reason : null, -1);
        if (Near(at, -1, 3, item => item.Kind == ItemKind.Subject) is var near and >= 0) return new Owner(Resolved(near), null, near);
        var verb = -1;
        for (var i = at - 1; i >= 0 && verb < 0; i--)
            if (_items[i].Kind == ItemKind.Word && _items[i].Role is Role.Move or Role.Stand or Role.Auxiliary || _items[i].Word is "posted" or "capped" or "marked" or "suffered" or "had" or "recorded" or "posting" or "set")
                verb = i;
        if (verb >= 0) return SubjectOf(verb);
        return _made.Count > 0 ? new Owner(_made[^1].Claim.Subjects, null, -1) : s_nobody with { Subjects = _context.LastSubjects };
    }

    // Before anything is read: phrases of time that belong to a record, not to a move.
    private void Reserve()
    {
        for (var i = 0; i < _items.Count; i++)
        {
            var item = _items[i];
            var since = item.Kind == ItemKind.Time && (item.Time.Since || item.Time.Time is DuringTime { Period: TrailingPeriod or NamedYear or CalendarPeriod });
            var length = item.Kind == ItemKind.Quantity && item.Quantity!.Form == Form.Time && HasRole(i - 1, Role.Preposition) && IsWord(i - 1, "in");
            if (!since && !length) continue;
            // "for the first time in four days", "the first decline since March"
            if (Near(i, -1, 3, first => first.Word is "first") >= 0)
            {
                item.Used = true;
                continue;
            }

            for (int j = i - 1, seen = 0; j >= 0 && seen < 7; j--, seen++)
            {
                if (IsNumber(j) || _items[j].IsMark(',') || _items[j].IsMark(';') || (_items[j].Kind == ItemKind.Word && _items[j].Role is Role.Stand && !IsWord(j, "close"))) break;
                // Of a span without "since" only a record of moves or levels takes hold: "the best performer this year" does not.
                if (_items[j].Kind == ItemKind.Word && _items[j].Role == Role.Extreme && (item.Time.Since || IsRecordOf(j, i)))
                {
                    item.Used = true;
                    break;
                }
            }
        }
    }

    private bool IsRecordOf(int extreme, int time)
    {
        if (time - extreme == 1) return IsWord(extreme, "most", "least", "highest", "lowest", "best", "worst");
        for (var k = extreme + 1; k < time; k++)
            if (_items[k].Kind == ItemKind.Word && (_items[k].Role is Role.MoveNoun or Role.Move || _items[k].Word is "level" or "close" or "day" or "week" or "month"))
                return true;
        return false;
    }

    // "the yield turned negative"
    private void Signed(int at)
    {
        var verb = Near(at, -1, 2, item => item.Kind == ItemKind.Word && item.Role is Role.Auxiliary or Role.Stand || item.Word is "turned" or "went");
        if (verb < 0 || Near(at, 1, 1, item => item.Kind == ItemKind.Word && item.Role is not (Role.Join or Role.Preposition)) >= 0) return;
        var owner = SubjectOf(verb);
        if (owner.Fundamental is not null || owner.Subjects.FirstOrDefault() is not { Kind: SubjectKind.Macro } subject || subject.Id is "USDJPY" or "USD") return;
        Add(at, verb, at + 1, New(ClaimType.LevelBound, [subject]) with
        {
            Measure = Measures.Level,
            Relation = IsWord(at, "negative") ? Relation.Less : Relation.Greater,
            Interval = RoundingInterval.Of(0, 0, Unit.Fraction, IsWord(at, "negative") ? Modifier.LessThan : Modifier.MoreThan),
        });
    }
}
