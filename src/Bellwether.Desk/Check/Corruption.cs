using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Claims;
using Bellwether.Claims.Verdicts;
using Bellwether.Market;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>What was changed in a true text.</summary>
public enum CorruptionKind
{
    /// <summary>A number, by more than rounding and the uncertainty of the data.</summary>
    Number,

    /// <summary>The sign of a move: rose for fell, ahead of for behind.</summary>
    Sign,

    /// <summary>The subject: another gauge's name.</summary>
    Subject,

    /// <summary>The window: another first or last day.</summary>
    Window,
}

/// <summary>One change of a true text and what the checker said.</summary>
/// <param name="Kind">What was changed.</param>
/// <param name="Before">The words before.</param>
/// <param name="After">The words after.</param>
/// <param name="Flagged">True when a claim that was supported is contradicted now.</param>
/// <param name="Verdict">The verdict of the changed claim.</param>
public sealed record CorruptionCase(CorruptionKind Kind, string Before, string After, bool Flagged, ClaimVerdict? Verdict);

/// <summary>
/// Changes one thing in a true text at a time and asks the checker again (issue 5, corruption). A change that leaves the statement true — another
/// gauge with the same return to the digit, another day with the same close — is no corruption and is not counted.
/// </summary>
public static class Corruption
{
    private static readonly (string Up, string Down)[] s_words = [(" rose ", " fell "), (" ahead of ", " behind "), (" above ", " below ")];

    /// <summary>Up to <paramref name="most"/> changes of each kind, drawn from a seed.</summary>
    public static IEnumerable<CorruptionCase> Of(Workspace workspace, BriefText brief, CheckFindings truth, ulong seed, int most = 4)
    {
        ArgumentNullException.ThrowIfNull(brief);
        ArgumentNullException.ThrowIfNull(truth);
        var random = new SplitMix64(seed);
        foreach (var (kind, start, end, after, claim) in Numbers(brief, truth, random, most).Concat(Signs(brief, truth, random, most)).Concat(Names(workspace, brief, truth, random, most)).Concat(Days(workspace, brief, truth, random, most)).Concat(Events(workspace, brief, truth, random, most)))
            yield return Tried(workspace, brief.Text, kind, start, end, after, claim);
    }

    private static IEnumerable<(CorruptionKind, int, int, string, CheckedClaim)> Numbers(BriefText brief, CheckFindings truth, SplitMix64 random, int most)
    {
        foreach (var own in Drawn(random, [.. brief.Facts.Where(own => Numeric(own.Fact))], most))
        {
            if (RoundTrip.Covering(truth, own.Start, own.End) is not { Judgement.Verdict: ClaimVerdict.Supported } claim) continue;
            if (Moved(random, brief.Text[own.Start..own.End], Slack(claim)) is { } changed) yield return (CorruptionKind.Number, own.Start, own.End, changed, claim);
        }
    }

    // Words that carry a sign, and signs of numbers.
    private static IEnumerable<(CorruptionKind, int, int, string, CheckedClaim)> Signs(BriefText brief, CheckFindings truth, SplitMix64 random, int most)
    {
        foreach (var claim in Drawn(random, [.. truth.Claims.Where(own => own.Judgement.Verdict == ClaimVerdict.Supported && own.Claim.Type is ClaimType.PercentChange or ClaimType.Comparison or ClaimType.Quantity && IsClear(own))], most * 4).Select(own => (Claim: own, Place: Word(brief.Text, own))).Where(own => own.Place is not null).Take(most))
            yield return (CorruptionKind.Sign, claim.Place!.Value.Start, claim.Place.Value.End, claim.Place.Value.After, claim.Claim);
        foreach (var own in Drawn(random, [.. brief.Facts.Where(own => Numeric(own.Fact) && brief.Text[own.Start] is '+' or '-')], most))
        {
            if (RoundTrip.Covering(truth, own.Start, own.End) is { Judgement.Verdict: ClaimVerdict.Supported } claim && IsClear(claim))
                yield return (CorruptionKind.Sign, own.Start, own.Start + 1, brief.Text[own.Start] == '+' ? "-" : "+", claim);
        }
    }

