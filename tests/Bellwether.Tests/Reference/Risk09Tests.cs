using System.Collections.Immutable;
using Bellwether.Analytics.Rallies;
using Bellwether.Analytics.Returns;
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
        ["9.2-bacon-ratios"] = BaconRatios,
        ["9.2-degenerate"] = Degenerate,
        ["9.2-empyrical"] = Empyrical,
        ["9.2-empyrical-weekly-monthly"] = EmpyricalPeriods,
        ["9.3-bear-beta-ham1"] = BearBeta,
        ["9.3-capture-beta-empyrical"] = CaptureAndBeta,
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

    private static void BaconRatios(ReferenceVector v)
    {
        var csv = new SharedCsv(v.Input("csv").GetString()!);
        double[] r = csv.Numbers(1), b = csv.Numbers(2);
        double mar = v.Param("MAR").GetDouble(), m = v.Param("periods_per_year").GetDouble();
        var moments = Moments.Population(r).Value;
        var values = new Dictionary<string, Outcome<double>>(StringComparer.Ordinal)
        {
            ["downside_deviation"] = PartialMoments.DownsideDeviation(r, mar),
            ["downside_potential"] = PartialMoments.DownsidePotential(r, mar),
            ["upside_risk"] = PartialMoments.UpsideRisk(r, mar),
            ["upside_potential"] = PartialMoments.UpsidePotential(r, mar),
            ["omega"] = Ratios.Omega(r, mar),
            ["omega_sharpe"] = Ratios.OmegaSharpe(r, mar),
            ["bernardo_ledoit"] = Ratios.Omega(r),
            ["sortino"] = Ratios.Sortino(r, mar),
            ["mean_absolute_deviation"] = SampleShape.MeanAbsoluteDeviation(r),
            ["skew_kurt_ratio"] = Ratios.SkewnessKurtosis(r),
            ["skewness_moment"] = moments.Skewness,
            ["kurtosis_moment"] = moments.ExcessKurtosis + 3,
            ["sample_kurtosis"] = SampleShape.Kurtosis(r),
            ["sample_excess_kurtosis"] = SampleShape.ExcessKurtosis(r),
            ["pain_index"] = DrawdownRisk.PainIndex(r),
            ["ulcer_index"] = DrawdownRisk.UlcerIndex(r),
            ["max_drawdown"] = DrawdownRisk.Maximum(r),
            ["annual_return"] = Annualised.Geometric(r, m),
            ["annual_vol"] = Volatility.OfReturns(r, m),
            ["sharpe_annual"] = Ratios.SharpeGeometric(r, m),
            ["calmar"] = Ratios.Calmar(r, m),
            ["martin"] = Ratios.Martin(r, m),
            ["pain_ratio"] = Ratios.Pain(r, m),
            ["beta"] = MarketFit.Of(r, b).Value.Beta,
            ["adjusted_sharpe"] = Ratios.SharpeAdjusted(r, m),
            ["jensen_alpha"] = MarketFit.JensenAlpha(r, b, v.Param("rf").GetDouble(), m),
            ["upside_frequency"] = PartialMoments.UpsideFrequency(r, mar),
            ["downside_frequency"] = PartialMoments.DownsideFrequency(r, mar),
            ["capture_up"] = Capture.Up(r, b),
            ["capture_down"] = Capture.Down(r, b),
        };
        foreach (var part in new[] { "published_rounded", "full" })
            foreach (var name in v.Expected(part).EnumerateObject().Select(p => p.Name))
                v.Check($"{part}.{name}", values[name]);
    }

    private static void Empyrical(ReferenceVector v)
    {
        var r = v.Numbers("simple_returns");
        var m = v.Param("periods_per_year").GetDouble();
        v.Check("annual_vol", Volatility.OfReturns(r, m));
        v.Check("sharpe", Ratios.Sharpe(r, m));
        v.Check("sortino", Ratios.SortinoAnnual(r, 0, m));
        v.Check("downside_risk", PartialMoments.AnnualDownsideDeviation(r, 0, m));
        v.Check("downside_risk_mar10pct", PartialMoments.AnnualDownsideDeviation(r, 0.1, m));
        v.Check("omega_threshold_11_pow_1_252_minus_1", Ratios.Omega(r, Math.Pow(11, 1 / 252.0) - 1));
        v.Check("omega_threshold_1pct", Ratios.Omega(r, 0.01));
        v.Check("max_drawdown", Drawdowns.MaximumOfReturns(r));
    }

    private static void EmpyricalPeriods(ReferenceVector v)
    {
        var r = v.Numbers("simple_returns");
        foreach (var period in v.Param("periods_per_year").EnumerateObject())
        {
            var m = period.Value.GetDouble();
            v.Check($"{period.Name}.annual_vol", Volatility.OfReturns(r, m));
            v.Check($"{period.Name}.annual_return", Annualised.Geometric(r, m));
            v.Check($"{period.Name}.calmar", Ratios.Calmar(r, m));
            v.Check($"{period.Name}.downside_risk", PartialMoments.AnnualDownsideDeviation(r, 0, m));
            v.Check($"{period.Name}.downside_risk_mar10pct", PartialMoments.AnnualDownsideDeviation(r, 0.1, m));
            v.Check($"{period.Name}.sortino", Ratios.SortinoAnnual(r, 0, m));
        }
    }

    private static void Degenerate(ReferenceVector v)
    {
        for (var i = 0; i < v.Expected("rows").GetArrayLength(); i++)
        {
            var row = $"rows.{i}";
            var name = v.Expected($"{row}.case").GetString()!;
            v.Check($"{row}.case", name);
            double[] r = name switch
            {
                "empty" => [],
                "one return 0.01" => [0.01],
                "constant 0.01 x 9" => [.. Enumerable.Repeat(0.01, 9)],
                "all positive" => [0.01, 0.02, 0.005, 0.03],
                _ => throw new NotSupportedException(name),
            };
            var values = new Dictionary<string, Outcome<double>>(StringComparer.Ordinal)
            {
                ["mean"] = Moments.Mean(r),
                ["sd"] = Moments.StandardDeviation(r),
                ["sharpe"] = Ratios.Sharpe(r, 252),
                ["sortino"] = Ratios.Sortino(r),
                ["omega"] = Ratios.Omega(r),
                ["calmar"] = Ratios.Calmar(r, 252),
                ["max_drawdown"] = Drawdowns.MaximumOfReturns(r),
            };
            foreach (var field in v.Expected(row).EnumerateObject().Select(p => p.Name).Except(["case", "reason"], StringComparer.Ordinal)) v.Check($"{row}.{field}", values[field]);
            if (!v.Expected(row).TryGetProperty("reason", out _)) continue;
            var constant = values["sharpe"].Reason == Reason.ZeroVariance;
            new[] { values["sortino"], values["omega"], values["calmar"] }.ShouldAllBe(x => x.Reason == Reason.NoDownside);
            v.Check($"{row}.reason", constant ? "zero variance" : "no downside / no drawdown");
        }
    }

    private static void CaptureAndBeta(ReferenceVector v)
    {
        double[] r = v.Numbers("capture.returns"), b = v.Numbers("capture.benchmark");
        var m = v.Param("periods_per_year").GetDouble();
        v.Check("up_capture", Capture.Up(r, b, CaptureVariant.Annualised, m));
        v.Check("down_capture", Capture.Down(r, b, CaptureVariant.Annualised, m));
        v.Check("up_down_capture", Capture.UpDown(r, b, CaptureVariant.Annualised, m));
        v.Check("down_beta", MarketFit.Bear(v.Numbers("down_beta.returns"), v.Numbers("down_beta.benchmark")).Value.Beta);
        v.Check("up_beta", MarketFit.Bull(v.Numbers("up_beta.returns"), v.Numbers("up_beta.benchmark")).Value.Beta);
    }

    private static void BearBeta(ReferenceVector v)
    {
        var csv = new SharedCsv(v.Input("csv").GetString()!);
        double[] asset = csv.Numbers(v.Input("asset").GetString()!), market = csv.Numbers(v.Input("benchmark").GetString()!), rf = csv.Numbers(v.Input("rf").GetString()!);
        double[] a = MarketFit.Excess(asset, rf), b = MarketFit.Excess(market, rf);
        v.Check("beta", MarketFit.Of(a, b).Value.Beta);
        v.Check("alpha", MarketFit.Of(a, b).Value.Alpha);
        v.Check("beta_bear", MarketFit.Bear(a, b).Value.Beta);
        v.Check("beta_bull", MarketFit.Bull(a, b).Value.Beta);
        v.Check("timing_ratio", MarketFit.TimingRatio(a, b));
        v.Check("up_capture", Capture.Up(asset, market));
        v.Check("down_capture", Capture.Down(asset, market));
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
            v.Check($"episodes.{i}.past", result.Hits[i].Past);
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
