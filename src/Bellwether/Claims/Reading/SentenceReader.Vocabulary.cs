using Bellwether.Analytics;
using Bellwether.Claims.Quantities;
using Bellwether.Claims.Times;

namespace Bellwether.Claims.Reading;

/// <summary>The measures of the vocabulary that a text states by a set phrase beside the number: what Story writes, Claims reads.</summary>
internal sealed partial class SentenceReader
{
    private static readonly WordPattern s_low = WordPattern.Of("low|trough of …")!;
    private static readonly WordPattern s_isLow = WordPattern.Of("is|was the lowest close")!;
    private static readonly WordPattern s_nearestTrough = WordPattern.Of("nearest trough is|was")!;
    private static readonly WordPattern s_worst = WordPattern.Of("worst|best")!;
    private static readonly WordPattern s_ofDays = WordPattern.Of("of ?its ?the days|sessions")!;

    private static readonly WordPattern s_rule = WordPattern.Of("?swing rule|filter|threshold|confidence|significance")!;

    // The claim of the last set phrase of the sentence: a number with a name in brackets behind it states the same measure of that name.
    private Claim? _stated;

    private bool Vocabulary(int at)
    {
        var (item, quantity) = (_items[at], _items[at].Quantity!);
        // "On its worst 5 % of days": the share names the days and claims nothing.
        if (quantity.Form == Form.Percent && s_worst.EndsAt(_tokens, item.First) && s_ofDays.BeginsAt(_tokens, item.End)) return true;
        // "The 20 % swing rule", "the 5 % level": a number that names a rule.
        if (quantity.Form == Form.Percent && s_rule.BeginsAt(_tokens, item.End)) return true;
        foreach (var row in SetPhrases.All)
        {
            if (!Fits(row.Measure, quantity.Form) || row.Before?.EndsAt(_tokens, item.First) == false || row.After?.BeginsAt(_tokens, item.End) == false) continue;
            if (State(row, at)) return true;
        }

        return Listed(at) || BestDay(at) || BracketedContribution(at) || HeaviestWith(at);
    }

    private static bool Fits(Measure measure, Form form) => measure.Unit switch
    {
        Unit.Fraction => form == Form.Percent || (form == Form.BasisPoints && (measure == Measures.FactorMove || measure == Measures.FactorShock)),
        Unit.PercentagePoints => form == Form.PercentagePoints,
        Unit.Points => form == Form.Points,
        _ => form == Form.Bare,
    };

    private bool State(SetPhrase row, int at)
    {
        var quantity = _items[at].Quantity!;
        var frame = FrameOf(row, at);
        var gauge = row.Whose == Whose.Stressed ? Stressed() : row.Whose == Whose.Named ? GaugeBefore(at, item => item.Anaphor == Anaphor.None) ?? GaugeNear(at, at + 8) ?? GaugeOf(at) : row.Predicate is null ? GaugeOf(at) : GaugeNear(at, at + 8) ?? GaugeOf(at);
        if (row.Whose == Whose.Pair)
        {
            if ((Pair() ?? _context.Pair) is not { } pair) return false;
            State(row, at, frame, [pair.A], pair.A, pair.B);
            return true;
        }

        if (gauge is null && row.Whose is Whose.Gauge or Whose.Stressed or Whose.AllMembers) return false;
        SubjectRef[] subjects = row.Whose switch
        {
            Whose.AllMembers => [new SubjectRef("the constituents", SubjectKind.Group, "all:members", "all constituents")],
            Whose.Named => PartBefore(at) is { } part ? [part] : [],
            _ => row.Type == ClaimType.CountWhere ? [Constituents(gauge!)] : [gauge!],
        };
        if (subjects.Length == 0) return false;
        State(row, at, frame, subjects, gauge, null);
        return true;

        void State(SetPhrase own, int number, Frame over, IReadOnlyList<SubjectRef> whose, SubjectRef? within, SubjectRef? against)
        {
            var draft = Add(number, number, number + 1, New(own.Type, whose) with
            {
                Measure = own.Measure,
                Gauge = within,
                Object = against,
                Predicate = own.Predicate,
                Interval = IntervalOf(own, quantity),
                Time = over.Time,
                InheritedFrom = over.Inherited,
            }, over.Of);
            _stated = draft.Claim;
            if (!own.Ranged || !_items[number + 1].IsMark('(')) return;
            for (var i = number + 2; i < _items.Count && !_items[i].IsMark(')'); i++) _items[i].Used = true;
        }
    }

