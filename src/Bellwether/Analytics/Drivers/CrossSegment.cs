using System.Collections.Immutable;
using Bellwether.Analytics.Contribution;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>
/// A run of days over which the stocks of two gauges and their characteristics are held fixed, as known at its opening close (METHODS 7.4, 7.5).
/// </summary>
/// <param name="Design">Stocks used and their scores, a constant first.</param>
/// <param name="Returns">Per stock used: its daily returns, all runs equally long and complete.</param>
/// <param name="WeightsA">Per stock used: opening weight in gauge A, 0 outside; normalised inside.</param>
/// <param name="WeightsB">The same for gauge B.</param>
/// <param name="Stocks">Per stock used: a number that names it in other segments too, e.g. its ordinal.</param>
public sealed record CrossSegment(CharacteristicDesign Design, double[][] Returns, double[] WeightsA, double[] WeightsB, ImmutableArray<int> Stocks)
{
    /// <summary>
    /// Σδ² over the constituents left out for want of a characteristic or a return, δ the weights among all of a gauge: by how much the exposures of those used may miss those of
    /// the gauges, in units of the variance across stocks. 0 when nobody is left out.
    /// </summary>
    public double LeftOut { get; init; }

    /// <summary>
    /// Simple returns as increments over the opening price, (P(t) − P(t−1)) / P(0): they add up to the window's buy-and-hold return, so that what is
    /// found day by day adds up to what the window's own cross-section finds. METHODS 2.1, 7.5.
    /// </summary>
    public static double[] Increments(ReadOnlySpan<double> returns)
    {
        var (increments, wealth) = (new double[returns.Length], 1.0);
        for (var t = 0; t < increments.Length; t++)
        {
            increments[t] = wealth * returns[t];
            wealth += increments[t];
        }

        return increments;
    }
}

/// <summary>What the cross-section of every day gives (METHODS 7.4, 7.5): rewards and effects per column and day; day by day the effects and the stock-specific part add up to the gap.</summary>
public sealed class CrossDays
{
    private CrossDays()
    {
    }

    /// <summary>The segment they were run on.</summary>
    public required CrossSegment Segment { get; init; }

    /// <summary>γ per column, then day.</summary>
    public required double[][] Rewards { get; init; }

    /// <summary>γ times the exposure gap, per column, then day.</summary>
    public required double[][] Effects { get; init; }

    /// <summary>Σδ·e per day.</summary>
    public required double[] Specific { get; init; }

    /// <summary>δ·e per stock used, then day.</summary>
    public required double[][] ByStock { get; init; }

    /// <summary>δ per stock used: its opening weight in A less that in B, each gauge's adding up to one.</summary>
    public required double[] Delta { get; init; }

    /// <summary>What each stock counts for in each column's reward: γ(j) = Σ loading[j][i] · return[i].</summary>
    public required double[][] Loadings { get; init; }

    /// <summary>Σ over days of each stock's residual.</summary>
    public required double[] ResidualSum { get; init; }

    /// <summary>Σ over days of the square of each stock's residual.</summary>
    public required double[] ResidualSquares { get; init; }

    /// <summary>R(A) − R(B) of the stocks used, per day.</summary>
    public required double[] Gap { get; init; }

    /// <summary>Σδ·x per column, with δ = w(A) − w(B).</summary>
    public required double[] ExposureGap { get; init; }

    /// <summary>Days.</summary>
    public int Days => Gap.Length;

