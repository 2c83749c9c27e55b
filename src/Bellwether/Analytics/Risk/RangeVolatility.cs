using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>
/// Volatility from open, high, low and close (METHODS 9.1), equally long spans. Days without trade (a NaN) are left out. Every other
/// day needs high ≥ max(open, close) and low ≤ min(open, close), else <see cref="Reason.OutsideDomain"/>.
/// </summary>
public static class RangeVolatility
{
    /// <summary>Rogers–Satchell volatility per year of the days given; <see cref="Reason.NoData"/> without a day. METHODS 9.1.</summary>
    public static Outcome<double> RogersSatchell(ReadOnlySpan<double> open, ReadOnlySpan<double> high, ReadOnlySpan<double> low, ReadOnlySpan<double> close, double periodsPerYear)
    {
        Annualised.Positive(periodsPerYear);
        var days = Traded(open, high, low, close);
        if (days is null) return Defined.Not(Reason.OutsideDomain, Rule);
        return days.Count == 0 ? Defined.Not(Reason.NoData, "No day with trades.") : Defined.Finite(Math.Sqrt(periodsPerYear * MeanRange(days)));
    }

    /// <summary>
    /// Yang–Zhang volatility per year over n returns, from n + 1 days: of the first only the close counts.
    /// <see cref="Reason.TooShort"/> below three days. METHODS 9.1.
    /// </summary>
    public static Outcome<double> YangZhang(ReadOnlySpan<double> open, ReadOnlySpan<double> high, ReadOnlySpan<double> low, ReadOnlySpan<double> close, double periodsPerYear)
    {
        Annualised.Positive(periodsPerYear);
        var days = Traded(open, high, low, close);
        if (days is null) return Defined.Not(Reason.OutsideDomain, Rule);
        var n = days.Count - 1;
        if (n < 2) return Defined.Not(Reason.TooShort, "Yang-Zhang needs three days.");
        double[] overnight = new double[n], daytime = new double[n];
        for (var t = 0; t < n; t++)
        {
            overnight[t] = PriceReturns.LogReturn(days[t].Close, days[t + 1].Open);
            daytime[t] = PriceReturns.LogReturn(days[t + 1].Open, days[t + 1].Close);
        }

        var k = 0.34 / (1.34 + (n + 1.0) / (n - 1.0));
        var variance = (Moments.SquaredDeviations(overnight) + k * Moments.SquaredDeviations(daytime)) / (n - 1) + (1 - k) * MeanRange(days[1..]);
        return Defined.Finite(Math.Sqrt(periodsPerYear * variance));
    }

    private const string Rule = "Prices must be positive with high >= max(open, close) and low <= min(open, close).";

    private static double MeanRange(List<(double Open, double High, double Low, double Close)> days)
    {
        var sum = new CompensatedSum();
        foreach (var (open, high, low, close) in days)
        {
            sum.Add(PriceReturns.LogReturn(close, high) * PriceReturns.LogReturn(open, high));
            sum.Add(PriceReturns.LogReturn(close, low) * PriceReturns.LogReturn(open, low));
        }

        return Math.Max(sum.Value / days.Count, 0);
    }

    private static List<(double Open, double High, double Low, double Close)>? Traded(ReadOnlySpan<double> open, ReadOnlySpan<double> high, ReadOnlySpan<double> low, ReadOnlySpan<double> close)
    {
        Defined.SameLength(close.Length, open.Length, nameof(open));
        Defined.SameLength(close.Length, high.Length, nameof(high));
        Defined.SameLength(close.Length, low.Length, nameof(low));
        var days = new List<(double, double, double, double)>(close.Length);
        for (var t = 0; t < close.Length; t++)
        {
            var (o, h, l, c) = (open[t], high[t], low[t], close[t]);
            if (double.IsNaN(o + h + l + c)) continue;
            if (!(l > 0 && h >= Math.Max(o, c) && l <= Math.Min(o, c)) || double.IsInfinity(h)) return null;
            days.Add((o, h, l, c));
        }

        return days;
    }
}
