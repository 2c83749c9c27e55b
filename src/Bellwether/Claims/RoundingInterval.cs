using Bellwether.Analytics;

namespace Bellwether.Claims;

/// <summary>
/// What a printed number stands for (METHODS 10.2), in the unit of its measure: fractions for percent and percentage points, basis points,
/// points, currency or a plain number. Ends are exact decimals, so that 13.84 percent is [0.13835, 0.13845) to the last digit.
/// </summary>
/// <param name="Stated">The value; a fall is negative. For a range its middle.</param>
/// <param name="LastPlace">Unit of the last printed place u, in the same unit; 0 for exact counts.</param>
/// <param name="Low">Lower end; null is −∞.</param>
/// <param name="High">Upper end; null is ∞.</param>
/// <param name="LoInclusive">True when the lower end belongs to the interval.</param>
/// <param name="HiInclusive">True when the upper end belongs to the interval.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Modifier">The word that shaped it.</param>
public sealed record RoundingInterval(decimal Stated, decimal LastPlace, decimal? Low, decimal? High, bool LoInclusive, bool HiInclusive, Unit Unit, Modifier Modifier = Modifier.None)
{
    /// <summary>The stated value.</summary>
    public double Value => (double)Stated;

    /// <summary>Unit of the last place.</summary>
    public double Ulp => (double)LastPlace;

    /// <summary>Lower end; null is −∞.</summary>
    public double? Lo => (double?)Low;

    /// <summary>Upper end; null is ∞.</summary>
    public double? Hi => (double?)High;

    /// <summary>A rounded value: [v − u/2, v + u/2), for negative v (v − u/2, v + u/2]; shaped by the modifier.</summary>
    public static RoundingInterval Of(decimal value, decimal lastPlace, Unit unit, Modifier modifier = Modifier.None)
    {
        var negative = value < 0;
        var (low, high, lowIn, highIn) = Ends(Math.Abs(value), lastPlace, modifier);
        return negative
            ? new(value, lastPlace, -high, -low, highIn, lowIn, unit, modifier)
            : new(value, lastPlace, low, high, lowIn, highIn, unit, modifier);
    }

    /// <summary>A count of things: exact; with a modifier the modifier's ends, where the last place of a round number counts (<c>about 700</c>: u = 100).</summary>
    public static RoundingInterval Exact(decimal count, Modifier modifier = Modifier.None)
    {
        if (modifier is Modifier.About or Modifier.Nearly) return Of(count, RoundPlace(count), Unit.Count, modifier);
        return Of(count, 0, Unit.Count, modifier) with { HiInclusive = modifier is Modifier.None or Modifier.AsMuchAs or Modifier.UpTo or Modifier.AtMost };
    }

    /// <summary>A fraction word — half, a third, three quarters: v ± 10 % of v, with <c>about</c> ± 15 %.</summary>
    public static RoundingInterval Fraction(decimal value, Unit unit, Modifier modifier = Modifier.None) =>
        // 10 % of v on either side is what a last place of v / 5 gives; 1.5 of it is the 15 % of "about".
        modifier == Modifier.About
            ? new(value, value / 5, value < 0 ? value * 1.15m : value * 0.85m, value < 0 ? value * 0.85m : value * 1.15m, value >= 0, value < 0, unit, modifier)
            : Of(value, Math.Abs(value) / 5, unit, modifier);

    /// <summary>A multiplicative word — doubled (ratio 2), tripled, k-fold — as a return: ratio − 1 with u = 0.1.</summary>
    public static RoundingInterval Multiple(decimal ratio, Modifier modifier = Modifier.None) => Of(ratio - 1, 0.1m, Unit.Fraction, modifier);

    /// <summary>A range <c>between a and b</c>: [a − u/2, b + u/2), each end with its own last place.</summary>
    public static RoundingInterval Range(RoundingInterval from, RoundingInterval to)
    {
        var (first, last) = from.Stated <= to.Stated ? (from, to) : (to, from);
        return new((first.Stated + last.Stated) / 2, Math.Max(first.LastPlace, last.LastPlace), first.Low, last.High, first.LoInclusive, last.HiInclusive, first.Unit, Modifier.Between);
    }

    /// <summary>
    /// Reads the first number of a text with its unit and modifier: <c>21 percent</c>, <c>nearly 20 percent</c>, <c>-5.0 percent</c>, <c>21,807.50</c>,
    /// <c>doubled</c>, <c>a third</c>, <c>between 3 and 4 percent</c>. A bare number is a measured quantity. Null when there is none.
    /// </summary>
    public static RoundingInterval? Parse(string text) => QuantityText.First(text);

    /// <summary>The truncation reading [v, v + u), for falls (v − u, v] (METHODS 10.2, alternative reading); null for open intervals.</summary>
    public RoundingInterval? Truncated => Modifier is not (Modifier.None or Modifier.AsMuchAs) ? null : Stated < 0
        ? this with { Low = Stated - LastPlace, High = Stated, LoInclusive = false, HiInclusive = true }
        : this with { Low = Stated, High = Stated + LastPlace, LoInclusive = true, HiInclusive = LastPlace == 0 };

    /// <summary>The same statement with the other sign: a fall of 5 percent.</summary>
    public RoundingInterval Negated => this with { Stated = -Stated, Low = -High, High = -Low, LoInclusive = HiInclusive, HiInclusive = LoInclusive };

    /// <summary>True when x lies inside.</summary>
    public bool Contains(double x) => !double.IsNaN(x)
        && (Lo is not { } lo || (LoInclusive ? x >= lo : x > lo))
        && (Hi is not { } hi || (HiInclusive ? x <= hi : x < hi));

    /// <summary>How far x lies outside; 0 inside or on an end.</summary>
    public double Distance(double x) => Lo is { } lo && x < lo ? lo - x : Hi is { } hi && x > hi ? x - hi : 0;

    private static (decimal? Low, decimal? High, bool LowIn, bool HighIn) Ends(decimal v, decimal u, Modifier modifier) => modifier switch
    {
        Modifier.MoreThan => (v, null, false, false),
        Modifier.AtLeast => (v, null, true, false),
        Modifier.LessThan => (null, v, false, false),
        Modifier.AtMost => (null, v, false, true),
        Modifier.UpTo => (null, v + (u / 2), false, false),
        Modifier.Nearly => (v - (1.5m * u), v, true, false),
        Modifier.About => (v - (1.5m * u), v + (1.5m * u), true, false),
        _ => (v - (u / 2), v + (u / 2), true, false),
    };

    // The place of the last digit that is not zero: 700 -> 100, 712 -> 1.
    private static decimal RoundPlace(decimal count)
    {
        var place = 1m;
        while (count != 0 && count % (place * 10) == 0) place *= 10;
        return place;
    }
}