    /// <summary>
    /// Runs the cross-section of every day. <see cref="Reason.Infeasible"/> when columns are collinear, <see cref="Reason.NoData"/> when a gauge keeps no
    /// weight, <see cref="Reason.OutsideDomain"/> for a missing return or a negative weight. METHODS 7.4, 7.5.
    /// </summary>
    public static (CrossDays? Days, Reason Reason, string? Detail) Of(CrossSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var rows = segment.Design.Rows;
        var (n, k, days) = (rows.Count, rows[0].Length, segment.Returns[0].Length);
        if (Weights(segment) is not { } delta) return (null, Reason.NoData, "A gauge has no stock with all characteristics.");
        var columns = new double[k][];
        var exposure = new double[k];
        for (var j = 0; j < k; j++)
        {
            columns[j] = new double[n];
            for (var i = 0; i < n; i++) columns[j][i] = rows[i][j];
            exposure[j] = OrthogonalBasis.Dot(delta, columns[j]);
        }

        var basis = new OrthogonalBasis(columns);
        if (basis.Determined >= 0) return (null, Reason.Infeasible, $"The column {segment.Design.Columns[basis.Determined]} is determined by the others.");
        var own = new CrossDays
        {
            Segment = segment,
            Rewards = Table(k, days),
            Effects = Table(k, days),
            Specific = new double[days],
            ByStock = Table(n, days),
            Delta = delta,
            Loadings = basis.Loadings(),
            ResidualSum = new double[n],
            ResidualSquares = new double[n],
            Gap = new double[days],
            ExposureGap = exposure,
        };
        var (target, gamma) = (new double[n], new double[k]);
        for (var t = 0; t < days; t++)
        {
            for (var i = 0; i < n; i++) target[i] = segment.Returns[i][t];
            own.Gap[t] = OrthogonalBasis.Dot(delta, target);
            if (!double.IsFinite(own.Gap[t])) return (null, Reason.OutsideDomain, "A return is missing or not finite.");
            basis.Fit(target, gamma);
            var (sum, scale) = (0.0, 1.0);
            for (var j = 0; j < k; j++)
            {
                own.Rewards[j][t] = gamma[j];
                sum += own.Effects[j][t] = gamma[j] * exposure[j];
                scale += Math.Abs(own.Effects[j][t]);
            }

            for (var i = 0; i < n; i++)
            {
                own.Specific[t] += own.ByStock[i][t] = delta[i] * target[i];
                own.ResidualSum[i] += target[i];
                own.ResidualSquares[i] += target[i] * target[i];
            }

            ContributionSum.MustEqual([sum, own.Specific[t]], own.Gap[t], scale);
        }

        return (own, Reason.None, null);
    }

    /// <summary>
    /// What stocks whose residuals keep their sign from day to day add to the variance of a group of columns' effect: clustered by stock less not clustered,
    /// Σ m(i)² [(Σ e(i,t))² − Σ e(i,t)²] n / (n − k) with m the stock's part in the effect, less one standard deviation of what it is by chance when no stock runs,
    /// √(2 Σ (m² Σ e²)²), so that noise alone does not widen the interval, and never below zero; with the number of stocks it stands on. Together with the variation from day to day this is the variance clustered both ways (Cameron, Gelbach and Miller 2011). METHODS 7.4.
    /// </summary>
    public (double Variance, double Freedom) OfStocks(ReadOnlySpan<int> columns)
    {
        var (n, k) = (ResidualSum.Length, Loadings.Length);
        double clustered = 0, plain = 0, squares = 0, chance = 0;
        for (var i = 0; i < n; i++)
        {
            var part = 0.0;
            foreach (var j in columns) part += ExposureGap[j] * Loadings[j][i];
            var own = part * part * ResidualSum[i] * ResidualSum[i];
            clustered += own;
            squares += own * own;
            plain += part * part * ResidualSquares[i];
            chance += 2 * Math.Pow(part * part * ResidualSquares[i], 2);
        }

        var scale = n > k ? n / (double)(n - k) : 1;
        var beyond = clustered - plain - Math.Sqrt(chance);
        return beyond > 0 ? (beyond * scale, clustered * clustered / squares) : (0, double.PositiveInfinity);
    }

    /// <summary>
    /// What constituents without characteristics add to the variance of a group of columns' effect on the gauges: their exposures are not known, and taken for drawn
    /// from those of the stocks used. Σδ² over those left out times the variance across stocks of Σ γ(j) x(j), γ the window's rewards. METHODS 7.4, 7.5.
    /// </summary>
    public double OfLeftOut(ReadOnlySpan<int> columns)
    {
        if (!(Segment.LeftOut > 0)) return 0;
        var rows = Segment.Design.Rows;
        var fitted = new double[rows.Count];
        foreach (var j in columns)
        {
            var reward = Moments.Sum(Rewards[j]);
            for (var i = 0; i < fitted.Length; i++) fitted[i] += reward * rows[i][j];
        }

        return Segment.LeftOut * Moments.SquaredDeviations(fitted) / Math.Max(1, fitted.Length - 1);
    }

    private static double[]? Weights(CrossSegment segment)
    {
        var (a, b) = (Moments.Sum(segment.WeightsA), Moments.Sum(segment.WeightsB));
        if (!(a > 0 && b > 0) || Array.Exists(segment.WeightsA, w => !(w >= 0)) || Array.Exists(segment.WeightsB, w => !(w >= 0))) return null;
        var delta = new double[segment.WeightsA.Length];
        for (var i = 0; i < delta.Length; i++) delta[i] = segment.WeightsA[i] / a - segment.WeightsB[i] / b;
        return delta;
    }

    private static double[][] Table(int rows, int days)
    {
        var table = new double[rows][];
        for (var j = 0; j < rows; j++) table[j] = new double[days];
        return table;
    }
}
