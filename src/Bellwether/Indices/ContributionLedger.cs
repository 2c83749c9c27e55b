using System.Numerics;
using System.Runtime.InteropServices;

namespace Bellwether.Indices;

/// <summary>
/// Books every day's index move to the constituents, residual-free (METHODS 4.1): c(i,t) = I₀ (P − P*) S / B in units of 10⁻¹² points.
/// A double proposes each share and integers settle the account: the few units by which the rounded shares miss the move are booked to the
/// heaviest constituent, so that Σ c(i,t) = I(t) − I(t−1) to the last digit. The result depends on values and identifiers, never on order,
/// threads or vector width (docs/decisions/0001).
/// </summary>
public sealed class ContributionLedger
{
    private readonly long[] _totals;
    private readonly long[]? _today;
    private readonly double[] _pointsPerUnit;
    private readonly int[] _rank;
    private int _anchorNumber = -1;
    private int _heaviest;
    private bool _holdingsChanged = true;

    /// <summary>A ledger for that many securities. <paramref name="rank"/> orders ties by identifier; by default the position is the rank.</summary>
    public ContributionLedger(int securities, ReadOnlySpan<int> rank = default, bool keepDay = false)
    {
        _totals = new long[securities];
        _today = keepDay ? new long[securities] : null;
        _pointsPerUnit = new double[securities];
        _rank = rank.IsEmpty ? [] : rank.ToArray();
    }

    /// <summary>Contributions since the start, per security, in 10⁻¹² points.</summary>
    public ReadOnlySpan<long> Totals => _totals;

    /// <summary>Contributions of the last day booked, when the ledger keeps days.</summary>
    public ReadOnlySpan<long> Today => _today ?? throw new InvalidOperationException("This ledger does not keep days.");

    /// <summary>Largest residual ever settled, in units of 10⁻¹² points: a measure of rounding, not of error.</summary>
    public long LargestResidual { get; private set; }

    /// <summary>Days booked.</summary>
    public int Days { get; private set; }

    /// <summary>
    /// Books one day: call after <see cref="IndexCalculator.Close"/> and before <see cref="IndexCalculator.Settle"/>.
    /// <paramref name="before"/> is the level at the previous close.
    /// </summary>
    public void Book(IndexCalculator index, Level before, ReadOnlySpan<long> prices)
    {
        ArgumentNullException.ThrowIfNull(index);
        if (_anchorNumber != index.AnchorNumber || _holdingsChanged || index.ChangedOpenings.Count > 0) Rescale(index);
        var previous = index.Prices;
        var sum = index.MemberCount * 4 > prices.Length
            ? BookDense(prices, previous)
            : BookListed(index.Members, prices, previous);
        var ratio = Ratio(index);
        foreach (var (security, opening) in index.ChangedOpenings)
            sum += Correct(security, prices[security], previous[security], (double)(ExactSum.Product(prices[security], index.Holdings[security]) - opening) * ratio);

        var residual = (index.Price - before).Pico - sum;
        // Conservation (DESIGN, decision 5): each share is off by at most half a unit plus the double's last bits.
        var allowed = index.MemberCount + index.ChangedOpenings.Count + 4 + Math.Abs((double)index.Price.Pico) * 1e-13;
        if (!(Math.Abs((double)residual) <= allowed))
            throw new InvalidOperationException($"Contributions miss the index move by {residual} × 1e-12 points; at most {allowed:0} can be rounding.");
        Add(_heaviest, residual);
        LargestResidual = Math.Max(LargestResidual, Math.Abs(residual));
        Days++;
        _holdingsChanged = index.ChangedOpenings.Count > 0;
    }

    /// <summary>Adds the window's contributions of this ledger into groups; group -1 is left out. The result is exact.</summary>
    public long[] ByGroup(ReadOnlySpan<int> groups, int count)
    {
        var totals = new long[count];
        for (var i = 0; i < groups.Length; i++)
        {
            if (groups[i] >= 0) totals[groups[i]] += _totals[i];
        }

        return totals;
    }

    private void Rescale(IndexCalculator index)
    {
        var heaviest = Scale(index.Holdings, index.Prices, Ratio(index));
        _heaviest = Heaviest(index.Prices, heaviest);
        _anchorNumber = index.AnchorNumber;
    }

