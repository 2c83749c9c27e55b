using Bellwether.Analytics.Breadth;
using Bellwether.Analytics.Attribution;
using Bellwether.Analytics.Contribution;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Events;
using Bellwether.Analytics.Gauges;
using Bellwether.Analytics.Rallies;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;
using FsCheck;
using FsCheck.Fluent;

namespace Bellwether.Tests.Analytics;

/// <summary>METHODS 0.5: whatever goes in, a number that comes out is a number.</summary>
public sealed class NothingUndefinedComesOutTests
{
    private static readonly Dictionary<string, Func<double[], double[], Outcome<double>>> Numbers = new(StringComparer.Ordinal)
    {
        ["mean"] = (x, _) => Moments.Mean(x),
        ["variance"] = (x, _) => Moments.Variance(x),
        ["autocorrelation"] = (x, _) => Moments.Autocorrelation1(x),
        ["covariance"] = (x, y) => Moments.Covariance(x, y),
        ["correlation"] = (x, y) => Moments.Correlation(x, y),
        ["quantile"] = (x, _) => Quantile.Of(x, 0.3),
        ["window return"] = (x, _) => PriceReturns.Window(x),
        ["cumulative"] = (x, _) => CumulativeReturn.Total(x),
        ["cumulative log"] = (x, _) => CumulativeReturn.OfLog(x),
        ["geometric"] = (x, _) => Annualised.Geometric(x, 252),
        ["arithmetic"] = (x, _) => Annualised.Arithmetic(x, 252),
        ["relative"] = (x, y) => RelativeReturn.AnnualisedGeometric(x, y, 12),
        ["carino"] = (x, _) => CarinoContribution.Coefficient(x.FirstOrDefault()),
        ["share"] = (x, _) => ExTop.Share(x, 100, 110, 2),
        ["share above"] = (x, y) => MovingAverage.ShareAbove([x, y], 2),
        ["deepest"] = (x, _) => Drawdowns.MaximumOfReturns(x),
        ["volatility"] = (x, _) => Volatility.OfReturns(x, 252),
        ["close to close"] = (x, _) => Volatility.CloseToClose(x, 252),
        ["rogers-satchell"] = (x, y) => RangeVolatility.RogersSatchell(x, y, x, y, 252),
        ["yang-zhang"] = (x, y) => RangeVolatility.YangZhang(x, [.. x.Zip(y, Math.Max)], [.. x.Zip(y, Math.Min)], y, 252),
        ["downside"] = (x, _) => PartialMoments.DownsideDeviation(x, 0.01),
        ["sharpe"] = (x, _) => Ratios.Sharpe(x, 252),
        ["sharpe geometric"] = (x, _) => Ratios.SharpeGeometric(x, 252),
        ["sharpe adjusted"] = (x, _) => Ratios.SharpeAdjusted(x, 252),
        ["sortino"] = (x, _) => Ratios.SortinoAnnual(x, 0, 252),
        ["omega"] = (x, _) => Ratios.OmegaSharpe(x),
        ["calmar"] = (x, _) => Ratios.Calmar(x, 252),
        ["martin"] = (x, _) => Ratios.Martin(x, 252),
        ["pain"] = (x, _) => Ratios.Pain(x, 252),
        ["skew/kurt"] = (x, _) => Ratios.SkewnessKurtosis(x),
        ["kurtosis"] = (x, _) => SampleShape.ExcessKurtosis(x),
        ["mad"] = (x, _) => SampleShape.MeanAbsoluteDeviation(x),
        ["conditional drawdown"] = (x, _) => DrawdownRisk.Conditional(x, 0.9),
        ["timing"] = (x, y) => MarketFit.TimingRatio(x, y),
        ["jensen"] = (x, y) => MarketFit.JensenAlpha(x, y, 0, 252),
        ["market model"] = (x, y) => EstimationModels.Fit(x, y) is { HasValue: true } model ? model.Value.Beta : Outcome<double>.Undefined(Reason.NoData),
        ["mean-adjusted"] = (x, y) => EstimationModels.Fit(x, y, ReturnModel.MeanAdjusted) is { HasValue: true } model ? model.Value.Variance(2, 0.1) : Outcome<double>.Undefined(Reason.NoData),
        ["robust scale"] = (x, _) => RobustZ.Of(x) is { HasValue: true } z ? z.Value.Scale : Outcome<double>.Undefined(Reason.NoData),
        ["best days"] = (x, _) => new BestDays(x, 0).Share(1),
        ["without best days"] = (x, _) => new BestDays(x, 0).ReturnWithout(1),
        ["residual correlation"] = (x, y) => ResidualCorrelation.Mean([x, y], [0, 0]),
        ["capture"] = (x, y) => Capture.UpDown(x, y),
        ["capture annualised"] = (x, y) => Capture.UpDown(x, y, CaptureVariant.Annualised),
    };

