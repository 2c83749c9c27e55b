using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Claims;
using Bellwether.Claims.Dates;
using Bellwether.Claims.Verdicts;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>
/// Checks one claim after another: settles subject and window, makes the facts, asks the verdict rules. What is not certainly understood is
/// NotCheckable with what is missing, never guessed.
/// </summary>
internal sealed partial class ClaimChecker
{
    /// <summary>Sessions of a window that the text does not state, for volatility and risk (METHODS 0.6: the target of the market model).</summary>
    public const int UsualSample = 250;

    private readonly Workspace _workspace;
    private readonly MeasureBook _book;
    private readonly ClaimFrames _frames;
    private readonly ImmutableArray<Claim> _claims;
    private readonly string _text;
    private readonly Gauge? _fallback;
    private ClaimFrame? _instead;
    private CheckSubject[]? _named;

    public ClaimChecker(Workspace workspace, MeasureBook book, ImmutableArray<Claim> claims, ClaimFrames frames, string text, Gauge? fallback)
    {
        (_workspace, _book, _claims, _frames, _text, _fallback) = (workspace, book, claims, frames, text, fallback);
    }

    /// <summary>
    /// The verdict of a claim. When the other claims leave several as-of days and the claim is contradicted on the closest of them but not on another,
    /// nobody knows: NotCheckable, with the day that decides it missing.
    /// </summary>
    public CheckedClaim Check(Claim claim)
    {
        var own = Once(claim);
        if (own.Judgement.Verdict == ClaimVerdict.Contradicted && claim is { Time: UnstatedTime, InheritedFrom: not null })
        {
            // The text states no time here: the window of the move before is one reading, the day it speaks of is another.
            var alone = Once(claim with { InheritedFrom = null });
            if (alone.Judgement.Verdict is ClaimVerdict.Supported or ClaimVerdict.WithinRounding) return alone;
        }

        if (Otherwise(claim, own) is { } fitting) return fitting;
        if (own.Judgement.Verdict == ClaimVerdict.Contradicted && claim.Interval is null && claim.Type == ClaimType.PercentChange && !claim.OtherTimes.IsDefaultOrEmpty)
            return own with { Judgement = Judgement.NotCheckable("The text states neither a number nor the time of the move."), Nearest = null };
        if (own.Judgement.Verdict == ClaimVerdict.Contradicted && claim.Subjects is [{ Kind: SubjectKind.Market } market])
        {
            // "Japanese shares rose 2 percent": some gauge of them; the text does not say which.
            var blue = Once(claim with { Subjects = [new SubjectRef(market.Text, SubjectKind.Gauge, "nikkei225", "Nikkei 225")] });
            return blue.Judgement.Verdict is ClaimVerdict.Supported or ClaimVerdict.WithinRounding ? blue with { Claim = claim }
                : own with { Judgement = Judgement.NotCheckable("The text does not say by which gauge the market is measured; by TOPIX it does not hold."), Nearest = null };
        }

        if (own.Judgement.Verdict == ClaimVerdict.Contradicted && CheckSubject.Of(_workspace, claim.Subjects.FirstOrDefault(), out _) is { IsForeign: true } abroad)
            return own with { Judgement = Judgement.NotCheckable($"{abroad.Name} is dated in New York: the text can know its last close only a session later, and its sessions are not those of the calendar; read on the home calendar it does not hold."), Nearest = null };
        if (own.Judgement.Verdict != ClaimVerdict.Contradicted || _frames.For(claim, out _) is not { Rivals.Length: > 1 } frame) return own;
        foreach (var day in Spread(frame.Rivals, 10))
        {
            var dates = new DateFrame(_workspace.Market.Calendar, _workspace.Market.Calendar[day].AddDays(1), day);
            _instead = frame with { Dates = dates, Others = [], Rivals = [] };
            var other = Once(claim);
            _instead = null;
            if (other.Judgement.Verdict is ClaimVerdict.Contradicted or ClaimVerdict.NotCheckable) continue;
            return own with
            {
                Judgement = Judgement.NotCheckable(string.Create(CultureInfo.InvariantCulture, $"The other claims leave {frame.Rivals.Length} days; this one holds as of {dates.AsOfDate:yyyy-MM-dd} and not as of {frame.Dates.AsOfDate:yyyy-MM-dd}. Name the day with --published.")),
                Nearest = null,
            };
        }

        return own;
    }

