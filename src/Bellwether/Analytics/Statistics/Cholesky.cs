namespace Bellwether.Analytics.Statistics;

/// <summary>
/// Lower triangle L of a small symmetric matrix A = LL' (METHODS 9.10). A handful of factors needs no library of linear algebra, whose loading
/// costs more than the arithmetic.
/// </summary>
internal sealed class Cholesky
{
    private readonly double[,] _lower;

    private Cholesky(double[,] lower) => _lower = lower;

    /// <summary>The factor of A less <paramref name="shift"/> on the diagonal; null when that is not positive definite.</summary>
    public static Cholesky? Of(double[,] matrix, double shift = 0)
    {
        var n = matrix.GetLength(0);
        var lower = new double[n, n];
        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
            {
                var sum = matrix[i, j] - (i == j ? shift : 0);
                for (var k = 0; k < j; k++) sum -= lower[i, k] * lower[j, k];
                if (i > j) lower[i, j] = sum / lower[j, j];
                else if (sum > 0) lower[j, j] = Math.Sqrt(sum);
                else return null;
            }
        }

        return new Cholesky(lower);
    }

    /// <summary>x with Ax = b.</summary>
    public double[] Solve(ReadOnlySpan<double> b)
    {
        var n = b.Length;
        var x = b.ToArray();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++) x[i] -= _lower[i, k] * x[k];
            x[i] /= _lower[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) x[i] -= _lower[k, i] * x[k];
            x[i] /= _lower[i, i];
        }

        return x;
    }
}
