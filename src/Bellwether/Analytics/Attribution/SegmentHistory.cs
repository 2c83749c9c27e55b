using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Analytics.Attribution;

/// <summary>
/// The segments of one gauge on every day of a window: opening weights, and contributions in 10⁻¹² points that add up to the gauge's move to the
/// last digit (METHODS 4.1, 4.3). Attribution compares two of them.
/// </summary>
public sealed class SegmentHistory
{
    private readonly double[] _weights;
    private readonly long[] _points;

    private SegmentHistory(ImmutableArray<string> names, ResolvedIndex plan)
    {
        (Names, Plan, Days) = (names, plan, plan.EndDay - plan.StartDay);
        _weights = new double[Days * names.Length];
        _points = new long[Days * names.Length];
        Levels = [];
    }

    /// <summary>Names of the segments, in ordinal order.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The plan the history was run from.</summary>
    public ResolvedIndex Plan { get; }

    /// <summary>Number of days after the base day.</summary>
    public int Days { get; }

    /// <summary>Levels from the base day on, one more than <see cref="Days"/>.</summary>
    public ImmutableArray<Level> Levels { get; private set; }

    /// <summary>Opening weights of the day that is <paramref name="day"/> days after the first one that moves; they sum to one.</summary>
    public ReadOnlySpan<double> Weights(int day) => _weights.AsSpan(day * Names.Length, Names.Length);

    /// <summary>Contributions of that day in 10⁻¹² points.</summary>
    public ReadOnlySpan<long> Points(int day) => _points.AsSpan(day * Names.Length, Names.Length);

    /// <summary>
    /// Runs a plan and books its segments. <paramref name="segmentOf"/> names each security's segment. That opening values add up to the market
    /// value and contributions to the day's move is checked on every day.
    /// </summary>
    public static SegmentHistory Of(ResolvedIndex plan, Panel panel, Func<int, string> segmentOf)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(segmentOf);
        var (names, numbers) = Number(plan, segmentOf);
        var segments = new SegmentHistory(names, plan);
        var (anchor, market) = (0, (Int128)0);
        var opening = new Int128[names.Length];
        var history = IndexHistoryBuilder.Run(plan, panel, withContributions: true, (day, index, ledger, _) =>
        {
            var at = (day - plan.StartDay - 1) * names.Length;
            opening.AsSpan().Clear();
            Int128 total = 0;
            foreach (var security in index.Members)
            {
                var value = index.ChangedOpenings.TryGetValue(security, out var changed) ? changed : ExactSum.Product(index.Prices[security], index.Holdings[security]);
                opening[numbers[security]] += value;
                total += value;
            }

            // The market value that the day opens with: the new anchor's where the divisor changed, else the last close's.
            var expected = index.AnchorNumber != anchor || market == 0 ? index.AnchorValue : market;
            if (total != expected) throw new InvalidOperationException($"On day {day} the segments of {plan.Definition.Id} open with {total}, the index with {expected}.");
            for (var g = 0; g < opening.Length; g++) segments._weights[at + g] = (double)opening[g] / (double)total;
            foreach (var security in index.Members) segments._points[at + numbers[security]] += ledger!.Today[security];
            (anchor, market) = (index.AnchorNumber, index.MarketValue);
        });
        segments.Levels = history.Price;
        segments.CheckPoints();
        return segments;
    }

    /// <summary>Position of a segment, or −1 when the gauge never held it.</summary>
    public int IndexOf(string name) => Names.BinarySearch(name, StringComparer.Ordinal);

    /// <summary>Mean opening weight over the days. METHODS 4.1.</summary>
    public double AverageWeight(int segment)
    {
        var sum = new CompensatedSum();
        for (var day = 0; day < Days; day++) sum.Add(Weights(day)[segment]);
        return sum.Value / Days;
    }

    /// <summary>∏(1 + Σw·r/Σw) − 1 over the days with weight; <see cref="Reason.NoData"/> when there is none. METHODS 4.3.</summary>
    public Outcome<double> Return(int segment)
    {
        var growth = 1.0;
        var seen = false;
        for (var day = 0; day < Days; day++)
        {
            var own = Period(day, day + 1).Returns[segment];
            if (double.IsNaN(own)) continue;
            seen = true;
            growth *= 1 + own;
        }

        return seen ? Defined.Finite(growth - 1) : Defined.Not(Reason.NoData, "The gauge held nothing of it in the window.");
    }

    /// <summary>
    /// Days (counted from 1) on which the gauge enters a segment that it did not hold the day before: a period that spans one must be cut there,
    /// for its weight at the period's open would be zero and its contribution would not.
    /// </summary>
    internal IEnumerable<int> Entries()
    {
        for (var day = 1; day < Days; day++)
        {
            for (var g = 0; g < Names.Length; g++)
            {
                if (!(Weights(day)[g] > 0) || Weights(day - 1)[g] > 0) continue;
                yield return day;
                break;
            }
        }
    }

    /// <summary>
    /// Weights at the open and returns of the period from the close of day <paramref name="from"/> to that of <paramref name="to"/> (0 is the base
    /// day). A segment's return is its contribution over its weight, so that weights times returns add up to the gauge's return; NaN without weight.
    /// </summary>
    internal SegmentPeriod Period(int from, int to)
    {
        var n = Names.Length;
        var (weights, returns) = (Weights(from).ToArray(), new double[n]);
        double start = Levels[from].Pico;
        for (var g = 0; g < n; g++)
        {
            long points = 0;
            for (var day = from; day < to; day++) points += _points[day * n + g];
            returns[g] = weights[g] > 0 ? points / start / weights[g] : double.NaN;
        }

        return new SegmentPeriod(weights, returns, (Levels[to].Pico - Levels[from].Pico) / start);
    }

    private static (ImmutableArray<string> Names, int[] Numbers) Number(ResolvedIndex plan, Func<int, string> segmentOf)
    {
        var held = new bool[plan.Holdings.Length];
        for (var i = 0; i < held.Length; i++) held[i] = plan.Holdings[i] != 0;
        foreach (var change in plan.Changes) held[change.Security] = true;
        var label = new string?[held.Length];
        for (var i = 0; i < held.Length; i++) label[i] = held[i] ? segmentOf(i) : null;
        ImmutableArray<string> names = [.. label.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return (names, Array.ConvertAll(label, own => own is null ? -1 : names.BinarySearch(own, StringComparer.Ordinal)));
    }

    private void CheckPoints()
    {
        for (var day = 0; day < Days; day++)
        {
            long sum = 0;
            foreach (var points in Points(day)) sum += points;
            var move = (Levels[day + 1] - Levels[day]).Pico;
            if (sum != move) throw new InvalidOperationException($"On day {day + 1} the segments of {Plan.Definition.Id} moved it by {sum} × 1e-12 points, it moved by {move}.");
        }
    }
}

/// <summary>One period of a gauge's segments: what <see cref="Brinson"/> takes.</summary>
/// <param name="Weights">At the period's open.</param>
/// <param name="Returns">Over the period; NaN without weight.</param>
/// <param name="Return">The gauge's return.</param>
internal readonly record struct SegmentPeriod(double[] Weights, double[] Returns, double Return);
