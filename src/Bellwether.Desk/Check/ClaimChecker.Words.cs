using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Risk;
using Bellwether.Claims;
using Bellwether.Claims.Dates;
using Bellwether.Claims.Verdicts;
using Bellwether.Market;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Claims without a number: vague words, events, reasons. And what surrounds a verdict: the chart, the nearest reading.</summary>
internal sealed partial class ClaimChecker
{
    // "Big weightings": no threshold is stated, so weight and rank are reported and nothing is judged.
    private CheckedClaim Vague(Claim claim)
    {
        var own = Not(claim, claim.Reason ?? "no threshold is stated");
        var securities = claim.Subjects.Select(subject => CheckSubject.Of(_workspace, subject, out _)).OfType<CheckSubject>().Where(subject => subject.IsSecurity).Take(4).ToArray();
        if (securities.Length == 0 || claim.Measure != Measures.Weight && claim.Measure != Measures.WeightRank || GaugeOf(claim) is not { HasMembers: true } gauge) return own;
        if (Settle(claim, securities[0], out _) is not { } settled) return own;
        var facts = ImmutableArray.CreateBuilder<Fact>();
        var words = new List<string>();
        foreach (var subject in securities)
        {
            if (_book.OfMember(Measures.Weight, subject.Id, settled.Time.Start, settled.Time.End, gauge: gauge) is not { Value: { } weight } fact
                || _book.OfMember(Measures.WeightRank, subject.Id, settled.Time.Start, settled.Time.End, gauge: gauge) is not { Value: { } rank } place) continue;
            facts.Add(fact);
            facts.Add(place);
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{subject.Name}: weight {weight * 100:0.0} %, rank {rank:0}"));
        }

        return facts.Count == 0 ? own : Dated(own with { Fact = facts[0], Others = [.. facts.Skip(1)], Note = string.Join("; ", words), Understood = $"weight in {gauge.Definition.Name}" }, settled.Frame, settled.Time);
    }

    // The data hold no events to test against; the nearest dated row is shown, co-occurrence only (METHODS 8.6).
    private CheckedClaim Event(Claim claim)
    {
        var own = Not(claim, claim.Reason ?? "an event needs a dated source");
        if (_frames.For(claim, out _) is not { } frame || _workspace.Market.News.IsDefaultOrEmpty) return own;
        var securities = claim.Subjects.Select(subject => CheckSubject.Of(_workspace, subject, out _)).OfType<CheckSubject>().Where(subject => subject.IsSecurity).Select(subject => subject.Security).ToHashSet();
        NewsRow? near = null;
        foreach (var row in _workspace.Market.News)
        {
            if (row.Date > frame.Dates.Published || !(securities.Count > 0 ? securities.Contains(row.Security) : row.Security < 0 && Shares(row.Summary, claim.Quote))) continue;
            if (near is null || row.Date > near.Date) near = row;
        }

        return near is not { } found
            ? own
            : own with { Note = string.Create(CultureInfo.InvariantCulture, $"nearest dated row of the store: {found.Date:yyyy-MM-dd}, {found.Summary}{(found.Source is { } source ? $" ({source})" : "")}") };
    }

