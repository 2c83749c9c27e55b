namespace Bellwether.Analytics;

/// <summary>The measures of risk, losses positive (METHODS 9).</summary>
public static partial class Measures
{
    /// <summary>Volatility per year from closes.</summary>
    public static readonly Measure Volatility = new("volatility", Unit.Fraction, "METHODS 9.1", "sd (n - 1) of daily log returns x sqrt(252)");

    /// <summary>Volatility per year now, recent days weighing more.</summary>
    public static readonly Measure EwmaVolatility = new("ewma_volatility", Unit.Fraction, "METHODS 9.1", "sqrt(252 s2), s2(t) = 0.94 s2(t-1) + 0.06 r(t)^2, the last day");

    /// <summary>Volatility per year from open, high, low and close.</summary>
    public static readonly Measure RogersSatchellVolatility = new("rogers_satchell_volatility", Unit.Fraction, "METHODS 9.1", "sqrt(252 mean(ln(H/C) ln(H/O) + ln(L/C) ln(L/O)))");

    /// <summary>Volatility per year from open, high, low and close, with overnight moves.</summary>
    public static readonly Measure YangZhangVolatility = new("yang_zhang_volatility", Unit.Fraction, "METHODS 9.1", "sqrt(252 (var overnight + k var daytime + (1 - k) RS))");

    /// <summary>Downside deviation per year, target 0.</summary>
    public static readonly Measure DownsideDeviation = new("downside_deviation", Unit.Fraction, "METHODS 9.2", "sqrt(252 mean(min(r, 0)^2)) over all days");

    /// <summary>Geometric return per year.</summary>
    public static readonly Measure AnnualReturn = new("annual_return", Unit.Fraction, "METHODS 2.2", "prod(1 + r)^(252 / n) - 1");

    /// <summary>Sharpe ratio per year; no risk-free rate is taken off.</summary>
    public static readonly Measure Sharpe = new("sharpe", Unit.Number, "METHODS 9.2", "mean / sd x sqrt(252), risk-free rate 0");

    /// <summary>Sortino ratio per year, target 0.</summary>
    public static readonly Measure Sortino = new("sortino", Unit.Number, "METHODS 9.2", "mean x 252 / (downside deviation x sqrt(252)), target 0");

    /// <summary>Return per year over the deepest drawdown.</summary>
    public static readonly Measure Calmar = new("calmar", Unit.Number, "METHODS 9.2", "geometric return per year / max drawdown");

    /// <summary>Gains over losses around 0.</summary>
    public static readonly Measure Omega = new("omega", Unit.Number, "METHODS 9.2", "sum max(r, 0) / sum max(-r, 0)");

    /// <summary>Root mean squared drawdown.</summary>
    public static readonly Measure UlcerIndex = new("ulcer_index", Unit.Fraction, "METHODS 9.2", "sqrt(mean(DD^2))");

    /// <summary>Deepest drawdown, positive.</summary>
    public static readonly Measure MaxDrawdown = new("max_drawdown", Unit.Fraction, "METHODS 9.2", "max of 1 - P / running maximum");

    /// <summary>One-day loss not exceeded on a share c of days, positive.</summary>
    public static readonly Measure ValueAtRisk = new("value_at_risk", Unit.Fraction, "METHODS 9.4", "- quantile (type 7) of daily returns at 1 - c");

    /// <summary>Mean one-day loss on the days beyond the value at risk, positive.</summary>
    public static readonly Measure ExpectedShortfall = new("expected_shortfall", Unit.Fraction, "METHODS 9.4", "- mean of returns at or below the quantile");

    /// <summary>How far outside its domain the Cornish–Fisher expansion is: at most 0 inside.</summary>
    public static readonly Measure CornishFisherDomain = new("cornish_fisher_domain", Unit.Number, "METHODS 9.5", "S^2/9 - 4 (K/8 - S^2/6)(1 - K/8 - 5 S^2/36), at most 0 where quantiles are monotone");

    /// <summary>GARCH persistence.</summary>
    public static readonly Measure GarchPersistence = new("garch_persistence", Unit.Number, "METHODS 9.6", "alpha + beta of the fitted GARCH(1,1)");

    /// <summary>Mean of the worst daily drawdowns, positive.</summary>
    public static readonly Measure ConditionalDrawdown = new("conditional_drawdown", Unit.Fraction, "METHODS 9.8", "mean of the worst 1 - c share of daily drawdowns");

    /// <summary>Quantile of the deepest drawdown of resampled futures, positive.</summary>
    public static readonly Measure DrawdownQuantile = new("drawdown_quantile", Unit.Fraction, "METHODS 9.9", "quantile of max drawdown over resampled futures");

    /// <summary>Share of resampled futures with a drawdown at least as deep as given.</summary>
    public static readonly Measure DrawdownProbability = new("drawdown_probability", Unit.Fraction, "METHODS 9.9", "share of resampled futures with max drawdown >= x");

    /// <summary>Days of returns a measure stands on.</summary>
    public static readonly Measure ReturnCount = new("return_count", Unit.Count, "METHODS 0.6", "daily returns in the window");

    /// <summary>Slope on the other gauge.</summary>
    public static readonly Measure Beta = new("beta", Unit.Number, "METHODS 9.3", "least-squares slope of daily returns on the other gauge's");

    /// <summary>Slope on the other gauge's rising days.</summary>
    public static readonly Measure BullBeta = new("bull_beta", Unit.Number, "METHODS 9.3", "slope on days on which the other gauge rose");

    /// <summary>Slope on the other gauge's falling days.</summary>
    public static readonly Measure BearBeta = new("bear_beta", Unit.Number, "METHODS 9.3", "slope on days on which the other gauge fell");

    /// <summary>Correlation of daily returns.</summary>
    public static readonly Measure Correlation = new("correlation", Unit.Number, "METHODS 0.4", "Pearson correlation of daily returns");

    /// <summary>Cumulative return on the other gauge's rising days over its own.</summary>
    public static readonly Measure UpCapture = new("up_capture", Unit.Number, "METHODS 9.3", "cumulative return on days b > 0 / that of b");

    /// <summary>Cumulative return on the other gauge's days without a rise over its own.</summary>
    public static readonly Measure DownCapture = new("down_capture", Unit.Number, "METHODS 9.3", "cumulative return on days b <= 0 / that of b");

    /// <summary>Volatility over the other gauge's.</summary>
    public static readonly Measure VolatilityRatio = new("volatility_ratio", Unit.Number, "METHODS 9.1", "sd of daily returns / that of the other gauge on common days");

    /// <summary>Variance over the other gauge's, with a bootstrap interval.</summary>
    public static readonly Measure VarianceRatio = new("variance_ratio", Unit.Number, "METHODS 7.7, 9.1", "variance / variance of the other gauge on common days; 95 % interval of the stationary bootstrap of paired days");

    /// <summary>Expected shortfall over the other gauge's, with a bootstrap interval.</summary>
    public static readonly Measure ShortfallRatio = new("shortfall_ratio", Unit.Number, "METHODS 7.7, 9.4", "expected shortfall / that of the other gauge on common days; 95 % interval of the stationary bootstrap of paired days");

    /// <summary>Deepest drawdown over the other gauge's, with a bootstrap interval.</summary>
    public static readonly Measure DrawdownRatio = new("drawdown_ratio", Unit.Number, "METHODS 7.7, 9.9", "max drawdown / that of the other gauge on common days; 95 % interval of the stationary bootstrap of paired days");
}