    private static (int Start, int End, string After)? Word(string text, CheckedClaim claim)
    {
        var start = Math.Max(0, claim.Claim.CharStart - 1);
        // What a number lies "below" or "above" stands behind it.
        var length = Math.Min(text.Length, claim.Claim.CharEnd + (claim.Claim.Type == ClaimType.Quantity ? 8 : 1)) - start;
        foreach (var (up, down) in claim.Claim.Type == ClaimType.Quantity ? claim.Claim.Measure == Measures.ReplicationError ? s_words[2..] : [] : s_words[..2])
        {
            foreach (var (from, to) in new[] { (up, down), (down, up) })
            {
                var at = text.IndexOf(from, start, length, StringComparison.Ordinal);
                if (at >= 0) return (at, at + from.Length, to);
            }
        }

        return null;
    }

    // The other sign is wrong for certain: the value, or the difference of the two sides, lies farther from zero than the data are uncertain.
    private static bool IsClear(CheckedClaim claim)
    {
        if (claim.Computed is not { } value) return false;
        if (claim.Claim is { Type: ClaimType.Comparison, Interval: null }) value -= claim.Others.IsEmpty ? value : claim.Others[0].Value ?? value;
        return Math.Abs(value) > (claim.Claim.Interval?.Unit is Unit.Points or Unit.BasisPoints ? 0 : 0.001) + 2 * Slack(claim);
    }

    // Days of events: the low, the best day, the nearest trough.
    private static IEnumerable<(CorruptionKind, int, int, string, CheckedClaim)> Events(Workspace workspace, BriefText brief, CheckFindings truth, SplitMix64 random, int most)
    {
        var calendar = workspace.Market.Calendar;
        foreach (var claim in Drawn(random, [.. truth.Claims.Where(own => own is { Claim.Type: ClaimType.DateOf, Judgement.Verdict: ClaimVerdict.Supported, Computed: not null })], most))
        {
            var words = Phrases.Date(DateOnly.FromDayNumber((int)claim.Computed!.Value));
            var at = brief.Text.IndexOf(words, claim.Claim.CharStart, Math.Min(60, brief.Text.Length - claim.Claim.CharStart), StringComparison.Ordinal);
            var moved = calendar.IndexOnOrBefore(DateOnly.FromDayNumber((int)claim.Computed.Value)) - 1 - (int)(random.NextDouble() * 20);
            if (at >= 0 && moved >= 0) yield return (CorruptionKind.Window, at, at + words.Length, Phrases.Date(calendar[moved]), claim);
        }
    }

    private static bool Numeric(Fact fact) => fact.Value is not null && fact.Measure.Unit is not Unit.Date;

    private static IEnumerable<T> Drawn<T>(SplitMix64 random, List<T> from, int most)
    {
        for (var n = 0; n < most && from.Count > 0; n++)
        {
            var at = (int)(random.NextDouble() * from.Count);
            yield return from[at];
            from.RemoveAt(at);
        }
    }

    // What the verdict grants beyond the number itself, in the unit of the claim.
    private static double Slack(CheckedClaim claim) =>
        Math.Max(Math.Max(claim.High - claim.Computed ?? 0, claim.Computed - claim.Low ?? 0), claim.Error) + (claim.Claim.Interval?.Ulp ?? 0);

