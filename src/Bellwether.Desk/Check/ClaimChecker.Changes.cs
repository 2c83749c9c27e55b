using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Claims;
using Bellwether.Claims.Dates;
using Bellwether.Claims.Verdicts;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Claims about moves: percent, points, one day, comparisons, multiples, levels.</summary>
internal sealed partial class ClaimChecker
{
    private CheckedClaim Change(Claim claim)
    {
        if (Subject(claim, out var missing) is not { } subject) return Not(claim, missing);
        if (Settle(claim, subject, out missing) is not { } settled) return Not(claim, missing, subject);
        if (claim.Interval?.Modifier == Modifier.AsMuchAs) return Intraday(claim, subject, settled);
        var basis = Basis(claim);
        var within = claim.Gauge is null ? null : GaugeOf(claim);
        Func<ResolvedTime, Measured?> at = subject.Series is null
            ? time => _book.Return(subject, time.Start, time.End, claim.Interval, basis, within)
            : time => _book.Macro(subject, time.Start, time.End, IsOwnCurrency(claim) ? Measures.CurrencyGain : Measures.MacroChange);
        var result = Number(claim, subject, settled, at, "price return", Readings(claim, subject, settled.Time));
        return settled.Time.StartRole is PriceRole.Low or PriceRole.High && subject.Series is null ? WithExtreme(result, subject, settled) : result;
    }

    // "The yen gained": fewer yen per dollar. "The dollar rose": more.
    private static bool IsOwnCurrency(Claim claim) => claim.Subjects.FirstOrDefault() is { } subject
        && subject.Text.Contains("yen", StringComparison.OrdinalIgnoreCase) && !subject.Text.Contains("dollar", StringComparison.OrdinalIgnoreCase) && !subject.Text.Contains("USD", StringComparison.OrdinalIgnoreCase);

    // The readings of METHODS 10.4 and 10.2 besides the as-of day.
    private IEnumerable<(string Words, Func<Measured?> Measure)> Readings(Claim claim, CheckSubject subject, ResolvedTime time)
    {
        if (subject.Series is not null)
        {
            if (IsOwnCurrency(claim)) yield return ("the change of dollars per yen", () => _book.Macro(subject, time.Start, time.End, Measures.MacroInverseChange));
            if (MacroAnswers.IsRate(subject.Series)) yield return ("percentage points of the rate, not percent of it", () => Scaled(_book.OfMember(Measures.RateChangeBp, subject.Id, time.Start, time.End), 1e-4));
            yield break;
        }

        Measured? Own(Measure measure) => subject.IsSecurity
            ? Scaled(_book.OfMember(measure, subject.Id, time.Start, time.End), 1)
            : Scaled(_book.Of(measure, subject.Gauge!, time.Start, time.End, measure == Measures.TotalReturn ? BasisName.Fixed : BasisName.Official), 1);
        if (time.StartRole == PriceRole.Low || time.IsDefault is false && claim.Interval?.Value > 0) yield return ("from the intraday low of the first day", () => Own(Measures.ReturnFromIntradayLow));
        if (time.StartRole == PriceRole.High || time.IsDefault is false && claim.Interval?.Value < 0) yield return ("from the intraday high of the first day", () => Own(Measures.ReturnFromIntradayHigh));
        yield return claim.Interval?.Value >= 0
            ? ("to the intraday high of the last day", () => Own(Measures.ReturnToIntradayHigh))
            : ("to the intraday low of the last day", () => Own(Measures.ReturnToIntradayLow));
        // Of a published price index no total return is known, and the replication's own differs by more than dividends.
        if (subject.IsSecurity || subject.Gauge!.HeadlineBasis(Math.Max(0, time.Start), time.End) != BasisName.Official) yield return ("with dividends (total return)", () => Own(subject.IsSecurity ? Measures.StockTotalReturn : Measures.TotalReturn));
        if (subject.IsSecurity) yield return ("of traded prices, not adjusted for splits", () => Own(Measures.RawReturn));
    }

    private static Measured? Scaled(Fact? fact, double scale, double? sign = null) => fact is null ? null : new Measured(fact, fact.Value * scale * (sign ?? 1))
    {
        Low = fact.Low * scale,
        High = fact.High * scale,
    };

