using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>Mean cross-section coefficients over periods (METHODS 7.4).</summary>
/// <param name="Coefficients">γ̄, intercept first.</param>
/// <param name="StandardErrors">sd(γ(t))/√T.</param>
/// <param name="ByPeriod">γ(t), in the order of the period labels.</param>
public readonly record struct FamaMacBethResult(ImmutableArray<double> Coefficients, ImmutableArray<double> StandardErrors, ImmutableArray<ImmutableArray<double>> ByPeriod)
{
    /// <summary>Newey–West errors of the means, autocovariances divided by T. METHODS 7.4.</summary>
    public ImmutableArray<double> NeweyWestErrors(int lags)
    {
        var periods = ByPeriod;
        return [.. Enumerable.Range(0, Coefficients.Length).Select(k => MeanError([.. periods.Select(p => p[k])], lags))];
    }

    private static double MeanError(double[] series, int lags)
    {
        var mean = Moments.MeanOf(series);
        var sum = new CompensatedSum();
        for (var lag = 0; lag <= Math.Min(lags, series.Length - 1); lag++)
            for (var t = lag; t < series.Length; t++)
                sum.Add((lag == 0 ? 1 : 2 * (1 - lag / (lags + 1.0))) * (series[t] - mean) * (series[t - lag] - mean));
        return Math.Sqrt(Math.Max(sum.Value, 0)) / series.Length;
    }
}

/// <summary>Fama–MacBeth 1973: a cross-section each period, then the mean (METHODS 7.4).</summary>
public static class FamaMacBeth
{
    /// <summary>
    /// y, observation × regressor rows (NaN: missing) and a period label per observation; an intercept is added. <see cref="Reason.TooShort"/>
    /// below two periods; <see cref="Reason.OutsideDomain"/> when a period's regressors are collinear; else as <see cref="LeastSquares.Fit"/>. METHODS 7.4.
    /// </summary>
    public static Outcome<FamaMacBethResult> Of(ReadOnlySpan<double> y, IReadOnlyList<double[]> rows, ReadOnlySpan<int> periods)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Defined.SameLength(y.Length, rows.Count, nameof(rows));
        Defined.SameLength(y.Length, periods.Length, nameof(periods));
        var target = y.ToArray();
        var labels = periods.ToArray();
        var byPeriod = new List<ImmutableArray<double>>();
        foreach (var group in Enumerable.Range(0, target.Length).GroupBy(i => labels[i]).OrderBy(g => g.Key))
        {
            var fit = LeastSquares.Fit([.. group.Select(i => target[i])], [.. group.Select(i => rows[i])]);
            if (!fit.HasValue) return Outcome<FamaMacBethResult>.Undefined(fit.Reason, $"Period {group.Key}: {fit.Detail}");
            if (!fit.Value.Dropped.IsEmpty) return Outcome<FamaMacBethResult>.Undefined(Reason.OutsideDomain, $"Period {group.Key}: the regressors are collinear.");
            byPeriod.Add(fit.Value.Coefficients);
        }

        if (byPeriod.Count < 2) return Outcome<FamaMacBethResult>.Undefined(byPeriod.Count == 0 ? Reason.NoData : Reason.TooShort, "Needs two periods.");
        var columns = Enumerable.Range(0, byPeriod[0].Length).Select(k => byPeriod.Select(p => p[k]).ToArray()).ToArray();
        return new FamaMacBethResult(
            [.. columns.Select(c => Moments.MeanOf(c))], [.. columns.Select(c => Moments.StandardDeviation(c).Value / Math.Sqrt(c.Length))], [.. byPeriod]);
    }
}
