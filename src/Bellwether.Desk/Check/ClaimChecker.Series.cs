using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Claims;
using Bellwether.Claims.Dates;
using Bellwether.Claims.Verdicts;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Claims about a history: runs, records, volatility, drawdowns, dated extremes, and any other measure of the vocabulary.</summary>
internal sealed partial class ClaimChecker
{
    private CheckedClaim Streak(Claim claim)
    {
        if (Subject(claim, out var missing) is not { Series: null } subject) return Not(claim, missing.Length > 0 ? missing : "runs are those of gauges and securities");
        if (claim.Interval is not { } interval) return Not(claim, "the text states no number of moves", subject);
        if (Settle(claim, subject, out missing) is not { } settled) return Not(claim, missing, subject);
        var every = Every(claim.Frequency);
        var direction = claim.Direction != 0 ? claim.Direction : Math.Sign(interval.Value);
        Measured? At(ResolvedTime time)
        {
            var fact = subject.IsSecurity
                ? _book.OfMember(Measures.Streak, subject.Id, 0, time.End, every)
                : _book.OfSeries(Measures.Streak, subject.Gauge!, 0, time.End, every);
            return fact?.Value is { } run ? new Measured(fact, run * (direction < 0 ? -1 : 1)) : null;
        }

        return Number(claim, subject, settled, At, $"{(direction < 0 ? "falls" : "rises")} in a row{(every is null ? "" : ", by " + every)}", judge: (own, reading, _) => reading.Value is { } run && own.Contains(run)
            ? new Judgement(ClaimVerdict.Supported, "The run has the stated length.")
            : new Judgement(ClaimVerdict.Contradicted, "The run has another length."));
    }

    // Only a calendar step other than a day needs a parameter.
    private static string? Every(TimeUnit? frequency) => frequency switch
    {
        TimeUnit.Week => "week",
        TimeUnit.Month => "month",
        TimeUnit.Quarter => "quarter",
        TimeUnit.Year => "year",
        _ => null,
    };

    private CheckedClaim Since(Claim claim)
    {
        if (Subject(claim, out var missing) is not { Series: null } subject) return Not(claim, missing.Length > 0 ? missing : "records are those of gauges and securities");
        if (Settle(claim, subject, out missing) is not { } settled) return Not(claim, missing, subject);
        var level = claim.Measure == Measures.Level || claim.Measure == Measures.Price;
        var measure = level ? claim.Direction < 0 ? Measures.LastLowerClose : Measures.LastHigherClose : Measures.LastLargerMove;
        var every = Every(claim.Frequency);
        Fact? Make(Measure own, int end) => subject.IsSecurity ? _book.OfMember(own, subject.Id, 0, end, every) : _book.OfSeries(own, subject.Gauge!, 0, end, every);
        var time = settled.Time;
        if (!level && every is null && _book.Return(subject, time.End - 1, time.End, null) is { Value: { } move } today && claim.Direction != 0 && Math.Sign(move) == -claim.Direction)
            return Finish(claim, subject, settled.Frame, time, today, new Judgement(ClaimVerdict.Contradicted, "The move of the day has the other sign."), "the day's move");
        DateOnly? since = claim.Since is { } phrase ? new DateResolver(settled.Frame.Dates, ClaimVotes.Finder(subject)).Date(phrase) : null;
        if (claim.Since is not null && since is null) return Dated(Not(claim, "the day since when is not understood", subject), settled.Frame, time);
        var begin = _workspace.Market.Calendar[0];
        if (Make(measure, time.End) is { Value: { } day } fact)
        {
            var last = DateOnly.FromDayNumber((int)day);
            // "Since March" allows one in March itself.
            var limit = claim.Since is PeriodEdge { AtEnd: false } edge ? new DateResolver(settled.Frame.Dates).Period(edge.Period)?.Last ?? since : since;
            var judgement = limit is { } from && last <= from
                ? new Judgement(ClaimVerdict.Supported, $"None was larger since then; the last one was on {Phrases.Date(last)}.")
                : new Judgement(ClaimVerdict.Contradicted, $"{Phrases.Date(last)} had one at least as large.");
            return Finish(claim, subject, settled.Frame, time, new Measured(fact, day), judgement, level ? "last close beyond this one" : "last move at least as large");
        }

        // Nothing beyond it in all of the data: that decides a day inside the data, and no day before them.
        if (since is not { } known || known < begin)
            return Dated(Not(claim, string.Create(CultureInfo.InvariantCulture, $"no larger one is in the data, but they begin on {begin:yyyy-MM-dd}"), subject), settled.Frame, time);
        return _book.Return(subject, Math.Max(0, time.End - 1), time.End, null) is { } own
            ? Finish(claim, subject, settled.Frame, time, own, new Judgement(ClaimVerdict.Supported, string.Create(CultureInfo.InvariantCulture, $"None was larger since the data begin on {begin:yyyy-MM-dd}.")), level ? "last close beyond this one" : "last move at least as large")
            : Dated(Not(claim, _book.Missing, subject), settled.Frame, time);
    }