    private CheckedClaim Intraday(Claim claim, CheckSubject subject, (ClaimFrame Frame, ResolvedTime Time) settled)
    {
        if (subject.Series is not null) return Not(claim, "a series of one value a day has no intraday extreme", subject);
        var measure = claim.Interval!.Value >= 0 ? Measures.ReturnToIntradayHigh : Measures.ReturnToIntradayLow;
        return Number(
            claim,
            subject,
            settled,
            time => Scaled(subject.IsSecurity ? _book.OfMember(measure, subject.Id, time.Start, time.End) : _book.Of(measure, subject.Gauge!, time.Start, time.End, BasisName.Official), 1),
            "return to the intraday extreme");
    }

    // A stated low is a claim of its own (METHODS 2.3 a): is the day the lowest close from 60 sessions before it to the as-of day?
    private CheckedClaim WithExtreme(CheckedClaim own, CheckSubject subject, (ClaimFrame Frame, ResolvedTime Time) settled)
    {
        var role = settled.Time.StartRole;
        var from = Math.Max(0, settled.Time.Start - 60);
        var day = ClaimVotes.Finder(subject)(role, from, settled.Time.End);
        if (day < 0) return own;
        var word = role == PriceRole.Low ? "lowest" : "highest";
        var date = Phrases.Date(_workspace.Market.Calendar[day]);
        var note = day == settled.Time.Start
            ? $"{date} is the day of the {word} close since {Phrases.Date(_workspace.Market.Calendar[from])}"
            : $"the {word} close since {Phrases.Date(_workspace.Market.Calendar[from])} was on {date}, not on {Phrases.Date(_workspace.Market.Calendar[settled.Time.Start])}";
        var fact = role == PriceRole.Low && subject.Gauge is { } gauge ? _book.OfSeries(Measures.LowDate, gauge, from, settled.Time.End) : null;
        return own with { Note = Joined(own.Note, note), Others = fact is null ? own.Others : [.. own.Others, fact] };
    }

    private CheckedClaim PointsChange(Claim claim)
    {
        if (Subject(claim, out var missing) is not { } subject) return Not(claim, missing);
        if (Settle(claim, subject, out missing) is not { } settled) return Not(claim, missing, subject);
        var unit = claim.Interval?.Unit ?? Unit.Points;
        Func<ResolvedTime, Measured?>? at = null;
        if (subject.Series is { } series)
        {
            var rate = MacroAnswers.IsRate(series);
            if (unit == Unit.BasisPoints && rate) at = time => Scaled(_book.OfMember(Measures.RateChangeBp, subject.Id, time.Start, time.End), 1);
            else if (unit is Unit.PercentagePoints or Unit.Fraction && rate) at = time => Scaled(_book.OfMember(Measures.RateChangeBp, subject.Id, time.Start, time.End), 1e-4);
            else if (!rate) at = time => Scaled(_book.OfMember(Measures.MacroMove, subject.Id, time.Start, time.End, decimals: 2), 1, IsOwnCurrency(claim) ? -1 : 1);
        }
        else if (subject.IsSecurity)
        {
            if (unit is Unit.Currency or Unit.Number or Unit.Points) at = time => Scaled(_book.OfMember(Measures.PriceChange, subject.Id, time.Start, time.End, decimals: 0), 1);
        }
        else if (unit is Unit.Points or Unit.Number)
        {
            at = time => Points(subject.Gauge!, time);
        }

        return at is null ? Not(claim, $"a change of {subject.Name} is not counted in that unit", subject) : Number(claim, subject, settled, at, "change in its own unit");
    }

    private Measured? Points(Gauge gauge, ResolvedTime time)
    {
        if (time.Start >= 0 && gauge.Official?[time.Start] is not null && gauge.Official[time.End] is not null) return Scaled(_book.Of(Measures.PointsChange, gauge, time.Start, time.End, BasisName.Official, decimals: 2), 1);
        if (_book.Of(Measures.PointsChange, gauge, time.Start, time.End, BasisName.Fixed, decimals: 2) is not { Value: { } points } fact) return null;
        var subject = CheckSubject.Of(_workspace, gauge);
        var relative = _book.Return(subject, time.Start, time.End, null);
        var level = relative?.Value is { } r && Math.Abs(r) > 1e-9 ? points / r : 0;
        return new Measured(fact, points) { Error = Math.Abs((relative?.Error ?? 0) * level), Others = relative is null ? [] : [relative.Fact, .. relative.Others] };
    }

