using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Contribution;

/// <summary>A fixed basket left to drift: weights follow prices (METHODS 4.4).</summary>
/// <param name="Weights">Day × constituent opening weights.</param>
/// <param name="Contributions">Per constituent, fraction of the start: Σ (I(t−1)/I(0))·w·r.</param>
/// <param name="Return">Return of the basket; the contributions add up to it.</param>
public readonly record struct DriftingBasket(ImmutableArray<ImmutableArray<double>> Weights, ImmutableArray<double> Contributions, double Return)
{
    /// <summary>The weights as day × constituent arrays.</summary>
    public double[][] WeightRows() => [.. Weights.Select(row => row.ToArray())];
}

/// <summary>Opening weights and contributions of a basket bought at the start (METHODS 4.1, 4.4).</summary>
public static class DriftingWeights
{
    /// <summary>
    /// From market values at the start and day × constituent simple returns (NaN: unchanged). <see cref="Reason.NoData"/> without value;
    /// <see cref="Reason.OutsideDomain"/> for a negative value or a return below −1. METHODS 4.4.
    /// </summary>
    public static Outcome<DriftingBasket> Of(ReadOnlySpan<double> marketValues, IReadOnlyList<double[]> dailyReturns)
    {
        var columns = Grid.Columns(dailyReturns, nameof(dailyReturns));
        if (dailyReturns.Count > 0) Defined.SameLength(marketValues.Length, columns, nameof(dailyReturns));
        var values = marketValues.ToArray();
        var opening = new List<double[]>(dailyReturns.Count);
        var closing = new List<double[]>(dailyReturns.Count);
        foreach (var day in dailyReturns)
        {
            opening.Add(values);
            var next = new double[values.Length];
            for (var i = 0; i < next.Length; i++)
            {
                if (day[i] < -1) return Outcome<DriftingBasket>.Undefined(Reason.OutsideDomain, "A return is below -1.");
                next[i] = double.IsNaN(day[i]) ? values[i] : values[i] * (1 + day[i]);
            }

            closing.Add(values = next);
        }

        var window = WindowContribution.CapWeighted(opening, closing, 1);
        return window.HasValue
            ? new DriftingBasket(window.Value.OpeningWeights, window.Value.Fractions, window.Value.IndexChange)
            : Outcome<DriftingBasket>.Undefined(window.Reason, window.Detail);
    }
}
