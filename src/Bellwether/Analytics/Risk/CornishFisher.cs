using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>Modified value at risk and expected shortfall (METHODS 9.5), positive for losses.</summary>
/// <param name="Var">−(μ + σ·z(CF)).</param>
/// <param name="Es">Expected shortfall, never smaller than the value at risk.</param>
/// <param name="EsUnconstrained">The formula's value before that rule.</param>
/// <param name="Skewness">Population skewness.</param>
/// <param name="ExcessKurtosis">Population excess kurtosis.</param>
/// <param name="DomainValue">At most 0 where the quantiles are monotone (Maillard 2012).</param>
public readonly record struct CornishFisherResult(double Var, double Es, double EsUnconstrained, double Skewness, double ExcessKurtosis, double DomainValue)
{
    /// <summary>True inside the domain; outside prefer historical or filtered historical simulation.</summary>
    public bool IsValid => DomainValue <= 0 && Math.Abs(Skewness) <= 6 * (Math.Sqrt(2) - 1);

    /// <summary><see cref="Reason.OutsideDomain"/> as a warning beside the value, else <see cref="Reason.None"/>.</summary>
    public Reason Warning => IsValid ? Reason.None : Reason.OutsideDomain;
}

/// <summary>Cornish–Fisher value at risk and the expected shortfall of Boudt, Peterson and Croux 2008 (METHODS 9.5).</summary>
public static class CornishFisher
{
    /// <summary>
    /// From returns (NaN left out) with population moments; the value comes even outside the domain, with a warning.
    /// <see cref="Reason.ZeroVariance"/> for a constant; <see cref="Reason.OutsideDomain"/> unless 0 &lt; confidence &lt; 1. METHODS 9.5.
    /// </summary>
    public static Outcome<CornishFisherResult> Of(ReadOnlySpan<double> returns, double confidence)
    {
        if (!(confidence is > 0 and < 1)) return Outcome<CornishFisherResult>.Undefined(Reason.OutsideDomain, ValueAtRisk.Rule);
        var moments = Moments.Population(Missing.Drop(returns));
        if (!moments.HasValue) return Outcome<CornishFisherResult>.Undefined(moments.Reason, moments.Detail);
        double mu = moments.Value.Mean, sigma = moments.Value.StandardDeviation, s = moments.Value.Skewness, k = moments.Value.ExcessKurtosis;
        double alpha = 1 - confidence, z = NormalLaw.Quantile(alpha).Value;
        var h = z + (z * z - 1) * s / 6 + (z * z * z - 3 * z) * k / 24 - (2 * z * z * z - 5 * z) * s * s / 36;
        var h2 = h * h;
        var correction = 1 + h2 * h * s / 6 + (h2 * h2 * h2 - 9 * h2 * h2 + 9 * h2 + 3) * s * s / 72 + (h2 * h2 - 2 * h2 - 1) * k / 24;
        var var = -(mu + sigma * h);
        var es = -mu + sigma / alpha * NormalLaw.Density(h) * correction;
        var domain = s * s / 9 - 4 * (k / 8 - s * s / 6) * (1 - k / 8 - 5 * s * s / 36);
        return double.IsFinite(var + es)
            ? new CornishFisherResult(var, Math.Max(es, var), es, s, k, domain)
            : Outcome<CornishFisherResult>.Undefined(Reason.OutsideDomain, "The expansion overflows.");
    }
}
