using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>The two ways to compare returns on the benchmark's good or bad days (METHODS 9.3).</summary>
public enum CaptureVariant
{
    /// <summary>Ratio of cumulative returns; down days are b ≤ 0.</summary>
    Cumulative,

    /// <summary>Ratio of annualised geometric returns; down days are b &lt; 0.</summary>
    Annualised,
}

/// <summary>
/// Up and down capture (METHODS 9.3). Days with a side missing (NaN) are dropped; <see cref="Reason.NoData"/> without such a day,
/// <see cref="Reason.ZeroVariance"/> when the benchmark's return over them is zero.
/// </summary>
public static class Capture
{
    /// <summary>Capture on days with benchmark &gt; 0. Periods per year matter only to the annualised variant. METHODS 9.3.</summary>
    public static Outcome<double> Up(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, CaptureVariant variant = CaptureVariant.Cumulative, double periodsPerYear = 252) =>
        Ratio(returns, benchmark, b => b > 0, variant, periodsPerYear);

    /// <summary>Capture on days with benchmark ≤ 0 (cumulative) or &lt; 0 (annualised). METHODS 9.3.</summary>
    public static Outcome<double> Down(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, CaptureVariant variant = CaptureVariant.Cumulative, double periodsPerYear = 252) =>
        Ratio(returns, benchmark, variant == CaptureVariant.Cumulative ? b => b <= 0 : b => b < 0, variant, periodsPerYear);

    /// <summary>Up capture / down capture. METHODS 9.3.</summary>
    public static Outcome<double> UpDown(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, CaptureVariant variant = CaptureVariant.Cumulative, double periodsPerYear = 252)
    {
        var up = Up(returns, benchmark, variant, periodsPerYear);
        if (!up.HasValue) return up;
        var down = Down(returns, benchmark, variant, periodsPerYear);
        if (!down.HasValue) return down;
        return down.Value == 0 ? Defined.Not(Reason.OutsideDomain, "The down capture is zero.") : Defined.Finite(up.Value / down.Value);
    }

    private static Outcome<double> Ratio(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, Func<double, bool> keep, CaptureVariant variant, double periodsPerYear)
    {
        var (a, b) = Missing.DropPairs(returns, benchmark);
        var top = Return([.. a.Where((_, t) => keep(b[t]))], variant, periodsPerYear);
        if (!top.HasValue) return top;
        var bottom = Return([.. b.Where(keep)], variant, periodsPerYear);
        if (!bottom.HasValue) return bottom;
        return bottom.Value == 0 ? Defined.Not(Reason.ZeroVariance, "The benchmark did not move on these days.") : Defined.Finite(top.Value / bottom.Value);
    }

    private static Outcome<double> Return(double[] returns, CaptureVariant variant, double periodsPerYear) =>
        variant == CaptureVariant.Cumulative ? CumulativeReturn.Total(returns) : Annualised.Geometric(returns, periodsPerYear);
}
