using Bellwether.Market;

namespace Bellwether.Analytics.Statistics;

/// <summary>Moments of the population: every one divides by n (METHODS 0.4).</summary>
/// <param name="Mean">Σx/n.</param>
/// <param name="Variance">m₂.</param>
/// <param name="Skewness">m₃/m₂^1.5.</param>
/// <param name="ExcessKurtosis">m₄/m₂² − 3.</param>
public readonly record struct PopulationMoments(double Mean, double Variance, double Skewness, double ExcessKurtosis)
{
    /// <summary>Standard deviation with n.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);
}

/// <summary>Compensated sums and two-pass moments (METHODS 0.4). No missing markers here: drop them first with <see cref="Missing"/>.</summary>
public static class Moments
{
    /// <summary>Neumaier's compensated sum; 0 for no terms. METHODS 0.4.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        var sum = new CompensatedSum();
        foreach (var value in values) sum.Add(value);
        return sum.Value;
    }

    /// <summary>Arithmetic mean; <see cref="Reason.NoData"/> when empty. METHODS 0.4.</summary>
    public static Outcome<double> Mean(ReadOnlySpan<double> values) =>
        values.IsEmpty ? Defined.Not(Reason.NoData, "A mean needs one value.") : Defined.Finite(MeanOf(values));

    /// <summary>Sample variance (n−1), two passes; <see cref="Reason.TooShort"/> below two values. METHODS 0.4.</summary>
    public static Outcome<double> Variance(ReadOnlySpan<double> values) =>
        values.Length < 2 ? Defined.Not(Reason.TooShort, "A sample variance needs two values.") : Defined.Finite(SquaredDeviations(values) / (values.Length - 1));

    /// <summary>Sample standard deviation (n−1); <see cref="Reason.TooShort"/> below two values. METHODS 0.4.</summary>
    public static Outcome<double> StandardDeviation(ReadOnlySpan<double> values)
    {
        var variance = Variance(values);
        return variance.HasValue ? Math.Sqrt(variance.Value) : variance;
    }

    /// <summary>Population variance (n); <see cref="Reason.NoData"/> when empty. METHODS 0.4.</summary>
    public static Outcome<double> PopulationVariance(ReadOnlySpan<double> values) =>
        values.IsEmpty ? Defined.Not(Reason.NoData, "A variance needs one value.") : Defined.Finite(SquaredDeviations(values) / values.Length);

    /// <summary>Mean, variance, skewness and excess kurtosis with n; <see cref="Reason.ZeroVariance"/> for a constant. METHODS 0.4, 9.5.</summary>
    public static Outcome<PopulationMoments> Population(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return Outcome<PopulationMoments>.Undefined(Reason.NoData, "Moments need values.");
        var mean = MeanOf(values);
        CompensatedSum second = new(), third = new(), fourth = new();
        foreach (var value in values)
        {
            var d = value - mean;
            second.Add(d * d);
            third.Add(d * d * d);
            fourth.Add(d * d * d * d);
        }

        var variance = second.Value / values.Length;
        if (IsConstant(values) || variance == 0) return Outcome<PopulationMoments>.Undefined(Reason.ZeroVariance, "The series is constant.");
        var skewness = third.Value / values.Length / Math.Pow(variance, 1.5);
        var kurtosis = fourth.Value / values.Length / (variance * variance) - 3;
        return double.IsFinite(mean + variance + skewness + kurtosis)
            ? new PopulationMoments(mean, variance, skewness, kurtosis)
            : Outcome<PopulationMoments>.Undefined(Reason.OutsideDomain, "The inputs are not finite or the result overflows.");
    }

    /// <summary>Lag-1 autocorrelation around the full mean; <see cref="Reason.ZeroVariance"/> for a constant. METHODS 0.4.</summary>
    public static Outcome<double> Autocorrelation1(ReadOnlySpan<double> values)
    {
        if (values.Length < 2) return Defined.Not(Reason.TooShort, "An autocorrelation needs two values.");
        if (IsConstant(values)) return Defined.Not(Reason.ZeroVariance, "The series is constant.");
        var mean = MeanOf(values);
        var cross = new CompensatedSum();
        for (var t = 1; t < values.Length; t++) cross.Add((values[t] - mean) * (values[t - 1] - mean));
        return Defined.Finite(cross.Value / SquaredDeviations(values));
    }

    /// <summary>Sample covariance (n−1) of equally long series; <see cref="Reason.TooShort"/> below two pairs. METHODS 0.4.</summary>
    public static Outcome<double> Covariance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Defined.SameLength(x.Length, y.Length, nameof(y));
        if (x.Length < 2) return Defined.Not(Reason.TooShort, "A covariance needs two pairs.");
        double mx = MeanOf(x), my = MeanOf(y);
        CompensatedSum cross = new(), dx = new(), dy = new();
        for (var t = 0; t < x.Length; t++)
        {
            cross.Add((x[t] - mx) * (y[t] - my));
            dx.Add(x[t] - mx);
            dy.Add(y[t] - my);
        }

        return Defined.Finite((cross.Value - dx.Value * dy.Value / x.Length) / (x.Length - 1));
    }

    /// <summary>Pearson correlation; <see cref="Reason.ZeroVariance"/> when either side is constant. METHODS 0.4.</summary>
    public static Outcome<double> Correlation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var covariance = Covariance(x, y);
        if (!covariance.HasValue) return covariance;
        if (IsConstant(x) || IsConstant(y)) return Defined.Not(Reason.ZeroVariance, "A side is constant.");
        var r = covariance.Value * (x.Length - 1) / Math.Sqrt(SquaredDeviations(x) * SquaredDeviations(y));
        return Defined.Finite(Math.Clamp(r, -1, 1));
    }

    /// <summary>True when all values are the same number: rounding of the mean must not turn a constant into noise.</summary>
    internal static bool IsConstant(ReadOnlySpan<double> values) => values.IndexOfAnyExcept(values.IsEmpty ? 0 : values[0]) < 0;

    internal static double MeanOf(ReadOnlySpan<double> values) => Sum(values) / values.Length;

    /// <summary>Σ(x−m)² − (Σ(x−m))²/n; exactly 0 for a constant.</summary>
    internal static double SquaredDeviations(ReadOnlySpan<double> values)
    {
        if (IsConstant(values)) return 0;
        var mean = MeanOf(values);
        CompensatedSum squares = new(), deviations = new();
        foreach (var value in values)
        {
            var d = value - mean;
            squares.Add(d * d);
            deviations.Add(d);
        }

        return Math.Max(squares.Value - deviations.Value * deviations.Value / values.Length, 0);
    }
}
