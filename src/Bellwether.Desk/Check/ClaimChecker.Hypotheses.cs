using Bellwether.Analytics;
using Bellwether.Analytics.Risk;
using Bellwether.Claims;
using Bellwether.Claims.Verdicts;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Reasons and regularities: consistent, inconsistent or inconclusive, never proved (METHODS 7.5, 9; DESIGN, decision 9).</summary>
internal sealed partial class ClaimChecker
{
    private CheckedClaim Hypothesis(Claim claim)
    {
        var words = claim.Quote.ToLowerInvariant();
        if (claim.Measure == Measures.Volatility || claim.Measure == Measures.MaxDrawdown || words.Contains("volatil", StringComparison.Ordinal) || words.Contains("downturn", StringComparison.Ordinal)) return RiskHypothesis(claim);
        return Reason(claim);
    }

    // "More volatile, downturns more pronounced": resampled ratios against the market at large (METHODS 7.7).
    private CheckedClaim RiskHypothesis(Claim claim)
    {
        var subject = Subject(claim, out var missing) is { Gauge: not null } own ? own : Mentioned();
        if (subject is null) return Not(claim, missing);
        var other = CheckSubject.Of(_workspace, claim.Object, out _) ?? (CheckSubject.BroadMarket(_workspace) is { } market ? CheckSubject.Of(_workspace, market) : null);
        if (other?.Gauge is null || other.Id == subject.Id) return Not(claim, "there is no other gauge to measure its risk against", subject);
        if (_frames.For(claim, out missing) is not { } frame) return Not(claim, missing, subject);
        var (start, end) = (Math.Max(0, frame.Dates.AsOf - UsualSample), frame.Dates.AsOf);
        var falls = claim.Measure == Measures.MaxDrawdown || claim.Quote.Contains("downturn", StringComparison.OrdinalIgnoreCase);
        var parameter = KeyOptions.Write(other.Id, "c", 0.95, "n", 1000, "seed", 1UL);
        var fact = _book.OfSeries(falls ? Measures.ShortfallRatio : Measures.VarianceRatio, subject.Gauge!, start, end, parameter, 2);
        if (fact is not { Low: { } low, High: { } high }) return Not(claim, _book.Missing, subject);
        var verdict = Of(RiskComparison.Judge(low, high));
        var time = new Claims.Dates.ResolvedTime { Start = start, End = end, First = _workspace.Market.Calendar[start], Last = _workspace.Market.Calendar[end], EndsAsOf = true };
        var drawdown = falls ? _book.OfSeries(Measures.DrawdownRatio, subject.Gauge!, start, end, parameter, 2) : null;
        var why = verdict switch
        {
            ClaimVerdict.Consistent => "The whole 95 % interval of the ratio lies above one.",
            ClaimVerdict.Inconsistent => "The whole 95 % interval of the ratio lies below one.",
            _ => "The 95 % interval of the ratio holds one.",
        };
        return Finish(claim, subject, frame, time, new Measured(fact, fact.Value) { Low = low, High = high, Others = drawdown is null ? [] : [drawdown] }, new Judgement(verdict, why), $"{(falls ? "worst days" : "variance")} against {other.Name}, {UsualSample} sessions");
    }

    // The gauge that the text speaks of most.
    private CheckSubject? Mentioned() => _claims.SelectMany(claim => claim.Subjects)
        .Where(subject => subject.Kind is SubjectKind.Gauge or SubjectKind.Constituents)
        .Select(subject => CheckSubject.Of(_workspace, subject, out _)).OfType<CheckSubject>().Where(subject => subject.Gauge is { HasMembers: true })
        .GroupBy(subject => subject.Id, StringComparer.Ordinal).OrderByDescending(group => group.Count()).FirstOrDefault()?.First();
}
