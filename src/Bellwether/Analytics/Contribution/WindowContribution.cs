using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Contribution;

/// <summary>Contributions over a window (METHODS 4.1).</summary>
/// <param name="Levels">Index levels, days + 1 values from the start.</param>
/// <param name="OpeningWeights">Day × constituent.</param>
/// <param name="DailyPoints">Day × constituent.</param>
/// <param name="Points">Per constituent over the window.</param>
/// <param name="Fractions">Points / level at the start.</param>
public readonly record struct WindowContributionResult(
    ImmutableArray<double> Levels,
    ImmutableArray<ImmutableArray<double>> OpeningWeights,
    ImmutableArray<ImmutableArray<double>> DailyPoints,
    ImmutableArray<double> Points,
    ImmutableArray<double> Fractions)
{
    /// <summary>Sum of the constituents' points.</summary>
    public double SumPoints => Moments.Sum(Points.AsSpan());

    /// <summary>I(T) − I(0), which the points add up to.</summary>
    public double IndexChange => Levels[^1] - Levels[0];
}

/// <summary>Residual-free window contributions of a cap-weighted index (METHODS 4.1).</summary>
public static class WindowContribution
{
    /// <summary>
    /// Day × constituent opening values P*·S (NaN: no member) and closing values P·S (NaN: not traded, carried) from a starting level.
    /// Throws when the points do not add up to the index move to 1e-9 of the level (DESIGN, decision 5); reasons as
    /// <see cref="Contribution.DailyPoints.CapWeighted(ReadOnlySpan{double}, ReadOnlySpan{double}, double)"/>. METHODS 4.1.
    /// </summary>
    public static Outcome<WindowContributionResult> CapWeighted(IReadOnlyList<double[]> openingValues, IReadOnlyList<double[]> closingValues, double startLevel)
    {
        var columns = Grid.SameShape(openingValues, closingValues, nameof(closingValues));
        if (openingValues.Count == 0) return Outcome<WindowContributionResult>.Undefined(Reason.NoData, "No day in the window.");
        if (!(startLevel > 0)) return Outcome<WindowContributionResult>.Undefined(Reason.OutsideDomain, "A level is positive.");
        var levels = new double[openingValues.Count + 1];
        var weights = new ImmutableArray<double>[openingValues.Count];
        var daily = new ImmutableArray<double>[openingValues.Count];
        levels[0] = startLevel;
        for (var t = 0; t < openingValues.Count; t++)
        {
            var points = DailyPoints.CapWeighted(openingValues[t], closingValues[t], levels[t]);
            if (!points.HasValue) return Outcome<WindowContributionResult>.Undefined(points.Reason, points.Detail);
            daily[t] = points.Value;
            weights[t] = DailyPoints.OpeningWeights(openingValues[t]).Value;
            levels[t + 1] = levels[t] * (MarketValue(openingValues[t], closingValues[t]) / Moments.Sum(Missing.Drop(openingValues[t])));
        }

        var window = SumOverDays(daily, columns);
        ContributionSum.MustEqual(window, levels[^1] - startLevel, Math.Max(startLevel, levels[^1]));
        return new WindowContributionResult(Defined.Freeze(levels), Defined.Freeze(weights), Defined.Freeze(daily), Defined.Freeze(window), Fractions(window, startLevel));
    }

    /// <summary>Per-constituent sums of day × constituent contributions, in any unit. METHODS 4.1.</summary>
    public static double[] SumOverDays(IReadOnlyList<ImmutableArray<double>> daily, int constituents)
    {
        ArgumentNullException.ThrowIfNull(daily);
        var sums = new CompensatedSum[constituents];
        foreach (var day in daily)
            for (var i = 0; i < constituents; i++)
                sums[i].Add(day[i]);
        return Array.ConvertAll(sums, s => s.Value);
    }

    private static double MarketValue(double[] opening, double[] closing)
    {
        var sum = new CompensatedSum();
        for (var i = 0; i < opening.Length; i++)
            if (!double.IsNaN(opening[i]))
                sum.Add(double.IsNaN(closing[i]) ? opening[i] : closing[i]);
        return sum.Value;
    }

    private static ImmutableArray<double> Fractions(double[] points, double startLevel) => Defined.Freeze(Array.ConvertAll(points, c => c / startLevel));
}
