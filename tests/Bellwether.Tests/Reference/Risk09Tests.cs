using Bellwether.Analytics.Rallies;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Tests.Reference;

public sealed class Risk09Tests
{
    private const string File = "09_risk.json";

    private static readonly Dictionary<string, Action<ReferenceVector>> Cases = new(StringComparer.Ordinal)
    {
        ["9.1-ewma"] = v => v.Check("variance", Volatility.Ewma(v.Numbers("returns"), v.Param("lam").GetDouble()).Value),
        ["9.1-vol-ttrc"] = Ranges,
        ["9.2-bacon-ratios"] = RatioCases.BaconRatios,
        ["9.2-degenerate"] = RatioCases.Degenerate,
        ["9.2-empyrical"] = RatioCases.Empyrical,
        ["9.2-empyrical-weekly-monthly"] = RatioCases.EmpyricalPeriods,
        ["9.3-bear-beta-ham1"] = RatioCases.BearBeta,
        ["9.3-capture-beta-empyrical"] = RatioCases.CaptureAndBeta,
        ["9.4-var-quantile"] = Quantiles,
        ["9.5-var-es-edhec"] = Tails,
        ["9.6-garch-fcp"] = FitGarch,
        ["9.7-fhs"] = Simulate,
        ["9.8-cdar-small"] = ConditionalDrawdown,
        ["9.9-mdd-bootstrap"] = BootstrapDrawdown,
        ["9.10-stress"] = Shock,
        ["9.11-analogues-sp500m"] = LookBack,
    };

    public static TheoryData<string> Ids => ReferenceVectors.Ids(File);

    [SharedTheory, MemberData(nameof(Ids))]
    public void Vector(string id) => ReferenceVectors.Run(File, id, Cases);

    private static void Ranges(ReferenceVector v)
    {
        var csv = new SharedCsv(v.Input("csv").GetString()!);
        var n = v.Param("n").GetInt32();
        var m = v.Param("periods_per_year").GetDouble();
        var dates = csv.Text("Date");
        double[] open = csv.Numbers("Open"), high = csv.Numbers("High"), low = csv.Numbers("Low"), close = csv.Numbers("Close");
        foreach (var date in v.Expected("yang_zhang").EnumerateObject().Select(p => p.Name))
        {
            var end = Array.IndexOf(dates, date) + 1;
            Range days = (end - n)..end, before = (end - n - 1)..end;
            v.Check($"yang_zhang.{date}", RangeVolatility.YangZhang(open[before], high[before], low[before], close[before], m));
            v.Check($"close_close_20.{date}", Volatility.CloseToClose(close[before], m));
            v.Check($"rogers_satchell_20.{date}", RangeVolatility.RogersSatchell(open[days], high[days], low[days], close[days], m));
        }
    }

    private static void Quantiles(ReferenceVector v)
    {
        for (var i = 0; i < v.Input("cases").GetArrayLength(); i++)
            v.Check($"q.{i}", Quantile.Of(v.Numbers($"cases.{i}.0"), v.Input($"cases.{i}.1").GetDouble()));
    }

    private static void Tails(ReferenceVector v)
    {
        var r = new SharedCsv(v.Input("csv").GetString()!).Numbers(v.Input("column").GetString()!)[..100];
        var c = v.Param("confidence").GetDouble();
        var modified = CornishFisher.Of(r, c).Value;
        var gaussian = ValueAtRisk.Gaussian(r, c).Value;
        var historical = ValueAtRisk.Historical(r, c).Value;
        v.Check("skew", modified.Skewness);
        v.Check("excess_kurtosis", modified.ExcessKurtosis);
        v.Check("gaussian_var", gaussian.Var);
        v.Check("gaussian_es", gaussian.Es);
        v.Check("modified_var", modified.Var);
        v.Check("modified_es", modified.Es);
        v.Check("modified_es_unconstrained", modified.EsUnconstrained);
        v.Check("historical_var", historical.Var);
        v.Check("historical_es", historical.Es);
        v.Check("cf_domain_value", modified.DomainValue);
        v.Check("cf_valid", modified.IsValid);
        modified.Warning.ShouldBe(Reason.OutsideDomain);
    }

    private static void FitGarch(ReferenceVector v)
    {
        var fit = GarchFit.Of(new SharedCsv(v.Input("csv").GetString()!).Numbers("r")).Value;
        fit.Converged.ShouldBeTrue();
        v.Check("mu", fit.Parameters.Mu);
        v.Check("omega", fit.Parameters.Omega);
        v.Check("alpha", fit.Parameters.Alpha);
        v.Check("beta", fit.Parameters.Beta);
        v.Check("hessian_se", fit.StandardErrors);
        v.Check("loglik", fit.LogLikelihood);
    }

