using System.Collections.Immutable;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Rallies;

/// <summary>One fall from a peak and the way back (METHODS 3.5). Positions count observations.</summary>
/// <param name="Peak">The last running maximum before the fall.</param>
/// <param name="Trough">The first minimum.</param>
/// <param name="Recovery">First position at or above the peak; null while open.</param>
/// <param name="Depth">Trough / peak − 1, negative.</param>
public readonly record struct DrawdownEpisode(int Peak, int Trough, int? Recovery, double Depth)
{
    /// <summary>Recovery − peak; null while open.</summary>
    public int? Length => Recovery - Peak;

    /// <summary>Trough − peak.</summary>
    public int ToTrough => Trough - Peak;

    /// <summary>Recovery − trough; null while open.</summary>
    public int? RecoveryLength => Recovery - Trough;
}

/// <summary>Drawdowns of a price or wealth series, negative (METHODS 3.5); risk reports show them positive (METHODS 9).</summary>
public static class Drawdowns
{
    /// <summary>
    /// P(t) / running maximum − 1, one per price. <see cref="Reason.NoData"/> when empty; <see cref="Reason.OutsideDomain"/> for a
    /// missing price or one ≤ 0. METHODS 3.5.
    /// </summary>
    public static Outcome<ImmutableArray<double>> Series(ReadOnlySpan<double> prices)
    {
        if (prices.IsEmpty) return Outcome<ImmutableArray<double>>.Undefined(Reason.NoData, "No price.");
        if (!ClosePrices.AllPositiveObserved(prices)) return Outcome<ImmutableArray<double>>.Undefined(Reason.OutsideDomain, Rule);
        return Defined.Freeze(SeriesOf(prices));
    }

    /// <summary>The deepest drawdown, 0 for a flat or rising series; reasons as <see cref="Series"/>. METHODS 3.5.</summary>
    public static Outcome<double> Maximum(ReadOnlySpan<double> prices)
    {
        var series = Series(prices);
        return series.HasValue ? series.Value.Min() : Defined.Not(series.Reason, series.Detail!);
    }

    /// <summary>Episodes in time order; none for a flat or rising series. Reasons as <see cref="Series"/>. METHODS 3.5.</summary>
    public static Outcome<ImmutableArray<DrawdownEpisode>> Episodes(ReadOnlySpan<double> prices)
    {
        if (prices.IsEmpty) return Outcome<ImmutableArray<DrawdownEpisode>>.Undefined(Reason.NoData, "No price.");
        if (!ClosePrices.AllPositiveObserved(prices)) return Outcome<ImmutableArray<DrawdownEpisode>>.Undefined(Reason.OutsideDomain, Rule);
        var episodes = ImmutableArray.CreateBuilder<DrawdownEpisode>();
        int peak = 0, trough = 0;
        for (var t = 1; t < prices.Length; t++)
        {
            if (prices[t] >= prices[peak])
            {
                if (trough > peak) episodes.Add(new DrawdownEpisode(peak, trough, t, prices[trough] / prices[peak] - 1));
                (peak, trough) = (t, t);
            }
            else if (prices[t] < prices[trough])
            {
                trough = t;
            }
        }

        if (trough > peak) episodes.Add(new DrawdownEpisode(peak, trough, null, prices[trough] / prices[peak] - 1));
        return episodes.ToImmutable();
    }

    /// <summary>Episodes from the deepest; equal depths keep their order. METHODS 3.5.</summary>
    public static ImmutableArray<DrawdownEpisode> Deepest(ImmutableArray<DrawdownEpisode> episodes, int count) => [.. episodes.OrderBy(e => e.Depth).Take(count)];

    /// <summary>
    /// Wealth of simple returns, starting at 1 before the first: n + 1 values, missing returns (NaN) change nothing.
    /// <see cref="Reason.NoData"/> without a return; <see cref="Reason.OutsideDomain"/> below −1. METHODS 3.5.
    /// </summary>
    public static Outcome<ImmutableArray<double>> Wealth(ReadOnlySpan<double> simpleReturns)
    {
        var path = CumulativeReturn.Path(simpleReturns);
        return path.HasValue ? ImmutableArray.Create([1.0, .. path.Value.Select(r => 1 + r)]) : path;
    }

    /// <summary>The deepest drawdown of the wealth of simple returns; reasons as <see cref="Wealth"/>. METHODS 3.5.</summary>
    public static Outcome<double> MaximumOfReturns(ReadOnlySpan<double> simpleReturns)
    {
        var wealth = Wealth(simpleReturns);
        // Wealth may reach 0, which a price may not.
        return wealth.HasValue ? SeriesOf(wealth.Value.AsSpan()).Min() : Defined.Not(wealth.Reason, wealth.Detail!);
    }

    internal static double[] SeriesOf(ReadOnlySpan<double> prices)
    {
        var drawdowns = new double[prices.Length];
        var high = 0.0;
        for (var t = 0; t < prices.Length; t++)
        {
            high = Math.Max(high, prices[t]);
            drawdowns[t] = prices[t] / high - 1;
        }

        return drawdowns;
    }

    private const string Rule = "Prices must be positive, finite and not missing.";
}
