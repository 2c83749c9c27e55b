using System.Collections.Immutable;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>Volatility per year with m periods a year (METHODS 9.1). Missing returns (NaN) are left out.</summary>
public static class Volatility
{
    /// <summary>Sample standard deviation (n−1) of returns × √m; log returns for close-to-close. <see cref="Reason.TooShort"/> below two. METHODS 9.1.</summary>
    public static Outcome<double> OfReturns(ReadOnlySpan<double> returns, double periodsPerYear)
    {
        Annualised.Positive(periodsPerYear);
        var deviation = Moments.StandardDeviation(Missing.Drop(returns));
        return deviation.HasValue ? Defined.Finite(deviation.Value * Math.Sqrt(periodsPerYear)) : deviation;
    }

    /// <summary>A variance per period as a volatility per year. METHODS 9.1.</summary>
    public static Outcome<double> OfVariance(double variance, double periodsPerYear)
    {
        Annualised.Positive(periodsPerYear);
        return Defined.Finite(Math.Sqrt(variance * periodsPerYear));
    }

    /// <summary>Standard deviation over the other's; <see cref="Reason.ZeroVariance"/> when the other does not vary. METHODS 9.1.</summary>
    public static Outcome<double> Ratio(ReadOnlySpan<double> returns, ReadOnlySpan<double> other)
    {
        var (own, theirs) = (Moments.StandardDeviation(Missing.Drop(returns)), Moments.StandardDeviation(Missing.Drop(other)));
        if (!own.HasValue) return own;
        if (!theirs.HasValue) return theirs;
        return theirs.Value > 1e-15 ? Defined.Finite(own.Value / theirs.Value) : Defined.Not(Reason.ZeroVariance, "The other series is constant.");
    }

    /// <summary>Close-to-close volatility of n + 1 prices; reasons as <see cref="PriceReturns.Log"/>. METHODS 9.1.</summary>
    public static Outcome<double> CloseToClose(ReadOnlySpan<double> closes, double periodsPerYear)
    {
        var returns = PriceReturns.Log(closes);
        return returns.HasValue ? OfReturns(returns.Value.AsSpan(), periodsPerYear) : Defined.Not(returns.Reason, returns.Detail!);
    }

    /// <summary>
    /// Exponentially weighted variances, one per return and per period: s²(t) = λs²(t−1) + (1−λ)r²(t), seeded with the first r². A
    /// missing return keeps the variance (NaN before the first). <see cref="Reason.NoData"/> without a return. METHODS 9.1.
    /// </summary>
    public static Outcome<ImmutableArray<double>> Ewma(ReadOnlySpan<double> returns, double lambda = 0.94)
    {
        if (!(lambda is >= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(lambda), lambda, "λ lies in [0, 1).");
        var variances = new double[returns.Length];
        var variance = double.NaN;
        for (var t = 0; t < returns.Length; t++)
        {
            var square = returns[t] * returns[t];
            if (double.IsInfinity(square)) return Outcome<ImmutableArray<double>>.Undefined(Reason.OutsideDomain, "A return is not finite.");
            if (!double.IsNaN(square)) variance = double.IsNaN(variance) ? square : lambda * variance + (1 - lambda) * square;
            variances[t] = variance;
        }

        return double.IsNaN(variance) ? Outcome<ImmutableArray<double>>.Undefined(Reason.NoData, "No return.") : Defined.Freeze(variances);
    }
}
