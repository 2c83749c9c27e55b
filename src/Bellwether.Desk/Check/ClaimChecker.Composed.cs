using Bellwether.Analytics;
using Bellwether.Claims;
using Bellwether.Claims.Dates;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Numbers that are parts of a larger finding: reasons put to the test, a scenario, what followed windows like the current one, dated turns.</summary>
internal sealed partial class ClaimChecker
{
    /// <summary>The fact of a part over a window; null when the measure is no such part.</summary>
    private Func<ResolvedTime, Measured?>? Composed(Claim claim, Measure measure, CheckSubject subject)
    {
        if (subject.Gauge is not { } gauge) return null;
        if (measure == Measures.TopNamesEffect || measure == Measures.StockSpecificEffect || measure == Measures.DriverEffect || measure == Measures.PlaceboRank || measure == Measures.PlaceboWindows || measure == Measures.PlaceboIndependent)
            return time => Plain(Reasoned(claim, measure, gauge, time));
        if (measure == Measures.StressEffect || measure == Measures.StressDeviation || measure == Measures.FactorShock || measure == Measures.FactorMove)
            return time => Plain(Stressed(claim, measure, gauge, time));
        if (measure == Measures.AnalogueCount || measure == Measures.AnalogueMedian || measure == Measures.AnalogueShareNegative || measure == Measures.BaseMedian || measure == Measures.BaseShareNegative)
            return time => Plain(Followed(claim, measure, gauge, time));
        if (measure == Measures.ReturnSpread || measure == Measures.ConventionCount || measure == Measures.OrderingsKept)
            return time => Plain(Spread(claim, measure, gauge, time));
        return null;
    }

    private static Measured? Plain(Fact? fact) => fact?.Value is { } value ? new Measured(fact, value) : null;

    private Fact? Reasoned(Claim claim, Measure measure, Gauge a, ResolvedTime time)
    {
        if (CheckSubject.Of(_workspace, claim.Object, out _)?.Gauge is not { } b || Why(a, b, time.Start, time.End) is not { } found) return null;
        if (measure == Measures.TopNamesEffect) return found.TopNamesEffect;
        if (measure == Measures.StockSpecificEffect) return found.Specific;
        // A reason is named in quotation marks before its number; what single stocks brought is not.
        var before = NearbyWords.Before(_text, claim.CharStart, 400);
        var named = found.Reasons.Where(own => before.Contains('"' + own.Text + '"', StringComparison.OrdinalIgnoreCase)).MaxBy(own => before.LastIndexOf('"' + own.Text + '"', StringComparison.OrdinalIgnoreCase));
        var reason = named ?? found.Reasons.FirstOrDefault(own => own.Id == DriverReasons.Stocks);
        if (measure == Measures.DriverEffect) return reason?.Effect;
        return measure == Measures.PlaceboRank ? reason?.Rank : measure == Measures.PlaceboWindows ? reason?.Windows : reason?.Independent;
    }

    // "The order of the gauges": of all whose return the text states before.
    private Fact? Spread(Claim claim, Measure measure, Gauge gauge, ResolvedTime time)
    {
        var rivals = _claims.Where(own => own.Id < claim.Id && own.Measure == Measures.Return)
            .SelectMany(own => own.Subjects).Select(own => CheckSubject.Of(_workspace, own, out _)?.Gauge).OfType<Gauge>().Where(own => own != gauge).Distinct().ToArray();
        var finding = _book.Conventions(gauge, rivals, new SettledWindow(time.Start, time.End, _book.Window(time.Start, time.End), null, []));
        if (measure == Measures.ReturnSpread) return finding?.Spread;
        if (measure == Measures.OrderingsKept) return finding?.Order?.Kept;
        return NearbyWords.Before(_text, claim.CharStart, 80).Contains("order of the gauges", StringComparison.Ordinal) ? finding?.Order?.Tried : finding?.Count;
    }

