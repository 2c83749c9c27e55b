using Bellwether.Analytics.Rallies;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Tests.Reference;

/// <summary>The vectors of METHODS 9.2 and 9.3.</summary>
internal static class RatioCases
{
    public static void BaconRatios(ReferenceVector v)
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

    public static void Empyrical(ReferenceVector v)
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

    public static void EmpyricalPeriods(ReferenceVector v)
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

    public static void Degenerate(ReferenceVector v)
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

    public static void CaptureAndBeta(ReferenceVector v)
    {
        double[] r = v.Numbers("capture.returns"), b = v.Numbers("capture.benchmark");
        var m = v.Param("periods_per_year").GetDouble();
        v.Check("up_capture", Capture.Up(r, b, CaptureVariant.Annualised, m));
        v.Check("down_capture", Capture.Down(r, b, CaptureVariant.Annualised, m));
        v.Check("up_down_capture", Capture.UpDown(r, b, CaptureVariant.Annualised, m));
        v.Check("down_beta", MarketFit.Bear(v.Numbers("down_beta.returns"), v.Numbers("down_beta.benchmark")).Value.Beta);
        v.Check("up_beta", MarketFit.Bull(v.Numbers("up_beta.returns"), v.Numbers("up_beta.benchmark")).Value.Beta);
    }

    public static void BearBeta(ReferenceVector v)
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
}
