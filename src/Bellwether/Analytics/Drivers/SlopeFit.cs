using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>
/// Slopes of many short series on the same few regressors, an intercept added: centred columns made orthogonal one after the other, a QR without
/// reflections, never normal equations (METHODS 7.1). For one careful fit use <see cref="LeastSquares"/>.
/// </summary>
public static class SlopeFit
{
    /// <summary>
    /// Slopes per regressor over the observations on which all are finite; the result is their number. Columns are as long as y, one slope each.
    /// <see cref="Reason.TooShort"/> below two more observations than slopes, <see cref="Reason.ZeroVariance"/> for a constant regressor,
    /// <see cref="Reason.Infeasible"/> for one that others determine; slopes are then NaN. METHODS 7.1.
    /// </summary>
    public static Outcome<int> Into(Span<double> slopes, ReadOnlySpan<double> y, IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Defined.SameLength(columns.Count, slopes.Length, nameof(slopes));
        slopes.Fill(double.NaN);
        var used = new int[y.Length];
        var n = 0;
        for (var t = 0; t < y.Length; t++)
        {
            var complete = double.IsFinite(y[t]);
            for (var j = 0; complete && j < columns.Count; j++) complete = double.IsFinite(columns[j][t]);
            if (complete) used[n++] = t;
        }

        if (n < columns.Count + 2) return Outcome<int>.Undefined(Reason.TooShort, $"{columns.Count} slopes need {columns.Count + 2} observations; there are {n}.");
        var target = new double[n];
        for (var i = 0; i < n; i++) target[i] = y[used[i]];
        Centre(target);
        var centred = new double[columns.Count][];
        for (var j = 0; j < centred.Length; j++)
        {
            var own = centred[j] = new double[n];
            for (var i = 0; i < n; i++) own[i] = columns[j][used[i]];
            var size = Math.Sqrt(OrthogonalBasis.Dot(own, own));
            Centre(own);
            if (!(Math.Sqrt(OrthogonalBasis.Dot(own, own)) > 1e-14 * size)) return Outcome<int>.Undefined(Reason.ZeroVariance, $"Regressor {j + 1} is constant.");
        }

        var basis = new OrthogonalBasis(centred);
        if (basis.Determined >= 0) return Outcome<int>.Undefined(Reason.Infeasible, $"Regressor {basis.Determined + 1} is determined by the others.");
        basis.Fit(target, slopes);
        return n;
    }

    /// <summary>
    /// Slopes of many complete series on the same complete regressors: the basis is made once. The same numbers as <see cref="Into"/>; null where that
    /// gives a reason, or when a regressor has a gap.
    /// </summary>
    internal static OrthogonalBasis? Shared(IReadOnlyList<double[]> columns)
    {
        if (columns.Count == 0 || columns[0].Length < columns.Count + 2) return null;
        var centred = new double[columns.Count][];
        for (var j = 0; j < centred.Length; j++)
        {
            var own = centred[j] = (double[])columns[j].Clone();
            var size = Math.Sqrt(OrthogonalBasis.Dot(own, own));
            Centre(own);
            if (!(Math.Sqrt(OrthogonalBasis.Dot(own, own)) > 1e-14 * size) || !Array.TrueForAll(own, double.IsFinite)) return null;
        }

        var basis = new OrthogonalBasis(centred);
        return basis.Determined < 0 ? basis : null;
    }

    internal static void Centre(double[] values)
    {
        var mean = Moments.MeanOf(values);
        for (var i = 0; i < values.Length; i++) values[i] -= mean;
    }
}
