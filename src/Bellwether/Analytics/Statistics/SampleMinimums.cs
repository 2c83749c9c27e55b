using Bellwether.Market;

namespace Bellwether.Analytics.Statistics;

/// <summary>
/// How many observations a published statistic needs (METHODS 0.6): a policy of whoever publishes. The numerical functions themselves
/// accept any mathematically sufficient sample.
/// </summary>
public sealed record SampleMinimums
{
    /// <summary>The defaults of METHODS 0.6.</summary>
    public static SampleMinimums Default { get; } = new();

    /// <summary>Returns for a volatility.</summary>
    public int Volatility { get; init; } = 20;

    /// <summary>Pairs for a beta; bull and bear betas need <see cref="ConditionalBeta"/> each.</summary>
    public int Beta { get; init; } = 30;

    /// <summary>Days on each side for bull and bear betas (METHODS 9.3).</summary>
    public int ConditionalBeta { get; init; } = 20;

    /// <summary>Returns for a market model.</summary>
    public int MarketModel { get; init; } = 60;

    /// <summary>Returns from which a market model needs no warning.</summary>
    public int MarketModelTarget { get; init; } = 120;

    /// <summary>Returns for GARCH.</summary>
    public int Garch { get; init; } = 500;

    /// <summary>Returns for a bootstrap.</summary>
    public int Bootstrap { get; init; } = 20;

    /// <summary>max(30, 10 per regressor) days for a regression with HAC errors. METHODS 0.6.</summary>
    public static int HacRegression(int regressors) => Math.Max(30, 10 * regressors);

    /// <summary>⌈10/(1−c)⌉ returns for a historical value at risk. METHODS 0.6.</summary>
    public static int HistoricalVar(double confidence) => (int)Math.Ceiling(10 / (1 - confidence) - 1e-9);

    /// <summary>max(20, 3 per coefficient) stocks for a cross-section. METHODS 0.6.</summary>
    public static int CrossSection(int coefficients) => Math.Max(20, 3 * coefficients);

    /// <summary><see cref="Reason.TooShort"/> below the minimum, else <see cref="Reason.None"/>. METHODS 0.6.</summary>
    public static Reason Check(int observations, int minimum) => observations < minimum ? Reason.TooShort : Reason.None;
}
