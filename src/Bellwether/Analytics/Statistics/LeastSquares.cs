using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Analytics.Statistics;

/// <summary>A fitted regression (METHODS 7.1).</summary>
/// <param name="Coefficients">Intercept first when asked for; NaN for a dropped column.</param>
/// <param name="StandardErrors">Classical standard errors; NaN for a dropped column.</param>
/// <param name="Residuals">One per row; NaN for a row with a missing number.</param>
/// <param name="Observations">Rows used, n.</param>
/// <param name="Dropped">Columns left out because earlier columns determine them.</param>
/// <param name="ResidualSum">e'e.</param>
/// <param name="TotalSum">Σ(y − ȳ)² with an intercept or a constant column, else Σy².</param>
/// <param name="HasConstant">How <see cref="TotalSum"/> was taken.</param>
/// <param name="InverseCross">(X'X)⁻¹ over the kept columns, rows of the matrix.</param>
public readonly record struct LeastSquaresResult(
    ImmutableArray<double> Coefficients,
    ImmutableArray<double> StandardErrors,
    ImmutableArray<double> Residuals,
    int Observations,
    ImmutableArray<int> Dropped,
    double ResidualSum,
    double TotalSum,
    bool HasConstant,
    ImmutableArray<ImmutableArray<double>> InverseCross)
{
    /// <summary>Kept columns, k.</summary>
    public int Regressors => Coefficients.Length - Dropped.Length;

    /// <summary>n − k.</summary>
    public int DegreesOfFreedom => Observations - Regressors;

    /// <summary>s = √(e'e/(n−k)); undefined without degrees of freedom.</summary>
    public Outcome<double> ResidualDeviation => DegreesOfFreedom > 0 ? Math.Sqrt(ResidualSum / DegreesOfFreedom) : Reason.TooShort;

    /// <summary>1 − e'e/total; undefined when y does not vary.</summary>
    public Outcome<double> RSquared => TotalSum > 0 ? 1 - ResidualSum / TotalSum : Reason.ZeroVariance;

    /// <summary>R² adjusted for degrees of freedom.</summary>
    public Outcome<double> AdjustedRSquared =>
        DegreesOfFreedom <= 0 ? Reason.TooShort : TotalSum > 0 ? 1 - ResidualSum / DegreesOfFreedom / (TotalSum / (Observations - (HasConstant ? 1 : 0))) : Reason.ZeroVariance;
}

/// <summary>Ordinary least squares by Householder QR on unit-norm columns, with refinement; never normal equations (METHODS 7.1).</summary>
public static class LeastSquares
{
    /// <summary>
    /// Regresses y on observation × regressor rows. Rows with a missing number (NaN) are left out. <see cref="Reason.NoData"/> without
    /// rows or regressors; <see cref="Reason.TooShort"/> with fewer rows than regressors; <see cref="Reason.OutsideDomain"/> for
    /// infinite numbers or when no column is left. METHODS 7.1.
    /// </summary>
    public static Outcome<LeastSquaresResult> Fit(ReadOnlySpan<double> y, IReadOnlyList<double[]> rows, bool intercept = true)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Defined.SameLength(y.Length, rows.Count, nameof(rows));
        if (y.IsEmpty) return Undefined(Reason.NoData, "No observation.");
        var given = rows[0].Length;
        var shift = intercept ? 1 : 0;
        if (given + shift == 0) return Undefined(Reason.NoData, "No regressor.");
        var used = new List<int>(y.Length);
        for (var t = 0; t < y.Length; t++)
        {
            Defined.SameLength(given, rows[t].Length, nameof(rows));
            if (double.IsNaN(y[t]) || rows[t].Any(double.IsNaN)) continue;
            if (double.IsInfinity(y[t]) || rows[t].Any(double.IsInfinity)) return Undefined(Reason.OutsideDomain, "A number is not finite.");
            used.Add(t);
        }

        if (used.Count < given + shift) return Undefined(Reason.TooShort, $"{given + shift} coefficients need as many observations; there are {used.Count}.");
        var columns = new double[given + shift][];
        for (var j = 0; j < columns.Length; j++) columns[j] = [.. used.Select(t => j < shift ? 1 : rows[t][j - shift])];
        var target = new double[used.Count];
        for (var i = 0; i < target.Length; i++) target[i] = y[used[i]];
        return Solve(y.Length, used, columns, target);
    }

    /// <summary>Polynomial of the degree given, constant first; reasons as <see cref="Fit"/>. METHODS 7.1.</summary>
    public static Outcome<LeastSquaresResult> Polynomial(ReadOnlySpan<double> y, ReadOnlySpan<double> x, int degree)
    {
        Defined.SameLength(y.Length, x.Length, nameof(x));
        ArgumentOutOfRangeException.ThrowIfNegative(degree);
        var rows = new double[x.Length][];
        for (var t = 0; t < rows.Length; t++)
        {
            rows[t] = new double[degree];
            var power = 1.0;
            for (var j = 0; j < degree; j++) rows[t][j] = power *= x[t];
        }

        return Fit(y, rows);
    }

    private static Outcome<LeastSquaresResult> Solve(int length, List<int> used, double[][] columns, double[] target)
    {
        var qr = new ScaledQr(columns);
        if (qr.Kept.Count == 0) return Undefined(Reason.OutsideDomain, "All regressors are zero.");
        var beta = qr.Solve(target);
        var residuals = qr.Residuals(target, beta);
        for (var step = 0; step < 3; step++)
        {
            var correction = qr.Solve(residuals);
            for (var j = 0; j < beta.Length; j++) beta[j] += correction[j];
            residuals = qr.Residuals(target, beta);
        }

        var hasConstant = columns.Any(column => column[0] != 0 && Moments.IsConstant(column));
        var total = hasConstant ? Moments.SquaredDeviations(target) : Moments.Sum([.. target.Select(v => v * v)]);
        var rss = Moments.Sum([.. residuals.Select(e => e * e)]);
        if (!double.IsFinite(rss + total)) return Undefined(Reason.OutsideDomain, "The squares overflow.");
        var inverse = qr.InverseCross();
        var freedom = target.Length - qr.Kept.Count;
        double[] coefficients = new double[columns.Length], errors = new double[columns.Length], all = new double[length];
        coefficients.AsSpan().Fill(double.NaN);
        errors.AsSpan().Fill(double.NaN);
        all.AsSpan().Fill(double.NaN);
        for (var j = 0; j < beta.Length; j++)
        {
            if (!double.IsFinite(beta[j])) return Undefined(Reason.OutsideDomain, "The coefficients overflow.");
            coefficients[qr.Kept[j]] = beta[j];
            if (freedom > 0) errors[qr.Kept[j]] = Math.Sqrt(rss / freedom * inverse[j][j]);
        }

        for (var i = 0; i < used.Count; i++) all[used[i]] = residuals[i];
        return new LeastSquaresResult(
            Defined.Freeze(coefficients), Defined.Freeze(errors), Defined.Freeze(all), target.Length, [.. Enumerable.Range(0, columns.Length).Except(qr.Kept)],
            rss, total, hasConstant, [.. inverse.Select(Defined.Freeze)]);
    }

    private static Outcome<LeastSquaresResult> Undefined(Reason reason, string detail) => Outcome<LeastSquaresResult>.Undefined(reason, detail);
}
