using System.Collections.Immutable;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>What data say of a statement such as "more than the other" (DESIGN, decision 9): never proved.</summary>
public enum Verdict
{
    /// <summary>The whole interval lies on the side stated: for a ratio, above one.</summary>
    Consistent,

    /// <summary>The whole interval lies on the other side.</summary>
    Inconsistent,

    /// <summary>The interval holds the middle: the data cannot decide.</summary>
    Inconclusive,
}

/// <summary>A ratio of one gauge's risk to another's, with the resamples behind its interval (METHODS 7.7).</summary>
/// <param name="Estimate">Of the sample itself.</param>
/// <param name="Ascending">Of the resamples in which it is defined, sorted.</param>
public readonly record struct RiskRatio(double Estimate, ImmutableArray<double> Ascending)
{
    /// <summary>Percentile interval of the level given, type 7 quantiles. METHODS 7.7, 0.4.</summary>
    public (double Low, double High) Interval(double level = 0.95)
    {
        var tail = (1 - level) / 2;
        return (Quantile.OfSorted(Ascending.AsSpan(), tail).Value, Quantile.OfSorted(Ascending.AsSpan(), 1 - tail).Value);
    }
}

/// <summary>One gauge's risk over another's (METHODS 7.7).</summary>
/// <param name="Variance">Ratio of sample variances.</param>
/// <param name="Shortfall">Ratio of historical expected shortfalls.</param>
/// <param name="Drawdown">Ratio of deepest drawdowns.</param>
/// <param name="MeanBlock">Mean block of the bootstrap.</param>
public readonly record struct RiskComparisonResult(Outcome<RiskRatio> Variance, Outcome<RiskRatio> Shortfall, Outcome<RiskRatio> Drawdown, double MeanBlock);

/// <summary>
/// Is a gauge more volatile, and does it fall harder, than another by more than chance: stationary bootstrap of paired days (METHODS 7.7).
/// </summary>
public static class RiskComparison
{
    /// <summary>
    /// Resamples paired simple returns (pairs with a side missing are dropped); the mean block is the longer of the two series'
    /// <see cref="ReturnBlock"/>. <see cref="Reason.TooShort"/> below twenty pairs,
    /// <see cref="Reason.ZeroVariance"/> for a constant, <see cref="Reason.OutsideDomain"/> for a return below −1 or a confidence outside
    /// (0, 1). METHODS 7.6, 7.7, 9.4, 9.9.
    /// </summary>
    public static Outcome<RiskComparisonResult> Bootstrap(ReadOnlySpan<double> returnsA, ReadOnlySpan<double> returnsB, double confidence, int resamples, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 2);
        if (!(confidence is > 0 and < 1)) return Outcome<RiskComparisonResult>.Undefined(Reason.OutsideDomain, ValueAtRisk.Rule);
        var (a, b) = Missing.DropPairs(returnsA, returnsB);
        if (a.Length < 20) return Outcome<RiskComparisonResult>.Undefined(Reason.TooShort, "Needs twenty pairs of returns.");
        if (CumulativeReturn.Check(a) != Reason.None || CumulativeReturn.Check(b) != Reason.None)
            return Outcome<RiskComparisonResult>.Undefined(Reason.OutsideDomain, CumulativeReturn.Rule);
        var (blockA, blockB) = (ReturnBlock.Of(a), ReturnBlock.Of(b));
        if (!blockA.HasValue) return Outcome<RiskComparisonResult>.Undefined(blockA.Reason, blockA.Detail);
        if (!blockB.HasValue) return Outcome<RiskComparisonResult>.Undefined(blockB.Reason, blockB.Detail);
        var block = Math.Max(blockA.Value, blockB.Value);

        var (sideA, sideB) = (new Side(a, confidence), new Side(b, confidence));
        double[] variance = new double[resamples], shortfall = new double[resamples], drawdown = new double[resamples];
        var positions = new int[a.Length];
        var counts = new int[a.Length];
        var random = new SplitMix64(seed);
        for (var r = 0; r < resamples; r++)
        {
            BlockBootstrap.Stationary(positions, a.Length, block, random);
            Array.Clear(counts);
            foreach (var t in positions) counts[t]++;
            variance[r] = sideA.Variance(counts) / sideB.Variance(counts);
            shortfall[r] = sideA.Shortfall(counts) / sideB.Shortfall(counts);
            drawdown[r] = sideA.Drawdown(positions) / sideB.Drawdown(positions);
        }

