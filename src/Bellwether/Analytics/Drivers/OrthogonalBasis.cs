namespace Bellwether.Analytics.Drivers;

/// <summary>
/// An orthonormal basis of a few columns, made one after the other in two passes of Gram–Schmidt: a QR that is quick to use for many right-hand
/// sides (METHODS 7.1).
/// </summary>
internal sealed class OrthogonalBasis
{
    /// <summary>Share of its length below which a column counts as determined by those before it.</summary>
    private const double Tolerance = 1e-10;

    private readonly double[][] _basis;
    private readonly double[][] _triangle;

    public OrthogonalBasis(IReadOnlyList<double[]> columns)
    {
        _basis = new double[columns.Count][];
        _triangle = new double[columns.Count][];
        for (var j = 0; j < columns.Count; j++)
        {
            var own = (double[])columns[j].Clone();
            var before = Math.Sqrt(Dot(own, own));
            var row = new double[j + 1];
            for (var pass = 0; pass < 2; pass++)
            {
                for (var k = 0; k < j; k++)
                {
                    var share = Dot(_basis[k], own);
                    row[k] += share;
                    Subtract(own, share, _basis[k]);
                }
            }

            var after = Math.Sqrt(Dot(own, own));
            if (!(after > Tolerance * before))
            {
                Determined = j;
                return;
            }

            for (var i = 0; i < own.Length; i++) own[i] /= after;
            row[j] = after;
            (_basis[j], _triangle[j]) = (own, row);
        }
    }

    /// <summary>First column that those before it determine, or −1; the basis is then not to be used.</summary>
    public int Determined { get; } = -1;

    /// <summary>Coefficients of a least-squares fit; the target becomes its residual.</summary>
    public void Fit(double[] target, Span<double> coefficients)
    {
        for (var j = 0; j < _basis.Length; j++)
        {
            coefficients[j] = Dot(_basis[j], target);
            Subtract(target, coefficients[j], _basis[j]);
        }

        for (var j = _basis.Length - 1; j >= 0; j--)
        {
            for (var k = j + 1; k < _basis.Length; k++) coefficients[j] -= _triangle[k][j] * coefficients[k];
            coefficients[j] /= _triangle[j][j];
        }
    }

    /// <summary>What each observation of a target counts for in each coefficient: coefficient j is Σ loading[j][i] · target[i].</summary>
    public double[][] Loadings()
    {
        var (k, n) = (_basis.Length, _basis.Length == 0 ? 0 : _basis[0].Length);
        var loadings = new double[k][];
        for (var j = k - 1; j >= 0; j--)
        {
            var own = loadings[j] = (double[])_basis[j].Clone();
            for (var other = j + 1; other < k; other++) Subtract(own, _triangle[other][j], loadings[other]);
            for (var i = 0; i < n; i++) own[i] /= _triangle[j][j];
        }

        return loadings;
    }

    /// <summary>Leverage of each observation: the sum of its squares over the basis.</summary>
    public double[] Leverages()
    {
        var leverages = new double[_basis[0].Length];
        foreach (var own in _basis)
        {
            for (var i = 0; i < leverages.Length; i++) leverages[i] += own[i] * own[i];
        }

        return leverages;
    }

    /// <summary>Takes the columns out of a target.</summary>
    public void Residual(double[] target)
    {
        foreach (var own in _basis) Subtract(target, Dot(own, target), own);
    }

    public static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void Subtract(double[] from, double share, double[] what)
    {
        for (var i = 0; i < from.Length; i++) from[i] -= share * what[i];
    }
}