    // A claim that states no window has that of its surroundings: each one in force is a default reading, and the text is wrong only when none fits.
    private CheckedClaim? Otherwise(Claim claim, CheckedClaim own)
    {
        var unread = own.Judgement.Verdict == ClaimVerdict.NotCheckable && own.Computed is null && claim.Checkable;
        if (own.Judgement.Verdict is not (ClaimVerdict.Contradicted or ClaimVerdict.WithinRounding) && !unread) return null;
        if (claim.OtherTimes.IsDefaultOrEmpty && claim.OtherSubjects.IsDefaultOrEmpty) return null;
        CheckedClaim? near = null;
        foreach (var (read, what) in Otherwise(claim))
        {
            var other = Once(read);
            if (other.Judgement.Verdict == ClaimVerdict.Supported) return other with { Claim = claim, Note = Joined(other.Note, what) };
            if (other.Judgement.Verdict == ClaimVerdict.WithinRounding) near ??= other with { Claim = claim, Note = Joined(other.Note, what) };
        }

        return own.Judgement.Verdict == ClaimVerdict.WithinRounding ? null : near;
    }

    private static IEnumerable<(Claim Read, string What)> Otherwise(Claim claim)
    {
        const string Window = "the text states no window here; read over one that it has in force";
        var times = claim.OtherTimes.IsDefault ? [] : claim.OtherTimes;
        foreach (var time in times) yield return (claim with { Time = time, InheritedFrom = null }, Window);
        if (claim.OtherSubjects.IsDefault) yield break;
        foreach (var subject in claim.OtherSubjects)
        {
            var of = claim with { Subjects = [subject] };
            yield return (of, $"read of {subject.Name}, the gauge that the text is about");
            foreach (var time in times) yield return (of with { Time = time, InheritedFrom = null }, Window);
        }
    }

    // The chosen day is the first; of the others an even sample.
    private static IEnumerable<int> Spread(ImmutableArray<int> days, int most)
    {
        for (var n = 1; n <= Math.Min(most, days.Length - 1); n++) yield return days[days.Length - 1 <= most ? n : 1 + (int)((long)(n - 1) * (days.Length - 2) / (most - 1))];
    }

    private CheckedClaim Once(Claim claim)
    {
        try
        {
            return claim.Type switch
            {
                ClaimType.Vague => Vague(claim),
                ClaimType.Forecast => Not(claim, claim.Reason ?? "about the future: nothing to check yet"),
                ClaimType.Event => Event(claim),
                ClaimType.Hypothesis => Hypothesis(claim),
                _ when !claim.Checkable => Not(claim, claim.Reason ?? "not certainly understood"),
                ClaimType.PercentChange when claim.Measure is null || claim.Measure == Measures.Return => Change(claim),
                ClaimType.PointsChange => PointsChange(claim),
                ClaimType.Comparison => Comparison(claim),
                ClaimType.Ratio => Ratio(claim),
                ClaimType.Count => Count(claim),
                ClaimType.CountWhere => CountWhere(claim),
                ClaimType.Membership => Membership(claim),
                ClaimType.Superlative or ClaimType.Ranking => Rank(claim),
                ClaimType.MaxOneDayChange => OneDay(claim),
                ClaimType.Level or ClaimType.LevelBound => Level(claim),
                ClaimType.Contribution => Contribution(claim),
                ClaimType.Weight => Weight(claim),
                ClaimType.Streak => Streak(claim),
                ClaimType.SinceExtreme => Since(claim),
                ClaimType.Volatility => Volatility(claim),
                ClaimType.Drawdown => Drawdown(claim),
                ClaimType.DateOf => DateOf(claim),
                _ => Quantity(claim),
            };
        }
        catch (DeskException problem)
        {
            return Not(claim, problem.Message);
        }
    }

    /// <summary>A claim that cannot be checked, and why.</summary>
    private static CheckedClaim Not(Claim claim, string why, CheckSubject? subject = null) => new()
    {
        Claim = claim,
        Judgement = Judgement.NotCheckable(Sentence(why)),
        Understood = claim.Measure?.Name.Replace('_', ' ') ?? "",
        Subject = subject?.Name ?? string.Join(", ", claim.Subjects.Select(own => own.Name)),
        SubjectId = subject?.Id ?? claim.Subjects.FirstOrDefault()?.Id,
    };

    private static string Sentence(string words)
    {
        var own = words.Trim();
        if (own.Length == 0) return own;
        return char.ToUpperInvariant(own[0]) + own[1..] + (own[^1] is '.' or '!' or '?' ? "" : ".");
    }

    /// <summary>The first subject of a claim, or the default gauge when the text names none.</summary>
    private CheckSubject? Subject(Claim claim, out string missing)
    {
        if (claim.Subjects.IsEmpty && _fallback is { } gauge)
        {
            missing = "";
            return CheckSubject.Of(_workspace, gauge);
        }

        return CheckSubject.Of(_workspace, claim.Subjects.FirstOrDefault(), out missing);
    }

