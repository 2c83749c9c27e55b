using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>
/// Returns below and above a per-period target (METHODS 9.2). Every mean divides by all n observed returns; missing ones (NaN) are left
/// out; <see cref="Reason.NoData"/> without a return.
/// </summary>
public static class PartialMoments
{
    /// <summary>Downside deviation √mean(min(r−MAR, 0)²). METHODS 9.2.</summary>
    public static Outcome<double> DownsideDeviation(ReadOnlySpan<double> returns, double target = 0) => Root(Mean(returns, r => Square(Math.Min(r - target, 0))));

    /// <summary>Downside deviation × √m. METHODS 9.2.</summary>
    public static Outcome<double> AnnualDownsideDeviation(ReadOnlySpan<double> returns, double target, double periodsPerYear)
    {
        Annualised.Positive(periodsPerYear);
        var deviation = DownsideDeviation(returns, target);
        return deviation.HasValue ? Defined.Finite(deviation.Value * Math.Sqrt(periodsPerYear)) : deviation;
    }

    /// <summary>Downside potential, mean max(MAR−r, 0). METHODS 9.2.</summary>
    public static Outcome<double> DownsidePotential(ReadOnlySpan<double> returns, double target = 0) => Mean(returns, r => Math.Max(target - r, 0));

    /// <summary>Upside risk √mean(max(r−MAR, 0)²). METHODS 9.2.</summary>
    public static Outcome<double> UpsideRisk(ReadOnlySpan<double> returns, double target = 0) => Root(Mean(returns, r => Square(Math.Max(r - target, 0))));

    /// <summary>Upside potential, mean max(r−MAR, 0). METHODS 9.2.</summary>
    public static Outcome<double> UpsidePotential(ReadOnlySpan<double> returns, double target = 0) => Mean(returns, r => Math.Max(r - target, 0));

    /// <summary>Share of returns strictly above the target. METHODS 9.2.</summary>
    public static Outcome<double> UpsideFrequency(ReadOnlySpan<double> returns, double target = 0) => Mean(returns, r => r > target ? 1 : 0);

    /// <summary>Share of returns strictly below the target. METHODS 9.2.</summary>
    public static Outcome<double> DownsideFrequency(ReadOnlySpan<double> returns, double target = 0) => Mean(returns, r => r < target ? 1 : 0);

    private static double Square(double x) => x * x;

    private static Outcome<double> Root(Outcome<double> square) => square.HasValue ? Math.Sqrt(square.Value) : square;

    private static Outcome<double> Mean(ReadOnlySpan<double> returns, Func<double, double> of)
    {
        var seen = Missing.Drop(returns);
        if (seen.IsEmpty) return Defined.Not(Reason.NoData, "No return.");
        var sum = new CompensatedSum();
        foreach (var r in seen) sum.Add(of(r));
        return Defined.Finite(sum.Value / seen.Length);
    }
}