    private CheckedClaim Volatility(Claim claim) => Sampled(claim, "volatility a year", (subject, time) => Valued(subject, time, claim.Measure is { } measure && measure != Measures.StockVolatility ? measure : Measures.Volatility));

    private CheckedClaim Drawdown(Claim claim) => Sampled(
        claim,
        "drawdown",
        (subject, time) =>
        {
            var measure = claim.Measure ?? Measures.MaxDrawdown;
            var measured = measure == Measures.DrawdownDepth && !subject.IsSecurity
                ? Scaled(_book.OfSeries(measure, subject.Gauge!, time.Start, time.End, KeyOptions.Write("", "k", claim.Rank ?? 1)), 1)
                : Valued(subject, time, measure);
            // Depths are printed with and without a sign (METHODS 0.2).
            return measured is { Value: { } depth } && claim.Interval is { } interval && Math.Sign(depth) == -Math.Sign(interval.Value) ? measured with { Value = -depth } : measured;
        });

    private CheckedClaim Sampled(Claim claim, string understood, Func<CheckSubject, ResolvedTime, Measured?> at)
    {
        if (Subject(claim, out var missing) is not { Series: null } subject) return Not(claim, missing.Length > 0 ? missing : $"{understood} is that of gauges and securities");
        if (Settle(claim, subject, out missing) is not { } settled) return Not(claim, missing, subject);
        return Number(claim, subject, (settled.Frame, Sampled(settled.Time)), time => at(subject, time), understood);
    }

    private CheckedClaim DateOf(Claim claim)
    {
        if (Subject(claim, out var missing) is not { Series: null } subject) return Not(claim, missing.Length > 0 ? missing : "dated extremes are those of gauges and securities");
        if (Settle(claim, subject, out missing) is not { } settled) return Not(claim, missing, subject);
        if (claim.Measure == Measures.NearestTrough) return Trough(claim, subject, settled);
        var low = claim.Measure is null || claim.Measure == Measures.LowDate || claim.Direction < 0;
        var stated = claim.Time is SpanTime ? settled.Time.Start : settled.Time.End;
        var end = claim.Time is SpanTime ? settled.Time.End : settled.Frame.Dates.AsOf;
        var start = Math.Max(0, NearbyWords.TrailingDays(_text, claim.CharEnd) is { } days ? end - days : stated - 60);
        // "its high for the year came on Dec. 17": the period is that of the extreme.
        if (claim.Since is { } since && new DateResolver(settled.Frame.Dates).Date(since) is { } opening) start = Math.Max(0, Math.Min(stated, _workspace.Market.Calendar.IndexOnOrAfter(opening.AddDays(1))));
        if (claim.Direction != 0) return Extreme(claim, subject, settled, start, stated, Math.Max(stated, end));
        if (!low) return Quantity(claim);
        var fact = subject.Gauge is { } gauge ? _book.OfSeries(Measures.LowDate, gauge, start, end) : null;
        if (fact?.Value is not { } day) return Dated(Not(claim, subject.IsSecurity ? "the low of a single security is not dated" : _book.Missing, subject), settled.Frame, settled.Time);
        var found = DateOnly.FromDayNumber((int)day);
        var judgement = found == _workspace.Market.Calendar[stated]
            ? new Judgement(ClaimVerdict.Supported, "The day has the lowest close.")
            : new Judgement(ClaimVerdict.Contradicted, $"The lowest close was on {Phrases.Date(found)}.");
        return Finish(claim, subject, settled.Frame, settled.Time, new Measured(fact, day), judgement, "day of the low");
    }

    // The day of the lowest or highest close between two days, with that day's close as the fact.
    private CheckedClaim Extreme(Claim claim, CheckSubject subject, (ClaimFrame Frame, ResolvedTime Time) settled, int start, int stated, int end)
    {
        var role = claim.Direction < 0 ? PriceRole.Low : PriceRole.High;
        var day = ClaimVotes.Finder(subject)(role, start, end);
        if (day < 0 || _book.Level(subject, day) is not { } level) return Dated(Not(claim, _book.Missing, subject), settled.Frame, settled.Time);
        var word = role == PriceRole.Low ? "lowest" : "highest";
        var judgement = day == stated
            ? new Judgement(ClaimVerdict.Supported, $"The day has the {word} close since {Phrases.Date(_workspace.Market.Calendar[start])}.")
            : new Judgement(ClaimVerdict.Contradicted, $"The {word} close since {Phrases.Date(_workspace.Market.Calendar[start])} was on {Phrases.Date(_workspace.Market.Calendar[day])}.");
        return Finish(claim, subject, settled.Frame, settled.Time, level, judgement, $"day of the {word} close");
    }