    // A row about the market is near only when it speaks of the same thing: two longer words in common.
    private static bool Shares(string summary, string quote)
    {
        var words = quote.Split([' ', ',', '.', ';', '(', ')', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 4).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return summary.Split([' ', ',', '.', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(words.Contains).Distinct(StringComparer.OrdinalIgnoreCase).Take(2).Count() == 2;
    }

    /// <summary>The subject over the window with some room before it, as closes.</summary>
    private LineChart? Chart(CheckSubject subject, ResolvedTime time)
    {
        if (time.Start < 0) return null;
        var first = Math.Max(0, Math.Min(time.Start, time.End - 20));
        var closes = subject.All[first..(time.End + 1)];
        var values = ImmutableArray.CreateBuilder<double?>(closes.Length);
        foreach (var close in closes) values.Add(double.IsNaN(close) ? null : close);
        if (closes.Count(double.IsFinite) < 2) return null;
        ImmutableArray<DateOnly> days = [.. _workspace.Market.Calendar.Days.AsSpan()[first..(time.End + 1)]];
        var mark = _workspace.Market.Calendar[time.Start];
        return new LineChart(
            "claim",
            $"{subject.Name}, closes",
            $"Closes of {subject.Name} from {Phrases.Date(days[0])} to {Phrases.Date(days[^1])}.",
            days,
            [new ChartLine(subject.Name, values.MoveToImmutable(), true)],
            [new ChartMark(mark, $"Base, {mark.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}")],
            subject.Series is null ? "#,0" : "0.00",
            null);
    }

    /// <summary>
    /// The nearest reading that would make a contradicted move true: another window of the same subject, then another subject over the same window. Found
    /// by search over closes, and only said; it does not excuse the claim.
    /// </summary>
    private string? Nearest(Claim claim, CheckSubject subject, ClaimFrame frame, ResolvedTime time, RoundingInterval interval)
    {
        if (claim.Type is not (ClaimType.PercentChange or ClaimType.MaxOneDayChange) || interval.Unit != Unit.Fraction || time.Start < 0) return null;
        if (subject.Series is not null && IsOwnCurrency(claim)) return null;
        string Found(CheckSubject own, int start, int end, double value) => string.Create(
            CultureInfo.InvariantCulture,
            $"It would hold for {own.Name} from {_workspace.Market.Calendar[start]:yyyy-MM-dd} to {_workspace.Market.Calendar[end]:yyyy-MM-dd} ({(value >= 0 ? "+" : "-")}{Math.Abs(value) * 100:0.0} %).");
        foreach (var (start, end) in Windows(frame.Dates, time))
        {
            if (subject.QuickReturn(start, end) is var value && double.IsFinite(value) && interval.Contains(value)) return Found(subject, start, end, value);
        }

        foreach (var other in Rivals(subject))
        {
            if (other.QuickReturn(time.Start, time.End) is var value && double.IsFinite(value) && interval.Contains(value)) return Found(other, time.Start, time.End, value);
        }

        return null;
    }

    // Near in words first: another last day, then the usual starts, then a few sessions off.
    private static IEnumerable<(int Start, int End)> Windows(DateFrame dates, ResolvedTime time)
    {
        var calendar = dates.Calendar;
        var seen = new HashSet<(int, int)> { (time.Start, time.End) };
        for (var back = 1; back <= 5; back++)
        {
            foreach (var end in new[] { time.End - back, time.End + back })
            {
                if (end > time.Start && end < calendar.Count && seen.Add((time.Start, end))) yield return (time.Start, end);
            }
        }

        var day = dates.AsOfDate;
        DateOnly[] starts =
        [
            day.AddDays(-7), day.AddMonths(-1), day.AddMonths(-3), day.AddMonths(-6), day.AddYears(-1), new DateOnly(day.Year, 1, 1).AddDays(-1), new DateOnly(day.Year, day.Month, 1).AddDays(-1),
        ];
        foreach (var start in starts.Select(calendar.IndexOnOrBefore).Prepend(time.End - 1))
        {
            if (start >= 0 && start < time.End && seen.Add((start, time.End))) yield return (start, time.End);
        }

        for (var off = 1; off <= 5; off++)
        {
            foreach (var start in new[] { time.Start - off, time.Start + off })
            {
                if (start >= 0 && start < time.End && seen.Add((start, time.End))) yield return (start, time.End);
            }
        }
    }

    // The other gauges with a quick return, and the other subjects of the text.
    private IEnumerable<CheckSubject> Rivals(CheckSubject subject)
    {
        // Worked out once: a text of a thousand claims would look up a million names.
        _named ??= [.. _claims.SelectMany(claim => claim.Subjects).Distinct().Select(other => CheckSubject.Of(_workspace, other, out _)).OfType<CheckSubject>()];
        return _named.Where(other => other.Series is null && other.Id != subject.Id).DistinctBy(other => other.Id, StringComparer.Ordinal).Take(12);
    }

    private static ClaimVerdict Of(Analytics.Risk.Verdict verdict) => verdict switch
    {
        Analytics.Risk.Verdict.Consistent => ClaimVerdict.Consistent,
        Analytics.Risk.Verdict.Inconsistent => ClaimVerdict.Inconsistent,
        _ => ClaimVerdict.Inconclusive,
    };
}
