using Bellwether.Market;
using MathNet.Numerics.Distributions;

namespace Bellwether.Analytics.Statistics;

/// <summary>The standard normal law (METHODS 0.1).</summary>
public static class NormalLaw
{
    /// <summary>Φ(x). METHODS 0.1.</summary>
    public static double Cdf(double x) => Normal.CDF(0, 1, x);

    /// <summary>φ(x). METHODS 9.5.</summary>
    public static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    /// <summary>Φ⁻¹(p); <see cref="Reason.OutsideDomain"/> unless 0 &lt; p &lt; 1. METHODS 9.5.</summary>
    public static Outcome<double> Quantile(double p)
    {
        if (!(p > 0 && p < 1)) return Defined.Not(Reason.OutsideDomain, "A normal quantile needs a probability between 0 and 1.");
        var x = Normal.InvCDF(0, 1, p);
        // One Newton step takes the rational approximation to the last digits, where the density is not yet lost.
        var density = Density(x);
        return density > 1e-290 ? x - (Cdf(x) - p) / density : x;
    }
}
