using System.Collections.Immutable;

namespace Bellwether.Analytics.Gauges;

/// <summary>Members by a value, largest first, ties by security (METHODS 10.1: superlatives and ranks).</summary>
public sealed class MemberRanks
{
    private readonly ImmutableArray<(int Security, double Value)> _ranked;

    /// <summary>Ranks members; values that are not numbers are left out.</summary>
    public MemberRanks(IEnumerable<(int Security, double Value)> members) =>
        _ranked = [.. members.Where(own => !double.IsNaN(own.Value)).OrderByDescending(own => own.Value).ThenBy(own => own.Security)];

    /// <summary>Members ranked.</summary>
    public int Count => _ranked.Length;

    /// <summary>1 + the members with a larger value; null when the security is not among them. METHODS 10.1.</summary>
    public int? RankOf(int security)
    {
        var at = Position(security);
        if (at < 0) return null;
        while (at > 0 && _ranked[at - 1].Value == _ranked[at].Value) at--;
        return at + 1;
    }

    /// <summary>The member on a rank, 1 the first, −1 the last; null outside.</summary>
    public int? At(int rank)
    {
        var at = rank > 0 ? rank - 1 : _ranked.Length + rank;
        return at >= 0 && at < _ranked.Length ? _ranked[at].Security : null;
    }

    private int Position(int security)
    {
        for (var i = 0; i < _ranked.Length; i++)
        {
            if (_ranked[i].Security == security) return i;
        }

        return -1;
    }
}