    private static readonly Dictionary<string, Func<double[], double[], double[]?>> Tables = new(StringComparer.Ordinal)
    {
        ["population"] = (x, _) => Moments.Population(x).OrNull is { } m ? [m.Mean, m.Variance, m.Skewness, m.ExcessKurtosis] : null,
        ["cumulative path"] = (x, _) => CumulativeReturn.Path(x).OrNull?.ToArray(),
        ["daily points"] = (x, y) => DailyPoints.CapWeighted(x, y, 100).OrNull?.ToArray(),
        ["price weighted"] = (x, y) => DailyPoints.PriceWeighted(x, y, 2).OrNull?.ToArray(),
        ["opening weights"] = (x, _) => DailyPoints.OpeningWeights(x).OrNull?.ToArray(),
        ["carino links"] = (x, y) => CarinoContribution.Link([x, y]).OrNull?.Fractions.ToArray(),
        ["concentration"] = (x, _) => Concentration.Of(x).OrNull is { } c ? [c.Hhi, c.EffectiveNumber, c.Normalised, c.EntropyNumber, c.Gini, c.Top(3)] : null,
        ["drawdowns"] = (x, _) => Drawdowns.Series(x).OrNull?.ToArray(),
        ["episodes"] = (x, _) => Drawdowns.Episodes(x).OrNull?.Select(e => e.Depth).ToArray(),
        ["brinson"] = (x, y) => Brinson.Fachler([.. x.Select(_ => 1.0 / x.Length)], [.. x.Select(_ => 1.0 / x.Length)], x, y).OrNull?.Selection.ToArray(),
        ["geometric"] = (x, y) => GeometricBrinson.Of([.. x.Select(_ => 1.0 / x.Length)], [.. x.Select(_ => 1.0 / x.Length)], x, y).OrNull?.Selection.ToArray(),
        ["links"] = (x, y) => LinkingCoefficients.Of(x, y).OrNull is { } c ? [c.CarinoWindow, c.MencheroM, .. c.CarinoPeriod, .. c.MencheroCorrection, .. c.Grap] : null,
        ["historical"] = (x, _) => ValueAtRisk.Historical(x, 0.9).OrNull is { } t ? [t.Var, t.Es] : null,
        ["gaussian"] = (x, _) => ValueAtRisk.Gaussian(x, 0.9).OrNull is { } t ? [t.Var, t.Es] : null,
        ["cornish-fisher"] = (x, _) => CornishFisher.Of(x, 0.9).OrNull is { } t ? [t.Var, t.Es, t.EsUnconstrained, t.DomainValue] : null,
        ["line"] = (x, y) => MarketFit.Of(x, y).OrNull is { } l ? [l.Alpha, l.Beta] : null,
        ["garch"] = (x, _) => Garch.Filter(x, new GarchParameters(0, 0.1, 0.1, 0.8)).OrNull is { } g ? [g.LogLikelihood, g.NextVariance, .. g.Standardised] : null,
        ["simulation"] = (x, _) => FilteredHistoricalSimulation.Run(x, new GarchParameters(0, 0.1, 0.1, 0.8), 3, 20, 1).OrNull?.HorizonReturns.ToArray(),
        ["drawdown bootstrap"] = (x, _) => DrawdownBootstrap.Run(x, 2, 5, 20, 1).OrNull?.Ascending.ToArray(),
        ["block length"] = (x, _) => BlockLength.Of(x).OrNull is { } b ? [b.Stationary, b.Circular, b.G, b.LongRunVariance] : null,
        ["regression"] = (x, y) => LeastSquares.Fit(x, [.. y.Select(v => new[] { v })]).OrNull is { Dropped.IsEmpty: true } f ? [.. f.Coefficients, f.ResidualSum, f.TotalSum] : null,
        ["window decomposition"] = (x, y) => WindowDecomposition.Of(x, [.. y.Select(v => new[] { v })]).OrNull is { } d ? [d.Alpha, d.Residual, .. d.Factors, d.SystematicShare] : null,
        ["outperformance"] = (x, y) => Outperformance.Bootstrap(x, y, 2, 20, 1).OrNull is { } o ? [o.Estimate, o.PValue, .. o.Ascending] : null,
        ["z-scores"] = (x, _) => x.Any(double.IsNaN) ? null : CrossSection.ZScores(x).OrNull?.ToArray(),
        ["analogues"] = (x, _) => Analogues.ByReturn(x, new AnalogueOptions(1, -0.5, 0.5, 1, 1)).OrNull is { } a ? [a.UnconditionalMedian, .. a.Hits.Select(h => h.Forward)] : null,
        ["stress"] = (x, y) => x.Length < 2 ? null : Stress.Conditional([[x[0], x[1]], [x[1], y[0]]], [1, 1], new FactorShock(0, y[1])).OrNull is { } s ? [s.Effect, s.EffectDeviation, s.Mahalanobis, .. s.ConditionalMean] : null,
    };

