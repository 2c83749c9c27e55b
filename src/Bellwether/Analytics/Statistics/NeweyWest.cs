using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Analytics.Statistics;

/// <summary>Robust covariance of regression coefficients (METHODS 7.2).</summary>
/// <param name="Covariance">Rows of the matrix, over the kept columns.</param>
/// <param name="StandardErrors">Roots of its diagonal.</param>
/// <param name="Lags">Lags used.</param>
public readonly record struct RobustCovariance(ImmutableArray<ImmutableArray<double>> Covariance, ImmutableArray<double> StandardErrors, int Lags);

/// <summary>Heteroskedasticity and autocorrelation consistent errors after Newey and West 1987 (METHODS 7.2).</summary>
public static class NeweyWest
{
    /// <summary>⌊4(n/100)^(2/9)⌋. METHODS 7.2.</summary>
    public static int DefaultLags(int observations) => (int)Math.Floor(4 * Math.Pow(observations / 100.0, 2.0 / 9));

    /// <summary>
    /// Covariance of a fit on the same rows; lags null takes <see cref="DefaultLags"/>, 0 gives HC1 (HC0 without
    /// <paramref name="smallSample"/>). Left-out rows keep their place: their products count as 0. <see cref="Reason.TooShort"/> without
    /// degrees of freedom. METHODS 7.2.
    /// </summary>
    public static Outcome<RobustCovariance> Of(LeastSquaresResult fit, IReadOnlyList<double[]> rows, int? lags = null, bool smallSample = true, bool intercept = true)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Defined.SameLength(fit.Residuals.Length, rows.Count, nameof(rows));
        if (fit.DegreesOfFreedom <= 0) return Outcome<RobustCovariance>.Undefined(Reason.TooShort, "No degrees of freedom.");
        var most = lags ?? DefaultLags(fit.Observations);
        ArgumentOutOfRangeException.ThrowIfNegative(most, nameof(lags));
        var shift = intercept ? 1 : 0;
        int[] kept = [.. Enumerable.Range(0, fit.Coefficients.Length).Except(fit.Dropped)];
        var k = kept.Length;
        var scores = new double[rows.Count][];
        for (var t = 0; t < scores.Length; t++)
        {
            var e = fit.Residuals[t];
            scores[t] = double.IsNaN(e) ? new double[k] : [.. kept.Select(j => e * (j < shift ? 1 : rows[t][j - shift]))];
        }

        var middle = new double[k, k];
        for (var lag = 0; lag <= Math.Min(most, scores.Length - 1); lag++)
        {
            var weight = 1 - lag / (most + 1.0);
            for (var t = lag; t < scores.Length; t++)
                for (var a = 0; a < k; a++)
                    for (var b = 0; b < k; b++)
                        middle[a, b] += weight * (lag == 0 ? scores[t][a] * scores[t][b] : scores[t][a] * scores[t - lag][b] + scores[t - lag][a] * scores[t][b]);
        }

        var factor = smallSample ? (double)fit.Observations / fit.DegreesOfFreedom : 1;
        var covariance = Sandwich(fit.InverseCross, middle, factor);
        return new RobustCovariance([.. covariance.Select(Defined.Freeze)], [.. covariance.Select((row, j) => Math.Sqrt(Math.Max(row[j], 0)))], most);
    }

    private static double[][] Sandwich(ImmutableArray<ImmutableArray<double>> bread, double[,] middle, double factor)
    {
        var k = bread.Length;
        var result = new double[k][];
        for (var a = 0; a < k; a++)
        {
            result[a] = new double[k];
            for (var b = 0; b < k; b++)
            {
                var sum = new CompensatedSum();
                for (var i = 0; i < k; i++)
                    for (var j = 0; j < k; j++)
                        sum.Add(bread[a][i] * middle[i, j] * bread[j][b]);
                result[a][b] = sum.Value * factor;
            }
        }

        return result;
    }
}
