using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>A line through the benchmark's returns (METHODS 9.3).</summary>
/// <param name="Alpha">Intercept per period.</param>
/// <param name="Beta">Slope.</param>
/// <param name="Pairs">Days used.</param>
public readonly record struct MarketLine(double Alpha, double Beta, int Pairs);

/// <summary>
/// Beta on all, rising and falling days (METHODS 9.3). Pass excess returns for excess-return betas (<see cref="Excess"/>). Days with a side
/// missing (NaN) are dropped. <see cref="Reason.TooShort"/> below two days, <see cref="Reason.ZeroVariance"/> for a constant benchmark.
/// </summary>
public static class MarketFit
{
    /// <summary>r − rf day by day, NaN when either is missing; equal lengths. METHODS 9.3.</summary>
    public static double[] Excess(ReadOnlySpan<double> returns, ReadOnlySpan<double> riskFree)
    {
        Defined.SameLength(returns.Length, riskFree.Length, nameof(riskFree));
        var excess = new double[returns.Length];
        for (var t = 0; t < excess.Length; t++) excess[t] = returns[t] - riskFree[t];
        return excess;
    }

    /// <summary>Least-squares line of returns on benchmark returns over all days. METHODS 9.3.</summary>
    public static Outcome<MarketLine> Of(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark) => Over(returns, benchmark, _ => true);

    /// <summary>The line over days with benchmark return &gt; 0 (bull beta). METHODS 9.3.</summary>
    public static Outcome<MarketLine> Bull(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark) => Over(returns, benchmark, b => b > 0);

    /// <summary>The line over days with benchmark return &lt; 0 (bear beta). METHODS 9.3.</summary>
    public static Outcome<MarketLine> Bear(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark) => Over(returns, benchmark, b => b < 0);

    /// <summary>Bull beta / bear beta; <see cref="Reason.OutsideDomain"/> for a bear beta of 0. METHODS 9.3.</summary>
    public static Outcome<double> TimingRatio(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        var bull = Bull(returns, benchmark);
        var bear = Bear(returns, benchmark);
        if (!bull.HasValue) return Defined.Not(bull.Reason, bull.Detail!);
        if (!bear.HasValue) return Defined.Not(bear.Reason, bear.Detail!);
        return bear.Value.Beta == 0 ? Defined.Not(Reason.OutsideDomain, "The bear beta is zero.") : Defined.Finite(bull.Value.Beta / bear.Value.Beta);
    }

    /// <summary>Jensen's alpha from geometric annual returns: R − rf − β(B − rf), rf per year. METHODS 9.2.</summary>
    public static Outcome<double> JensenAlpha(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, double riskFreeAnnual, double periodsPerYear)
    {
        var line = Of(returns, benchmark);
        if (!line.HasValue) return Defined.Not(line.Reason, line.Detail!);
        var (a, b) = Missing.DropPairs(returns, benchmark);
        var annual = Annualised.Geometric(a, periodsPerYear);
        if (!annual.HasValue) return annual;
        var market = Annualised.Geometric(b, periodsPerYear);
        return market.HasValue ? Defined.Finite(annual.Value - riskFreeAnnual - line.Value.Beta * (market.Value - riskFreeAnnual)) : market;
    }

    private static Outcome<MarketLine> Over(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, Func<double, bool> keep)
    {
        var (a, b) = Missing.DropPairs(returns, benchmark);
        var y = a.Where((_, t) => keep(b[t])).ToArray();
        var x = b.Where(keep).ToArray();
        var covariance = Moments.Covariance(x, y);
        if (!covariance.HasValue) return Outcome<MarketLine>.Undefined(covariance.Reason, "A beta needs two days.");
        var spread = Moments.SquaredDeviations(x);
        // A deviation of 1e-15 is what rounding leaves of a benchmark that grows at a constant rate.
        if (spread <= 1e-30 * x.Length) return Outcome<MarketLine>.Undefined(Reason.ZeroVariance, "The benchmark is constant.");
        var beta = covariance.Value * (x.Length - 1) / spread;
        var alpha = Moments.MeanOf(y) - beta * Moments.MeanOf(x);
        return double.IsFinite(alpha + beta) ? new MarketLine(alpha, beta, x.Length) : Outcome<MarketLine>.Undefined(Reason.OutsideDomain, "A return is not finite.");
    }
}
