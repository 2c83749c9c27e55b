using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Analytics.Events;

/// <summary>How abnormal days are looked for.</summary>
/// <param name="Model">What is expected of an ordinary day.</param>
/// <param name="Estimation">Days of the model's window, which trails.</param>
/// <param name="Gap">Days between that window and the day.</param>
/// <param name="MinimumReturns">Returns that a model needs (METHODS 0.6).</param>
/// <param name="Trailing">Abnormal returns that a day is compared with, those just before it.</param>
/// <param name="MinimumTrailing">How many of them there must be.</param>
/// <param name="Threshold">|z| from which a day is abnormal.</param>
public sealed record AbnormalOptions(
    ReturnModel Model = ReturnModel.Market,
    int Estimation = 250,
    int Gap = 10,
    int MinimumReturns = 60,
    int Trailing = 250,
    int MinimumTrailing = 60,
    double Threshold = RobustZ.Threshold);

/// <summary>Abnormal returns of every day and how unusual each is, each from days before it (METHODS 8.2, 8.6).</summary>
public sealed class AbnormalSeries
{
    private readonly double[] _returns;
    private readonly double[] _z;

    private AbnormalSeries(double[] returns, double[] z, double threshold)
    {
        (_returns, _z) = (returns, z);
        var flagged = ImmutableArray.CreateBuilder<int>();
        for (var t = 0; t < z.Length; t++)
            if (Math.Abs(z[t]) >= threshold)
                flagged.Add(t);
        Flagged = flagged.ToImmutable();
    }

    /// <summary>Abnormal returns by day; NaN where the return is missing or the days before are too few for a model.</summary>
    public ReadOnlySpan<double> AbnormalReturns => _returns;

    /// <summary>Robust z by day; NaN where there is none.</summary>
    public ReadOnlySpan<double> Z => _z;

    /// <summary>Days with |z| at or above the threshold, ascending.</summary>
    public ImmutableArray<int> Flagged { get; }

    /// <summary>
    /// Runs over a series: returns and the market's by day, NaN where missing; <paramref name="estimable"/> says which days may enter a model (empty:
    /// all), so that stale, suspended and masked days stay out (METHODS 0.6, 8.3). The rolling sums are taken afresh every 64 days, so that they
    /// agree with a fit of each window to about 1e-14.
    /// </summary>
    public static AbnormalSeries Of(ReadOnlySpan<double> returns, ReadOnlySpan<double> market, ReadOnlySpan<bool> estimable = default, AbnormalOptions? options = null)
    {
        options ??= new AbnormalOptions();
        Defined.SameLength(returns.Length, market.Length, nameof(market));
        if (!estimable.IsEmpty) Defined.SameLength(returns.Length, estimable.Length, nameof(estimable));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Estimation, 3, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Gap, nameof(options));
        var abnormal = new double[returns.Length];
        if (options.Model == ReturnModel.MarketAdjusted)
        {
            for (var t = 0; t < abnormal.Length; t++) abnormal[t] = returns[t] - market[t];
        }
        else
        {
            Roll(returns, market, estimable, options, abnormal);
        }

        var z = new double[abnormal.Length];
        RobustZ.Trailing(abnormal, z, options.Trailing, options.MinimumTrailing);
        return new AbnormalSeries(abnormal, z, options.Threshold);
    }

    private static void Roll(ReadOnlySpan<double> returns, ReadOnlySpan<double> market, ReadOnlySpan<bool> estimable, AbnormalOptions options, double[] abnormal)
    {
        const int Afresh = 64;
        var sums = new Sums();
        var needed = Math.Max(options.MinimumReturns, options.Model == ReturnModel.Market ? 3 : 2);
        for (var t = 0; t < abnormal.Length; t++)
        {
            var (from, to) = (t - options.Gap - options.Estimation, t - options.Gap);
            if (t % Afresh == 0)
            {
                sums = new Sums();
                for (var d = Math.Max(0, from); d < to; d++) sums.Add(returns, market, estimable, d, 1);
            }
            else
            {
                if (to > 0) sums.Add(returns, market, estimable, to - 1, 1);
                if (from > 0) sums.Add(returns, market, estimable, from - 1, -1);
            }

            abnormal[t] = sums.Days < needed ? double.NaN : returns[t] - sums.Expected(options.Model, market[t]);
        }
    }

    private struct Sums
    {
        private double _r;
        private double _m;
        private double _mm;
        private double _rm;

        public int Days;

        public void Add(ReadOnlySpan<double> returns, ReadOnlySpan<double> market, ReadOnlySpan<bool> estimable, int day, int sign)
        {
            var (r, m) = (returns[day], market[day]);
            if (double.IsNaN(r + m) || (!estimable.IsEmpty && !estimable[day])) return;
            Days += sign;
            _r += sign * r;
            _m += sign * m;
            _mm += sign * m * m;
            _rm += sign * r * m;
        }

        // NaN for a market that does not vary.
        public readonly double Expected(ReturnModel model, double market)
        {
            var (meanR, meanM) = (_r / Days, _m / Days);
            if (model == ReturnModel.MeanAdjusted) return meanR + 0 * market;
            var spread = _mm - Days * meanM * meanM;
            return spread > 1e-12 * _mm ? meanR + (_rm - Days * meanM * meanR) / spread * (market - meanM) : double.NaN;
        }
    }
}
