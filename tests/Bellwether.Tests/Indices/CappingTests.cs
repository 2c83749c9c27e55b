using Bellwether.Indices;
using Bellwether.Market;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Indices;

public class CappingTests
{
    [Fact]
    public void Nine_names_cannot_meet_a_cap_of_a_tenth() =>
        Capping.Cap(Enumerable.Repeat(1d, 9).ToArray(), 0.1).Reason.ShouldBe(Reason.Infeasible);

    [Fact]
    public void Empty_negative_and_out_of_range_have_reasons()
    {
        Capping.Cap([], 0.1).Reason.ShouldBe(Reason.NoData);
        Capping.Cap([1, -1], 0.6).Reason.ShouldBe(Reason.OutsideDomain);
        Capping.Cap([1, 1], 0).Reason.ShouldBe(Reason.OutsideDomain);
        Capping.Cap([1, double.NaN], 0.6).Reason.ShouldBe(Reason.OutsideDomain);
    }

    [Fact]
    public void Capped_weights_sum_to_one_and_respect_the_cap() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyArray<PositiveInt>>(), ArbMap.Default.ArbFor<PositiveInt>(), (values, slack) =>
        {
            var marketValues = values.Get.Select(v => (double)v.Get).ToArray();
            var cap = Math.Min(1, (1 + slack.Get % 10 / 5.0) / marketValues.Length);
            var (result, reason) = Capping.Cap(marketValues, cap);
            return reason == Reason.None
                && Math.Abs(result!.Weights.Sum() - 1) < 1e-9
                && result.Weights.All(w => w <= cap * (1 + 1e-9))
                && Math.Abs(result.Ratios.Max() - 1) < 1e-12;
        }).QuickCheckThrowOnFailure();
}
