using Bellwether.Market;

namespace Bellwether.Claims.Dates;

/// <summary>
/// A time phrase settled on a calendar (METHODS 10.5). Windows run from the close of <see cref="Start"/> to the close of <see cref="End"/>; a stock
/// (a level, a weight) is read at <see cref="End"/>.
/// </summary>
public sealed record ResolvedTime
{
    /// <summary>Day index of the base close; −1 when it lies before the calendar.</summary>
    public required int Start { get; init; }

    /// <summary>Day index of the last close.</summary>
    public required int End { get; init; }

    /// <summary>First calendar day meant, e.g. 1 March for <c>last month</c>; the stated day for a span.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Last calendar day meant, before it was cut at the as-of day.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>Price at the base.</summary>
    public PriceRole StartRole { get; init; } = PriceRole.Close;

    /// <summary>Price at the end.</summary>
    public PriceRole EndRole { get; init; } = PriceRole.Close;

    /// <summary>True when the end is the as-of day, so that the readings of another as-of day apply.</summary>
    public bool EndsAsOf { get; init; }

    /// <summary>True when the phrase names a period (last month) and not a span between days.</summary>
    public bool IsPeriod { get; init; }

    /// <summary>True when the text named no time and the default was taken.</summary>
    public bool IsDefault { get; init; }

    /// <summary>What was moved, e.g. a holiday to the session before.</summary>
    public string? Note { get; init; }
}

/// <summary>A time that a phrase resolves to, or the reason why it resolves to none.</summary>
/// <param name="Time">The time.</param>
/// <param name="Missing">Why there is none.</param>
public readonly record struct TimeOutcome(ResolvedTime? Time, string? Missing)
{
    internal static TimeOutcome Not(string missing) => new(null, missing);
}

/// <summary>Finds the day of an extreme close between two day indices, inclusive; −1 when there is none. What a peak is, only prices say.</summary>
/// <param name="role"><see cref="PriceRole.Low"/> or <see cref="PriceRole.High"/>.</param>
/// <param name="first">First day index.</param>
/// <param name="last">Last day index.</param>
public delegate int ExtremeFinder(PriceRole role, int first, int last);

/// <summary>The market's side of a resolution: calendar, publication, as-of day.</summary>
/// <param name="Calendar">Trading days.</param>
/// <param name="Published">Day of publication, local.</param>
/// <param name="AsOf">Index of the last session that the text can know.</param>
public sealed record DateFrame(TradingCalendar Calendar, DateOnly Published, int AsOf)
{
    /// <summary>The as-of day.</summary>
    public DateOnly AsOfDate => Calendar[AsOf];
}
