using Bellwether.Market;

namespace Bellwether.Indices;

/// <summary>
/// Securities in the order of their groups, so that a group's members are neighbours and its sums run over contiguous memory. Securities without
/// a group form one more group, the last, so that the groups together are the whole.
/// </summary>
public sealed class GroupLayout
{
    private readonly int[] _positions;
    private readonly int[] _slots;
    private readonly int[] _starts;

    /// <summary>A layout from each security's group, 0 to <paramref name="count"/> − 1, or −1 for none.</summary>
    public GroupLayout(ReadOnlySpan<int> groups, int count)
    {
        Count = count;
        _positions = new int[groups.Length];
        _slots = new int[groups.Length];
        _starts = new int[count + 2];
        foreach (var group in groups) _starts[At(group) + 1]++;
        for (var g = 0; g <= count; g++) _starts[g + 1] += _starts[g];
        var next = _starts.AsSpan(0, count + 1).ToArray();
        for (var i = 0; i < groups.Length; i++)
        {
            var slot = next[At(groups[i])]++;
            (_positions[slot], _slots[i]) = (i, slot);
        }
    }

    /// <summary>Number of groups, without the group of those that have none.</summary>
    public int Count { get; }

    /// <summary>Number of securities.</summary>
    public int Securities => _positions.Length;

    /// <summary>Ordinals of the securities, group by group, ascending within each.</summary>
    public ReadOnlySpan<int> Positions => _positions;

    /// <summary>Where a security stands in <see cref="Positions"/>.</summary>
    public int SlotOf(int security) => _slots[security];

    /// <summary>The range of a group in <see cref="Positions"/>; group <see cref="Count"/> has those without a group.</summary>
    public Range RangeOf(int group) => _starts[group].._starts[group + 1];

    /// <summary>The market's sectors in the order of <see cref="MarketSnapshot.Sectors"/>.</summary>
    public static GroupLayout BySector(MarketSnapshot market)
    {
        ArgumentNullException.ThrowIfNull(market);
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sector in market.Sectors) number.TryAdd(sector.Code, number.Count);
        var groups = new int[market.Securities.Length];
        for (var i = 0; i < groups.Length; i++)
            groups[i] = market.Securities[i].Sector is { } code && number.TryGetValue(code, out var group) ? group : -1;
        return new GroupLayout(groups, number.Count);
    }

    private int At(int group)
    {
        if (group < -1 || group >= Count) throw new ArgumentOutOfRangeException(nameof(group), group, $"A group lies between 0 and {Count - 1}, or is -1 for none.");
        return group < 0 ? Count : group;
    }
}
