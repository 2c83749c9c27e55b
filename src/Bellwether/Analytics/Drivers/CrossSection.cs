using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>Characteristics of a cross-section (METHODS 7.4).</summary>
public static class CrossSection
{
    /// <summary>
    /// z-scores with the sample deviation, winsorised at ±<paramref name="limit"/>; a missing characteristic stays NaN.
    /// <see cref="Reason.TooShort"/> below two values, <see cref="Reason.ZeroVariance"/> for a constant. METHODS 7.4.
    /// </summary>
    public static Outcome<ImmutableArray<double>> ZScores(ReadOnlySpan<double> values, double limit = 3)
    {
        var seen = Missing.Drop(values);
        var deviation = Moments.StandardDeviation(seen);
        if (!deviation.HasValue) return Outcome<ImmutableArray<double>>.Undefined(deviation.Reason, deviation.Detail);
        if (deviation.Value == 0) return Outcome<ImmutableArray<double>>.Undefined(Reason.ZeroVariance, "The characteristic is constant.");
        var mean = Moments.MeanOf(seen);
        var scores = new double[values.Length];
        for (var i = 0; i < scores.Length; i++) scores[i] = Math.Clamp((values[i] - mean) / deviation.Value, -limit, limit);
        return Defined.Freeze(scores);
    }
}
