using Bellwether.Analytics.Statistics;
using MathNet.Numerics.LinearAlgebra;

namespace Bellwether.Analytics.Risk;

/// <summary>Covariance matrices of factors as square arrays (METHODS 9.10).</summary>
public static class CovarianceMatrix
{
    /// <summary>sd(i)·ρ(ij)·sd(j); the matrix is square with as many rows as deviations. METHODS 9.10.</summary>
    public static double[][] FromCorrelation(ReadOnlySpan<double> deviations, IReadOnlyList<double[]> correlation)
    {
        Square(correlation, nameof(correlation));
        Defined.SameLength(correlation.Count, deviations.Length, nameof(deviations));
        var sd = deviations.ToArray();
        return [.. correlation.Select((row, i) => row.Select((rho, j) => sd[i] * rho * sd[j]).ToArray())];
    }

    /// <summary>
    /// Sample covariance (n−1) of observation × factor rows, of the rows marked when a mask is given (down days only, for example);
    /// null below two rows or with a missing number. METHODS 9.10, 0.4.
    /// </summary>
    public static double[][]? Sample(IReadOnlyList<double[]> rows, IReadOnlyList<bool>? use = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (use is not null) Defined.SameLength(rows.Count, use.Count, nameof(use));
        var kept = rows.Where((row, t) => (use is null || use[t]) && row.All(double.IsFinite)).ToArray();
        if (kept.Length < 2) return null;
        double[][] columns = [.. Enumerable.Range(0, kept[0].Length).Select(j => kept.Select(row => row[j]).ToArray())];
        return [.. columns.Select(a => columns.Select(b => Moments.Covariance(a, b).Value).ToArray())];
    }

    /// <summary>Exponentially weighted second moments around zero, seeded with the first row; null without a complete row. METHODS 9.10, 9.1.</summary>
    public static double[][]? Ewma(IReadOnlyList<double[]> rows, double lambda = 0.94)
    {
        ArgumentNullException.ThrowIfNull(rows);
        double[][]? state = null;
        foreach (var row in rows.Where(row => row.All(double.IsFinite)))
        {
            var first = state is null;
            state ??= [.. row.Select(_ => new double[row.Length])];
            for (var i = 0; i < row.Length; i++)
                for (var j = 0; j < row.Length; j++)
                    state[i][j] = first ? row[i] * row[j] : lambda * state[i][j] + (1 - lambda) * row[i] * row[j];
        }

        return state;
    }

    /// <summary>Below it a variance has no digits left.</summary>
    private const double Smallest = 1e-290;

    /// <summary>Throws unless the rows form a square.</summary>
    internal static void Square(IReadOnlyList<double[]> matrix, string name)
    {
        ArgumentNullException.ThrowIfNull(matrix, name);
        foreach (var row in matrix) Defined.SameLength(matrix.Count, row.Length, name);
    }

    /// <summary>
    /// Standard deviations and correlations, with eigenvalues clipped at 1e-10 of the largest when they are not positive definite; null
    /// for a zero or missing variance (METHODS 9.10). On the scale of correlations basis points beside fractions do not decide what is small.
    /// </summary>
    internal static (double[] Deviations, double[,] Correlations, bool Clipped)? PositiveDefinite(IReadOnlyList<double[]> given)
    {
        var n = given.Count;
        var sd = new double[n];
        for (var i = 0; i < n; i++)
        {
            if (!(given[i][i] > Smallest) || double.IsInfinity(given[i][i])) return null;
            sd[i] = Math.Sqrt(given[i][i]);
        }

        var correlation = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                correlation[i, j] = (given[i][j] / 2 + given[j][i] / 2) / sd[i] / sd[j];
                if (!(Math.Abs(correlation[i, j]) < 1e100)) return null;
            }
        }

        // With ones on the diagonal no eigenvalue exceeds n when all are positive: what passes here needs no clipping.
        return Cholesky.Of(correlation, Floor * n) is not null ? (sd, correlation, false) : Lifted(sd, correlation);
    }

    private static (double[] Deviations, double[,] Correlations, bool Clipped) Lifted(double[] sd, double[,] correlation)
    {
        var eigen = Matrix<double>.Build.DenseOfArray(correlation).Evd(Symmetricity.Symmetric);
        var values = eigen.EigenValues.Select(v => v.Real).ToArray();
        var floor = Floor * values.Max();
        if (values.Min() >= floor) return (sd, correlation, false);
        var lifted = Matrix<double>.Build.DenseOfDiagonalArray([.. values.Select(v => Math.Max(v, floor))]);
        return (sd, (eigen.EigenVectors * lifted * eigen.EigenVectors.Transpose()).ToArray(), true);
    }

    /// <summary>Smallest eigenvalue over the largest.</summary>
    private const double Floor = 1e-10;
}
