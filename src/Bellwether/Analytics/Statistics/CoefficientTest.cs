using Bellwether.Market;
using MathNet.Numerics.Distributions;

namespace Bellwether.Analytics.Statistics;

/// <summary>A t-test of one regression coefficient (METHODS 7.2).</summary>
/// <param name="Statistic">Estimate / standard error.</param>
/// <param name="PTwoSided">Of "the coefficient is zero".</param>
/// <param name="PNegative">One-sided: small when the coefficient is below zero.</param>
/// <param name="PPositive">One-sided: small when the coefficient is above zero.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public readonly record struct CoefficientTestResult(double Statistic, double PTwoSided, double PNegative, double PPositive, double Low, double High);

/// <summary>Hypotheses about single coefficients, such as "small caps lose when rates rise" (METHODS 7.2).</summary>
public static class CoefficientTest
{
    /// <summary>
    /// t-test with n − k degrees of freedom, or fewer and fractional where the error is itself uncertain, and an interval of the level given. <see cref="Reason.TooShort"/> without degrees of freedom,
    /// <see cref="Reason.ZeroVariance"/> for a standard error of 0, <see cref="Reason.OutsideDomain"/> for a missing number. METHODS 7.2.
    /// </summary>
    public static Outcome<CoefficientTestResult> Of(double estimate, double standardError, double degreesOfFreedom, double level = 0.95)
    {
        if (!(level is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
        if (!(degreesOfFreedom >= 1)) return Outcome<CoefficientTestResult>.Undefined(Reason.TooShort, "No degrees of freedom.");
        if (standardError == 0) return Outcome<CoefficientTestResult>.Undefined(Reason.ZeroVariance, "The standard error is zero.");
        var t = estimate / standardError;
        if (!double.IsFinite(t) || !(standardError > 0)) return Outcome<CoefficientTestResult>.Undefined(Reason.OutsideDomain, "The estimate or its error is missing.");
        var below = StudentT.CDF(0, 1, degreesOfFreedom, t);
        // The upper tail by symmetry keeps its digits where 1 − CDF would not.
        var above = StudentT.CDF(0, 1, degreesOfFreedom, -t);
        var width = StudentT.InvCDF(0, 1, degreesOfFreedom, 0.5 + level / 2) * standardError;
        return new CoefficientTestResult(t, Math.Min(1, 2 * Math.Min(below, above)), below, above, estimate - width, estimate + width);
    }
}
