using Bellwether.Analytics;

namespace Bellwether.Claims.Quantities;

/// <summary>What a number is counted in, as its own words say.</summary>
internal enum Form
{
    /// <summary>A number alone.</summary>
    Bare,

    /// <summary>percent, per cent, %, pct.</summary>
    Percent,

    /// <summary>percentage points, pp.</summary>
    PercentagePoints,

    /// <summary>basis points, bp.</summary>
    BasisPoints,

    /// <summary>points.</summary>
    Points,

    /// <summary>yen, dollars, ¥, $.</summary>
    Money,

    /// <summary>half, a third, three quarters.</summary>
    Part,

    /// <summary>A ratio: twofold, 2x, three times.</summary>
    Multiple,

    /// <summary>days, weeks, months, years.</summary>
    Time,
}

/// <summary>A number with its unit and modifier. The interval has the sign as printed; a verb may turn it.</summary>
/// <param name="First">First token, modifier included.</param>
/// <param name="End">One past the last token.</param>
/// <param name="Number">Token where the number itself begins.</param>
/// <param name="Form">Form.</param>
/// <param name="Interval">What it stands for.</param>
/// <param name="Signed">True when a sign was printed.</param>
/// <param name="Raw">The number as printed, without unit.</param>
internal sealed record Quantity(int First, int End, int Number, Form Form, RoundingInterval Interval, bool Signed, decimal Raw)
{
    /// <summary>The unit word of a time or the currency, lower case.</summary>
    public string UnitWord { get; init; } = "";

    /// <summary>The modifier.</summary>
    public Modifier Modifier => Interval.Modifier;

    /// <summary>The number taken as a count of things.</summary>
    public RoundingInterval AsCount => Modifier == Modifier.Between ? Interval with { Unit = Unit.Count, Low = Interval.Low + (Interval.LastPlace / 2), High = Interval.High - (Interval.LastPlace / 2), HiInclusive = true } : RoundingInterval.Exact(Raw, Modifier);
}