        for (var t = 0; t < positions.Length; t++) (positions[t], counts[t]) = (t, 1);
        return new RiskComparisonResult(
            Ratio(sideA.Variance(counts) / sideB.Variance(counts), variance),
            Ratio(sideA.Shortfall(counts) / sideB.Shortfall(counts), shortfall),
            Ratio(sideA.Drawdown(positions) / sideB.Drawdown(positions), drawdown),
            block);
    }

    /// <summary>
    /// What an interval says of "more than the other", at the two decimals that are printed: an end that touches one with another seed does not
    /// decide. DESIGN, decision 9.
    /// </summary>
    public static Verdict Judge(double low, double high)
    {
        var (from, to) = (Math.Round(low, 2, MidpointRounding.AwayFromZero), Math.Round(high, 2, MidpointRounding.AwayFromZero));
        return from > 1 ? Verdict.Consistent : to < 1 ? Verdict.Inconsistent : Verdict.Inconclusive;
    }

    // A gain in the tail, or a series that never falls, has no ratio.
    private static Outcome<RiskRatio> Ratio(double estimate, double[] resampled)
    {
        if (!double.IsFinite(estimate) || estimate < 0) return Outcome<RiskRatio>.Undefined(Reason.NoDownside, "A side has no loss to compare.");
        double[] defined = [.. resampled.Where(value => double.IsFinite(value) && value >= 0).Order()];
        return defined.Length * 2 > resampled.Length
            ? new RiskRatio(estimate, Defined.Freeze(defined))
            : Outcome<RiskRatio>.Undefined(Reason.NoDownside, "Too few resamples have a loss to compare.");
    }

    /// <summary>One side's statistics of a resample: days are sorted once, resamples only count them.</summary>
    private sealed class Side
    {
        private readonly double[] _returns;
        private readonly double[] _centred;
        private readonly int[] _worstFirst;
        private readonly double _rank;

        public Side(double[] returns, double confidence)
        {
            _returns = returns;
            var mean = Moments.MeanOf(returns);
            _centred = Array.ConvertAll(returns, r => r - mean);
            _worstFirst = [.. Enumerable.Range(0, returns.Length).OrderBy(t => returns[t])];
            _rank = (returns.Length - 1) * (1 - confidence);
        }

        // Of deviations from the sample's mean, which keeps the digits of the square of the sum.
        public double Variance(int[] counts)
        {
            double sum = 0, squares = 0;
            for (var t = 0; t < counts.Length; t++)
            {
                var part = counts[t] * _centred[t];
                sum += part;
                squares += part * _centred[t];
            }

            return (squares - sum * sum / counts.Length) / (counts.Length - 1);
        }

        // Type 7 quantile at 1 − c, then the mean of what lies at or below it.
        public double Shortfall(int[] counts)
        {
            var below = (int)Math.Floor(_rank);
            double sum = 0;
            int seen = 0, at = 0;
            for (; seen <= below; at++)
            {
                var t = _worstFirst[at];
                seen += counts[t];
                sum += counts[t] * _returns[t];
            }

            // The last day added may repeat beyond the quantile; all its repetitions are at or below it.
            var low = _returns[_worstFirst[at - 1]];
            var next = low;
            if (seen <= below + 1 && at < _worstFirst.Length)
            {
                while (at < _worstFirst.Length && counts[_worstFirst[at]] == 0) at++;
                if (at < _worstFirst.Length) next = _returns[_worstFirst[at]];
            }

            var quantile = low + (_rank - below) * (next - low);
            for (; at < _worstFirst.Length && _returns[_worstFirst[at]] <= quantile; at++)
            {
                var t = _worstFirst[at];
                seen += counts[t];
                sum += counts[t] * _returns[t];
            }

            return -sum / seen;
        }

        public double Drawdown(int[] positions)
        {
            double wealth = 1, high = 1, lowest = 1;
            foreach (var t in positions)
            {
                wealth *= 1 + _returns[t];
                if (wealth > high) high = wealth;
                else if (wealth < lowest * high) lowest = wealth / high;
            }

            return 1 - lowest;
        }
    }
}
