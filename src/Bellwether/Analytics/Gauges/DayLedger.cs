using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Analytics.Gauges;

/// <summary>What every constituent added on every day of a window, in index points, exact (METHODS 4.1).</summary>
public sealed class DayLedger
{
    private readonly int[] _column;
    private readonly long[] _points;

    private DayLedger(IndexHistory history, ImmutableArray<int> members, int[] column, long[] points)
    {
        (History, Members, _column, _points) = (history, members, column, points);
    }

    /// <summary>The history booked.</summary>
    public IndexHistory History { get; }

    /// <summary>Ordinals of the securities that were ever held, ascending.</summary>
    public ImmutableArray<int> Members { get; }

    /// <summary>Days of the window after its first, whose close is the base.</summary>
    public int Days => History.Price.Length - 1;

    /// <summary>
    /// Books a window day by day. Checked here: every day's parts sum to the day's move and every constituent's days to its contribution, to the last
    /// digit.
    /// </summary>
    public static DayLedger Of(IndexHistory history, Panel panel)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(panel);
        var members = ImmutableArray.CreateBuilder<int>();
        var column = new int[panel.Securities];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = -1;
            if (history.Contributions[i] == 0 && history.StartWeights[i] == 0 && history.EndWeights[i] == 0) continue;
            column[i] = members.Count;
            members.Add(i);
        }

        var points = new long[members.Count * (history.Price.Length - 1)];
        var held = members.ToImmutable();
        IndexHistoryBuilder.Run(history.Plan, panel, withContributions: true, (day, _, ledger, _) =>
        {
            var today = ledger!.Today;
            var row = (day - history.Plan.StartDay - 1) * held.Length;
            for (var k = 0; k < held.Length; k++) points[row + k] = today[held[k]];
        });
        var booked = new DayLedger(history, held, column, points);
        booked.Check();
        return booked;
    }

    /// <summary>Points of one security on a day of the market's calendar; zero when it was not held.</summary>
    public Level Of(int security, int day) => _column[security] < 0 ? new Level(0) : new Level(_points[Row(day) + _column[security]]);

    /// <summary>The gauge's move on a day.</summary>
    public Level Move(int day) => History.PriceOn(day) - History.PriceOn(day - 1);

    /// <summary>The constituents of a day by size of what they added, in either direction, largest first.</summary>
    public ImmutableArray<int> Largest(int day, int count)
    {
        var row = Row(day);
        var order = Members.ToArray();
        var sizes = new long[order.Length];
        for (var k = 0; k < sizes.Length; k++) sizes[k] = -Math.Abs(_points[row + k]);
        Array.Sort(sizes, order);
        return [.. order.AsSpan(0, Math.Min(count, order.Length))];
    }

    private int Row(int day)
    {
        var row = day - History.Plan.StartDay - 1;
        if (row < 0 || row >= Days) throw new ArgumentOutOfRangeException(nameof(day), day, "The day lies outside the window.");
        return row * Members.Length;
    }

    private void Check()
    {
        var totals = new long[Members.Length];
        for (var day = 0; day < Days; day++)
        {
            long sum = 0;
            for (var k = 0; k < totals.Length; k++)
            {
                sum += _points[day * totals.Length + k];
                totals[k] += _points[day * totals.Length + k];
            }

            var move = (History.Price[day + 1] - History.Price[day]).Pico;
            if (sum != move) throw new InvalidOperationException($"Contributions of a day sum to {new Level(sum)} points, the index moved by {new Level(move)}.");
        }

        for (var k = 0; k < totals.Length; k++)
            if (totals[k] != History.Contributions[Members[k]])
                throw new InvalidOperationException($"The days of a constituent sum to {new Level(totals[k])} points, its contribution is {new Level(History.Contributions[Members[k]])}.");
    }
}

/// <summary>The days that made a window's move, best first (METHODS 4.4 applied to days).</summary>
public sealed class BestDays
{
    private readonly double[] _moves;
    private readonly double[] _levels;
    private readonly int[] _order;
    private readonly int _start;

    /// <summary>Days of a run of levels, one per day from calendar position <paramref name="start"/>; NaN where there is none.</summary>
    public BestDays(ReadOnlySpan<double> levels, int start)
    {
        _start = start;
        var (kept, days) = (new List<double>(levels.Length), new List<int>(levels.Length));
        for (var t = 0; t < levels.Length; t++)
        {
            if (double.IsNaN(levels[t])) continue;
            kept.Add(levels[t]);
            days.Add(t);
        }

        _levels = [.. kept];
        var count = Math.Max(0, _levels.Length - 1);
        _moves = new double[count];
        _order = new int[count];
        var keys = new double[count];
        Positions = new int[count];
        for (var t = 0; t < count; t++)
        {
            _moves[t] = _levels[t + 1] - _levels[t];
            keys[t] = -_moves[t];
            _order[t] = t;
            Positions[t] = _start + days[t + 1];
        }

        Array.Sort(keys, _order);
    }

    private int[] Positions { get; }

    /// <summary>Days with a move.</summary>
    public int Count => _moves.Length;

    /// <summary>Calendar positions of the k days with the largest rise in points, best first.</summary>
    public ImmutableArray<int> Best(int k)
    {
        var best = new int[Math.Min(k, Count)];
        for (var i = 0; i < best.Length; i++) best[i] = Positions[_order[i]];
        return [.. best];
    }

    /// <summary>Calendar positions of the k days with the deepest fall, worst first.</summary>
    public ImmutableArray<int> Worst(int k)
    {
        var worst = new int[Math.Min(k, Count)];
        for (var i = 0; i < worst.Length; i++) worst[i] = Positions[_order[Count - 1 - i]];
        return [.. worst];
    }

    /// <summary>Points of the k best days over the window's move; undefined when that is below 0.1 % of the level at the start (METHODS 4.4).</summary>
    public Outcome<double> Share(int k)
    {
        if (Count < k) return Outcome<double>.Undefined(Reason.TooShort, $"The window has {Count} days.");
        var move = _levels[^1] - _levels[0];
        if (!(Math.Abs(move) >= _levels[0] / 1000)) return Outcome<double>.Undefined(Reason.OutsideDomain, "The gauge moved by less than 0.1 %.");
        var sum = new CompensatedSum();
        for (var i = 0; i < k; i++) sum.Add(_moves[_order[i]]);
        return Defined.Finite(sum.Value / move);
    }

    /// <summary>The window's return had the gauge stood still on its k best days; <see cref="Reason.TooShort"/> with fewer days.</summary>
    public Outcome<double> ReturnWithout(int k, bool worst = false)
    {
        if (Count < k) return Outcome<double>.Undefined(Reason.TooShort, $"The window has {Count} days.");
        var growth = _levels[^1] / _levels[0];
        for (var i = 0; i < k; i++)
        {
            var t = _order[worst ? Count - 1 - i : i];
            growth /= _levels[t + 1] / _levels[t];
        }

        return Defined.Finite(growth - 1);
    }
}
