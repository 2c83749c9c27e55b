using Bellwether.Claims.Text;

namespace Bellwether.Claims.Reading;

/// <summary>What a text has said so far: who the pronouns mean and which window is in force.</summary>
internal sealed class ReadingContext(SourceText source)
{
    // Beyond these a reader has forgotten them, and a chance hit among many windows would mean nothing.
    private const int MostWindows = 3;

    private const int HeadLength = 240;

    private static readonly (string Word, TimePhrase Time)[] s_reviews =
    [
        ("weekly", new DuringTime(new CalendarPeriod(TimeUnit.Week, 0))), ("week in review", new DuringTime(new CalendarPeriod(TimeUnit.Week, 0))), ("monthly", new DuringTime(new CalendarPeriod(TimeUnit.Month, 0))), ("quarterly", new DuringTime(new CalendarPeriod(TimeUnit.Quarter, 0))),
        ("first half", new DuringTime(new NamedHalf(1))), ("first-half", new DuringTime(new NamedHalf(1))), ("half-year", new DuringTime(new NamedHalf(1))), ("second half", new DuringTime(new NamedHalf(2))),
        ("year-end", new DuringTime(new CalendarPeriod(TimeUnit.Year, 0))), ("year in review", new DuringTime(new CalendarPeriod(TimeUnit.Year, 0))), ("annual", new DuringTime(new CalendarPeriod(TimeUnit.Year, 0))),
        ("上半期", new DuringTime(new NamedHalf(1))), ("週間", new DuringTime(new CalendarPeriod(TimeUnit.Week, 0))), ("年間", new DuringTime(new CalendarPeriod(TimeUnit.Year, 0))),
    ];

    private readonly List<TimePhrase> _head = [];
    private readonly List<TimePhrase> _windows = [];
    private readonly List<SubjectRef> _gauges = [];
    private readonly List<SubjectRef> _securities = [];
    private readonly HashSet<string> _benchmarks = new(StringComparer.Ordinal);

    public SourceText Source { get; } = source;

    public List<Claim> Claims { get; } = [];

    public SubjectRef? LastGauge { get; set; }

    public SubjectRef? LastSecurity { get; set; }

    public SubjectRef? LastCurrency { get; set; }

    public SubjectRef? LastYield { get; set; }

    /// <summary>Grammatical subjects of the last claim.</summary>
    public IReadOnlyList<SubjectRef> LastSubjects { get; set; } = [];

    /// <summary>The last claim that states a window of its own, for moves.</summary>
    public Claim? Timed { get; set; }

    /// <summary>The last claim whose window runs from a low or a date: the rally.</summary>
    public Claim? Rally { get; set; }

    /// <summary>The window of the whole text, when a line of it is nothing but a window: the subtitle of a brief.</summary>
    public SpanTime? Window { get; set; }

    /// <summary>Windows and days that the text has named, the latest first; those of the head of the text (a weekly review) come last.</summary>
    public IEnumerable<TimePhrase> Windows => _windows.Concat(_head);

    /// <summary>The periods that the head of a text says it reviews: weekly, half-year.</summary>
    public void Review(string clean)
    {
        var head = clean.AsSpan(0, Math.Min(clean.Length, HeadLength));
        foreach (var (word, time) in s_reviews)
            if (head.Contains(word, StringComparison.OrdinalIgnoreCase) && !_head.Contains(time))
                _head.Add(time);
    }

    /// <summary>Notes a window that a sentence names.</summary>
    public void Name(TimePhrase time)
    {
        _windows.Remove(time);
        _windows.Insert(0, time);
        if (_windows.Count > MostWindows) _windows.RemoveAt(_windows.Count - 1);
    }

    /// <summary>The last "since" of the paragraph that a measure of a history stands on.</summary>
    public TimePhrase? History { get; set; }

    /// <summary>The last two gauges that one sentence of the paragraph named side by side.</summary>
    public (SubjectRef A, SubjectRef B)? Pair { get; set; }

    /// <summary>A new paragraph of a text that states its window at the head speaks of that window again.</summary>
    public void BeginParagraph()
    {
        (History, Pair) = (null, null);
        if (Window is not null) (Timed, Rally) = (null, null);
    }

    /// <summary>The gauge of the first claim: the one that the text is about.</summary>
    public SubjectRef? MainGauge { get; private set; }

    public Claim? LastCountWhere { get; set; }

    public Speaker? Speaker { get; set; }

    /// <summary>Gauges that were claimed about, not only compared with: what "these indexes" means.</summary>
    public IReadOnlyList<SubjectRef> Gauges => _gauges;

    public void Claimed(SubjectRef subject)
    {
        if (subject.Kind == SubjectKind.Gauge) MainGauge ??= subject;
        if (subject is { Kind: SubjectKind.Gauge, Id: { } id } && !_benchmarks.Contains(id) && !_gauges.Exists(known => known.Id == subject.Id)) _gauges.Add(subject);
    }

    /// <summary>A gauge that others are measured against is none of "these indexes", unless it was claimed about before.</summary>
    public void ComparedWith(SubjectRef subject)
    {
        if (subject is { Kind: SubjectKind.Gauge, Id: { } id } && !_gauges.Exists(known => known.Id == id)) _benchmarks.Add(id);
    }

    public void Mention(SubjectRef subject)
    {
        switch (subject.Kind)
        {
            case SubjectKind.Gauge:
                LastGauge = subject;
                break;
            case SubjectKind.Security or SubjectKind.Unknown:
                LastSecurity = subject;
                _securities.RemoveAll(known => known.Id == subject.Id);
                _securities.Add(subject);
                if (_securities.Count > 2) _securities.RemoveAt(0);
                break;
            case SubjectKind.Macro when subject.Id is "USDJPY" or "USD" or "EURUSD":
                LastCurrency = subject;
                break;
            case SubjectKind.Macro:
                LastYield = subject;
                break;
        }
    }

    /// <summary>What an anaphor stands for; empty when nothing was named.</summary>
    public IReadOnlyList<SubjectRef> Resolve(Anaphor anaphor)
    {
        static IReadOnlyList<SubjectRef> One(SubjectRef? subject) => subject is null ? [] : [subject];
        return anaphor switch
        {
            Anaphor.Gauge => One(LastGauge),
            Anaphor.Gauges => _gauges.Count > 0 ? [.. _gauges] : One(LastGauge),
            Anaphor.Security => One(LastSecurity),
            Anaphor.Currency => One(LastCurrency),
            Anaphor.Yield => One(LastYield),
            Anaphor.Pair => _securities.Count == 2 ? [.. _securities] : [],
            Anaphor.It or Anaphor.They => LastSubjects.Count > 0 ? LastSubjects : One(LastGauge ?? LastSecurity),
            _ => [],
        };
    }
}
