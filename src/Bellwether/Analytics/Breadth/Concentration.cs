using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Breadth;

/// <summary>How concentrated weights are (METHODS 6.3).</summary>
/// <param name="Hhi">Σw².</param>
/// <param name="EffectiveNumber">1/HHI.</param>
/// <param name="Normalised">(HHI − 1/N)/(1 − 1/N); 1 when N = 1.</param>
/// <param name="EntropyNumber">exp(−Σ w ln w).</param>
/// <param name="Gini">Σ(2j − N − 1)·w(j)/N with w ascending.</param>
/// <param name="Descending">The weights, re-normalised, from the largest.</param>
public readonly record struct ConcentrationResult(double Hhi, double EffectiveNumber, double Normalised, double EntropyNumber, double Gini, ImmutableArray<double> Descending)
{
    /// <summary>HHI × 10,000.</summary>
    public double HhiPoints => Hhi * 10_000;

    /// <summary>Combined weight of the k heaviest names. METHODS 6.3.</summary>
    public double Top(int k) => Moments.Sum(Descending.AsSpan()[..Math.Clamp(k, 0, Descending.Length)]);
}

/// <summary>Concentration of weights or market values (METHODS 6.3).</summary>
public static class Concentration
{
    /// <summary>
    /// All measures of weights or market values, which are re-normalised first. <see cref="Reason.NoData"/> when they sum to 0;
    /// <see cref="Reason.OutsideDomain"/> for a negative, missing or infinite one. METHODS 6.3.
    /// </summary>
    public static Outcome<ConcentrationResult> Of(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            if (!(value >= 0) || double.IsInfinity(value))
                return Outcome<ConcentrationResult>.Undefined(Reason.OutsideDomain, "A weight is negative or missing.");
        var total = Moments.Sum(values);
        if (total == 0) return Outcome<ConcentrationResult>.Undefined(Reason.NoData, "The weights sum to zero.");
        if (!double.IsFinite(total)) return Outcome<ConcentrationResult>.Undefined(Reason.OutsideDomain, "The weights overflow.");

        var weights = values.ToArray();
        for (var i = 0; i < weights.Length; i++) weights[i] /= total;
        Array.Sort(weights);
        CompensatedSum hhi = new(), entropy = new(), gini = new();
        var n = weights.Length;
        for (var j = 0; j < n; j++)
        {
            var w = weights[j];
            hhi.Add(w * w);
            if (w > 0) entropy.Add(-w * Math.Log(w));
            gini.Add((2.0 * (j + 1) - n - 1) * w / n);
        }

        Array.Reverse(weights);
        var normalised = n == 1 ? 1 : Math.Max((hhi.Value - 1.0 / n) / (1 - 1.0 / n), 0);
        return new ConcentrationResult(hhi.Value, 1 / hhi.Value, normalised, Math.Exp(entropy.Value), Math.Max(gini.Value, 0), Defined.Freeze(weights));
    }
}