    private CheckedClaim OneDay(Claim claim)
    {
        if (Subject(claim, out var missing) is not { } subject) return Not(claim, missing);
        if (Settle(claim, subject, out missing) is not { } settled) return Not(claim, missing, subject);
        if (subject.Series is not null) return Not(claim, "one-day extremes are those of gauges and securities", subject);
        // A worst day may have seen no fall.
        var falls = claim.Measure == Measures.MinOneDayChange || (claim.Interval?.Value ?? claim.Direction) < 0;
        // A window of one session leaves nothing to search.
        if (settled.Time.End - settled.Time.Start <= 1) return Change(claim);
        var basis = subject.IsSecurity ? null : Basis(claim);
        Measured? At(ResolvedTime time)
        {
            var (value, date) = subject.IsSecurity
                ? (_book.OfMember(falls ? Measures.LargestFall : Measures.MaxOneDayChange, subject.Id, time.Start, time.End, decimals: 2), _book.OfMember(falls ? Measures.LargestFallDate : Measures.LargestRiseDate, subject.Id, time.Start, time.End))
                : (falls ? _book.OfSeries(Measures.MinOneDayChange, subject.Gauge!, time.Start, time.End, decimals: 2) : _book.Of(Measures.MaxOneDayChange, subject.Gauge!, time.Start, time.End, basis ?? subject.Gauge!.HeadlineBasis(Math.Max(0, time.Start), time.End), decimals: 2), _book.OfSeries(falls ? Measures.MinOneDayDate : Measures.MaxOneDayDate, subject.Gauge!, time.Start, time.End));
            if (value is null) return null;
            return new Measured(value, value.Value) { Others = date is null ? [] : [date], Note = date is { Value: { } day } ? $"the {(falls ? "largest fall" : "largest rise")} from close to close was on {Phrases.Date(DateOnly.FromDayNumber((int)day))}" : null };
        }

        return Number(claim, subject, settled, At, falls ? "largest one-day fall" : "largest one-day rise", searched: true);
    }

    private CheckedClaim Comparison(Claim claim)
    {
        var other = CheckSubject.Of(_workspace, claim.Object, out var missing);
        var measure = claim.Measure is { } named && named != Measures.Excess && named != Measures.GeometricExcess ? named : Measures.Return;
        if (claim.Object is null && measure != Measures.Return) other = CheckSubject.BroadMarket(_workspace) is { } market ? CheckSubject.Of(_workspace, market) : null;
        if (other is null) return Not(claim, claim.Object is null ? "the text does not say against whom" : missing);
        CheckedClaim? worst = null;
        foreach (var reference in claim.Subjects.IsEmpty ? [null] : claim.Subjects.Select(own => (SubjectRef?)own))
        {
            var subject = reference is null ? _fallback is { } gauge ? CheckSubject.Of(_workspace, gauge) : null : CheckSubject.Of(_workspace, reference, out missing);
            if (subject is null) return Not(claim, missing);
            var own = Compare(claim, subject, other, measure);
            if (worst is null || Severity(own) > Severity(worst)) worst = own with { Others = worst is null ? own.Others : [.. own.Others, .. worst.Others] };
            else worst = worst with { Others = [.. worst.Others, .. new[] { own.Fact }.OfType<Fact>()] };
        }

        // The text names neither the other side nor the window: what our defaults do not bear out is not contradicted by that.
        if (worst!.Judgement.Verdict == ClaimVerdict.Contradicted && claim.Object is null or { Kind: SubjectKind.Market } && claim.Time is UnstatedTime)
            return worst with { Judgement = Judgement.NotCheckable($"The text does not say against whom or over which window; against {other.Name} it does not hold for {worst.Subject}.") };
        return worst;
    }

    private static int Severity(CheckedClaim own) => own.Judgement.Verdict switch
    {
        ClaimVerdict.Contradicted => 3,
        ClaimVerdict.NotCheckable => 2,
        ClaimVerdict.WithinRounding => 1,
        _ => 0,
    };