    /// <summary>The gauge in which members are measured: the claim's own, else the constituents' or gauge that is its subject or object.</summary>
    private Gauge? GaugeOf(Claim claim)
    {
        foreach (var subject in new[] { claim.Gauge, claim.Object }.Concat(claim.Subjects))
        {
            if (subject is { Id: { } id, Kind: SubjectKind.Gauge or SubjectKind.Constituents } && CheckSubject.GaugeOf(_workspace, id) is { } gauge) return gauge;
            if (subject is { Id: { } group, Kind: SubjectKind.Group } && group.Split('/') is [var head, _] && CheckSubject.GaugeOf(_workspace, head) is { } within) return within;
        }

        return _fallback;
    }

    /// <summary>Frame and time of a claim; a claim that inherits its window has it stated already, or takes it from the other.</summary>
    private (ClaimFrame Frame, ResolvedTime Time)? Settle(Claim claim, CheckSubject? subject, out string missing, TimePhrase? phrase = null)
    {
        missing = "";
        if ((_instead ?? _frames.For(claim, out missing)) is not { } frame) return null;
        var own = phrase ?? claim.Time;
        if (own is UnstatedTime && claim.InheritedFrom is { } other && _claims.FirstOrDefault(from => from.Id == other) is { } from) own = from.Time;
        var outcome = Resolve(frame.Dates, own, subject);
        missing = outcome.Missing ?? "";
        return outcome.Time is { } time ? (frame, time) : null;
    }

    private static TimeOutcome Resolve(DateFrame dates, TimePhrase phrase, CheckSubject? subject) =>
        new DateResolver(dates, subject is null ? null : ClaimVotes.Finder(subject)).Resolve(phrase);

    /// <summary>An unstated window of a measure that needs a sample: the trailing 250 sessions.</summary>
    private static ResolvedTime Sampled(ResolvedTime time) => time.IsDefault ? time with { Start = Math.Max(0, time.End - UsualSample), EndsAsOf = true } : time;

    /// <summary>A claim with a number: judged under the default reading, then under the named ones.</summary>
    private CheckedClaim Number(
        Claim claim,
        CheckSubject subject,
        (ClaimFrame Frame, ResolvedTime Time) settled,
        Func<ResolvedTime, Measured?> at,
        string understood,
        IEnumerable<(string Words, Func<Measured?> Measure)>? alternatives = null,
        bool searched = false,
        Func<RoundingInterval, Reading, IReadOnlyList<Reading>, Judgement>? judge = null)
    {
        var (frame, time) = settled;
        if (at(time) is not { } measured) return Dated(Not(claim, _book.Missing, subject), frame, time);
        if (claim.Interval is not { } interval) return Direction(claim, subject, settled, measured, understood);
        judge ??= (own, reading, others) => Judge.Number(own, reading, others, searched);
        var judgement = judge(interval, measured.Reading(), []);
        var decided = measured;
        if (judgement.Verdict == ClaimVerdict.Contradicted && claim.Relation != Relation.NotEqual)
        {
            foreach (var (words, measure) in Shifted(claim, subject, frame, time, at).Concat(alternatives ?? []))
            {
                if (measure() is not { Value: { } value } other || !interval.Contains(value)) continue;
                judgement = judge(interval, measured.Reading(), [other.Reading(words)]);
                if (judgement.Verdict == ClaimVerdict.Contradicted) continue;
                decided = measured with { Others = [.. measured.Others, other.Fact] };
                break;
            }

            if (judgement.Verdict == ClaimVerdict.Contradicted && Undecided(claim, subject, frame, interval) is { } open) judgement = open;
        }

        if (claim.Relation == Relation.NotEqual) judgement = Negated(judgement);
        var result = Finish(claim, subject, frame, time, decided, judgement, understood);
        return judgement.Verdict == ClaimVerdict.Contradicted ? result with { Nearest = Nearest(claim, subject, frame, time, interval) } : result;
    }

    // "Rose" without a number: the sign is the claim.
    private CheckedClaim Direction(Claim claim, CheckSubject subject, (ClaimFrame Frame, ResolvedTime Time) settled, Measured measured, string understood)
    {
        if (claim.Direction == 0) return Dated(Not(claim, "the text states no number and no direction", subject), settled.Frame, settled.Time);
        var judgement = Judge.Comparison(claim.Direction > 0 ? Relation.Greater : Relation.Less, measured.Value, 0, measured.Error);
        return Finish(claim, subject, settled.Frame, settled.Time, measured, judgement, understood);
    }

    // As of another day, when the window ends with the as-of day (METHODS 10.4).
    private IEnumerable<(string Words, Func<Measured?> Measure)> Shifted(Claim claim, CheckSubject subject, ClaimFrame frame, ResolvedTime time, Func<ResolvedTime, Measured?> at)
    {
        if (!time.EndsAsOf) yield break;
        foreach (var (dates, words) in frame.Others)
        {
            yield return (words, () => Again(claim, subject, dates) is { } other ? at(Shaped(time, other)) : null);
        }
    }

