using System.Numerics;
using Bellwether.Indices;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Indices;

public class ExactRatioTests
{
    [Fact]
    public void The_quick_form_gives_the_defined_integer_for_every_size_of_operand()
    {
        var random = new Random(20190405);
        var quick = 0;
        for (var draw = 0; draw < 200_000; draw++)
        {
            var factor = (long)Draw(random, 63);
            var (numerator, denominator) = (Draw(random, 127), 1 + Draw(random, 126));
            if (!ExactRatio.TryRounded(factor, numerator, denominator, out var rounded)) continue;
            quick++;
            ((BigInteger)rounded).ShouldBe(ExactRatio.Rounded(factor, numerator, denominator));
        }

        quick.ShouldBeGreaterThan(50_000);
    }

    [Fact]
    public void Levels_of_a_market_are_carried_without_falling_back()
    {
        var random = new Random(7);
        for (var draw = 0; draw < 100_000; draw++)
        {
            var denominator = ((Int128)1 << 80) + Draw(random, 103);
            var numerator = denominator + (denominator >> 4) * (random.Next(9) - 4) / 4;
            var level = random.NextInt64(1_000_000_000_000, 4_000_000_000_000_000_000);
            ExactRatio.TryRounded(level, numerator, denominator, out var rounded).ShouldBeTrue();
            ((BigInteger)rounded).ShouldBe(ExactRatio.Rounded(level, numerator, denominator));
        }
    }

    [Theory]
    [InlineData(1, 1, 2, 1)]
    [InlineData(1, 3, 2, 2)]
    [InlineData(5, 1, 10, 1)]
    [InlineData(4, 1, 10, 0)]
    [InlineData(0, 7, 3, 0)]
    [InlineData(7, 0, 3, 0)]
    public void Halves_go_away_from_zero(long factor, long numerator, long denominator, long expected)
    {
        ExactRatio.TryRounded(factor, numerator, denominator, out var rounded).ShouldBeTrue();
        rounded.ShouldBe(expected);
        new Level(-factor).Times(numerator, denominator).Pico.ShouldBe(-expected);
    }

    [Fact]
    public void Halves_of_large_operands_are_exact()
    {
        var denominator = ((Int128)1 << 100) + 2;
        for (var quotient = 1L; quotient < 1L << 61; quotient = quotient * 3 + 1)
        {
            foreach (var offset in new[] { -1, 0, 1 })
            {
                // quotient·d + d/2 + offset, over d: just below a half, a half, just above.
                if (!Fits(quotient)) continue;
                var numerator = denominator * quotient + denominator / 2 + offset;
                ExactRatio.TryRounded(1, numerator, denominator, out var rounded).ShouldBeTrue();
                rounded.ShouldBe(offset < 0 ? quotient : quotient + 1);
            }
        }

        static bool Fits(long quotient) => quotient < 1L << 26;
    }

    [Fact]
    public void A_level_beyond_the_range_is_refused() =>
        Should.Throw<OverflowException>(() => new Level(long.MaxValue).Times(3, 2)).Message.ShouldContain("smaller base level");

    private static Int128 Draw(Random random, int bits)
    {
        var value = new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64() << 1 ^ (ulong)random.Next());
        return (Int128)(value >> (128 - random.Next(1, bits + 1)));
    }
}
