using System.Collections.Immutable;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Statistics;
using Bellwether.Indices;
using Bellwether.Market;
using Bellwether.Tests.Indices;
using FsCheck;
using FsCheck.Fluent;

namespace Bellwether.Tests.Analytics;

public sealed class CharacteristicTests
{
    private static readonly Arbitrary<(double[] Y, double[] A, double[] B)> Series =
        (from n in Gen.Choose(5, 60)
         from y in Draw.Fraction(-0.1, 0.1).ArrayOf(n)
         from a in Draw.Fraction(-0.1, 0.1).ArrayOf(n)
         from b in Draw.Fraction(-5, 5).ArrayOf(n)
         where a.Distinct().Count() > 3 && b.Distinct().Count() > 3
         select (y, a, b)).ToArbitrary();

    [Fact]
    public void Quick_slopes_are_those_of_the_careful_regression() => Draw.Law(Series, s =>
    {
        var slopes = new double[2];
        var fit = SlopeFit.Into(slopes, s.Y, [s.A, s.B]);
        var careful = LeastSquares.Fit(s.Y, [.. s.A.Select((a, t) => new[] { a, s.B[t] })]).Value;
        return !fit.HasValue || (fit.Value == s.Y.Length && Draw.Near(slopes[0], careful.Coefficients[1], 1e-8) && Draw.Near(slopes[1], careful.Coefficients[2], 1e-8));
    });

    [Fact]
    public void A_scaled_regressor_scales_its_slope_and_a_shift_changes_nothing() => Draw.Law(Series, s =>
    {
        double[] slopes = new double[2], other = new double[2];
        if (!SlopeFit.Into(slopes, s.Y, [s.A, s.B]).HasValue) return true;
        SlopeFit.Into(other, [.. s.Y.Select(y => y + 0.3)], [[.. s.A.Select(a => 4 * a - 1)], s.B]);
        return Draw.Near(slopes[0], 4 * other[0], 1e-8) && Draw.Near(slopes[1], other[1], 1e-8);
    });

    [Fact]
    public void Slopes_leave_out_missing_days_and_say_what_is_wrong_with_a_regressor()
    {
        double[] x = [1, 2, 3, 4, 5, double.NaN, 7], y = [2, 4, 6, double.NaN, 10, 12, 14];
        var slope = new double[1];
        SlopeFit.Into(slope, y, [x]).Value.ShouldBe(5);
        slope[0].ShouldBe(2, 1e-12);
        SlopeFit.Into(slope, [1, 2, 3, 4], [[3, 3, 3, 3]]).Reason.ShouldBe(Reason.ZeroVariance);
        slope[0].ShouldBe(double.NaN);
        SlopeFit.Into(new double[2], [1, 2, 4, 3, 5], [[1, 2, 3, 4, 6], [2, 4, 6, 8, 12]]).Reason.ShouldBe(Reason.Infeasible);
        SlopeFit.Into(slope, [1, 2], [[1, 2]]).Reason.ShouldBe(Reason.TooShort);
    }

    [Fact]
    public void Returns_follow_splits_carry_over_days_without_trade_and_know_suspensions()
    {
        var market = new SmallMarket();
        market.Add("A", 100, 100, 110, 60.5, 60.5);
        market.Add("B", 100, 50, 0, 0, 60);
        market.Add("C", 100, 0, 20, 22, 22);
        market.Splits.Add(new SplitRow(0, market.Day(2), new Ratio(2, 1)));
        var snapshot = market.Build();
        var panel = StockReturnPanel.Of(snapshot, new ShareCounts(snapshot), [0, 1, 2], 0, 3);
        Same(panel.Returns(0), [0.1, 0.1, 0]);
        Same(panel.Returns(1), [0, 0, 0.2]);
        Same(panel.Returns(2), [double.NaN, 0.1, 0]);
        Same(panel.ForEstimation(1), [double.NaN, double.NaN, 0.2]);
    }

