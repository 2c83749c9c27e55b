using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;
using Bellwether.Tests.Reference;

namespace Bellwether.Tests.Analytics;

public sealed class DriversTests
{
    private const double Nan = double.NaN;

    [SharedFact]
    public void NIST_Pontius()
    {
        // NIST StRD certified values, linear regression data set Pontius.
        var csv = new SharedCsv("data/nist_pontius.csv");
        var fit = LeastSquares.Polynomial(csv.Numbers("y"), csv.Numbers("x"), 2).Value;
        Near(fit.Coefficients, [0.673565789473684e-3, 0.732059160401003e-6, -0.316081871345029e-14], 1e-11);
        Near(fit.StandardErrors, [0.107938612033077e-3, 0.157817399981659e-9, 0.486652849992036e-16], 1e-10);
        fit.RSquared.Value.ShouldBe(0.999999900178537, 1e-14);
    }

    [SharedFact]
    public void NIST_NoInt1_has_an_uncentred_r_squared()
    {
        // NIST StRD certified values, linear regression data set NoInt1.
        var csv = new SharedCsv("data/nist_noint1.csv");
        var fit = LeastSquares.Fit(csv.Numbers("y"), [.. csv.Numbers("x").Select(x => new[] { x })], intercept: false).Value;
        Near(fit.Coefficients, [2.07438016528926], 1e-13);
        Near(fit.StandardErrors, [0.165289256198347e-1], 1e-13);
        fit.ResidualDeviation.Value.ShouldBe(3.56753034006338, 1e-13);
        fit.RSquared.Value.ShouldBe(0.999365492298663, 1e-14);
    }

    [SharedFact]
    public void NIST_Wampler3()
    {
        // NIST StRD certified values, linear regression data set Wampler3.
        var csv = new SharedCsv("data/nist_wampler3.csv");
        var fit = LeastSquares.Polynomial(csv.Numbers("y"), csv.Numbers("x"), 5).Value;
        Near(fit.Coefficients, [1, 1, 1, 1, 1, 1], 1e-8);
        Near(fit.StandardErrors, [2152.32624678170, 2363.55173469681, 779.343524331583, 101.475507550350, 5.64566512170752, 0.112324854679312], 1e-10);
        fit.ResidualDeviation.Value.ShouldBe(2360.14502379268, 1e-8);
    }

    [SharedTheory]
    [InlineData("data/nist_lottery.csv", 518.958715596330, 291.699727470969, -0.120948622967393)]
    [InlineData("data/nist_michelso.csv", 299.852400000000, 0.0790105478190518, 0.535199668621283)]
    public void NIST_univariate(string csv, double mean, double deviation, double autocorrelation)
    {
        // NIST StRD certified values, univariate data sets Lottery and Michelso.
        var y = new SharedCsv(csv).Numbers("y");
        Moments.Mean(y).Value.ShouldBe(mean, 1e-12 * mean);
        Moments.StandardDeviation(y).Value.ShouldBe(deviation, 1e-12 * deviation);
        Moments.Autocorrelation1(y).Value.ShouldBe(autocorrelation, 1e-12);
    }

    [Fact]
    public void A_column_that_others_determine_is_dropped_and_reported()
    {
        var fit = LeastSquares.Fit([1, 2, 4, 3], [[1, 2, 1], [2, 4, 0], [3, 6, 1], [4, 8, 5]]).Value;
        fit.Dropped.ShouldBe([2]);
        double.IsNaN(fit.Coefficients[2]).ShouldBeTrue();
        fit.Regressors.ShouldBe(3);
        var window = WindowDecomposition.Of([0.01, 0.02, -0.04, 0.03], [[1, 2], [2, 4], [3, 6], [4, 8]]).Value;
        window.Factors[1].ShouldBe(0);
    }

    [Fact]
    public void Edge_cases_have_reasons()
    {
        LeastSquares.Fit([], []).Reason.ShouldBe(Reason.NoData);
        LeastSquares.Fit([1], [[1]]).Reason.ShouldBe(Reason.TooShort);
        LeastSquares.Fit([1, 2], [[0], [0]], intercept: false).Reason.ShouldBe(Reason.OutsideDomain);
        WindowDecomposition.Of([0.1, 0.2], [[1], [2]]).Reason.ShouldBe(Reason.TooShort);
        WindowDecomposition.Of([0.1, 0.1, 0.1], [[1], [2], [4]]).Reason.ShouldBe(Reason.ZeroVariance);
        FamaMacBeth.Of([1, 2, 3], [[1], [2], [3]], [1, 1, 1]).Reason.ShouldBe(Reason.TooShort);
        GapDecomposition.Of([0.1, 0.2], [[1], [1]], [1, 0], [0, -1]).Reason.ShouldBe(Reason.OutsideDomain);
        GapDecomposition.Of([0.1, 0.2, 0.3], [[1], [1], [Nan]], [1, 1, 0], [0, 0, 1]).Reason.ShouldBe(Reason.NoData);
        Outperformance.Bootstrap([0.1], [0.1], 1, 10, 1).Reason.ShouldBe(Reason.TooShort);
        CrossSection.ZScores([1, 1]).Reason.ShouldBe(Reason.ZeroVariance);
        VarianceShares.Of([0], [[1]], 0).Reason.ShouldBe(Reason.ZeroVariance);
    }

