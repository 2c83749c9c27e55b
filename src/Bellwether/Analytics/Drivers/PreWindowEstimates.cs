using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>What a stock's returns before a window say of it; NaN where its history is too short (METHODS 7.4).</summary>
/// <param name="Market">Slope on the market, the other factors held.</param>
/// <param name="Rate">Slope on the yield change: return per basis point.</param>
/// <param name="Currency">Slope on the log change of the currency.</param>
/// <param name="Volatility">Standard deviation of daily returns (n−1), a year.</param>
/// <param name="Momentum">Return over the days before the window.</param>
/// <param name="Days">Days used for the slopes.</param>
public readonly record struct PreWindowEstimate(double Market, double Rate, double Currency, double Volatility, double Momentum, int Days);

/// <summary>Betas, volatility and momentum estimated before a window, so that nothing of the window leaks into them (METHODS 7.4).</summary>
public static class PreWindowEstimates
{
    /// <summary>Trading days a year, for volatility.</summary>
    private const double Year = 252;

    /// <summary>
    /// Of one stock: <see cref="Of(IReadOnlyList{double[]}, double[], double[], double[], int, int)"/>.
    /// </summary>
    public static PreWindowEstimate Of(double[] returns, double[] market, double[] rate, double[] currency, int minimum, int momentumDays) =>
        Of([returns], market, rate, currency, minimum, momentumDays)[0];

    /// <summary>
    /// Of many stocks, from daily returns for estimation and factor changes on the same days; a factor the store lacks is an empty array, its slope NaN.
    /// Fewer than <paramref name="minimum"/> usable days give NaN. Momentum is the growth of the last <paramref name="momentumDays"/> returns,
    /// missing ones skipped, and needs <paramref name="minimum"/> of them (all, when it is shorter). METHODS 7.4, 2.1, 9.1.
    /// </summary>
    public static PreWindowEstimate[] Of(IReadOnlyList<double[]> returns, double[] market, double[] rate, double[] currency, int minimum, int momentumDays)
    {
        ArgumentNullException.ThrowIfNull(returns);
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(rate);
        ArgumentNullException.ThrowIfNull(currency);
        var columns = new List<double[]>(3);
        foreach (var column in (ReadOnlySpan<double[]>)[market, rate, currency])
        {
            if (column.Length > 0) columns.Add(column);
        }

        // Days without a factor are left out for all; most stocks then have every day, and share one basis.
        int[] days = [.. Enumerable.Range(0, columns.Count == 0 ? 0 : columns[0].Length).Where(t => columns.TrueForAll(column => double.IsFinite(column[t])))];
        double[][] dense = [.. columns.Select(column => Array.ConvertAll(days, t => column[t]))];
        var shared = SlopeFit.Shared(dense);
        var slopes = new double[columns.Count];
        var estimates = new PreWindowEstimate[returns.Count];
        for (var i = 0; i < estimates.Length; i++)
        {
            var own = Array.ConvertAll(days, t => returns[i][t]);
            var used = days.Length;
            if (shared is not null && Array.TrueForAll(own, double.IsFinite))
            {
                SlopeFit.Centre(own);
                shared.Fit(own, slopes);
            }
            else
            {
                used = SlopeFit.Into(slopes, own, dense).OrNull ?? 0;
            }

            if (used < minimum) Array.Fill(slopes, double.NaN);
            var at = 0;
            double Next(double[] column) => column.Length > 0 ? slopes[at++] : double.NaN;
            estimates[i] = new PreWindowEstimate(Next(market), Next(rate), Next(currency), Volatility(returns[i], minimum), Momentum(returns[i], minimum, momentumDays), used);
        }

        return estimates;
    }

    private static double Volatility(ReadOnlySpan<double> returns, int minimum)
    {
        var seen = Missing.Drop(returns);
        var deviation = seen.Length >= minimum ? Moments.StandardDeviation(seen) : Outcome<double>.Undefined(Reason.TooShort);
        return deviation.HasValue ? deviation.Value * Math.Sqrt(Year) : double.NaN;
    }

    private static double Momentum(ReadOnlySpan<double> returns, int minimum, int momentumDays)
    {
        if (returns.Length < momentumDays) return double.NaN;
        var (growth, seen) = (1.0, 0);
        foreach (var r in returns[^momentumDays..])
        {
            if (double.IsNaN(r)) continue;
            growth *= 1 + r;
            seen++;
        }

        return seen >= Math.Min(minimum, momentumDays) ? growth - 1 : double.NaN;
    }
}