    /// <summary>The first number of a printed fact moved by at least three units of its last place and more than the slack; null when there is none.</summary>
    private static string? Moved(SplitMix64 random, string printed, double slack)
    {
        var start = printed.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0) return null;
        var end = start;
        while (end < printed.Length && (char.IsAsciiDigit(printed[end]) || (printed[end] is ',' or '.' && end + 1 < printed.Length && char.IsAsciiDigit(printed[end + 1])))) end++;
        var number = decimal.Parse(printed.AsSpan(start, end - start), NumberStyles.Number, CultureInfo.InvariantCulture);
        var point = printed.IndexOf('.', start, end - start);
        var decimals = point < 0 ? 0 : end - point - 1;
        var unit = 1m;
        for (var i = 0; i < decimals; i++) unit /= 10;
        var scale = printed.Contains('%', StringComparison.Ordinal) || printed.Contains("percentage point", StringComparison.Ordinal) ? 100 : 1;
        var step = Math.Max(3 * unit, Math.Ceiling((decimal)(slack * scale * 1.5) / unit) * unit + unit);
        step += unit * (int)(random.NextDouble() * 20);
        var changed = random.NextDouble() < 0.5 && number > step ? number - step : number + step;
        return printed[..start] + changed.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + printed[end..];
    }

    private static IEnumerable<(CorruptionKind, int, int, string, CheckedClaim)> Names(Workspace workspace, BriefText brief, CheckFindings truth, SplitMix64 random, int most)
    {
        var gauges = workspace.Gauges.Where(gauge => gauge.HasMembers).ToArray();
        foreach (var claim in Drawn(random, [.. truth.Claims.Where(own => own is { Claim.Type: ClaimType.PercentChange, Judgement.Verdict: ClaimVerdict.Supported, Computed: not null, SubjectId: not null, Window: not null })], most * 2))
        {
            if (CheckSubject.GaugeOf(workspace, claim.SubjectId!) is not { } gauge || claim.Window is not { } window) continue;
            var at = brief.Text.LastIndexOf(gauge.Definition.Name, Math.Min(brief.Text.Length - 1, claim.Claim.CharEnd), StringComparison.Ordinal);
            if (at < 0 || claim.Claim.CharStart - at > 200) continue;
            var (start, end) = (workspace.Market.Calendar.IndexOf(window.Start), workspace.Market.Calendar.IndexOf(window.End));
            var other = gauges.FirstOrDefault(own => own.Id != gauge.Id && IsElsewhere(workspace, own, start, end, claim));
            if (other is not null) yield return (CorruptionKind.Subject, at, at + gauge.Definition.Name.Length, other.Definition.Name, claim);
        }
    }

    // The other gauge returned something else for certain: its own interval, too, lies away from the number.
    private static bool IsElsewhere(Workspace workspace, Gauge other, int start, int end, CheckedClaim claim)
    {
        try
        {
            if (new MeasureBook(workspace, new FactBook(workspace), other).Return(CheckSubject.Of(workspace, other), start, end, null) is not { Value: { } value } measured) return false;
            var slack = 0.01 + Slack(claim);
            var (low, high) = (Math.Min(value - measured.Error, measured.Low ?? value), Math.Max(value + measured.Error, measured.High ?? value));
            return low - claim.Computed!.Value > slack || claim.Computed.Value - high > slack;
        }
        catch (DeskException)
        {
            return false; // no members, or a cap that they cannot meet
        }
    }

    private static IEnumerable<(CorruptionKind, int, int, string, CheckedClaim)> Days(Workspace workspace, BriefText brief, CheckFindings truth, SplitMix64 random, int most)
    {
        var calendar = workspace.Market.Calendar;
        foreach (var claim in Drawn(random, [.. truth.Claims.Where(own => own is { Claim.Type: ClaimType.PercentChange, Claim.Time: SpanTime, Judgement.Verdict: ClaimVerdict.Supported, Computed: not null, Window: not null, SubjectId: not null })], most * 2))
        {
            var window = claim.Window!.Value;
            var words = Phrases.Date(window.End);
            var at = brief.Text.IndexOf(words, claim.Claim.CharStart, Math.Min(400, brief.Text.Length - claim.Claim.CharStart), StringComparison.Ordinal);
            if (at < 0 || CheckSubject.GaugeOf(workspace, claim.SubjectId!) is not { } gauge) continue;
            var (start, end) = (calendar.IndexOf(window.Start), calendar.IndexOf(window.End));
            var moved = end - 8 - (int)(random.NextDouble() * Math.Max(1, (end - start) / 2));
            if (moved <= start) continue;
            var value = CheckSubject.Of(workspace, gauge).QuickReturn(start, moved);
            if (Math.Abs(value - claim.Computed!.Value) > 0.01 + 2 * Slack(claim)) yield return (CorruptionKind.Window, at, at + words.Length, Phrases.Date(calendar[moved]), claim);
        }
    }

    private static CorruptionCase Tried(Workspace workspace, string text, CorruptionKind kind, int start, int end, string after, CheckedClaim truth)
    {
        var before = text[start..end];
        var changed = text[..start] + after + text[end..];
        var shift = after.Length - before.Length;
        var findings = RoundTrip.Check(workspace, changed);
        var place = truth.Claim.CharStart >= end ? shift : 0;
        var claim = RoundTrip.Covering(findings, truth.Claim.CharStart + place, truth.Claim.CharEnd + shift);
        var flagged = claim?.Judgement.Verdict == ClaimVerdict.Contradicted
            || findings.Claims.Any(own => own.Judgement.Verdict == ClaimVerdict.Contradicted && own.Claim.CharStart < truth.Claim.CharEnd + shift && own.Claim.CharEnd > truth.Claim.CharStart + place);
        return new CorruptionCase(kind, before, after, flagged, claim?.Judgement.Verdict);
    }
}