    private CheckedClaim Compare(Claim claim, CheckSubject subject, CheckSubject other, Measure measure)
    {
        if (Settle(claim, subject, out var missing) is not { } settled) return Not(claim, missing, subject);
        var time = measure == Measures.Return ? settled.Time : Sampled(settled.Time);
        if (claim.Interval is not null && measure == Measures.Return)
        {
            var parameter = other.IsSecurity || other.Gauge is not null ? other.Id : null;
            if (parameter is null || subject.Series is not null) return Not(claim, "a lead is one of gauges and securities", subject);
            return Number(claim, subject, (settled.Frame, time), at => Lead(subject, other, at), $"return minus that of {other.Name}");
        }

        var (a, b) = (Valued(subject, time, measure), Valued(other, time, measure));
        if (a is null || b is null) return Dated(Not(claim, _book.Missing, subject), settled.Frame, time);
        var judgement = Judge.Comparison(claim.Relation == Relation.Equal ? Relation.Greater : claim.Relation, a.Value, b.Value, a.Error + b.Error);
        return Finish(claim, subject, settled.Frame, time, a with { Error = a.Error + b.Error, Others = [b.Fact, .. a.Others, .. b.Others] }, judgement, $"{measure.Name.Replace('_', ' ')} against {other.Name}");
    }

    private Measured? Lead(CheckSubject subject, CheckSubject other, ResolvedTime time)
    {
        var (a, b) = (_book.Return(subject, time.Start, time.End, null), _book.Return(other, time.Start, time.End, null));
        if (a is null || b is null) return null;
        var fact = subject.IsSecurity
            ? _book.OfMember(Measures.ReturnDifference, subject.Id, time.Start, time.End, other.Id)
            : other.Gauge is not null
                ? _book.Of(Measures.Excess, subject.Gauge!, time.Start, time.End, subject.Gauge!.HeadlineBasis(time.Start, time.End), null, other.Id)
                : _book.Of(Measures.ReturnDifference, subject.Gauge!, time.Start, time.End, subject.Gauge!.HeadlineBasis(time.Start, time.End), null, other.Id);
        return fact is null ? null : new Measured(fact, fact.Value) { Error = a.Error + b.Error, Others = [a.Fact, b.Fact] };
    }

    private Measured? Valued(CheckSubject subject, ResolvedTime time, Measure measure)
    {
        if (measure == Measures.Return) return _book.Return(subject, time.Start, time.End, null);
        if (subject.Series is not null) return null;
        if (!subject.IsSecurity) return GaugeSeries.Answers(new FactKey(measure.Name, subject.Id, null, default, BasisName.Official))
            ? Scaled(_book.OfSeries(measure, subject.Gauge!, time.Start, time.End), 1)
            : Scaled(_book.Of(measure, subject.Gauge!, time.Start, time.End, subject.Gauge!.HeadlineBasis(Math.Max(0, time.Start), time.End)), 1);
        if (measure == Measures.Volatility) return Scaled(_book.OfMember(Measures.StockVolatility, subject.Id, time.Start, time.End), 1);
        if (measure == Measures.MaxDrawdown) return Scaled(_book.OfMember(Measures.StockDrawdown, subject.Id, time.Start, time.End), 1);
        return Scaled(_book.OfMember(measure, subject.Id, time.Start, time.End), 1);
    }