    public static TheoryData<string> NumberNames => [.. Numbers.Keys];

    public static TheoryData<string> TableNames => [.. Tables.Keys];

    [Theory, MemberData(nameof(NumberNames))]
    public void A_measure_gives_a_finite_number_or_a_reason(string name) => Draw.Law(Nasty, pair => Numbers[name](pair.X, pair.Y) is not { HasValue: true, Value: var value } || double.IsFinite(value));

    [Theory, MemberData(nameof(TableNames))]
    public void A_table_holds_finite_numbers_or_is_undefined_with_a_reason(string name) => Draw.Law(Nasty, pair => Tables[name](pair.X, pair.Y) is not { } values || values.All(double.IsFinite));

    [Fact]
    public void A_fitted_volatility_model_is_finite_or_refused_on_anything() => Draw.Few(Nasty, pair =>
        GarchFit.Of(pair.X).OrNull is not { } fit || (fit.Parameters.IsStationary && double.IsFinite(fit.LogLikelihood) && fit.Variances.All(double.IsFinite)));

    /// <summary>Equally long series of what data can contain at its worst, and of ordinary returns and prices.</summary>
    private static Arbitrary<(double[] X, double[] Y)> Nasty { get; } =
        (from n in Gen.Choose(0, 24)
         from x in Series(n)
         from y in Series(n)
         select (x, y)).ToArbitrary();

    private static Gen<double[]> Series(int n) => Gen.OneOf(
        Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -1, 1, 1e-300, 1e300, double.MaxValue, double.Epsilon, 0.01).ArrayOf(n),
        Gen.Elements(0.01, 0.01, 0.01, double.NaN).ArrayOf(n),
        Gen.Elements(0, -1, 0.5, -2, 1e-9).ArrayOf(n),
        Gen.Elements(0.02, -0.02, 0.1).ArrayOf(n),
        Draw.Fraction(-0.1, 0.1).ArrayOf(n),
        Draw.Fraction(50, 150).ArrayOf(n),
        Gen.Constant(Enumerable.Repeat(0.1, n).ToArray()));
}