    private DriversFinding? Why(Gauge a, Gauge b, int start, int end)
    {
        if (_tested is { } known && known.A == a && known.B == b && known.Start == start && known.End == end) return known.Found;
        _tested = (a, b, start, end, _book.Why(a, b, new SettledWindow(start, end, _book.Window(start, end), null, [])));
        return _tested.Value.Found;
    }

    // "If the S&P 500 had its worst day since … again": the factor named there and the day that is repeated.
    private Fact? Stressed(Claim claim, Measure measure, Gauge gauge, ResolvedTime time)
    {
        var sentence = SentenceAround(claim);
        var which = sentence.Contains(" had its worst day", StringComparison.Ordinal) ? "worst" : "best";
        var at = sentence.IndexOf($" had its {which} day", StringComparison.Ordinal);
        if (at < 0) return null;
        var shocked = Factors.Of(_workspace).All.Where(own => sentence[..at].EndsWith(own.Name, StringComparison.OrdinalIgnoreCase)).MaxBy(own => own.Name.Length);
        if (shocked is null) return null;
        var finding = _book.Stress(gauge, time.Start, time.End, new StatedShock(shocked, which));
        if (measure == Measures.StressEffect) return finding.Effect;
        if (measure == Measures.StressDeviation) return finding.Deviation;
        if (measure == Measures.FactorShock) return finding.Factors.FirstOrDefault(own => own.Id == shocked.Id)?.Move;
        var before = NearbyWords.Before(_text, claim.CharStart, 400);
        return finding.Factors.Where(own => !own.IsShocked && before.Contains(own.Name, StringComparison.OrdinalIgnoreCase)).MaxBy(own => before.LastIndexOf(own.Name, StringComparison.OrdinalIgnoreCase))?.Move;
    }

    private Fact? Followed(Claim claim, Measure measure, Gauge gauge, ResolvedTime time)
    {
        if (NearbyWords.LastDays(_text, claim.CharEnd) is not { } days) return null;
        var finding = _book.Analogues(gauge, time.Start, time.End, days, NearbyWords.NextDays(_text, claim.CharStart, claim.CharEnd));
        return measure == Measures.AnalogueCount ? finding.Count
            : measure == Measures.AnalogueMedian ? finding.Median.Analogues
            : measure == Measures.BaseMedian ? finding.Median.All
            : measure == Measures.AnalogueShareNegative ? finding.ShareNegative.Analogues
            : finding.ShareNegative.All;
    }

    // "The 20 % swing rule has none there: its nearest trough is …": the rule named nearest before the day, over all closes.
    private CheckedClaim Trough(Claim claim, CheckSubject subject, (ClaimFrame Frame, ResolvedTime Time) settled)
    {
        if (subject.Gauge is not { } gauge) return Not(claim, "turns are dated for gauges", subject);
        var low = _claims.LastOrDefault(own => own.Id < claim.Id && own.Type == ClaimType.DateOf && own.Measure == Measures.LowDate);
        if (low is null || Settle(low, subject, out _) is not { } near) return Not(claim, "the text does not say near which day", subject);
        var before = NearbyWords.Before(_text, claim.CharStart, 300);
        var rule = _book.Turns(gauge, settled.Frame.Dates.AsOf, _workspace.Market.Calendar[near.Time.End]).Where(own => before.Contains(own.Rule, StringComparison.OrdinalIgnoreCase)).MaxBy(own => before.LastIndexOf(own.Rule, StringComparison.OrdinalIgnoreCase));
        if (rule?.Trough.Value is not { } day) return Not(claim, "the dating rule is not certainly understood", subject);
        var found = DateOnly.FromDayNumber((int)day);
        var judgement = found == _workspace.Market.Calendar[settled.Time.End]
            ? new Claims.Verdicts.Judgement(Claims.Verdicts.ClaimVerdict.Supported, "The rule puts a trough on that day.")
            : new Claims.Verdicts.Judgement(Claims.Verdicts.ClaimVerdict.Contradicted, $"The rule's nearest trough is {Phrases.Date(found)}.");
        return Finish(claim, subject, settled.Frame, settled.Time, new Measured(rule.Trough, day), judgement, "day of the nearest trough");
    }
}
