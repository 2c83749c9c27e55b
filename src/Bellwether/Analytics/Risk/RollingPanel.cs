using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Analytics.Risk;

/// <summary>
/// Rolling volatility and beta, and the deepest drawdown, of every security of a panel on every day (METHODS 9.1, 9.3, 3.5), in time linear in the
/// cells whatever the window. A window is the tail of one block of days and the head of the next, each summed by additions only, so nothing
/// drifts; windows whose mean outweighs their spread are worked out in two passes.
/// </summary>
public static class RollingPanel
{
    /// <summary>Securities copied side by side: two cache lines of a row.</summary>
    private const int Strip = 16;

    /// <summary>Below this share of the raw squares, squared deviations have lost three digits: two passes instead.</summary>
    private const double Cancelled = 1e-3;

    /// <summary>
    /// Fills <paramref name="into"/> from closes, date-major (day × securities + security). A close that is missing (NaN), not positive or infinite
    /// counts as missing: no return on that day and one multi-day return on the next close seen (METHODS 0.6); drawdowns pass over it. The
    /// benchmark has one log return a row, the first unused; NaN drops the day from betas. METHODS 9.1, 9.3, 3.5.
    /// </summary>
    public static void Run(ReadOnlySpan<double> closes, ReadOnlySpan<double> benchmark, RollingPanelResult into, RollingPanelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(into);
        var chosen = options ?? new RollingPanelOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(chosen.Window, 2, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(chosen.MinimumVolatility, 2, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(chosen.MinimumBeta, 2, nameof(options));
        if (!(chosen.PeriodsPerYear > 0 && double.IsFinite(chosen.PeriodsPerYear))) throw new ArgumentOutOfRangeException(nameof(options), "Periods a year are positive.");
        if (closes.Length != into.VolatilityCells.Length) throw new ArgumentException("The closes and the result differ in shape.", nameof(closes));
        if (benchmark.Length != into.Days) throw new ArgumentException("The benchmark needs one return a row.", nameof(benchmark));
        var work = new Work(into.Days, chosen, benchmark);
        for (var first = 0; first < into.Securities; first += Strip)
        {
            work.Load(closes, into.Securities, first);
            for (var lane = 0; lane < Strip; lane += Vector<double>.Count)
            {
                work.Drawdowns(lane);
                work.Returns(lane);
                work.Roll(lane);
            }

            work.Store(into, first);
        }
    }

    /// <summary>Squares and products of a run of days, one security a lane.</summary>
    private struct Sums
    {
        public Vector<double> Count, X, Xx, Pairs, Px, Pxx, B, Bb, Xb;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector<double> value, double benchmark)
        {
            var seen = Vector.Equals(value, value);
            var x = Vector.ConditionalSelect(seen, value, Vector<double>.Zero);
            var one = Vector.ConditionalSelect(seen, Vector<double>.One, Vector<double>.Zero);
            Count += one;
            X += x;
            Xx += x * x;
            if (double.IsNaN(benchmark)) return;
            var b = one * benchmark;
            Pairs += one;
            Px += x;
            Pxx += x * x;
            B += b;
            Bb += b * b;
            Xb += x * b;
        }

        public static Sums operator +(in Sums a, in Sums b) => new()
        {
            Count = a.Count + b.Count,
            X = a.X + b.X,
            Xx = a.Xx + b.Xx,
            Pairs = a.Pairs + b.Pairs,
            Px = a.Px + b.Px,
            Pxx = a.Pxx + b.Pxx,
            B = a.B + b.B,
            Bb = a.Bb + b.Bb,
            Xb = a.Xb + b.Xb,
        };
    }

    /// <summary>Memory of one run: a strip of closes, returns and outputs, and the tails of one block.</summary>
    private sealed class Work
    {
        private readonly int _days;
        private readonly int _window;
        private readonly Vector<double> _perYear;
        private readonly Vector<double> _leastReturns;
        private readonly Vector<double> _leastPairs;
        private readonly double _periods;
        private readonly double[] _benchmark;
        private readonly double[] _closes;
        private readonly double[] _returns;
        private readonly double[] _volatility;
        private readonly double[] _beta;
        private readonly Sums[] _tails;
        private readonly double[] _x;
        private readonly double[] _b;
        private readonly double[] _depth = new double[Strip];
        private readonly double[] _peak = new double[Strip];
        private readonly double[] _trough = new double[Strip];
        private readonly double[] _recovery = new double[Strip];

        public Work(int days, RollingPanelOptions options, ReadOnlySpan<double> benchmark)
        {
            (_days, _window, _periods) = (days, options.Window, options.PeriodsPerYear);
            _perYear = new Vector<double>(Math.Sqrt(_periods));
            _leastReturns = new Vector<double>(Math.Min(options.MinimumVolatility, _window));
            _leastPairs = new Vector<double>(Math.Min(options.MinimumBeta, _window));
            _benchmark = benchmark.ToArray();
            foreach (ref var b in _benchmark.AsSpan())
                if (!double.IsFinite(b))
                    b = double.NaN;
            var cells = days * Strip;
            (_closes, _returns, _volatility, _beta) = (new double[cells], new double[cells], new double[cells], new double[cells]);
            _volatility.AsSpan().Fill(double.NaN);
            _beta.AsSpan().Fill(double.NaN);
            _tails = new Sums[Math.Min(_window, days) + 1];
            (_x, _b) = (new double[_window], new double[_window]);
        }

        public void Load(ReadOnlySpan<double> closes, int securities, int first)
        {
            var width = Math.Min(Strip, securities - first);
            if (width < Strip) Array.Fill(_closes, double.NaN);
            for (var day = 0; day < _days; day++) closes.Slice(day * securities + first, width).CopyTo(_closes.AsSpan(day * Strip, width));
        }

        public void Store(RollingPanelResult into, int first)
        {
            var width = Math.Min(Strip, into.Securities - first);
            for (var day = 0; day < _days; day++)
            {
                _volatility.AsSpan(day * Strip, width).CopyTo(into.VolatilityCells.AsSpan(day * into.Securities + first));
                _beta.AsSpan(day * Strip, width).CopyTo(into.BetaCells.AsSpan(day * into.Securities + first));
            }

            _depth.AsSpan(0, width).CopyTo(into.Depths.AsSpan(first));
            for (var lane = 0; lane < width; lane++)
            {
                into.PeakRows[first + lane] = (int)_peak[lane];
                into.TroughRows[first + lane] = (int)_trough[lane];
                into.RecoveryRows[first + lane] = (int)_recovery[lane];
            }
        }

        public void Drawdowns(int lane)
        {
            var none = new Vector<double>(-1);
            Vector<double> high = default, best = default, low = default, highAt = none, peak = none, trough = none, recovery = none;
            for (var day = 0; day < _days; day++)
            {
                var at = new Vector<double>((double)day);
                var close = At(_closes, day, lane);
                var seen = Seen(close);
                var rises = seen & Vector.GreaterThanOrEqual(close, high);
                // While the deepest fall is open, its peak is the running maximum.
                recovery = Vector.ConditionalSelect(rises & Vector.LessThan(recovery, Vector<double>.Zero) & Vector.LessThan(best, Vector<double>.Zero), at, recovery);
                high = Vector.ConditionalSelect(rises, close, high);
                highAt = Vector.ConditionalSelect(rises, at, highAt);
                var depth = close / high - Vector<double>.One;
                var deeper = seen & (Vector.LessThan(depth, best) | (Vector.Equals(depth, best) & Vector.Equals(highAt, peak) & Vector.LessThan(close, low)));
                best = Vector.ConditionalSelect(deeper, depth, best);
                low = Vector.ConditionalSelect(deeper, close, low);
                peak = Vector.ConditionalSelect(deeper, highAt, peak);
                trough = Vector.ConditionalSelect(deeper, at, trough);
                recovery = Vector.ConditionalSelect(deeper, none, recovery);
            }

            Vector.ConditionalSelect(Vector.GreaterThan(high, Vector<double>.Zero), best, new Vector<double>(double.NaN)).CopyTo(_depth, lane);
            peak.CopyTo(_peak, lane);
            trough.CopyTo(_trough, lane);
            recovery.CopyTo(_recovery, lane);
        }

        /// <summary>Log returns by Kahan's log1p, as for single series; row 0 has none.</summary>
        public void Returns(int lane)
        {
            var missing = new Vector<double>(double.NaN);
            var last = missing;
            for (var day = 0; day < _days; day++)
            {
                var close = At(_closes, day, lane);
                var seen = Seen(close);
                var simple = (close - last) / last;
                var grown = Vector<double>.One + simple;
                var isTiny = Vector.Equals(grown, Vector<double>.One);
                var log = Vector.Log(grown) * simple / Vector.ConditionalSelect(isTiny, Vector<double>.One, grown - Vector<double>.One);
                At(_returns, day, lane) = Vector.ConditionalSelect(seen, Vector.ConditionalSelect(isTiny, simple, log), missing);
                last = Vector.ConditionalSelect(seen, close, last);
            }
        }

        public void Roll(int lane)
        {
            Array.Clear(_tails);
            for (var start = 1; start < _days; start += _window)
            {
                Sums head = default;
                var end = Math.Min(start + _window, _days);
                for (var day = start; day < end; day++)
                {
                    head.Add(At(_returns, day, lane), _benchmark[day]);
                    if (day >= _window) Emit(head + _tails[day - start + 1], day, lane);
                }

                if (end - start < _window) break;
                Sums tail = default;
                for (var day = end - 1; day > start; day--)
                {
                    tail.Add(At(_returns, day, lane), _benchmark[day]);
                    _tails[day - start] = tail;
                }

                // The last day of the next block closes a window that is that block alone.
                _tails[_window] = default;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Emit(in Sums sums, int day, int lane)
        {
            var missing = new Vector<double>(double.NaN);
            var enough = Vector.GreaterThanOrEqual(sums.Count, _leastReturns);
            var deviations = sums.Xx - sums.X * sums.X / sums.Count;
            var volatility = Vector.SquareRoot(deviations / (sums.Count - Vector<double>.One)) * _perYear;
            At(_volatility, day, lane) = Vector.ConditionalSelect(enough, volatility, missing);
            // Squares of 0 are returns of 0: the result is exact, without a second pass.
            var again = enough & Vector.LessThanOrEqual(deviations, sums.Xx * Cancelled) & Vector.GreaterThan(sums.Xx, Vector<double>.Zero);

            var enoughPairs = Vector.GreaterThanOrEqual(sums.Pairs, _leastPairs);
            var spread = sums.Bb - sums.B * sums.B / sums.Pairs;
            var beta = (sums.Xb - sums.Px * sums.B / sums.Pairs) / spread;
            At(_beta, day, lane) = Vector.ConditionalSelect(enoughPairs, beta, missing);
            var paired = Vector.LessThanOrEqual(sums.Pxx - sums.Px * sums.Px / sums.Pairs, sums.Pxx * Cancelled) & Vector.GreaterThan(sums.Pxx, Vector<double>.Zero);
            var againBeta = enoughPairs & (paired | Vector.LessThanOrEqual(spread, sums.Bb * Cancelled) | Vector.LessThanOrEqual(spread, sums.Pairs * new Vector<double>(1e-30)));
            if ((again | againBeta) != Vector<long>.Zero) TwoPasses(again, againBeta, day, lane);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void TwoPasses(Vector<long> volatility, Vector<long> beta, int day, int lane)
        {
            for (var i = 0; i < Vector<double>.Count; i++)
            {
                if (volatility[i] != 0) _volatility[day * Strip + lane + i] = Math.Sqrt(Moments.Variance(Window(day, lane + i, paired: false)).Value) * Math.Sqrt(_periods);
                if (beta[i] != 0) _beta[day * Strip + lane + i] = Slope(Window(day, lane + i, paired: true));
            }
        }

        private ReadOnlySpan<double> Window(int day, int column, bool paired)
        {
            var n = 0;
            for (var at = day - _window + 1; at <= day; at++)
            {
                var x = _returns[at * Strip + column];
                if (double.IsNaN(x) || (paired && double.IsNaN(_benchmark[at]))) continue;
                (_x[n], _b[n]) = (x, _benchmark[at]);
                n++;
            }

            return _x.AsSpan(0, n);
        }

        /// <summary>As <see cref="MarketFit.Of"/>, with the same bound for a constant benchmark.</summary>
        private double Slope(ReadOnlySpan<double> x)
        {
            var b = _b.AsSpan(0, x.Length);
            var spread = Moments.SquaredDeviations(b);
            return spread <= 1e-30 * b.Length ? double.NaN : Moments.Covariance(b, x).Value * (b.Length - 1) / spread;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector<long> Seen(Vector<double> close) =>
            Vector.GreaterThan(close, Vector<double>.Zero) & Vector.LessThan(close, new Vector<double>(double.PositiveInfinity));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static ref Vector<double> At(double[] strip, int day, int lane) =>
            ref MemoryMarshal.Cast<double, Vector<double>>(strip.AsSpan(day * Strip + lane, Vector<double>.Count))[0];
    }
}
