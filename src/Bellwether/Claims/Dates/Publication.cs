using System.Globalization;

namespace Bellwether.Claims.Dates;

/// <summary>Where a publication date comes from.</summary>
public enum PublicationSource
{
    /// <summary>The user said so.</summary>
    Stated,

    /// <summary>Found in the text or its metadata.</summary>
    Found,

    /// <summary>Worked out from the numbers of the text: never evidence for those numbers (METHODS 10.5).</summary>
    Inferred,
}

/// <summary>When a text was published, in the local time of the market.</summary>
/// <param name="Date">Day.</param>
/// <param name="Time">Time of day; null when only the day is known.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Evidence">The words it was found in, e.g. <c>/2019/04/07/ in an address</c>.</param>
public sealed record Publication(DateOnly Date, TimeOnly? Time, PublicationSource Source, string Evidence)
{
    /// <inheritdoc/>
    public override string ToString() => Time is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"{Date:yyyy-MM-dd} {time:HH\\:mm}")
        : string.Create(CultureInfo.InvariantCulture, $"{Date:yyyy-MM-dd}");
}

/// <summary>What a text says about its own date: a day, or only a year, or nothing.</summary>
/// <param name="Publication">The day, when it is known.</param>
/// <param name="Year">The year, when nothing more is known.</param>
/// <param name="Evidence">The words.</param>
public sealed record PublicationClue(Publication? Publication, int? Year, string Evidence)
{
    /// <summary>Month of a dateline without a year, 1 to 12.</summary>
    public int? Month { get; init; }

    /// <summary>Day of a dateline without a year, 1 to 31.</summary>
    public int? Day { get; init; }

    /// <summary>Day of the week beside it; null when the text has none.</summary>
    public DayOfWeek? Weekday { get; init; }
}
