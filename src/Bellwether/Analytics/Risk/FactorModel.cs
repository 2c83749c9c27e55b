using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>Which days tell how factors move together (METHODS 9.10).</summary>
public enum CovarianceChoice
{
    /// <summary>All days alike.</summary>
    Full,

    /// <summary>Exponentially weighted, recent days most.</summary>
    Ewma,

    /// <summary>Days on which the gauge fell: correlations rise in crises.</summary>
    DownDays,
}

/// <summary>A gauge's betas on factors and how the factors move together (METHODS 9.10).</summary>
/// <param name="Betas">Slope per factor, the others held.</param>
/// <param name="ResidualDeviation">Daily standard deviation that the factors leave.</param>
/// <param name="RSquared">Share of variance explained.</param>
/// <param name="Days">Days used for the betas.</param>
/// <param name="CovarianceDays">Days used for the covariance.</param>
public sealed record FactorModelResult(ImmutableArray<double> Betas, double ResidualDeviation, double RSquared, int Days, int CovarianceDays)
{
    /// <summary>The covariance matrix of the factors.</summary>
    public required IReadOnlyList<double[]> Covariance { get; init; }
}

/// <summary>Betas by least squares on daily changes, covariance by choice (METHODS 7.1, 9.10).</summary>
public static class FactorModel
{
    /// <summary>
    /// Fits returns on day × factor rows. Null with a reason: as <see cref="LeastSquares.Fit"/>, or <see cref="Reason.ZeroVariance"/> when a
    /// factor does not vary or others determine it, with its position; <see cref="Reason.TooShort"/> when no covariance is left. METHODS 7.1, 9.10.
    /// </summary>
    public static (FactorModelResult? Model, Reason Reason, int Factor) Fit(double[] returns, IReadOnlyList<double[]> rows, CovarianceChoice choice)
    {
        ArgumentNullException.ThrowIfNull(returns);
        ArgumentNullException.ThrowIfNull(rows);
        bool[] complete = [.. rows.Select((row, t) => double.IsFinite(returns[t]) && row.All(double.IsFinite))];
        var used = complete.Count(own => own);
        if (used == 0) return (null, Reason.NoData, -1);
        for (var j = 0; j < rows[0].Length; j++)
        {
            if (Moments.IsConstant([.. rows.Where((_, t) => complete[t]).Select(row => row[j])])) return (null, Reason.ZeroVariance, j);
        }

        var fit = LeastSquares.Fit(returns, rows);
        if (!fit.HasValue) return (null, fit.Reason, -1);
        if (!fit.Value.Dropped.IsEmpty) return (null, Reason.Infeasible, fit.Value.Dropped[0] - 1);
        var spread = fit.Value.ResidualDeviation;
        var share = fit.Value.RSquared;
        if (!spread.HasValue || !share.HasValue) return (null, spread.HasValue ? share.Reason : spread.Reason, -1);
        bool[] down = [.. complete.Select((own, t) => own && (choice != CovarianceChoice.DownDays || returns[t] < 0))];
        var covariance = choice == CovarianceChoice.Ewma ? CovarianceMatrix.Ewma([.. rows.Where((_, t) => complete[t])]) : CovarianceMatrix.Sample(rows, down);
        if (covariance is null) return (null, Reason.TooShort, -1);
        var model = new FactorModelResult([.. fit.Value.Coefficients.Skip(1)], spread.Value, share.Value, used, down.Count(own => own)) { Covariance = covariance };
        return (model, Reason.None, -1);
    }

    /// <summary>Days on which every shocked factor moved at least as far in the shock's direction. METHODS 9.10.</summary>
    public static int Precedents(IReadOnlyList<double[]> rows, params ReadOnlySpan<FactorShock> shocks)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var count = 0;
        foreach (var row in rows)
        {
            var all = true;
            foreach (var shock in shocks) all &= shock.Value < 0 ? row[shock.Factor] <= shock.Value : row[shock.Factor] >= shock.Value;
            if (all) count++;
        }

        return count;
    }

    /// <summary>Standard deviation of the effect: what the free factors and what no factor explains, over a number of days. METHODS 9.10.</summary>
    public static double EffectDeviation(double fromFactors, double residual, int days) => Math.Sqrt(fromFactors * fromFactors + residual * residual * days);

    /// <summary>A covariance of daily changes over so many days, were they independent. METHODS 9.10.</summary>
    public static IReadOnlyList<double[]> Over(IReadOnlyList<double[]> covariance, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return days == 1 ? covariance : [.. covariance.Select(row => row.Select(value => value * days).ToArray())];
    }
}
