using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Contribution;

/// <summary>Linked return contributions of one gauge (METHODS 4.2).</summary>
/// <param name="Fractions">Per constituent; they add up to <see cref="WindowReturn"/>.</param>
/// <param name="WindowReturn">∏(1+R(t)) − 1.</param>
public readonly record struct CarinoContributionResult(ImmutableArray<double> Fractions, double WindowReturn);

/// <summary>Cariño (1999) linking for a single gauge (METHODS 4.2).</summary>
public static class CarinoContribution
{
    /// <summary>Below this |R| the coefficient is taken from its series.</summary>
    private const double NearZero = 1e-4;

    /// <summary>
    /// C = Σ w·r·k(t)/K from day × constituent opening weights and returns; a missing return (NaN) contributes 0.
    /// <see cref="Reason.NoData"/> without days; <see cref="Reason.OutsideDomain"/> when a day or the window lost everything. METHODS 4.2.
    /// </summary>
    public static Outcome<CarinoContributionResult> Link(IReadOnlyList<double[]> weights, IReadOnlyList<double[]> returns)
    {
        var columns = Grid.SameShape(weights, returns, nameof(returns));
        var products = new double[weights.Count][];
        for (var t = 0; t < products.Length; t++)
        {
            products[t] = new double[columns];
            for (var i = 0; i < columns; i++) products[t][i] = weights[t][i] == 0 || double.IsNaN(returns[t][i]) ? 0 : weights[t][i] * returns[t][i];
        }

        return Link(products);
    }

    /// <summary>As above from day × constituent contributions w·r, whose rows sum to the gauge's daily returns. METHODS 4.2.</summary>
    public static Outcome<CarinoContributionResult> Link(IReadOnlyList<double[]> dailyContributions)
    {
        var columns = Grid.Columns(dailyContributions, nameof(dailyContributions));
        if (dailyContributions.Count == 0) return Outcome<CarinoContributionResult>.Undefined(Reason.NoData, "No day in the window.");
        var growth = 1.0;
        var sums = new CompensatedSum[columns];
        foreach (var day in dailyContributions)
        {
            var r = Moments.Sum(day);
            if (!(r > -1) || double.IsInfinity(r)) return Outcome<CarinoContributionResult>.Undefined(Reason.OutsideDomain, "A day lost everything or is not finite.");
            var k = Coefficient(r).Value;
            growth *= 1 + r;
            for (var i = 0; i < columns; i++) sums[i].Add(day[i] * k);
        }

        if (!(growth > 0) || double.IsInfinity(growth)) return Outcome<CarinoContributionResult>.Undefined(Reason.OutsideDomain, "The window's growth leaves the range of numbers.");
        // The logarithm of the growth itself: 1 + (growth − 1) loses its digits after a near-total loss.
        var window = Math.Abs(growth - 1) < NearZero ? Coefficient(growth - 1).Value : Math.Log(growth) / (growth - 1);
        var fractions = Array.ConvertAll(sums, s => s.Value / window);
        if (!Array.TrueForAll(fractions, double.IsFinite)) return Outcome<CarinoContributionResult>.Undefined(Reason.OutsideDomain, "A contribution leaves the range of numbers.");
        ContributionSum.MustEqual(fractions, growth - 1, Math.Max(1, fractions.Sum(Math.Abs)));
        return new CarinoContributionResult(Defined.Freeze(fractions), growth - 1);
    }

    /// <summary>ln(1+R)/R, by 1 − R/2 + R²/3 − R³/4 near 0; <see cref="Reason.OutsideDomain"/> for R ≤ −1. METHODS 4.2.</summary>
    public static Outcome<double> Coefficient(double gaugeReturn)
    {
        if (!(gaugeReturn > -1) || double.IsInfinity(gaugeReturn)) return Defined.Not(Reason.OutsideDomain, "The gauge lost everything.");
        return Math.Abs(gaugeReturn) < NearZero
            ? 1 - gaugeReturn / 2 + gaugeReturn * gaugeReturn / 3 - gaugeReturn * gaugeReturn * gaugeReturn / 4
            : Math.Log(1 + gaugeReturn) / gaugeReturn;
    }
}
