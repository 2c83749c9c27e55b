namespace Bellwether.Analytics.Risk;

/// <summary>What a rolling panel measures (METHODS 0.6, 9.1, 9.3).</summary>
public sealed record RollingPanelOptions
{
    /// <summary>Days in a window, at least 2.</summary>
    public int Window { get; init; } = 60;

    /// <summary>Periods a year; volatility is × √m.</summary>
    public double PeriodsPerYear { get; init; } = 252;

    /// <summary>Returns that a window needs for a volatility, at least 2; a shorter window counts as enough when full.</summary>
    public int MinimumVolatility { get; init; } = 20;

    /// <summary>Pairs that a window needs for a beta, at least 2; a shorter window counts as enough when full.</summary>
    public int MinimumBeta { get; init; } = 30;
}

/// <summary>
/// Outputs of a rolling panel, allocated once and filled anew by every run. Matrices are date-major as the closes: day × securities + security.
/// Positions are rows of the panel; −1 stands for none.
/// </summary>
public sealed class RollingPanelResult
{
    /// <summary>Room for a panel of this shape.</summary>
    public RollingPanelResult(int days, int securities)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfNegative(securities);
        (Days, Securities) = (days, securities);
        VolatilityCells = new double[checked(days * securities)];
        BetaCells = new double[days * securities];
        Depths = new double[securities];
        PeakRows = new int[securities];
        TroughRows = new int[securities];
        RecoveryRows = new int[securities];
    }

    /// <summary>Rows.</summary>
    public int Days { get; }

    /// <summary>Columns.</summary>
    public int Securities { get; }

    /// <summary>Volatility per year of the window that ends on the day; NaN before the first full window and below the minimum.</summary>
    public ReadOnlySpan<double> Volatility => VolatilityCells;

    /// <summary>Slope on the benchmark over the same window; NaN where the volatility would be, or when the benchmark is constant.</summary>
    public ReadOnlySpan<double> Beta => BetaCells;

    /// <summary>Depth of each security's deepest drawdown, negative; 0 without a fall, NaN without a close.</summary>
    public ReadOnlySpan<double> Depth => Depths;

    /// <summary>Row of the last running maximum before it.</summary>
    public ReadOnlySpan<int> Peak => PeakRows;

    /// <summary>Row of its first minimum.</summary>
    public ReadOnlySpan<int> Trough => TroughRows;

    /// <summary>First row at or above the peak again; −1 while open.</summary>
    public ReadOnlySpan<int> Recovery => RecoveryRows;

    internal double[] VolatilityCells { get; }

    internal double[] BetaCells { get; }

    internal double[] Depths { get; }

    internal int[] PeakRows { get; }

    internal int[] TroughRows { get; }

    internal int[] RecoveryRows { get; }
}
