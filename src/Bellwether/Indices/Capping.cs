using Bellwether.Market;

namespace Bellwether.Indices;

/// <summary>Weights after capping and the ratios that produce them.</summary>
/// <param name="Weights">Capped weights, fractions that sum to 1.</param>
/// <param name="Capped">Which names stand at the cap.</param>
/// <param name="Ratios">Capping ratios: capped weight over original weight, scaled so that the largest is 1.</param>
public sealed record CappedWeights(double[] Weights, bool[] Capped, double[] Ratios);

/// <summary>Capping of weights (METHODS 1.5): pin every weight above the cap, scale the others, repeat until nothing new exceeds it.</summary>
public static class Capping
{
    /// <summary>
    /// Caps the weights of non-negative market values at <paramref name="cap"/> (a fraction). Reasons: <see cref="Reason.NoData"/> without a positive
    /// value, <see cref="Reason.Infeasible"/> when N·cap &lt; 1, <see cref="Reason.OutsideDomain"/> for negative values or a cap outside (0, 1].
    /// </summary>
    public static (CappedWeights? Result, Reason Reason) Cap(ReadOnlySpan<double> marketValues, double cap)
    {
        var count = marketValues.Length;
        if (!(cap > 0 && cap <= 1)) return (null, Reason.OutsideDomain);
        double total = 0;
        var positive = 0;
        foreach (var value in marketValues)
        {
            if (!(value >= 0) || double.IsInfinity(value)) return (null, Reason.OutsideDomain);
            if (value > 0) positive++;
            total += value;
        }

        if (!(total > 0)) return (null, Reason.NoData);
        if (positive * cap < 1 - 1e-12) return (null, Reason.Infeasible);
        var original = new double[count];
        for (var i = 0; i < count; i++) original[i] = marketValues[i] / total;
        var weights = (double[])original.Clone();
        var capped = new bool[count];
        for (var pass = 0; pass < count && Pin(weights, capped, cap); pass++) Scale(original, weights, capped, cap);

        var ratios = new double[count];
        double largest = 0;
        for (var i = 0; i < count; i++) largest = Math.Max(largest, ratios[i] = original[i] > 0 ? weights[i] / original[i] : 0);
        for (var i = 0; i < count; i++) ratios[i] /= largest;
        return (new CappedWeights(weights, capped, ratios), Reason.None);
    }

    private static bool Pin(double[] weights, bool[] capped, double cap)
    {
        var any = false;
        for (var i = 0; i < weights.Length; i++)
        {
            if (capped[i] || !(weights[i] > cap * (1 + 1e-15))) continue;
            capped[i] = any = true;
        }

        return any;
    }

    private static void Scale(double[] original, double[] weights, bool[] capped, double cap)
    {
        var pinned = 0;
        double free = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (capped[i]) pinned++;
            else free += original[i];
        }

        var scale = free > 0 ? (1 - cap * pinned) / free : 0;
        for (var i = 0; i < weights.Length; i++) weights[i] = capped[i] ? cap : original[i] * scale;
    }
}
