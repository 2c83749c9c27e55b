using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Claims;
using Bellwether.Claims.Dates;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>
/// Settles the as-of day of every claim (METHODS 10.5): from the publication, else inferred from the text's other claims — a claim never votes for its
/// own date — else from the latest day that the text names.
/// </summary>
internal sealed class ClaimFrames
{
    private readonly Workspace _workspace;
    private readonly ClaimVotes _votes;
    private readonly ImmutableArray<Claim> _claims;
    private readonly Dictionary<int, ClaimFrame> _frames = [];

    private ClaimFrames(Workspace workspace, ImmutableArray<Claim> claims)
    {
        (_workspace, _claims) = (workspace, claims);
        _votes = new ClaimVotes(workspace);
    }

    private TradingCalendar Calendar => _workspace.Market.Calendar;

    /// <summary>The publication, when it is known or was inferred.</summary>
    public Publication? Publication { get; private set; }

    /// <summary>The as-of day that fits most claims; null when it is unknown.</summary>
    public int? AsOf { get; private set; }

    /// <summary>How the as-of day came about.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Settles the frames of a text.</summary>
    public static ClaimFrames Of(Workspace workspace, ClaimDocument document, PublicationClue? clue, MarketHours hours)
    {
        var frames = new ClaimFrames(workspace, document.Claims);
        if (clue?.Publication is { } publication) frames.Known(publication, hours);
        else if (document.Window is { } window && AbsoluteTimes.IsAbsolute(window) && new DateResolver(frames.Whole().Dates).Resolve(window).Time is { } headed) frames.Headed(headed.End);
        else frames.Infer(clue);
        return frames;
    }

    /// <summary>The frame of a claim; null, with the reason, when its as-of day is unknown.</summary>
    public ClaimFrame? For(Claim claim, out string missing)
    {
        missing = "";
        if (_frames.TryGetValue(claim.Id, out var frame)) return frame;
        // Days that are stated with their year need no publication: all of the data may be used.
        if (AbsoluteTimes.IsAbsolute(claim.Time)) return Whole();
        missing = Words.Length > 0 ? Words : "the day of publication is not known; name it with --published";
        return null;
    }

    private ClaimFrame Whole() => new(new DateFrame(Calendar, Calendar[^1].AddDays(1), Calendar.Count - 1), false, [], []);

    // A window at the head of a text is as far as the text goes.
    private void Headed(int end)
    {
        AsOf = end;
        Words = string.Create(CultureInfo.InvariantCulture, $"As of {Calendar[end]:yyyy-MM-dd}, the last day of the window that heads the text.");
        foreach (var claim in _claims) _frames[claim.Id] = Framed(Calendar[end].AddDays(1), end, inferred: false, -1) with { Others = [] };
    }

    private void Known(Publication publication, MarketHours hours)
    {
        Publication = publication;
        var before = hours.LastCompleted(Calendar, publication);
        if (before < 0 || publication.Date.DayNumber - Calendar[^1].DayNumber > 10)
        {
            Words = string.Create(CultureInfo.InvariantCulture, $"the text is of {publication.Date:yyyy-MM-dd} ({publication.Evidence}), and the data run from {Calendar[0]:yyyy-MM-dd} to {Calendar[^1]:yyyy-MM-dd}");
            return;
        }

        var sameDay = publication.Time is null ? Calendar.IndexOf(publication.Date) : -1;
        var candidates = sameDay > before ? new[] { before, sameDay } : [before];
        var votes = candidates.Length > 1 ? _votes.Of(_claims, candidates, _ => publication.Date) : [];
        var choice = candidates.Length > 1 ? AsOfInference.Choose(votes, candidates.Length) : null;
        // "On Friday" in a text of Friday speaks of that day's session: the text itself says that the session was over.
        var named = candidates.Length > 1 && _claims.Any(claim => Names(claim, publication.Date, sameDay));
        foreach (var claim in _claims)
        {
            var own = before;
            if (candidates.Length > 1)
            {
                var others = choice!.Without.TryGetValue(claim.Id, out var without) ? without : choice.Set;
                own = others.Length == 1 ? candidates[others[0]] : named ? sameDay : before;
            }

            _frames[claim.Id] = Framed(publication.Date, own, inferred: false, sameDay);
        }

        AsOf = candidates.Length > 1 ? choice!.Set.Length == 1 ? candidates[choice.Set[0]] : named ? sameDay : before : before;
        Words = string.Create(CultureInfo.InvariantCulture, $"Published {publication} ({publication.Evidence}); as of the close of {Calendar[AsOf.Value]:yyyy-MM-dd}.");
    }

    private bool Names(Claim claim, DateOnly day, int session)
    {
        if (claim.Time is not OnTime { Day: WeekDay or CalendarDay or MonthDay or RelativeDay { Offset: 0 } } on || on.Day is RelativeDay) return claim.Time is OnTime { Day: RelativeDay { Offset: 0 } };
        return new DateResolver(new DateFrame(Calendar, day, session)).Date(on.Day) == day;
    }