    private static RoundingInterval IntervalOf(SetPhrase row, Quantity quantity)
    {
        var unit = row.Measure.Unit;
        var interval = quantity.Form != Form.Bare ? quantity.Interval : unit is Unit.Count or Unit.Days ? quantity.AsCount : RoundingInterval.Of(quantity.Raw, quantity.Interval.LastPlace, unit, quantity.Modifier);
        if (row.Bound) interval = RoundingInterval.Of(interval.Stated, interval.LastPlace, interval.Unit);
        return row.Negative ? interval.Negated : interval;
    }

    private Frame FrameOf(SetPhrase row, int at)
    {
        static Frame Of(TimePhrase time) => new(time, null, null, -1, false, false);
        if (row.Over == Over.Text) return _context.Window is { } whole ? Of(whole) : FrameOf(at);
        if (row.Over == Over.Own) return FrameOf(at);
        foreach (var item in _items)
        {
            if (item is not { Kind: ItemKind.Time, Time: { Role: TimeRole.Window, Since: true } since }) continue;
            item.Used = true;
            _context.History = since.Time;
            return Of(since.Time);
        }

        return _context.History is { } history ? Of(history) : FrameOf(at);
    }

    // The gauge named nearest before, else the one that "it" or "its" means there, else the one that the last claim was about, else the last one named.
    private SubjectRef? GaugeOf(int at) => GaugeBefore(at, item => item.Anaphor == Anaphor.None) ?? GaugeBefore(at, item => item.Anaphor != Anaphor.None)
        ?? _context.LastSubjects.Select(AsGauge).FirstOrDefault(own => own is not null) ?? _context.LastGauge;

    // Names in brackets are asides.
    private SubjectRef? GaugeBefore(int at, Func<Item, bool> wanted)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (_items[i].IsMark(')'))
            {
                while (i > 0 && !_items[i].IsMark('(')) i--;
                continue;
            }

