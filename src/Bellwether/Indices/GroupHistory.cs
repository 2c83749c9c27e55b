using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bellwether.Indices;

/// <summary>Exact market values and contributions of groups on every day of a span; group <see cref="Count"/> has the securities without one.</summary>
public sealed class GroupHistory
{
    private readonly Int128[] _values;
    private readonly long[] _points;

    internal GroupHistory(int startDay, int days, int count)
    {
        (StartDay, Days, Count) = (startDay, days, count);
        _values = new Int128[days * (count + 1)];
        _points = new long[days * (count + 1)];
    }

    /// <summary>Base day of the span.</summary>
    public int StartDay { get; }

    /// <summary>Number of days.</summary>
    public int Days { get; }

    /// <summary>Number of groups, without the group of those that have none.</summary>
    public int Count { get; }

    /// <summary>Market value of a group at the close of a day index, in price units × holding units; the groups sum to the market's.</summary>
    public Int128 MarketValue(int day, int group) => Values(day)[group];

    /// <summary>Contribution of a group to the move of a day index in 10⁻¹² points; the groups sum to the move. Zero on the base day.</summary>
    public long Contribution(int day, int group) => Points(day)[group];

    internal Span<Int128> Values(int day) => _values.AsSpan((day - StartDay) * (Count + 1), Count + 1);

    internal Span<long> Points(int day) => _points.AsSpan((day - StartDay) * (Count + 1), Count + 1);
}

/// <summary>
/// Books days into a <see cref="GroupHistory"/>: prices are gathered into the layout's order once a day, then every group is one exact dot product
/// and one integer sum. That the groups add up to the whole is checked on every day.
/// </summary>
internal sealed class GroupRecorder
{
    private readonly GroupLayout _layout;
    private readonly long[] _prices;
    private readonly long[] _holdings;

    internal GroupRecorder(GroupLayout layout, ResolvedIndex plan)
    {
        if (layout.Securities != plan.Holdings.Length) throw new ArgumentException($"A layout of {layout.Securities} securities does not fit an index over {plan.Holdings.Length}.", nameof(layout));
        _layout = layout;
        _prices = new long[layout.Securities];
        _holdings = new long[layout.Securities];
        Gather(plan.Holdings, _holdings);
        History = new GroupHistory(plan.StartDay, plan.EndDay - plan.StartDay + 1, layout.Count);
    }

    internal GroupHistory History { get; }

    /// <summary>The base day: values, no contributions.</summary>
    internal void Start(ReadOnlySpan<long> prices) => AddValues(History.StartDay, prices);

    /// <summary>A day, after its contributions were booked and before it is settled.</summary>
    internal void Add(int day, IndexCalculator index, ContributionLedger ledger, ReadOnlySpan<long> prices)
    {
        foreach (var security in index.ChangedOpenings.Keys) _holdings[_layout.SlotOf(security)] = index.Holdings[security];
        if (AddValues(day, prices) != index.MarketValue) throw new InvalidOperationException($"On day {day} the groups' market values do not add up to the market's.");
        var points = History.Points(day);
        for (var group = 0; group < points.Length; group++) points[group] = Sum(ledger.Today, _layout.Positions[_layout.RangeOf(group)]);
    }

    private Int128 AddValues(int day, ReadOnlySpan<long> prices)
    {
        Gather(prices, _prices);
        var values = History.Values(day);
        Int128 total = 0;
        for (var group = 0; group < values.Length; group++)
        {
            var range = _layout.RangeOf(group);
            total += values[group] = ExactSum.Dot(_prices.AsSpan(range), _holdings.AsSpan(range));
        }

        return total;
    }

    // The layout's positions are below its number of securities, which the source has at least: no element needs checking again.
    private void Gather(ReadOnlySpan<long> from, Span<long> into)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from.Length, _layout.Securities);
        var positions = _layout.Positions;
        ref var source = ref MemoryMarshal.GetReference(from);
        into = into[..positions.Length];
        for (var slot = 0; slot < positions.Length; slot++) into[slot] = Unsafe.Add(ref source, positions[slot]);
    }

    private long Sum(ReadOnlySpan<long> from, ReadOnlySpan<int> positions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from.Length, _layout.Securities);
        ref var source = ref MemoryMarshal.GetReference(from);
        var (even, odd) = (0L, 0L);
        var i = 0;
        for (; i <= positions.Length - 2; i += 2)
        {
            even += Unsafe.Add(ref source, positions[i]);
            odd += Unsafe.Add(ref source, positions[i + 1]);
        }

        if (i < positions.Length) even += Unsafe.Add(ref source, positions[i]);
        return even + odd;
    }
}
