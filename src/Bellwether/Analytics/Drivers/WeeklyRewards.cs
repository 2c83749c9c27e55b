using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>Fama–MacBeth over weeks (METHODS 7.4): with the same stocks and scores through a week, a week's cross-section is the sum of its days'.</summary>
public static class WeeklyRewards
{
    /// <summary>Trading days a period.</summary>
    public const int Week = 5;

    /// <summary>
    /// Mean reward a period of one column with its Newey–West interval, from daily rewards; a last period of fewer days is left out.
    /// <see cref="Reason.TooShort"/> below four periods, <see cref="Reason.ZeroVariance"/> for a constant. METHODS 7.4.
    /// </summary>
    public static Outcome<(double Mean, double Error, double Low, double High, int Periods)> Of(ReadOnlySpan<double> daily, double level = 0.95)
    {
        var periods = daily.Length / Week;
        if (periods < 4) return Outcome<(double, double, double, double, int)>.Undefined(Reason.TooShort, $"A mean over weeks needs four of them; there are {periods}.");
        var sums = ImmutableArray.CreateBuilder<ImmutableArray<double>>(periods);
        for (var p = 0; p < periods; p++) sums.Add([Moments.Sum(daily.Slice(p * Week, Week))]);
        var series = Array.ConvertAll(sums.ToArray(), own => own[0]);
        var mean = Moments.MeanOf(series);
        var error = new FamaMacBethResult([mean], [], sums.ToImmutable()).NeweyWestErrors(NeweyWest.DefaultLags(periods))[0];
        var test = CoefficientTest.Of(mean, error * Math.Sqrt(periods / (periods - 1.0)), periods - 1, level);
        return test.HasValue
            ? (mean, error, test.Value.Low, test.Value.High, periods)
            : Outcome<(double, double, double, double, int)>.Undefined(test.Reason, test.Detail);
    }
}
