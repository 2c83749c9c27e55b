using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>A loss quantile and the mean loss beyond it, both positive for losses (METHODS 9.4, 9.5).</summary>
/// <param name="Var">Value at risk.</param>
/// <param name="Es">Expected shortfall.</param>
public readonly record struct TailRisk(double Var, double Es);

/// <summary>
/// Value at risk and expected shortfall of returns, historical and Gaussian (METHODS 9.4, 9.5). Missing returns (NaN) are left out;
/// <see cref="Reason.OutsideDomain"/> unless 0 &lt; confidence &lt; 1.
/// </summary>
public static class ValueAtRisk
{
    /// <summary>−q(1−c) of type 7 and −mean{x ≤ q}; <see cref="Reason.NoData"/> without a return. METHODS 9.4.</summary>
    public static Outcome<TailRisk> Historical(ReadOnlySpan<double> returns, double confidence)
    {
        if (!(confidence is > 0 and < 1)) return Outcome<TailRisk>.Undefined(Reason.OutsideDomain, Rule);
        var seen = Missing.Drop(returns);
        var quantile = Quantile.Of(seen, 1 - confidence);
        if (!quantile.HasValue) return Outcome<TailRisk>.Undefined(quantile.Reason, quantile.Detail);
        var tail = new CompensatedSum();
        var n = 0;
        foreach (var r in seen)
        {
            if (r > quantile.Value) continue;
            tail.Add(r);
            n++;
        }

        return double.IsFinite(tail.Value) ? new TailRisk(0 - quantile.Value, 0 - tail.Value / n) : Outcome<TailRisk>.Undefined(Reason.OutsideDomain, "The tail overflows.");
    }

    /// <summary>−(μ + σz) and −μ + σφ(z)/(1−c) with population moments; <see cref="Reason.ZeroVariance"/> for a constant. METHODS 9.5.</summary>
    public static Outcome<TailRisk> Gaussian(ReadOnlySpan<double> returns, double confidence)
    {
        if (!(confidence is > 0 and < 1)) return Outcome<TailRisk>.Undefined(Reason.OutsideDomain, Rule);
        var moments = Moments.Population(Missing.Drop(returns));
        if (!moments.HasValue) return Outcome<TailRisk>.Undefined(moments.Reason, moments.Detail);
        double mu = moments.Value.Mean, sigma = moments.Value.StandardDeviation, z = NormalLaw.Quantile(1 - confidence).Value;
        var tail = new TailRisk(-(mu + sigma * z), -mu + sigma * NormalLaw.Density(z) / (1 - confidence));
        return double.IsFinite(tail.Var + tail.Es) ? tail : Outcome<TailRisk>.Undefined(Reason.OutsideDomain, "The tail overflows.");
    }

    internal const string Rule = "A confidence lies between 0 and 1.";
}
