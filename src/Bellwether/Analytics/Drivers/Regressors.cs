using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Analytics.Drivers;

/// <summary>The complete days of a regression on a constant and factors: how far each pulls the fit to itself, and what it counts for in each coefficient (METHODS 7.1).</summary>
internal sealed class Regressors
{
    private readonly int[] _used;
    private readonly double[]? _leverages;
    private readonly double[][]? _loadings;

    /// <summary>Days on which the target is finite; factors must be finite on them.</summary>
    public Regressors(ReadOnlySpan<double> target, IReadOnlyList<double[]> rows)
    {
        Rows = rows;
        var used = new List<int>(target.Length);
        for (var t = 0; t < target.Length; t++)
        {
            if (double.IsFinite(target[t])) used.Add(t);
        }

        _used = [.. used];
        var columns = new double[rows[0].Length + 1][];
        columns[0] = new double[_used.Length];
        Array.Fill(columns[0], 1);
        for (var j = 1; j < columns.Length; j++) columns[j] = Array.ConvertAll(_used, t => rows[t][j - 1]);
        var basis = new OrthogonalBasis(columns);
        if (basis.Determined >= 0) return;
        (_leverages, _loadings) = (basis.Leverages(), basis.Loadings());
    }

    /// <summary>Day × factor, all days.</summary>
    public IReadOnlyList<double[]> Rows { get; }

    /// <summary>Complete days.</summary>
    public int Count => _used.Length;

    /// <summary>
    /// Residuals made up for leverage: a day on which a factor moved far pulls the fit to itself and leaves too small a residual; e / (1 − h), as HC3 has it, is what a fit without that
    /// day would have left. Factors have such days, and without it intervals held the truth in some 92 of a hundred runs (docs/calibration.md).
    /// </summary>
    public ImmutableArray<double> Unlevered(ImmutableArray<double> residuals)
    {
        if (_leverages is null) return residuals;
        var scaled = residuals.ToArray();
        for (var i = 0; i < _used.Length; i++) scaled[_used[i]] /= Math.Max(1e-6, 1 - _leverages[i]);
        return Defined.Freeze(scaled);
    }

    /// <summary>What each day's residual adds to the error of a coefficient, the constant's being 0.</summary>
    public double[] Parts(ImmutableArray<double> residuals, int coefficient)
    {
        var parts = new double[_used.Length];
        for (var i = 0; i < parts.Length; i++) parts[i] = (_loadings?[coefficient][i] ?? 1) * residuals[_used[i]];
        return parts;
    }
}