    private CheckedClaim Ratio(Claim claim)
    {
        if (Subject(claim, out var missing) is not { } subject) return Not(claim, missing);
        if (CheckSubject.Of(_workspace, claim.Object, out missing) is not { } other) return Not(claim, missing, subject);
        if (subject.Series is not null || other.Series is not null) return Not(claim, "a multiple is one of gauges and securities", subject);
        if (claim.Measure is { } measure && measure != Measures.Return && measure != Measures.ReturnRatio)
        {
            if (measure != Measures.Volatility && measure != Measures.VolatilityRatio || subject.Gauge is null || other.Gauge is null) return Not(claim, $"a multiple of {measure.Name.Replace('_', ' ')} is not computed", subject);
            if (Settle(claim, subject, out missing) is not { } sample) return Not(claim, missing, subject);
            return Number(claim, subject, (sample.Frame, Sampled(sample.Time)), time => Scaled(_book.OfSeries(Measures.VolatilityRatio, subject.Gauge, time.Start, time.End, other.Id, 2), 1), $"volatility over that of {other.Name}");
        }

        if (Settle(claim, subject, out missing) is not { } settled) return Not(claim, missing, subject);
        return Number(
            claim,
            subject,
            settled,
            time =>
            {
                var fact = subject.IsSecurity
                    ? _book.OfMember(Measures.ReturnRatio, subject.Id, time.Start, time.End, other.Id, 2)
                    : _book.Of(Measures.ReturnRatio, subject.Gauge!, time.Start, time.End, subject.Gauge!.HeadlineBasis(Math.Max(0, time.Start), time.End), null, other.Id, 2);
                if (fact?.Value is not { } ratio) return null;
                // A ratio of two falls is no "twice the gain".
                var (a, b) = (_book.Return(subject, time.Start, time.End, null), _book.Return(other, time.Start, time.End, null));
                var error = a is { Value: { } x } && b is { Value: { } y } && Math.Abs(x) > 0 && Math.Abs(y) > 0 ? Math.Abs(ratio) * (a.Error / Math.Abs(x) + b.Error / Math.Abs(y)) : 0;
                return new Measured(fact, ratio) { Error = error, Others = [.. new[] { a?.Fact, b?.Fact }.OfType<Fact>()] };
            },
            $"return over that of {other.Name}");
    }

    private CheckedClaim Level(Claim claim)
    {
        if (Subject(claim, out var missing) is not { } subject) return Not(claim, missing);
        if (Settle(claim, subject, out missing) is not { } settled) return Not(claim, missing, subject);
        var replica = claim.Time is SpanTime && subject.Gauge is { HasMembers: true } held && settled.Time.Start >= 0 && held.HeadlineBasis(settled.Time.Start, settled.Time.End) != BasisName.Official;
        if (!replica && subject.Gauge is { HasMembers: true, Official: null } own && !_workspace.Market.IsSample) return Not(claim, $"no published level of {own.Definition.Name} was found, and a replicated one has no points to compare", subject);
        if (claim.Interval is not { } interval) return Not(claim, "the text states no level", subject);
        var scale = Scale(subject, interval.Unit);
        if (scale is not { } factor) return Not(claim, $"a level of {subject.Name} is not counted in that unit", subject);
        Measured? At(ResolvedTime time) => claim.Measure == Measures.HighLevel || claim.Measure == Measures.LowLevel || interval.Modifier == Modifier.AsMuchAs ? Extreme(time, high: claim.Measure != Measures.LowLevel)
            : replica ? Scaled(_book.Of(Measures.Level, subject.Gauge!, time.Start, time.End, BasisName.Fixed, decimals: subject.Gauge!.Definition.Decimals), factor)
            : _book.Level(subject, time.End) is { } level ? level with { Value = level.Value * factor, Error = level.Error * factor } : null;
        Measured? Extreme(ResolvedTime time, bool high) => subject.Series is not null ? null : Scaled(
            subject.IsSecurity ? _book.OfMember(high ? Measures.HighLevel : Measures.LowLevel, subject.Id, time.End, time.End) : _book.Of(high ? Measures.HighLevel : Measures.LowLevel, subject.Gauge!, time.End, time.End, BasisName.Official),
            factor);
        (string, Func<Measured?>)[] readings = [("the close of the day", () => _book.Level(subject, settled.Time.End) is { } close ? close with { Value = close.Value * factor, Error = close.Error * factor } : null), ("the intraday high of the day", () => Extreme(settled.Time, high: true)), ("the intraday low of the day", () => Extreme(settled.Time, high: false))];
        return Number(claim, subject, settled, At, "level", readings, judge: claim.Type == ClaimType.LevelBound || claim.Relation is not (Relation.Equal or Relation.NotEqual) ? Judge.Bound : null);
    }

    // Rates are facts in fractions; articles print them in percent. A quote of yen per dollar is a plain number.
    private static double? Scale(CheckSubject subject, Unit unit) => subject.Series is { } series && MacroAnswers.IsRate(series)
        ? unit switch { Unit.Fraction or Unit.PercentagePoints => 1, Unit.BasisPoints => 10_000, Unit.Number => 100, _ => null }
        : unit is Unit.Points or Unit.Number or Unit.Currency or Unit.Count ? 1 : null;
}