    /// <summary>Any other measure of the vocabulary: the same key as a brief's fact, as far as the text states its parts.</summary>
    private CheckedClaim Quantity(Claim claim)
    {
        if (claim.Measure is not { } measure) return Not(claim, "what is measured is not certainly understood");
        if (Subject(claim, out var missing) is not { Series: null } subject) return Not(claim, missing.Length > 0 ? missing : $"{measure.Name.Replace('_', ' ')} is not one of a series");
        if (Settle(claim, subject, out missing) is not { } settled) return Not(claim, missing, subject);
        var key = new FactKey(measure.Name, subject.Id, null, default, BasisName.Official);
        var series = subject.Gauge is not null && GaugeSeries.Answers(key);
        var time = series ? Sampled(settled.Time) : settled.Time;
        if (Composed(claim, measure, subject) is { } part) return Number(claim, subject, settled, part, measure.Name.Replace('_', ' '));
        if (measure == Measures.WindowRank || measure == Measures.WindowRankShare || measure == Measures.WindowReturn || measure == Measures.WindowCount) return Ranked(claim, measure, subject, settled);
        var parameter = Parameter(claim, measure);
        Measured? At(ResolvedTime own)
        {
            var within = subject.IsSecurity ? GaugeOf(claim) : null;
            var fact = subject.IsSecurity
                ? _book.OfMember(measure, subject.Id, own.Start, own.End, parameter, gauge: within)
                : series
                    ? _book.OfSeries(measure, subject.Gauge!, own.Start, own.End, parameter)
                    : _book.Of(measure, subject.Gauge!, own.Start, own.End, measure == Measures.ReplicationError && NearbyWords.Rulebook(_text, claim.CharStart) ? BasisName.Chained : IsOfMembers(measure) && subject.Gauge!.HasMembers ? BasisName.Fixed : subject.Gauge!.HeadlineBasis(Math.Max(0, own.Start), own.End), null, parameter);
            if (fact?.Value is not { } value) return null;
            var scale = claim.Interval?.Unit == Unit.BasisPoints && fact.Measure.Unit is Unit.Fraction or Unit.PercentagePoints && claim.Interval?.Unit == Unit.BasisPoints ? 10_000 : 1;
            return new Measured(fact, value * scale) { Low = fact.Low * scale, High = fact.High * scale };
        }

        return Number(claim, subject, (settled.Frame, time), At, measure.Name.Replace('_', ' '));
    }

    private static bool IsOfMembers(Measure measure) => measure != Measures.Excess && measure != Measures.GeometricExcess && measure != Measures.Level && measure != Measures.MaxOneDayChange;

    private string? Parameter(Claim claim, Measure measure)
    {
        if (claim.Object is { Id: { } other } && measure != Measures.Return) return other;
        if (claim.Rank is { } rank) return rank.ToString(CultureInfo.InvariantCulture);
        if (measure == Measures.TopShare || measure == Measures.TopWeight || measure == Measures.ReturnExDrop || measure == Measures.ReturnExFreeze || measure == Measures.BestDaysShare || measure == Measures.ReturnExBestDays || measure == Measures.ReturnExWorstDays) return NearbyWords.HowMany(_text, claim.CharEnd)?.ToString(CultureInfo.InvariantCulture);
        if (measure == Measures.AboveAverage) return NearbyWords.Days(_text, claim.CharStart)?.ToString(CultureInfo.InvariantCulture);
        return measure == Measures.ValueAtRisk || measure == Measures.ExpectedShortfall ? KeyOptions.Write("historical", "c", (double)(1 - (NearbyWords.WorstShare(_text, claim.CharStart) ?? 0.05m))) : null;
    }

    // "Among all windows of that length since 26 December 2017 … ranks 1 of 249": the window gives the length, the sentence the history.
    private CheckedClaim Ranked(Claim claim, Measure measure, CheckSubject subject, (ClaimFrame Frame, ResolvedTime Time) settled)
    {
        if (subject.Gauge is not { } gauge) return Not(claim, "ranks of windows are those of gauges", subject);
        if (NearbyWords.OverLastDays(_text, claim.CharEnd) is { } last)
            return Number(claim, subject, settled, time => Scaled(_book.OfSeries(measure, gauge, time.Start, time.End, last.ToString(CultureInfo.InvariantCulture)), 1), measure.Name.Replace('_', ' '));
        if (NearbyWords.Since(_text, claim.CharEnd) is not { } since || _workspace.Market.Calendar.IndexOnOrAfter(since) is var from && from >= settled.Time.Start)
            return Dated(Not(claim, "the history in which the window ranks is not stated", subject), settled.Frame, settled.Time);
        return Number(
            claim,
            subject,
            settled,
            time => Scaled(_book.OfSeries(measure, gauge, from, time.End, GaugeSeries.Of(_workspace, gauge, time.Start, time.End).Returns.Length.ToString(CultureInfo.InvariantCulture)), 1),
            measure.Name.Replace('_', ' '));
    }
}
