using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Returns;

/// <summary>Returns per year with m periods a year, e.g. 252, 52 or 12 (METHODS 2.2). Missing returns are not counted as periods.</summary>
public static class Annualised
{
    /// <summary>(∏(1+r))^(m/n) − 1; <see cref="Reason.NoData"/> without a return, <see cref="Reason.OutsideDomain"/> below −1. METHODS 2.2.</summary>
    public static Outcome<double> Geometric(ReadOnlySpan<double> simpleReturns, double periodsPerYear)
    {
        Positive(periodsPerYear);
        var reason = CumulativeReturn.Check(simpleReturns);
        if (reason != Reason.None) return Defined.Not(reason, CumulativeReturn.Rule);
        var n = Missing.Drop(simpleReturns).Length;
        return Defined.Finite(Math.Pow(CumulativeReturn.Growth(simpleReturns), periodsPerYear / n) - 1);
    }

    /// <summary>m · mean; <see cref="Reason.NoData"/> without a return. METHODS 2.2.</summary>
    public static Outcome<double> Arithmetic(ReadOnlySpan<double> simpleReturns, double periodsPerYear) => Scaled(simpleReturns, periodsPerYear);

    /// <summary>m · Σℓ/n, a log return per year; <see cref="Reason.NoData"/> without a return. METHODS 2.2.</summary>
    public static Outcome<double> Log(ReadOnlySpan<double> logReturns, double periodsPerYear) => Scaled(logReturns, periodsPerYear);

    private static Outcome<double> Scaled(ReadOnlySpan<double> returns, double periodsPerYear)
    {
        Positive(periodsPerYear);
        var mean = Moments.Mean(Missing.Drop(returns));
        return mean.HasValue ? Defined.Finite(periodsPerYear * mean.Value) : mean;
    }

    internal static void Positive(double periodsPerYear)
    {
        if (!(periodsPerYear > 0) || double.IsInfinity(periodsPerYear)) throw new ArgumentOutOfRangeException(nameof(periodsPerYear), periodsPerYear, "Periods per year must be positive.");
    }
}
