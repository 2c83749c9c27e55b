using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Events;

/// <summary>What a return is expected to be on an ordinary day (METHODS 8.1).</summary>
public enum ReturnModel
{
    /// <summary>r = a + b·m + e, least squares.</summary>
    Market,

    /// <summary>The market's return: r − m.</summary>
    MarketAdjusted,

    /// <summary>The mean of the estimation window: r − r̄.</summary>
    MeanAdjusted,
}

/// <summary>The divisor of the residual variance (METHODS 8.2).</summary>
public enum ResidualDivisor
{
    /// <summary>Days less estimated coefficients: L − 2 for the market model, L − 1 for the others.</summary>
    Freedom,

    /// <summary>L − 1 for every model, as the R package estudy2 has it.</summary>
    DaysLessOne,
}

/// <summary>A model fitted over an estimation window, and what it says of other days (METHODS 8.1, 8.2).</summary>
/// <param name="Kind">Model.</param>
/// <param name="Alpha">Intercept per day; the mean for the mean-adjusted model, 0 for the market-adjusted one.</param>
/// <param name="Beta">Slope; 1 for the market-adjusted model, 0 for the mean-adjusted one.</param>
/// <param name="Days">Returns used, L.</param>
/// <param name="ResidualSum">Σe² of the market and mean-adjusted models, Σ(e − ē)² of the market-adjusted one.</param>
/// <param name="MarketMean">m̄ over the days used; 0 where the model has no slope.</param>
/// <param name="MarketSpread">Σ(m − m̄)²; 0 where the model has no slope.</param>
/// <param name="Positive">Days of the estimation window with a positive abnormal return.</param>
public readonly record struct EstimatedModel(ReturnModel Kind, double Alpha, double Beta, int Days, double ResidualSum, double MarketMean, double MarketSpread, int Positive)
{
    /// <summary>L − 2 for the market model, L − 1 for the others.</summary>
    public int Freedom => Days - (Kind == ReturnModel.Market ? 2 : 1);

    /// <summary>Standard deviation of the residuals.</summary>
    public double ResidualDeviation(ResidualDivisor divisor = ResidualDivisor.Freedom) =>
        Math.Sqrt(ResidualSum / (divisor == ResidualDivisor.Freedom ? Freedom : Days - 1));

    /// <summary>Expected return on a day with that market return.</summary>
    public double Expected(double market) => Kind == ReturnModel.MeanAdjusted ? Alpha : Alpha + Beta * market;

    /// <summary>
    /// Variance of the sum of abnormal returns over <paramref name="days"/> days whose market returns sum to <paramref name="marketSum"/>:
    /// s²[L₁ + L₁²/L + (Σ(m − m̄))²/Sxx]; the last term without a slope, the last two without coefficients, are absent. METHODS 8.2.
    /// </summary>
    public double Variance(int days, double marketSum, ResidualDivisor divisor = ResidualDivisor.Freedom)
    {
        var deviation = ResidualDeviation(divisor);
        var factor = (double)days;
        if (Kind != ReturnModel.MarketAdjusted) factor += (double)days * days / Days;
        if (Kind == ReturnModel.Market)
        {
            var away = marketSum - days * MarketMean;
            factor += away * away / MarketSpread;
        }

        return deviation * deviation * factor;
    }
}

/// <summary>Fits the models of an event study (METHODS 8.1).</summary>
public static class EstimationModels
{
    // What rounding leaves of residuals, or of a constant market, relative to the squares they come from.
    private const double Rounding = 1e-26;

    /// <summary>
    /// Fits a model to returns and market returns of the same days (fractions, or logs throughout); days with a side missing (NaN) are
    /// dropped. <see cref="Reason.TooShort"/> below <paramref name="minimum"/> days, or without degrees of freedom;
    /// <see cref="Reason.ZeroVariance"/> for a constant market (market model) or for residuals that are all zero, which exclude the stock;
    /// <see cref="Reason.OutsideDomain"/> for infinite numbers. METHODS 8.1, 8.3.
    /// </summary>
    public static Outcome<EstimatedModel> Fit(ReadOnlySpan<double> returns, ReadOnlySpan<double> market, ReturnModel model = ReturnModel.Market, int minimum = 0)
    {
        Defined.SameLength(returns.Length, market.Length, nameof(market));
        return Fit(returns, market, model, minimum, []);
    }

    /// <summary>As <see cref="Fit(ReadOnlySpan{double}, ReadOnlySpan{double}, ReturnModel, int)"/>; writes the abnormal returns of all days, NaN where missing.</summary>
    internal static Outcome<EstimatedModel> Fit(ReadOnlySpan<double> returns, ReadOnlySpan<double> market, ReturnModel model, int minimum, Span<double> abnormal)
    {
        var days = 0;
        double sumR = 0, sumM = 0;
        for (var t = 0; t < returns.Length; t++)
        {
            var (r, m) = (returns[t], market[t]);
            if (double.IsNaN(r + m)) continue;
            days++;
            sumR += r;
            sumM += m;
        }

        var needed = Math.Max(minimum, model == ReturnModel.Market ? 3 : 2);
        if (days < needed) return Undefined(Reason.TooShort, $"The estimation window has {days} returns; {needed} are needed.");
        if (!double.IsFinite(sumR + sumM)) return Undefined(Reason.OutsideDomain, "A return is not finite.");
        double meanR = sumR / days, meanM = sumM / days, squaresR = 0, squaresM = 0, cross = 0, rawM = 0, rawR = 0;
        for (var t = 0; t < returns.Length; t++)
        {
            var (r, m) = (returns[t] - meanR, market[t] - meanM);
            if (double.IsNaN(r + m)) continue;
            squaresR += r * r;
            squaresM += m * m;
            cross += r * m;
            rawR += returns[t] * returns[t];
            rawM += market[t] * market[t];
        }

        if (model == ReturnModel.Market && !(squaresM > Rounding * rawM)) return Undefined(Reason.ZeroVariance, "The market's return does not vary in the estimation window.");
        var beta = model switch { ReturnModel.Market => cross / squaresM, ReturnModel.MarketAdjusted => 1, _ => 0 };
        var alpha = model == ReturnModel.MarketAdjusted ? 0 : meanR - beta * meanM;
        var meanResidual = model == ReturnModel.MarketAdjusted ? meanR - meanM : 0;
        var residuals = 0.0;
        var positive = 0;
        for (var t = 0; t < returns.Length; t++)
        {
            var e = returns[t] - alpha - beta * market[t];
            if (double.IsNaN(e)) e = double.NaN;
            else
            {
                residuals += (e - meanResidual) * (e - meanResidual);
                if (e > 0) positive++;
            }

            if (!abnormal.IsEmpty) abnormal[t] = e;
        }

        if (!double.IsFinite(alpha + beta + residuals)) return Undefined(Reason.OutsideDomain, "The fit overflows.");
        if (!(residuals > Rounding * Math.Max(rawR, beta * beta * rawM))) return Undefined(Reason.ZeroVariance, "The residuals do not vary in the estimation window.");
        var sloped = model == ReturnModel.Market;
        return new EstimatedModel(model, alpha, beta, days, residuals, sloped ? meanM : 0, sloped ? squaresM : 0, positive);
    }

    private static Outcome<EstimatedModel> Undefined(Reason reason, string detail) => Outcome<EstimatedModel>.Undefined(reason, detail);
}
