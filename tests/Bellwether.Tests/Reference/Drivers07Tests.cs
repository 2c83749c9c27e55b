using System.Globalization;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Tests.Reference;

public sealed class Drivers07Tests
{
    private const string File = "07_drivers.json";

    private static readonly Dictionary<string, Action<ReferenceVector>> Cases = new(StringComparer.Ordinal)
    {
        ["7.1-nist-Norris"] = Regression,
        ["7.1-nist-Wampler1"] = Regression,
        ["7.1-nist-Wampler5"] = Regression,
        ["7.1-nist-Filip"] = Regression,
        ["7.1-nist-Longley"] = Regression,
        ["7.2-hac-macro"] = Hac,
        ["7.3-time-series-decomposition"] = Window,
        ["7.4-fama-macbeth-petersen"] = Petersen,
        ["7.5-cross-section-decomposition"] = Gap,
        ["7.6-blocklen-absdem"] = v => Block(v, [.. Csv(v).Numbers("r").Select(Math.Abs)]),
        ["7.6-blocklen-sp500m-sq"] = v => Block(v, [.. PriceReturns.Log(Csv(v).Numbers("close")).Value.Select(r => r * r)]),
        ["7.6-blocklen-edhec-ca"] = v => Block(v, Csv(v).Numbers(v.Input("column").GetString()!)),
        ["7.7-splitmix64"] = Random,
        ["7.7-stationary-indices"] = StationaryPositions,
        ["7.7-circular-indices"] = CircularPositions,
        ["7.7-bootstrap-outperformance"] = Outperform,
    };

    public static TheoryData<string> Ids => ReferenceVectors.Ids(File);

    [SharedTheory, MemberData(nameof(Ids))]
    public void Vector(string id) => ReferenceVectors.Run(File, id, Cases);

    private static void Regression(ReferenceVector v)
    {
        const string Polynomial = "polynomial degree ";
        var model = v.Param("model").GetString()!;
        var y = v.Numbers("y");
        var fit = model.StartsWith(Polynomial, StringComparison.Ordinal)
            ? LeastSquares.Polynomial(y, v.Numbers("x"), int.Parse(model[Polynomial.Length..], CultureInfo.InvariantCulture)).Value
            : LeastSquares.Fit(y, v.Rows("x")).Value;
        v.Check("coefficients", fit.Coefficients);
        v.Check("standard_errors", fit.StandardErrors);
        v.Check("residual_sd", fit.ResidualDeviation);
        v.Check("r_squared", fit.RSquared);
        fit.Dropped.ShouldBeEmpty();
    }

    private static void Hac(ReferenceVector v)
    {
        var csv = Csv(v);
        double[] Growth(string column) => [.. PriceReturns.Log(csv.Numbers(column)).Value.Select(r => 400 * r)];
        double[] y = Growth("realinv"), gdp = Growth("realgdp"), rate = csv.Numbers("realint");
        double[][] rows = [.. y.Select((_, t) => new[] { gdp[t], rate[t], 1 })];
        var fit = LeastSquares.Fit(y, rows, intercept: false).Value;
        var small = NeweyWest.Of(fit, rows, 4, intercept: false).Value;
        v.Check("coefficients", fit.Coefficients);
        v.Check("hc1_se", NeweyWest.Of(fit, rows, 0, intercept: false).Value.StandardErrors);
        v.Check("nw4_se_small", small.StandardErrors);
        v.Check("nw4_se_large", NeweyWest.Of(fit, rows, 4, smallSample: false, intercept: false).Value.StandardErrors);
        for (var i = 0; i < 3; i++) v.Check($"nw4_cov_small.{i}", small.Covariance[i]);
        v.Check("r_squared", fit.RSquared);
        v.Check("adj_r_squared", fit.AdjustedRSquared);
        v.Check("rmse", fit.ResidualDeviation);
        v.Check("n", fit.Observations);
    }

    private static void Window(ReferenceVector v)
    {
        var result = WindowDecomposition.Of(v.Numbers("returns"), v.Rows("factors")).Value;
        v.Check("beta", result.Fit.Coefficients);
        v.Check("nw_lag", result.Robust.Lags);
        v.Check("nw_se", result.Robust.StandardErrors);
        v.Check("r_squared", result.Fit.RSquared);
        v.Check("systematic_share", result.SystematicShare);
        v.Check("window_contributions.alpha", result.Alpha);
        for (var k = 0; k < result.Factors.Length; k++) v.Check($"window_contributions.f{k + 1}", result.Factors[k]);
        v.Check("window_contributions.residual", result.Residual);
        v.Check("window_return", result.WindowReturn);
    }