    // Points per unit of price, and the largest weight.
    private double Scale(ReadOnlySpan<long> holdings, ReadOnlySpan<long> prices, double ratio)
    {
        var width = Vector<long>.Count;
        var ratios = new Vector<double>(ratio);
        var largest = new Vector<double>(-1);
        ref var held = ref MemoryMarshal.GetReference(holdings);
        ref var price = ref MemoryMarshal.GetReference(prices);
        ref var scale = ref MemoryMarshal.GetArrayDataReference(_pointsPerUnit);
        var i = 0;
        for (; i <= holdings.Length - width; i += width)
        {
            var scaled = Vector.ConvertToDouble(Vector.LoadUnsafe(ref held, (nuint)i)) * ratios;
            scaled.StoreUnsafe(ref scale, (nuint)i);
            largest = Vector.Max(largest, Vector.ConvertToDouble(Vector.LoadUnsafe(ref price, (nuint)i)) * scaled);
        }

        var best = -1d;
        for (var lane = 0; lane < width; lane++) best = Math.Max(best, largest[lane]);
        for (; i < holdings.Length; i++) best = Math.Max(best, prices[i] * (_pointsPerUnit[i] = holdings[i] * ratio));
        return best;
    }

    // Of the securities with the largest weight, the first by rank.
    private int Heaviest(ReadOnlySpan<long> prices, double weight)
    {
        var width = Vector<long>.Count;
        var weights = new Vector<double>(weight);
        ref var price = ref MemoryMarshal.GetReference(prices);
        ref var scale = ref MemoryMarshal.GetArrayDataReference(_pointsPerUnit);
        var found = -1;
        for (var i = 0; i < prices.Length; i++)
        {
            if (i <= prices.Length - width && !Vector.EqualsAny(Vector.ConvertToDouble(Vector.LoadUnsafe(ref price, (nuint)i)) * Vector.LoadUnsafe(ref scale, (nuint)i), weights))
                i += width - 1;
            else if (prices[i] * _pointsPerUnit[i] == weight && (found < 0 || Rank(i) < Rank(found)))
                found = i;
        }

        return found < 0 ? 0 : found;
    }

    private static double Ratio(IndexCalculator index) => index.AnchorLevel.Pico / (double)index.AnchorValue;

    private long BookDense(ReadOnlySpan<long> prices, ReadOnlySpan<long> previous)
    {
        var width = Vector<long>.Count;
        var sums = Vector<long>.Zero;
        ref var now = ref MemoryMarshal.GetReference(prices);
        ref var then = ref MemoryMarshal.GetReference(previous);
        ref var scale = ref MemoryMarshal.GetArrayDataReference(_pointsPerUnit);
        ref var totals = ref MemoryMarshal.GetArrayDataReference(_totals);
        var i = 0;
        for (; i <= prices.Length - width; i += width)
        {
            var change = Vector.LoadUnsafe(ref now, (nuint)i) - Vector.LoadUnsafe(ref then, (nuint)i);
            // Without a mode Vector.Round is one instruction; it rounds halves to even, as Rounded does.
            var points = Vector.ConvertToInt64(Vector.Round(Vector.ConvertToDouble(change) * Vector.LoadUnsafe(ref scale, (nuint)i)));
            (Vector.LoadUnsafe(ref totals, (nuint)i) + points).StoreUnsafe(ref totals, (nuint)i);
            if (_today is not null) points.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(_today), (nuint)i);
            sums += points;
        }

        var sum = Vector.Sum(sums);
        _today?.AsSpan(i).Clear();
        for (; i < prices.Length; i++) sum += BookOne(i, prices[i] - previous[i]);
        return sum;
    }

    private long BookListed(ReadOnlySpan<int> members, ReadOnlySpan<long> prices, ReadOnlySpan<long> previous)
    {
        _today?.AsSpan().Clear();
        long sum = 0;
        foreach (var i in members) sum += BookOne(i, prices[i] - previous[i]);
        return sum;
    }

    private long BookOne(int security, long change)
    {
        var points = Rounded(change * _pointsPerUnit[security]);
        Add(security, points);
        return points;
    }

    // A security whose opening was changed (entry, split, rights): replaces the booking by previous close with one by its exact opening value.
    private long Correct(int security, long price, long previous, double exact)
    {
        var booked = Rounded((price - previous) * _pointsPerUnit[security]);
        var points = Rounded(exact);
        Add(security, points - booked);
        return points - booked;
    }

    private void Add(int security, long points)
    {
        _totals[security] += points;
        if (_today is not null) _today[security] += points;
    }

    private static long Rounded(double points) => (long)Math.Round(points, MidpointRounding.ToEven);

    private int Rank(int security) => _rank.Length == 0 ? security : _rank[security];
}