            if (_items[i].Kind == ItemKind.Subject && wanted(_items[i]) && Resolved(i).Select(AsGauge).FirstOrDefault(own => own is not null) is { } named) return named;
        }

        return null;
    }

    private static SubjectRef? AsGauge(SubjectRef subject) => subject.Kind switch
    {
        SubjectKind.Gauge => subject,
        SubjectKind.Constituents => subject with { Kind = SubjectKind.Gauge, Name = subject.Text },
        _ => null,
    };

    // "the Nikkei would be expected to move by": the subject of that verb, wherever the number stands.
    private SubjectRef? Stressed()
    {
        for (var i = 1; i + 1 < _items.Count; i++)
            if (IsWord(i, "would") && IsWord(i + 1, "be") && _items[i - 1].Kind == ItemKind.Subject)
                return Resolved(i - 1).Select(AsGauge).FirstOrDefault(own => own is not null);
        return null;
    }

    private SubjectRef? PartBefore(int at)
    {
        for (var i = at - 1; i >= 0; i--)
            if (_items[i].Kind == ItemKind.Subject && Resolved(i).FirstOrDefault(own => own.Kind is SubjectKind.Group or SubjectKind.Security) is { } part)
                return part;
        return null;
    }

    // The first two gauges of a sentence.
    private (SubjectRef A, SubjectRef B)? Pair()
    {
        SubjectRef[] gauges = [.. _items.Where(item => item is { Kind: ItemKind.Subject, Subject.Kind: SubjectKind.Gauge }).Select(item => item.Subject!).DistinctBy(own => own.Id, StringComparer.Ordinal).Take(2)];
        return gauges.Length == 2 ? (gauges[0], gauges[1]) : null;
    }

    // ", against 15.3 % (Nikkei 225), 14.2 % (TOPIX) and 13.5 % (JASDAQ Index)": an aside that "it" does not mean later.
    private bool Listed(int at)
    {
        if (_stated is not { Measure: { } measure } stated || !Fits(measure, _items[at].Quantity!.Form) || ItemAt(at + 1)?.IsMark('(') != true || ItemAt(at + 3)?.IsMark(')') != true) return false;
        if (ItemAt(at + 2) is not { Kind: ItemKind.Subject, Subject: { Kind: SubjectKind.Gauge } named }) return false;
        var spoken = _context.LastSubjects;
        Add(at, at, at + 4, stated with { Subjects = [named], Gauge = named, Interval = _items[at].Quantity!.Interval });
        _context.LastSubjects = spoken;
        return true;
    }

    // Days that the text names as extremes: "the low of the index on 25 December 2018 is the lowest close", "its nearest trough is 4 January 2019".
    private void ExtremeDays()
    {
        for (var at = 0; at < _items.Count; at++)
        {
            if (_items[at] is not { Kind: ItemKind.Time, Time: { Role: TimeRole.Window, Time: OnTime } } item) continue;
            var trough = s_nearestTrough.EndsAt(_tokens, item.First);
            if (!trough && !(s_low.EndsAt(_tokens, item.First) && s_isLow.BeginsAt(_tokens, item.End))) continue;
            if (GaugeOf(at) is { } gauge) DayOf(at, gauge, trough ? Measures.NearestTrough : Measures.LowDate);
        }
    }

    private void DayOf(int at, SubjectRef gauge, Measure measure)
    {
        _items[at].Used = true;
        Add(at, at, at + 1, New(ClaimType.DateOf, [gauge]) with { Measure = measure, Time = _items[at].Time.Time });
    }

    // "Its best day was 27 December 2018 with +4.3 %, its worst 28 February 2019 with -2.0 %"
    private bool BestDay(int at)
    {
        var quantity = _items[at].Quantity!;
        if (quantity.Form != Form.Percent || !IsWord(at - 1, "with") || ItemAt(at - 2) is not { Kind: ItemKind.Time } day) return false;
        var which = Near(at - 2, -1, 12, item => item.Word is "best" or "worst");
        if (which < 0 || GaugeOf(at) is not { } gauge) return false;
        var best = IsWord(which, "best");
        var whole = _context.Window;
        day.Used = true;
        if (whole is not null && day.Time.Time is OnTime { Day: CalendarDay { Year: { } year } stated } && Dates.CalendarDays.Of(year, stated.Month, stated.Day) is { } date)
            Add(at - 2, at - 2, at - 1, New(ClaimType.DateOf, [gauge]) with { Measure = best ? Measures.MaxOneDayDate : Measures.MinOneDayDate, Interval = RoundingInterval.Exact(date.DayNumber) with { Unit = Unit.Date }, Time = whole });

        Add(at, whole is null ? which : at, at + 1, New(ClaimType.MaxOneDayChange, [gauge]) with { Measure = best ? Measures.MaxOneDayChange : Measures.MinOneDayChange, Interval = quantity.Interval, Time = whole ?? day.Time.Time });
        return true;
    }

    // "brought 32.37 points (4.14 percentage points), followed by B (1.27 percentage points)"
    private bool BracketedContribution(int at)
    {
        var quantity = _items[at].Quantity!;
        if (quantity.Form != Form.PercentagePoints || !Bracketed(at) || !_items.Take(at).Any(item => item.Kind == ItemKind.Word && item.Role == Role.Contribute)) return false;
        var owner = NamedBefore(at);
        var frame = FrameOf(at);
        Add(at, at, at + 1, New(ClaimType.Contribution, owner.Subjects) with { Measure = Measures.ContributionPp, Gauge = _context.LastGauge, Interval = quantity.Interval, Time = frame.Time, InheritedFrom = frame.Inherited }, frame.Of);
        return true;
    }

    // "A, the heaviest constituent at the end with 8.8 %,"
    private bool HeaviestWith(int at)
    {
        var quantity = _items[at].Quantity!;
        if (quantity.Form != Form.Percent || !IsWord(at - 1, "with") || Near(at, -1, 7, item => item.Word is "heaviest") is not (>= 0 and var heavy)) return false;
        var owner = Apposed(heavy, heavy + 1);
        if (owner.Subjects.Count == 0) return false;
        var frame = FrameOf(at);
        Add(at, at - 1, at + 1, New(ClaimType.Weight, owner.Subjects) with { Measure = Measures.Weight, Gauge = _context.LastGauge, Interval = quantity.Interval, Time = frame.Time, InheritedFrom = frame.Inherited }, frame.Of);
        return true;
    }
}
