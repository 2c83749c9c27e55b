using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>Mean reaction around dated decisions (METHODS 7.2, 8.2 with the mean-adjusted model).</summary>
/// <param name="Mean">Mean over decisions of the summed returns, less what as many ordinary days bring.</param>
/// <param name="Low">Lower end of its interval; null below five decisions.</param>
/// <param name="High">Upper end.</param>
/// <param name="Decisions">Decisions used.</param>
public readonly record struct DecisionReaction(double Mean, double? Low, double? High, int Decisions);

/// <summary>Reactions to policy decisions: days on which a policy series changes, and dated policy news.</summary>
public static class DecisionDays
{
    /// <summary>Days summed: that of the decision and the next, since a series may be dated by the decision or by the day it takes effect.</summary>
    public const int Span = 2;

    /// <summary>Fewer decisions give no interval.</summary>
    public const int Fewest = 5;

    /// <summary>
    /// Mean of returns summed over <see cref="Span"/> days from each position, less <see cref="Span"/> times the mean of all other days; decisions with a
    /// missing return are left out. <see cref="Reason.NoData"/> without any. METHODS 8.1, 8.2.
    /// </summary>
    public static Outcome<DecisionReaction> Of(ReadOnlySpan<double> returns, ReadOnlySpan<int> positions, double level = 0.95)
    {
        var isNear = new bool[returns.Length];
        var sums = new List<double>();
        foreach (var at in positions)
        {
            if (at < 0 || at + Span > returns.Length) continue;
            var sum = 0.0;
            for (var t = at; t < at + Span; t++)
            {
                sum += returns[t];
                isNear[t] = true;
            }

            if (double.IsFinite(sum)) sums.Add(sum);
        }

        if (sums.Count == 0) return Outcome<DecisionReaction>.Undefined(Reason.NoData, "No decision falls on days with returns.");
        var ordinary = new List<double>(returns.Length);
        for (var t = 0; t < returns.Length; t++)
        {
            if (!isNear[t] && double.IsFinite(returns[t])) ordinary.Add(returns[t]);
        }

        if (ordinary.Count < SampleMinimums.Default.Volatility) return Outcome<DecisionReaction>.Undefined(Reason.TooShort, "Too few ordinary days to compare with.");
        double[] own = [.. sums];
        var mean = Moments.MeanOf(own) - Span * Moments.MeanOf([.. ordinary]);
        if (own.Length < Fewest || Moments.StandardDeviation(own).OrNull is not { } deviation) return new DecisionReaction(mean, null, null, own.Length);
        var test = CoefficientTest.Of(mean, deviation / Math.Sqrt(own.Length), own.Length - 1, level);
        return test.HasValue ? new DecisionReaction(mean, test.Value.Low, test.Value.High, own.Length) : new DecisionReaction(mean, null, null, own.Length);
    }
}
