using System.Collections.Immutable;
using Bellwether.Claims;
using Bellwether.Claims.Dates;

namespace Bellwether.Desk;

/// <summary>The dates one claim is read with: publication, as-of day, and the other as-of days that METHODS 10.4 allows as named readings.</summary>
/// <param name="Dates">Publication and as-of day.</param>
/// <param name="Inferred">True when the as-of day was inferred from the other claims.</param>
/// <param name="Others">Other as-of days and their words.</param>
/// <param name="Rivals">When inferred: all days that the other claims fit equally well.</param>
internal sealed record ClaimFrame(DateFrame Dates, bool Inferred, ImmutableArray<(DateFrame Dates, string Words)> Others, ImmutableArray<int> Rivals);

/// <summary>Whether a phrase names its days by itself, so that no publication date is needed.</summary>
internal static class AbsoluteTimes
{
    /// <summary>True when every day of the phrase is stated with its year.</summary>
    public static bool IsAbsolute(TimePhrase phrase) => phrase switch
    {
        SpanTime span => Is(span.Start) && Is(span.End),
        OnTime on => Is(on.Day),
        DuringTime during => Is(during.Period),
        _ => false,
    };

    private static bool Is(DatePhrase day) => day switch
    {
        CalendarDay own => own.Year is not null,
        HolidayDay own => own.Year is not null,
        PeriodEdge own => Is(own.Period),
        ExtremeDay { On: { } on } => Is(on),
        ExtremeDay { Within: { } within } => Is(within),
        _ => false,
    };

    private static bool Is(PeriodPhrase period) => period switch
    {
        NamedMonth own => own.Year is not null,
        NamedQuarter own => own.Year is not null,
        NamedHalf own => own.Year is not null,
        NamedYear => true,
        PeriodEnding own => Is(own.Last),
        DayRange own => Is(own.First) && Is(own.Last),
        _ => false,
    };
}
