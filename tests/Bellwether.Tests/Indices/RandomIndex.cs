using System.Numerics;
using Bellwether.Indices;

namespace Bellwether.Tests.Indices;

/// <summary>A random life of an index, replayable on any order of its securities.</summary>
internal sealed class RandomIndex
{
    private readonly long[][] _prices;
    private readonly List<(int Day, int Security, long Holding, long AdjustmentPrice, DivisorReason Reason)> _changes = [];
    private readonly List<(int Day, int Security, long Holding)> _splits = [];

    public RandomIndex(int seed, int securities, int days)
    {
        var random = new Random(seed);
        Securities = securities;
        Holdings = new long[securities];
        _prices = new long[days][];
        var price = Enumerable.Range(0, securities).Select(_ => random.NextInt64(50_000, 90_000_000)).ToArray();
        for (var i = 0; i < securities; i++) Holdings[i] = i % 5 == 4 ? 0 : random.NextInt64(1_000_000_000, 4_000_000_000_000_000);
        var held = (long[])Holdings.Clone();
        for (var day = 0; day < days; day++)
        {
            if (day > 0)
            {
                for (var k = random.Next(4); k > 0; k--)
                {
                    var i = random.Next(securities);
                    if (_changes.Exists(c => c.Day == day && c.Security == i) || _splits.Exists(s => s.Day == day && s.Security == i)) continue;
                    var kind = random.Next(4);
                    if (kind == 0 && held[i] > 0 && held.Count(h => h > 0) > 2) Change(day, i, 0, price[i], DivisorReason.Exit);
                    else if (kind == 1 && held[i] == 0) Change(day, i, random.NextInt64(1_000_000_000, 4_000_000_000_000_000), price[i], DivisorReason.Entry);
                    else if (kind == 2 && held[i] > 0) Change(day, i, held[i] + random.NextInt64(1, held[i]), price[i] / 2 + 1, DivisorReason.Rights);
                    else if (kind == 3 && held[i] is > 0 and < 2_000_000_000_000_000) Split(day, i, held[i] * 2);
                }
            }

            if (day > 0)
            {
                for (var i = 0; i < securities; i++)
                {
                    var split = _splits.Exists(s => s.Day == day && s.Security == i) ? 2 : 1;
                    price[i] = Math.Max(10_000, (long)(price[i] / (double)split * (0.9 + 0.2 * random.NextDouble())) / 1000 * 1000);
                }
            }

            _prices[day] = (long[])price.Clone();
        }

        void Change(int day, int i, long holding, long at, DivisorReason reason)
        {
            _changes.Add((day, i, holding, at, reason));
            held[i] = holding;
        }

        void Split(int day, int i, long holding)
        {
            _splits.Add((day, i, holding));
            held[i] = holding;
        }
    }

    public int Securities { get; }

    public int Days => _prices.Length;

    public long[] Holdings { get; }

    /// <summary>Runs with security i at position order[i]; ranks keep the identity.</summary>
    public (List<long> Levels, long[][] Daily, long[] Totals) Run(int[]? order = null)
    {
        order ??= [.. Enumerable.Range(0, Securities)];
        var rank = new int[Securities];
        for (var i = 0; i < Securities; i++) rank[order[i]] = i;
        var index = new IndexCalculator(Securities);
        var ledger = new ContributionLedger(Securities, rank, keepDay: true);
        index.Start(0, Level.FromPoints(1000), Place(_prices[0], order), Place(Holdings, order));
        var levels = new List<long> { index.Price.Pico };
        var daily = new List<long[]>();
        for (var day = 1; day < Days; day++)
        {
            foreach (var split in _splits.Where(s => s.Day == day)) index.Split(order[split.Security], split.Holding);
            foreach (var change in _changes.Where(c => c.Day == day)) index.ChangeHolding(order[change.Security], change.Holding, change.AdjustmentPrice, change.Reason);
            var before = index.Price;
            var prices = Place(_prices[day], order);
            index.Close(day, prices);
            ledger.Book(index, before, prices);
            index.Settle(prices);
            levels.Add(index.Price.Pico);
            daily.Add(Back(ledger.Today, order));
        }

        return (levels, [.. daily], Back(ledger.Totals, order));
    }

    /// <summary>The same index in exact rational arithmetic with an unrounded divisor, as METHODS 1.2 states it.</summary>
    public List<double> Rational()
    {
        var held = Holdings.Select(h => (BigInteger)h).ToArray();
        BigInteger Value(long[] prices) => held.Select((h, i) => h * prices[i]).Aggregate(BigInteger.Zero, (a, b) => a + b);
        // level = 1000 · numerator / denominator, chained by M(t) / M*(t−1).
        BigInteger numerator = 1, denominator = 1;
        var levels = new List<double> { 1000 };
        for (var day = 1; day < Days; day++)
        {
            var opening = Value(_prices[day - 1]);
            foreach (var change in _changes.Where(c => c.Day == day))
            {
                if (change.Holding == 0) opening -= held[change.Security] * _prices[day - 1][change.Security];
                else opening += (change.Holding - held[change.Security]) * change.AdjustmentPrice;
                held[change.Security] = change.Holding;
            }

            foreach (var split in _splits.Where(s => s.Day == day)) held[split.Security] = split.Holding;
            numerator *= Value(_prices[day]);
            denominator *= opening;
            levels.Add((double)(numerator * 1000 * 1_000_000_000_000 / denominator) / 1e12);
        }

        return levels;
    }

    private static long[] Place(long[] values, int[] order)
    {
        var placed = new long[values.Length];
        for (var i = 0; i < values.Length; i++) placed[order[i]] = values[i];
        return placed;
    }

    private static long[] Back(ReadOnlySpan<long> placed, int[] order)
    {
        var values = new long[placed.Length];
        for (var i = 0; i < values.Length; i++) values[i] = placed[order[i]];
        return values;
    }
}