    [Fact]
    public void A_removed_day_keeps_its_place_in_the_lags()
    {
        double[] y = [1, 3, 2, Nan, 5, 4, 6];
        double[][] rows = [.. Enumerable.Range(0, 7).Select(t => new double[] { t })];
        var fit = LeastSquares.Fit(y, rows).Value;
        fit.Observations.ShouldBe(6);
        double.IsNaN(fit.Residuals[3]).ShouldBeTrue();
        // By hand: with the gap closed days 2 and 4 would be neighbours, so the lag-1 errors must differ.
        double[] closed = [.. y.Where(v => !double.IsNaN(v))];
        double[][] closedRows = [.. rows.Where((_, t) => t != 3)];
        var errors = NeweyWest.Of(fit, rows, 1).Value.StandardErrors[1];
        errors.ShouldNotBe(NeweyWest.Of(LeastSquares.Fit(closed, closedRows).Value, closedRows, 1).Value.StandardErrors[1]);
    }

    [Fact]
    public void A_stock_without_characteristics_lowers_the_coverage()
    {
        var gap = GapDecomposition.Of([0.1, 0.2, 0.3, 0.1], [[1, 0], [1, 1], [1, 2], [1, Nan]], [1, 1, 0, 2], [0, 1, 1, 0]).Value;
        gap.CoverageA.ShouldBe(0.5);
        gap.CoverageB.ShouldBe(1);
        (gap.Explained.Sum() + gap.StockSpecific).ShouldBe(gap.ReturnGap, 1e-15);
        gap.ReturnGap.ShouldBe(-0.1, 1e-15);
    }

    [Fact]
    public void Variance_shares_sum_to_one()
    {
        var shares = VarianceShares.Of([1, 0.5], [[0.04, 0.01], [0.01, 0.09]], 0.02).Value;
        (shares.Factors.Sum() + shares.Specific).ShouldBe(1, 1e-15);
        shares.Variance.ShouldBe(0.04 + 2 * 0.5 * 0.01 + 0.25 * 0.09 + 0.02, 1e-15);
    }

    [Fact]
    public void A_t_test_from_the_tables()
    {
        // Student's t, 10 degrees of freedom: 2.228139 is the two-sided 5 % point.
        var test = CoefficientTest.Of(-2.228138852, 1, 10).Value;
        test.PTwoSided.ShouldBe(0.05, 1e-9);
        test.PNegative.ShouldBe(0.025, 1e-9);
        test.PPositive.ShouldBe(0.975, 1e-9);
        test.Low.ShouldBe(-2 * 2.228138852, 1e-7);
        test.High.ShouldBe(0, 1e-7);
        CoefficientTest.Of(1, 0, 5).Reason.ShouldBe(Reason.ZeroVariance);
        CoefficientTest.Of(1, 1, 0).Reason.ShouldBe(Reason.TooShort);
        CoefficientTest.Of(Nan, 1, 5).Reason.ShouldBe(Reason.OutsideDomain);
    }

    [Fact]
    public void The_best_window_has_rank_one()
    {
        double[] a = [100, 110, 100, 130, 120], b = [100, 100, 100, 100, 100];
        Outperformance.Rank(a, b, 3, 1).Value.ShouldBe(new WindowRank(1, 4));
        Outperformance.Rank(a, b, 2, 1).Value.ShouldBe(new WindowRank(4, 4));
        Outperformance.Rank(a, b, 1, 2).Reason.ShouldBe(Reason.TooShort);
    }

    [Fact]
    public void A_gauge_against_itself_has_no_outperformance()
    {
        var result = Outperformance.Bootstrap([0.01, -0.02, 0.03], [0.01, -0.02, 0.03], 2, 99, 1).Value;
        (result.Estimate, result.PValue).ShouldBe((0, 1));
        result.Ascending.ShouldAllBe(x => x == 0);
    }

    [Fact]
    public void Window_contributions_add_up() => Draw.Law(Draw.Returns, r =>
    {
        double[][] factors = [.. r.Select((x, t) => new[] { x * x, Math.Cos(t) })];
        return WindowDecomposition.Of(r, factors) is not { HasValue: true, Value: var d } || Draw.Near(d.Alpha + d.Factors.Sum() + d.Residual, d.WindowReturn);
    });

    [Fact]
    public void A_line_is_fitted_exactly_and_residuals_are_orthogonal() => Draw.Law(Draw.Returns, r =>
    {
        if (r.Length < 4) return true;
        double[][] rows = [.. r.Select((_, t) => new double[] { t })];
        var line = LeastSquares.Fit([.. r.Select((_, t) => 2 + 0.5 * t)], rows).Value;
        var noisy = LeastSquares.Fit(r, rows).Value;
        return Draw.Near(line.Coefficients[0], 2, 1e-12) && Draw.Near(line.Coefficients[1], 0.5, 1e-12)
            && Draw.Near(noisy.Residuals.Sum(), 0, 1e-12) && Draw.Near(noisy.Residuals.Select((e, t) => e * t).Sum(), 0, 1e-10);
    });

    private static void Near(IReadOnlyList<double> actual, double[] expected, double relative)
    {
        actual.Count.ShouldBe(expected.Length);
        for (var i = 0; i < expected.Length; i++) actual[i].ShouldBe(expected[i], relative * Math.Abs(expected[i]));
    }
}