    private static void Petersen(ReferenceVector v)
    {
        var csv = Csv(v);
        var y = csv.Numbers("y");
        double[][] rows = [.. csv.Numbers("x").Select(x => new[] { x })];
        int[] years = [.. csv.Text(v.Input("period").GetString()!).Select(year => int.Parse(year, CultureInfo.InvariantCulture))];
        var mean = FamaMacBeth.Of(y, rows, years).Value;
        var pooled = LeastSquares.Fit(y, rows).Value;
        foreach (var part in new[] { "", "published." })
        {
            v.Check($"{part}slope", mean.Coefficients[1]);
            v.Check($"{part}slope_se", mean.StandardErrors[1]);
            v.Check($"{part}ols_slope", pooled.Coefficients[1]);
            v.Check($"{part}ols_slope_se", pooled.StandardErrors[1]);
        }

        v.Check("intercept", mean.Coefficients[0]);
        v.Check("intercept_se", mean.StandardErrors[0]);
        v.Check("nw1_slope_se", mean.NeweyWestErrors(1)[1]);
    }

    private static void Gap(ReferenceVector v)
    {
        var result = GapDecomposition.Of(v.Numbers("window_returns"), v.Rows("X"), v.Numbers("weights_a"), v.Numbers("weights_b")).Value;
        v.Check("gamma", result.Fit.Coefficients);
        v.Check("hc1_se", result.Robust.StandardErrors);
        v.Check("exposure_gap", result.ExposureGap);
        v.Check("explained", result.Explained);
        v.Check("stock_specific", result.StockSpecific);
        v.Check("return_gap", result.ReturnGap);
    }

    private static void Block(ReferenceVector v, double[] series)
    {
        var result = BlockLength.Of(series).Value;
        v.Check("m_hat", result.LagsFound);
        v.Check("M", result.LagsUsed);
        v.Check("G", result.G);
        v.Check("long_run_variance", result.LongRunVariance);
        v.Check("stationary", result.Stationary);
        v.Check("circular", result.Circular);
    }

    private static void Random(ReferenceVector v)
    {
        var random = new SplitMix64(v.Input("seed").GetUInt64());
        v.Check("first_five_uint64", [.. Enumerable.Range(0, 5).Select(_ => random.NextUInt64().ToString(CultureInfo.InvariantCulture))]);
    }

    private static void StationaryPositions(ReferenceVector v)
    {
        var random = new SplitMix64(v.Input("seed").GetUInt64());
        var positions = new int[v.Input("n").GetInt32()];
        foreach (var name in new[] { "first", "second" })
        {
            BlockBootstrap.Stationary(positions, positions.Length, v.Input("mean_block").GetDouble(), random);
            v.Check(name, [.. positions.Select(p => (double)p)]);
        }
    }

    private static void CircularPositions(ReferenceVector v)
    {
        var positions = new int[v.Input("n").GetInt32()];
        BlockBootstrap.Circular(positions, positions.Length, v.Input("block").GetInt32(), new SplitMix64(v.Input("seed").GetUInt64()));
        v.Check("first", [.. positions.Select(p => (double)p)]);
    }

    private static void Outperform(ReferenceVector v)
    {
        var csv = Csv(v);
        var result = Outperformance.Bootstrap(csv.Numbers(1), csv.Numbers(2), v.Param("mean_block").GetDouble(), v.Param("resamples").GetInt32(), v.Param("seed").GetUInt64()).Value;
        v.Check("estimate", result.Estimate);
        v.Check("mean", result.Mean);
        v.Check("se", result.StandardError);
        v.Check("q025", result.Quantile(0.025));
        v.Check("q05", result.Quantile(0.05));
        v.Check("q95", result.Quantile(0.95));
        v.Check("q975", result.Quantile(0.975));
        v.Check("share_le_zero", result.ShareNotPositive);
    }

    private static SharedCsv Csv(ReferenceVector v) => new(v.Input("csv").GetString()!);
}
