using Bellwether.Indices;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Indices;

public class ExactSumTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(3767)]
    public void Vector_forms_equal_the_definition_for_every_size_of_operand(int count)
    {
        foreach (var (priceBits, holdingBits) in new[] { (20, 40), (32, 57), (33, 57), (41, 62), (62, 62) })
        {
            var random = new Random(count * 100 + priceBits);
            var prices = Draw(random, count, priceBits);
            var holdings = Draw(random, count, holdingBits);
            if (priceBits + holdingBits + 12 >= 127) continue;
            var expected = ExactSum.Scalar(prices, holdings);
            ExactSum.Dot(prices, holdings).ShouldBe(expected);
            ExactSum.Gathered(prices, holdings, [.. Enumerable.Range(0, count).Reverse()]).ShouldBe(expected);
        }
    }

    [Fact]
    public void Largest_operands_do_not_overflow_a_lane()
    {
        var prices = Enumerable.Repeat((1L << 45) - 1, 4099).ToArray();
        var holdings = Enumerable.Repeat((1L << 62) - 1, 4099).ToArray();
        ExactSum.Dot(prices, holdings).ShouldBe((Int128)((1L << 45) - 1) * ((1L << 62) - 1) * 4099);
    }

    private static long[] Draw(Random random, int count, int bits) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextInt64() & ((1L << bits) - 1))];
}
