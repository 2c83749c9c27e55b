using Bellwether.Analytics;
using Bellwether.Claims;
using Bellwether.Claims.Verdicts;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Reasons that a text gives, put to the tournament of <c>drivers</c>: consistent, inconsistent or inconclusive (METHODS 7.2 to 7.5).</summary>
internal sealed partial class ClaimChecker
{
    // Words of a reason; the first that fits the quote, else the sentence around it, counts. "Exchange rate" is the currency, so that comes first.
    private static readonly (string Reason, string[] Words)[] s_reasons =
    [
        (DriverReasons.Currency, ["exchange rate", "currency", "stronger yen", "weaker yen", "strong yen", "weak yen", "the yen", "the dollar"]),
        (DriverReasons.Exports, ["export", "overseas sales", "sales abroad", "trade war", "external demand"]),
        (DriverReasons.Stocks, ["individual stock", "single stock", "individual name", "single name", "a few stocks", "a handful of"]),
        (DriverReasons.Rates, ["interest rate", "rates", "yields", "borrowing cost", "monetary", "policy rate"]),
        (DriverReasons.Sectors, ["sector", "industry mix", "industries"]),
        (DriverReasons.Size, ["because they are small", "size effect"]),
    ];

    // Words that turn a reason round: the tournament does not test the opposite.
    private static readonly string[] s_opposites = ["more dependent on", "more exposed to", "more sensitive to", "benefit from rising", "benefit from higher", "gain when interest rates"];

    private (Gauge A, Gauge B, int Start, int End, DriversFinding? Found)? _tested;

    private CheckedClaim Reason(Claim claim)
    {
        if (NamedReason(claim) is not { } reason) return Not(claim, "the text gives a reason that no test here stands for");
        if (Tournament(claim, out var missing) is not { } tested) return Not(claim, missing);
        var subject = CheckSubject.Of(_workspace, tested.A);
        if (tested.Found?.Reasons.FirstOrDefault(own => own.Id == reason) is not { } found) return Not(claim, $"the store cannot test this reason for {subject.Name} against {tested.B.Definition.Name}", subject);
        if (found.Verdict is not { } verdict) return Not(claim, found.Why ?? "this reason could not be tested", subject);
        if (_frames.For(claim, out missing) is not { } frame) return Not(claim, missing, subject);
        var why = verdict switch
        {
            Analytics.Risk.Verdict.Consistent => $"The part of the lead over {tested.B.Definition.Name} that goes with it has the stated sign, beyond what other windows show. That is no proof.",
            Analytics.Risk.Verdict.Inconsistent when found.Against == AgainstWhat.Reward => "What it rests on was rewarded the other way round.",
            Analytics.Risk.Verdict.Inconsistent => $"The part of the lead over {tested.B.Definition.Name} that goes with it has the other sign.",
            _ => $"The interval of the part of the lead over {tested.B.Definition.Name} that goes with it holds zero.",
        };
        var calendar = _workspace.Market.Calendar;
        var time = new Claims.Dates.ResolvedTime { Start = tested.Start, End = tested.End, First = calendar[tested.Start], Last = calendar[tested.End], EndsAsOf = true };
        var measured = new Measured(found.Effect, found.Effect.Value ?? 0) { Low = found.Effect.Low, High = found.Effect.High, Others = [found.P, found.Rank] };
        return Finish(claim, subject, frame, time, measured, new Judgement(Of(verdict), why), $"part of the lead over {tested.B.Definition.Name} that goes with: {found.Text}");
    }

    private string? NamedReason(Claim claim)
    {
        var sentence = SentenceAround(claim);
        if (s_opposites.Any(words => sentence.Contains(words, StringComparison.OrdinalIgnoreCase))) return null;
        foreach (var place in new[] { claim.Quote, sentence })
        {
            foreach (var (reason, words) in s_reasons)
            {
                if (words.Any(word => place.Contains(word, StringComparison.OrdinalIgnoreCase))) return reason;
            }
        }

        return null;
    }

    // The gauge the text speaks of most against the one it is compared with, over the window of the first return it states.
    private (Gauge A, Gauge B, int Start, int End, DriversFinding? Found)? Tournament(Claim claim, out string missing)
    {
        missing = "the text names no gauge with constituents whose move the reason is for";
        if (Mentioned() is not { Gauge: { } a } subject) return null;
        missing = "the text names no other gauge with constituents to measure the reason against";
        if (Rival(a) is not { } b) return null;
        missing = "the text states no window of the move that the reason is for";
        var stated = _claims.FirstOrDefault(own => own.Type == ClaimType.PercentChange && own.Time is not UnstatedTime && own.Subjects.Any(one => CheckSubject.Of(_workspace, one, out _)?.Gauge?.Id == a.Id));
        if (stated is null || Settle(claim, subject, out missing, stated.Time) is not { } settled || settled.Time.Start >= settled.Time.End) return null;
        var (start, end) = (settled.Time.Start, settled.Time.End);
        if (_tested is { } known && known.A == a && known.B == b && known.Start == start && known.End == end) return known;
        var window = new SettledWindow(start, end, _book.Window(start, end), null, []);
        _tested = (a, b, start, end, _book.Why(a, b, window));
        return _tested;
    }

    private Gauge? Rival(Gauge a)
    {
        var compared = _claims.Where(own => own.Type is ClaimType.Comparison or ClaimType.Ratio).Select(own => own.Object)
            .Concat(_claims.SelectMany(own => own.Subjects).Where(own => own.Kind == SubjectKind.Gauge));
        foreach (var named in compared)
        {
            if (CheckSubject.Of(_workspace, named, out _)?.Gauge is { HasMembers: true } other && other.Id != a.Id) return other;
        }

        return CheckSubject.BroadMarket(_workspace) is { HasMembers: true } market && market.Id != a.Id ? market : null;
    }
}