    private void Infer(PublicationClue? clue)
    {
        var named = LatestNamed();
        var days = Dateline(clue);
        var candidates = days.Count > 0 ? [.. days.Keys.Order()] : Candidates(clue?.Year, named);
        // A dateline is the day itself; else the text appears after the session that it knows last.
        DateOnly Published(int day) => days.TryGetValue(day, out var own) ? own : Calendar[day].AddDays(1);
        var votes = candidates.Length == 0 ? [] : _votes.Of(_claims, candidates, Published);
        var choice = AsOfInference.Choose(votes, candidates.Length);
        if (choice.Best < 0 || choice.Fits == 0)
        {
            if (named is not { } latest)
            {
                Words = $"the day of publication is not known{(clue?.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $" beyond the year {year}") : "")}, and the text has too few numbers to infer it; name it with --published";
                return;
            }

            AsOf = latest;
            Words = string.Create(CultureInfo.InvariantCulture, $"The text does not say when it was published; as of {Calendar[latest]:yyyy-MM-dd}, the latest day that it names.");
            foreach (var claim in _claims) _frames[claim.Id] = Framed(Calendar[latest].AddDays(1), latest, inferred: false, -1);
            return;
        }

        AsOf = candidates[choice.Best];
        Publication = new Publication(Published(AsOf.Value), null, PublicationSource.Inferred, "inferred from the numbers of the text");
        Words = string.Create(
            CultureInfo.InvariantCulture,
            $"The text does not say its day{(clue?.Year is { } known ? string.Create(CultureInfo.InvariantCulture, $", only the year {known} ({clue.Evidence})") : "")}: as of {Calendar[AsOf.Value]:yyyy-MM-dd}, inferred, because {choice.Fits} of {choice.Votes} dated numbers hold together on it{(choice.Set.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" (as on {choice.Set.Length - 1} other days, less closely)") : "")}. Each claim is checked on the day that the others give without it.");
        foreach (var claim in _claims)
        {
            if (AbsoluteTimes.IsAbsolute(claim.Time) && !Runs(claim, AsOf.Value))
            {
                _frames[claim.Id] = Whole();
            }
            else if (!choice.Without.TryGetValue(claim.Id, out var without))
            {
                _frames[claim.Id] = Framed(Published(AsOf.Value), AsOf.Value, inferred: true, -1);
            }
            else if (without.Length > 0)
            {
                var frame = Framed(Published(candidates[without[0]]), candidates[without[0]], inferred: true, -1);
                _frames[claim.Id] = frame with { Rivals = [.. without.Select(at => candidates[at])] };
            }
            else if (named is { } latest)
            {
                _frames[claim.Id] = Framed(Calendar[latest].AddDays(1), latest, inferred: false, -1);
            }
        }
    }

    // A dateline without a year: that day of every year of the data, with the session of the day and the one before it.
    private Dictionary<int, DateOnly> Dateline(PublicationClue? clue)
    {
        var days = new Dictionary<int, DateOnly>();
        if (clue is not { Month: { } month, Day: { } day }) return days;
        for (var year = Calendar[0].Year; year <= Calendar[^1].Year; year++)
        {
            if (day > DateTime.DaysInMonth(year, month)) continue;
            var date = new DateOnly(year, month, day);
            if (clue.Weekday is { } weekday && date.DayOfWeek != weekday) continue;
            var session = Calendar.IndexOnOrBefore(date);
            if (session < 1 || date.DayNumber - Calendar[session].DayNumber > 10) continue;
            days[session] = date;
            if (Calendar[session] == date) days.TryAdd(session - 1, date);
        }

        return days;
    }

    // A stated period that goes on after the as-of day: "up 9.9 percent in 2019" of a text of September.
    private bool Runs(Claim claim, int asOf) => new DateResolver(Whole().Dates).Resolve(claim.Time).Time is { IsPeriod: true } time && time.End > asOf;

    // The latest session that the text names with its year.
    private int? LatestNamed()
    {
        var resolver = new DateResolver(Whole().Dates);
        int? latest = null;
        foreach (var claim in _claims)
        {
            // "In 2019" is said while the year runs: only its beginning is past for certain.
            if (AbsoluteTimes.IsAbsolute(claim.Time) && resolver.Resolve(claim.Time).Time is { } time && (time.IsPeriod ? Math.Max(time.Start, 0) : time.End) is var known && (latest is null || known > latest)) latest = known;
        }

        return latest;
    }

    private int[] Candidates(int? year, int? named)
    {
        var (first, last) = (1, Calendar.Count - 1);
        if (year is { } known)
        {
            first = Math.Max(1, Calendar.IndexOnOrBefore(new DateOnly(known, 1, 1).AddDays(-1)));
            last = Calendar.IndexOnOrBefore(new DateOnly(known, 12, 31));
        }

        if (named is { } floor) first = Math.Max(first, floor);
        return last < first ? [] : [.. Enumerable.Range(first, last - first + 1)];
    }

    private ClaimFrame Framed(DateOnly published, int asOf, bool inferred, int sameDay)
    {
        var others = ImmutableArray.CreateBuilder<(DateFrame, string)>();
        if (asOf > 0) others.Add((new DateFrame(Calendar, published, asOf - 1), string.Create(CultureInfo.InvariantCulture, $"as of {Calendar[asOf - 1]:yyyy-MM-dd}, one trading day earlier")));
        if (sameDay > asOf) others.Add((new DateFrame(Calendar, published, sameDay), string.Create(CultureInfo.InvariantCulture, $"as of {Calendar[sameDay]:yyyy-MM-dd}, the close of the day of publication")));
        return new ClaimFrame(new DateFrame(Calendar, published, asOf), inferred, others.ToImmutable(), []);
    }
}