    private static void Simulate(ReferenceVector v)
    {
        var r = new SharedCsv(v.Input("csv").GetString()!).Numbers("r");
        var parameters = new GarchParameters(v.Param("mu").GetDouble(), v.Param("omega").GetDouble(), v.Param("alpha").GetDouble(), v.Param("beta").GetDouble());
        var filtered = Garch.Filter(r, parameters).Value;
        v.Check("next_variance", filtered.NextVariance);
        v.Check("last_variance", filtered.Variances[^1]);
        v.Check("z_last", filtered.Standardised[^1]);
        var oneDay = FilteredHistoricalSimulation.OneDay(r, parameters, 0.99).Value;
        v.Check("one_day_var99", oneDay.Var);
        v.Check("one_day_es99", oneDay.Es);
        var tenDays = FilteredHistoricalSimulation.Run(r, parameters, v.Param("horizon").GetInt32(), v.Param("paths").GetInt32(), v.Param("seed").GetUInt64()).Value.Tail(0.99).Value;
        v.Check("ten_day_var99", tenDays.Var);
        v.Check("ten_day_es99", tenDays.Es);
    }

    private static void ConditionalDrawdown(ReferenceVector v)
    {
        var prices = v.Numbers("prices");
        v.Check("drawdowns", [.. Drawdowns.Series(prices).Value.Select(d => -d)]);
        v.Check("cdar80", DrawdownRisk.Conditional(prices, 0.8));
        v.Check("cdar90", DrawdownRisk.Conditional(prices, 0.9));
        v.Check("cdar0_average", DrawdownRisk.Conditional(prices, 0));
        v.Check("max", -Drawdowns.Maximum(prices).Value);
    }

    private static void BootstrapDrawdown(ReferenceVector v)
    {
        var r = new SharedCsv(v.Input("csv").GetString()!).Numbers(1);
        var result = DrawdownBootstrap.Run(r, v.Param("mean_block").GetDouble(), v.Param("horizon").GetInt32(), v.Param("paths").GetInt32(), v.Param("seed").GetUInt64()).Value;
        v.Check("mean", result.Mean);
        v.Check("median", result.Quantile(0.5));
        v.Check("q95", result.Quantile(0.95));
        v.Check("prob_ge_10pct", result.ShareAtLeast(0.10));
    }

    private static void Shock(ReferenceVector v)
    {
        string[] factors = [.. v.Input("factors").EnumerateArray().Select(f => f.GetString()!)];
        var covariance = CovarianceMatrix.FromCorrelation(v.Numbers("sd"), v.Rows("correlation"));
        var shocks = v.Param("shock").EnumerateObject().Select(s => new FactorShock(Array.IndexOf(factors, s.Name), s.Value.GetDouble())).ToArray();
        var result = Stress.Conditional(covariance, v.Numbers("betas"), shocks).Value;
        foreach (var name in v.Expected("conditional_mean").EnumerateObject().Select(p => p.Name)) v.Check($"conditional_mean.{name}", result.ConditionalMean[Array.IndexOf(factors, name)]);
        foreach (var name in v.Expected("conditional_sd").EnumerateObject().Select(p => p.Name)) v.Check($"conditional_sd.{name}", result.ConditionalDeviation[Array.IndexOf(factors, name)]);
        v.Check("mahalanobis", result.Mahalanobis);
        v.Check("portfolio_effect", result.Effect);
    }

    private static void LookBack(ReferenceVector v)
    {
        var csv = new SharedCsv(v.Input("csv").GetString()!);
        var dates = csv.Text("date");
        var options = new AnalogueOptions(v.Param("window").GetInt32(), v.Param("low").GetDouble(), v.Param("high").GetDouble(), v.Param("forward").GetInt32(), v.Param("min_gap").GetInt32());
        var result = Analogues.ByReturn(csv.Numbers("close"), options).Value;
        v.Check("count", result.Hits.Length);
        v.Count("episodes", result.Hits.Length);
        for (var i = 0; i < result.Hits.Length; i++)
        {
            v.Check($"episodes.{i}.date", dates[result.Hits[i].Index][..7]);
            v.Check($"episodes.{i}.past", result.Hits[i].Match);
            v.Check($"episodes.{i}.forward", result.Hits[i].Forward);
        }

        v.Check("forward_median", result.ForwardMedian);
        v.Check("forward_mean", result.ForwardMean);
        v.Check("share_negative", result.ShareNegative);
        v.Check("unconditional_median", result.UnconditionalMedian);
        v.Check("unconditional_share_negative", result.UnconditionalShareNegative);
        result.IsAnecdotal.ShouldBeFalse();
    }
}