    private ResolvedTime? Again(Claim claim, CheckSubject subject, DateFrame dates)
    {
        var own = claim.Time is UnstatedTime && claim.InheritedFrom is { } from ? _claims.FirstOrDefault(other => other.Id == from)?.Time ?? claim.Time : claim.Time;
        return Resolve(dates, own, subject).Time;
    }

    // A sample that was widened stays widened.
    private static ResolvedTime Shaped(ResolvedTime like, ResolvedTime time) => like.IsDefault && like.End - like.Start > 1 ? Sampled(time) : time;

    // The other claims leave several days, and on one of them this claim holds: the data do not say which day it was.
    private Judgement? Undecided(Claim claim, CheckSubject subject, ClaimFrame frame, RoundingInterval interval)
    {
        if (claim.Type != ClaimType.PercentChange || subject.Series is not null) return null;
        foreach (var day in frame.Rivals)
        {
            var dates = new DateFrame(_workspace.Market.Calendar, _workspace.Market.Calendar[day].AddDays(1), day);
            if (day != frame.Dates.AsOf && Again(claim, subject, dates) is { } time && interval.Contains(subject.QuickReturn(time.Start, time.End)))
                return Judgement.NotCheckable(string.Create(CultureInfo.InvariantCulture, $"The other claims leave {frame.Rivals.Length} days; the number holds as of {_workspace.Market.Calendar[day]:yyyy-MM-dd} and not as of {frame.Dates.AsOfDate:yyyy-MM-dd}. Name the day with --published."));
        }

        return null;
    }

    private static Judgement Negated(Judgement own) => own.Verdict switch
    {
        ClaimVerdict.Supported => new Judgement(ClaimVerdict.Contradicted, "The text denies what the data show."),
        ClaimVerdict.Contradicted => new Judgement(ClaimVerdict.Supported, "The text denies what the data do not show."),
        _ => own,
    };

    private CheckedClaim Finish(Claim claim, CheckSubject subject, ClaimFrame frame, ResolvedTime time, Measured measured, Judgement judgement, string understood) => Dated(
        new CheckedClaim
        {
            Claim = claim,
            Judgement = judgement,
            Understood = understood,
            Subject = subject.Name,
            SubjectId = subject.Id,
            Fact = measured.Fact,
            Others = [.. measured.Others.Where(other => other.Id != measured.Fact.Id).DistinctBy(other => other.Id, StringComparer.Ordinal)],
            Computed = measured.Value,
            Error = measured.Error,
            Low = measured.Low is { } low && measured.High > low ? low : null,
            High = measured.High is { } high && measured.Low < high ? high : null,
            Window = measured.Fact.Window,
            Note = Joined(measured.Note, time.Note),
            Chart = Chart(subject, time),
        },
        frame,
        time);

    private CheckedClaim Dated(CheckedClaim own, ClaimFrame frame, ResolvedTime time) => own with
    {
        AsOf = frame.Dates.AsOf == _workspace.Market.Calendar.Count - 1 && !time.EndsAsOf ? null : frame.Dates.AsOfDate,
        AsOfInferred = frame.Inferred && !AbsoluteTimes.IsAbsolute(own.Claim.Time),
        Window = own.Window ?? (time.Start >= 0 ? _book.Window(time.Start, time.End) : null),
    };

    private static string? Joined(string? first, string? second) => (first, second) switch
    {
        (null, _) => second,
        (_, null) => first,
        _ => $"{first}; {second}",
    };

    // The sentence around a claim tells on which basis its number stands, when it says so: briefs print several.
    private string? Basis(Claim claim)
    {
        var sentence = SentenceAround(claim);
        return sentence.Contains("by the rulebook", StringComparison.OrdinalIgnoreCase) ? BasisName.Chained
            : sentence.Contains("constituents with a price", StringComparison.OrdinalIgnoreCase) || sentence.Contains("ledger of its constituents", StringComparison.OrdinalIgnoreCase) ? BasisName.Fixed
            : null;
    }

    private string SentenceAround(Claim claim)
    {
        var from = claim.CharStart;
        while (from > 0 && claim.CharStart - from < 400 && !(_text[from - 1] is '.' or '\n' && (from >= _text.Length || char.IsWhiteSpace(_text[from])))) from--;
        var to = claim.CharEnd;
        while (to < _text.Length && to - claim.CharEnd < 400 && !(_text[to] is '.' or '\n' && (to + 1 >= _text.Length || char.IsWhiteSpace(_text[to + 1])))) to++;
        return NearbyWords.Line(_text[from..Math.Min(_text.Length, to)]);
    }
}
