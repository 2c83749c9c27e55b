using System.Text.Json;
using Bellwether.Market;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Market;

public class SplitMix64Tests
{
    /// <summary>First output of the published C implementation for seed 0.</summary>
    [Fact]
    public void Seed_zero_starts_with_the_published_value() => new SplitMix64(0).NextUInt64().ShouldBe(0xE220A8397B1DCDAFUL);

    /// <summary>Reference vector 7.7-splitmix64.</summary>
    [Fact]
    public void The_published_sequence_is_reproduced()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Shared.Reference("07_drivers.json")));
        var vector = document.RootElement.GetProperty("vectors").EnumerateArray().Single(v => v.GetProperty("id").ValueEquals("7.7-splitmix64"));
        var random = new SplitMix64(vector.GetProperty("input").GetProperty("seed").GetUInt64());
        foreach (var expected in vector.GetProperty("expected").GetProperty("first_five_uint64").EnumerateArray())
            random.NextUInt64().ShouldBe(ulong.Parse(expected.GetString()!, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Uniforms_lie_in_the_unit_interval_and_indices_below_the_count()
    {
        var random = new SplitMix64(7);
        for (var i = 0; i < 10_000; i++)
        {
            random.NextDouble().ShouldBeInRange(0, 1 - 1e-16);
            random.NextIndex(3).ShouldBeInRange(0, 2);
        }

        Should.Throw<ArgumentOutOfRangeException>(() => random.NextIndex(0));
    }

    [Fact]
    public void Gaussians_and_scaled_students_have_mean_zero_and_variance_one()
    {
        var random = new SplitMix64(11);
        var gaussian = Enumerable.Range(0, 200_000).Select(_ => random.NextGaussian()).ToArray();
        var student = Enumerable.Range(0, 200_000).Select(_ => random.NextStudent4()).ToArray();
        gaussian.Average().ShouldBe(0, 0.01);
        gaussian.Average(x => x * x).ShouldBe(1, 0.02);
        gaussian.Average(x => x * x * x * x).ShouldBe(3, 0.1);
        student.Average().ShouldBe(0, 0.02);
        student.Average(x => x * x).ShouldBe(1, 0.1);

        // P(|T₄| > 2.776) = 5 %; the scaled number is T₄ / √2.
        student.Count(x => Math.Abs(x) > 2.776 / Math.Sqrt(2)).ShouldBeInRange(9_500, 10_500);
    }

    [Fact]
    public void Streams_of_one_seed_differ_and_repeat()
    {
        SplitMix64.Stream(1, 2, 3).NextUInt64().ShouldBe(SplitMix64.Stream(1, 2, 3).NextUInt64());
        new[] { (1UL, 2UL, 3UL), (1UL, 2UL, 4UL), (1UL, 3UL, 3UL), (2UL, 2UL, 3UL) }
            .Select(s => SplitMix64.Stream(s.Item1, s.Item2, s.Item3).NextUInt64()).Distinct().Count().ShouldBe(4);
    }

    [Theory]
    [InlineData(5e-324)]
    [InlineData(1e-300)]
    [InlineData(0.001)]
    [InlineData(0.7071)]
    [InlineData(1.5)]
    [InlineData(1e18)]
    public void The_portable_logarithm_agrees_with_the_platform(double x) =>
        PortableMath.Log(x).ShouldBe(Math.Log(x), 2e-15 * Math.Max(1, Math.Abs(Math.Log(x))));

    [Fact]
    public void The_portable_functions_keep_the_edges()
    {
        PortableMath.Log(0).ShouldBe(double.NegativeInfinity);
        PortableMath.Log(-1).ShouldBe(double.NaN);
        PortableMath.Log(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
        PortableMath.Exp(double.NegativeInfinity).ShouldBe(0);
        PortableMath.Exp(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
        PortableMath.Exp(double.NaN).ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData(-700)]
    [InlineData(-1.25)]
    [InlineData(0)]
    [InlineData(1e-9)]
    [InlineData(0.35)]
    [InlineData(20)]
    [InlineData(700)]
    public void The_portable_exponential_agrees_with_the_platform(double x) =>
        PortableMath.Exp(x).ShouldBe(Math.Exp(x), 2e-14 * Math.Exp(x));
}