    [Fact]
    public void A_basket_returns_with_its_weights_and_keeps_the_mean_of_the_gauge()
    {
        // Weights 3 and 1; the second stock is listed from the second return on, the third holds nothing.
        var market = new SmallMarket();
        market.Add("A", 100, 100, 110, 99, 99);
        market.Add("B", 100, 0, 20, 22, 33);
        market.Add("C", 100, 10, 20, 40, 80);
        var snapshot = market.Build();
        var panel = StockReturnPanel.Of(snapshot, new ShareCounts(snapshot), [0, 1, 2], 0, 3);
        // 10 %; (3 · −10 % + 10 %) / 4 = −5 %; (0 + 50 %) / 4 = 12.5 %: mean 17.5 / 3 %, shifted to the gauge's own 2 %.
        var shift = 0.02 - 0.175 / 3;
        BasketReturns.Of(panel, [3, 1, 0], [0.03, 0.02, 0.01]).ShouldBe([0.1 + shift, -0.05 + shift, 0.125 + shift], 1e-15);
        // Where half of the weight or less has a return, or the gauge none, its own stands.
        var own = BasketReturns.Of(panel, [1, 1, 0], [0.03, double.NaN, 0.01]);
        own[0].ShouldBe(0.03);
        own[1].ShouldBe(double.NaN);
        own[2].ShouldBe(0.01, 1e-15);
        Should.Throw<ArgumentException>(() => BasketReturns.Of(panel, [1, 1], [0, 0, 0]));
    }

    [Fact]
    public void Estimates_use_only_the_days_given_and_need_the_minimum()
    {
        double[] market = [.. Enumerable.Range(0, 80).Select(t => 0.01 * Math.Sin(t))];
        double[] rate = [.. Enumerable.Range(0, 80).Select(t => Math.Cos(1.7 * t))];
        double[] stock = [.. market.Select((m, t) => 1.5 * m - 0.002 * rate[t])];
        var own = PreWindowEstimates.Of(stock, market, rate, [], 60, 20);
        own.Market.ShouldBe(1.5, 1e-9);
        own.Rate.ShouldBe(-0.002, 1e-12);
        own.Currency.ShouldBe(double.NaN);
        own.Days.ShouldBe(80);
        own.Momentum.ShouldBe(stock[^20..].Aggregate(1.0, (g, r) => g * (1 + r)) - 1, 1e-12);
        PreWindowEstimates.Of(stock[..50], market[..50], rate[..50], [], 60, 20).Market.ShouldBe(double.NaN);
    }

    [Fact]
    public void A_design_scores_the_complete_stocks_and_counts_the_others()
    {
        var (size, sectors) = Many(40);
        var values = size.Values.ToArray();
        values[3] = double.NaN;
        sectors[5] = null;
        var (design, reason, _) = CharacteristicDesign.Of([size with { Values = [.. values] }], sectors, _ => true, 40);
        reason.ShouldBe(Reason.None);
        design!.Missing.ShouldBe(2);
        design.MissingBy.ShouldBe([("size", 1), ("sector", 1)]);
        design.Used.Length.ShouldBe(38);
        // a has 19, b 19, c 2 of 40: a, the first of the largest, is the baseline; c is too small for a column and even together too small.
        design.Columns.ShouldBe(["intercept", "size", "sector:b"]);
        design.BaselineSector.ShouldBe("a");
        design.MergedSectors.ShouldBe(["c"]);
        design.Rows.Average(row => row[1]).ShouldBe(0, 1e-12);
        Moments.StandardDeviation([.. design.Rows.Select(row => row[1])]).Value.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Too_few_stocks_constant_and_collinear_characteristics_are_refused_by_name()
    {
        var (size, _) = Many(40);
        CharacteristicDesign.Of([size], null, i => i < 10, 40).Detail.ShouldBe("A cross-section with 2 coefficients needs 20 stocks (three per coefficient and at least 20); 10 of 10 have every characteristic.");
        var constant = size with { Id = "export", Values = [.. size.Values.Select(_ => 1.0)] };
        CharacteristicDesign.Of([size, constant], null, _ => true, 40).Detail!.ShouldContain("export is the same for all 40 stocks");
        var twin = size with { Id = "twin", Values = [.. size.Values.Select(v => 3 - 2 * v)] };
        var (_, reason, detail) = CharacteristicDesign.Of([size, twin], null, _ => true, 40);
        reason.ShouldBe(Reason.Infeasible);
        detail!.ShouldContain("twin");
    }

    private static (Characteristic Size, string?[] Sectors) Many(int n) => (
        new Characteristic("size", "size", "", [.. Enumerable.Range(0, n).Select(i => Math.Sin(3.7 * i) * 2 + 20)]),
        [.. Enumerable.Range(0, n).Select(i => (string?)(i >= n - 2 ? "c" : i % 2 == 0 ? "a" : "b"))]);

    private static void Same(ReadOnlySpan<double> actual, double[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        for (var t = 0; t < expected.Length; t++)
        {
            if (double.IsNaN(expected[t])) actual[t].ShouldBe(double.NaN);
            else actual[t].ShouldBe(expected[t], 1e-12);
        }
    }
}
