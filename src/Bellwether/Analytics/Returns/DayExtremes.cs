using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Returns;

/// <summary>The largest moves from one price to the next (METHODS 2.1).</summary>
/// <param name="BestIndex">Position of the price after the largest rise, the first on ties.</param>
/// <param name="Best">The largest return.</param>
/// <param name="WorstIndex">Position of the price after the largest fall.</param>
/// <param name="Worst">The smallest return.</param>
public readonly record struct DayExtremes(int BestIndex, double Best, int WorstIndex, double Worst)
{
    /// <summary>Of n prices, missing ones (NaN) skipped; <see cref="Reason.TooShort"/> without a return. Reasons as <see cref="PriceReturns.Simple"/>. METHODS 2.1.</summary>
    public static Outcome<DayExtremes> Of(ReadOnlySpan<double> prices)
    {
        var returns = PriceReturns.Simple(prices);
        if (!returns.HasValue) return Outcome<DayExtremes>.Undefined(returns.Reason, returns.Detail);
        var (best, worst) = (-1, -1);
        for (var t = 0; t < returns.Value.Length; t++)
        {
            if (double.IsNaN(returns.Value[t])) continue;
            if (best < 0 || returns.Value[t] > returns.Value[best]) best = t;
            if (worst < 0 || returns.Value[t] < returns.Value[worst]) worst = t;
        }

        return best < 0
            ? Outcome<DayExtremes>.Undefined(Reason.TooShort, "A return needs two prices.")
            : new DayExtremes(best + 1, returns.Value[best], worst + 1, returns.Value[worst]);
    }
}
