using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Events;

/// <summary>How unusual each value of a sample is (METHODS 8.6).</summary>
/// <param name="Median">Median.</param>
/// <param name="Mad">Median of |x − median|.</param>
/// <param name="Scale">1.4826 · MAD, or the fallback where the MAD is zero; 0 when nothing varies.</param>
/// <param name="Z">(x − median) / scale; NaN where x is missing or the scale is zero.</param>
/// <param name="Flagged">Positions with |z| at or above the threshold, ascending.</param>
public readonly record struct RobustZResult(double Median, double Mad, double Scale, ImmutableArray<double> Z, ImmutableArray<int> Flagged);

/// <summary>Robust z-scores by median and median absolute deviation (Iglewicz and Hoaglin 1993; METHODS 8.6).</summary>
public static class RobustZ
{
    /// <summary>The MAD of a normal law times this is its standard deviation: 1 / Φ⁻¹(¾).</summary>
    public const double MadScale = 1.4826022185056018;

    /// <summary>The mean absolute deviation of a normal law times this is its standard deviation: √(π/2).</summary>
    public const double MeanScale = 1.2533141373155001;

    /// <summary>From this |z| on a day is abnormal.</summary>
    public const double Threshold = 5;

    /// <summary>
    /// Scores every value against the whole sample, missing ones (NaN) left out. A MAD of zero falls back to 1.2533 · mean |x − median|; when that
    /// is zero too nothing is flagged. <see cref="Reason.NoData"/> without values, <see cref="Reason.OutsideDomain"/> for infinite ones. METHODS 8.6.
    /// </summary>
    public static Outcome<RobustZResult> Of(ReadOnlySpan<double> values, double threshold = Threshold)
    {
        if (!(threshold > 0)) throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold lies above 0.");
        var sorted = Missing.Drop(values).ToArray();
        if (sorted.Length == 0) return Outcome<RobustZResult>.Undefined(Reason.NoData, "No value.");
        Array.Sort(sorted);
        if (!double.IsFinite(sorted[0]) || !double.IsFinite(sorted[^1])) return Outcome<RobustZResult>.Undefined(Reason.OutsideDomain, "A value is not finite.");
        var (median, mad, scale) = TrailingWindow.Spread(sorted);
        var z = new double[values.Length];
        var flagged = ImmutableArray.CreateBuilder<int>();
        for (var t = 0; t < z.Length; t++)
        {
            z[t] = scale > 0 ? (values[t] - median) / scale : double.NaN;
            if (Math.Abs(z[t]) >= threshold) flagged.Add(t);
        }

        return new RobustZResult(median, mad, scale, Defined.Freeze(z), flagged.ToImmutable());
    }

    /// <summary>
    /// Scores every value against the <paramref name="window"/> values before it, itself not among them, into <paramref name="z"/>: NaN where the value is
    /// missing, fewer than <paramref name="minimum"/> values lie in the window, or they do not vary. A sorted window moves along, so that a day costs a
    /// search and a shift, not a sort. METHODS 8.6.
    /// </summary>
    public static void Trailing(ReadOnlySpan<double> values, Span<double> z, int window = 250, int minimum = 60)
    {
        Defined.SameLength(values.Length, z.Length, nameof(z));
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, 1);
        var trailing = new TrailingWindow(window);
        for (var t = 0; t < values.Length; t++)
        {
            z[t] = double.NaN;
            if (t > window) trailing.Remove(values[t - window - 1]);
            if (!double.IsNaN(values[t]) && trailing.Count >= minimum)
            {
                var (median, _, scale) = TrailingWindow.Spread(trailing.Sorted);
                if (scale > 0) z[t] = (values[t] - median) / scale;
            }

            trailing.Add(values[t]);
        }
    }
}
