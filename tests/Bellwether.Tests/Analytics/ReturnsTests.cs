using Bellwether.Analytics.Returns;
using Bellwether.Market;

namespace Bellwether.Tests.Analytics;

public sealed class ReturnsTests
{
    private const double Nan = double.NaN;

    [Fact]
    public void A_missing_price_gives_one_multi_day_return_on_resumption()
    {
        var returns = PriceReturns.Simple([100, Nan, 121, 133.1]).Value;
        double.IsNaN(returns[0]).ShouldBeTrue();
        returns[1].ShouldBe(0.21, 1e-15);
        returns[2].ShouldBe(0.1, 1e-15);
    }

    [Fact]
    public void Prices_that_are_not_positive_are_outside_the_domain()
    {
        PriceReturns.Simple([100, 0]).Reason.ShouldBe(Reason.OutsideDomain);
        PriceReturns.Log([100, -1]).Reason.ShouldBe(Reason.OutsideDomain);
        PriceReturns.Window([100, double.PositiveInfinity]).Reason.ShouldBe(Reason.OutsideDomain);
        SinceLow.Of([0]).Reason.ShouldBe(Reason.OutsideDomain);
        RelativeReturn.Line([1], [0]).Reason.ShouldBe(Reason.OutsideDomain);
        StockTotalReturn.Of([1], [0], [0]).Reason.ShouldBe(Reason.OutsideDomain);
        StockTotalReturn.Of([1], [1], [-1]).Reason.ShouldBe(Reason.OutsideDomain);
    }

    [Fact]
    public void Nothing_observed_is_no_data()
    {
        PriceReturns.Simple([]).Reason.ShouldBe(Reason.NoData);
        PriceReturns.Simple([1]).Reason.ShouldBe(Reason.TooShort);
        PriceReturns.Window([Nan, Nan]).Reason.ShouldBe(Reason.NoData);
        CumulativeReturn.Total([Nan]).Reason.ShouldBe(Reason.NoData);
        CumulativeReturn.Path([]).Reason.ShouldBe(Reason.NoData);
        CumulativeReturn.OfLog([]).Reason.ShouldBe(Reason.NoData);
        Annualised.Geometric([Nan], 252).Reason.ShouldBe(Reason.NoData);
        Annualised.Arithmetic([], 252).Reason.ShouldBe(Reason.NoData);
        SinceLow.Of([Nan]).Reason.ShouldBe(Reason.NoData);
        RelativeReturn.Line([1, Nan], [Nan, 1]).Reason.ShouldBe(Reason.NoData);
        StockTotalReturn.Of([Nan], [1], [0]).Reason.ShouldBe(Reason.NoData);
    }

    [Fact]
    public void A_total_loss_stays_a_total_loss()
    {
        CumulativeReturn.Path([-1, 0.5]).Value.ShouldBe([-1, -1]);
        Annualised.Geometric([-1, 0.5], 12).Value.ShouldBe(-1);
        CumulativeReturn.Total([-1.5]).Reason.ShouldBe(Reason.OutsideDomain);
        RelativeReturn.Geometric(0.1, -1).Reason.ShouldBe(Reason.OutsideDomain);
    }

    [Fact]
    public void An_annual_return_that_overflows_is_a_reason() => Annualised.Geometric([1e9], 252).Reason.ShouldBe(Reason.OutsideDomain);

    [Fact]
    public void The_seed_article_in_numbers()
    {
        // METHODS 10, example: Nikkei 225 19,155.74 (2018-12-25) -> 21,807.50 (2019-04-05) is 13.84 %.
        PriceReturns.Window([19155.74, 21807.50]).Value.ShouldBe(0.1384, 0.00005);
    }

    [Fact]
    public void The_low_is_the_latest_of_equal_lows()
    {
        // METHODS 2.3, worked example.
        var low = SinceLow.Of([900, 870, Nan, 820, 812.5, 812.5, 840, 905, 950, 930, 983.125]).Value;
        (low.LowIndex, low.LowValue).ShouldBe((5, 812.5));
        low.ReturnFromLow.ShouldBe(0.21, 1e-12);
    }

    [Fact]
    public void Split_and_dividend_on_one_ex_date()
    {
        // METHODS 2.5: close 102, then 49.5 with a 1:2 split and dividend 0.75: r = 100.5/102 - 1.
        var result = StockTotalReturn.Of([102, 49.5], [1, 2], [0, 0.75]).Value;
        result.Returns[1].ShouldBe(100.5 / 102 - 1, 1e-15);
    }

    [Fact]
    public void A_split_on_a_day_without_trade_is_booked_when_trade_resumes()
    {
        var result = StockTotalReturn.Of([Nan, 100, Nan, 55], [1, 1, 2, 1], [0, 0, 1, 0]).Value;
        double.IsNaN(result.Returns[0]).ShouldBeTrue();
        result.Returns[2].ShouldBe(0);
        result.Stale.ShouldBe([false, false, true, false]);
        result.Returns[3].ShouldBe((55 * 2 + 1 * 2) / 100.0 - 1, 1e-15);
    }

    [Fact]
    public void Long_stale_runs_are_left_out_of_regressions() =>
        StaleRuns.Excluded([true, true, false, true, true, true]).ShouldBe([false, false, false, true, true, true]);

    [Fact]
    public void Annualised_geometric_excess_is_the_ratio_of_growth_factors()
    {
        double[] a = [0.01, 0.02, Nan, -0.01], b = [0.005, Nan, 0.1, 0];
        var expected = Math.Pow(1.01 * 0.99, 6) / Math.Pow(1.005, 6) - 1;
        RelativeReturn.AnnualisedGeometric(a, b, 12).Value.ShouldBe(expected, 1e-14);
    }

    [Fact]
    public void Compounding_simple_returns_rebuilds_the_price() => Draw.Law(Draw.Prices, prices =>
    {
        var returns = PriceReturns.Simple(prices).Value;
        return Draw.Near(CumulativeReturn.Total(returns.AsSpan()).Value, prices[^1] / prices[0] - 1);
    });

    [Fact]
    public void Log_returns_add_up_over_time() => Draw.Law(Draw.Prices, prices =>
        Draw.Near(PriceReturns.Log(prices).Value.Sum(), Math.Log(prices[^1] / prices[0])));

    [Fact]
    public void Returns_do_not_depend_on_the_currency_unit() => Draw.Law(Draw.Prices, prices =>
        PriceReturns.Simple(prices).Value.Zip(PriceReturns.Simple([.. prices.Select(p => 1000 * p)]).Value).All(r => Draw.Near(r.First, r.Second)));

    [Fact]
    public void Since_low_is_never_negative_and_zero_at_the_low() => Draw.Law(Draw.Prices, prices =>
    {
        var low = SinceLow.Of(prices).Value;
        return low.Path.All(r => r >= 0) && low.Path[low.LowIndex] == 0 && low.MaxGain >= low.ReturnFromLow && low.LowValue == prices.Min();
    });

    [Fact]
    public void A_gauge_against_itself_is_a_flat_line() => Draw.Law(Draw.Prices, prices =>
        RelativeReturn.Line(prices, prices).Value.All(x => Draw.Near(x, 1)));
}
