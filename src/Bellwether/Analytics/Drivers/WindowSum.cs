using Bellwether.Analytics.Statistics;
using Bellwether.Market;
using MathNet.Numerics.Distributions;

namespace Bellwether.Analytics.Drivers;

/// <summary>The sum of a daily series over a window, and how far chance alone moves such a sum (METHODS 7.4).</summary>
/// <param name="Sum">The sum itself.</param>
/// <param name="StandardError">√(n · s² · variance ratio).</param>
/// <param name="Freedom">Degrees of freedom of its t-law, fractional.</param>
/// <param name="VarianceRatio">Long-run variance of the daily series over its variance.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="P">Two-sided, of "the mean is zero".</param>
public readonly record struct WindowSumResult(double Sum, double StandardError, double Freedom, double VarianceRatio, double Low, double High, double P);

/// <summary>
/// Interval of a window's sum from its own daily variation, Fama–MacBeth style: stocks that move together move the daily figure together, so that
/// dependence across stocks is inside. Dependence over time comes from a Newey–West variance ratio over history and window together, each in
/// units of its own deviation, since a window of some weeks is too short to tell it (METHODS 7.2, 7.4).
/// </summary>
public static class WindowSum
{
    /// <summary>Fewest days of a window, those of a volatility (METHODS 0.6).</summary>
    public static int Minimum => SampleMinimums.Default.Volatility;

    /// <summary>
    /// From the daily series of the window and of the history before it (may be empty); <paramref name="unseen"/> is the variance that no variation from day to day
    /// shows, such as that of stocks with a run of their own (<see cref="CrossDays.OfStocks"/>). <see cref="Reason.TooShort"/> below <see cref="Minimum"/> days,
    /// <see cref="Reason.ZeroVariance"/> for a constant, <see cref="Reason.OutsideDomain"/> for missing numbers. METHODS 7.2, 7.4.
    /// </summary>
    public static Outcome<WindowSumResult> Of(ReadOnlySpan<double> window, ReadOnlySpan<double> history, double level = 0.95, (double Variance, double Freedom) unseen = default)
    {
        if (!(level is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
        var n = window.Length;
        if (n < Minimum) return Outcome<WindowSumResult>.Undefined(Reason.TooShort, $"An interval needs a window of {Minimum} trading days; this one has {n}.");
        var deviation = Moments.StandardDeviation(window);
        if (!deviation.HasValue) return Outcome<WindowSumResult>.Undefined(deviation.Reason, deviation.Detail);
        var sum = Moments.Sum(window);
        // What rounding leaves of a series that is zero, or the same, day after day.
        if (!(deviation.Value > 1e-14 * (1 + Math.Abs(sum)))) return Outcome<WindowSumResult>.Undefined(Reason.ZeroVariance, "The effect is the same every day.");
        var (ratio, noise) = VarianceRatio(window, history);
        var ofDays = deviation.Value * deviation.Value * n * ratio;
        var error = Math.Sqrt(ofDays + unseen.Variance);
        if (!double.IsFinite(error)) return Outcome<WindowSumResult>.Undefined(Reason.OutsideDomain, "A number is not finite.");
        // Satterthwaite: the variance of the estimated variance, from the window's deviation and from the ratio, and from the few stocks that add to it.
        var freedom = 2 / (2.0 / (n - 1) + noise);
        if (unseen.Variance > 0)
        {
            var (days, stocks) = (ofDays * ofDays / freedom, unseen.Variance * unseen.Variance / unseen.Freedom);
            freedom = Math.Clamp(Math.Pow(ofDays + unseen.Variance, 2) / (days + stocks), 1, 10_000);
        }

        var t = sum / error;
        var width = StudentT.InvCDF(0, 1, freedom, 0.5 + level / 2) * error;
        return new WindowSumResult(sum, error, freedom, ratio, sum - width, sum + width, Math.Min(1, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(t))));
    }

    /// <summary>Bartlett-weighted variance ratio of a series in two parts, corrected for the means taken out, and its squared relative error; not below a quarter.</summary>
    private static (double Ratio, double Noise) VarianceRatio(ReadOnlySpan<double> window, ReadOnlySpan<double> history)
    {
        var series = new double[history.Length + window.Length];
        Standardise(history, series.AsSpan(0, history.Length));
        Standardise(window, series.AsSpan(history.Length));
        var total = 0.0;
        foreach (var value in series) total += value * value;
        var lags = Math.Min(NeweyWest.DefaultLags(series.Length), series.Length - 1);
        double ratio = 1, weights = 0, squares = 0;
        for (var lag = 1; lag <= lags; lag++)
        {
            var (weight, sum) = (1 - lag / (lags + 1.0), 0.0);
            for (var t = lag; t < series.Length; t++) sum += series[t] * series[t - lag];
            ratio += 2 * weight * sum / total;
            weights += weight;
            squares += weight * weight;
        }

        ratio /= Math.Max(0.5, 1 - 2 * weights / series.Length);
        return (Math.Max(ratio, 0.25), 4 * squares / series.Length);
    }

    private static void Standardise(ReadOnlySpan<double> from, Span<double> into)
    {
        if (from.Length < 2) return;
        var (mean, deviation) = (Moments.MeanOf(from), Moments.StandardDeviation(from));
        for (var t = 0; t < from.Length; t++) into[t] = deviation.OrNull is > 0 and var s ? (from[t] - mean) / s : 0;
    }
}
