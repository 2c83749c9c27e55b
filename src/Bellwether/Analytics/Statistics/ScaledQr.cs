namespace Bellwether.Analytics.Statistics;

/// <summary>Householder QR of unit-norm columns, left to right; a column that earlier ones determine is dropped (METHODS 7.1).</summary>
internal sealed class ScaledQr
{
    /// <summary>Relative size of R(jj) below which a column counts as determined by the others.</summary>
    private const double RankTolerance = 1e-12;

    private readonly double[][] _columns;
    private readonly List<(double[] Vector, double SquaredNorm)> _reflections = [];
    private readonly List<double[]> _triangle = [];
    private readonly List<double> _norms = [];

    public ScaledQr(double[][] columns)
    {
        _columns = columns;
        var largest = 0.0;
        for (var j = 0; j < columns.Length; j++)
        {
            var norm = Math.Sqrt(Moments.Sum([.. columns[j].Select(v => v * v)]));
            if (norm == 0) continue;
            var a = Array.ConvertAll(columns[j], v => v / norm);
            Reflect(a);
            var rank = Kept.Count;
            if (rank >= a.Length) continue;
            var tail = Math.Sqrt(Moments.Sum([.. a.Skip(rank).Select(v => v * v)]));
            if (tail < RankTolerance * largest || tail == 0) continue;
            var v = (double[])a.Clone();
            v.AsSpan(0, rank).Clear();
            var diagonal = a[rank] > 0 ? -tail : tail;
            v[rank] -= diagonal;
            _reflections.Add((v, Moments.Sum([.. v.Select(x => x * x)])));
            _triangle.Add([.. a[..rank], diagonal]);
            _norms.Add(norm);
            Kept.Add(j);
            largest = Math.Max(largest, tail);
        }
    }

    /// <summary>Positions of the kept columns.</summary>
    public List<int> Kept { get; } = [];

    /// <summary>Coefficients of the kept columns.</summary>
    public double[] Solve(double[] target)
    {
        var c = (double[])target.Clone();
        Reflect(c);
        return BackSubstitute(c);
    }

    /// <summary>y − Xb with products and sums in twice the precision.</summary>
    public double[] Residuals(double[] target, double[] beta)
    {
        var residuals = new double[target.Length];
        for (var t = 0; t < residuals.Length; t++)
        {
            var sum = new CompensatedSum();
            sum.Add(target[t]);
            for (var j = 0; j < beta.Length; j++)
            {
                var x = _columns[Kept[j]][t];
                var product = -x * beta[j];
                sum.Add(product);
                sum.Add(Math.FusedMultiplyAdd(-x, beta[j], -product));
            }

            residuals[t] = sum.Value;
        }

        return residuals;
    }

    /// <summary>(X'X)⁻¹ = R⁻¹R⁻ᵀ in the original units.</summary>
    public double[][] InverseCross()
    {
        var k = Kept.Count;
        var inverse = new double[k][];
        for (var j = 0; j < k; j++)
        {
            var unit = new double[k];
            unit[j] = 1;
            inverse[j] = BackSubstitute(unit);
        }

        // inverse[j] is column j of R⁻¹ (already in original units).
        var cross = new double[k][];
        for (var a = 0; a < k; a++)
        {
            cross[a] = new double[k];
            for (var b = 0; b < k; b++)
                for (var j = 0; j < k; j++)
                    cross[a][b] += inverse[j][a] * inverse[j][b];
        }

        return cross;
    }

    private void Reflect(double[] a)
    {
        foreach (var (v, squaredNorm) in _reflections)
        {
            var dot = new CompensatedSum();
            for (var t = 0; t < a.Length; t++) dot.Add(v[t] * a[t]);
            var scale = 2 * dot.Value / squaredNorm;
            for (var t = 0; t < a.Length; t++) a[t] -= scale * v[t];
        }
    }

    private double[] BackSubstitute(double[] c)
    {
        var b = new double[Kept.Count];
        for (var j = b.Length - 1; j >= 0; j--)
        {
            var sum = new CompensatedSum();
            sum.Add(c[j]);
            for (var i = j + 1; i < b.Length; i++) sum.Add(-_triangle[i][j] * b[i]);
            b[j] = sum.Value / _triangle[j][j];
        }

        for (var j = 0; j < b.Length; j++) b[j] /= _norms[j];
        return b;
    }
}
