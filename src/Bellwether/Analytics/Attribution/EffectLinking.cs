using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Attribution;

/// <summary>How arithmetic effects of several periods become effects of the whole (METHODS 5.4).</summary>
public enum LinkingMethod
{
    /// <summary>Cariño 1999, the default.</summary>
    Carino,

    /// <summary>Menchero 2000.</summary>
    Menchero,

    /// <summary>GRAP 1997.</summary>
    Grap,

    /// <summary>Frongello 2002.</summary>
    Frongello,
}

/// <summary>Linked effects (METHODS 5.4).</summary>
/// <param name="Effects">Per column of the input, over the whole window.</param>
/// <param name="ReturnPortfolio">Compounded R(A).</param>
/// <param name="ReturnBenchmark">Compounded R(B).</param>
public readonly record struct LinkedEffects(ImmutableArray<double> Effects, double ReturnPortfolio, double ReturnBenchmark)
{
    /// <summary>Sum of the effects; R(A) − R(B) when the columns hold every effect.</summary>
    public double Total => Moments.Sum(Effects.AsSpan());
}

/// <summary>Linking of arithmetic effects over periods (METHODS 5.4).</summary>
public static class EffectLinking
{
    /// <summary>
    /// Links period × effect rows with the two gauges' period returns. Columns are any effects (segments, allocation and selection);
    /// when each row sums to its period's gap the linked effects sum to the compounded gap. <see cref="Reason.NoData"/> without periods;
    /// <see cref="Reason.OutsideDomain"/> when a gauge lost everything. METHODS 5.4.
    /// </summary>
    public static Outcome<LinkedEffects> Link(LinkingMethod method, IReadOnlyList<double[]> effects, ReadOnlySpan<double> returnsPortfolio, ReadOnlySpan<double> returnsBenchmark)
    {
        ArgumentNullException.ThrowIfNull(effects);
        Defined.SameLength(effects.Count, returnsPortfolio.Length, nameof(returnsPortfolio));
        var coefficients = LinkingCoefficients.Of(returnsPortfolio, returnsBenchmark);
        if (!coefficients.HasValue) return Outcome<LinkedEffects>.Undefined(coefficients.Reason, coefficients.Detail);
        var c = coefficients.Value;
        var columns = effects[0].Length;
        foreach (var row in effects) Defined.SameLength(columns, row.Length, nameof(effects));
        var linked = method == LinkingMethod.Frongello
            ? Frongello(effects, returnsPortfolio, returnsBenchmark)
            : Weighted(effects, c.Factors(method));
        foreach (var effect in linked)
            if (!double.IsFinite(effect))
                return Outcome<LinkedEffects>.Undefined(Reason.OutsideDomain, "An effect is missing or not finite.");
        return new LinkedEffects(Defined.Freeze(linked), c.ReturnPortfolio, c.ReturnBenchmark);
    }

    private static double[] Weighted(IReadOnlyList<double[]> effects, ImmutableArray<double> factors)
    {
        var sums = new CompensatedSum[effects[0].Length];
        for (var t = 0; t < effects.Count; t++)
            for (var i = 0; i < sums.Length; i++)
                sums[i].Add(effects[t][i] * factors[t]);
        return Array.ConvertAll(sums, s => s.Value);
    }

    private static double[] Frongello(IReadOnlyList<double[]> effects, ReadOnlySpan<double> returnsPortfolio, ReadOnlySpan<double> returnsBenchmark)
    {
        var linked = new double[effects[0].Length];
        var growth = 1.0;
        for (var t = 0; t < effects.Count; t++)
        {
            for (var i = 0; i < linked.Length; i++) linked[i] += effects[t][i] * growth + returnsBenchmark[t] * linked[i];
            growth *= 1 + returnsPortfolio[t];
        }

        return linked;
    }
}
