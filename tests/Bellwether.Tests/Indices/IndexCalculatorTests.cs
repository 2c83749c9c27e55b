using Bellwether.Indices;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Indices;

public class IndexCalculatorTests
{
    private static readonly Arbitrary<int> Seeds = ArbMap.Default.ArbFor<int>().Filter(seed => seed >= 0);

    [Fact]
    public void Levels_follow_exact_rational_arithmetic() =>
        Prop.ForAll(Seeds, seed =>
        {
            var life = new RandomIndex(seed, 12, 40);
            var exact = life.Rational();
            var levels = life.Run().Levels;
            return levels.Select((level, t) => Math.Abs(level / 1e12 - exact[t]) <= 1e-9 * exact[t]).All(same => same);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Contributions_add_up_to_the_move_on_every_day() =>
        Prop.ForAll(Seeds, seed =>
        {
            var (levels, daily, totals) = new RandomIndex(seed, 17, 60).Run();
            return daily.Select((day, t) => day.Sum() == levels[t + 1] - levels[t]).All(same => same)
                && totals.Sum() == levels[^1] - levels[0];
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Permuting_the_securities_changes_no_bit() =>
        Prop.ForAll(Seeds, seed =>
        {
            var life = new RandomIndex(seed, 23, 40);
            var order = Enumerable.Range(0, life.Securities).ToArray();
            new Random(seed).Shuffle(order);
            var (levels, daily, totals) = life.Run();
            var permuted = life.Run(order);
            return levels.SequenceEqual(permuted.Levels)
                && totals.SequenceEqual(permuted.Totals)
                && daily.Zip(permuted.Daily).All(pair => pair.First.SequenceEqual(pair.Second));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Splitting_the_sum_over_threads_changes_no_bit()
    {
        var life = new RandomIndex(7, 5000, 2);
        var random = new Random(7);
        var prices = Enumerable.Range(0, 5000).Select(_ => random.NextInt64(1, 1L << 41)).ToArray();
        var whole = ExactSum.Dot(prices, life.Holdings);
        foreach (var parts in new[] { 2, 3, 7, 16 })
        {
            var sums = new Int128[parts];
            Parallel.For(0, parts, part =>
            {
                var (from, until) = (part * 5000 / parts, (part + 1) * 5000 / parts);
                sums[part] = ExactSum.Dot(prices.AsSpan(from..until), life.Holdings.AsSpan(from..until));
            });
            sums.Aggregate(Int128.Zero, (a, b) => a + b).ShouldBe(whole);
        }
    }

    [Fact]
    public void Each_contribution_lies_within_rounding_of_its_exact_share()
    {
        var index = new IndexCalculator(3);
        var ledger = new ContributionLedger(3, keepDay: true);
        index.Start(0, Level.FromPoints(1000), [1_000_000, 2_000_000, 3_000_000], [3_000_000, 1_000_000, 7_000_000]);
        long[] next = [1_010_000, 1_990_000, 3_070_000];
        var before = index.Price;
        index.Close(1, next);
        ledger.Book(index, before, next);
        // M = 26e12; contribution = 1000 · ΔP · N / M points.
        ((double)ledger.Today[0]).ShouldBe(1000e12 * 10_000 * 3_000_000 / 26e12, 2);
        ((double)ledger.Today[1]).ShouldBe(-1000e12 * 10_000 * 1_000_000 / 26e12, 2);
        ledger.Today.ToArray().Sum().ShouldBe((index.Price - before).Pico);
    }

    [Fact]
    public void A_change_before_the_open_leaves_the_level_where_it_closed()
    {
        var index = new IndexCalculator(2);
        index.Start(0, Level.FromPoints(757.0m), [1_000_000, 500_000], [1_000_000, 0]);
        index.ChangeHolding(1, 900_000, 500_000, DivisorReason.Entry);
        index.Close(1, [1_000_000, 500_000]);
        index.Price.Points.ShouldBe(757.0m);
        index.Changes.ShouldHaveSingleItem().Reason.ShouldBe(DivisorReason.Entry);
    }

    [Fact]
    public void An_index_without_constituents_says_so()
    {
        var index = new IndexCalculator(1);
        Should.Throw<InvalidOperationException>(() => index.Start(0, Level.FromPoints(100), [0], [0])).Message.ShouldContain("at least one constituent");
    }

    [Theory]
    [InlineData("1605.345", "1605.35")]
    [InlineData("2.675", "2.68")]
    [InlineData("-0.005", "-0.01")]
    public void Levels_are_published_half_away_from_zero(string points, string published) =>
        Level.FromPoints(decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture)).Published()
            .ShouldBe(decimal.Parse(published, System.Globalization.CultureInfo.InvariantCulture));
}
