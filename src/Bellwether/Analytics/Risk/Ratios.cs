using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>
/// Return per unit of risk (METHODS 9.2). Missing returns (NaN) are left out. Undefined, never infinite: without variance
/// (<see cref="Reason.ZeroVariance"/>), without a return below the target or a drawdown (<see cref="Reason.NoDownside"/>).
/// </summary>
public static class Ratios
{
    /// <summary>Sharpe ratio mean/sd·√m of excess returns. METHODS 9.2.</summary>
    public static Outcome<double> Sharpe(ReadOnlySpan<double> excessReturns, double periodsPerYear)
    {
        Annualised.Positive(periodsPerYear);
        return Divide(Moments.Mean(Missing.Drop(excessReturns)), Moments.StandardDeviation(Missing.Drop(excessReturns)), Math.Sqrt(periodsPerYear), Reason.ZeroVariance);
    }

    /// <summary>Sharpe ratio from the geometric annual excess return and the annual volatility (Bacon's variant). METHODS 9.2.</summary>
    public static Outcome<double> SharpeGeometric(ReadOnlySpan<double> excessReturns, double periodsPerYear) =>
        Divide(Annualised.Geometric(excessReturns, periodsPerYear), Volatility.OfReturns(excessReturns, periodsPerYear), 1, Reason.ZeroVariance);

    /// <summary>Geometric Sharpe ratio adjusted for skewness and kurtosis, SR·(1 + S/6·SR − K/24·SR²) with K the excess. METHODS 9.2.</summary>
    public static Outcome<double> SharpeAdjusted(ReadOnlySpan<double> excessReturns, double periodsPerYear)
    {
        var sharpe = SharpeGeometric(excessReturns, periodsPerYear);
        if (!sharpe.HasValue) return sharpe;
        var moments = Moments.Population(Missing.Drop(excessReturns));
        if (!moments.HasValue) return Defined.Not(moments.Reason, moments.Detail!);
        var sr = sharpe.Value;
        return Defined.Finite(sr * (1 + moments.Value.Skewness / 6 * sr - moments.Value.ExcessKurtosis / 24 * sr * sr));
    }

    /// <summary>Sortino ratio per period, (mean − MAR)/downside deviation. METHODS 9.2.</summary>
    public static Outcome<double> Sortino(ReadOnlySpan<double> returns, double target = 0)
    {
        var mean = Moments.Mean(Missing.Drop(returns));
        return Divide(mean.HasValue ? mean.Value - target : mean, PartialMoments.DownsideDeviation(returns, target), 1, Reason.NoDownside);
    }

    /// <summary>Sortino ratio per year, (mean − MAR)·m over downside deviation·√m. METHODS 9.2.</summary>
    public static Outcome<double> SortinoAnnual(ReadOnlySpan<double> returns, double target, double periodsPerYear)
    {
        Annualised.Positive(periodsPerYear);
        var sortino = Sortino(returns, target);
        return sortino.HasValue ? Defined.Finite(sortino.Value * Math.Sqrt(periodsPerYear)) : sortino;
    }

    /// <summary>Omega Σmax(r−L, 0)/Σmax(L−r, 0) at a per-period threshold; at 0 it is the Bernardo–Ledoit ratio. METHODS 9.2.</summary>
    public static Outcome<double> Omega(ReadOnlySpan<double> returns, double threshold = 0) =>
        Divide(PartialMoments.UpsidePotential(returns, threshold), PartialMoments.DownsidePotential(returns, threshold), 1, Reason.NoDownside);

    /// <summary>Omega–Sharpe ratio (mean − L)/downside potential = Omega − 1. METHODS 9.2.</summary>
    public static Outcome<double> OmegaSharpe(ReadOnlySpan<double> returns, double threshold = 0)
    {
        var omega = Omega(returns, threshold);
        return omega.HasValue ? omega.Value - 1 : omega;
    }

    /// <summary>Calmar ratio: geometric annual return over the deepest drawdown. METHODS 9.2.</summary>
    public static Outcome<double> Calmar(ReadOnlySpan<double> returns, double periodsPerYear) => OverDrawdown(returns, periodsPerYear, DrawdownRisk.Maximum(returns));

    /// <summary>Martin ratio: geometric annual return over the Ulcer index. METHODS 9.2.</summary>
    public static Outcome<double> Martin(ReadOnlySpan<double> returns, double periodsPerYear) => OverDrawdown(returns, periodsPerYear, DrawdownRisk.UlcerIndex(returns));

    /// <summary>Pain ratio: geometric annual return over the pain index. METHODS 9.2.</summary>
    public static Outcome<double> Pain(ReadOnlySpan<double> returns, double periodsPerYear) => OverDrawdown(returns, periodsPerYear, DrawdownRisk.PainIndex(returns));

    /// <summary>Skewness over kurtosis (not excess), population moments. METHODS 9.2.</summary>
    public static Outcome<double> SkewnessKurtosis(ReadOnlySpan<double> returns)
    {
        var moments = Moments.Population(Missing.Drop(returns));
        return moments.HasValue ? moments.Value.Skewness / (moments.Value.ExcessKurtosis + 3) : Defined.Not(moments.Reason, moments.Detail!);
    }

    private static Outcome<double> OverDrawdown(ReadOnlySpan<double> returns, double periodsPerYear, Outcome<double> drawdown) =>
        Divide(Annualised.Geometric(returns, periodsPerYear), drawdown, 1, Reason.NoDownside);

    /// <summary>What rounding leaves of a zero: returns of constantly growing prices differ by about 1e-16.</summary>
    private const double Noise = 1e-14;

    private static Outcome<double> Divide(Outcome<double> top, Outcome<double> bottom, double factor, Reason whenZero)
    {
        if (!top.HasValue) return top;
        if (!bottom.HasValue) return bottom;
        return Math.Abs(bottom.Value) <= Noise ? Defined.Not(whenZero, "The risk is zero.") : Defined.Finite(top.Value / bottom.Value * factor);
    }
}
